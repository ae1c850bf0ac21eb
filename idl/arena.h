/* Arena: everything that a compilation allocates, released at once. */
#ifndef WOOL_IDL_ARENA_H
#define WOOL_IDL_ARENA_H

#include <stdarg.h>
#include <stddef.h>

/** woolc_arena hands out zeroed memory until it is cleaned up. */
typedef struct woolc_arena {
  struct woolc_block *newest;
  void (*no_memory)(void); /* must not return; NULL: abort */
} woolc_arena;

/** woolc_text is a borrowed view; what an arena makes has a NUL behind it. */
typedef struct woolc_text {
  const char *data;
  size_t len;
} woolc_text;

/** woolc_arena_init makes an empty arena. A compiler without memory cannot go
 * on, so an allocation never fails: `no_memory` ends the process. */
void woolc_arena_init(woolc_arena *arena, void (*no_memory)(void));

/** woolc_arena_cleanup releases all. */
void woolc_arena_cleanup(woolc_arena *arena);

/** woolc_arena_clear releases all but a little, to be used again. */
void woolc_arena_clear(woolc_arena *arena);

/** woolc_arena_fail is what happens when memory is out. */
void woolc_arena_fail(const woolc_arena *arena) __attribute__((noreturn));

/** woolc_arena_alloc gives `len` zeroed bytes aligned for any type. */
void *woolc_arena_alloc(woolc_arena *arena, size_t len);

/** woolc_arena_array gives `count` zeroed elements of `size` bytes. */
void *woolc_arena_array(woolc_arena *arena, size_t count, size_t size);

/** woolc_arena_copy copies bytes and adds a NUL. */
char *woolc_arena_copy(woolc_arena *arena, const char *data, size_t len);

/** woolc_arena_vprintf formats into the arena. */
char *woolc_arena_vprintf(woolc_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/** woolc_arena_printf formats into the arena. */
char *woolc_arena_printf(woolc_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
