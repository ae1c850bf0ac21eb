/* The parts of check, one file each. */
#ifndef WOOL_IDL_CHECK_PARTS_H
#define WOOL_IDL_CHECK_PARTS_H

#include "idl/model.h"
#include "idl/options.h"

/** woolc_check_message gives the fields their numbers and judges them. */
void woolc_check_message(woolc_model *model, woolc_message *message);

/** woolc_check_error judges the options of an error, or of another message, and
 * finds its code. */
void woolc_check_error(woolc_model *model, woolc_message *error);

/** woolc_check_throws judges the errors that a routine may fail with. */
void woolc_check_throws(woolc_model *model, const woolc_routine *routine);

/** woolc_check_enum does so for the values of an enum. */
void woolc_check_enum(woolc_model *model, woolc_enum *e);

/** woolc_check_var judges type, default and options. */
void woolc_check_var(woolc_model *model, woolc_var *var);

/** woolc_check_service judges options and finds the path. */
void woolc_check_service(woolc_model *model, woolc_service *service);

/** woolc_check_tokens finds which messages may hold a token, over all files,
 * and then what must not. */
void woolc_check_tokens(woolc_model *model);

/** woolc_check_file judges the options of the package. */
void woolc_check_file(woolc_model *model, woolc_file *file);

/** woolc_check_rules finds which messages have limits, over all files, after
 * woolc_check_tokens. */
void woolc_check_rules(woolc_model *model);

/** woolc_check_constant finds the value of a constant, once. */
void woolc_check_constant(woolc_model *model, woolc_constant *constant);

/** woolc_evaluate gives what `literal` is worth for `type`. What does not fit
 * is reported with `code`: "`what` is not …". */
bool woolc_evaluate(woolc_model *model, const woolc_type *type,
                    const woolc_literal *literal, woolc_code code,
                    const char *what, woolc_scalar *out);

/** woolc_compare orders two values of a number's type; with NaN it is 0. */
int woolc_compare(woolc_kind kind, uint64_t a, uint64_t b);

/** woolc_holder is what options of a value are applied to. */
typedef struct woolc_holder {
  const woolc_type *type; /* of one value */
  const woolc_name *name;
  const woolc_field *field; /* NULL: of a context variable */
  woolc_var *var;           /* NULL: of a field */
  woolc_extra *extra;
} woolc_holder;

/** woolc_apply_… are rules of options, whose target is a woolc_holder. */
void woolc_apply_deprecated(woolc_model *model, void *target,
                            const woolc_option *option);
void woolc_apply_min_len(woolc_model *model, void *target,
                         const woolc_option *option);
void woolc_apply_max_len(woolc_model *model, void *target,
                         const woolc_option *option);
void woolc_apply_range(woolc_model *model, void *target,
                       const woolc_option *option);
void woolc_apply_defined(woolc_model *model, void *target,
                         const woolc_option *option);

/** woolc_check_limits judges limits together. */
void woolc_check_limits(woolc_model *model, const woolc_holder *of,
                        const woolc_option *options);

/** woolc_check_default_fits judges a default by the limits beside it. */
void woolc_check_default_fits(woolc_model *model, const woolc_holder *of,
                              const woolc_scalar *value, woolc_range range);

/** woolc_check_field_options gives what they say; NULL if there are none.
 * `what` is "fields" and so on. */
const woolc_extra *woolc_check_field_options(woolc_model *model,
                                             const woolc_field *field,
                                             const char *what);

/** woolc_check_reserved judges entries of `reserved`; numbers lie between
 * `first` and `last`, which `max` stands for. `what` is "message 'M'". */
void woolc_check_reserved(woolc_model *model, woolc_reserved *reserved,
                          int64_t first, int64_t last, const char *what);

#endif
