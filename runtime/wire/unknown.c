#include "runtime/wire/unknown.h"

#include "runtime/wire/pb.h"

enum {
  MIN_CAPACITY = 64, /* bytes */
  MAX_VARINT_FIELD_LEN = 5 + 10
};

static bool is_part_of(wool_bytes whole, const uint8_t *at) {
  uintptr_t begin = (uintptr_t)whole.data;
  return (uintptr_t)at >= begin && (uintptr_t)at - begin < whole.len;
}

/* Capacities follow from the length alone: there is no member for them. */
static size_t capacity_for(size_t len) {
  size_t capacity = MIN_CAPACITY;
  while (capacity < len)
    capacity = capacity > SIZE_MAX / 2 ? len : capacity * 2;
  return capacity;
}

/* Makes room behind what is there, which is a view no more then. */
static uint8_t *reserve(const wooli_unknown_source *source, wool_bytes *unknown,
                        size_t more) {
  bool is_owned = unknown->len && !(source->input_lasts &&
                                    is_part_of(source->input, unknown->data));
  size_t have = is_owned ? capacity_for(unknown->len) : 0;
  size_t need = capacity_for(unknown->len + more);
  uint8_t *data = (uint8_t *)(uintptr_t)unknown->data;
  if (need > have) {
    data = wool_arena_resize(source->arena, is_owned ? data : NULL, have, need);
    if (!data)
      return NULL;
    if (!is_owned && unknown->len)
      memcpy(data, unknown->data, unknown->len);
    unknown->data = data;
  }
  return data + unknown->len;
}

static bool append_copy(const wooli_unknown_source *source, wool_bytes *unknown,
                        wool_bytes run) {
  uint8_t *to = reserve(source, unknown, run.len);
  if (!to)
    return false;
  memcpy(to, run.data, run.len);
  unknown->len += run.len;
  return true;
}

bool wooli_unknown_append(const wooli_unknown_source *source,
                          wool_bytes *unknown, wool_bytes run) {
  bool goes_on = unknown->len && unknown->data + unknown->len == run.data &&
                 is_part_of(source->input, unknown->data);
  if (!run.len)
    return true;
  if (!source->input_lasts || (unknown->len && !goes_on))
    return append_copy(source, unknown, run);
  if (!unknown->len)
    *unknown = run;
  else
    unknown->len += run.len;
  return true;
}

bool wooli_unknown_append_varint(const wooli_unknown_source *source,
                                 wool_bytes *unknown, uint32_t number,
                                 uint64_t value) {
  pb_byte_t text[MAX_VARINT_FIELD_LEN];
  pb_ostream_t out = pb_ostream_from_buffer(text, sizeof text);
  return pb_encode_tag(&out, PB_WT_VARINT, number) &&
         pb_encode_varint(&out, value) &&
         append_copy(source, unknown, wool_bytes_n(text, out.bytes_written));
}
