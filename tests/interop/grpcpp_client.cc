/* The interop client with gRPC C++.
 *
 *   grpcpp_client --server=HOST:PORT --test_case=NAME */
#include <grpcpp/grpcpp.h>
#include <interop.grpc.pb.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

/* Whether the message that was read last came compressed: gRPC C++ tells nobody
 * but the tests that are its friends. */
uint32_t grpc_call_test_only_get_message_flags(grpc_call *call);

namespace grpc {
namespace testing {

class InteropClientContextInspector {
public:
  static bool WasCompressed(const grpc::ClientContext &context) {
    constexpr uint32_t kWasCompressed = 0xc0000000;
    return grpc_call_test_only_get_message_flags(context.call_) &
           kWasCompressed;
  }
};

} // namespace testing
} // namespace grpc

namespace {

using grpc::ClientContext;
using grpc::Status;
using grpc::StatusCode;
using namespace grpc::testing;
using Inspector = InteropClientContextInspector;

constexpr int kLargeRequest = 271828;
constexpr int kLargeResponse = 314159;
const char kInitialKey[] = "x-grpc-test-echo-initial";
const char kTrailingKey[] = "x-grpc-test-echo-trailing-bin";
const char kInitialValue[] = "test_initial_metadata_value";
const char kTrailingValue[] = "\xab\xab\xab";
const std::vector<int> kLengths = {31415, 9, 2653, 58979};

[[noreturn]] void Fail(const std::string &why) {
  std::cerr << why << std::endl;
  std::exit(1);
}

void Expect(StatusCode due, const Status &got) {
  if (got.error_code() != due)
    Fail("status " + std::to_string(got.error_code()) + " instead of " +
         std::to_string(due) + ": " + got.error_message());
}

void ExpectZeros(const Payload &payload, int len) {
  if (payload.body() != std::string(static_cast<size_t>(len), '\0'))
    Fail("a payload of " + std::to_string(payload.body().size()) +
         " bytes is not " + std::to_string(len) + " zeros");
}

void SetZeros(Payload *payload, int len) {
  payload->set_body(std::string(static_cast<size_t>(len), '\0'));
}

/* A context with the patience that all calls have. */
struct Patient : ClientContext {
  Patient() {
    set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  }
};

SimpleRequest LargeRequest() {
  SimpleRequest request;
  request.set_response_size(kLargeResponse);
  SetZeros(request.mutable_payload(), kLargeRequest);
  return request;
}

StreamingOutputCallRequest Question(int request_len,
                                    const std::vector<int> &response_lens) {
  StreamingOutputCallRequest request;
  SetZeros(request.mutable_payload(), request_len);
  for (int len : response_lens)
    request.add_response_parameters()->set_size(len);
  return request;
}

class Cases {
public:
  explicit Cases(const std::string &server)
      : server_(server), channel_(Channel()),
        stub_(TestService::NewStub(channel_)) {
  }

  void EmptyUnary() {
    Patient context;
    Empty response;
    Expect(StatusCode::OK, stub_->EmptyCall(&context, Empty(), &response));
  }

  void LargeUnary() {
    LargeUnaryOn(stub_.get());
  }

  void ClientStreaming() {
    Patient context;
    StreamingInputCallResponse response;
    auto writer = stub_->StreamingInputCall(&context, &response);
    for (int len : {27182, 8, 1828, 45904}) {
      StreamingInputCallRequest request;
      SetZeros(request.mutable_payload(), len);
      writer->Write(request);
    }
    writer->WritesDone();
    Expect(StatusCode::OK, writer->Finish());
    if (response.aggregated_payload_size() != 74922)
      Fail("not 74922 bytes arrived");
  }

  void ServerStreaming() {
    ReadStream(kLengths, std::chrono::milliseconds(0));
  }

  void SlowConsumer() {
    std::vector<int> lens;
    for (int i = 0; i < 64; i++)
      lens.push_back(65536 + i);
    ReadStream(lens, std::chrono::milliseconds(5));
  }

  void PingPong() {
    Patient context;
    auto stream = stub_->FullDuplexCall(&context);
    Ask(stream.get(), 27182, 31415);
    Ask(stream.get(), 8, 9);
    Ask(stream.get(), 1828, 2653);
    Ask(stream.get(), 45904, 58979);
    ExpectEnd(stream.get());
  }

  void EmptyStream() {
    Patient context;
    ExpectEnd(stub_->FullDuplexCall(&context).get());
  }

