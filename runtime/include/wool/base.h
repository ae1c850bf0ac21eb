/* Base vocabulary of the wool runtime: views, codes, errors.
 *
 * The conventions that every header shares (ownership, threads, errors, units)
 * are stated once in docs/conventions.md; comments below state exceptions. */
#ifndef WOOL_BASE_H
#define WOOL_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define WOOL_VERSION "0.1.0"

#if defined(__GNUC__)
#define WOOL_API __attribute__((visibility("default")))
#define WOOL_MUST_USE __attribute__((warn_unused_result))
#define WOOL_DEPRECATED __attribute__((deprecated))
#define WOOL_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define WOOL_API
#define WOOL_MUST_USE
#define WOOL_DEPRECATED
#define WOOL_PRINTF(fmt, args)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** wool_bytes is a borrowed view of `len` bytes; `data` may be NULL if `len` is
 * 0. */
typedef struct wool_bytes {
  const uint8_t *data;
  size_t len;
} wool_bytes;

/** wool_str is a borrowed view of `len` bytes of UTF-8. Nothing relies on a
 * terminating NUL, but every string that the library hands out has one. */
typedef struct wool_str {
  const char *data;
  size_t len;
} wool_str;

/** wool_str_c views a NUL-terminated string; NULL becomes the empty view. */
static inline wool_str wool_str_c(const char *s) {
  wool_str v;
  v.data = s ? s : "";
  v.len = s ? strlen(s) : 0;
  return v;
}

/** wool_str_n views `len` bytes at `data`. */
static inline wool_str wool_str_n(const char *data, size_t len) {
  wool_str v;
  v.data = data;
  v.len = len;
  return v;
}

/** wool_bytes_n views `len` bytes at `data`. */
static inline wool_bytes wool_bytes_n(const void *data, size_t len) {
  wool_bytes v;
  v.data = (const uint8_t *)data;
  v.len = len;
  return v;
}

/** wool_str_equal compares content. */
static inline bool wool_str_equal(wool_str a, wool_str b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

/** wool_bytes_equal compares content. */
static inline bool wool_bytes_equal(wool_bytes a, wool_bytes b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

/** wool_code is what a fallible function returns. Values 0 to 16 are gRPC's
 * status codes (statuscodes.md) and the only ones a call can end with, but for
 * WOOL_ERR_CHAIN_CONTENTION of one that could not begin; values from 100 are
 * failures of local operations on contexts and tokens. */
typedef enum wool_code {
  WOOL_OK = 0,
  WOOL_CANCELLED = 1,
  WOOL_UNKNOWN = 2,
  WOOL_INVALID_ARGUMENT = 3,
  WOOL_DEADLINE_EXCEEDED = 4,
  WOOL_NOT_FOUND = 5,
  WOOL_ALREADY_EXISTS = 6,
  WOOL_PERMISSION_DENIED = 7,
  WOOL_RESOURCE_EXHAUSTED = 8,
  WOOL_FAILED_PRECONDITION = 9,
  WOOL_ABORTED = 10,
  WOOL_OUT_OF_RANGE = 11,
  WOOL_UNIMPLEMENTED = 12,
  WOOL_INTERNAL = 13,
  WOOL_UNAVAILABLE = 14,
  WOOL_DATA_LOSS = 15,
  WOOL_UNAUTHENTICATED = 16,

  WOOL_ERR_NO_MEMORY = 100,         /**< an allocation failed */
  WOOL_ERR_LOOKUP = 101,            /**< variable has no value (LookupError) */
  WOOL_ERR_TYPE = 102,              /**< wrong kind of argument (TypeError) */
  WOOL_ERR_TOKEN_USED = 103,        /**< U: token has already been used once */
  WOOL_ERR_TOKEN_WRONG_VAR = 104,   /**< V: created by another ContextVar */
  WOOL_ERR_TOKEN_WRONG_CONTEXT = 105, /**< X: created in another Context */
  WOOL_ERR_CONTEXT_ENTERED = 106,   /**< enter of an entered Context */
  WOOL_ERR_CONTEXT_NOT_ENTERED = 107, /**< exit of one not entered/current */
  WOOL_ERR_CHAIN_CONTENTION = 108,  /**< the Context is lent to a call */
  WOOL_ERR_VAR_DECLARED = 109,      /**< a second declaration of one key */
  WOOL_ERR_NOT_SERIALIZABLE = 110,  /**< value has no wire form */
  WOOL_ERR_MALFORMED = 111,         /**< bytes that do not parse */
  WOOL_ERR_LIMIT = 112,             /**< a named limit was exceeded */
  WOOL_ERR_WOULD_BLOCK = 113,       /**< it would have to wait */
  WOOL_END_OF_STREAM = 114          /**< no more messages; no failure */
} wool_code;

/** wool_code_name is the upper-case name of `code` without prefix, such as
 * "NOT_FOUND" or "ERR_TOKEN_USED"; "CODE_<unknown>" for any other number.
 * Ownership: static. */
WOOL_API const char *wool_code_name(wool_code code);

enum { WOOL_ERROR_MESSAGE_MAX = 512 };

/** wool_error receives the details of a failure. It is owned by the caller,
 * never allocates, and every parameter of this type may be NULL. The first
 * cause wins: a function that finds `code` set already leaves it alone. */
typedef struct wool_error {
  wool_code code;
  char message[WOOL_ERROR_MESSAGE_MAX]; /**< NUL-terminated, maybe truncated */
} wool_error;

#define WOOL_ERROR_INIT {WOOL_OK, {0}}

/** wool_error_set fills `error` unless it is NULL or holds an earlier cause,
 * and returns `code`. */
WOOL_API wool_code wool_error_set(wool_error *error, wool_code code,
                                  const char *format, ...) WOOL_PRINTF(3, 4);

/** wool_error_prefix puts `format…: ` before the message of a set error. */
WOOL_API void wool_error_prefix(wool_error *error, const char *format, ...)
    WOOL_PRINTF(2, 3);

/** wool_error_clear makes `error` ready for another use. */
WOOL_API void wool_error_clear(wool_error *error);

/** wool_allocator is where channels, servers and arenas take memory from. The
 * functions follow malloc, realloc and free, with `user_data` first. They are
 * called from any thread. */
typedef struct wool_allocator {
  void *(*alloc)(void *user_data, size_t len);
  void *(*resize)(void *user_data, void *ptr, size_t len);
  void (*release)(void *user_data, void *ptr);
  void *user_data;
} wool_allocator;

#ifdef __cplusplus
}
#endif
#endif
