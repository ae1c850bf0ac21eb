/* Whether bytes are well-formed UTF-8 (RFC 3629). */
#ifndef WOOLI_WIRE_UTF8_H
#define WOOLI_WIRE_UTF8_H

#include <wool/base.h>

bool wooli_is_utf8(const void *data, size_t len);

#endif
