#include "codegen/lsp/uri.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "codegen/lsp/limits.h"

static int hex_digit(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return -1;
}

/* NULL: a NUL is in it, or it is too long. */
static const char *percent_decoded(woolc_arena *arena, const char *text,
                                   size_t len) {
  char *path = woolc_arena_alloc(arena, len + 1);
  size_t n = 0;
  for (size_t i = 0; i < len; i++) {
    const int high = i + 2 < len ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < len ? hex_digit(text[i + 2]) : -1;
    if (text[i] == '%' && high >= 0 && low >= 0) {
      path[n++] = (char)(high * 16 + low);
      i += 2;
    } else {
      path[n++] = text[i];
    }
  }
  return n <= WOOLC_LSP_MAX_PATH_LEN && strlen(path) == n ? path : NULL;
}

const char *woolc_path_of_uri(woolc_arena *arena, woolc_text uri) {
  static const char scheme[] = "file://";
  static const char host[] = "localhost";
  const size_t scheme_len = sizeof scheme - 1;
  const size_t host_len = sizeof host - 1;
  if (uri.len < scheme_len || strncasecmp(uri.data, scheme, scheme_len) != 0)
    return NULL;
  const char *at = uri.data + scheme_len;
  const char *end = uri.data + uri.len;
  if ((size_t)(end - at) > host_len && strncasecmp(at, host, host_len) == 0)
    at += host_len;
  if (at == end || *at != '/')
    return NULL;
  /* One that has none of these as such has them percent-encoded. */
  size_t len = 0;
  while (at + len < end && at[len] != '?' && at[len] != '#')
    len++;
  const char *path = percent_decoded(arena, at, len);
  return path ? woolc_plain_path(arena, "/", path) : NULL;
}

static bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || (c && strchr("-._~/+@", c));
}

const char *woolc_uri_of_path(woolc_arena *arena, const char *path) {
  static const char hex[] = "0123456789ABCDEF";
  char *uri = woolc_arena_alloc(arena, 3 * strlen(path) + 8);
  memcpy(uri, "file://", 7);
  char *to = uri + 7;
  for (const char *at = path; *at; at++) {
    if (is_unreserved(*at)) {
      *to++ = *at;
      continue;
    }
    *to++ = '%';
    *to++ = hex[(unsigned char)*at >> 4];
    *to++ = hex[(unsigned char)*at & 15];
  }
  return uri;
}

/* Appends a part, or takes the last one back. */
static size_t step(char *path, size_t n, const char *part, size_t len) {
  if (len == 0 || (len == 1 && part[0] == '.'))
    return n;
  if (len == 2 && part[0] == '.' && part[1] == '.') {
    while (n > 0 && path[n - 1] != '/')
      n--;
    return n > 0 ? n - 1 : 0;
  }
  path[n++] = '/';
  memcpy(path + n, part, len);
  return n + len;
}

const char *woolc_plain_path(woolc_arena *arena, const char *directory,
                             const char *path) {
  const char *whole = path[0] == '/'
                          ? path
                          : woolc_arena_printf(arena, "%s/%s", directory, path);
  char *plain = woolc_arena_alloc(arena, strlen(whole) + 2);
  size_t n = 0;
  for (const char *at = whole; *at;) {
    const size_t len = strcspn(at, "/");
    n = step(plain, n, at, len);
    at += len;
    at += *at == '/';
  }
  if (n == 0)
    plain[n++] = '/';
  plain[n] = '\0';
  return plain;
}

const char *woolc_inside(const char *root, const char *path) {
  const size_t len = strlen(root);
  if (strcmp(root, "/") == 0)
    return path + 1;
  if (strncmp(root, path, len) != 0 || path[len] != '/')
    return NULL;
  return path + len + 1;
}
