#include "runtime/context/hash.h"

#include <pthread.h>

#include "runtime/context/random.h"

static wooli_hash_key secret;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void draw(void) {
  wooli_random_id((uint8_t *)secret.half);
}

const wooli_hash_key *wooli_hash_secret(void) {
  pthread_once(&once, draw);
  return &secret;
}

static uint64_t rotate(uint64_t x, unsigned bits) {
  return x << bits | x >> (64 - bits);
}

static void mix(uint64_t v[4], unsigned rounds) {
  while (rounds--) {
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
  }
}

static void take_word(uint64_t v[4], uint64_t word) {
  v[3] ^= word;
  mix(v, 2);
  v[0] ^= word;
}

/* Up to eight bytes, the first one lowest. */
static uint64_t read_word(const uint8_t *bytes, size_t len) {
  uint64_t word = 0;
  for (size_t i = 0; i < len; i++)
    word |= (uint64_t)bytes[i] << (8 * i);
  return word;
}

uint64_t wooli_siphash(const wooli_hash_key *key, const void *data,
                       size_t len) {
  const uint8_t *bytes = data;
  uint64_t v[4] = {
      key->half[0] ^ 0x736f6d6570736575u, key->half[1] ^ 0x646f72616e646f6du,
      key->half[0] ^ 0x6c7967656e657261u, key->half[1] ^ 0x7465646279746573u};
  size_t whole = len - len % 8;
  for (size_t i = 0; i < whole; i += 8)
    take_word(v, read_word(bytes + i, 8));
  take_word(v, read_word(bytes + whole, len - whole) | (uint64_t)len << 56);
  v[2] ^= 0xff;
  mix(v, 4);
  return v[0] ^ v[1] ^ v[2] ^ v[3];
}
