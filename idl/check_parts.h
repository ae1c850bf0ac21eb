/* The parts of check, one file each. */
#ifndef WOOL_IDL_CHECK_PARTS_H
#define WOOL_IDL_CHECK_PARTS_H

#include "idl/model.h"

/** woolc_check_message gives the fields their numbers and judges them. */
void woolc_check_message(woolc_model *model, woolc_message *message);

/** woolc_check_error judges the options of an error and finds its code. */
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

/** woolc_refuse_options reports options where none exists yet. */
void woolc_refuse_options(woolc_model *model, const woolc_option *options,
                          const char *what);

/** woolc_wrong_option reports an unknown option; `known` ends with NULL. */
void woolc_wrong_option(woolc_model *model, const woolc_option *option,
                        const char *const *known, const char *what);

/** woolc_repeated_option says, and reports, whether `option` was given before
 * in `options`. */
bool woolc_repeated_option(woolc_model *model, const woolc_option *options,
                           const woolc_option *option);

#endif