  void HalfDuplex() {
    Patient context;
    auto stream = stub_->HalfDuplexCall(&context);
    for (int len : kLengths)
      stream->Write(Question(8, {len}));
    stream->WritesDone();
    StreamingOutputCallResponse response;
    for (int len : kLengths) {
      if (!stream->Read(&response))
        Fail("no response");
      ExpectZeros(response.payload(), len);
    }
    ExpectOver(stream.get());
  }

  void ClientCompressedUnary() {
    SendUnary(GRPC_COMPRESS_NONE, true, StatusCode::INVALID_ARGUMENT);
    for (auto how : {GRPC_COMPRESS_GZIP, GRPC_COMPRESS_DEFLATE})
      SendUnary(how, true, StatusCode::OK);
    SendUnary(GRPC_COMPRESS_NONE, false, StatusCode::OK);
  }

  void ServerCompressedUnary() {
    for (const char *name : {"gzip", "deflate"})
      for (bool compressed : {true, false}) {
        Patient context;
        SimpleRequest request = LargeRequest();
        SimpleResponse response;
        request.mutable_response_compressed()->set_value(compressed);
        context.AddMetadata("x-test-encoding", name);
        Expect(StatusCode::OK, stub_->UnaryCall(&context, request, &response));
        ExpectZeros(response.payload(), kLargeResponse);
        ExpectCompressed(compressed, context);
      }
  }

  void ClientCompressedStreaming() {
    {
      Patient context;
      StreamingInputCallResponse response;
      auto writer = stub_->StreamingInputCall(&context, &response);
      SendPart(writer.get(), 27182, false, true);
      writer->WritesDone();
      Expect(StatusCode::INVALID_ARGUMENT, writer->Finish());
    }
    for (auto how : {GRPC_COMPRESS_GZIP, GRPC_COMPRESS_DEFLATE}) {
      Patient context;
      StreamingInputCallResponse response;
      context.set_compression_algorithm(how);
      auto writer = stub_->StreamingInputCall(&context, &response);
      SendPart(writer.get(), 27182, true, true);
      SendPart(writer.get(), 45904, false, false);
      writer->WritesDone();
      Expect(StatusCode::OK, writer->Finish());
      if (response.aggregated_payload_size() != 73086)
        Fail("not 73086 bytes arrived");
    }
  }

  void ServerCompressedStreaming() {
    for (const char *name : {"gzip", "deflate"}) {
      Patient context;
      StreamingOutputCallRequest request = Question(0, {31415, 92653});
      request.mutable_response_parameters(0)->mutable_compressed()->set_value(
          true);
      request.mutable_response_parameters(1)->mutable_compressed()->set_value(
          false);
      context.AddMetadata("x-test-encoding", name);
      auto reader = stub_->StreamingOutputCall(&context, request);
      StreamingOutputCallResponse response;
      for (const ResponseParameters &wanted : request.response_parameters()) {
        if (!reader->Read(&response))
          Fail("no response: " + reader->Finish().error_message());
        ExpectZeros(response.payload(), wanted.size());
        ExpectCompressed(wanted.compressed().value(), context);
      }
      if (reader->Read(&response))
        Fail("one response too many");
      Expect(StatusCode::OK, reader->Finish());
    }
  }

  void CustomMetadata() {
    {
      Patient context;
      SimpleResponse response;
      AddMetadata(&context);
      Expect(StatusCode::OK,
             stub_->UnaryCall(&context, LargeRequest(), &response));
      ExpectMetadata(context);
    }
    Patient context;
    AddMetadata(&context);
    auto stream = stub_->FullDuplexCall(&context);
    Ask(stream.get(), kLargeRequest, kLargeResponse);
    ExpectEnd(stream.get());
    ExpectMetadata(context);
  }

  void StatusCodeAndMessage() {
    const std::string text = "test status message";
    UnaryEndsWith(text);
    Patient context;
    StreamingOutputCallRequest request;
    StreamingOutputCallResponse response;
    request.mutable_response_status()->set_code(2);
    request.mutable_response_status()->set_message(text);
    auto stream = stub_->FullDuplexCall(&context);
    stream->Write(request);
    stream->WritesDone();
    if (stream->Read(&response))
      Fail("a response");
    Status status = stream->Finish();
    Expect(StatusCode::UNKNOWN, status);
    if (status.error_message() != text)
      Fail("status message \"" + status.error_message() + "\"");
  }

  void SpecialStatusMessage() {
    UnaryEndsWith("\t\ntest with whitespace\r\nand Unicode BMP \xe2\x98\xba "
                  "and non-BMP \xf0\x9f\x98\x88\t\n");
  }

