/* Context over the wire: rules 18 to 29 as the call layer keeps them. */
#include "tests/rpc/probe_server.h"

#include <vector>

namespace {

class ContextCallTest : public testing::Test {
protected:
  ProbeServer server_;
  wool_channel *channel_ = server_.NewChannel();
  wool_context *context_ = wool_context_new();

  void SetUp() override {
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
  ~ContextCallTest() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    wool_channel_unref(channel_);
  }

  std::string Tenant() {
    wool_str value;
    return probe_tenant_get(&value) ? "(none)" : Text(value);
  }
  std::string Whoami() {
    Call call(channel_);
    wool_str value;
    return probe_Probe_whoami(call, &value) ? std::string("! ") + call.message()
                                            : Text(value);
  }
  wool_code Undo(wool_token *token, std::string *message = nullptr) {
    Call call(channel_);
    wool_code rc = probe_Probe_undo(call, token);
    if (message)
      *message = Masked(call.message());
    return rc;
  }
};

const char kUsed[] = "<Token used var=<ContextVar name='tenant' "
                     "default='nobody' at P> at P> has already been used once";
const char kOther[] = "<Token var=<ContextVar name='tenant' default='nobody' "
                      "at P> at P> was created in a different Context";

TEST_F(ContextCallTest, ValuesTravelWithEveryCall) {
  EXPECT_EQ("nobody", Whoami());
  wool_token *token = probe_tenant_set(wool_str_c("acme"));
  EXPECT_EQ("acme", Whoami());
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(token, nullptr));
  EXPECT_EQ("nobody", Whoami());
  wool_token_unref(token);
}

TEST_F(ContextCallTest, AHandlerThatForgetsToExitAContextHarmsNobody) {
  for (int i = 0; i < 3; i++) {
    std::string name = "round " + std::to_string(i);
    Call call(channel_);
    EXPECT_EQ(WOOL_OK,
              probe_Probe_leave_entered(call, wool_str_c(name.c_str())))
        << call.message();
    EXPECT_EQ(name, Tenant());
    EXPECT_EQ(name, Whoami());
  }
}

TEST_F(ContextCallTest, AStringThatCouldNotTravelIsNotSet) {
  EXPECT_EQ(nullptr, probe_tenant_set(wool_str_c("\xff")));
  EXPECT_EQ("nobody", Tenant());
}

TEST_F(ContextCallTest, ATokenSetHereIsResetThereOnce) {
  wool_token *token = probe_tenant_set(wool_str_c("acme"));
  std::string message;
  EXPECT_EQ(WOOL_OK, Undo(token));
  EXPECT_EQ("nobody", Tenant());
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, probe_tenant_reset(token, &error));
  EXPECT_EQ(kUsed, Masked(error.message));
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, Undo(token, &message));
  EXPECT_EQ(kUsed, message);
  wool_token_unref(token);
}

TEST_F(ContextCallTest, WhatIsTheSameInEveryCallMaySuddenlyChange) {
  wool_token *first = probe_tenant_set(wool_str_c("one"));
  for (int i = 0; i < 5; i++)
    EXPECT_EQ("one", Whoami());
  wool_token *second = probe_tenant_set(wool_str_c("two"));
  for (int i = 0; i < 5; i++)
    EXPECT_EQ("two", Whoami());
  EXPECT_EQ(WOOL_OK, Undo(second));
  for (int i = 0; i < 5; i++)
    EXPECT_EQ("one", Whoami());
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(first, nullptr));
  for (int i = 0; i < 5; i++)
    EXPECT_EQ("nobody", Whoami());
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, Undo(second));
  wool_token_unref(first);
  wool_token_unref(second);
}

TEST_F(ContextCallTest, ATokenSetThereIsResetHereOnce) {
  Call call(channel_);
  wool_token *token = nullptr;
  ASSERT_EQ(WOOL_OK,
            probe_Probe_set_tenant(call, wool_str_c("globex"), &token));
  EXPECT_EQ("globex", Tenant());
  EXPECT_EQ("globex", Whoami());
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(token, nullptr));
  EXPECT_EQ("nobody", Whoami());
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, probe_tenant_reset(token, nullptr));
}

TEST_F(ContextCallTest, AStartedCallIsAFork) {
  wool_token *token = probe_tenant_set(wool_str_c("acme"));
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, probe_Probe_undo_start(call, token, nullptr, nullptr));
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, wool_call_wait(call));
  EXPECT_EQ(kOther, Masked(call.message()));
  EXPECT_EQ("acme", Tenant());
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(token, nullptr));
  wool_token_unref(token);
}

