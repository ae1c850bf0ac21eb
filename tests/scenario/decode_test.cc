// Values that do not encode or decode, in requests and responses: lenient, each
// is reported once and the call goes on; strict, the call fails before anything
// has happened (rule 27).
#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

// Numbers below 0 have no wire form, those from 1000 up are not taken in.
wool_code encode_picky(const void *value, wool_encoder *encoder,
                       wool_error *error) {
  if (static_cast<const Number *>(value)->n < 0)
    return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE, "below 0");
  return number_type.encode(value, encoder, error);
}

wool_code decode_picky(wool_decoder *decoder, wool_bytes bytes,
                       void **out_value, wool_error *error) {
  if (bytes.len > 3)
    return wool_error_set(error, WOOL_ERR_MALFORMED, "above 999");
  return number_type.decode(decoder, bytes, out_value, error);
}

wool_var *declare_picky(const std::string &name) {
  static const wool_value_type type = [] {
    wool_value_type t = number_type;
    t.encode = encode_picky;
    t.decode = decode_picky;
    return t;
  }();
  wool_var_options options = {};
  options.struct_size = sizeof options;
  options.ns = "picky";
  options.name = name.c_str();
  options.type = &type;
  wool_var *var = nullptr;
  EXPECT_EQ(WOOL_OK, wool_var_declare(&options, &var, nullptr));
  return var;
}

const long kCannotBeSent = -1, kCannotBeTakenIn = 1000;

class Decode : public Scenario {
protected:
  Warnings warnings_;
  const std::string name_ = fresh_name();
  wool_var *picky_ = declare_picky(name_);

  std::string Warning(long value) const {
    std::string key = "picky." + name_;
    return value == kCannotBeSent
               ? key + " encode: ERR_NOT_SERIALIZABLE below 0"
               : key + " decode: ERR_MALFORMED above 999";
  }
  // As one text of all mistakes.
  std::string Mistake(long value) const {
    std::string key = "context variable 'picky." + name_ + "'";
    return value == kCannotBeSent ? "encode of " + key + ": below 0"
                                  : "decode of " + key + ": above 999";
  }
};
WOOL_SCENARIOS(Decode);

TEST_P(Decode, LenientRequestsDropTheEntryAndWarnOnce) {
  for (long value : {kCannotBeSent, kCannotBeTakenIn}) {
    warnings_.seen.clear();
    (void)set(var_, 1);
    Tok token = set(picky_, value);
    (void)b_.call([&] {
      EXPECT_EQ("unset", get(picky_));
      EXPECT_EQ("1", get(var_)) << "the others are there";
    });
    EXPECT_EQ(std::to_string(value), get(picky_));
    EXPECT_EQ(std::vector<std::string>{Warning(value)}, warnings_.seen);
    EXPECT_EQ("ok", try_reset(token));
  }
}

TEST_P(Decode, LenientResponsesLeaveTheBindingAndBringTheLedger) {
  for (long value : {kCannotBeSent, kCannotBeTakenIn}) {
    warnings_.seen.clear();
    Tok token = set(picky_, 5);
    Reply reply = b_.call({token}, [&](const Tokens &got) {
      EXPECT_EQ("ok", try_reset(got[0]));
      (void)set(picky_, value);
      (void)set(var_, value);
      return Tokens();
    });
    EXPECT_EQ("5", get(picky_));
    EXPECT_EQ(std::to_string(value), get(var_));
    EXPECT_EQ("U", try_reset(token)) << "the ledger came";
    EXPECT_EQ(std::vector<std::string>{Warning(value)}, warnings_.seen);
  }
}

