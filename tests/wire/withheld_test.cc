// Values that do not travel: what the other side sees of them, and that a set
// over one and its reset leave it where it was (rules 19 and 27).
#include "tests/context/support.h"
#include "tests/wire/support.h"

namespace {

using namespace wooltest;

// Numbers below 0 have no wire form; those from 1000 up are refused by whoever
// decodes them.
wool_code EncodePicky(const void *value, wool_encoder *encoder,
                      wool_error *error) {
  long n = static_cast<const Number *>(value)->n;
  if (n < 0)
    return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE, "below 0");
  return wool_encoder_write(encoder, wool_bytes_n(&n, sizeof n));
}

wool_code DecodePicky(wool_decoder *, wool_bytes bytes, void **out_value,
                      wool_error *error) {
  long n;
  if (bytes.len != sizeof n)
    return wool_error_set(error, WOOL_ERR_MALFORMED, "not a number");
  memcpy(&n, bytes.data, sizeof n);
  if (n >= 1000)
    return wool_error_set(error, WOOL_ERR_MALFORMED, "too large");
  *out_value = new_number(n);
  return WOOL_OK;
}

wool_var *DeclarePicky(const std::string &name) {
  static const wool_value_type type = [] {
    wool_value_type t = number_type;
    t.name = "picky";
    t.encode = EncodePicky;
    t.decode = DecodePicky;
    return t;
  }();
  wool_var_options options = {};
  options.struct_size = sizeof options;
  options.ns = "withheld";
  options.name = name.c_str();
  options.type = &type;
  wool_var *var = nullptr;
  EXPECT_EQ(WOOL_OK, wool_var_declare(&options, &var, nullptr));
  return var;
}

enum class Way {
  kRequest,
  kResponse
};

// Carries what `from` has to tell to `to`, as bytes.
void Carry(const Ctx &from, const Ctx &to, uint64_t since, Way way) {
  Arena arena;
  wooli_snapshot snapshot;
  ASSERT_EQ(WOOL_OK,
            wooli_context_snapshot(from.get(), since, arena.get(), &snapshot));
  wooli_buffer buffer = {nullptr, 0, 0};
  wool_encoder encoder = {nullptr, &buffer, from.get(), 0, false};
  wooli_mishaps mishaps = {false, 0, WOOL_ERROR_INIT};
  ASSERT_EQ(WOOL_OK, wooli_manifest_encode(&snapshot, arena.get(), &encoder,
                                           &mishaps, nullptr));
  wooli_snapshot_cleanup(&snapshot);
  wool_bytes manifest, rest;
  ASSERT_TRUE(wooli_manifest_find(wool_bytes_n(buffer.data, buffer.len),
                                  &manifest, &rest));
  wool_decoder decoder = {};
  ASSERT_EQ(WOOL_OK, wooli_manifest_decode(manifest, arena.get(), &decoder,
                                           &mishaps, &snapshot, nullptr));
  EXPECT_EQ(WOOL_OK, way == Way::kRequest
                         ? wooli_context_install(to.get(), &snapshot, nullptr)
                         : wooli_context_merge(to.get(), &snapshot, nullptr));
  wooli_snapshot_cleanup(&snapshot);
  wooli_buffer_cleanup(&buffer);
}

void Exchange(const Ctx &caller, const Ctx &worker,
              const std::function<void()> &body) {
  Carry(caller, worker, 0, Way::kRequest);
  uint64_t since = wooli_context_installed(worker.get());
  worker.run(body);
  Carry(worker, caller, since, Way::kResponse);
}

// -1 cannot be encoded, 1000 cannot be decoded.
class Withheld : public testing::TestWithParam<long> {
protected:
  Warnings warnings_;
  wool_var *var_ = DeclarePicky(fresh_name());
  Ctx caller_, worker_;
  Tok token_;

  void SetUp() override {
    caller_.run([this] { token_ = set(var_, GetParam()); });
  }
  std::string Hard() const {
    return std::to_string(GetParam());
  }
};

TEST_P(Withheld, ReadsAsUnbound) {
  Exchange(caller_, worker_, [this] {
    EXPECT_EQ("unset", get(var_));
    EXPECT_EQ(0u, wool_context_len(wool_context_current()));
  });
  EXPECT_EQ(Hard(), lookup(caller_, var_));
  EXPECT_EQ(1u, warnings_.seen.size());
}

