/* What the parts of breaking share. */
#ifndef WOOL_IDL_BREAKING_BREAKING_PARTS_H
#define WOOL_IDL_BREAKING_BREAKING_PARTS_H

#include "idl/breaking/breaking.h"

typedef struct woolc_comparison {
  woolc_model *old_model;
  woolc_model *new_model;
} woolc_comparison;

/* Reports a finding at the new place, with a note at the old one; what is gone
 * is reported at the old place, so let `at` be it and `was` be empty. */
void woolc_break(woolc_comparison *c, woolc_code code, woolc_range at,
                 woolc_range was, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Fields of a message, arguments or results: `what` and `of` are for people. */
typedef struct woolc_field_owner {
  const char *what; /* "field" */
  const char *of;   /* "message 'Item'" */
  woolc_range range;
  const woolc_reserved *reserved; /* of the new one */
  bool is_signature;              /* they are parameters in C */
} woolc_field_owner;

void woolc_break_fields(woolc_comparison *c, const woolc_field *old_fields,
                        const woolc_field *new_fields,
                        const woolc_field_owner *owner);

/* What a value may be: limits that are narrower refuse what was good. */
void woolc_break_limits(woolc_comparison *c, const char *what,
                        const woolc_type *type, const woolc_extra *was,
                        const woolc_extra *is, woolc_range at,
                        woolc_range was_at);

/* A new field that is not there in old messages, or zero there: they have to be
 * good still. */
void woolc_break_new_field(woolc_comparison *c, const char *what,
                           const woolc_field *field);

/* Whether two types are one, of different models. */
bool woolc_break_same_type(const woolc_type *a, const woolc_type *b);

/* How a type is written. */
const char *woolc_break_type_text(woolc_comparison *c, const woolc_type *type);

#endif
