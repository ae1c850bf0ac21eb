// The same calls through gRPC C++, driven by the completion queues of one
// thread at each end: its fastest way, as no call is handed to another thread.

#include <echo.grpc.pb.h>
#include <grpcpp/grpcpp.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/peer.h"

namespace {

using wool::bench::Echo;
using wool::bench::Payload;

// Calls beyond these wait in the server for an answer to become free.
constexpr int kAnswersWaiting = 200;

std::string PayloadBytes() {
  uint8_t bytes[BENCH_PAYLOAD_LEN];
  bench_payload(bytes);
  return std::string(reinterpret_cast<char *>(bytes), sizeof bytes);
}

// One call at the server, used again and again.
class Answer {
public:
  Answer(Echo::AsyncService *service, grpc::ServerCompletionQueue *queue)
      : service_(service), queue_(queue) {
    Await();
  }

  // What was asked of the queue has come to pass.
  void Proceed(bool ok) {
    if (!ok || answered_) {
      Await();
      return;
    }
    answered_ = true;
    reply_.set_payload(request_.payload());
    writer_->Finish(reply_, grpc::Status::OK, this);
  }

private:
  void Await() {
    answered_ = false;
    writer_.reset();
    context_ = std::make_unique<grpc::ServerContext>();
    writer_ = std::make_unique<grpc::ServerAsyncResponseWriter<Payload>>(
        context_.get());
    service_->Requestecho(context_.get(), &request_, writer_.get(), queue_,
                          queue_, this);
  }

  Echo::AsyncService *service_;
  grpc::ServerCompletionQueue *queue_;
  std::unique_ptr<grpc::ServerContext> context_;
  std::unique_ptr<grpc::ServerAsyncResponseWriter<Payload>> writer_;
  Payload request_;
  Payload reply_;
  bool answered_ = false;
};

int Serve(const char *address) {
  Echo::AsyncService service;
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  std::unique_ptr<grpc::ServerCompletionQueue> queue =
      builder.AddCompletionQueue();
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (!server || port <= 0) {
    std::fprintf(stderr, "bench: gRPC server at %s did not start\n", address);
    return 1;
  }
  std::vector<std::unique_ptr<Answer>> answers;
  for (int i = 0; i < kAnswersWaiting; i++)
    answers.push_back(std::make_unique<Answer>(&service, queue.get()));
  bench_ready(static_cast<unsigned>(port));

  void *tag;
  bool ok;
  while (queue->Next(&tag, &ok))
    static_cast<Answer *>(tag)->Proceed(ok);
  return 1;
}

bool Arrived(const grpc::Status &status, const Payload &reply,
             const Payload &request) {
  if (status.ok() && reply.payload() == request.payload())
    return true;
  std::fprintf(stderr, "bench: gRPC call: %s\n",
               status.ok() ? "wrong reply" : status.error_message().c_str());
  return false;
}

// One call at the client.
struct Question {
  std::unique_ptr<grpc::ClientContext> context;
  std::unique_ptr<grpc::ClientAsyncResponseReader<Payload>> reader;
  Payload reply;
  grpc::Status status;
};

void Ask(Question *question, Echo::Stub *stub, const Payload &request,
         grpc::CompletionQueue *queue) {
  question->reader.reset();
  question->context = std::make_unique<grpc::ClientContext>();
  question->reader = stub->Asyncecho(question->context.get(), request, queue);
  question->reader->Finish(&question->reply, &question->status, question);
}

int DriveMany(Echo::Stub *stub, const Payload &request, bench_load *load) {
  grpc::CompletionQueue queue;
  std::vector<Question> questions(load->outstanding);
  for (Question &question : questions)
    Ask(&question, stub, request, &queue);

  int result = 0;
  size_t in_flight = questions.size();
  void *tag;
  bool ok;
  while (in_flight > 0 && queue.Next(&tag, &ok)) {
    Question *question = static_cast<Question *>(tag);
    if (!ok || !Arrived(question->status, question->reply, request))
      result = 1;
    if (result == 0 && bench_load_call_done(load))
      Ask(question, stub, request, &queue);
    else
      in_flight--;
  }
  queue.Shutdown();
  while (queue.Next(&tag, &ok)) {
  }
  return result;
}

// A blocking call polls in the calling thread, which is quicker than a queue
// where there is one call at a time.
int DriveOne(Echo::Stub *stub, const Payload &request, bench_load *load) {
  do {
    grpc::ClientContext context;
    Payload reply;
    grpc::Status status = stub->echo(&context, request, &reply);
    if (!Arrived(status, reply, request))
      return 1;
  } while (bench_load_call_done(load));
  return 0;
}

int Drive(const char *address, bench_load *load) {
  std::unique_ptr<Echo::Stub> stub = Echo::NewStub(
      grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  Payload request;
  request.set_payload(PayloadBytes());
  return load->outstanding == 1 ? DriveOne(stub.get(), request, load)
                                : DriveMany(stub.get(), request, load);
}

} // namespace

int main(int argc, char **argv) {
  static const bench_peer peer = {Serve, Drive};
  return bench_peer_main(argc, argv, &peer);
}
