// Tokens as bytes (rules 7, 18, 24): every state there and back, where they may
// stand, what anchors them, and what is no token.
#include <gtest/gtest.h>

#include <functional>

#include "runtime/context/token.h"
#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

namespace {

using namespace wooltest;

// A Context, and the tokens made in it, which it gives back.
class Side {
public:
  Side() : context_(wool_context_new()) {
  }
  Side(const Side &) = delete;
  Side &operator=(const Side &) = delete;
  ~Side() {
    for (wool_token *t : kept_)
      wool_token_unref(t);
    wool_context_unref(context_);
  }
  wool_context *get() const {
    return context_;
  }
  void run(const std::function<void()> &fn) const {
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
    fn();
    ASSERT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
  }
  wool_token *keep(wool_token *token) {
    kept_.push_back(token);
    return token;
  }
  wool_token *city(const char *name) {
    wool_token *token = nullptr;
    run([&] { token = kinds_city_set(wool_str_c(name)); });
    return keep(token);
  }
  std::string city() const {
    void *value = nullptr;
    if (wool_context_lookup(context_, kinds_city_var(), &value, nullptr))
      return "unset";
    auto *blob = static_cast<wooli_blob *>(value);
    return std::string(reinterpret_cast<char *>(blob->data), blob->len);
  }
  wool_code reset(wool_token *token, std::string *text = nullptr) const {
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = WOOL_OK;
    run([&] { rc = wool_token_reset(token, &error); });
    if (text)
      *text = error.message;
    return rc;
  }
  // Takes in all that `from` knows, as a request does.
  void mount(const Side &from) const {
    Arena arena;
    wooli_snapshot snapshot;
    ASSERT_EQ(WOOL_OK,
              wooli_context_snapshot(from.context_, 0, arena.get(), &snapshot));
    EXPECT_EQ(WOOL_OK, wooli_context_install(context_, &snapshot, nullptr));
    wooli_snapshot_cleanup(&snapshot);
  }

private:
  wool_context *context_;
  std::vector<wool_token *> kept_;
};

// A Bag that came, and the tokens found in it.
struct Arrived : Outcome {
  Arena arena;
  kinds_Bag bag = {};
  wooli_token_list tokens = {nullptr, 0, 0};
  explicit Arrived(const std::string &bytes, size_t limit = 0) : arena(limit) {
    Exact exact(bytes);
    wool_decoder decoder = {};
    decoder.tokens = &tokens;
    wool_error error = WOOL_ERROR_INIT;
    code = wooli_message_decode(&kinds_Bag_type, exact.get(), arena.get(),
                                &decoder, &bag, &error);
    text = error.message;
    EXPECT_EQ(0u, decoder.depth);
    EXPECT_EQ(nullptr, decoder.payer);
  }
  ~Arrived() {
    wooli_token_list_cleanup(&tokens);
  }
  Arrived(const Arrived &) = delete;
  Arrived &operator=(const Arrived &) = delete;
  void anchor(const Side &side) {
    for (size_t i = 0; i < tokens.n; i++)
      wooli_token_anchor(tokens.at[i], side.get());
  }
};

std::string bag_of(wool_token *token, const Side &sender) {
  kinds_Bag bag = {};
  bag.any = token;
  std::string bytes;
  Outcome got = encode(&kinds_Bag_type, &bag, &bytes, sender.get());
  EXPECT_EQ(WOOL_OK, got.code) << got.text;
  return bytes;
}

std::string id_of(const uint8_t *id) {
  return std::string(reinterpret_cast<const char *>(id), WOOLI_ID_LEN);
}

// What of wool.Token comes before the old value.
std::string identity(const wool_token *t) {
  return field(1, t->var->ns) + field(2, t->var->name) +
         field(3, id_of(t->origin)) + field(4, t->seq) +
         field(5, id_of(t->chain));
}

const char *kOrphan = "was created in a different Context";

// ---- states ----

TEST(State, OfALiveFirstTokenHasNoOldValue) {
  Side a;
  wool_token *token = a.city("Basel");
  EXPECT_EQ(to_hex(field(1, identity(token) + field(8, 1))),
            to_hex(bag_of(token, a)));
  Arrived got(bag_of(token, a));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  EXPECT_EQ(WOOLI_MISSING, got.bag.any->old.kind);
  EXPECT_TRUE(got.bag.any->do_mount);
  EXPECT_FALSE(wool_token_is_used(got.bag.any));
  EXPECT_TRUE(wool_token_equal(token, got.bag.any));
  EXPECT_EQ(wool_token_hash(token), wool_token_hash(got.bag.any));
}

TEST(State, AnEmptyOldValueIsNotAMissingOne) {
  Side a;
  (void)a.city("");
  wool_token *token = a.city("Basel");
  EXPECT_EQ(to_hex(field(1, identity(token) + field(6, "") + field(8, 1))),
            to_hex(bag_of(token, a)));
  Arrived got(bag_of(token, a));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  void *old = nullptr;
  ASSERT_TRUE(wool_token_old_value(got.bag.any, &old));
  EXPECT_EQ(0u, static_cast<wooli_blob *>(old)->len);
}

TEST(State, OfASupersededTokenCarriesItsOwnSnapshot) {
  Side a, b;
  (void)a.city("Basel");
  wool_token *token = a.city("Chur");
  (void)a.city("Davos");
  EXPECT_EQ(to_hex(field(1, identity(token) + field(6, field(1, "Basel")) +
                                field(8, 1))),
            to_hex(bag_of(token, a)));
  b.mount(a);
  Arrived got(bag_of(token, a));
  got.anchor(b);
  EXPECT_EQ(WOOL_OK, b.reset(got.bag.any));
  EXPECT_EQ("Basel", b.city());
}

TEST(State, OfAUsedTokenSaysSoAndAsksForNoMount) {
  Side a, b;
  wool_token *token = a.city("Basel");
  EXPECT_EQ(WOOL_OK, a.reset(token));
  EXPECT_EQ(to_hex(field(1, identity(token) + field(7, 1))),
            to_hex(bag_of(token, a)));
  b.mount(a);
  Arrived got(bag_of(token, a));
  got.anchor(b);
  std::string text;
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, b.reset(got.bag.any, &text));
  EXPECT_EQ(0u, text.find("<Token used var="));
}

