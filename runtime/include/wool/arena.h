/* Arena: memory that is released all at once. */
#ifndef WOOL_ARENA_H
#define WOOL_ARENA_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_arena hands out memory that lives until the arena is freed. Every call
 * has one; it holds decoded messages, metadata and status text.
 * Threads: one thread at a time. */
typedef struct wool_arena wool_arena;

/** wool_arena_new makes an arena that refuses to grow beyond `limit_bytes`
 * (0: no limit). `allocator` may be NULL for libc's. NULL if out of memory. */
WOOL_API wool_arena *wool_arena_new(const wool_allocator *allocator,
                                    size_t limit_bytes);

/** wool_arena_free runs the clean-ups, last registered first, and releases all
 * memory. */
WOOL_API void wool_arena_free(wool_arena *arena);

/** wool_arena_alloc gives `len` bytes of zeroed memory aligned for any type, or
 * NULL if memory or the limit is exhausted. A `len` of 0 gives a valid
 * pointer. */
WOOL_API void *wool_arena_alloc(wool_arena *arena, size_t len);

/** wool_arena_resize grows or shrinks the block `ptr` of `old_len` bytes to
 * `len` bytes, in place where it was the newest; added bytes are zero. */
WOOL_API void *wool_arena_resize(wool_arena *arena, void *ptr, size_t old_len,
                                 size_t len);

/** wool_arena_str copies `s` and adds a NUL. `data` is NULL on failure. */
WOOL_API wool_str wool_arena_str(wool_arena *arena, wool_str s);

/** wool_arena_printf formats into the arena. `data` is NULL on failure. */
WOOL_API wool_str wool_arena_printf(wool_arena *arena, const char *format, ...)
    WOOL_PRINTF(2, 3);

/** wool_arena_on_free registers `cleanup(ptr)` to run when the arena is freed.
 * On failure it returns false and has run `cleanup(ptr)` already. */
WOOL_API bool wool_arena_on_free(wool_arena *arena, void (*cleanup)(void *ptr),
                                 void *ptr);

/** wool_arena_used is the number of bytes that count against the limit. */
WOOL_API size_t wool_arena_used(const wool_arena *arena);

#ifdef __cplusplus
}
#endif
#endif
