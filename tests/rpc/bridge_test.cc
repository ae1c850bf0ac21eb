/* Variables with a `header` and plain metadata, both ways. */
#include "tests/rpc/probe_server.h"

#include <vector>

#include "tests/transport/raw_http2.h"

namespace {

std::vector<std::string> warnings;

void KeepWarning(void *, const wool_warning *warning) {
  warnings.push_back(std::string(warning->direction) + " " + warning->ns + "." +
                     warning->name + ": " + warning->cause->message);
}

class BridgeTest : public testing::Test {
protected:
  ProbeServer server_;
  wool_channel *channel_ = server_.NewChannel();
  wool_context *context_ = wool_context_new();
  std::vector<wool_token *> tokens_;

  void SetUp() override {
    warnings.clear();
    wool_set_warning_sink(KeepWarning, nullptr);
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
  void TearDown() override {
    for (wool_token *token : tokens_)
      wool_token_unref(token);
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    wool_channel_unref(channel_);
    wool_set_warning_sink(nullptr, nullptr);
  }

  void SetTrace(const std::string &text) {
    tokens_.push_back(probe_trace_set(wool_str_n(text.data(), text.size())));
  }
  std::string Trace() {
    wool_str trace;
    return probe_trace_get(&trace) ? "-" : Text(trace);
  }
  /* "COUNT VALUE" of a key in the metadata that a call of ours brings. */
  std::string Heard(const char *key) {
    Call call(channel_);
    uint32_t count = 0;
    wool_bytes value = {nullptr, 0};
    if (probe_Probe_heard(call, wool_str_c(key), &count, &value))
      return call.message();
    return std::to_string(count) + " " +
           std::string(reinterpret_cast<const char *>(value.data), value.len);
  }
};

void Add(wool_call *call, const char *key, const std::string &value) {
  EXPECT_EQ(WOOL_OK, wool_metadata_add(
                         wool_call_request_metadata(call), wool_str_c(key),
                         wool_bytes_n(value.data(), value.size()), nullptr));
}

/* ---- as a peer that knows nothing of context ---- */

struct Texts {
  wool_str trace;
  wool_bytes stamp;
  wool_str quiet;
  wool_str deaf;
};
#define TEXT_FIELD(name, number, kind)                                  \
  {                                                                     \
#name, number, kind, WOOL_LABEL_SINGULAR, offsetof(Texts, name), 0, \
        nullptr, nullptr, nullptr, nullptr                              \
  }
const wool_field kTextFields[] = {TEXT_FIELD(trace, 1, WOOL_KIND_STRING),
                                  TEXT_FIELD(stamp, 2, WOOL_KIND_BYTES),
                                  TEXT_FIELD(quiet, 3, WOOL_KIND_STRING),
                                  TEXT_FIELD(deaf, 4, WOOL_KIND_STRING)};
const wool_message_type kTexts = {"Texts", sizeof(Texts), kTextFields, 4, 0, 0,
                                  0};
/* The first of them alone: also what some routines take and give. */
const wool_message_type kText = {"Text", sizeof(Texts), kTextFields, 1, 0, 0,
                                 0};
const wool_message_type kNothing = {"Nothing", 1, nullptr, 0, 0, 0, 0};
const char kNone[] = "";

wool_method Plain(const char *path, const wool_message_type *request,
                  const wool_message_type *response) {
  return {path, request, response, WOOL_METHOD_EXTERN, nullptr, nullptr, 0, 0};
}

using Metadata = std::vector<std::pair<const char *, std::string>>;

/* What the routine `bridged` finds in a call with this metadata, with what the
 * server says of the chain, or how it failed. */
std::string Bridged(wool_channel *channel, const Metadata &metadata) {
  static const wool_method method =
      Plain("/probe.Probe/bridged", &kNothing, &kTexts);
  Call call(channel);
  for (const auto &pair : metadata)
    Add(call, pair.first, pair.second);
  const void *response = nullptr;
  if (wool_call_unary(call, &method, kNone, &response))
    return call.message();
  const Texts *texts = static_cast<const Texts *>(response);
  wool_bytes chain;
  bool has_chain = wool_metadata_get(wool_call_initial_metadata(call),
                                     wool_str_c("wool-chain"), &chain);
  return Text(texts->trace) + " " +
         std::string(reinterpret_cast<const char *>(texts->stamp.data),
                     texts->stamp.len) +
         " " + Text(texts->quiet) + " " + Text(texts->deaf) +
         (has_chain ? " chain" : "");
}

/* ---- from the client ---- */

TEST_F(BridgeTest, ABoundVariableIsInTheMetadata) {
  EXPECT_EQ("0 ", Heard("x-trace")) << "a default is not a value";
  SetTrace("t1");
  EXPECT_EQ("1 t1", Heard("x-trace"));
  SetTrace("");
  EXPECT_EQ("1 ", Heard("x-trace"));
  EXPECT_EQ(WOOL_OK, probe_trace_reset(tokens_[1], nullptr));
  EXPECT_EQ(WOOL_OK, probe_trace_reset(tokens_[0], nullptr));
  EXPECT_EQ("0 ", Heard("x-trace"));
}

TEST_F(BridgeTest, BytesGoRawUnderABinaryKey) {
  std::string raw("\0\xff,\n", 4);
  tokens_.push_back(probe_stamp_set(wool_bytes_n(raw.data(), raw.size())));
  EXPECT_EQ("1 " + raw, Heard("x-stamp-bin"));
}

TEST_F(BridgeTest, WhatIsNotPropagatedIsNotSentInThisFormEither) {
  tokens_.push_back(probe_quiet_set(wool_str_c("q")));
  EXPECT_EQ("0 ", Heard("x-quiet"));
}

TEST_F(BridgeTest, WhatIsNotAcceptedIsSentAllTheSame) {
  tokens_.push_back(probe_deaf_set(wool_str_c("d")));
  EXPECT_EQ("1 d", Heard("x-deaf"));
}

TEST_F(BridgeTest, AKeyThatTheApplicationHasSetIsLeftAlone) {
  SetTrace("mine");
  Call call(channel_);
  Add(call, "x-trace", "by hand");
  uint32_t count = 0;
  wool_bytes value = {nullptr, 0};
  ASSERT_EQ(WOOL_OK,
            probe_Probe_heard(call, wool_str_c("x-trace"), &count, &value));
  EXPECT_EQ(1u, count);
  EXPECT_TRUE(wool_bytes_equal(value, wool_bytes_n("by hand", 7)));
}

TEST_F(BridgeTest, AnExternRoutineGetsIt) {
  SetTrace("t1");
  EXPECT_EQ("t1 - - -", Bridged(channel_, {}));
}

TEST_F(BridgeTest, AStartedCallHasIt) {
  SetTrace("t1");
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, probe_Probe_heard_start(call, wool_str_c("x-trace"),
                                             nullptr, nullptr));
  SetTrace("too late");
  ASSERT_EQ(WOOL_OK, wool_call_wait(call));
  uint32_t count = 0;
  wool_bytes value = {nullptr, 0};
  ASSERT_EQ(WOOL_OK, probe_Probe_heard_finish(call, &count, &value));
  EXPECT_EQ(1u, count);
  EXPECT_TRUE(wool_bytes_equal(value, wool_bytes_n("t1", 2)));
}

TEST_F(BridgeTest, AHandlersCallsPassItOn) {
  static const wool_method method =
      Plain("/probe.Probe/forward", &kText, &kText);
  Texts request = {};
  request.trace = wool_str_c(server_.address.c_str());
  Call call(channel_);
  Add(call, "x-trace", "from afar");
  const void *response = nullptr;
  ASSERT_EQ(WOOL_OK, wool_call_unary(call, &method, &request, &response))
      << call.message();
  EXPECT_EQ("from afar", Text(static_cast<const Texts *>(response)->trace));
}

TEST_F(BridgeTest, WhatIsNoMetadataValueIsLeftOutWithAWarning) {
  const char kNotAscii[] =
      "encode probe.trace: metadata x-trace: value is not printable ASCII "
      "without outer spaces; a binary one needs a key that ends in -bin";
  for (const char *text : {"Gr\xc3\xbc", "a\nb", " a", "a "}) {
    warnings.clear();
    SetTrace(text);
    EXPECT_EQ("0 ", Heard("x-trace"));
    ASSERT_EQ(1u, warnings.size());
    EXPECT_EQ(kNotAscii, warnings[0]);
    wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
    options.strict_context = true;
    wool_channel *strict = server_.NewChannel(options);
    EXPECT_NE(std::string::npos, Bridged(strict, {})
                                     .find("context variable 'probe.trace': "
                                           "metadata x-trace: value is not"));
    wool_channel_unref(strict);
    EXPECT_EQ(1u, warnings.size());
  }
}

TEST_F(BridgeTest, ALongValueIsSentUpToTheLimit) {
  std::string most(4096, 'x');
  SetTrace(most);
  EXPECT_EQ("1 " + most, Heard("x-trace"));
  EXPECT_TRUE(warnings.empty());
  SetTrace(most + "x");
  EXPECT_EQ("0 ", Heard("x-trace"));
  ASSERT_EQ(1u, warnings.size());
  EXPECT_EQ("encode probe.trace: metadata x-trace: value of 4097 bytes exceeds "
            "4096",
            warnings[0]);
}

/* ---- to the server ---- */

TEST_F(BridgeTest, AHeaderIsAValueInTheHandlersContext) {
  EXPECT_EQ("untraced - - -", Bridged(channel_, {}));
  EXPECT_EQ("t1 - - -", Bridged(channel_, {{"x-trace", "t1"}}));
  EXPECT_EQ("untraced raw - -", Bridged(channel_, {{"x-stamp-bin", "raw"}}));
  EXPECT_EQ(" - - -", Bridged(channel_, {{"x-trace", ""}}));
  EXPECT_EQ("first - - -",
            Bridged(channel_, {{"x-trace", "first"}, {"x-trace", "second"}}));
  EXPECT_EQ("untraced - - -", Bridged(channel_, {})) << "of one call only";
}

TEST_F(BridgeTest, WhatIsNotAcceptedIsNotBelievedInThisFormEither) {
  EXPECT_EQ("untraced - - -", Bridged(channel_, {{"x-deaf", "d"}}));
}

TEST_F(BridgeTest, WhatIsNotPropagatedIsAccepted) {
  EXPECT_EQ("untraced - q -", Bridged(channel_, {{"x-quiet", "q"}}));
}

/* The response has no chain, as Bridged shows, and nothing is kept. */
TEST_F(BridgeTest, AHeaderArmsNothing) {
  EXPECT_EQ("t1 - - -", Bridged(channel_, {{"x-trace", "t1"}}));
  wool_chain_stats stats = WOOL_CHAIN_STATS_INIT;
  wool_server_chain_stats(server_.server, &stats);
  EXPECT_EQ(0u, stats.n_chains);
  {
    /* A peer of ours, which could read a manifest, is sent none. */
    Call call(channel_);
    Add(call, "x-trace", "t1");
    wool_str trace;
    ASSERT_EQ(WOOL_OK,
              probe_Probe_bridged(call, &trace, nullptr, nullptr, nullptr));
    EXPECT_EQ("t1", Text(trace));
  }
  uint8_t chain[WOOL_CHAIN_ID_LEN];
  EXPECT_FALSE(wool_context_chain_id(context_, chain));
  EXPECT_EQ("untraced", Trace());
}

/* A proxy has rewritten it on the way. */
TEST_F(BridgeTest, TheHeaderWinsOverTheManifestAndStaysThere) {
  SetTrace("mine");
  for (int i = 0; i < 2; i++) {
    Call call(channel_);
    Add(call, "x-trace", "theirs");
    wool_str before, old, after;
    ASSERT_EQ(WOOL_OK, probe_Probe_retrace(call, wool_str_c("over"), &before,
                                           &old, &after));
    EXPECT_EQ("theirs", Text(before));
    EXPECT_EQ("some", Text(old));
    EXPECT_EQ("theirs", Text(after));
    EXPECT_EQ("mine", Trace()) << "the caller hears nothing of it";
  }
  EXPECT_EQ(WOOL_OK, probe_trace_reset(tokens_[0], nullptr));
  EXPECT_EQ("untraced", Trace());
}

TEST_F(BridgeTest, NorDoesItBindWhatIsUnboundAtTheCaller) {
  Call call(channel_);
  Add(call, "x-trace", "theirs");
  tokens_.push_back(probe_tenant_set(wool_str_c("acme"))); /* armed */
  wool_str before, old, after;
  ASSERT_EQ(WOOL_OK, probe_Probe_retrace(call, wool_str_c("over"), &before,
                                         &old, &after));
  EXPECT_EQ("theirs", Text(after));
  EXPECT_FALSE(wool_context_contains(context_, probe_trace_var()));
}

/* And so in each step of a stream. */
TEST_F(BridgeTest, InAStreamTheHeaderStaysThereAsWell) {
  SetTrace("mine");
  Call call(channel_);
  Add(call, "x-trace", "theirs");
  ASSERT_EQ(WOOL_OK, probe_Probe_retraces_open(call));
  for (const char *text : {"one", "two", "three"}) {
    wool_str trace = wool_str_c("");
    ASSERT_EQ(WOOL_OK, probe_Probe_retraces_send(call, wool_str_c(text)));
    ASSERT_EQ(WOOL_OK, probe_Probe_retraces_recv(call, &trace));
    EXPECT_EQ("theirs", Text(trace));
    EXPECT_EQ("mine", Trace());
  }
  ASSERT_EQ(WOOL_OK, probe_Probe_retraces_end(call));
  wool_str trace;
  EXPECT_EQ(WOOL_END_OF_STREAM, probe_Probe_retraces_recv(call, &trace));
  EXPECT_EQ("mine", Trace());
}

/* What a handler sets comes home, and goes back to what the header said. */
TEST_F(BridgeTest, ATokenOfASetOverAHeaderHasItAsItsOldValue) {
  SetTrace("mine");
  Call call(channel_);
  Add(call, "x-trace", "theirs");
  wool_token *undo = nullptr;
  ASSERT_EQ(WOOL_OK, probe_Probe_set_trace(call, wool_str_c("over"), &undo));
  EXPECT_EQ("over", Trace());
  EXPECT_EQ("1 over", Heard("x-trace"));
  EXPECT_EQ(WOOL_OK, probe_trace_reset(undo, nullptr));
  EXPECT_EQ("theirs", Trace());
  EXPECT_EQ(WOOL_OK, probe_trace_reset(tokens_[0], nullptr));
  EXPECT_EQ("untraced", Trace());
}

TEST_F(BridgeTest, AnEqualHeaderChangesNothing) {
  SetTrace("mine");
  Call call(channel_);
  wool_token *undo = nullptr;
  ASSERT_EQ(WOOL_OK, probe_Probe_set_trace(call, wool_str_c("over"), &undo));
  EXPECT_EQ("over", Trace());
  EXPECT_EQ(WOOL_OK, probe_trace_reset(undo, nullptr));
  EXPECT_EQ("mine", Trace());
}

/* A cached chain does not remember the header of an earlier call. */
TEST_F(BridgeTest, AChainThatAPeerNamesHasTheHeadersOfEachCallOnly) {
  static const wool_method set =
      Plain("/probe.Probe/set_tenant", &kText, &kNothing);
  Texts request = {};
  request.trace = wool_str_c("acme"); /* the tenant */
  std::string chain;
  {
    Call call(channel_);
    Add(call, "x-trace", "t1");
    Add(call, "x-quiet", "q1");
    ASSERT_EQ(WOOL_OK, wool_call_unary(call, &set, &request, nullptr));
    wool_bytes named;
    ASSERT_TRUE(wool_metadata_get(wool_call_initial_metadata(call),
                                  wool_str_c("wool-chain"), &named));
    chain.assign(reinterpret_cast<const char *>(named.data), named.len);
  }
  EXPECT_EQ("untraced - - - chain", Bridged(channel_, {{"wool-chain", chain}}));
  EXPECT_EQ("t2 - - - chain",
            Bridged(channel_, {{"wool-chain", chain}, {"x-trace", "t2"}}));
}

/* ---- values that no client of ours would send: HTTP/2 by hand ---- */

/* The response's message to `bridged`, or the status. */
std::string BridgedByHand(const ProbeServer &server, const std::string &value) {
  size_t colon = server.address.rfind(':');
  wool_test::RawPeer peer(
      static_cast<uint16_t>(std::stoi(server.address.substr(colon + 1))));
  EXPECT_TRUE(peer.send(
      wool_test::preface() +
      wool_test::request(1, "/probe.Probe/bridged", {{"x-trace", value}}) +
      wool_test::frame(wool_test::kData, wool_test::kEndStream, 1,
                       wool_test::message(""))));
  std::string data;
  for (;;) {
    wool_test::Frame frame = peer.read();
    if (frame.type < 0 || frame.type == wool_test::kRstStream)
      return "(gone)";
    if (frame.type == wool_test::kData)
      data += frame.payload;
    if (frame.type != wool_test::kHeaders ||
        !(frame.flags & wool_test::kEndStream))
      continue;
    for (const auto &field : wool_test::decode(frame.payload))
      if (field.first == "grpc-message")
        return field.second;
    return data;
  }
}

TEST_F(BridgeTest, WhatIsNotAValueIsDroppedWithAWarning) {
  const struct {
    std::string value;
    const char *why;
  } cases[] = {
      {"\xc3(", "metadata x-trace: value is not UTF-8"},
      {"\xff", "metadata x-trace: value is not UTF-8"},
      {"a\tb", "metadata x-trace: value has a control character"},
      {std::string(4097, 'x'),
       "metadata x-trace: value of 4097 bytes exceeds 4096"},
  };
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.strict_context = true;
  ProbeServer strict(options);
  for (const auto &c : cases) {
    warnings.clear();
    EXPECT_NE(std::string::npos,
              BridgedByHand(server_, c.value).find("untraced"));
    ASSERT_EQ(1u, warnings.size());
    EXPECT_EQ(std::string("decode probe.trace: ") + c.why, warnings[0]);
    EXPECT_EQ("request of /probe.Probe/bridged: decode of context variable "
              "'probe.trace': " +
                  std::string(c.why),
              BridgedByHand(strict, c.value));
    EXPECT_EQ(1u, warnings.size());
  }
}

TEST_F(BridgeTest, TextBeyondAsciiAndTheLongestAreTaken) {
  for (const std::string &value :
       {std::string("Gr\xc3\xbc"), std::string(4096, 'x')}) {
    std::string got = BridgedByHand(server_, value);
    EXPECT_NE(std::string::npos, got.find(value)) << got;
    EXPECT_TRUE(warnings.empty());
  }
}

} // namespace
