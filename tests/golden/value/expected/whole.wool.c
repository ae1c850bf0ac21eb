/* Written by woolc from whole.wool: change that, not this. */
#include "whole.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static wool_code golden_value_whole_Whole_echo_serve(wool_call *call,
                                                     const void *handlers,
                                                     const void *request,
                                                     void *response) {
  const golden_value_whole_Whole_handlers *const service = handlers;
  if (service->echo == NULL)
    return wool_call_unimplemented(call);
  return service->echo(call, request, response);
}

static const wool_method golden_value_whole_Whole_methods[] = {
    {.path = "/golden.value.whole.Whole/echo",
     .request = &wool_value_message_type, .response = &wool_value_message_type,
     .serve = golden_value_whole_Whole_echo_serve},
};

const wool_service golden_value_whole_Whole_service = {
    .full_name = "golden.value.whole.Whole",
    .file = &whole_wool_file,
    .methods = golden_value_whole_Whole_methods,
    .n_methods = 1,
};

static wool_code golden_value_whole_Whole_echo_results(
    wool_code code, const void *message, const wool_value **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code golden_value_whole_Whole_echo(wool_call *call,
                                        const wool_value *request,
                                        const wool_value **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_value_whole_Whole_methods[0],
                                         request, &response);
  return golden_value_whole_Whole_echo_results(code, response, out_response);
}

wool_code golden_value_whole_Whole_echo_start(wool_call *call,
                                              const wool_value *request,
                                              wool_call_callback callback,
                                              void *user_data) {
  return wool_call_start(call, &golden_value_whole_Whole_methods[0], request,
                         callback, user_data);
}

wool_code golden_value_whole_Whole_echo_finish(
    wool_call *call, const wool_value **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_value_whole_Whole_methods[0],
                                          &response);
  return golden_value_whole_Whole_echo_results(code, response, out_response);
}

wool_code golden_value_whole_Whole_register(
    wool_server *server, const golden_value_whole_Whole_handlers *handlers,
    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_value_whole_Whole_service,
                              handlers, user_data, error);
}

static const unsigned char whole_wool_file_descriptor[102] = {
    10,11,119,104,111,108,101,46,112,114,111,116,111,18,18,103,111,108,100,
    101,110,46,118,97,108,117,101,46,119,104,111,108,101,26,16,119,111,111,
    108,47,118,97,108,117,101,46,112,114,111,116,111,50,41,10,5,87,104,
    111,108,101,18,32,10,4,101,99,104,111,18,11,46,119,111,111,108,46,
    86,97,108,117,101,26,11,46,119,111,111,108,46,86,97,108,117,101,98,
    6,112,114,111,116,111,51,
};

static const wool_file *const whole_wool_file_imports[] = {
    &wool_value_wool_file,
};

const wool_file whole_wool_file = {
    .name = "whole.proto",
    .descriptor = whole_wool_file_descriptor,
    .descriptor_len = sizeof whole_wool_file_descriptor,
    .imports = whole_wool_file_imports,
    .n_imports = 1,
};
