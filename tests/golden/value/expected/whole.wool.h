/* Written by woolc from whole.wool: change that, not this. */
#ifndef WHOLE_WOOL_H
#define WHOLE_WOOL_H

#include <wool/generated.h>

#include "wool/value.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What whole.wool says, for reflection. */
extern const wool_file whole_wool_file;

/** Service golden.value.whole.Whole. */
extern const wool_service golden_value_whole_Whole_service;

/** Call Whole.echo and wait. */
wool_code golden_value_whole_Whole_echo(wool_call *call,
                                        const wool_value *request,
                                        const wool_value **out_response);
/** Start it, on a fork of the current Context. */
wool_code golden_value_whole_Whole_echo_start(wool_call *call,
                                              const wool_value *request,
                                              wool_call_callback callback,
                                              void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_value_whole_Whole_echo_finish(wool_call *call,
                                               const wool_value **out_response);

/** What answers Whole; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_value_whole_Whole_handlers {
  wool_code (*echo)(wool_call *call, const wool_value *request,
                    wool_value *out_response);
} golden_value_whole_Whole_handlers;

/** Have `handlers`, which outlive the server, answer Whole. */
WOOL_MUST_USE wool_code golden_value_whole_Whole_register(
    wool_server *server, const golden_value_whole_Whole_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
