/* Whether bytes are well-formed UTF-8 (RFC 3629). */
#ifndef WOOLI_WIRE_UTF8_H
#define WOOLI_WIRE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

bool wooli_is_utf8(const void *data, size_t len);

#ifdef __cplusplus
}
#endif
#endif
