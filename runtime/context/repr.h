/* Texts as CPython's repr() gives them. */
#ifndef WOOLI_CONTEXT_REPR_H
#define WOOLI_CONTEXT_REPR_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Appends to a fixed buffer as snprintf does: `len` counts what the whole text
 * needs, and what fits is NUL-terminated. */
typedef struct wooli_text {
  char *buf;
  size_t capacity;
  size_t len;
} wooli_text;

void wooli_text_init(wooli_text *text, char *buf, size_t capacity);
void wooli_text_add(wooli_text *text, const char *data, size_t len);
void wooli_text_printf(wooli_text *text, const char *format, ...)
    WOOL_PRINTF(2, 3);

/* What is left of the buffer, for a writer that follows snprintf's rule; it
 * reports what it needed with wooli_text_wrote. */
char *wooli_text_rest(wooli_text *text, size_t *out_capacity);
void wooli_text_wrote(wooli_text *text, size_t len);

void wooli_repr_str(wooli_text *text, wool_str s);     /* 'it\'s' */
void wooli_repr_bytes(wooli_text *text, wool_bytes b); /* b'\x00' */
void wooli_repr_double(wooli_text *text,
                       double v); /* shortest that reads back */

#ifdef __cplusplus
}
#endif
#endif