  void UnimplementedMethod() {
    Patient context;
    Empty response;
    Expect(StatusCode::UNIMPLEMENTED,
           stub_->UnimplementedCall(&context, Empty(), &response));
  }

  void UnimplementedService() {
    Patient context;
    Empty response;
    Expect(StatusCode::UNIMPLEMENTED,
           grpc::testing::UnimplementedService::NewStub(channel_)
               ->UnimplementedCall(&context, Empty(), &response));
  }

  void CancelAfterBegin() {
    Patient context;
    StreamingInputCallResponse response;
    auto writer = stub_->StreamingInputCall(&context, &response);
    context.TryCancel();
    Expect(StatusCode::CANCELLED, writer->Finish());
  }

  void CancelAfterFirstResponse() {
    Patient context;
    auto stream = stub_->FullDuplexCall(&context);
    Ask(stream.get(), 27182, 31415);
    context.TryCancel();
    StreamingOutputCallResponse response;
    if (stream->Read(&response))
      Fail("a response after the cancel");
    Expect(StatusCode::CANCELLED, stream->Finish());
  }

  void TimeoutOnSleepingServer() {
    ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() +
                         std::chrono::milliseconds(1));
    StreamingOutputCallRequest request = Question(27182, {31415});
    request.mutable_response_parameters(0)->set_interval_us(500000);
    auto stream = stub_->FullDuplexCall(&context);
    stream->Write(request);
    StreamingOutputCallResponse response;
    if (stream->Read(&response))
      Fail("a response in time");
    Expect(StatusCode::DEADLINE_EXCEEDED, stream->Finish());
  }

  void PickFirstUnary() {
    std::string first;
    for (int i = 0; i < 100; i++) {
      Patient context;
      SimpleRequest request;
      SimpleResponse response;
      request.set_fill_server_id(true);
      Expect(StatusCode::OK, stub_->UnaryCall(&context, request, &response));
      if (response.server_id().empty() || (i && response.server_id() != first))
        Fail("server \"" + response.server_id() + "\"");
      first = response.server_id();
    }
  }

  void ConcurrentLargeUnary() {
    std::vector<std::thread> threads;
    for (int i = 0; i < 100; i++)
      threads.emplace_back([this] { LargeUnary(); });
    for (std::thread &thread : threads)
      thread.join();
  }

  void RpcSoak() {
    for (int i = 0; i < 100; i++)
      LargeUnary();
  }

  void ChannelSoak() {
    for (int i = 0; i < 30; i++)
      LargeUnaryOn(TestService::NewStub(Channel()).get());
  }

