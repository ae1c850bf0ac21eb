/* Streams, without generated code. */
#include "tests/rpc/probe_server.h"

namespace {

struct Line {
  wool_str text;
  wool_token *token;
};
const wool_field kLineFields[] = {
    {"text", 1, WOOL_KIND_STRING, WOOL_LABEL_SINGULAR, offsetof(Line, text), 0,
     nullptr, nullptr, nullptr},
    {"token", 2, WOOL_KIND_TOKEN, WOOL_LABEL_SINGULAR, offsetof(Line, token), 0,
     nullptr, nullptr, nullptr}};
const wool_message_type kLine = {"Line", sizeof(Line), kLineFields, 2,
                                 WOOL_MESSAGE_MAY_HOLD_TOKEN};

extern const wool_method kMethods[];

/* Echoes lines; "set X" sets the tenant and returns the token, "who" tells the
 * tenant, "undo" resets the token that came. */
wool_code Chat(wool_call *call, const void *, const void *, void *) {
  const void *in;
  wool_code rc;
  while ((rc = wool_stream_recv(call, &kMethods[0], &in)) == WOOL_OK) {
    const Line *line = static_cast<const Line *>(in);
    std::string text = Text(line->text);
    Line out = {line->text, nullptr};
    wool_error error = WOOL_ERROR_INIT;
    std::string kept;
    if (text.rfind("set ", 0) == 0) {
      out.token = wool_call_take_token(
          call, probe_tenant_set(wool_str_c(text.c_str() + 4)));
    } else if (text == "who") {
      probe_tenant_get(&out.text);
    } else if (text == "undo") {
      if (wool_token_reset(line->token, &error)) {
        kept = error.message;
        out.text = wool_str_c(kept.c_str());
      }
    } else if (text == "fail") {
      return wool_call_fail(call, WOOL_ABORTED, "told to");
    }
    if ((rc = wool_stream_send(call, &kMethods[0], &out)))
      return rc;
  }
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

/* Counts down from the number of bytes. */
wool_code Watch(wool_call *call, const void *, const void *in, void *) {
  size_t n = static_cast<const Line *>(in)->text.len;
  for (size_t i = 0; i < n; i++) {
    std::string text = std::to_string(i);
    Line out = {wool_str_c(text.c_str()), nullptr};
    wool_code rc = wool_stream_send(call, &kMethods[1], &out);
    if (rc)
      return rc;
  }
  return WOOL_OK;
}

std::string joined;
wool_code Upload(wool_call *call, const void *, const void *, void *response) {
  const void *in;
  wool_code rc;
  joined = "";
  while ((rc = wool_stream_recv(call, &kMethods[2], &in)) == WOOL_OK)
    joined += Text(static_cast<const Line *>(in)->text) + ";";
  static_cast<Line *>(response)->text = wool_str_c(joined.c_str());
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

/* An echo by events. */
void OnReadable(wool_call *call, void *) {
  const void *in;
  wool_code rc;
  while ((rc = wool_stream_recv(call, &kMethods[3], &in)) == WOOL_OK)
    if ((rc = wool_stream_send(call, &kMethods[3], in)))
      break;
  if (rc != WOOL_ERR_WOULD_BLOCK)
    wool_call_end(call, rc == WOOL_END_OF_STREAM ? WOOL_OK : rc);
}
wool_code Evented(wool_call *call, const void *, const void *, void *) {
  wool_stream_events events = {sizeof events, OnReadable, nullptr};
  return wool_call_set_events(call, &events, nullptr);
}

const wool_method kMethods[] = {
    {"/s.S/chat", &kLine, &kLine,
     WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM, Chat},
    {"/s.S/watch", &kLine, &kLine, WOOL_METHOD_SERVER_STREAM, Watch},
    {"/s.S/upload", &kLine, &kLine, WOOL_METHOD_CLIENT_STREAM, Upload},
    {"/s.S/evented", &kLine, &kLine,
     WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM, Evented},
};
const wool_service kService = {"s.S", kMethods, 4, nullptr, 0};

class Streams : public testing::TestWithParam<Carrier> {
protected:
  wool_server *server_ = nullptr;
  wool_channel *channel_ = nullptr;
  wool_context *context_ = wool_context_new();
  void SetUp() override {
    wool_error error = WOOL_ERROR_INIT;
    const char *address = "";
    ASSERT_EQ(WOOL_OK, wool_server_new(nullptr, &server_, &error));
    ASSERT_EQ(WOOL_OK, wool_server_register(server_, &kService, &kService,
                                            nullptr, &error));
    ASSERT_EQ(WOOL_OK,
              wool_server_listen(server_, "127.0.0.1:0", &address, &error));
    std::string where = address;
    ASSERT_EQ(WOOL_OK, wool_server_start(server_, &error));
    if (GetParam() == Carrier::kInProcess)
      ASSERT_EQ(WOOL_OK,
                wool_server_channel(server_, nullptr, &channel_, &error));
    else
      ASSERT_EQ(WOOL_OK,
                wool_channel_new(where.c_str(), nullptr, &channel_, &error));
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
  void TearDown() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    wool_channel_unref(channel_);
    wool_server_free(server_);
  }
  std::string Ask(wool_call *call, const std::string &text,
                  wool_token *token = nullptr, wool_token **out = nullptr,
                  int method = 0) {
    Line line = {wool_str_c(text.c_str()), token};
    wool_code rc = wool_stream_send(call, &kMethods[method], &line);
    if (rc)
      return std::string("send: ") + wool_code_name(rc);
    const void *in = nullptr;
    rc = wool_stream_recv(call, &kMethods[method], &in);
    if (rc)
      return std::string("recv: ") + wool_code_name(rc) + " " +
             wool_call_error(call)->message;
    if (out)
      *out = wool_token_ref(static_cast<const Line *>(in)->token);
    return Masked(Text(static_cast<const Line *>(in)->text).c_str());
  }
};

TEST_P(Streams, PingPong) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, wool_stream_open(call, &kMethods[0], nullptr));
  for (int i = 0; i < 200; i++)
    ASSERT_EQ(std::to_string(i), Ask(call, std::to_string(i)));
  EXPECT_EQ(WOOL_OK, wool_stream_end(call));
  const void *in;
  EXPECT_EQ(WOOL_END_OF_STREAM, wool_stream_recv(call, &kMethods[0], &in));
  EXPECT_EQ(WOOL_OK, wool_call_error(call)->code);
}

TEST_P(Streams, EventedPingPong) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, wool_stream_open(call, &kMethods[3], nullptr));
  for (int i = 0; i < 200; i++)
    ASSERT_EQ(std::to_string(i),
              Ask(call, std::to_string(i), nullptr, nullptr, 3));
  EXPECT_EQ(WOOL_OK, wool_stream_end(call));
  const void *in;
  EXPECT_EQ(WOOL_END_OF_STREAM, wool_stream_recv(call, &kMethods[3], &in));
}