TEST(State, OfAnOrphanIsKeptAndPassedOn) {
  Side a, b, c;
  wool_token *token = a.city("Basel");
  Arrived got(bag_of(token, a)); // nothing was mounted
  std::string text;
  EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, b.reset(got.bag.any, &text));
  EXPECT_NE(std::string::npos, text.find(kOrphan));
  EXPECT_FALSE(wool_token_is_used(got.bag.any)) << "a failure changes nothing";
  std::string onward = bag_of(got.bag.any, b);
  EXPECT_EQ(to_hex(field(1, identity(token))), to_hex(onward))
      << "it is not live here";
  Arrived home(onward);
  home.anchor(a);
  EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, a.reset(home.bag.any))
      << "its sender did not vouch for it";
  EXPECT_TRUE(wool_token_equal(token, home.bag.any));
}

TEST(State, OfASecondTripIsThatOfTheFirst) {
  Side a, b, c;
  (void)a.city("Basel");
  wool_token *token = a.city("Chur");
  b.mount(a);
  Arrived first(bag_of(token, a));
  first.anchor(b);
  std::string onward = bag_of(first.bag.any, b);
  EXPECT_EQ(to_hex(bag_of(token, a)), to_hex(onward));
  c.mount(b);
  Arrived second(onward);
  second.anchor(c);
  EXPECT_EQ(WOOL_OK, c.reset(second.bag.any));
  EXPECT_EQ("Basel", c.city());
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, c.reset(second.bag.any));
}

// ---- old values that do not travel ----

wool_code no_encode(const void *, wool_encoder *, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE, "not today");
}

wool_code no_decode(wool_decoder *, wool_bytes, void **, wool_error *) {
  return WOOL_DATA_LOSS;
}

const wool_value_type stuck_type = {sizeof stuck_type, "stuck",  nullptr,
                                    nullptr,           nullptr,  nullptr,
                                    no_encode,         no_decode};

wool_var *stuck() {
  static wool_var *var = [] {
    wool_var_options o = {};
    o.struct_size = sizeof o;
    o.ns = "tt";
    o.name = "stuck";
    o.type = &stuck_type;
    wool_var *declared = nullptr;
    EXPECT_EQ(WOOL_OK, wool_var_declare(&o, &declared, nullptr));
    return declared;
  }();
  return var;
}

