// Every scenario is run failing its n-th allocation, for every n: it says that
// memory is out, leaks nothing, leaves nothing half done, and succeeds when
// there is memory again.
#include <gtest/gtest.h>

#include <functional>

#include "runtime/context/alloc.h"
#include "runtime/context/token.h"
#include "tests/context/failing_alloc.h"
#include "tests/wire/kinds.wool.h"
#include "tests/wire/known.h"
#include "tests/wire/support.h"
#include "tests/wire/tables.h"

namespace {

using namespace wooltest;

// Runs `attempt` once for each allocation that it makes. It is given a fresh
// arena each time, and says how it ended.
int for_each_failure(const std::function<wool_code(wool_arena *)> &attempt) {
  wooli_arena_keep_none();
  wooli_context_keep_none();
  for (int n = 0;; n++) {
    long before = live_allocations();
    bool failed;
    wool_code rc;
    {
      Arena arena;
      fail_allocation(n);
      rc = attempt(arena.get());
      failed = stop_failing();
    }
    EXPECT_EQ(failed ? WOOL_ERR_NO_MEMORY : WOOL_OK, rc) << n;
    EXPECT_EQ(before, live_allocations()) << "failing allocation " << n;
    if (!failed || ::testing::Test::HasFailure())
      return n;
  }
}

// A Bag with tokens at all depths, one in a value in a token, and long texts,
// so that arenas and buffers have to grow.
class Scene {
public:
  Scene() : context_(wool_context_new()) {
    EXPECT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
    text_.assign(5000, 'x');
    keep(kinds_city_set(wool_str_c("Basel")));
    keep(kinds_city_set(str(text_)));
    kinds_Bag held = {};
    held.any = tokens_[1];
    held.label = str(text_);
    keep(kinds_bag_set(&held));
    keep(kinds_bag_set(&held));
    keep(kinds_v_i32_set(7));
    for (int i = 0; i < 20; i++)
      keep(kinds_v_text_set(str(text_)));
    EXPECT_EQ(WOOL_OK, wool_token_reset(tokens_[10], nullptr));
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    inner.any = tokens_[3];
    bag.any = tokens_[0];
    bag.many = tokens_.data();
    bag.n_many = tokens_.size();
    bag.inner = &inner;
    bag.bags = &inner;
    bag.n_bags = 1;
    bag.label = str(text_);
    Outcome sent = encode(&kinds_Bag_type, &bag, &bytes, context_);
    EXPECT_EQ(WOOL_OK, sent.code) << sent.text;
    Arena arena;
    EXPECT_EQ(WOOL_OK, encode_manifest(arena.get(), &manifest));
  }
  Scene(const Scene &) = delete;
  Scene &operator=(const Scene &) = delete;
  ~Scene() {
    for (wool_token *t : tokens_)
      wool_token_unref(t);
    wool_context_unref(context_);
  }
  wool_context *get() const {
    return context_;
  }

  wool_code encode_manifest(wool_arena *arena, std::string *out) const {
    wooli_snapshot snapshot;
    wool_code rc = wooli_context_snapshot(context_, 0, arena, &snapshot);
    if (rc)
      return rc;
    wooli_buffer buffer = {nullptr, 0, 0};
    wool_encoder encoder = {nullptr, &buffer, context_, 0, false};
    wooli_mishaps mishaps = {false, 0, WOOL_ERROR_INIT};
    wool_error error = WOOL_ERROR_INIT;
    rc = wooli_manifest_encode(&snapshot, arena, &encoder, &mishaps, &error);
    EXPECT_EQ(rc, error.code);
    EXPECT_EQ(0u, mishaps.n) << "out of memory is no fault of a value's";
    if (!rc && out) {
      wool_bytes found, rest;
      EXPECT_TRUE(wooli_manifest_find(wool_bytes_n(buffer.data, buffer.len),
                                      &found, &rest));
      out->assign(reinterpret_cast<const char *>(found.data), found.len);
    }
    wooli_buffer_cleanup(&buffer);
    wooli_snapshot_cleanup(&snapshot);
    return rc;
  }

