/* gzip and deflate with zlib: the only file that sees it. */
#define ZLIB_CONST
#include <zlib.h>

#include "runtime/context/alloc.h"
#include "runtime/wire/compression.h"

enum {
  GZIP_FORMAT = 16, /* added to windowBits, for gzip in place of zlib */
  MIN_WINDOW_BITS = 9,
  MAX_WINDOW_BITS = 15,
  DEFAULT_MEM_LEVEL = 8,
  FIRST_CAPACITY = 256, /* bytes */
  FIRST_RATIO = 4       /* output is guessed to be so much longer than input */
};

static voidpf zlib_alloc(voidpf opaque, uInt items, uInt size) {
  return wooli_alloc((const wool_allocator *)opaque, (size_t)items * size);
}

static void zlib_free(voidpf opaque, voidpf ptr) {
  wooli_release((const wool_allocator *)opaque, ptr);
}

static z_stream new_stream(const wool_allocator *allocator) {
  z_stream z;
  memset(&z, 0, sizeof z);
  z.zalloc = zlib_alloc;
  z.zfree = zlib_free;
  z.opaque = (voidpf)(uintptr_t)allocator;
  return z;
}

static int format_of(wool_compression how) {
  return how == WOOL_COMPRESSION_GZIP ? GZIP_FORMAT : 0;
}

/* ---- packing ---- */

/* A window as long as the message is enough, and cheap to make ready. */
static int window_bits_for(size_t len) {
  int bits = MIN_WINDOW_BITS;
  while (bits < MAX_WINDOW_BITS && (size_t)1 << bits < len)
    bits++;
  return bits;
}

static bool begin_packing(z_stream *z, wool_compression how, size_t len) {
  int bits = window_bits_for(len);
  int level = bits - 6;
  if (level > DEFAULT_MEM_LEVEL)
    level = DEFAULT_MEM_LEVEL;
  return deflateInit2(z, Z_DEFAULT_COMPRESSION, Z_DEFLATED,
                      bits + format_of(how), level, Z_DEFAULT_STRATEGY) == Z_OK;
}

static bool pack(wool_compression how, const wool_bytes *parts, size_t n_parts,
                 const wool_allocator *allocator, uint8_t *out,
                 size_t *inout_len) {
  size_t len = 0;
  for (size_t i = 0; i < n_parts; i++)
    len += parts[i].len;
  z_stream z = new_stream(allocator);
  if (len > UINT32_MAX || *inout_len > UINT32_MAX ||
      !begin_packing(&z, how, len))
    return false;
  z.next_out = out;
  z.avail_out = (uInt)*inout_len;
  int rc = Z_OK;
  for (size_t i = 0; i < n_parts && rc == Z_OK; i++) {
    z.next_in = parts[i].data;
    z.avail_in = (uInt)parts[i].len;
    if (z.avail_in > 0)
      rc = deflate(&z, Z_NO_FLUSH);
    if (z.avail_in > 0)
      rc = Z_BUF_ERROR;
  }
  if (rc == Z_OK)
    rc = deflate(&z, Z_FINISH);
  *inout_len = z.total_out;
  deflateEnd(&z);
  return rc == Z_STREAM_END;
}

/* ---- unpacking ---- */

/* The block that is being filled. */
typedef struct unpacking {
  const wool_allocator *allocator;
  uint8_t *block;
  size_t room;
  size_t len; /* bytes of output in it, behind `room` */
  size_t capacity;
  size_t max_len;
} unpacking;

static bool grow(unpacking *u) {
  size_t capacity = u->capacity > u->max_len / 2 ? u->max_len : u->capacity * 2;
  uint8_t *block = wooli_resize(u->allocator, u->block, u->room + capacity);
  if (!block)
    return false;
  u->block = block;
  u->capacity = capacity;
  return true;
}

static bool begin_block(unpacking *u, size_t packed_len) {
  u->capacity = packed_len * FIRST_RATIO;
  if (u->capacity < FIRST_CAPACITY)
    u->capacity = FIRST_CAPACITY;
  if (u->capacity > u->max_len)
    u->capacity = u->max_len;
  u->block = wooli_alloc(u->allocator, u->room + u->capacity + 1);
  return u->block != NULL;
}

/* Inflates until the block is full or there is no more. At the limit there is
 * one byte more, which nothing may be put into: so it is known whether the
 * message ends there. */
static int step(unpacking *u, z_stream *z, bool *out_beyond) {
  uint8_t beyond;
  size_t left = u->capacity - u->len;
  bool at_limit = left == 0;
  uInt avail = left > UINT32_MAX ? UINT32_MAX : (uInt)left;
  if (at_limit)
    avail = 1;
  z->next_out = at_limit ? &beyond : u->block + u->room + u->len;
  z->avail_out = avail;
  int rc = inflate(z, Z_NO_FLUSH);
  size_t got = avail - z->avail_out;
  *out_beyond = at_limit && got > 0;
  if (!at_limit)
    u->len += got;
  return rc;
}

static wool_code no_memory(wool_error *error) {
  return wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                        "out of memory for a compressed message");
}

static wool_code judge(int rc, const z_stream *z, wool_error *error) {
  if (rc == Z_MEM_ERROR)
    return no_memory(error);
  if (rc == Z_STREAM_END)
    return wool_error_set(error, WOOL_INTERNAL,
                          "compressed message followed by %u other bytes",
                          z->avail_in);
  if (rc == Z_OK || rc == Z_BUF_ERROR)
    return wool_error_set(error, WOOL_INTERNAL,
                          "compressed message is cut off");
  return wool_error_set(error, WOOL_INTERNAL,
                        "compressed message is corrupted: %s",
                        z->msg ? z->msg : "it needs a dictionary");
}

static wool_code unpack_all(unpacking *u, z_stream *z, wool_error *error) {
  for (;;) {
    bool beyond;
    if (u->len == u->capacity && u->capacity < u->max_len && !grow(u))
      return no_memory(error);
    int rc = step(u, z, &beyond);
    if (beyond)
      return wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                            "compressed message of %lu bytes is longer than "
                            "max_recv_message_len %zu",
                            z->total_in + z->avail_in, u->max_len);
    if (rc == Z_STREAM_END && z->avail_in == 0)
      return WOOL_OK;
    if ((rc == Z_OK || rc == Z_BUF_ERROR) && z->avail_out == 0)
      continue; /* the block was full */
    return judge(rc, z, error);
  }
}

static void *unpack(wool_compression how, wool_bytes packed, size_t room,
                    size_t max_len, const wool_allocator *allocator,
                    size_t *out_len, wool_error *error) {
  unpacking u = {.allocator = allocator, .room = room, .max_len = max_len};
  z_stream z = new_stream(allocator);
  z.next_in = packed.data;
  z.avail_in = (uInt)packed.len; /* at most 4 GiB - 1, as framing has it */
  if (!begin_block(&u, packed.len)) {
    (void)no_memory(error);
    return NULL;
  }
  wool_code rc;
  if (inflateInit2(&z, MAX_WINDOW_BITS + format_of(how)) == Z_OK) {
    rc = unpack_all(&u, &z, error);
    inflateEnd(&z);
  } else {
    rc = no_memory(error);
  }
  if (rc) {
    wooli_release(allocator, u.block);
    return NULL;
  }
  *out_len = u.len;
  return u.block;
}

/* ---- installing ---- */

static const wooli_compressor compressor = {pack, unpack};

void wool_compression_install(void) {
  wooli_installed_compressor = &compressor;
}
