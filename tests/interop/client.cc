/* The interop client: runs one case against one server, and exits with 0 if
 * all was as it has to be.
 *
 *   client --server=TARGET --test_case=NAME [--transport=curl] [--n=COUNT]
 *          [--ca=FILE]
 *
 * --test_case=list names the cases. */
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <wool/curl.h>
#include <wool/tls.h>
#include <wool/wool.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/count.h"
#include "tests/interop/interop.wool.h"

namespace {

constexpr int64_t kMillisecond = 1000000;
constexpr int64_t kPatience = 30000 * kMillisecond;
constexpr unsigned kMaxRounds = 1000000;
constexpr int kLargeRequest = 271828;
constexpr int kLargeResponse = 314159;
constexpr const char *kInitialKey = "x-grpc-test-echo-initial";
constexpr const char *kTrailingKey = "x-grpc-test-echo-trailing-bin";
constexpr const char *kWhitespaceAndUnicode =
    "\t\ntest with whitespace\r\nand Unicode BMP \xe2\x98\xba and non-BMP "
    "\xf0\x9f\x98\x88\t\n";

struct Options {
  std::string server;
  std::string test_case;
  wool_transport transport = WOOL_TRANSPORT_NGHTTP2;
  std::string ca; /* whom TLS believes; empty: plaintext */
  /* rounds of the cases that have rounds; 0: as many as they say */
  unsigned n = 0;
};

Options options;

[[noreturn]] void Fail(const char *format, ...) WOOL_PRINTF(1, 2);

void Fail(const char *format, ...) {
  va_list args;
  va_start(args, format);
  fprintf(stderr, "%s: ", options.test_case.c_str());
  vfprintf(stderr, format, args);
  fputc('\n', stderr);
  va_end(args);
  exit(1);
}

/* ---- channels and calls ---- */

class Channel {
public:
  Channel() {
    wool_channel_options how = WOOL_CHANNEL_OPTIONS_INIT;
    wool_error error = WOOL_ERROR_INIT;
    how.transport = options.transport;
    wool_tls_client_options tls = WOOL_TLS_CLIENT_OPTIONS_INIT;
    tls.ca_file = options.ca.c_str();
    if ((!options.ca.empty() &&
         wool_tls_client(&tls, &how.credentials, &error)) ||
        wool_channel_new(options.server.c_str(), &how, &channel_, &error))
      Fail("channel: %s", error.message);
    wool_credentials_unref(how.credentials);
  }
  ~Channel() {
    wool_channel_unref(channel_);
  }
  Channel(const Channel &) = delete;
  Channel &operator=(const Channel &) = delete;
  operator wool_channel *() {
    return channel_;
  }

private:
  wool_channel *channel_ = nullptr;
};

class Call {
public:
  explicit Call(wool_channel *channel, int64_t timeout_ns = kPatience)
      : call_(wool_call_new(channel)) {
    wool_call_set_timeout(call_, timeout_ns);
  }
  ~Call() {
    wool_call_free(call_);
  }
  Call(const Call &) = delete;
  Call &operator=(const Call &) = delete;
  operator wool_call *() {
    return call_;
  }
  /* That `got`, an outcome of the call, is the one that is due. */
  void Expect(wool_code due, wool_code got) {
    if (got != due)
      Fail("%s instead of %s: %s", wool_code_name(got), wool_code_name(due),
           wool_call_error(call_)->message);
  }
  void ExpectMessage(const std::string &due) {
    if (due != wool_call_error(call_)->message)
      Fail("status message \"%s\" instead of \"%s\"",
           wool_call_error(call_)->message, due.c_str());
  }

private:
  wool_call *call_;
};

/* ---- messages ---- */

/* A payload of zeros, and what holds it. */
class Zeros {
public:
  explicit Zeros(int len) : bytes_(static_cast<size_t>(len)) {
    payload.body = wool_bytes_n(bytes_.data(), bytes_.size());
  }
  grpc_testing_Payload payload = {};

private:
  std::vector<uint8_t> bytes_;
};

void ExpectZeros(const grpc_testing_Payload *payload, int len) {
  size_t got = payload ? payload->body.len : 0;
  if (got != static_cast<size_t>(len))
    Fail("payload of %zu bytes instead of %d", got, len);
  for (size_t i = 0; i < got; i++)
    if (payload->body.data[i])
      Fail("byte %zu of the payload is %d", i, payload->body.data[i]);
}

grpc_testing_SimpleRequest LargeRequest(const Zeros &zeros) {
  grpc_testing_SimpleRequest request = {};
  request.response_size = kLargeResponse;
  request.payload = &zeros.payload;
  return request;
}

void LargeUnaryOn(wool_channel *channel) {
  Zeros zeros(kLargeRequest);
  grpc_testing_SimpleRequest request = LargeRequest(zeros);
  const grpc_testing_SimpleResponse *response = nullptr;
  Call call(channel);
  call.Expect(WOOL_OK,
              grpc_testing_TestService_UnaryCall(call, &request, &response));
  ExpectZeros(response->payload, kLargeResponse);
}

/* A request to be sent on a duplex call, for one response or none. */
struct Question {
  Question(int request_len, int response_len) : zeros(request_len) {
    parameters.size = response_len;
    message.response_parameters = &parameters;
    message.n_response_parameters = 1;
    message.payload = &zeros.payload;
  }
  Question(const Question &) = delete;
  Zeros zeros;
  grpc_testing_ResponseParameters parameters = {};
  grpc_testing_StreamingOutputCallRequest message = {};
};

void Ask(Call *call, int request_len, int response_len) {
  Question question(request_len, response_len);
  const grpc_testing_StreamingOutputCallResponse *response = nullptr;
  call->Expect(WOOL_OK, grpc_testing_TestService_FullDuplexCall_send(
                            *call, &question.message));
  call->Expect(WOOL_OK,
               grpc_testing_TestService_FullDuplexCall_recv(*call, &response));
  ExpectZeros(response->payload, response_len);
}

void ExpectEnd(Call *call) {
  const grpc_testing_StreamingOutputCallResponse *response;
  call->Expect(WOOL_OK, grpc_testing_TestService_FullDuplexCall_end(*call));
  call->Expect(WOOL_END_OF_STREAM,
               grpc_testing_TestService_FullDuplexCall_recv(*call, &response));
}

/* ---- the cases of one message ---- */

void EmptyUnary() {
  Channel channel;
  Call call(channel);
  grpc_testing_Empty request = {};
  const grpc_testing_Empty *response = nullptr;
  call.Expect(WOOL_OK,
              grpc_testing_TestService_EmptyCall(call, &request, &response));
}

void LargeUnary() {
  Channel channel;
  LargeUnaryOn(channel);
}

void UnimplementedMethod() {
  Channel channel;
  Call call(channel);
  grpc_testing_Empty request = {};
  call.Expect(WOOL_UNIMPLEMENTED, grpc_testing_TestService_UnimplementedCall(
                                      call, &request, nullptr));
}

void UnimplementedService() {
  Channel channel;
  Call call(channel);
  grpc_testing_Empty request = {};
  call.Expect(WOOL_UNIMPLEMENTED,
              grpc_testing_UnimplementedService_UnimplementedCall(
                  call, &request, nullptr));
}

void UnaryEndsWith(wool_channel *channel, const std::string &text) {
  Call call(channel);
  grpc_testing_EchoStatus status = {WOOL_UNKNOWN, wool_str_c(text.c_str()), {}};
  grpc_testing_SimpleRequest request = {};
  request.response_status = &status;
  call.Expect(WOOL_UNKNOWN,
              grpc_testing_TestService_UnaryCall(call, &request, nullptr));
  call.ExpectMessage(text);
}

void DuplexEndsWith(wool_channel *channel, const std::string &text) {
  Call call(channel);
  grpc_testing_EchoStatus status = {WOOL_UNKNOWN, wool_str_c(text.c_str()), {}};
  grpc_testing_StreamingOutputCallRequest request = {};
  const grpc_testing_StreamingOutputCallResponse *response;
  request.response_status = &status;
  call.Expect(WOOL_OK, grpc_testing_TestService_FullDuplexCall_open(call));
  call.Expect(WOOL_OK,
              grpc_testing_TestService_FullDuplexCall_send(call, &request));
  call.Expect(WOOL_UNKNOWN,
              grpc_testing_TestService_FullDuplexCall_recv(call, &response));
  call.ExpectMessage(text);
}

void StatusCodeAndMessage() {
  Channel channel;
  UnaryEndsWith(channel, "test status message");
  DuplexEndsWith(channel, "test status message");
}

void SpecialStatusMessage() {
  Channel channel;
  UnaryEndsWith(channel, kWhitespaceAndUnicode);
}

/* ---- the cases of streams ---- */

void ClientStreaming() {
  Channel channel;
  Call call(channel);
  const grpc_testing_StreamingInputCallResponse *response = nullptr;
  call.Expect(WOOL_OK, grpc_testing_TestService_StreamingInputCall_open(call));
  for (int len : {27182, 8, 1828, 45904}) {
    Zeros zeros(len);
    grpc_testing_StreamingInputCallRequest request = {
        &zeros.payload, nullptr, {}};
    call.Expect(WOOL_OK, grpc_testing_TestService_StreamingInputCall_send(
                             call, &request));
  }
  call.Expect(WOOL_OK, grpc_testing_TestService_StreamingInputCall_finish(
                           call, &response));
  if (response->aggregated_payload_size != 74922)
    Fail("%d bytes arrived instead of 74922",
         response->aggregated_payload_size);
}

/* The responses of these lengths are asked for, and read with pauses. */
void ReadStream(const std::vector<int> &lens, std::chrono::milliseconds pause) {
  Channel channel;
  Call call(channel);
  std::vector<grpc_testing_ResponseParameters> parameters;
  for (int len : lens)
    parameters.push_back({len, 0, nullptr, {}});
  grpc_testing_StreamingOutputCallRequest request = {};
  request.response_parameters = parameters.data();
  request.n_response_parameters = parameters.size();
  call.Expect(WOOL_OK, grpc_testing_TestService_StreamingOutputCall_open(
                           call, &request));
  const grpc_testing_StreamingOutputCallResponse *response;
  for (int len : lens) {
    std::this_thread::sleep_for(pause);
    call.Expect(WOOL_OK, grpc_testing_TestService_StreamingOutputCall_recv(
                             call, &response));
    ExpectZeros(response->payload, len);
  }
  call.Expect(
      WOOL_END_OF_STREAM,
      grpc_testing_TestService_StreamingOutputCall_recv(call, &response));
}

void ServerStreaming() {
  ReadStream({31415, 9, 2653, 58979}, std::chrono::milliseconds(0));
}

void SlowConsumer() {
  std::vector<int> lens;
  for (int i = 0; i < 64; i++)
    lens.push_back(65536 + i);
  ReadStream(lens, std::chrono::milliseconds(5));
}

void PingPong() {
  Channel channel;
  Call call(channel);
  call.Expect(WOOL_OK, grpc_testing_TestService_FullDuplexCall_open(call));
  Ask(&call, 27182, 31415);
  Ask(&call, 8, 9);
  Ask(&call, 1828, 2653);
  Ask(&call, 45904, 58979);
  ExpectEnd(&call);
}

void EmptyStream() {
  Channel channel;
  Call call(channel);
  call.Expect(WOOL_OK, grpc_testing_TestService_FullDuplexCall_open(call));
  ExpectEnd(&call);
}

void HalfDuplex() {
  Channel channel;
  Call call(channel);
  const std::vector<int> lens = {31415, 9, 2653, 58979};
  call.Expect(WOOL_OK, grpc_testing_TestService_HalfDuplexCall_open(call));
  for (int len : lens) {
    Question question(8, len);
    call.Expect(WOOL_OK, grpc_testing_TestService_HalfDuplexCall_send(
                             call, &question.message));
  }
  call.Expect(WOOL_OK, grpc_testing_TestService_HalfDuplexCall_end(call));
  const grpc_testing_StreamingOutputCallResponse *response;
  for (int len : lens) {
    call.Expect(WOOL_OK,
                grpc_testing_TestService_HalfDuplexCall_recv(call, &response));
    ExpectZeros(response->payload, len);
  }
  call.Expect(WOOL_END_OF_STREAM,
              grpc_testing_TestService_HalfDuplexCall_recv(call, &response));
}

/* ---- compression ---- */

const grpc_testing_BoolValue kTrue = {true, {}};
const grpc_testing_BoolValue kFalse = {false, {}};

/* Servers of ours answer with the encoding that is asked for so; others with
 * one of their own. */
void AskFor(Call *call, wool_compression how) {
  const char *name = how == WOOL_COMPRESSION_GZIP ? "gzip" : "deflate";
  if (wool_metadata_add(wool_call_request_metadata(*call),
                        wool_str_c("x-test-encoding"),
                        wool_bytes_n(name, strlen(name)), nullptr))
    Fail("metadata");
}

void ExpectCompressed(Call *call, bool due) {
  if (wool_call_was_compressed(*call) != due)
    Fail("a response that was %scompressed", due ? "not " : "");
}

/* A large call whose request is sent with `how`. */
void SendUnary(wool_channel *channel, wool_compression how,
               const grpc_testing_BoolValue *expect, wool_code due) {
  Call call(channel);
  Zeros zeros(kLargeRequest);
  grpc_testing_SimpleRequest request = LargeRequest(zeros);
  const grpc_testing_SimpleResponse *response = nullptr;
  request.expect_compressed = expect;
  call.Expect(WOOL_OK, wool_call_set_compression(call, how));
  call.Expect(due,
              grpc_testing_TestService_UnaryCall(call, &request, &response));
  if (!due)
    ExpectZeros(response->payload, kLargeResponse);
}

void ClientCompressedUnary() {
  Channel channel;
  SendUnary(channel, WOOL_COMPRESSION_IDENTITY, &kTrue, WOOL_INVALID_ARGUMENT);
  for (auto how : {WOOL_COMPRESSION_GZIP, WOOL_COMPRESSION_DEFLATE})
    SendUnary(channel, how, &kTrue, WOOL_OK);
  SendUnary(channel, WOOL_COMPRESSION_IDENTITY, &kFalse, WOOL_OK);
}

void SendPart(Call *call, int len, bool compressed,
              const grpc_testing_BoolValue *expect) {
  Zeros zeros(len);
  grpc_testing_StreamingInputCallRequest request = {&zeros.payload, expect, {}};
  wool_call_set_message_compression(*call, compressed);
  call->Expect(WOOL_OK, grpc_testing_TestService_StreamingInputCall_send(
                            *call, &request));
}

void ClientCompressedStreaming() {
  Channel channel;
  {
    Call probe(channel);
    probe.Expect(WOOL_OK,
                 grpc_testing_TestService_StreamingInputCall_open(probe));
    SendPart(&probe, 27182, false, &kTrue);
    probe.Expect(
        WOOL_INVALID_ARGUMENT,
        grpc_testing_TestService_StreamingInputCall_finish(probe, nullptr));
  }
  for (auto how : {WOOL_COMPRESSION_GZIP, WOOL_COMPRESSION_DEFLATE}) {
    Call call(channel);
    const grpc_testing_StreamingInputCallResponse *response = nullptr;
    call.Expect(WOOL_OK, wool_call_set_compression(call, how));
    call.Expect(WOOL_OK,
                grpc_testing_TestService_StreamingInputCall_open(call));
    SendPart(&call, 27182, true, &kTrue);
    SendPart(&call, 45904, false, &kFalse);
    call.Expect(WOOL_OK, grpc_testing_TestService_StreamingInputCall_finish(
                             call, &response));
    if (response->aggregated_payload_size != 73086)
      Fail("%d bytes arrived instead of 73086",
           response->aggregated_payload_size);
  }
}

void ServerCompressedUnary() {
  Channel channel;
  for (auto how : {WOOL_COMPRESSION_GZIP, WOOL_COMPRESSION_DEFLATE})
    for (const auto *compressed : {&kTrue, &kFalse}) {
      Call call(channel);
      Zeros zeros(kLargeRequest);
      grpc_testing_SimpleRequest request = LargeRequest(zeros);
      const grpc_testing_SimpleResponse *response = nullptr;
      request.response_compressed = compressed;
      AskFor(&call, how);
      call.Expect(WOOL_OK, grpc_testing_TestService_UnaryCall(call, &request,
                                                              &response));
      ExpectZeros(response->payload, kLargeResponse);
      ExpectCompressed(&call, compressed->value);
    }
}

void ServerCompressedStreaming() {
  Channel channel;
  const grpc_testing_ResponseParameters parameters[] = {
      {31415, 0, &kTrue, {}}, {92653, 0, &kFalse, {}}};
  for (auto how : {WOOL_COMPRESSION_GZIP, WOOL_COMPRESSION_DEFLATE}) {
    Call call(channel);
    grpc_testing_StreamingOutputCallRequest request = {};
    const grpc_testing_StreamingOutputCallResponse *response;
    request.response_parameters = parameters;
    request.n_response_parameters = 2;
    AskFor(&call, how);
    call.Expect(WOOL_OK, grpc_testing_TestService_StreamingOutputCall_open(
                             call, &request));
    for (const auto &wanted : parameters) {
      call.Expect(WOOL_OK, grpc_testing_TestService_StreamingOutputCall_recv(
                               call, &response));
      ExpectZeros(response->payload, wanted.size);
      ExpectCompressed(&call, wanted.compressed->value);
    }
    call.Expect(
        WOOL_END_OF_STREAM,
        grpc_testing_TestService_StreamingOutputCall_recv(call, &response));
  }
}

/* ---- metadata ---- */

void AddMetadata(Call *call) {
  wool_metadata *metadata = wool_call_request_metadata(*call);
  wool_error error = WOOL_ERROR_INIT;
  if (wool_metadata_add(metadata, wool_str_c(kInitialKey),
                        wool_bytes_n("test_initial_metadata_value", 27),
                        &error) ||
      wool_metadata_add(metadata, wool_str_c(kTrailingKey),
                        wool_bytes_n("\xab\xab\xab", 3), &error))
    Fail("metadata: %s", error.message);
}

void ExpectPair(const wool_metadata *metadata, const char *key,
                const std::string &due) {
  wool_bytes value;
  if (!wool_metadata_get(metadata, wool_str_c(key), &value))
    Fail("no metadata %s", key);
  if (!wool_bytes_equal(value, wool_bytes_n(due.data(), due.size())))
    Fail("%s is \"%.*s\"", key, static_cast<int>(value.len),
         reinterpret_cast<const char *>(value.data));
}

void ExpectMetadata(Call *call) {
  ExpectPair(wool_call_initial_metadata(*call), kInitialKey,
             "test_initial_metadata_value");
  ExpectPair(wool_call_trailing_metadata(*call), kTrailingKey, "\xab\xab\xab");
}

void CustomMetadata() {
  Channel channel;
  Zeros zeros(kLargeRequest);
  {
    grpc_testing_SimpleRequest request = LargeRequest(zeros);
    Call call(channel);
    AddMetadata(&call);
    call.Expect(WOOL_OK,
                grpc_testing_TestService_UnaryCall(call, &request, nullptr));
    ExpectMetadata(&call);
  }
  Call call(channel);
  AddMetadata(&call);
  call.Expect(WOOL_OK, grpc_testing_TestService_FullDuplexCall_open(call));
  Ask(&call, kLargeRequest, kLargeResponse);
  ExpectPair(wool_call_initial_metadata(call), kInitialKey,
             "test_initial_metadata_value");
  ExpectEnd(&call);
  ExpectMetadata(&call);
}

/* ---- ends that are not the server's ---- */

void CancelAfterBegin() {
  Channel channel;
  Call call(channel);
  call.Expect(WOOL_OK, grpc_testing_TestService_StreamingInputCall_open(call));
  wool_call_cancel(call);
  call.Expect(
      WOOL_CANCELLED,
      grpc_testing_TestService_StreamingInputCall_finish(call, nullptr));
}

void CancelAfterFirstResponse() {
  Channel channel;
  Call call(channel);
  const grpc_testing_StreamingOutputCallResponse *response;
  call.Expect(WOOL_OK, grpc_testing_TestService_FullDuplexCall_open(call));
  Ask(&call, 27182, 31415);
  wool_call_cancel(call);
  call.Expect(WOOL_CANCELLED,
              grpc_testing_TestService_FullDuplexCall_recv(call, &response));
}

void TimeoutOnSleepingServer() {
  Channel channel;
  Call call(channel, kMillisecond);
  Question question(27182, 31415);
  question.parameters.interval_us = 500000;
  const grpc_testing_StreamingOutputCallResponse *response;
  wool_code rc = grpc_testing_TestService_FullDuplexCall_open(call);
  /* The time may be over by now; then these say so as well. */
  if (!rc)
    rc = grpc_testing_TestService_FullDuplexCall_send(call, &question.message);
  if (!rc)
    rc = grpc_testing_TestService_FullDuplexCall_recv(call, &response);
  call.Expect(WOOL_DEADLINE_EXCEEDED, rc);
}

/* ---- many calls ---- */

int Rounds(int by_default) {
  return options.n ? static_cast<int>(options.n) : by_default;
}

void RpcSoak() {
  Channel channel;
  for (int i = 0; i < Rounds(100); i++)
    LargeUnaryOn(channel);
}

void ChannelSoak() {
  for (int i = 0; i < Rounds(30); i++)
    LargeUnary();
}

void LongLivedChannel() {
  Channel channel;
  for (int i = 0; i < Rounds(10); i++) {
    LargeUnaryOn(channel);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

void LargeUnariesAtOnce(wool_channel *channel, int n) {
  Zeros zeros(kLargeRequest);
  grpc_testing_SimpleRequest request = LargeRequest(zeros);
  std::vector<std::unique_ptr<Call>> calls;
  for (int i = 0; i < n; i++) {
    calls.push_back(std::make_unique<Call>(channel));
    calls.back()->Expect(WOOL_OK,
                         grpc_testing_TestService_UnaryCall_start(
                             *calls.back(), &request, nullptr, nullptr));
  }
  for (auto &call : calls) {
    const grpc_testing_SimpleResponse *response = nullptr;
    call->Expect(WOOL_OK, wool_call_wait(*call));
    call->Expect(WOOL_OK,
                 grpc_testing_TestService_UnaryCall_finish(*call, &response));
    ExpectZeros(response->payload, kLargeResponse);
  }
}

void ConcurrentLargeUnary() {
  Channel channel;
  LargeUnariesAtOnce(channel, Rounds(100));
}

void PickFirstUnary() {
  Channel channel;
  std::string first;
  for (int i = 0; i < Rounds(100); i++) {
    Call call(channel);
    grpc_testing_SimpleRequest request = {};
    const grpc_testing_SimpleResponse *response = nullptr;
    request.fill_server_id = true;
    call.Expect(WOOL_OK,
                grpc_testing_TestService_UnaryCall(call, &request, &response));
    std::string id(response->server_id.data, response->server_id.len);
    if (id.empty() || (i && id != first))
      Fail("server \"%s\" after \"%s\"", id.c_str(), first.c_str());
    first = id;
  }
}

/* ---- against a server that misbehaves ---- */

void Goaway() {
  Channel channel;
  LargeUnaryOn(channel);
  /* The GOAWAY is in when the channel is ready no more. */
  if (wool_channel_wait(channel, WOOL_CONNECTIVITY_READY, kPatience))
    Fail("no GOAWAY came");
  LargeUnaryOn(channel);
}

/* What came before the reset is no response. */
void Reset() {
  Channel channel;
  Call call(channel);
  Zeros zeros(kLargeRequest);
  grpc_testing_SimpleRequest request = LargeRequest(zeros);
  call.Expect(WOOL_INTERNAL,
              grpc_testing_TestService_UnaryCall(call, &request, nullptr));
}

/* The first call is there to learn of the limit. */
void MaxStreams() {
  Channel channel;
  LargeUnaryOn(channel);
  LargeUnariesAtOnce(channel, 15);
}

/* ---- the process ---- */

struct Case {
  const char *name;
  void (*run)();
};

const Case cases[] = {
    {"empty_unary", EmptyUnary},
    {"large_unary", LargeUnary},
    {"client_streaming", ClientStreaming},
    {"server_streaming", ServerStreaming},
    {"ping_pong", PingPong},
    {"empty_stream", EmptyStream},
    {"half_duplex", HalfDuplex},
    {"slow_consumer", SlowConsumer},
    {"custom_metadata", CustomMetadata},
    {"status_code_and_message", StatusCodeAndMessage},
    {"special_status_message", SpecialStatusMessage},
    {"unimplemented_method", UnimplementedMethod},
    {"unimplemented_service", UnimplementedService},
    {"cancel_after_begin", CancelAfterBegin},
    {"cancel_after_first_response", CancelAfterFirstResponse},
    {"timeout_on_sleeping_server", TimeoutOnSleepingServer},
    {"pick_first_unary", PickFirstUnary},
    {"concurrent_large_unary", ConcurrentLargeUnary},
    {"rpc_soak", RpcSoak},
    {"channel_soak", ChannelSoak},
    {"long_lived_channel", LongLivedChannel},
    {"client_compressed_unary", ClientCompressedUnary},
    {"server_compressed_unary", ServerCompressedUnary},
    {"client_compressed_streaming", ClientCompressedStreaming},
    {"server_compressed_streaming", ServerCompressedStreaming},
    {"goaway", Goaway},
    {"rst_after_header", Reset},
    {"rst_during_data", Reset},
    {"rst_after_data", Reset},
    {"ping", LargeUnary},
    {"max_streams", MaxStreams},
    {"data_frame_padding", LargeUnary},
};

void ReadOptions(int argc, char **argv) {
  static const option names[] = {{"server", required_argument, nullptr, 's'},
                                 {"test_case", required_argument, nullptr, 'c'},
                                 {"transport", required_argument, nullptr, 't'},
                                 {"n", required_argument, nullptr, 'n'},
                                 {"ca", required_argument, nullptr, 'a'},
                                 {nullptr, 0, nullptr, 0}};
  int name;
  bool ok = true;
  while ((name = getopt_long(argc, argv, "", names, nullptr)) >= 0) {
    if (name == 's')
      options.server = optarg;
    else if (name == 'c')
      options.test_case = optarg;
    else if (name == 'n')
      ok = wool_test_count(optarg, kMaxRounds, &options.n);
    else if (name == 'a')
      options.ca = optarg;
    else if (name == 't' && std::string(optarg) == "curl")
      options.transport = WOOL_TRANSPORT_CURL;
    else
      ok = false;
    if (!ok)
      exit(2);
  }
}

} // namespace

int main(int argc, char **argv) {
  ReadOptions(argc, argv);
  if (wool_curl_install(nullptr))
    return 2;
  wool_compression_install();
  for (const Case &one : cases) {
    if (options.test_case == "list") {
      puts(one.name);
    } else if (options.test_case == one.name) {
      one.run();
      return 0;
    }
  }
  if (options.test_case != "list")
    fprintf(stderr, "client: no case \"%s\"\n", options.test_case.c_str());
  return options.test_case == "list" ? 0 : 2;
}
