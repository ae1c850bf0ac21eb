/* Compression of messages. The names are here for every program; what
 * compresses is a library of its own, so that nobody else links zlib. */
#ifndef WOOL_COMPRESSION_H
#define WOOL_COMPRESSION_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_compression is how messages may be encoded (gRPC's compression.md). */
typedef enum wool_compression {
  WOOL_COMPRESSION_IDENTITY = 0, /**< not at all */
  WOOL_COMPRESSION_GZIP = 1,     /**< RFC 1952 */
  WOOL_COMPRESSION_DEFLATE = 2   /**< RFC 1950: zlib's, as gRPC has it */
} wool_compression;

/** wool_compression_install makes gzip and deflate usable by channels and
 * servers made afterwards: they tell their peers so, read what comes compressed,
 * and compress what the options and wool_call_set_compression say. Without it
 * they say nothing of compression, and refuse it.
 * Threads: any one, before channels and servers are made. */
WOOL_API void wool_compression_install(void);

#ifdef __cplusplus
}
#endif
#endif
