/* Packing: the messages of a call are compressed where they are written, and
 * decompressed where they are read: not by the loop, and never before somebody
 * wants them, so that what waits for a slow reader is as long as on the wire.
 */
#ifndef WOOLI_RPC_PACKING_H
#define WOOLI_RPC_PACKING_H

#include "runtime/rpc/call.h"
#include "runtime/rpc/flow.h"

/* Compresses the frame; it stays as it is if that does not make it shorter. */
void wooli_call_compress(wool_call *call, const wool_allocator *allocator);

/* The same, where the call is to have it at all. */
static inline void wooli_call_pack(wool_call *call,
                                   const wool_allocator *allocator) {
  if (call->encoding != WOOL_COMPRESSION_IDENTITY)
    wooli_call_compress(call, allocator);
}

/* Decompresses the call's one message that came, into its arena.
 * Errors: as wooli_compressor's unpack; RESOURCE_EXHAUSTED if the call's memory
 * is exhausted. */
wool_code wooli_call_unpack(wool_call *call, const wool_allocator *allocator,
                            size_t max_len, wool_error *error);

/* Replaces a stream's message by what it stands for, and notes how it came.
 * Errors: as wooli_compressor's unpack; the parcel stays then. */
wool_code wooli_parcel_unpack(wool_call *call, wooli_flow *flow,
                              wooli_parcel **parcel, size_t max_len,
                              wool_error *error);

#endif