TEST(OldValue, ThatCannotBeSentIsLostButTheTokenIsNot) {
  Side a, b;
  wool_token *token = nullptr;
  a.run([&] {
    EXPECT_EQ(WOOL_OK, wool_var_set(stuck(), nullptr, &token, nullptr));
    a.keep(token);
    EXPECT_EQ(WOOL_OK, wool_var_set(stuck(), nullptr, &token, nullptr));
    a.keep(token);
  });
  Warnings warnings;
  std::string bytes = bag_of(token, a);
  EXPECT_EQ(to_hex(field(1, identity(token) + field(8, 1) + field(9, 1))),
            to_hex(bytes));
  ASSERT_EQ(1u, warnings.seen.size());
  EXPECT_EQ("tt.stuck encode: ERR_NOT_SERIALIZABLE not today",
            warnings.seen[0]);
  b.mount(a);
  Arrived got(bytes);
  got.anchor(b);
  std::string text;
  EXPECT_EQ(WOOL_ERR_NOT_SERIALIZABLE, b.reset(got.bag.any, &text));
  EXPECT_NE(std::string::npos, text.find("did not travel"));
  EXPECT_FALSE(wool_token_is_used(got.bag.any));
  EXPECT_EQ(WOOL_OK, a.reset(token)) << "at home it is whole";
}

TEST(OldValue, ThatCannotBeReadIsLostButTheTokenIsNot) {
  (void)stuck();
  std::string token = field(1, "tt") + field(2, "stuck") +
                      field(3, std::string(16, 'o')) + field(4, 3) +
                      field(5, std::string(16, 'c')) + field(6, "x") +
                      field(8, 1);
  Warnings warnings;
  Arrived got(field(1, token));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  EXPECT_TRUE(got.bag.any->old_lost);
  ASSERT_EQ(1u, warnings.seen.size());
  EXPECT_EQ("tt.stuck decode: DATA_LOSS the value's type gave no reason "
            "(DATA_LOSS)",
            warnings.seen[0]);
}

TEST(OldValue, OfAVariableThatIsNotSentStaysHome) {
  Side a;
  wool_token *token = nullptr;
  a.run([&] {
    a.keep(kinds_local_only_set(wool_str_c("hidden")));
    token = a.keep(kinds_local_only_set(wool_str_c("x")));
  });
  Warnings warnings;
  std::string bytes = bag_of(token, a);
  EXPECT_EQ(std::string::npos, bytes.find("hidden"));
  EXPECT_TRUE(warnings.seen.empty()) << "that is how it was declared";
}

// ---- places ----

TEST(Places, TokensAreFoundAtAnyDepthAndInTheirOrder) {
  Side a;
  wool_token *t[] = {a.city("0"), a.city("1"), a.city("2"),
                     a.city("3"), a.city("4"), a.city("5")};
  kinds_Bag inner = {}, listed = {}, bag = {};
  wool_token *const many[] = {t[2], t[3]};
  bag.any = t[0];
  bag.typed = t[1];
  bag.many = many;
  bag.n_many = 2;
  inner.typed = t[4];
  bag.inner = &inner;
  listed.any = t[5];
  bag.bags = &listed;
  bag.n_bags = 1;
  std::string bytes;
  ASSERT_EQ(WOOL_OK, encode(&kinds_Bag_type, &bag, &bytes, a.get()).code);
  Arrived got(bytes);
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  ASSERT_EQ(6u, got.tokens.n);
  for (size_t i = 0; i < 6; i++)
    EXPECT_TRUE(wool_token_equal(t[i], got.tokens.at[i])) << i;
  EXPECT_TRUE(wool_message_equal(&kinds_Bag_type, &bag, &got.bag));
  EXPECT_TRUE(wool_token_equal(t[5], got.bag.bags[0].any));
}