TEST_P(Decode, LenientErrorsDoTheSame) {
  for (long value : {kCannotBeSent, kCannotBeTakenIn}) {
    warnings_.seen.clear();
    Reply reply = b_.call({}, [&](const Tokens &) {
      (void)set(picky_, value);
      (void)set(var_, value);
      fail(WOOL_ABORTED, "no");
      return Tokens();
    });
    EXPECT_EQ(WOOL_ABORTED, reply.code);
    EXPECT_EQ("unset", get(picky_));
    EXPECT_EQ(std::to_string(value), get(var_));
    EXPECT_EQ(std::vector<std::string>{Warning(value)}, warnings_.seen);
  }
}

TEST_P(Decode, ASetOverWhatIsWithheldAndItsResetLeaveItAtHome) {
  for (long value : {kCannotBeSent, kCannotBeTakenIn}) {
    Tok token = set(picky_, value), over;
    (void)b_.call([&] {
      over = set(picky_, 5);
      (void)c_.call([&] { EXPECT_EQ("5", get(picky_)); });
      EXPECT_EQ("ok", try_reset(over));
      EXPECT_EQ("unset", get(picky_));
    });
    EXPECT_EQ(std::to_string(value), get(picky_));
    (void)b_.call([&] { over = set(picky_, 6); });
    EXPECT_EQ("6", get(picky_));
    (void)b_.call([&] {
      wool_error error = WOOL_ERROR_INIT;
      EXPECT_EQ(WOOL_ERR_NOT_SERIALIZABLE,
                wool_token_reset(over.get(), &error));
      EXPECT_EQ("reset of context variable '" + name_ +
                    "': the value before the set did not travel",
                error.message);
      EXPECT_FALSE(wool_token_is_used(over.get()));
    });
    EXPECT_EQ("6", get(picky_));
    EXPECT_EQ("ok", try_reset(token)) << "and nothing was consumed by that";
    EXPECT_EQ("unset", get(picky_));
  }
}

TEST_P(Decode, ATokenOverWhatDidNotTravelIsRefusedThereAndGoodHere) {
  for (long value : {kCannotBeSent, kCannotBeTakenIn}) {
    warnings_.seen.clear();
    (void)set(picky_, value);
    Tok over = set(picky_, 5);
    (void)b_.call({over}, [&](const Tokens &got) {
      EXPECT_EQ("ERR_NOT_SERIALIZABLE", try_reset(got[0]));
      EXPECT_EQ("5", get(picky_));
      return Tokens();
    });
    EXPECT_EQ(std::vector<std::string>{Warning(value)}, warnings_.seen);
    EXPECT_EQ("ok", try_reset(over));
    EXPECT_EQ(std::to_string(value), get(picky_));
  }
}

TEST_P(Decode, AStrictRequestFailsBeforeItsHandlerRuns) {
  for (long value : {kCannotBeSent, kCannotBeTakenIn}) {
    Worker strict(GetParam(),
                  {1, value == kCannotBeTakenIn, value == kCannotBeSent, 0});
    (void)set(var_, 1);
    Tok token = set(picky_, value);
    Reply reply = strict.attempt({token}, resets(WOOL_OK));
    EXPECT_FALSE(reply.ran);
    EXPECT_EQ(WOOL_INTERNAL, reply.code);
    EXPECT_EQ("request of /stage.Stage/act: " + Mistake(value), reply.text);
    EXPECT_EQ(std::to_string(value), get(picky_));
    EXPECT_EQ("ok", try_reset(token));
    Reply again = strict.call({}, [&](const Tokens &) {
      EXPECT_EQ("1", get(var_));
      return Tokens();
    });
    EXPECT_EQ(WOOL_OK, again.code) << again.text;
  }
  EXPECT_EQ(std::vector<std::string>(), warnings_.seen);
}

TEST_P(Decode, AStrictRequestCollectsAllMistakes) {
  Worker strict(GetParam(), {1, true, true, 0});
  std::string other = name_ + "z";
  wool_var *second = declare_picky(other);
  for (long value : {kCannotBeSent, kCannotBeTakenIn}) {
    (void)set(picky_, value);
    (void)set(second, value);
    Reply reply = strict.attempt({}, nothing);
    std::string text = Mistake(value), more = text;
    more.replace(more.find(name_), name_.size(), other);
    EXPECT_EQ("request of /stage.Stage/act: " + text + "; " + more, reply.text);
  }
}