TEST_P(Withheld, ASetOverItAndItsResetLeaveItAtHome) {
  Exchange(caller_, worker_, [this] {
    Tok over = set(var_, 5);
    void *old;
    EXPECT_FALSE(wool_token_old_value(over.get(), &old));
    Tok more = set(var_, 6);
    EXPECT_EQ(WOOL_OK, reset(more));
    EXPECT_EQ("5", get(var_));
    EXPECT_EQ(WOOL_OK, reset(over));
    EXPECT_EQ("unset", get(var_));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(over));
  });
  EXPECT_EQ(Hard(), lookup(caller_, var_));
  caller_.run([this] { EXPECT_EQ(WOOL_OK, reset(token_)); });
}

TEST_P(Withheld, ASetOverItComesHome) {
  Exchange(caller_, worker_, [this] { (void)set(var_, 5); });
  EXPECT_EQ("5", lookup(caller_, var_));
}

TEST_P(Withheld, InALaterExchangeThereIsNoWayBackToIt) {
  Tok over;
  Exchange(caller_, worker_, [&] { over = set(var_, 5); });
  Exchange(caller_, worker_, [&] {
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(WOOL_ERR_NOT_SERIALIZABLE, wool_token_reset(over.get(), &error));
    EXPECT_EQ(std::string("reset of context variable '") + wool_var_name(var_) +
                  "': the value before the set did not travel",
              error.message);
    EXPECT_FALSE(wool_token_is_used(over.get()));
    EXPECT_EQ("5", get(var_));
  });
}

TEST_P(Withheld, NorIfItIsWithheldAnew) {
  Tok over;
  Exchange(caller_, worker_, [&] { over = set(var_, 5); });
  caller_.run([&] { (void)set(var_, GetParam()); });
  Exchange(caller_, worker_, [&] {
    EXPECT_EQ(WOOL_ERR_NOT_SERIALIZABLE, reset(over));
    EXPECT_EQ("unset", get(var_));
  });
  EXPECT_EQ(Hard(), lookup(caller_, var_));
}

TEST_P(Withheld, StaysSoOnTheWayOn) {
  Ctx last;
  Exchange(caller_, worker_, [&] {
    Exchange(worker_, last, [&] {
      EXPECT_EQ("unset", get(var_));
      Tok over = set(var_, 7);
      EXPECT_EQ(WOOL_OK, reset(over));
    });
    EXPECT_EQ("unset", get(var_));
    Tok over = set(var_, 8);
    Exchange(worker_, last, [&] { EXPECT_EQ("8", get(var_)); });
    EXPECT_EQ(WOOL_OK, reset(over));
  });
  EXPECT_EQ(Hard(), lookup(caller_, var_));
}

TEST_P(Withheld, FromAResponseTheCallersBindingStaysAndTheLedgerComes) {
  Tok minted;
  caller_.run([this] { (void)set(var_, 3); });
  Exchange(caller_, worker_, [&] { minted = set(var_, GetParam()); });
  EXPECT_EQ("3", lookup(caller_, var_));
  caller_.run([&] {
    EXPECT_FALSE(wool_token_is_used(minted.get()));
    EXPECT_EQ(WOOL_OK, reset(token_));
  });
  Exchange(caller_, worker_, [&] { EXPECT_EQ(WOOL_OK, reset(minted)); });
  EXPECT_EQ("3", lookup(caller_, var_));
  caller_.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(token_)); });
}

TEST_P(Withheld, AForkOfTheWorkersIsJustUnbound) {
  Exchange(caller_, worker_, [&] {
    Ctx fork(wool_context_copy(wool_context_current()));
    fork.run([&] {
      Tok over = set(var_, 5);
      EXPECT_EQ(WOOL_OK, reset(over));
      EXPECT_EQ("unset", get(var_));
    });
  });
  EXPECT_EQ(Hard(), lookup(caller_, var_));
}

INSTANTIATE_TEST_SUITE_P(EitherWay, Withheld, testing::Values(-1, 1000));

} // namespace
