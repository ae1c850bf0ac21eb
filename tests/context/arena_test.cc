#include <gtest/gtest.h>
#include <wool/arena.h>

#include <cstdlib>
#include <vector>

namespace {

struct CountingAllocator {
  int live = 0;
  int fail_at = -1;
  int n = 0;
  wool_allocator view{};
  CountingAllocator() {
    view.alloc = [](void *u, size_t len) -> void * {
      auto *self = static_cast<CountingAllocator *>(u);
      if (self->n++ == self->fail_at)
        return nullptr;
      self->live++;
      return malloc(len);
    };
    view.resize = [](void *, void *p, size_t len) { return realloc(p, len); };
    view.release = [](void *u, void *p) {
      static_cast<CountingAllocator *>(u)->live--;
      free(p);
    };
    view.user_data = this;
  }
};

TEST(Arena, ReturnsAllMemoryWhenFreed) {
  CountingAllocator counting;
  wool_arena *arena = wool_arena_new(&counting.view, 0);
  for (size_t i = 0; i < 2000; i++)
    ASSERT_NE(nullptr, wool_arena_alloc(arena, i * 7 % 5000));
  wool_arena_free(arena);
  EXPECT_EQ(0, counting.live);
}

TEST(Arena, MemoryIsZeroedAndAligned) {
  wool_arena *arena = wool_arena_new(nullptr, 0);
  for (size_t len : {1u, 3u, 17u, 900u, 4000u, 100000u}) {
    auto *p = static_cast<unsigned char *>(wool_arena_alloc(arena, len));
    ASSERT_NE(nullptr, p);
    EXPECT_EQ(0u, reinterpret_cast<uintptr_t>(p) % alignof(max_align_t));
    for (size_t i = 0; i < len; i++)
      ASSERT_EQ(0, p[i]);
    memset(p, 0xff, len);
  }
  wool_arena_free(arena);
}

TEST(Arena, RefusesPastItsLimitAndStaysUsable) {
  wool_arena *arena = wool_arena_new(nullptr, 10000);
  EXPECT_EQ(nullptr, wool_arena_alloc(arena, 10001));
  EXPECT_EQ(nullptr, wool_arena_alloc(arena, SIZE_MAX));
  EXPECT_NE(nullptr, wool_arena_alloc(arena, 100));
  EXPECT_LE(wool_arena_used(arena), 10000u);
  wool_arena_free(arena);
}

TEST(Arena, ResizesTheNewestBlockInPlace) {
  wool_arena *arena = wool_arena_new(nullptr, 0);
  void *p = wool_arena_alloc(arena, 16);
  memset(p, 7, 16);
  EXPECT_EQ(p, wool_arena_resize(arena, p, 16, 64));
  EXPECT_EQ(7, static_cast<char *>(p)[15]);
  EXPECT_EQ(0, static_cast<char *>(p)[16]);
  wool_arena_alloc(arena, 1);
  void *q = wool_arena_resize(arena, p, 64, 128);
  EXPECT_NE(p, q);
  EXPECT_EQ(7, static_cast<char *>(q)[15]);
  EXPECT_EQ(0, static_cast<char *>(q)[127]);
  wool_arena_free(arena);
}

TEST(Arena, CleanupsRunLastRegisteredFirst) {
  static std::vector<int> order;
  order.clear();
  wool_arena *arena = wool_arena_new(nullptr, 0);
  static int values[] = {1, 2, 3};
  for (int &v : values)
    ASSERT_TRUE(wool_arena_on_free(
        arena, [](void *p) { order.push_back(*static_cast<int *>(p)); }, &v));
  wool_arena_free(arena);
  EXPECT_EQ((std::vector<int>{3, 2, 1}), order);
}

TEST(Arena, ACleanupThatCannotBeKeptRunsAtOnce) {
  CountingAllocator counting;
  counting.fail_at = 1;
  wool_arena *arena = wool_arena_new(&counting.view, 0);
  int runs = 0;
  for (int i = 0; i < 1000; i++)
    if (!wool_arena_on_free(
            arena, [](void *p) { ++*static_cast<int *>(p); }, &runs))
      break;
  EXPECT_EQ(1, runs);
  wool_arena_free(arena);
  EXPECT_EQ(0, counting.live);
  EXPECT_GT(runs, 1);
}

TEST(Arena, StringsHaveANul) {
  wool_arena *arena = wool_arena_new(nullptr, 0);
  wool_str s = wool_arena_str(arena, wool_str_n("abcdef", 3));
  EXPECT_STREQ("abc", s.data);
  s = wool_arena_printf(arena, "%s-%d", "x", 42);
  EXPECT_STREQ("x-42", s.data);
  EXPECT_EQ(4u, s.len);
  wool_arena_free(arena);
}

} // namespace
