/* Comments as descriptors hold them: google.protobuf.SourceCodeInfo. */
#include <string.h>

#include "idl/proto/descriptor.h"
#include "idl/proto/wire.h"

enum {
  INFO_LOCATION = 1,
  LOCATION_PATH = 1,
  LOCATION_LEADING = 3,
  LOCATION_TRAILING = 4,
  LOCATION_DETACHED = 6,
  MAX_DETACHED = 65536, /* bytes; more are dropped */
  MAX_PATH = 80         /* numbers: two for each message around, and some */
};

/* Lines begin with the blank that was behind the mark. */
static const char *clean(woolc_arena *arena, woolc_text text) {
  char *out = woolc_arena_alloc(arena, text.len + 1);
  size_t len = 0;
  for (size_t i = 0; i < text.len;) {
    const size_t n = woolc_utf8_len(text.data + i, text.len - i);
    const char c = text.data[i];
    const bool at_start = len == 0 || out[len - 1] == '\n';
    if (c == ' ' && at_start && (i == 0 || text.data[i - 1] == '\n')) {
      i++;
      continue;
    }
    if (c == '\n')
      while (len && (out[len - 1] == ' ' || out[len - 1] == '\t'))
        len--;
    const bool is_odd = n == 0 ||
                        ((unsigned char)c < 0x20 && c != '\n' && c != '\t') ||
                        (n == 3 && (unsigned char)c == 0xe2 &&
                         ((unsigned char)text.data[i + 1] == 0x80 ||
                          (unsigned char)text.data[i + 1] == 0x81));
    if (is_odd) {
      out[len++] = '?';
    } else {
      memcpy(out + len, text.data + i, n);
      len += n;
    }
    i += n ? n : 1;
  }
  while (len && (out[len - 1] == '\n' || out[len - 1] == ' '))
    len--;
  out[len] = '\0';
  return out;
}

static const char *read_path(woolc_arena *arena, woolc_text bytes) {
  woolc_wire wire = woolc_wire_of(bytes);
  const char *path = "";
  uint64_t number = 0;
  for (int n = 0; wire.at < wire.end && n < MAX_PATH; n++) {
    if (!woolc_wire_varint(&wire, &number))
      return NULL;
    path = woolc_arena_printf(arena, "%s%s%llu", path, path[0] ? "," : "",
                              (unsigned long long)number);
  }
  return path;
}

typedef struct location {
  const char *path;
  const char *leading;
  const char *trailing;
  char *detached;
  size_t detached_len;
} location;

/* Blocks end with an empty line; one in a block would end it. */
static void add_detached(woolc_arena *arena, location *at, const char *block) {
  const size_t len = strlen(block);
  if (!len || at->detached_len + len > MAX_DETACHED)
    return;
  char *all = woolc_arena_alloc(arena, at->detached_len + len + 3);
  if (at->detached_len)
    memcpy(all, at->detached, at->detached_len);
  size_t n = at->detached_len;
  for (size_t i = 0; i < len; i++)
    if (block[i] != '\n' || (i && block[i - 1] != '\n'))
      all[n++] = block[i];
  memcpy(all + n, "\n\n", 3);
  at->detached = all;
  at->detached_len = n + 2;
}

static bool read_location(woolc_arena *arena, woolc_text bytes, location *out) {
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  while (woolc_wire_next(&wire, &f)) {
    if (!f.is_bytes)
      continue;
    if (f.number == LOCATION_PATH)
      out->path = read_path(arena, f.bytes);
    else if (f.number == LOCATION_LEADING)
      out->leading = clean(arena, f.bytes);
    else if (f.number == LOCATION_TRAILING)
      out->trailing = clean(arena, f.bytes);
    else if (f.number == LOCATION_DETACHED)
      add_detached(arena, out, clean(arena, f.bytes));
  }
  return !wire.is_bad;
}

static void give(woolc_arena *arena, woolc_proto_node *node,
                 const location *at) {
  const bool has_leading = at->leading && at->leading[0];
  const bool has_trailing = at->trailing && at->trailing[0];
  if (has_leading && has_trailing)
    node->doc = woolc_arena_printf(arena, "%s\n%s", at->leading, at->trailing);
  else if (has_leading || has_trailing)
    node->doc = has_leading ? at->leading : at->trailing;
  if (at->detached)
    node->before = at->detached;
}

bool woolc_proto_read_comments(woolc_importer *imp, const woolc_names *paths,
                               woolc_text bytes) {
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  while (woolc_wire_next(&wire, &f)) {
    location at = {0};
    if (f.number != INFO_LOCATION || !f.is_bytes)
      continue;
    if (!read_location(&imp->arena, f.bytes, &at))
      return false;
    const woolc_name *name =
        at.path ? woolc_names_find(paths, at.path, strlen(at.path)) : NULL;
    if (name && name->slot)
      give(&imp->arena, name->slot, &at);
  }
  return !wire.is_bad;
}