  kinds_Bag bag = {}, inner = {};
  std::string bytes;
  std::string manifest;

private:
  void keep(wool_token *token) {
    ASSERT_NE(nullptr, token);
    tokens_.push_back(token);
  }
  wool_context *context_;
  std::vector<wool_token *> tokens_;
  std::string text_;
};

wool_code decode_bag(const std::string &bytes, wool_arena *arena,
                     kinds_Bag *bag) {
  wooli_token_list tokens = {nullptr, 0, 0};
  wool_decoder decoder = {};
  decoder.tokens = &tokens;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wooli_message_decode(&kinds_Bag_type, view(bytes), arena,
                                      &decoder, bag, &error);
  EXPECT_EQ(rc, error.code);
  EXPECT_EQ(0u, decoder.depth);
  wooli_token_list_cleanup(&tokens);
  return rc;
}

TEST(OutOfMemory, EncodingAMessage) {
  Scene scene;
  Warnings warnings;
  int n = for_each_failure([&](wool_arena *) {
    wooli_buffer buffer = {nullptr, 0, 0};
    wool_encoder encoder = {nullptr, &buffer, scene.get(), 0, false};
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc =
        wooli_message_encode(&kinds_Bag_type, &scene.bag, &encoder, &error);
    EXPECT_EQ(rc, error.code);
    EXPECT_EQ(0u, encoder.depth);
    if (!rc) {
      EXPECT_EQ(scene.bytes.size(), buffer.len);
    }
    wooli_buffer_cleanup(&buffer);
    return rc;
  });
  EXPECT_GE(n, 5);
  EXPECT_TRUE(warnings.seen.empty()) << "no old value is lost for it";
}

TEST(OutOfMemory, DecodingAMessage) {
  Scene scene;
  Warnings warnings;
  int n = for_each_failure([&](wool_arena *arena) {
    kinds_Bag bag = {};
    wool_code rc = decode_bag(scene.bytes, arena, &bag);
    if (!rc) {
      EXPECT_TRUE(wool_message_equal(&kinds_Bag_type, &scene.bag, &bag));
    }
    return rc;
  });
  EXPECT_GE(n, 50);
  EXPECT_TRUE(warnings.seen.empty());
}

TEST(OutOfMemory, DecodingTokensOfUnknownVariables) {
  std::string bytes;
  for (int i = 0; i < 20; i++)
    bytes += field(3, field(1, "nobody") + field(2, "k" + std::to_string(i)) +
                          field(3, std::string(16, 'o')) +
                          field(5, std::string(16, 'c')) +
                          field(6, std::string(100, 'v')));
  size_t stubs = wooli_var_stub_count();
  { // the registry's table grows once, for good
    Arena arena;
    kinds_Bag bag = {};
    EXPECT_EQ(WOOL_OK, decode_bag(bytes, arena.get(), &bag));
  }
  int n = for_each_failure([&](wool_arena *arena) {
    kinds_Bag bag = {};
    return decode_bag(bytes, arena, &bag);
  });
  EXPECT_GE(n, 60);
  EXPECT_EQ(stubs, wooli_var_stub_count());
}

TEST(OutOfMemory, EncodingAManifest) {
  Scene scene;
  Warnings warnings;
  int n = for_each_failure(
      [&](wool_arena *arena) { return scene.encode_manifest(arena, nullptr); });
  EXPECT_GE(n, 4);
  EXPECT_TRUE(warnings.seen.empty());
  std::string after;
  Arena arena;
  EXPECT_EQ(WOOL_OK, scene.encode_manifest(arena.get(), &after));
  EXPECT_EQ(to_hex(scene.manifest), to_hex(after)) << "nothing has changed";
}

// From the bytes into the Context: all of it, or nothing.
void take_in(bool merge, bool strict) {
  Scene scene;
  std::string bytes =
      scene.manifest + field(3, field(1, "nobody") + field(2, "stub") +
                                    field(3, std::string(300, 'v')));
  Warnings warnings;
  size_t stubs = wooli_var_stub_count();
  wool_context *context = nullptr;
  int n = for_each_failure([&](wool_arena *arena) {
    {
      Unharmed unharmed;
      context = wool_context_new();
    }
    wooli_token_list tokens = {nullptr, 0, 0};
    wool_decoder decoder = {};
    decoder.tokens = &tokens;
    decoder.payer = arena;
    wooli_mishaps mishaps = {strict, 0, WOOL_ERROR_INIT};
    wooli_snapshot snapshot;
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = wooli_manifest_decode(view(bytes), arena, &decoder, &mishaps,
                                         &snapshot, &error);
    EXPECT_EQ(0u, mishaps.n);
    if (!rc)
      rc = merge ? wooli_context_merge(context, &snapshot, &error)
                 : wooli_context_install(context, &snapshot, &error);
    EXPECT_EQ(rc, error.code);
    EXPECT_EQ(rc ? 0u : 5u, wool_context_len(context));
    EXPECT_EQ(!rc, context->ledger->armed);
    wooli_token_list_cleanup(&tokens);
    wooli_snapshot_cleanup(&snapshot);
    wool_context_unref(context);
    return rc;
  });
  EXPECT_GE(n, 20);
  EXPECT_TRUE(warnings.seen.empty()) << warnings.seen[0];
  EXPECT_EQ(stubs, wooli_var_stub_count());
}

TEST(OutOfMemory, InstallingAManifest) {
  take_in(false, false);
  take_in(false, true);
}

TEST(OutOfMemory, MergingAManifest) {
  take_in(true, false);
}

TEST(OutOfMemory, CopyingAMessage) {
  Scene scene;
  for_each_failure([&](wool_arena *arena) {
    void *copy = wool_message_copy(&kinds_Bag_type, &scene.bag, arena);
    if (copy) {
      EXPECT_TRUE(wool_message_equal(&kinds_Bag_type, &scene.bag, copy));
    }
    return copy ? WOOL_OK : WOOL_ERR_NO_MEMORY;
  });
}

TEST(OutOfMemory, CloningAMessage) {
  Scene scene;
  for_each_failure([&](wool_arena *) {
    void *clone = wool_message_clone(&kinds_Bag_type, &scene.bag);
    wool_message_free(clone);
    return clone ? WOOL_OK : WOOL_ERR_NO_MEMORY;
  });
}

TEST(OutOfMemory, UnknownFields) {
  std::string bytes;
  for (int i = 0; i < 200; i++)
    bytes += field(100, std::string(100, 'x')) + field(14, 1);
  for_each_failure([&](wool_arena *arena) {
    Tree tree = {};
    wool_error error = WOOL_ERROR_INIT;
    return wool_message_decode(&tree_type, view(bytes), arena, &tree, &error);
  });
}

// Maps out of order, bytes, escapes, an Any: everything that allocates.
const char kJson[] =
    "{\"any\":{\"value\":{\"z\":\"\\u0041\",\"a\":[1,2,3,4,5,{}]},"
    "\"@type\":\"a/google.protobuf.Value\"},\"theMask\":\"a,bC\","
    "\"stamp\":\"1970-01-01T00:00:00Z\",\"list\":[\"\\n\",null]}";

TEST(OutOfMemory, JsonBothWays) {
  const wool_message_type *const types[] = {&value_type};
  wool_json_options options = WOOL_JSON_OPTIONS_INIT;
  options.types = types;
  options.n_types = 1;
  const std::string text(3000, 'x');
  const std::string json =
      "{\"object\":{\"" + text + "\":\"" + text + "\"}," + (kJson + 1);
  int n = for_each_failure([&](wool_arena *arena) {
    Known known = {};
    wool_str out;
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = wool_message_from_json(&known_type, str(json), &options,
                                          arena, &known, &error);
    if (!rc)
      rc = wool_message_to_json(&known_type, &known, &options, arena, &out,
                                &error);
    EXPECT_EQ(rc, error.code);
    return rc;
  });
  EXPECT_GE(n, 5);
  kinds_Single single = {};
  single.raw = wool_bytes_n("xyz", 3);
  for_each_failure([&](wool_arena *arena) {
    wool_str out;
    return wool_message_to_json(&kinds_Single_type, &single, nullptr, arena,
                                &out, nullptr);
  });
}

TEST(OutOfMemory, PrintingAMessage) {
  Scene scene;
  for_each_failure([&](wool_arena *arena) {
    wool_str out;
    wool_error error = WOOL_ERROR_INIT;
    return wool_message_print(&kinds_Bag_type, &scene.bag, arena, &out, &error);
  });
}

TEST(OutOfMemory, ValidatingAMessageThatIsNull) {
  Tree tree = {};
  tree.name = wool_str_c("oak");
  tree.which_one = 12; /* NULL: looked at as an empty one */
  for_each_failure([&](wool_arena *) {
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = wool_message_validate(&tree_type, &tree, &error);
    return rc == WOOL_INVALID_ARGUMENT ? WOOL_OK : rc;
  });
}

// Out of order, so that both sides sort.
TEST(OutOfMemory, MapsAndOneofs) {
  std::vector<kinds_Maps_TextEntry> entries;
  std::vector<std::string> keys;
  for (int i = 300; i > 0; i--)
    keys.push_back(std::to_string(1000 + i % 200));
  for (const std::string &key : keys)
    entries.push_back({str(key), str(key)});
  kinds_Choice choice = kinds_Choice();
  choice.which_one = kinds_Choice_one_text;
  choice.one.text = str(keys[0]);
  kinds_Maps_ChoicesEntry chosen[] = {{wool_str_c("b"), &choice},
                                      {wool_str_c("a"), nullptr}};
  auto maps = kinds_Maps();
  maps.text = entries.data();
  maps.n_text = entries.size();
  maps.choices = chosen;
  maps.n_choices = 2;
  std::string unsorted;
  for (const std::string &key : keys)
    unsorted += field(12, field(1, key) + field(2, key));
  int n = for_each_failure([&](wool_arena *arena) {
    wool_bytes bytes = {nullptr, 0};
    wool_error error = WOOL_ERROR_INIT;
    auto back = kinds_Maps(), read = kinds_Maps();
    wool_code rc =
        wool_message_encode(&kinds_Maps_type, &maps, arena, &bytes, &error);
    if (!rc)
      rc = wool_message_decode(&kinds_Maps_type, bytes, arena, &back, &error);
    if (!rc)
      rc = wool_message_decode(&kinds_Maps_type, view(unsorted), arena, &read,
                               &error);
    EXPECT_EQ(rc, error.code);
    if (!rc) {
      Unharmed unharmed; // comparing in order takes memory
      EXPECT_EQ(200u, back.n_text);
      EXPECT_EQ(200u, read.n_text);
      EXPECT_EQ(2u, back.n_choices);
    }
    return rc;
  });
  EXPECT_GE(n, 6);
}

TEST(OutOfMemory, MessagesOfTheirOwn) {
  auto single = kinds_Single();
  std::string text(3000, 'x');
  single.text = str(text);
  for_each_failure([&](wool_arena *arena) {
    wool_bytes bytes = {nullptr, 0};
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc =
        wool_message_encode(&kinds_Single_type, &single, arena, &bytes, &error);
    auto back = kinds_Single();
    if (!rc)
      rc = wool_message_decode(&kinds_Single_type, bytes, arena, &back, &error);
    EXPECT_EQ(rc, error.code);
    return rc;
  });
}

// It would read as the empty string for good.
TEST(OutOfMemoryDeathTest, NoDefaultIsLostSilently) {
  EXPECT_DEATH(
      {
        fail_allocation(0);
        (void)kinds_undeclared_var();
      },
      "default of context variable 'undeclared': out of memory");
  wool_str value;
  EXPECT_EQ(WOOL_OK, kinds_undeclared_get(&value));
  EXPECT_EQ("yet", std::string(value.data));
}

TEST(OutOfMemory, SettingGeneratedVariables) {
  auto single = kinds_Single();
  std::string text(3000, 'x');
  single.text = str(text);
  wool_context *context = nullptr;
  (void)kinds_v_single_var();
  for_each_failure([&](wool_arena *) {
    {
      Unharmed unharmed;
      context = wool_context_new();
      EXPECT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
    }
    wool_token *first = kinds_v_text_set(str(text));
    wool_token *second = first ? kinds_v_single_set(&single) : nullptr;
    bool ok = second != nullptr;
    EXPECT_EQ((first ? 1u : 0u) + (second ? 1u : 0u),
              wool_context_len(context));
    Unharmed unharmed; // to retire a token may fail: it leaves a hole
    wool_token_unref(first);
    wool_token_unref(second);
    EXPECT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
    wool_context_unref(context);
    return ok ? WOOL_OK : WOOL_ERR_NO_MEMORY;
  });
}

} // namespace
