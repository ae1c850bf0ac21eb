/* Encodings of messages: their names, and the interface to what compresses
 * (gRPC's compression.md). Nothing here links a compression library; the target
 * :compression does, and fills the pointer. */
#ifndef WOOLI_WIRE_COMPRESSION_H
#define WOOLI_WIRE_COMPRESSION_H

#include <wool/compression.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_N_COMPRESSIONS = 3,
  /* bytes: a shorter message is sent as it is, as gzip's frame alone is 18 */
  WOOLI_MIN_COMPRESS_LEN = 64
};

/* What grpc-accept-encoding says where compression is installed. */
#define WOOLI_ACCEPT_ENCODINGS "identity,gzip,deflate"

typedef struct wooli_compressor {
  /* pack compresses the parts, one after the other, into `out`; *inout_len is
   * its room, then what was used. False if they do not fit, or memory is short.
   */
  bool (*pack)(wool_compression how, const wool_bytes *parts, size_t n_parts,
               const wool_allocator *allocator, uint8_t *out,
               size_t *inout_len);
  /* unpack gives a block of `room` free bytes and the *out_len bytes that
   * `packed` stands for. Of output no more than max_len bytes are ever held.
   * Ownership: the caller releases the block, by `allocator`.
   * Errors (NULL): RESOURCE_EXHAUSTED beyond max_len or out of memory; INTERNAL
   * for what is corrupted, cut off, or followed by something else. */
  void *(*unpack)(wool_compression how, wool_bytes packed, size_t room,
                  size_t max_len, const wool_allocator *allocator,
                  size_t *out_len, wool_error *error);
} wooli_compressor;

/* What is installed; NULL: nothing. Set before channels and servers are made,
 * by one thread. */
extern const wooli_compressor *wooli_installed_compressor;

/* wooli_compression_name is the encoding's name in headers. */
wool_str wooli_compression_name(wool_compression how);

/* wooli_compression_find finds the encoding of that name; false if it is not
 * known or not installed. */
bool wooli_compression_find(wool_str name, wool_compression *out_how);

/* wooli_compression_list reads a list of names with commas (and spaces) between
 * them: the bit 1 << how for each that is known and installed. */
unsigned wooli_compression_list(wool_str names);

/* wooli_compression_check looks at an option. Errors: WOOL_ERR_TYPE for none of
 * the encodings, WOOL_FAILED_PRECONDITION if it is not installed. */
wool_code wooli_compression_check(wool_compression how, const char *what,
                                  wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
