#include "idl/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
  FIRST_BLOCK_LEN = 64 * 1024,
  LAST_BLOCK_LEN = 4 * 1024 * 1024, /* blocks double up to this */
  HUGE_PAGE_LEN = 2 * 1024 * 1024
};

struct woolc_block {
  struct woolc_block *older;
  size_t used;
  size_t len;
  max_align_t start[];
};

void woolc_arena_fail(const woolc_arena *arena) {
  if (arena->no_memory)
    arena->no_memory();
  abort();
}

static size_t round_up(size_t len) {
  const size_t align = sizeof(max_align_t);
  return (len + align - 1) / align * align;
}

void woolc_arena_init(woolc_arena *arena, void (*no_memory)(void)) {
  arena->newest = NULL;
  arena->no_memory = no_memory;
}

void woolc_arena_cleanup(woolc_arena *arena) {
  struct woolc_block *block = arena->newest;
  while (block) {
    struct woolc_block *older = block->older;
    free(block);
    block = older;
  }
  arena->newest = NULL;
}

void woolc_arena_clear(woolc_arena *arena) {
  struct woolc_block *kept = arena->newest;
  while (kept && kept->older) {
    struct woolc_block *older = kept->older;
    free(kept);
    kept = older;
  }
  arena->newest = kept;
  if (!kept)
    return;
  memset(kept->start, 0, kept->used);
  kept->used = 0;
}

/* Untouched pages of a large block cost nothing, touched ones a fault each:
 * fewer of them if the system has large pages to give. */
static void advise(void *block, size_t len) {
#ifdef MADV_HUGEPAGE
  const uintptr_t begin =
      ((uintptr_t)block + HUGE_PAGE_LEN - 1) / HUGE_PAGE_LEN * HUGE_PAGE_LEN;
  const uintptr_t end =
      ((uintptr_t)block + len) / HUGE_PAGE_LEN * HUGE_PAGE_LEN;
  if (begin < end)
    (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
#else
  (void)block;
  (void)len;
#endif
}

static struct woolc_block *new_block(woolc_arena *arena, size_t len,
                                     bool is_large) {
  struct woolc_block *block = calloc(1, sizeof *block + len);
  if (!block)
    woolc_arena_fail(arena);
  block->len = len;
  advise(block, sizeof *block + len);
  /* A block for one large object goes behind the one being filled. */
  if (arena->newest && is_large) {
    block->older = arena->newest->older;
    arena->newest->older = block;
  } else {
    block->older = arena->newest;
    arena->newest = block;
  }
  return block;
}

void *woolc_arena_alloc(woolc_arena *arena, size_t len) {
  if (len > SIZE_MAX / 2)
    woolc_arena_fail(arena);
  const size_t need = round_up(len ? len : 1);
  struct woolc_block *block = arena->newest;
  if (!block || block->len - block->used < need) {
    size_t room = block ? 2 * block->len : (size_t)FIRST_BLOCK_LEN;
    if (room > LAST_BLOCK_LEN)
      room = LAST_BLOCK_LEN;
    const bool is_large = need > room / 4;
    block = new_block(arena, is_large ? need : room, is_large);
  }
  void *memory = (char *)block->start + block->used;
  block->used += need;
  return memory;
}

void *woolc_arena_array(woolc_arena *arena, size_t count, size_t size) {
  if (size && count > SIZE_MAX / 2 / size)
    woolc_arena_fail(arena);
  return woolc_arena_alloc(arena, count * size);
}

char *woolc_arena_copy(woolc_arena *arena, const char *data, size_t len) {
  char *copy = woolc_arena_alloc(arena, len + 1);
  if (len)
    memcpy(copy, data, len);
  return copy;
}

char *woolc_arena_vprintf(woolc_arena *arena, const char *format,
                          va_list args) {
  char guess[256];
  va_list again;
  va_copy(again, args);
  const int len = vsnprintf(guess, sizeof guess, format, args);
  if (len < 0)
    woolc_arena_fail(arena);
  char *text = woolc_arena_alloc(arena, (size_t)len + 1);
  if ((size_t)len < sizeof guess)
    memcpy(text, guess, (size_t)len + 1);
  else
    vsnprintf(text, (size_t)len + 1, format, again);
  va_end(again);
  return text;
}

char *woolc_arena_printf(woolc_arena *arena, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *text = woolc_arena_vprintf(arena, format, args);
  va_end(args);
  return text;
}
