// Reads requests from standard input: a letter, a length in four bytes, the
// lowest first, and so many bytes of a mirror.All. Each part of an answer has
// its length before it too.
//   b  protobuf: answered with "=", its JSON, and its encoding
//   j  JSON: answered with "=", the encoding of a copy, and its encoding
// Where something fails, it is "!", the error, and nothing.
#include <cstdio>
#include <string>

#include "google/protobuf/any.wool.h"
#include "google/protobuf/duration.wool.h"
#include "google/protobuf/struct.wool.h"
#include "google/protobuf/wrappers.wool.h"
#include "tests/wire/mirror.wool.h"

static bool read_request(char *out_kind, std::string *out) {
  unsigned char head[5];
  if (fread(head, 1, sizeof head, stdin) != sizeof head)
    return false;
  *out_kind = static_cast<char>(head[0]);
  size_t len = head[1] | size_t{head[2]} << 8 | size_t{head[3]} << 16 |
               size_t{head[4]} << 24;
  out->resize(len);
  return fread(&(*out)[0], 1, len, stdin) == len;
}

static void write_part(const void *data, size_t len) {
  char head[4];
  for (size_t i = 0; i < sizeof head; i++)
    head[i] = static_cast<char>(len >> (8 * i) & 0xff);
  (void)fwrite(head, 1, sizeof head, stdout);
  if (len)
    (void)fwrite(data, 1, len, stdout);
}

static wool_json_options json_options() {
  static const wool_message_type *const types[] = {
      &google_protobuf_Any_type, &google_protobuf_Duration_type,
      &google_protobuf_Value_type, &google_protobuf_Int64Value_type,
      &mirror_Leaf_type};
  wool_json_options options = WOOL_JSON_OPTIONS_INIT;
  options.types = types;
  options.n_types = sizeof types / sizeof types[0];
  return options;
}

static wool_code from_protobuf(const std::string &in, wool_arena *arena,
                               wool_str *json, wool_bytes *bytes,
                               wool_error *error) {
  const wool_json_options options = json_options();
  mirror_All message = {};
  wool_code rc =
      wool_message_decode(&mirror_All_type, wool_bytes_n(in.data(), in.size()),
                          arena, &message, error);
  if (!rc)
    rc = wool_message_encode(&mirror_All_type, &message, arena, bytes, error);
  if (!rc)
    rc = wool_message_to_json(&mirror_All_type, &message, &options, arena, json,
                              error);
  return rc;
}

static wool_code from_json(const std::string &in, wool_arena *arena,
                           wool_bytes *bytes, wool_bytes *copied,
                           wool_error *error) {
  const wool_json_options options = json_options();
  mirror_All message = {};
  wool_code rc =
      wool_message_from_json(&mirror_All_type, wool_str_n(in.data(), in.size()),
                             &options, arena, &message, error);
  if (!rc)
    rc = wool_message_encode(&mirror_All_type, &message, arena, bytes, error);
  void *clone = rc ? nullptr : wool_message_clone(&mirror_All_type, &message);
  if (clone)
    rc = wool_message_encode(&mirror_All_type, clone, arena, copied, error);
  wool_message_free(clone);
  return rc;
}

int main() {
  char kind;
  std::string in;
  while (read_request(&kind, &in)) {
    wool_arena *arena = wool_arena_new(nullptr, 0);
    wool_error error = WOOL_ERROR_INIT;
    wool_str json = {nullptr, 0};
    wool_bytes bytes = {nullptr, 0}, copied = {nullptr, 0};
    wool_code rc = kind == 'b' ? from_protobuf(in, arena, &json, &bytes, &error)
                               : from_json(in, arena, &bytes, &copied, &error);
    write_part(rc ? "!" : "=", 1);
    if (rc)
      write_part(error.message, strlen(error.message));
    else if (kind == 'b')
      write_part(json.data, json.len);
    else
      write_part(copied.data, copied.len);
    write_part(bytes.data, rc ? 0 : bytes.len);
    (void)fflush(stdout);
    wool_arena_free(arena);
  }
  return 0;
}
