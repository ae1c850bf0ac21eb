// What of the context is on the wire, seen by a tap between caller and worker.
#include "tests/scenario/stage.h"
#include "tests/scenario/tap.h"

namespace {

using namespace wooltest;

const char kTag[] = "\xfa\xff\xff\xff\x0f"; // of the field of the manifest

// The manifest's length in bytes; 0 if there is none.
size_t ManifestLen(const std::string &message) {
  wool_bytes manifest, rest;
  return wooli_manifest_find(view(message), &manifest, &rest) ? manifest.len
                                                              : 0;
}

class Wire : public testing::Test {
protected:
  LeakCheck leaks_;
  wool_var *var_ = declare();
  Ctx root_;
  Worker b_{Carrier::kTcp};
  Tap tap_{b_.address()};
  wool_channel *channel_ = nullptr;

  Wire() {
    EXPECT_EQ(WOOL_OK, wool_channel_new(tap_.address().c_str(), nullptr,
                                        &channel_, nullptr));
    EXPECT_EQ(WOOL_OK, wool_context_enter(root_.get(), nullptr));
  }
  ~Wire() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(root_.get(), nullptr));
    wool_channel_unref(channel_);
  }
  Reply Call(const Tokens &tokens, const Body &body) {
    return b_.call_over(channel_, tokens, body);
  }
  Reply Call(const std::function<void()> &body) {
    return Call({}, [&](const Tokens &) {
      body();
      return Tokens();
    });
  }
  void Finish() {
    wool_channel_unref(channel_);
    channel_ = nullptr;
    tap_.Finish();
    up_ = Tap::Messages(tap_.up());
    down_ = Tap::Messages(tap_.down());
  }
  std::vector<std::string> up_, down_;
};

// Rule 9. A response of this service without tokens is an empty message.
TEST_F(Wire, AnUnarmedCallCarriesNoByteOfContextEitherWay) {
  (void)Call([this] { EXPECT_EQ("unset", get(var_)); });
  EXPECT_FALSE(wooli_context_is_armed(root_.get()));
  Finish();
  ASSERT_EQ(1u, up_.size());
  ASSERT_EQ(1u, down_.size());
  EXPECT_EQ(field(1, std::string("0")), up_[0]);
  EXPECT_EQ("", down_[0]);
  EXPECT_EQ(std::string::npos, tap_.up().find(kTag));
  EXPECT_EQ(std::string::npos, tap_.down().find(kTag));
}

TEST_F(Wire, AResponseThatChangedNothingCarriesNothing) {
  Tok token = set(var_, 1);
  (void)Call([this] { EXPECT_EQ("1", get(var_)); });
  Finish();
  ASSERT_EQ(1u, down_.size());
  EXPECT_NE(0u, ManifestLen(up_.at(0)));
  EXPECT_EQ("", down_[0]);
}

// Rule 19.
TEST_F(Wire, EqualStateGivesEqualBytes) {
  wool_var *other = declare();
  (void)set(var_, 1);
  (void)set(other, 2);
  for (int i = 0; i < 3; i++)
    (void)Call([] {});
  Finish();
  ASSERT_EQ(3u, up_.size());
  std::string first = up_[0].substr(0, ManifestLen(up_[0]));
  EXPECT_NE("", first);
  for (const std::string &message : up_)
    EXPECT_EQ(first, message.substr(0, ManifestLen(message)));
}

// What a chain costs does not grow with what it has been through.
TEST_F(Wire, SixtyFourCyclesLeaveASmallLedger) {
  (void)set(var_, 7);
  Tok home;
  for (int i = 0; i < 64; i++) {
    home = Call({}, [&](const Tokens &) {
             return Tokens{set(var_, 8)};
           }).tokens.at(0);
    EXPECT_EQ("ok", try_reset(home));
  }
  EXPECT_EQ("7", get(var_));
  (void)Call([] {});
  Finish();
  ASSERT_EQ(65u, up_.size());
  // Chain, two origins, key, value, and a range for each origin.
  EXPECT_LE(ManifestLen(up_.back()), 100u);
  EXPECT_LE(ManifestLen(up_.back()), ManifestLen(up_[1]) + 4)
      << "but for longer numbers it is that of the first cycle";
}

TEST_F(Wire, AThousandSetsAndResetsAreOneRange) {
  for (int i = 0; i < 1000; i++) {
    Tok token = set(var_, 7);
    EXPECT_EQ("ok", try_reset(token));
  }
  (void)Call([] {});
  Finish();
  EXPECT_LE(ManifestLen(up_.at(0)), 60u);
}

// Rule 22: the message has come, and with it all that the routine did; but how
// the call ended has not.
TEST_F(Wire, AResponseWithoutItsStatusIsNotMerged) {
  (void)set(var_, 1);
  Tok token = set(var_, 2);
  std::string before = Manifest(root_, 0).text();
  Tap tap(b_.address(), true);
  wool_channel *cut = nullptr;
  ASSERT_EQ(WOOL_OK,
            wool_channel_new(tap.address().c_str(), nullptr, &cut, nullptr));
  Reply reply = b_.attempt_over(cut, {token}, [this](const Tokens &got) {
    EXPECT_EQ("ok", try_reset(got[0]));
    return Tokens{set(var_, 3)};
  });
  EXPECT_TRUE(reply.ran);
  EXPECT_EQ(WOOL_UNAVAILABLE, reply.code) << reply.text;
  EXPECT_TRUE(reply.tokens.empty());
  EXPECT_EQ(before, Manifest(root_, 0).text());
  EXPECT_EQ("2", get(var_));
  EXPECT_EQ("ok", try_reset(token));
  wool_channel_unref(cut);
  tap.Finish();
  auto messages = Tap::Messages(tap.down());
  ASSERT_EQ(1u, messages.size());
  EXPECT_NE(0u, ManifestLen(messages[0]));
}