TEST_P(Streams, ServerStreams) {
  Call call(channel_);
  std::string n(3000, 'x');
  Line line = {wool_str_c(n.c_str()), nullptr};
  ASSERT_EQ(WOOL_OK, wool_stream_open(call, &kMethods[1], &line));
  const void *in;
  wool_code rc;
  int i = 0;
  while ((rc = wool_stream_recv(call, &kMethods[1], &in)) == WOOL_OK)
    ASSERT_EQ(std::to_string(i++), Text(static_cast<const Line *>(in)->text));
  EXPECT_EQ(WOOL_END_OF_STREAM, rc) << Call(channel_).message();
  EXPECT_EQ(3000, i);
}

TEST_P(Streams, ClientStreams) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, wool_stream_open(call, &kMethods[2], nullptr));
  std::string want;
  for (int i = 0; i < 1000; i++) {
    std::string text = std::to_string(i);
    Line line = {wool_str_c(text.c_str()), nullptr};
    ASSERT_EQ(WOOL_OK, wool_stream_send(call, &kMethods[2], &line));
    want += text + ";";
  }
  const void *out;
  ASSERT_EQ(WOOL_OK, wool_stream_finish(call, &kMethods[2], &out))
      << call.message();
  EXPECT_EQ(want, Text(static_cast<const Line *>(out)->text));
}

TEST_P(Streams, AnEmptyStream) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, wool_stream_open(call, &kMethods[0], nullptr));
  EXPECT_EQ(WOOL_OK, wool_stream_end(call));
  const void *in;
  EXPECT_EQ(WOOL_END_OF_STREAM, wool_stream_recv(call, &kMethods[0], &in));
}

TEST_P(Streams, AFailureInTheMiddle) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, wool_stream_open(call, &kMethods[0], nullptr));
  EXPECT_EQ("a", Ask(call, "a"));
  EXPECT_EQ("recv: ABORTED told to", Ask(call, "fail"));
}

TEST_P(Streams, ContextAndTokensInEveryMessage) {
  wool_token *mine = probe_tenant_set(wool_str_c("acme"));
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, wool_stream_open(call, &kMethods[0], nullptr));
  EXPECT_EQ("acme", Ask(call, "who"));
  wool_token *theirs = nullptr;
  EXPECT_EQ("set globex", Ask(call, "set globex", nullptr, &theirs));
  wool_str tenant;
  EXPECT_EQ(WOOL_OK, probe_tenant_get(&tenant));
  EXPECT_EQ("globex", Text(tenant));
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(theirs, &error)) << error.message;
  EXPECT_EQ("acme", Ask(call, "who"));
  EXPECT_EQ("<Token used var=<ContextVar name='tenant' default='nobody' at P> "
            "at P> has already been used once",
            Ask(call, "undo", theirs));
  EXPECT_EQ("undo", Ask(call, "undo", mine));
  EXPECT_EQ(WOOL_OK, probe_tenant_get(&tenant));
  EXPECT_EQ("nobody", Text(tenant));
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, probe_tenant_reset(mine, nullptr));
  wool_token_unref(mine);
  wool_token_unref(theirs);
}

TEST_P(Streams, FreedInTheMiddle) {
  for (int i = 0; i < 20; i++) {
    Call call(channel_);
    ASSERT_EQ(WOOL_OK,
              wool_stream_open(call, &kMethods[i % 2 ? 0 : 3], nullptr));
    EXPECT_EQ("a", Ask(call, "a", nullptr, nullptr, i % 2 ? 0 : 3));
  }
}

INSTANTIATE_TEST_SUITE_P(Over, Streams,
                         testing::Values(Carrier::kTcp, Carrier::kInProcess));

} // namespace