TEST(Places, AVariablesValueMayHoldATokenWhoseOldValueHoldsAnother) {
  Side a, b;
  (void)a.city("Basel");
  wool_token *deepest = a.city("Chur"), *middle = nullptr, *outer = nullptr;
  a.run([&] {
    kinds_Bag bag = {};
    bag.any = deepest;
    bag.label = wool_str_c("first");
    a.keep(kinds_bag_set(&bag));
    bag.label = wool_str_c("second");
    middle = a.keep(kinds_bag_set(&bag)); // its old value holds `deepest`
    bag.any = middle;
    a.keep(kinds_bag_set(&bag));
    outer = a.keep(kinds_bag_set(&bag)); // its old value holds `middle`
  });
  b.mount(a);
  Arrived got(bag_of(outer, a));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  ASSERT_EQ(3u, got.tokens.n) << "outer, and what its old value leads to";
  got.anchor(b);
  void *old = nullptr;
  ASSERT_TRUE(wool_token_old_value(got.bag.any, &old));
  const kinds_Bag *held = nullptr;
  b.run([&] {
    EXPECT_EQ(WOOL_OK, wool_token_reset(got.bag.any, nullptr));
    EXPECT_EQ(WOOL_OK, kinds_bag_get(&held));
    ASSERT_TRUE(wool_token_equal(middle, held->any));
    wool_token *second = wool_token_ref(held->any);
    EXPECT_EQ(WOOL_OK, wool_token_reset(second, nullptr));
    wool_token_unref(second);
    EXPECT_EQ(WOOL_OK, kinds_bag_get(&held));
    EXPECT_EQ("first", std::string(held->label.data));
    ASSERT_TRUE(wool_token_equal(deepest, held->any));
    EXPECT_EQ(WOOL_OK, wool_token_reset(held->any, nullptr));
  });
  EXPECT_EQ("Basel", b.city());
}

// A message's own bytes may be views of what came; a value is kept for longer.
TEST(Places, AValueOutlivesWhatItCameIn) {
  Side a, b;
  wool_token *token = nullptr;
  a.run([&] {
    kinds_Bag bag = {};
    bag.seal = wool_bytes_n("seal", 4);
    a.keep(kinds_bag_set(&bag));
    token = a.keep(kinds_bag_set(&bag)); // its old value is the first
  });
  b.mount(a);
  std::string bytes = bag_of(token, a);
  Arena arena;
  kinds_Bag bag = {};
  wooli_token_list tokens = {nullptr, 0, 0};
  wool_decoder decoder = {};
  decoder.tokens = &tokens;
  decoder.input_lasts = true;
  ASSERT_EQ(WOOL_OK,
            wooli_message_decode(&kinds_Bag_type, view(bytes), arena.get(),
                                 &decoder, &bag, nullptr));
  wooli_token_anchor(tokens.at[0], b.get());
  bytes.assign(bytes.size(), '?');
  b.run([&] {
    const kinds_Bag *held = nullptr;
    EXPECT_EQ(WOOL_OK, wool_token_reset(bag.any, nullptr));
    ASSERT_EQ(WOOL_OK, kinds_bag_get(&held));
    EXPECT_EQ("seal",
              std::string(reinterpret_cast<const char *>(held->seal.data),
                          held->seal.len));
  });
  wooli_token_list_cleanup(&tokens);
}

TEST(Places, TheLastOfTwoSingularTokensWins) {
  Side a;
  wool_token *first = a.city("Basel"), *last = a.city("Chur");
  Arrived got(bag_of(first, a) + bag_of(last, a));
  ASSERT_EQ(WOOL_OK, got.code);
  EXPECT_TRUE(wool_token_equal(last, got.bag.any));
}

// Rule 18: whatever it is a token of; reset is what complains.
TEST(Places, AFieldOfOneVariableTakesTheTokenOfAnother) {
  Side a, b;
  wool_token *token = nullptr;
  a.run([&] { token = a.keep(kinds_v_i32_set(7)); });
  kinds_Bag bag = {};
  bag.typed = token;
  std::string bytes;
  ASSERT_EQ(WOOL_OK, encode(&kinds_Bag_type, &bag, &bytes, a.get()).code);
  b.mount(a);
  Arrived got(bytes);
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  got.anchor(b);
  b.run([&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_VAR,
              kinds_city_reset(got.bag.typed, nullptr));
    EXPECT_EQ(WOOL_OK, kinds_v_i32_reset(got.bag.typed, nullptr));
  });
}

