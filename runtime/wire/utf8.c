#include "runtime/wire/utf8.h"

#include <stdint.h>
#include <string.h>

/* Length of the well-formed sequence at `p`, which is not ASCII, or 0. The
 * bounds of the second byte keep out overlong forms, surrogates and what lies
 * above U+10FFFF. */
static size_t sequence_len(const uint8_t *p, size_t left) {
  size_t len;
  uint8_t lo = 0x80, hi = 0xbf;
  if (p[0] >= 0xc2 && p[0] <= 0xdf) {
    len = 2;
  } else if (p[0] >= 0xe0 && p[0] <= 0xef) {
    len = 3;
    if (p[0] == 0xe0)
      lo = 0xa0;
    if (p[0] == 0xed)
      hi = 0x9f;
  } else if (p[0] >= 0xf0 && p[0] <= 0xf4) {
    len = 4;
    if (p[0] == 0xf0)
      lo = 0x90;
    if (p[0] == 0xf4)
      hi = 0x8f;
  } else {
    return 0;
  }
  if (left < len || p[1] < lo || p[1] > hi)
    return 0;
  for (size_t i = 2; i < len; i++)
    if ((p[i] & 0xc0) != 0x80)
      return 0;
  return len;
}

bool wooli_is_utf8(const void *data, size_t len) {
  const uint8_t *p = data;
  size_t i = 0;
  while (i < len) {
    uint64_t eight;
    if (len - i >= sizeof eight) {
      memcpy(&eight, p + i, sizeof eight);
      if (!(eight & 0x8080808080808080u)) {
        i += sizeof eight;
        continue;
      }
    }
    if (p[i] < 0x80) {
      i++;
      continue;
    }
    size_t n = sequence_len(p + i, len - i);
    if (!n)
      return false;
    i += n;
  }
  return true;
}