TEST_F(ContextCallTest, EffectsOfAFailedRoutineComeHome) {
  Call call(channel_);
  EXPECT_EQ(WOOL_ABORTED, probe_Probe_fail(call, WOOL_ABORTED, wool_str_c("no"),
                                           wool_str_c("set before")));
  EXPECT_STREQ("no", call.message());
  EXPECT_EQ("set before", Tenant());
}

TEST_F(ContextCallTest, AnArmedCallerSeesEffectsOfAFailureToo) {
  wool_token *token = probe_tenant_set(wool_str_c("acme"));
  Call call(channel_);
  EXPECT_EQ(WOOL_ABORTED, probe_Probe_fail(call, WOOL_ABORTED, wool_str_c("no"),
                                           wool_str_c("set before")));
  EXPECT_EQ("set before", Tenant());
  wool_token_unref(token);
}

TEST_F(ContextCallTest, EffectsComeHomeThoughTheResultDoesNotEncode) {
  Call call(channel_);
  wool_str text;
  EXPECT_EQ(WOOL_INTERNAL,
            probe_Probe_garble(call, wool_str_c("hooli"), &text));
  EXPECT_NE(nullptr, strstr(call.message(), "not UTF-8")) << call.message();
  EXPECT_EQ("hooli", Tenant());
}

TEST_F(ContextCallTest, DeadlineLeavesTheCallerUntouched) {
  wool_token *token = probe_tenant_set(wool_str_c("acme"));
  Call call(channel_);
  wool_call_set_timeout(call, 20000000);
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED, probe_Probe_hold(call, nullptr));
  EXPECT_EQ("acme", Tenant());
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(token, nullptr));
  wool_token_unref(token);
}

TEST_F(ContextCallTest, TokensAreFoundAtAnyDepth) {
  wool_token *a = probe_tenant_set(wool_str_c("a"));
  wool_token *b = probe_tenant_set(wool_str_c("b"));
  wool_token *both[] = {a, b};
  probe_Bag inner = {wool_str_c("inner"), both, 2, nullptr, {}};
  probe_Bag middle = {wool_str_c("middle"), nullptr, 0, &inner, {}};
  probe_Bag outer = {wool_str_c("outer"), both, 1, &middle, {}};
  Call call(channel_);
  const probe_Bag *back;
  ASSERT_EQ(WOOL_OK, probe_Probe_unpack(call, &outer, &back)) << call.message();
  ASSERT_EQ(2u, back->inner->inner->n_tokens);
  EXPECT_TRUE(wool_token_equal(a, back->tokens[0]));
  EXPECT_TRUE(wool_token_equal(b, back->inner->inner->tokens[1]));
  EXPECT_EQ(wool_token_hash(b), wool_token_hash(back->inner->inner->tokens[1]));
  EXPECT_EQ(WOOL_OK,
            probe_tenant_reset(back->inner->inner->tokens[1], nullptr));
  EXPECT_EQ("a", Tenant());
  EXPECT_TRUE(wool_token_is_used(b));
  wool_token_unref(a);
  wool_token_unref(b);
}

TEST_F(ContextCallTest, APeerCannotSetWhatIsNotAccepted) {
  wool_token *token = probe_secret_set(wool_str_c("forged"));
  Call call(channel_);
  EXPECT_EQ(WOOL_NOT_FOUND, probe_Probe_secret(call, nullptr));
  wool_token_unref(token);
}

TEST_F(ContextCallTest, WhatIsNotPropagatedStaysHome) {
  wool_token *token = probe_local_set(wool_str_c("here"));
  EXPECT_EQ("nobody", Whoami());
  wool_str value;
  EXPECT_EQ(WOOL_OK, probe_local_get(&value));
  EXPECT_EQ("here", Text(value));
  wool_token_unref(token);
}

TEST_F(ContextCallTest, ADroppedConnectionMergesNothing) {
  wool_token *token = probe_tenant_set(wool_str_c("acme"));
  Call call(channel_);
  std::thread killer([&] {
    server_.AwaitHolding(1);
    wool_server_shutdown(server_.server, 0);
  });
  EXPECT_EQ(WOOL_UNAVAILABLE, probe_Probe_hold(call, nullptr));
  killer.join();
  EXPECT_EQ("acme", Tenant());
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(token, nullptr));
  wool_token_unref(token);
}

