#include "runtime/wire/base64.h"

static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

size_t wooli_base64_encoded_len(size_t len) {
  static const size_t rest[] = {0, 2, 3};
  return len / 3 * 4 + rest[len % 3];
}

void wooli_base64_encode(wool_bytes in, char *out) {
  size_t i = 0;
  for (; i + 3 <= in.len; i += 3) {
    uint32_t v = (uint32_t)in.data[i] << 16 | (uint32_t)in.data[i + 1] << 8 |
                 in.data[i + 2];
    *out++ = alphabet[v >> 18];
    *out++ = alphabet[v >> 12 & 63];
    *out++ = alphabet[v >> 6 & 63];
    *out++ = alphabet[v & 63];
  }
  if (in.len - i == 1) {
    *out++ = alphabet[in.data[i] >> 2];
    *out++ = alphabet[(in.data[i] & 3) << 4];
  } else if (in.len - i == 2) {
    uint32_t v = (uint32_t)in.data[i] << 8 | in.data[i + 1];
    *out++ = alphabet[v >> 10];
    *out++ = alphabet[v >> 4 & 63];
    *out++ = alphabet[(v & 15) << 2];
  }
}

size_t wooli_base64_max_decoded_len(size_t len) {
  return len / 4 * 3 + 3;
}

/* The value of a character, or -1; `any` takes that of either alphabet. */
static int digit(char c, bool any) {
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  if (c == '+' || (any && c == '-'))
    return 62;
  return c == '/' || (any && c == '_') ? 63 : -1;
}

static bool decode(wool_str in, bool any, uint8_t *out, size_t *out_len) {
  size_t len = in.len;
  if (len > 0 && len % 4 == 0)
    for (int i = 0; i < 2 && in.data[len - 1] == '='; i++)
      len--;
  if (len % 4 == 1)
    return false;
  uint32_t bits = 0;
  unsigned n_bits = 0;
  size_t n = 0;
  for (size_t i = 0; i < len; i++) {
    int d = digit(in.data[i], any);
    if (d < 0)
      return false;
    bits = bits << 6 | (uint32_t)d;
    n_bits += 6;
    if (n_bits >= 8) {
      n_bits -= 8;
      out[n++] = (uint8_t)(bits >> n_bits);
    }
  }
  *out_len = n;
  return true;
}

bool wooli_base64_decode(wool_str in, uint8_t *out, size_t *out_len) {
  return decode(in, false, out, out_len);
}

bool wooli_base64_decode_any(wool_str in, uint8_t *out, size_t *out_len) {
  return decode(in, true, out, out_len);
}
