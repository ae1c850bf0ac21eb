/* Origins held: of which origins this process has handles that did not begin as
 * a root's own, so that a root knows what it may forget (rule 17). */
#ifndef WOOLI_CONTEXT_ORIGINS_H
#define WOOLI_CONTEXT_ORIGINS_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One handle more; false if out of memory. Threads: any, as for the others. */
bool wooli_origin_hold(const uint8_t origin[16]);

/* One handle less. */
void wooli_origin_release(const uint8_t origin[16]);

bool wooli_origin_is_held(const uint8_t origin[16]);

/* How many origins are held, for tests. */
size_t wooli_origin_count(void);

#ifdef __cplusplus
}
#endif
#endif