  void LongLivedChannel() {
    for (int i = 0; i < 10; i++) {
      LargeUnary();
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }

private:
  /* Without a pool of its own every channel to one server would share one
   * connection. */
  std::shared_ptr<grpc::Channel> Channel() const {
    grpc::ChannelArguments how;
    how.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return grpc::CreateCustomChannel(server_,
                                     grpc::InsecureChannelCredentials(), how);
  }

  static void LargeUnaryOn(TestService::Stub *stub) {
    Patient context;
    SimpleResponse response;
    Expect(StatusCode::OK,
           stub->UnaryCall(&context, LargeRequest(), &response));
    ExpectZeros(response.payload(), kLargeResponse);
  }

  static void ExpectCompressed(bool due, const ClientContext &context) {
    if (Inspector::WasCompressed(context) != due)
      Fail(due ? "a response that was not compressed"
               : "a response that was compressed");
  }

  void SendUnary(grpc_compression_algorithm how, bool expected,
                 StatusCode due) {
    Patient context;
    SimpleRequest request = LargeRequest();
    SimpleResponse response;
    request.mutable_expect_compressed()->set_value(expected);
    context.set_compression_algorithm(how);
    Expect(due, stub_->UnaryCall(&context, request, &response));
    if (due == StatusCode::OK)
      ExpectZeros(response.payload(), kLargeResponse);
  }

  template <typename Writer>
  static void SendPart(Writer *writer, int len, bool compressed,
                       bool expected) {
    StreamingInputCallRequest request;
    grpc::WriteOptions how;
    if (!compressed)
      how.set_no_compression();
    SetZeros(request.mutable_payload(), len);
    request.mutable_expect_compressed()->set_value(expected);
    writer->Write(request, how);
  }

  void ReadStream(const std::vector<int> &lens,
                  std::chrono::milliseconds pause) {
    Patient context;
    auto reader = stub_->StreamingOutputCall(&context, Question(0, lens));
    StreamingOutputCallResponse response;
    for (int len : lens) {
      std::this_thread::sleep_for(pause);
      if (!reader->Read(&response))
        Fail("no response");
      ExpectZeros(response.payload(), len);
    }
    if (reader->Read(&response))
      Fail("one response too many");
    Expect(StatusCode::OK, reader->Finish());
  }

  template <typename Stream>
  static void Ask(Stream *stream, int request_len, int response_len) {
    StreamingOutputCallResponse response;
    if (!stream->Write(Question(request_len, {response_len})) ||
        !stream->Read(&response))
      Fail("no response: " + stream->Finish().error_message());
    ExpectZeros(response.payload(), response_len);
  }

  template <typename Stream> static void ExpectEnd(Stream *stream) {
    stream->WritesDone();
    ExpectOver(stream);
  }

  template <typename Stream> static void ExpectOver(Stream *stream) {
    StreamingOutputCallResponse response;
    if (stream->Read(&response))
      Fail("one response too many");
    Expect(StatusCode::OK, stream->Finish());
  }

  void UnaryEndsWith(const std::string &text) {
    Patient context;
    SimpleRequest request;
    SimpleResponse response;
    request.mutable_response_status()->set_code(2);
    request.mutable_response_status()->set_message(text);
    Status status = stub_->UnaryCall(&context, request, &response);
    Expect(StatusCode::UNKNOWN, status);
    if (status.error_message() != text)
      Fail("status message \"" + status.error_message() + "\"");
  }

  static void AddMetadata(ClientContext *context) {
    context->AddMetadata(kInitialKey, kInitialValue);
    context->AddMetadata(kTrailingKey, kTrailingValue);
  }

  static void ExpectMetadata(const ClientContext &context) {
    const auto &initial = context.GetServerInitialMetadata();
    const auto &trailing = context.GetServerTrailingMetadata();
    auto first = initial.find(kInitialKey);
    auto last = trailing.find(kTrailingKey);
    if (first == initial.end() || first->second != kInitialValue)
      Fail("initial metadata");
    if (last == trailing.end() || last->second != kTrailingValue)
      Fail("trailing metadata");
  }

  std::string server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<TestService::Stub> stub_;
};

const std::map<std::string, void (Cases::*)()> cases = {
    {"empty_unary", &Cases::EmptyUnary},
    {"large_unary", &Cases::LargeUnary},
    {"client_streaming", &Cases::ClientStreaming},
    {"server_streaming", &Cases::ServerStreaming},
    {"slow_consumer", &Cases::SlowConsumer},
    {"ping_pong", &Cases::PingPong},
    {"empty_stream", &Cases::EmptyStream},
    {"half_duplex", &Cases::HalfDuplex},
    {"custom_metadata", &Cases::CustomMetadata},
    {"status_code_and_message", &Cases::StatusCodeAndMessage},
    {"special_status_message", &Cases::SpecialStatusMessage},
    {"unimplemented_method", &Cases::UnimplementedMethod},
    {"unimplemented_service", &Cases::UnimplementedService},
    {"cancel_after_begin", &Cases::CancelAfterBegin},
    {"cancel_after_first_response", &Cases::CancelAfterFirstResponse},
    {"timeout_on_sleeping_server", &Cases::TimeoutOnSleepingServer},
    {"pick_first_unary", &Cases::PickFirstUnary},
    {"concurrent_large_unary", &Cases::ConcurrentLargeUnary},
    {"rpc_soak", &Cases::RpcSoak},
    {"channel_soak", &Cases::ChannelSoak},
    {"long_lived_channel", &Cases::LongLivedChannel},
    {"client_compressed_unary", &Cases::ClientCompressedUnary},
    {"server_compressed_unary", &Cases::ServerCompressedUnary},
    {"client_compressed_streaming", &Cases::ClientCompressedStreaming},
    {"server_compressed_streaming", &Cases::ServerCompressedStreaming},
};

/* What follows `name`= on the command line. */
std::string Option(int argc, char **argv, const std::string &name) {
  std::string start = "--" + name + "=";
  for (int i = 1; i < argc; i++)
    if (std::string(argv[i]).rfind(start, 0) == 0)
      return argv[i] + start.size();
  return "";
}

} // namespace

int main(int argc, char **argv) {
  std::string name = Option(argc, argv, "test_case");
  if (name == "list") {
    for (const auto &[each, run] : cases)
      std::cout << each << std::endl;
    return 0;
  }
  if (name == "version") {
    std::cout << grpc::Version() << std::endl;
    return 0;
  }
  auto found = cases.find(name);
  if (found == cases.end())
    Fail("no case " + name);
  Cases run(Option(argc, argv, "server"));
  (run.*found->second)();
  return 0;
}
