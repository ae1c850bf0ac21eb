/* Random ids. */
#ifndef WOOLI_CONTEXT_RANDOM_H
#define WOOLI_CONTEXT_RANDOM_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Fills `id` with 128 bits from the system's generator, read in batches. A
 * child of fork never repeats its parent's ids. Threads: any. */
void wooli_random_id(uint8_t id[16]);

#ifdef __cplusplus
}
#endif
#endif
