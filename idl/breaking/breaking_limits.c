/* Limits: what was good has to stay good. */
#include "idl/breaking/breaking_parts.h"

static void refuse(woolc_comparison *c, const char *what, woolc_range at,
                   woolc_range was_at, const char *why) {
  woolc_break(c, WOOLC_W0807, at, was_at,
              "%s %s: values that were good are "
              "refused",
              what, why);
}

static bool is_narrower_end(const woolc_type *type, const woolc_scalar *was,
                            const woolc_scalar *is, bool is_upper) {
  switch (type->kind) {
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT: {
    const double a = woolc_real_of(type->kind, was->bits);
    const double b = woolc_real_of(type->kind, is->bits);
    return is_upper ? b < a : b > a;
  }
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_FIXED32:
  case WOOLC_KIND_FIXED64:
    return is_upper ? is->bits < was->bits : is->bits > was->bits;
  default: {
    const int64_t a = (int64_t)was->bits;
    const int64_t b = (int64_t)is->bits;
    return is_upper ? b < a : b > a;
  }
  }
}

static bool is_narrower(const woolc_type *type, const woolc_extra *was,
                        const woolc_extra *is) {
  if (!is->has_range)
    return false;
  if (!was->has_range)
    return true;
  return is_narrower_end(type, &was->min, &is->min, false) ||
         is_narrower_end(type, &was->max, &is->max, true);
}

static bool is_smaller(bool had, uint64_t was, bool has, uint64_t is) {
  return has && (!had || is < was);
}

static bool is_larger(bool had, uint64_t was, bool has, uint64_t is) {
  return has && (had ? is > was : is > 0);
}

/* Whether zero, which an old message says, lies outside of a range. */
static bool excludes_zero(const woolc_type *type, const woolc_extra *extra) {
  const woolc_scalar zero = {0};
  if (!extra->has_range)
    return false;
  return is_narrower_end(type, &zero, &extra->min, false) ||
         is_narrower_end(type, &zero, &extra->max, true);
}

void woolc_break_new_field(woolc_comparison *c, const char *what,
                           const woolc_field *field) {
  const woolc_extra *extra = field->extra;
  const woolc_range nowhere = {0};
  const bool is_sent_as_zero =
      field->label == WOOLC_LABEL_SINGULAR && !field->oneof;
  if (!extra)
    return;
  if (extra->is_required)
    refuse(c, what, field->range, nowhere, "is new and required");
  if (field->label == WOOLC_LABEL_REPEATED && extra->has_min_items &&
      extra->min_items > 0)
    refuse(c, what, field->range, nowhere, "is new and has min_items");
  if (is_sent_as_zero && extra->has_min_len && extra->min_len > 0)
    refuse(c, what, field->range, nowhere, "is new and has min_len");
  if (is_sent_as_zero && excludes_zero(&field->type, extra))
    refuse(c, what, field->range, nowhere, "is new and has a range without 0");
}

void woolc_break_limits(woolc_comparison *c, const char *what,
                        const woolc_type *type, const woolc_extra *was,
                        const woolc_extra *is, woolc_range at,
                        woolc_range was_at) {
  static const woolc_extra none;
  was = was ? was : &none;
  is = is ? is : &none;
  if (is_smaller(was->has_max_len, was->max_len, is->has_max_len, is->max_len))
    refuse(c, what, at, was_at, "has a smaller max_len");
  if (is_larger(was->has_min_len, was->min_len, is->has_min_len, is->min_len))
    refuse(c, what, at, was_at, "has a larger min_len");
  if (is_smaller(was->has_max_items, was->max_items, is->has_max_items,
                 is->max_items))
    refuse(c, what, at, was_at, "has a smaller max_items");
  if (is_larger(was->has_min_items, was->min_items, is->has_min_items,
                is->min_items))
    refuse(c, what, at, was_at, "has a larger min_items");
  if (is_narrower(type, was, is))
    refuse(c, what, at, was_at, "has a narrower range");
  if (is->is_required && !was->is_required)
    refuse(c, what, at, was_at, "is required");
  if (is->is_defined && !was->is_defined)
    refuse(c, what, at, was_at, "takes defined numbers only");
}