class Secrets : public Wire {
protected:
  wool_var *secret_ = nullptr;
  const std::string name_ = "the_secret_" + fresh_name();
  static const long kValue = 918273645;
  Secrets() {
    VarOptions options;
    options.name = name_;
    options.no_propagate = true;
    secret_ = declare(options);
  }
  void IsNowhere(const std::string &what) {
    EXPECT_EQ(std::string::npos, tap_.up().find(what)) << "up";
    EXPECT_EQ(std::string::npos, tap_.down().find(what)) << "down";
  }
};

TEST_F(Secrets, WhatIsNotPropagatedIsInNoFrame) {
  (void)set(var_, 1);
  Tok token = set(secret_, kValue);
  Tok native;
  (void)Call([&] {
    EXPECT_EQ("unset", get(secret_));
    (void)set(secret_, kValue);
    native = set(secret_, kValue + 1);
  });
  EXPECT_EQ(std::to_string(kValue), get(secret_));
  (void)Call([&] {
    EXPECT_EQ(std::to_string(kValue + 1), get(secret_)) << "kept there";
    EXPECT_EQ("ok", try_reset(native));
  });
  EXPECT_EQ("ok", try_reset(token));
  Finish();
  EXPECT_EQ(2u, up_.size());
  IsNowhere(name_);
  IsNowhere(std::to_string(kValue));
  IsNowhere(std::to_string(kValue + 1));
}

TEST_F(Secrets, NorIsItsValueInATokensOldValue) {
  (void)set(secret_, kValue);
  Tok token = set(secret_, kValue + 1);
  Reply back = Call({token}, [](const Tokens &got) {
    EXPECT_EQ("X", try_reset(got[0])) << "its chain is told nothing of it";
    return got;
  });
  EXPECT_TRUE(wool_token_equal(token.get(), back.tokens.at(0).get()));
  EXPECT_EQ("ok", try_reset(token));
  EXPECT_EQ(std::to_string(kValue), get(secret_));
  Finish();
  EXPECT_NE(std::string::npos, tap_.up().find(name_)) << "its key is known";
  IsNowhere(std::to_string(kValue));
  IsNowhere(std::to_string(kValue + 1));
}

// ---- peers that are not ours ----

const wool_message_type kNothing = {"Nothing", 1, nullptr, 0, 0, 0, 0};
const wool_method kForeignAct = {"/stage.Stage/act",
                                 &kNothing,
                                 &kNothing,
                                 WOOL_METHOD_EXTERN,
                                 nullptr,
                                 nullptr,
                                 0,
                                 0};

TEST_F(Wire, AnArmedCallerTellsAForeignServiceNothing) {
  Tok token = set(var_, 1);
  wool_call *call = wool_call_new(channel_);
  EXPECT_EQ(WOOL_ABORTED,
            wool_call_unary(call, &kForeignAct, nullptr, nullptr));
  EXPECT_STREQ("nobody waits any more", wool_call_error(call)->message);
  wool_call_free(call);
  EXPECT_EQ("ok", try_reset(token));
  Finish();
  ASSERT_EQ(1u, up_.size());
  EXPECT_EQ("", up_[0]);
  EXPECT_EQ(std::string::npos, tap_.up().find(kTag));
}

/* A foreign client sends the request's bytes by itself. */
struct RawRequest {
  wool_str what;
};
const wool_field kRawFields[] = {
    {"what", 1, WOOL_KIND_STRING, WOOL_LABEL_SINGULAR,
     offsetof(RawRequest, what), 0, nullptr, nullptr, nullptr, nullptr}};
const wool_message_type kRawType = {
    "Raw", sizeof(RawRequest), kRawFields, 1, 0, 0, 0};
const wool_method kRawAct = {"/stage.Stage/act",
                             &kRawType,
                             &kNothing,
                             WOOL_METHOD_EXTERN,
                             nullptr,
                             nullptr,
                             0,
                             0};

TEST_F(Wire, AForeignPeerThatArmsAContextGetsNoManifest) {
  Tok minted;
  Body arms = [&](const Tokens &) {
    minted = set(var_, 1);
    return Tokens();
  };
  std::string chain;
  for (int i = 0; i < 2; i++) {
    RawRequest request = {wool_str_c("foreign")};
    Reply reply = b_.serve_raw("foreign", arms, [&] {
      wool_call *call = wool_call_new(channel_);
      if (!chain.empty()) {
        EXPECT_EQ(WOOL_OK, wool_metadata_add(wool_call_request_metadata(call),
                                             wool_str_c("wool-chain"),
                                             view(chain), nullptr));
      }
      EXPECT_EQ(WOOL_OK, wool_call_unary(call, &kRawAct, &request, nullptr));
      wool_bytes named = {nullptr, 0};
      EXPECT_TRUE(wool_metadata_get(wool_call_initial_metadata(call),
                                    wool_str_c("wool-chain"), &named));
      chain.assign(reinterpret_cast<const char *>(named.data), named.len);
      wool_call_free(call);
    });
    EXPECT_TRUE(reply.ran);
  }
  EXPECT_EQ(32u, chain.size());
  EXPECT_FALSE(wooli_context_is_armed(root_.get()));
  Finish();
  EXPECT_EQ(2u, down_.size());
  EXPECT_EQ(std::string::npos, tap_.up().find(kTag));
  EXPECT_EQ(std::string::npos, tap_.down().find(kTag));
}

} // namespace
