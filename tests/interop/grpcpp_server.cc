/* The interop server with gRPC C++: says where it listens, and serves until its
 * input ends. */
#include <grpcpp/grpcpp.h>
#include <interop.grpc.pb.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

/* Whether the message that was read last came compressed: gRPC C++ tells nobody
 * but the tests that are its friends. */
uint32_t grpc_call_test_only_get_message_flags(grpc_call *call);

namespace grpc {
namespace testing {

class InteropServerContextInspector {
public:
  static bool WasCompressed(const grpc::ServerContext &context) {
    constexpr uint32_t kWasCompressed = 0xc0000000;
    return grpc_call_test_only_get_message_flags(context.call_.call) &
           kWasCompressed;
  }
};

} // namespace testing
} // namespace grpc

namespace {

using grpc::ServerContext;
using grpc::Status;
using namespace grpc::testing;

using InputReader = grpc::ServerReader<StreamingInputCallRequest>;
using OutputWriter = grpc::ServerWriter<StreamingOutputCallResponse>;
using Duplex = grpc::ServerReaderWriter<StreamingOutputCallResponse,
                                        StreamingOutputCallRequest>;

void EchoMetadata(ServerContext *context) {
  const auto &sent = context->client_metadata();
  auto initial = sent.find("x-grpc-test-echo-initial");
  auto trailing = sent.find("x-grpc-test-echo-trailing-bin");
  if (initial != sent.end())
    context->AddInitialMetadata(
        "x-grpc-test-echo-initial",
        std::string(initial->second.data(), initial->second.size()));
  if (trailing != sent.end())
    context->AddTrailingMetadata(
        "x-grpc-test-echo-trailing-bin",
        std::string(trailing->second.data(), trailing->second.size()));
}

/* The probe: a request that says that it is compressed has to be. */
Status Check(ServerContext *context, const BoolValue &expected) {
  if (InteropServerContextInspector::WasCompressed(*context) ==
      expected.value())
    return Status::OK;
  return Status(grpc::StatusCode::INVALID_ARGUMENT,
                "the request was or was not compressed");
}

/* As the client asks by metadata; gzip if it says nothing. */
void Compress(ServerContext *context) {
  auto asked = context->client_metadata().find("x-test-encoding");
  bool deflate =
      asked != context->client_metadata().end() && asked->second == "deflate";
  context->set_compression_algorithm(deflate ? GRPC_COMPRESS_DEFLATE
                                             : GRPC_COMPRESS_GZIP);
}

Status Told(const EchoStatus &status) {
  return Status(static_cast<grpc::StatusCode>(status.code()), status.message());
}

template <typename Wanted, typename Stream>
void WriteAll(const Wanted &parameters, Stream *stream) {
  for (const ResponseParameters &wanted : parameters) {
    std::this_thread::sleep_for(
        std::chrono::microseconds(wanted.interval_us()));
    StreamingOutputCallResponse response;
    response.mutable_payload()->set_body(
        std::string(static_cast<size_t>(wanted.size()), '\0'));
    grpc::WriteOptions how;
    if (!wanted.compressed().value())
      how.set_no_compression();
    stream->Write(response, how);
  }
}

class Server final : public TestService::Service {
  Status EmptyCall(ServerContext *, const Empty *, Empty *) override {
    return Status::OK;
  }
  Status UnaryCall(ServerContext *context, const SimpleRequest *request,
                   SimpleResponse *response) override {
    if (request->has_expect_compressed()) {
      Status status = Check(context, request->expect_compressed());
      if (!status.ok())
        return status;
    }
    if (request->response_compressed().value())
      Compress(context);
    EchoMetadata(context);
    response->mutable_payload()->set_body(
        std::string(static_cast<size_t>(request->response_size()), '\0'));
    if (request->fill_server_id())
      response->set_server_id("grpcpp-" + std::to_string(getpid()));
    return Told(request->response_status());
  }
  Status StreamingOutputCall(ServerContext *context,
                             const StreamingOutputCallRequest *request,
                             OutputWriter *writer) override {
    for (const ResponseParameters &wanted : request->response_parameters())
      if (wanted.compressed().value())
        Compress(context);
    WriteAll(request->response_parameters(), writer);
    return Told(request->response_status());
  }
  Status StreamingInputCall(ServerContext *context, InputReader *reader,
                            StreamingInputCallResponse *response) override {
    StreamingInputCallRequest request;
    size_t total = 0;
    while (reader->Read(&request)) {
      total += request.payload().body().size();
      if (!request.has_expect_compressed())
        continue;
      Status status = Check(context, request.expect_compressed());
      if (!status.ok())
        return status;
    }
    response->set_aggregated_payload_size(static_cast<int>(total));
    return Status::OK;
  }
  Status FullDuplexCall(ServerContext *context, Duplex *stream) override {
    EchoMetadata(context);
    StreamingOutputCallRequest request;
    while (stream->Read(&request)) {
      if (request.response_status().code())
        return Told(request.response_status());
      WriteAll(request.response_parameters(), stream);
    }
    return Status::OK;
  }
  Status HalfDuplexCall(ServerContext *, Duplex *stream) override {
    std::vector<StreamingOutputCallRequest> requests;
    StreamingOutputCallRequest request;
    while (stream->Read(&request))
      requests.push_back(request);
    for (const StreamingOutputCallRequest &each : requests)
      WriteAll(each.response_parameters(), stream);
    return Status::OK;
  }
};

} // namespace

int main() {
  Server service;
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                           &port);
  builder.RegisterService(&service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (!server)
    return 1;
  std::cout << "127.0.0.1:" << port << std::endl;
  std::string ignored;
  while (std::getline(std::cin, ignored)) {
  }
  server->Shutdown(std::chrono::system_clock::now());
  return 0;
}
