#include "runtime/context/arena.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>

#include "runtime/context/alloc.h"

enum {
  ALIGN = _Alignof(max_align_t),
  FIRST_LEN = 3072, /* bytes, the arena itself included: most calls fit */
  MAX_KEPT = 64,    /* first blocks that a thread keeps for the next arenas */
  MAX_BLOCK_LEN = 256 * 1024 /* bytes: doubling ends here */
};

typedef struct block {
  struct block *next;
  size_t len; /* bytes of the allocation, header included */
} block;

typedef struct cleanup {
  struct cleanup *next;
  void (*run)(void *ptr);
  void *ptr;
} cleanup;

struct wool_arena {
  const wool_allocator *allocator;
  uint8_t *at;     /* next free byte, aligned */
  uint8_t *end;    /* of the current block */
  uint8_t *newest; /* the last block handed out, for resizing in place */
  block *blocks;   /* but the first, which the arena itself is in */
  cleanup *cleanups;
  size_t next_block_len;
  size_t used;
  size_t limit;
};

static size_t align_up(size_t n) {
  return (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

/* ---- first blocks, kept for the thread's next arenas ---- */

/* An arena lives for a call; malloc's small bins end at a third of its size. */
typedef struct keep {
  block *first;
  unsigned n;
  bool has_key; /* the thread gives them back when it ends */
} keep;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum {
  KEEPS = 0
}; /* a sanitizer is to see every arena come and go */
#else
enum {
  KEEPS = 1
};
#endif

static __attribute__((tls_model("initial-exec"))) _Thread_local keep kept;
static pthread_key_t kept_key;
static pthread_once_t kept_once = PTHREAD_ONCE_INIT;

static void release_kept(void *unused) {
  (void)unused;
  while (kept.first) {
    block *next = kept.first->next;
    free(kept.first);
    kept.first = next;
  }
  kept.n = MAX_KEPT; /* the thread ends: keep no more */
}

void wooli_arena_keep_none(void) {
  release_kept(NULL);
}

static void make_kept_key(void) {
  (void)pthread_key_create(&kept_key, release_kept);
}

static void *take_first(const wool_allocator *allocator) {
  if (allocator || !kept.first)
    return wooli_alloc(allocator, FIRST_LEN);
  block *first = kept.first;
  kept.first = first->next;
  kept.n--;
  return first;
}

static void give_first(const wool_allocator *allocator, void *mem) {
  if (!KEEPS || allocator || kept.n >= MAX_KEPT) {
    wooli_release(allocator, mem);
    return;
  }
  if (!kept.has_key) {
    pthread_once(&kept_once, make_kept_key);
    kept.has_key = pthread_setspecific(kept_key, &kept) == 0;
    if (!kept.has_key) {
      free(mem);
      return;
    }
  }
  block *first = mem;
  first->next = kept.first;
  kept.first = first;
  kept.n++;
}

/* ---- lifetime ---- */

wool_arena *wool_arena_new(const wool_allocator *allocator,
                           size_t limit_bytes) {
  size_t head = align_up(sizeof(wool_arena));
  uint8_t *mem = take_first(allocator);
  if (!mem)
    return NULL;
  wool_arena *arena = (wool_arena *)(void *)mem;
  memset(arena, 0, sizeof *arena);
  arena->allocator = allocator;
  arena->at = mem + head;
  arena->end = mem + FIRST_LEN;
  arena->next_block_len = 2 * (size_t)FIRST_LEN;
  arena->used = FIRST_LEN;
  arena->limit = limit_bytes ? limit_bytes : SIZE_MAX;
  return arena;
}

void wool_arena_free(wool_arena *arena) {
  if (!arena)
    return;
  for (cleanup *c = arena->cleanups; c;) {
    cleanup *next = c->next; /* `c` lies in memory that is still whole */
    c->run(c->ptr);
    c = next;
  }
  const wool_allocator *allocator = arena->allocator;
  for (block *b = arena->blocks; b;) {
    block *next = b->next;
    wooli_release(allocator, b);
    b = next;
  }
  give_first(allocator, arena);
}

/* A block of its own for what is large against the usual one, else a new
 * current block. */
static uint8_t *alloc_slow(wool_arena *arena, size_t len) {
  size_t head = align_up(sizeof(block));
  bool alone = len > arena->next_block_len / 4;
  size_t room = alone ? len : arena->next_block_len;
  if (room > SIZE_MAX - head)
    return NULL;
  size_t total = head + room;
  if (total > arena->limit || arena->used > arena->limit - total)
    return NULL;
  uint8_t *mem = wooli_alloc(arena->allocator, total);
  if (!mem)
    return NULL;
  block *b = (block *)(void *)mem;
  b->next = arena->blocks;
  b->len = total;
  arena->blocks = b;
  arena->used += total;
  if (alone)
    return mem + head;
  arena->at = mem + head + len;
  arena->end = mem + total;
  arena->newest = mem + head;
  if (arena->next_block_len < MAX_BLOCK_LEN)
    arena->next_block_len *= 2;
  return mem + head;
}

void *wooli_arena_alloc_raw(wool_arena *arena, size_t len) {
  if (len > SIZE_MAX - ALIGN)
    return NULL;
  size_t room = align_up(len ? len : 1);
  if (room > (size_t)(arena->end - arena->at))
    return alloc_slow(arena, room);
  uint8_t *p = arena->at;
  arena->at += room;
  arena->newest = p;
  return p;
}

void *wool_arena_alloc(wool_arena *arena, size_t len) {
  void *p = wooli_arena_alloc_raw(arena, len);
  return p ? memset(p, 0, align_up(len ? len : 1)) : NULL;
}

void *wool_arena_resize(wool_arena *arena, void *ptr, size_t old_len,
                        size_t len) {
  if (!ptr)
    return wool_arena_alloc(arena, len);
  if (len > SIZE_MAX - ALIGN)
    return NULL;
  size_t old_room = align_up(old_len ? old_len : 1);
  size_t room = align_up(len ? len : 1);
  if (ptr == arena->newest && arena->newest + old_room == arena->at &&
      room <= (size_t)(arena->end - arena->newest)) {
    if (room > old_room)
      memset(arena->at, 0, room - old_room);
    arena->at = arena->newest + room;
    return ptr;
  }
  if (room <= old_room)
    return ptr;
  void *fresh = wool_arena_alloc(arena, len);
  if (fresh)
    memcpy(fresh, ptr, old_len);
  return fresh;
}

wool_str wool_arena_str(wool_arena *arena, wool_str s) {
  char *copy =
      s.len < SIZE_MAX ? wooli_arena_alloc_raw(arena, s.len + 1) : NULL;
  if (copy && s.len)
    memcpy(copy, s.data, s.len);
  if (copy)
    copy[s.len] = '\0';
  return wool_str_n(copy, copy ? s.len : 0);
}

wool_str wool_arena_printf(wool_arena *arena, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char *text = n < 0 ? NULL : wool_arena_alloc(arena, (size_t)n + 1);
  if (!text)
    return wool_str_n(NULL, 0);
  va_start(args, format);
  (void)vsnprintf(text, (size_t)n + 1, format, args);
  va_end(args);
  return wool_str_n(text, (size_t)n);
}

bool wool_arena_on_free(wool_arena *arena, void (*run)(void *ptr), void *ptr) {
  cleanup *c = wool_arena_alloc(arena, sizeof *c);
  if (!c) {
    run(ptr);
    return false;
  }
  c->run = run;
  c->ptr = ptr;
  c->next = arena->cleanups;
  arena->cleanups = c;
  return true;
}

size_t wooli_arena_left(const wool_arena *arena) {
  return arena->used < arena->limit ? arena->limit - arena->used : 0;
}

bool wooli_arena_charge(wool_arena *arena, size_t len) {
  if (!arena)
    return true;
  if (len > wooli_arena_left(arena))
    return false;
  arena->used += len;
  return true;
}

size_t wool_arena_used(const wool_arena *arena) {
  return arena->used;
}