/* ---- hand-made manifests: the field is sent as plain bytes ---- */

struct RawRequest {
  wool_bytes manifest;
};

const wool_field kRawFields[] = {
    {"manifest", 536870911, WOOL_KIND_BYTES, WOOL_LABEL_SINGULAR,
     offsetof(RawRequest, manifest), 0, nullptr, nullptr, nullptr, nullptr}};
const wool_message_type kRawType = {
    "Raw", sizeof(RawRequest), kRawFields, 1, 0, 0, 0};
struct RawResponse {
  wool_str tenant;
};
const wool_field kRawResponseFields[] = {
    {"tenant", 1, WOOL_KIND_STRING, WOOL_LABEL_SINGULAR,
     offsetof(RawResponse, tenant), 0, nullptr, nullptr, nullptr, nullptr}};
const wool_message_type kRawResponseType = {
    "RawResponse", sizeof(RawResponse), kRawResponseFields, 1, 0, 0, 0};
const wool_method kRawWhoami = {"/probe.Probe/whoami",
                                &kRawType,
                                &kRawResponseType,
                                WOOL_METHOD_EXTERN,
                                nullptr,
                                nullptr,
                                0,
                                0};

TEST_F(ContextCallTest, AManifestOfNonsenseIsAPreciseStatus) {
  struct {
    std::string manifest;
    const char *message;
  } cases[] = {
      {"garbage", "request of /probe.Probe/whoami: manifest: bytes are not "
                  "protobuf"},
      {"\x0a\x03xyz", "request of /probe.Probe/whoami: manifest: chain id of 3 "
                      "bytes, not 16"},
      {"\x0a\x10"
       "0123456789abcdef\x0a\x10"
       "0123456789abcdeF",
       "request of /probe.Probe/whoami: manifest: there are two chain ids"},
      {"\x0a\x10"
       "0123456789abcdef\x12\x01x",
       "request of /probe.Probe/whoami: manifest: the origins are not 16 bytes "
       "each"},
  };
  for (const auto &c : cases) {
    RawRequest request = {wool_bytes_n(c.manifest.data(), c.manifest.size())};
    Call call(channel_);
    EXPECT_EQ(WOOL_INTERNAL,
              wool_call_unary(call, &kRawWhoami, &request, nullptr));
    EXPECT_STREQ(c.message, call.message());
  }
  EXPECT_EQ("nobody", Whoami());
}

std::string ManifestWith(const std::string &entry) {
  return std::string("\x0a\x10"
                     "0123456789abcdef") +
         '\x1a' + static_cast<char>(entry.size()) + entry;
}

std::vector<std::string> warnings;

void KeepWarning(void *, const wool_warning *warning) {
  warnings.push_back(std::string(warning->direction) + " " + warning->ns + "." +
                     warning->name + ": " + warning->cause->message);
}

/* tenant's value is a message with an unfinished string. */
const std::string kBadEntry =
    std::string("\x0a\x05probe\x12\x06tenant\x1a\x02") + '\x0a' + '\x05';

TEST_F(ContextCallTest, ABadEntryIsDroppedWithAWarning) {
  std::string manifest = ManifestWith(kBadEntry);
  RawRequest request = {wool_bytes_n(manifest.data(), manifest.size())};
  const void *response = nullptr;
  Call call(channel_);
  warnings.clear();
  wool_set_warning_sink(KeepWarning, nullptr);
  EXPECT_EQ(WOOL_OK, wool_call_unary(call, &kRawWhoami, &request, &response))
      << call.message();
  wool_set_warning_sink(nullptr, nullptr);
  EXPECT_EQ("nobody", Text(static_cast<const RawResponse *>(response)->tenant));
  ASSERT_EQ(1u, warnings.size());
  EXPECT_EQ("decode probe.tenant: tenant: bytes are not protobuf", warnings[0]);
}

TEST(StrictContext, ABadEntryFailsTheRequest) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.strict_context = true;
  ProbeServer server(options);
  wool_channel *channel = server.NewChannel();
  std::string manifest = ManifestWith(kBadEntry);
  RawRequest request = {wool_bytes_n(manifest.data(), manifest.size())};
  {
    Call call(channel);
    EXPECT_EQ(WOOL_INTERNAL,
              wool_call_unary(call, &kRawWhoami, &request, nullptr));
    EXPECT_STREQ("request of /probe.Probe/whoami: decode of context variable "
                 "'probe.tenant': tenant: bytes are not protobuf",
                 call.message());
  }
  wool_channel_unref(channel);
}

