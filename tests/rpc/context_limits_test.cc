/* A chain that reaches a limit of rule 28 over a real call: what the caller
 * gets is clear, nothing is sent or taken in, and values and tokens are as
 * before. */
#include <vector>

#include "tests/rpc/probe_server.h"
#include "tests/wire/manifest_support.h"

namespace {

using wooltest::entry;
using wooltest::ledger;
using wooltest::manifest;

class LimitsTest : public testing::Test {
protected:
  ProbeServer server_;
  wool_channel *channel_ = server_.NewChannel();
  wool_context *context_ = wool_context_new();

  void SetUp() override {
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
  ~LimitsTest() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    wool_channel_unref(channel_);
  }

  /* The tenant there, or what the call ended with. */
  std::string Whoami() {
    Call call(channel_);
    wool_str value;
    wool_code rc = probe_Probe_whoami(call, &value);
    return rc ? std::string(wool_code_name(rc)) + " " + call.message()
              : Text(value);
  }
  std::string Tenant() {
    wool_str value;
    return probe_tenant_get(&value) ? "(none)" : Text(value);
  }
  /* Bytes of the manifest that a request would carry now. */
  size_t ManifestLen() {
    wooltest::Ctx ctx(wool_context_ref(context_));
    return ctx.bytes().size();
  }
  wool_code Undo(wool_token *token) {
    Call call(channel_);
    return probe_Probe_undo(call, token);
  }
};

wool_token *SetTenant(const std::string &text) {
  wool_token *token = probe_tenant_set(wool_str_n(text.data(), text.size()));
  EXPECT_NE(nullptr, token);
  return token;
}

TEST_F(LimitsTest, BytesOfARequest) {
  wool_token *first = SetTenant("first");
  wool_token *filler = SetTenant(std::string(1000000, 'x'));
  std::string most(1000000 + WOOLI_MAX_MANIFEST_LEN - ManifestLen(), 'x');
  wool_token *at = SetTenant(most);
  EXPECT_EQ(static_cast<size_t>(WOOLI_MAX_MANIFEST_LEN), ManifestLen());
  EXPECT_EQ(most, Whoami());
  wool_token *past = SetTenant(most + "x");
  EXPECT_EQ("RESOURCE_EXHAUSTED request of /probe.Probe/whoami: manifest of "
            "1048577 bytes exceeds 1048576",
            Whoami());
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED, Undo(past)) << "is not sent either";
  EXPECT_FALSE(wool_token_is_used(past));
  EXPECT_EQ(most + "x", Tenant());
  for (wool_token *token : {past, at, filler})
    EXPECT_EQ(WOOL_OK, probe_tenant_reset(token, nullptr));
  EXPECT_EQ("first", Whoami()) << "the chain goes on";
  EXPECT_EQ(WOOL_OK, Undo(first));
  EXPECT_EQ("nobody", Tenant());
  for (wool_token *token : {first, filler, at, past})
    wool_token_unref(token);
}

/* What the handler did has not happened, as if its response had been lost. */
TEST_F(LimitsTest, BytesOfAResponse) {
  wool_token *first = SetTenant("first");
  wool_token *second = SetTenant("second");
  std::string large(WOOLI_MAX_MANIFEST_LEN, 'x');
  {
    Call call(channel_);
    wool_token *undo = nullptr;
    EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED,
              probe_Probe_set_tenant(
                  call, wool_str_n(large.data(), large.size()), &undo));
    EXPECT_EQ(0,
              strncmp(call.message(),
                      "response of /probe.Probe/set_tenant: manifest of ", 49))
        << call.message();
  }
  EXPECT_EQ("second", Tenant());
  EXPECT_EQ("second", Whoami());
  EXPECT_EQ(WOOL_OK, Undo(second));
  EXPECT_EQ("first", Whoami());
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(first, nullptr));
  EXPECT_EQ("nobody", Whoami());
  wool_token_unref(first);
  wool_token_unref(second);
}

TEST_F(LimitsTest, Entries) {
  static const wool_value_type type = [] {
    wool_value_type t = {};
    t.struct_size = sizeof t;
    t.name = "nothing";
    t.encode = [](const void *, wool_encoder *, wool_error *) {
      return WOOL_OK;
    };
    t.decode = [](wool_decoder *, wool_bytes, void **out_value, wool_error *) {
      *out_value = nullptr;
      return WOOL_OK;
    };
    return t;
  }();
  wool_token *tenant = SetTenant("acme");
  std::vector<wool_token *> tokens;
  for (int i = 0; i < WOOLI_MAX_MANIFEST_ENTRIES; i++) {
    wool_var_options options = {};
    std::string name = "n" + std::to_string(i);
    options.struct_size = sizeof options;
    options.ns = "limits";
    options.name = name.c_str();
    options.type = &type;
    wool_var *var = nullptr;
    wool_token *token = nullptr;
    ASSERT_EQ(WOOL_OK, wool_var_declare(&options, &var, nullptr));
    if (i == WOOLI_MAX_MANIFEST_ENTRIES - 1) {
      EXPECT_EQ("acme", Whoami()) << "at the limit";
    }
    ASSERT_EQ(WOOL_OK, wool_var_set(var, nullptr, &token, nullptr));
    tokens.push_back(token);
  }
  EXPECT_EQ("RESOURCE_EXHAUSTED request of /probe.Probe/whoami: manifest of "
            "4097 entries and 1 origins exceeds 4096 and 4096",
            Whoami());
  EXPECT_EQ("acme", Tenant());
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED, Undo(tenant));
  /* A copy begins with fresh ledgers, so what is unset there is not sent. */
  EXPECT_EQ(WOOL_OK, wool_token_reset(tokens.back(), nullptr));
  wool_context *copy = wool_context_copy(context_);
  ASSERT_EQ(WOOL_OK, wool_context_enter(copy, nullptr));
  EXPECT_EQ("acme", Whoami());
  ASSERT_EQ(WOOL_OK, wool_context_exit(copy, nullptr));
  wool_context_unref(copy);
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(tenant, nullptr));
  wool_token_unref(tenant);
  for (wool_token *token : tokens)
    wool_token_unref(token);
}

