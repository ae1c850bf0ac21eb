#include "idl/proto/wire.h"

#include "idl/limits.h"

enum {
  VARINT = 0,
  FIXED64 = 1,
  BYTES = 2,
  GROUP = 3,
  GROUP_END = 4,
  FIXED32 = 5
};

woolc_wire woolc_wire_of(woolc_text bytes) {
  const unsigned char *data = (const unsigned char *)bytes.data;
  return (woolc_wire){data, data + bytes.len, false};
}

static bool fail(woolc_wire *wire) {
  wire->is_bad = true;
  wire->at = wire->end;
  return false;
}

bool woolc_wire_varint(woolc_wire *wire, uint64_t *out) {
  *out = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (wire->at == wire->end)
      return fail(wire);
    const unsigned char byte = *wire->at++;
    *out |= (uint64_t)(byte & 0x7f) << shift;
    if (!(byte & 0x80))
      return true;
  }
  return fail(wire);
}

static bool read_fixed(woolc_wire *wire, size_t len, uint64_t *out) {
  if ((size_t)(wire->end - wire->at) < len)
    return fail(wire);
  *out = 0;
  for (size_t i = 0; i < len; i++)
    *out |= (uint64_t)wire->at[i] << (8 * i);
  wire->at += len;
  return true;
}

static bool read_bytes(woolc_wire *wire, woolc_text *out) {
  uint64_t len = 0;
  if (!woolc_wire_varint(wire, &len))
    return false;
  if (len > (uint64_t)(wire->end - wire->at))
    return fail(wire);
  *out = (woolc_text){(const char *)wire->at, (size_t)len};
  wire->at += len;
  return true;
}

static bool read_one(woolc_wire *wire, woolc_wire_field *out,
                     unsigned *out_type) {
  uint64_t tag = 0;
  if (!woolc_wire_varint(wire, &tag))
    return false;
  *out_type = tag & 7;
  out->number = (uint32_t)(tag >> 3);
  out->is_bytes = *out_type == BYTES;
  if (tag >> 3 == 0 || tag >> 3 > WOOLC_MAX_FIELD_NUMBER)
    return fail(wire);
  switch (*out_type) {
  case VARINT:
    return woolc_wire_varint(wire, &out->value);
  case FIXED64:
    return read_fixed(wire, 8, &out->value);
  case FIXED32:
    return read_fixed(wire, 4, &out->value);
  case BYTES:
    return read_bytes(wire, &out->bytes);
  case GROUP:
  case GROUP_END:
    return true;
  default:
    return fail(wire);
  }
}

bool woolc_wire_next(woolc_wire *wire, woolc_wire_field *out) {
  size_t depth = 0;
  unsigned type = 0;
  while (wire->at < wire->end) {
    if (!read_one(wire, out, &type))
      return false;
    if (type == GROUP)
      depth++;
    else if (type == GROUP_END && depth-- == 0)
      return fail(wire);
    else if (type != GROUP_END && depth == 0)
      return true;
  }
  return depth ? fail(wire) : false;
}