TEST_F(ContextCallTest, AVariableThatIsUnknownHereIsCarriedOn) {
  std::string manifest =
      ManifestWith(std::string("\x0a\x05other\x12\x03var\x1a\x02") + "hi");
  RawRequest request = {wool_bytes_n(manifest.data(), manifest.size())};
  Call call(channel_);
  EXPECT_EQ(WOOL_OK, wool_call_unary(call, &kRawWhoami, &request, nullptr))
      << call.message();
}

TEST_F(ContextCallTest, AnExternRoutineCarriesNoContext) {
  wool_token *token = probe_tenant_set(wool_str_c("acme"));
  RawRequest request = {{nullptr, 0}};
  const void *response = nullptr;
  Call call(channel_);
  EXPECT_EQ(WOOL_OK, wool_call_unary(call, &kRawWhoami, &request, &response));
  EXPECT_EQ("nobody", Text(static_cast<const RawResponse *>(response)->tenant));
  wool_token_unref(token);
}

/* ---- rule 29: a peer without manifests names its chain ---- */

const wool_message_type kNothingType = {"Nothing", 1, nullptr, 0, 0, 0, 0};
/* A response's one string is what the request has, too. */
const wool_method kRawSetTenant = {"/probe.Probe/set_tenant",
                                   &kRawResponseType,
                                   &kNothingType,
                                   WOOL_METHOD_EXTERN,
                                   nullptr,
                                   nullptr,
                                   0,
                                   0};
const wool_method kRawHold = {"/probe.Probe/hold",
                              &kRawType,
                              &kNothingType,
                              WOOL_METHOD_EXTERN,
                              nullptr,
                              nullptr,
                              0,
                              0};

void NameChain(wool_call *call, const std::string &chain) {
  if (chain.empty())
    return;
  ASSERT_EQ(WOOL_OK, wool_metadata_add(wool_call_request_metadata(call),
                                       wool_str_c("wool-chain"),
                                       wool_bytes_n(chain.data(), chain.size()),
                                       nullptr));
}

/* Sets the tenant to "acme" there; returns the chain that the server names. */
std::string SetThere(wool_channel *channel, const std::string &chain) {
  RawResponse request = {wool_str_c("acme")};
  Call call(channel);
  NameChain(call, chain);
  EXPECT_EQ(WOOL_OK, wool_call_unary(call, &kRawSetTenant, &request, nullptr))
      << call.message();
  wool_bytes named = {nullptr, 0};
  EXPECT_TRUE(wool_metadata_get(wool_call_initial_metadata(call),
                                wool_str_c("wool-chain"), &named));
  return std::string(reinterpret_cast<const char *>(named.data), named.len);
}

std::string WhoamiOn(wool_channel *channel, const std::string &chain) {
  RawRequest request = {{nullptr, 0}};
  const void *response = nullptr;
  Call call(channel);
  NameChain(call, chain);
  if (wool_call_unary(call, &kRawWhoami, &request, &response))
    return call.message();
  return Text(static_cast<const RawResponse *>(response)->tenant);
}

TEST_F(ContextCallTest, AChainThatIsNamedIsRemembered) {
  std::string chain = SetThere(channel_, "");
  EXPECT_EQ("acme", WhoamiOn(channel_, chain));
  EXPECT_EQ("nobody", WhoamiOn(channel_, ""));
}

TEST_F(ContextCallTest, AChainThatIsNoneIsAnError) {
  const std::string long_one(34, 'a'), upper(32, 'A');
  for (const std::string &chain : {std::string("x"), long_one, upper}) {
    EXPECT_EQ("request of /probe.Probe/whoami: metadata wool-chain of " +
                  std::to_string(chain.size()) + " bytes is not 32 hex digits",
              WhoamiOn(channel_, chain));
  }
}

/* Rule 26: that the id is known does not make it another peer's chain. */
TEST_F(ContextCallTest, AnotherPeerDoesNotReachAChainByItsName) {
  std::string chain = SetThere(channel_, "");
  wool_channel *other =
      server_.NewChannel(WOOL_CHANNEL_OPTIONS_INIT, Carrier::kInProcess);
  EXPECT_EQ("nobody", WhoamiOn(other, chain));
  EXPECT_NE(chain, SetThere(other, chain));
  EXPECT_EQ("acme", WhoamiOn(channel_, chain));
  wool_channel_unref(other);
}

