// The same streams through gRPC C++: `talk` by completion queues, or blocking
// where there is one stream; `flood` blocking at both ends, a thread each.

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

constexpr int kTalksWaiting = 200;

std::string PayloadBytes() {
  uint8_t bytes[BENCH_PAYLOAD_LEN];
  bench_payload(bytes);
  return std::string(reinterpret_cast<char *>(bytes), sizeof bytes);
}

#ifdef BENCH_FLOOD

class Flooder final : public Echo::Service {
  grpc::Status flood(grpc::ServerContext *, const Payload *,
                     grpc::ServerWriter<Payload> *writer) override {
    Payload message;
    message.set_payload(std::string(BENCH_FLOOD_LEN, '\0'));
    while (writer->Write(message)) {
    }
    return grpc::Status::OK;
  }
};

int Serve(const char *address) {
  Flooder service;
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (!server || port <= 0)
    return 1;
  bench_ready(static_cast<unsigned>(port));
  server->Wait();
  return 1;
}

int Drive(const char *address, bench_load *load) {
  std::unique_ptr<Echo::Stub> stub = Echo::NewStub(
      grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  Payload request, message;
  request.set_payload(PayloadBytes());
  std::unique_ptr<grpc::ClientReader<Payload>> reader =
      stub->flood(&context, request);
  do {
    if (!reader->Read(&message) || message.payload().size() != BENCH_FLOOD_LEN)
      return 1;
  } while (bench_load_call_done(load));
  context.TryCancel();
  while (reader->Read(&message)) {
  }
  (void)reader->Finish();
  return 0;
}

#else

// One stream at the server: reads and writes take turns.
class Talk {
public:
  Talk(Echo::AsyncService *service, grpc::ServerCompletionQueue *queue)
      : service_(service), queue_(queue) {
    Await();
  }

  void Proceed(bool ok) {
    switch (state_) {
    case kWaiting:
      if (ok)
        Read();
      break;
    case kReading:
      if (ok) {
        state_ = kWriting;
        stream_->Write(message_, this);
      } else {
        state_ = kEnding;
        stream_->Finish(grpc::Status::OK, this);
      }
      break;
    case kWriting:
      if (ok)
        Read();
      else
        Await();
      break;
    case kEnding:
      Await();
      break;
    }
  }

private:
  void Read() {
    state_ = kReading;
    stream_->Read(&message_, this);
  }

  void Await() {
    state_ = kWaiting;
    stream_.reset();
    context_ = std::make_unique<grpc::ServerContext>();
    stream_ = std::make_unique<grpc::ServerAsyncReaderWriter<Payload, Payload>>(
        context_.get());
    service_->Requesttalk(context_.get(), stream_.get(), queue_, queue_, this);
  }

  enum {
    kWaiting,
    kReading,
    kWriting,
    kEnding
  } state_ = kWaiting;
  Echo::AsyncService *service_;
  grpc::ServerCompletionQueue *queue_;
  std::unique_ptr<grpc::ServerContext> context_;
  std::unique_ptr<grpc::ServerAsyncReaderWriter<Payload, Payload>> stream_;
  Payload message_;
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
  if (!server || port <= 0)
    return 1;
  std::vector<std::unique_ptr<Talk>> talks;
  for (int i = 0; i < kTalksWaiting; i++)
    talks.push_back(std::make_unique<Talk>(&service, queue.get()));
  bench_ready(static_cast<unsigned>(port));
  void *tag;
  bool ok;
  while (queue->Next(&tag, &ok))
    static_cast<Talk *>(tag)->Proceed(ok);
  return 1;
}

int DriveOne(Echo::Stub *stub, const Payload &request, bench_load *load) {
  grpc::ClientContext context;
  Payload reply;
  auto stream = stub->talk(&context);
  do {
    if (!stream->Write(request) || !stream->Read(&reply) ||
        reply.payload() != request.payload())
      return 1;
  } while (bench_load_call_done(load));
  stream->WritesDone();
  return stream->Finish().ok() ? 0 : 1;
}

struct Conversation {
  enum {
    kStarting,
    kWriting,
    kReading,
    kDone
  } state = kStarting;
  grpc::ClientContext context;
  std::unique_ptr<grpc::ClientAsyncReaderWriter<Payload, Payload>> stream;
  Payload reply;
};

int DriveMany(Echo::Stub *stub, const Payload &request, bench_load *load) {
  grpc::CompletionQueue queue;
  std::vector<std::unique_ptr<Conversation>> all;
  for (unsigned i = 0; i < load->outstanding; i++) {
    all.push_back(std::make_unique<Conversation>());
    all.back()->stream =
        stub->Asynctalk(&all.back()->context, &queue, all.back().get());
  }
  int result = 0;
  size_t in_flight = all.size();
  void *tag;
  bool ok;
  while (in_flight > 0 && queue.Next(&tag, &ok)) {
    auto *c = static_cast<Conversation *>(tag);
    if (c->state == Conversation::kDone) {
      in_flight--;
    } else if (!ok) {
      result = 1;
      in_flight--;
    } else if (c->state == Conversation::kWriting) {
      c->state = Conversation::kReading;
      c->stream->Read(&c->reply, c);
    } else if (c->state == Conversation::kReading &&
               !bench_load_call_done(load)) {
      c->state = Conversation::kDone;
      c->stream->WritesDone(c);
    } else {
      c->state = Conversation::kWriting;
      c->stream->Write(request, c);
    }
  }
  for (auto &c : all)
    c->context.TryCancel();
  queue.Shutdown();
  while (queue.Next(&tag, &ok)) {
  }
  return result;
}

int Drive(const char *address, bench_load *load) {
  std::unique_ptr<Echo::Stub> stub = Echo::NewStub(
      grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  Payload request;
  request.set_payload(PayloadBytes());
  return load->outstanding == 1 ? DriveOne(stub.get(), request, load)
                                : DriveMany(stub.get(), request, load);
}

#endif

} // namespace

int main(int argc, char **argv) {
  static const bench_peer peer = {Serve, Drive};
  return bench_peer_main(argc, argv, &peer);
}