TEST(Places, ATokenOfAnUnknownVariableIsKeptAndSentAgain) {
  std::string token = field(1, "nowhere") + field(2, "known") +
                      field(3, std::string(16, 'o')) + field(4, 3) +
                      field(5, std::string(16, 'c')) +
                      field(6, from_hex("0a8100") + "odd");
  size_t stubs = wooli_var_stub_count();
  Side a;
  {
    Arrived got(field(1, token + field(7, 1)));
    ASSERT_EQ(WOOL_OK, got.code) << got.text;
    EXPECT_EQ(stubs + 1, wooli_var_stub_count());
    EXPECT_EQ(to_hex(field(1, token + field(7, 1))),
              to_hex(bag_of(got.bag.any, a)));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, a.reset(got.bag.any));
  }
  EXPECT_EQ(stubs, wooli_var_stub_count()) << "it goes with its last token";
}

TEST(Places, NullIsNoElement) {
  Side a;
  wool_token *const many[] = {a.city("Basel"), nullptr};
  kinds_Bag bag = {};
  bag.many = many;
  bag.n_many = 2;
  std::string bytes;
  Outcome got = encode(&kinds_Bag_type, &bag, &bytes, a.get());
  EXPECT_EQ(WOOL_ERR_TYPE, got.code);
  EXPECT_EQ("field many of kinds.Bag: element 1 is NULL, not a token",
            got.text);
}

// ---- anchors ----

TEST(Anchor, IsDecidedAtTheMountAndNotWhenItIsRead) {
  Side a, b;
  wool_token *token = a.city("Basel");
  Arrived got(bag_of(token, a));
  EXPECT_EQ(nullptr, got.bag.any->home);
  EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, b.reset(got.bag.any));
  got.anchor(b);
  EXPECT_EQ(nullptr, got.bag.any->home) << "nothing of it was mounted";
  b.mount(a);
  got.anchor(b);
  EXPECT_EQ(b.get()->ledger, got.bag.any->home);
  Side c;
  c.mount(a);
  got.anchor(c);
  EXPECT_EQ(b.get()->ledger, got.bag.any->home) << "once and for all";
  EXPECT_EQ(WOOL_OK, b.reset(got.bag.any));
  EXPECT_EQ("unset", b.city());
}

TEST(Anchor, NeverHoldsForAVariableThatPeersAreNotBelievedAbout) {
  Side a, b;
  wool_token *token = nullptr;
  a.run([&] {
    a.keep(kinds_own_only_set(wool_str_c("mine")));
    token = a.keep(kinds_own_only_set(wool_str_c("still mine")));
  });
  b.run([&] { b.keep(kinds_own_only_set(wool_str_c("theirs"))); });
  b.mount(a);
  Arrived got(bag_of(token, a));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  got.anchor(b);
  EXPECT_EQ(nullptr, got.bag.any->home);
  EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, b.reset(got.bag.any));
  b.run([&] {
    wool_str value;
    EXPECT_EQ(WOOL_OK, kinds_own_only_get(&value));
    EXPECT_EQ("theirs", std::string(value.data));
  });
}

TEST(Anchor, NeedsAWordOfTheSenderAndANumberThatWasMinted) {
  Side a, b;
  wool_token *token = a.city("Basel");
  b.mount(a);
  std::string keys = field(1, "kinds") + field(2, "city");
  std::string ids =
      field(3, id_of(token->origin)) + field(5, id_of(token->chain));
  const struct {
    const char *what;
    std::string bytes;
    wool_code want;
  } cases[] = {
      {"no do_mount", keys + ids, WOOL_ERR_TOKEN_WRONG_CONTEXT},
      {"not minted", keys + ids + field(4, 1) + field(8, 1),
       WOOL_ERR_TOKEN_WRONG_CONTEXT},
      {"far beyond", keys + ids + field(4, UINT64_MAX) + field(8, 1),
       WOOL_ERR_TOKEN_WRONG_CONTEXT},
      {"another origin",
       keys + field(3, std::string(16, 'x')) + field(5, id_of(token->chain)) +
           field(8, 1),
       WOOL_ERR_TOKEN_WRONG_CONTEXT},
      {"another variable",
       field(1, "kinds") + field(2, "v_text") + ids + field(8, 1),
       WOOL_ERR_TOKEN_WRONG_CONTEXT},
      {"used, and said to be live", keys + ids + field(7, 1) + field(8, 1),
       WOOL_ERR_TOKEN_USED},
      {"as it should be", keys + ids + field(8, 1), WOOL_OK},
  };
  for (const auto &c : cases) {
    Arrived got(field(1, c.bytes));
    ASSERT_EQ(WOOL_OK, got.code) << c.what << ": " << got.text;
    got.anchor(b);
    EXPECT_EQ(c.want, b.reset(got.bag.any)) << c.what;
  }
}