TEST_P(Decode, AStrictResponseBecomesTheCallsErrorAndNothingIsMerged) {
  for (long value : {kCannotBeSent, kCannotBeTakenIn}) {
    Worker strict(GetParam(),
                  {1, value == kCannotBeSent, value == kCannotBeTakenIn, 0});
    (void)set(var_, 1);
    Tok token = set(var_, 2);
    std::string before = Manifest(root_, 0).text();
    for (bool fails : {false, true}) {
      Reply reply = strict.attempt({token}, [&](const Tokens &got) {
        EXPECT_EQ("ok", try_reset(got[0]));
        (void)set(picky_, value);
        (void)set(var_, 3);
        if (fails)
          fail(WOOL_ABORTED, "no");
        return got;
      });
      EXPECT_TRUE(reply.ran);
      EXPECT_TRUE(reply.tokens.empty());
      EXPECT_EQ(before, Manifest(root_, 0).text());
      EXPECT_EQ("2", get(var_));
      EXPECT_EQ(WOOL_INTERNAL, reply.code);
      EXPECT_EQ((value == kCannotBeTakenIn ? "context" : "response") +
                    (" of /stage.Stage/act: " + Mistake(value)) +
                    (fails ? "; the call itself ended with ABORTED: no" : ""),
                reply.text);
    }
    EXPECT_EQ("ok", try_reset(token));
    EXPECT_EQ("1", get(var_));
  }
  EXPECT_EQ(std::vector<std::string>(), warnings_.seen);
}

// ---- trust ----

class Trust : public Scenario {
protected:
  wool_var *own_ = [] {
    VarOptions options;
    options.no_accept = true;
    return declare(options);
  }();
};
WOOL_SCENARIOS(Trust);

TEST_P(Trust, ARequestCannotSetWhatIsNotAccepted) {
  (void)set(own_, 666);
  (void)set(var_, 1);
  (void)b_.call([&] {
    EXPECT_EQ("unset", get(own_));
    EXPECT_EQ("1", get(var_));
  });
}

TEST_P(Trust, AResponseCannotEither) {
  (void)set(own_, 1);
  Tok native;
  (void)b_.call([&] {
    native = set(own_, 666);
    (void)set(var_, 2);
  });
  EXPECT_EQ("1", get(own_));
  EXPECT_EQ("2", get(var_));
  (void)b_.call([&] {
    EXPECT_EQ("666", get(own_)) << "what the worker itself has set";
    EXPECT_EQ("ok", try_reset(native));
    EXPECT_EQ("unset", get(own_));
  });
  EXPECT_EQ("1", get(own_));
}

TEST_P(Trust, NorATokensOldValueEitherWay) {
  (void)set(own_, 666);
  Tok token = set(own_, 1), theirs;
  Reply reply = b_.call({token}, [&](const Tokens &got) {
    EXPECT_EQ("X", try_reset(got[0]));
    EXPECT_EQ("unset", get(own_));
    (void)set(own_, 667);
    return Tokens{set(own_, 668), got[0]};
  });
  for (const Tok &handle : reply.tokens)
    EXPECT_EQ("X", try_reset(handle));
  EXPECT_EQ("1", get(own_));
  EXPECT_EQ("ok", try_reset(token)) << "the caller's own is good";
}

TEST_P(Trust, ARequestThatListsItDoesNotUnbindIt) {
  Tok native;
  (void)b_.call([&] {
    native = set(own_, 5);
    (void)set(var_, 1);
  });
  Tok token = set(own_, 1);
  EXPECT_EQ("ok", try_reset(token));
  (void)b_.call([&] { EXPECT_EQ("5", get(own_)); });
}

} // namespace