/* Each of them has a live token, so none can be forgotten. */
TEST_F(LimitsTest, Origins) {
  std::string origins, ledgers;
  for (uint64_t i = 0; i < WOOLI_MAX_MANIFEST_ORIGINS - 1; i++) {
    char text[WOOLI_ID_LEN + 1];
    snprintf(text, sizeof text, "%016d", static_cast<int>(i));
    origins += text;
    ledgers += ledger(i, 1);
  }
  wool_token *tenant = SetTenant("acme"); /* and this Context's own */
  wooltest::Taken taken(manifest(entry("tenant", ledgers, "probe"), origins));
  ASSERT_EQ(WOOL_OK, taken.code) << taken.text;
  ASSERT_EQ(WOOL_OK, wooli_context_merge(context_, &taken.snapshot, nullptr));
  EXPECT_EQ("acme", Whoami());
  EXPECT_EQ("acme", Whoami()) << "the worker's own origin has minted nothing";
  {
    Call call(channel_);
    EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED,
              probe_Probe_set_tenant(call, wool_str_c("globex"), nullptr));
    EXPECT_STREQ("response of /probe.Probe/set_tenant: manifest of 1 entries "
                 "and 4097 origins exceeds 4096 and 4096",
                 call.message());
  }
  EXPECT_EQ("acme", Whoami());
  wooltest::Taken more(
      manifest(entry("tenant", ledger(0, 1), "probe"), wooltest::id('z')));
  ASSERT_EQ(WOOL_OK, wooli_context_merge(context_, &more.snapshot, nullptr));
  EXPECT_EQ("RESOURCE_EXHAUSTED request of /probe.Probe/whoami: manifest of 1 "
            "entries and 4097 origins exceeds 4096 and 4096",
            Whoami());
  EXPECT_EQ(WOOL_OK, probe_tenant_reset(tenant, nullptr));
  EXPECT_EQ("nobody", Tenant());
  wool_token_unref(tenant);
}

TEST_F(LimitsTest, RangesOfAnEntry) {
  std::vector<wool_token *> tokens;
  for (size_t i = 0; i < 2 * WOOLI_MAX_ENTRY_RANGES + 2; i++)
    tokens.push_back(probe_budget_set(static_cast<int64_t>(i)));
  wool_token *tenant = SetTenant("acme");
  for (size_t i = 0; i < 2 * WOOLI_MAX_ENTRY_RANGES; i += 2)
    ASSERT_EQ(WOOL_OK, probe_budget_reset(tokens[i], nullptr));
  EXPECT_EQ("acme", Whoami());
  wool_token *past = tokens[2 * WOOLI_MAX_ENTRY_RANGES];
  EXPECT_EQ(WOOL_OK, probe_budget_reset(past, nullptr));
  EXPECT_EQ("RESOURCE_EXHAUSTED request of /probe.Probe/whoami: context "
            "variable 'budget': ledger of more than 65536 ranges",
            Whoami());
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, probe_budget_reset(past, nullptr));
  /* One that lies between two makes one of them. */
  EXPECT_EQ(WOOL_OK, probe_budget_reset(tokens[1], nullptr));
  EXPECT_EQ("acme", Whoami());
  EXPECT_EQ(WOOL_OK, Undo(tokens[3]));
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, probe_budget_reset(tokens[3], nullptr));
  EXPECT_EQ(WOOL_OK, Undo(tenant));
  /* Each that goes unreset joins two ranges; from the end nothing moves. */
  for (; !tokens.empty(); tokens.pop_back())
    wool_token_unref(tokens.back());
  wool_token_unref(tenant);
}