// ---- only through a call: rule 7 ----

TEST(Dump, OfAMessageWithATokenIsRefused) {
  Side a;
  kinds_Bag bag = {};
  bag.label = wool_str_c("x");
  Arena arena;
  wool_bytes bytes;
  EXPECT_EQ(WOOL_OK, wool_message_encode(&kinds_Bag_type, &bag, arena.get(),
                                         &bytes, nullptr));
  bag.any = a.city("Basel");
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(
      WOOL_ERR_NOT_SERIALIZABLE,
      wool_message_encode(&kinds_Bag_type, &bag, arena.get(), &bytes, &error));
  EXPECT_STREQ("a token travels only through a call", error.message);
  std::string sent = bag_of(bag.any, a);
  error = WOOL_ERROR_INIT;
  kinds_Bag back = {};
  EXPECT_EQ(WOOL_ERR_MALFORMED,
            wool_message_decode(&kinds_Bag_type, view(sent), arena.get(), &back,
                                &error));
  EXPECT_STREQ("kinds.Bag.any: a token travels only through a call",
               error.message);
}

// ---- no tokens ----

TEST(Malformed, IsNoToken) {
  std::string o = field(3, std::string(16, 'o')),
              c = field(5, std::string(16, 'c')), name = field(2, "n");
  const struct {
    const char *what;
    std::string bytes;
    wool_code code;
    const char *text;
  } cases[] = {
      {"empty", "", WOOL_ERR_MALFORMED, "origin of 0 and chain of 0 bytes"},
      {"not protobuf", "\xff", WOOL_ERR_MALFORMED, "bytes are not protobuf"},
      {"cut off", name + o + tag(5, 2) + "\x10", WOOL_ERR_MALFORMED,
       "bytes are not protobuf"},
      {"no origin", name + c, WOOL_ERR_MALFORMED,
       "origin of 0 and chain of 16"},
      {"no chain", name + o, WOOL_ERR_MALFORMED, "origin of 16 and chain of 0"},
      {"short origin", name + field(3, std::string(15, 'o')) + c,
       WOOL_ERR_MALFORMED, "origin of 15"},
      {"long chain", name + o + field(5, std::string(17, 'c')),
       WOOL_ERR_MALFORMED, "chain of 17 bytes, not 16"},
      {"origin of another type", name + field(3, 16) + c, WOOL_ERR_MALFORMED,
       "origin of 0"},
      {"no name", o + c, WOOL_ERR_MALFORMED, "token: variable without a name"},
      {"name not UTF-8", field(2, "\xed\xa0\x80") + o + c, WOOL_ERR_MALFORMED,
       "token: a key is not UTF-8"},
      {"namespace not UTF-8", field(1, "\xff") + name + o + c,
       WOOL_ERR_MALFORMED, "token: a key is not UTF-8"},
      {"NUL in the name", field(2, std::string("\0", 1)) + o + c,
       WOOL_ERR_MALFORMED, "NUL"},
      {"name too long", field(2, std::string(256, 'n')) + o + c, WOOL_ERR_LIMIT,
       "token: variable key of 0 and 256 bytes exceeds 255"},
  };
  size_t stubs = wooli_var_stub_count();
  for (const auto &t : cases) {
    for (uint32_t number : {1u, 2u, 3u}) {
      Arrived got(field(number, t.bytes));
      EXPECT_EQ(t.code, got.code) << t.what;
      EXPECT_NE(std::string::npos, got.text.find(t.text))
          << t.what << ": " << got.text;
      EXPECT_EQ(0u, got.tokens.n);
    }
  }
  EXPECT_EQ(stubs, wooli_var_stub_count());
}