TEST_F(ContextCallTest, AChainThatIsNamedWhileAnotherIsBusyIsRememberedToo) {
  std::string chain = SetThere(channel_, "");
  RawRequest request = {{nullptr, 0}};
  Call held(channel_);
  NameChain(held, chain);
  ASSERT_EQ(WOOL_OK,
            wool_call_start(held, &kRawHold, &request, nullptr, nullptr));
  server_.DriveUntilHolding(channel_, 1);
  std::string other = SetThere(channel_, chain);
  EXPECT_NE(chain, other);
  EXPECT_EQ("acme", WhoamiOn(channel_, other));
  server_.Release();
  EXPECT_EQ(WOOL_OK, wool_call_wait(held)) << held.message();
}

TEST(ChainMemory, ChainsBeyondItAreForgotten) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.max_chain_memory = 1500; /* room for one small chain */
  ProbeServer server(options);
  wool_channel *channel = server.NewChannel();
  std::string first = SetThere(channel, "");
  EXPECT_EQ("acme", WhoamiOn(channel, first));
  std::string second = SetThere(channel, "");
  EXPECT_EQ("nobody", WhoamiOn(channel, first));
  EXPECT_EQ("acme", WhoamiOn(channel, second));
  wool_channel_unref(channel);
}

/* ---- a token of a variable that nobody here knows ---- */

struct TokenRequest {
  wool_bytes token;
};
const wool_field kTokenFields[] = {
    {"undo", 1, WOOL_KIND_BYTES, WOOL_LABEL_SINGULAR,
     offsetof(TokenRequest, token), 0, nullptr, nullptr, nullptr, nullptr}};
const wool_message_type kTokenType = {
    "TokenRequest", sizeof(TokenRequest), kTokenFields, 1, 0, 0, 0};
const wool_message_type kEmptyType = {"Empty", 1, nullptr, 0, 0, 0, 0};
const wool_method kRawUndo = {"/probe.Probe/undo",
                              &kTokenType,
                              &kEmptyType,
                              WOOL_METHOD_EXTERN,
                              nullptr,
                              nullptr,
                              0,
                              0};

wool_code SendToken(wool_channel *channel, const std::string &token,
                    std::string *message) {
  TokenRequest request = {wool_bytes_n(token.data(), token.size())};
  Call call(channel);
  wool_code rc = wool_call_unary(call, &kRawUndo, &request, nullptr);
  *message = Masked(call.message());
  return rc;
}

const std::string kIds = std::string("\x1a\x10"
                                     "0123456789abcdef"
                                     "\x20\x05\x2a\x10"
                                     "0123456789abcdef");

TEST_F(ContextCallTest, ATokenOfAnUnknownVariableIsAnOrphan) {
  std::string message;
  EXPECT_EQ(WOOL_FAILED_PRECONDITION,
            SendToken(channel_, "\x0a\x01n\x12\x03var" + kIds + "\x40\x01",
                      &message));
  EXPECT_EQ("<Token var=<ContextVar name='var' at P> at P> was created in a "
            "different Context",
            message);
}

TEST_F(ContextCallTest, MalformedTokensArePreciseFailures) {
  std::string message;
  EXPECT_EQ(WOOL_INTERNAL, SendToken(channel_, "\x0a\x01n", &message));
  EXPECT_EQ("request of /probe.Probe/undo: token: origin of 0 and chain of 0 "
            "bytes, not 16",
            message);
  EXPECT_EQ(WOOL_INTERNAL, SendToken(channel_, kIds, &message));
  EXPECT_EQ("request of /probe.Probe/undo: token: variable without a name",
            message);
  EXPECT_EQ(WOOL_INTERNAL, SendToken(channel_, "\xff\xff", &message));
  EXPECT_EQ("request of /probe.Probe/undo: token: bytes are not protobuf",
            message);
}

TEST(Token, AGenericDumpOfATokenFails) {
  InNewContext([] {
    wool_token *token = probe_tenant_set(wool_str_c("acme"));
    probe_Bag bag = {wool_str_c("bag"), &token, 1, nullptr, {}};
    wool_arena *arena = wool_arena_new(nullptr, 0);
    wool_bytes bytes;
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(
        WOOL_ERR_NOT_SERIALIZABLE,
        wool_message_encode(&probe_Bag_type, &bag, arena, &bytes, &error));
    EXPECT_STREQ("a token travels only through a call", error.message);
    wool_arena_free(arena);
    wool_token_unref(token);
  });
}

} // namespace
