/* Options: which ones a thing has, and what their values may be. */
#ifndef WOOL_IDL_OPTIONS_H
#define WOOL_IDL_OPTIONS_H

#include "idl/model.h"

/** woolc_option_rule is an option that one kind of thing has. */
typedef struct woolc_option_rule {
  const char *name;
  /** apply judges the value and tells it to `target`. */
  void (*apply)(woolc_model *model, void *target, const woolc_option *option);
} woolc_option_rule;

/** woolc_apply_options applies `options` by `rules`, which end with one without
 * a name. What is unknown or given twice is reported; `what` is "fields" and so
 * on. */
void woolc_apply_options(woolc_model *model, const woolc_option *options,
                         const woolc_option_rule *rules, const char *what,
                         void *target);

/** woolc_wrong_value reports a value: "option 'x' is `wanted`". */
void woolc_wrong_value(woolc_model *model, const woolc_option *option,
                       const char *wanted);

/** woolc_flag_of reads a flag: given, or true, or false. */
bool woolc_flag_of(woolc_model *model, const woolc_option *option);

/** woolc_count_of reads a whole number, or a constant that is one. False:
 * reported. */
bool woolc_count_of(woolc_model *model, const woolc_option *option,
                    uint64_t *out);

/** woolc_string_of reads a string without NULs, in UTF-8; NULL: reported, with
 * `wanted`. */
const char *woolc_string_of(woolc_model *model, const woolc_option *option,
                            const char *wanted);

/** woolc_timeout_of reads "1.5s". False: reported. */
bool woolc_timeout_of(woolc_model *model, const woolc_option *option,
                      uint64_t *out_ns);

/** woolc_find_option finds an option by its name, or gives NULL. */
const woolc_option *woolc_find_option(const woolc_option *options,
                                      const char *name);

#endif