TEST_F(LimitsTest, DepthOfAValue) {
  std::vector<probe_Bag> bags(101);
  for (size_t i = 1; i < bags.size(); i++)
    bags[i].inner = &bags[i - 1];
  wool_token *tenant = SetTenant("acme");
  wool_token *at = probe_bag_set(&bags[99]);
  wooltest::Warnings warnings;
  EXPECT_EQ("acme", Whoami());
  EXPECT_TRUE(warnings.seen.empty());
  wool_token *past = probe_bag_set(&bags[100]);
  EXPECT_EQ("acme", Whoami()) << "only that value stays behind";
  ASSERT_EQ(1u, warnings.seen.size());
  EXPECT_NE(std::string::npos, warnings.seen[0].find("nested deeper than 100"))
      << warnings.seen[0];
  EXPECT_EQ(WOOL_OK, probe_bag_reset(past, nullptr));
  EXPECT_EQ(WOOL_OK, Undo(at));
  EXPECT_EQ(WOOL_OK, Undo(tenant));
  EXPECT_EQ(1u, warnings.seen.size());
  for (wool_token *token : {tenant, at, past})
    wool_token_unref(token);
}

TEST_F(LimitsTest, LengthOfAKey) {
  std::string key(WOOLI_MAX_VAR_KEY_LEN, 'k');
  wool_var *var =
      wooltest::declare(key.c_str(), &wooltest::picky_type, key.c_str());
  wool_token *token = wooltest::set(var, "value");
  EXPECT_EQ("nobody", Whoami());
  EXPECT_EQ(WOOL_OK, Undo(token));
  wool_token_unref(token);
  std::string longer = key + "k";
  for (bool is_name : {false, true}) {
    wool_var_options options = {};
    options.struct_size = sizeof options;
    options.ns = is_name ? "limits" : longer.c_str();
    options.name = is_name ? longer.c_str() : "x";
    options.type = &wooltest::picky_type;
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(WOOL_ERR_LIMIT, wool_var_declare(&options, &var, &error));
    EXPECT_STREQ(
        is_name ? "variable key of 6 and 256 bytes exceeds 255 bytes a part"
                : "variable key of 256 and 1 bytes exceeds 255 bytes a part",
        error.message);
  }
}

/* ---- what a peer names, and nobody here has declared ---- */

struct RawRequest {
  wool_bytes manifest;
};
const wool_field kRawFields[] = {
    {"manifest", WOOLI_MANIFEST_FIELD, WOOL_KIND_BYTES, WOOL_LABEL_SINGULAR,
     offsetof(RawRequest, manifest), 0, nullptr, nullptr, nullptr, nullptr}};
const wool_message_type kRawType = {
    "Raw", sizeof(RawRequest), kRawFields, 1, 0, 0, 0};
const wool_message_type kNothingType = {"Nothing", 1, nullptr, 0, 0, 0, 0};
const wool_method kRawWhoami = {"/probe.Probe/whoami",
                                &kRawType,
                                &kNothingType,
                                WOOL_METHOD_EXTERN,
                                nullptr,
                                nullptr,
                                0,
                                0};

std::string SendManifest(const ProbeServer &server, const std::string &bytes) {
  wool_channel *channel = nullptr;
  EXPECT_EQ(WOOL_OK, wool_channel_new(server.address.c_str(), nullptr, &channel,
                                      nullptr));
  RawRequest request = {wooltest::view(bytes)};
  wool_call *call = wool_call_new(channel);
  wool_code rc = wool_call_unary(call, &kRawWhoami, &request, nullptr);
  std::string outcome = wool_code_name(rc);
  if (rc)
    outcome += std::string(" ") + wool_call_error(call)->message;
  wool_call_free(call);
  wool_channel_unref(channel);
  return outcome;
}

/* It takes memory until the chain is forgotten, so there is an end to it; what
 * is declared has room. */
TEST_F(LimitsTest, Stubs) {
  std::vector<wool_var *> others;
  while (wooli_var_stub_count() < WOOLI_MAX_STUBS - 1) {
    std::string name = "other" + std::to_string(others.size());
    wool_var *var = nullptr;
    ASSERT_EQ(WOOL_OK, wooli_var_intern(wool_str_c("far"), wooltest::str(name),
                                        &var, nullptr));
    others.push_back(var);
  }
  wooltest::Warnings warnings;
  std::string last = entry("last", wooltest::value("x"));
  EXPECT_EQ("OK", SendManifest(server_, manifest(last)));
  EXPECT_TRUE(warnings.seen.empty());
  std::string both = manifest(last + entry("past", wooltest::value("x")));
  EXPECT_EQ("OK", SendManifest(server_, both));
  ASSERT_EQ(1u, warnings.seen.size());
  EXPECT_EQ("far.past decode: ERR_LIMIT undeclared variables exceed 10000",
            warnings.seen[0]);
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.strict_context = true;
  ProbeServer strict(options);
  EXPECT_EQ("RESOURCE_EXHAUSTED request of /probe.Probe/whoami: decode of "
            "context variable 'far.past': undeclared variables exceed 10000",
            SendManifest(strict, both));
  wool_token *tenant = SetTenant("acme");
  EXPECT_EQ("acme", Whoami());
  EXPECT_EQ(WOOL_OK, Undo(tenant));
  wool_token_unref(tenant);
  for (wool_var *var : others)
    wooli_var_unref(var);
  EXPECT_EQ("OK", SendManifest(strict, both)) << "there is room again";
}

} // namespace