TEST(Malformed, EveryPrefixAndEveryFlippedBitIsATokenOrAnError) {
  Side a;
  (void)a.city("Basel");
  std::string bytes = bag_of(a.city("Chur"), a);
  Warnings warnings;
  for (size_t len = 0; len < bytes.size(); len++) {
    Arrived got(bytes.substr(0, len));
    EXPECT_EQ(len ? WOOL_ERR_MALFORMED : WOOL_OK, got.code);
  }
  for (size_t i = 0; i < bytes.size(); i++) {
    for (int bit = 0; bit < 8; bit++) {
      std::string flipped = bytes;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      Arrived got(flipped);
      if (!got.code && got.bag.any) {
        EXPECT_NE("", bag_of(got.bag.any, a));
      }
    }
  }
}

// ---- depth and memory ----

// A Bag with a token of the variable `bag`, whose old value is such a Bag.
std::string nested_tokens(int n) {
  std::string bag;
  for (int i = 0; i < n; i++)
    bag = field(1, field(1, "kinds") + field(2, "bag") +
                       field(3, std::string(16, 'o')) +
                       field(5, std::string(16, 'c')) + field(6, bag));
  return bag;
}

TEST(Depth, OfTokensInValuesCountsLikeThatOfMessages) {
  (void)kinds_bag_var();
  // n tokens and n + 1 messages, so 99 levels and 101.
  Warnings warnings;
  Arrived fits(nested_tokens(49));
  EXPECT_EQ(WOOL_OK, fits.code) << fits.text;
  EXPECT_EQ(49u, fits.tokens.n);
  EXPECT_TRUE(warnings.seen.empty());
  Arrived deeper(nested_tokens(50));
  EXPECT_EQ(WOOL_OK, deeper.code) << "the innermost old value is lost";
  EXPECT_EQ(50u, deeper.tokens.n);
  ASSERT_EQ(1u, warnings.seen.size());
  EXPECT_NE(std::string::npos,
            warnings.seen[0].find("kinds.Bag is nested deeper than 100"));
}

TEST(Depth, OfWhatIsSentEndsAtTheSamePlace) {
  (void)kinds_bag_var();
  Warnings warnings;
  Side a;
  Arrived fits(nested_tokens(49));
  EXPECT_EQ(49u, Arrived(bag_of(fits.bag.any, a)).tokens.n);
  EXPECT_TRUE(warnings.seen.empty());
}

// A value does not lie in the call's arena, but the call pays for it.
TEST(Memory, OfOldValuesIsTheCalls) {
  (void)kinds_bag_var();
  std::string elements; // two bytes each, some hundred in memory
  for (int i = 0; i < 50000; i++)
    elements += field(5, std::string());
  std::string ids =
      field(3, std::string(16, 'o')) + field(5, std::string(16, 'c'));
  std::string old = field(1, "kinds") + field(2, "bag") + ids;
  const struct {
    const char *what;
    std::string bag;
  } cases[] = {
      {"one value", field(1, old + field(6, elements))},
      {"a value in a value",
       field(1, old + field(6, field(1, old + field(6, elements)) + elements))},
      {"many small values",
       [&] {
         std::string many;
         for (int i = 0; i < 2000; i++)
           many += field(2, old + field(6, field(6, "x")));
         return many;
       }()},
      {"many of a string",
       [&] {
         std::string many;
         for (int i = 0; i < 20; i++)
           many += field(2, field(1, "kinds") + field(2, "city") + ids +
                                field(6, field(1, std::string(100000, 'x'))));
         return many;
       }()},
      {"many of an unknown variable",
       [&] {
         std::string many;
         for (int i = 0; i < 20; i++)
           many += field(2, field(1, "un") + field(2, "known") + ids +
                                field(6, std::string(100000, 'x')));
         return many;
       }()},
      {"tokens alone",
       [&] {
         std::string many;
         for (int i = 0; i < 10000; i++)
           many += field(2, old);
         return many;
       }()},
  };
  for (const auto &c : cases) {
    Arrived got(c.bag, 1 << 20);
    EXPECT_EQ(WOOL_ERR_NO_MEMORY, got.code) << c.what;
    Arrived fits(c.bag, 64 << 20);
    EXPECT_EQ(WOOL_OK, fits.code) << c.what << ": " << fits.text;
  }
}

} // namespace
