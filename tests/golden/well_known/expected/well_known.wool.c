/* Written by woolc from well_known.wool: change that, not this. */
#include "well_known.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field golden_well_known_All_fields[] = {
    {.name = "any", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, any),
     .message = &google_protobuf_Any_type},
    {.name = "api", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, api),
     .message = &google_protobuf_Api_type},
    {.name = "duration", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, duration),
     .message = &google_protobuf_Duration_type},
    {.name = "empty", .number = 4, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, empty),
     .message = &google_protobuf_Empty_type},
    {.name = "mask", .number = 5, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, mask),
     .message = &google_protobuf_FieldMask_type},
    {.name = "context", .number = 6, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, context),
     .message = &google_protobuf_SourceContext_type},
    {.name = "object", .number = 7, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, object),
     .message = &google_protobuf_Struct_type},
    {.name = "value", .number = 8, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, value),
     .message = &google_protobuf_Value_type},
    {.name = "null_value", .number = 9, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(golden_well_known_All, null_value),
     .enumeration = &google_protobuf_NullValue_type},
    {.name = "list", .number = 10, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, list),
     .message = &google_protobuf_ListValue_type},
    {.name = "timestamp", .number = 11, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, timestamp),
     .message = &google_protobuf_Timestamp_type},
    {.name = "type", .number = 12, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All, type),
     .message = &google_protobuf_Type_type},
    {.name = "wrapped", .number = 13, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_well_known_All, wrapped),
     .presence = offsetof(golden_well_known_All, n_wrapped),
     .message = &google_protobuf_Int64Value_type},
    {.name = "anything", .number = 14, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP,
     .offset = offsetof(golden_well_known_All, anything),
     .presence = offsetof(golden_well_known_All, n_anything),
     .message = &golden_well_known_All_AnythingEntry_type},
};

const wool_message_type golden_well_known_All_type = {
    .full_name = "golden.well_known.All",
    .size = sizeof(golden_well_known_All),
    .fields = golden_well_known_All_fields,
    .n_fields = 14,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_well_known_All, unknown_fields),
};

static const wool_field golden_well_known_All_AnythingEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_well_known_All_AnythingEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_well_known_All_AnythingEntry, value),
     .message = &google_protobuf_Any_type},
};

const wool_message_type golden_well_known_All_AnythingEntry_type = {
    .full_name = "golden.well_known.All.AnythingEntry",
    .size = sizeof(golden_well_known_All_AnythingEntry),
    .fields = golden_well_known_All_AnythingEntry_fields,
    .n_fields = 2,
};

static wool_code golden_well_known_Clock_Now_serve(wool_call *call,
                                                   const void *handlers,
                                                   const void *request,
                                                   void *response) {
  const golden_well_known_Clock_handlers *const service = handlers;
  if (service->Now == NULL)
    return wool_call_unimplemented(call);
  return service->Now(call, request, response);
}

static const wool_method golden_well_known_Clock_methods[] = {
    {.path = "/golden.well_known.Clock/Now",
     .request = &google_protobuf_Empty_type,
     .response = &google_protobuf_Timestamp_type, .flags = WOOL_METHOD_EXTERN,
     .serve = golden_well_known_Clock_Now_serve},
};

const wool_service golden_well_known_Clock_service = {
    .full_name = "golden.well_known.Clock",
    .file = &well_known_c6e9e2d1_wool_file,
    .methods = golden_well_known_Clock_methods,
    .n_methods = 1,
};

static wool_code golden_well_known_Clock_Now_results(
    wool_code code, const void *message,
    const google_protobuf_Timestamp **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code golden_well_known_Clock_Now(
    wool_call *call, const google_protobuf_Empty *request,
    const google_protobuf_Timestamp **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_well_known_Clock_methods[0],
                                         request, &response);
  return golden_well_known_Clock_Now_results(code, response, out_response);
}

wool_code golden_well_known_Clock_Now_start(
    wool_call *call, const google_protobuf_Empty *request,
    wool_call_callback callback, void *user_data) {
  return wool_call_start(call, &golden_well_known_Clock_methods[0], request,
                         callback, user_data);
}

wool_code golden_well_known_Clock_Now_finish(
    wool_call *call, const google_protobuf_Timestamp **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_well_known_Clock_methods[0],
                                          &response);
  return golden_well_known_Clock_Now_results(code, response, out_response);
}

wool_code golden_well_known_Clock_register(
    wool_server *server, const golden_well_known_Clock_handlers *handlers,
    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_well_known_Clock_service,
                              handlers, user_data, error);
}

static const unsigned char well_known_c6e9e2d1_wool_file_descriptor[1225] = {
    10,16,119,101,108,108,95,107,110,111,119,110,46,112,114,111,116,111,18,
    17,103,111,108,100,101,110,46,119,101,108,108,95,107,110,111,119,110,26,
    25,103,111,111,103,108,101,47,112,114,111,116,111,98,117,102,47,97,110,
    121,46,112,114,111,116,111,26,25,103,111,111,103,108,101,47,112,114,111,
    116,111,98,117,102,47,97,112,105,46,112,114,111,116,111,26,30,103,111,
    111,103,108,101,47,112,114,111,116,111,98,117,102,47,100,117,114,97,116,
    105,111,110,46,112,114,111,116,111,26,27,103,111,111,103,108,101,47,112,
    114,111,116,111,98,117,102,47,101,109,112,116,121,46,112,114,111,116,111,
    26,32,103,111,111,103,108,101,47,112,114,111,116,111,98,117,102,47,102,
    105,101,108,100,95,109,97,115,107,46,112,114,111,116,111,26,36,103,111,
    111,103,108,101,47,112,114,111,116,111,98,117,102,47,115,111,117,114,99,
    101,95,99,111,110,116,101,120,116,46,112,114,111,116,111,26,28,103,111,
    111,103,108,101,47,112,114,111,116,111,98,117,102,47,115,116,114,117,99,
    116,46,112,114,111,116,111,26,31,103,111,111,103,108,101,47,112,114,111,
    116,111,98,117,102,47,116,105,109,101,115,116,97,109,112,46,112,114,111,
    116,111,26,26,103,111,111,103,108,101,47,112,114,111,116,111,98,117,102,
    47,116,121,112,101,46,112,114,111,116,111,26,30,103,111,111,103,108,101,
    47,112,114,111,116,111,98,117,102,47,119,114,97,112,112,101,114,115,46,
    112,114,111,116,111,34,159,6,10,3,65,108,108,18,38,10,3,97,110,
    121,24,1,32,1,40,11,50,20,46,103,111,111,103,108,101,46,112,114,
    111,116,111,98,117,102,46,65,110,121,82,3,97,110,121,18,38,10,3,
    97,112,105,24,2,32,1,40,11,50,20,46,103,111,111,103,108,101,46,
    112,114,111,116,111,98,117,102,46,65,112,105,82,3,97,112,105,18,53,
    10,8,100,117,114,97,116,105,111,110,24,3,32,1,40,11,50,25,46,
    103,111,111,103,108,101,46,112,114,111,116,111,98,117,102,46,68,117,114,
    97,116,105,111,110,82,8,100,117,114,97,116,105,111,110,18,44,10,5,
    101,109,112,116,121,24,4,32,1,40,11,50,22,46,103,111,111,103,108,
    101,46,112,114,111,116,111,98,117,102,46,69,109,112,116,121,82,5,101,
    109,112,116,121,18,46,10,4,109,97,115,107,24,5,32,1,40,11,50,
    26,46,103,111,111,103,108,101,46,112,114,111,116,111,98,117,102,46,70,
    105,101,108,100,77,97,115,107,82,4,109,97,115,107,18,56,10,7,99,
    111,110,116,101,120,116,24,6,32,1,40,11,50,30,46,103,111,111,103,
    108,101,46,112,114,111,116,111,98,117,102,46,83,111,117,114,99,101,67,
    111,110,116,101,120,116,82,7,99,111,110,116,101,120,116,18,47,10,6,
    111,98,106,101,99,116,24,7,32,1,40,11,50,23,46,103,111,111,103,
    108,101,46,112,114,111,116,111,98,117,102,46,83,116,114,117,99,116,82,
    6,111,98,106,101,99,116,18,44,10,5,118,97,108,117,101,24,8,32,
    1,40,11,50,22,46,103,111,111,103,108,101,46,112,114,111,116,111,98,
    117,102,46,86,97,108,117,101,82,5,118,97,108,117,101,18,57,10,10,
    110,117,108,108,95,118,97,108,117,101,24,9,32,1,40,14,50,26,46,
    103,111,111,103,108,101,46,112,114,111,116,111,98,117,102,46,78,117,108,
    108,86,97,108,117,101,82,9,110,117,108,108,86,97,108,117,101,18,46,
    10,4,108,105,115,116,24,10,32,1,40,11,50,26,46,103,111,111,103,
    108,101,46,112,114,111,116,111,98,117,102,46,76,105,115,116,86,97,108,
    117,101,82,4,108,105,115,116,18,56,10,9,116,105,109,101,115,116,97,
    109,112,24,11,32,1,40,11,50,26,46,103,111,111,103,108,101,46,112,
    114,111,116,111,98,117,102,46,84,105,109,101,115,116,97,109,112,82,9,
    116,105,109,101,115,116,97,109,112,18,41,10,4,116,121,112,101,24,12,
    32,1,40,11,50,21,46,103,111,111,103,108,101,46,112,114,111,116,111,
    98,117,102,46,84,121,112,101,82,4,116,121,112,101,18,53,10,7,119,
    114,97,112,112,101,100,24,13,32,3,40,11,50,27,46,103,111,111,103,
    108,101,46,112,114,111,116,111,98,117,102,46,73,110,116,54,52,86,97,
    108,117,101,82,7,119,114,97,112,112,101,100,18,64,10,8,97,110,121,
    116,104,105,110,103,24,14,32,3,40,11,50,36,46,103,111,108,100,101,
    110,46,119,101,108,108,95,107,110,111,119,110,46,65,108,108,46,65,110,
    121,116,104,105,110,103,69,110,116,114,121,82,8,97,110,121,116,104,105,
    110,103,26,81,10,13,65,110,121,116,104,105,110,103,69,110,116,114,121,
    18,16,10,3,107,101,121,24,1,32,1,40,9,82,3,107,101,121,18,
    42,10,5,118,97,108,117,101,24,2,32,1,40,11,50,20,46,103,111,
    111,103,108,101,46,112,114,111,116,111,98,117,102,46,65,110,121,82,5,
    118,97,108,117,101,58,2,56,1,50,66,10,5,67,108,111,99,107,18,
    57,10,3,78,111,119,18,22,46,103,111,111,103,108,101,46,112,114,111,
    116,111,98,117,102,46,69,109,112,116,121,26,26,46,103,111,111,103,108,
    101,46,112,114,111,116,111,98,117,102,46,84,105,109,101,115,116,97,109,
    112,98,6,112,114,111,116,111,51,
};

static const wool_file *const well_known_c6e9e2d1_wool_file_imports[] = {
    &google_protobuf_any_wool_file,
    &google_protobuf_api_wool_file,
    &google_protobuf_duration_wool_file,
    &google_protobuf_empty_wool_file,
    &google_protobuf_field_mask_30bf4c20_wool_file,
    &google_protobuf_source_context_04a28f3c_wool_file,
    &google_protobuf_struct_wool_file,
    &google_protobuf_timestamp_wool_file,
    &google_protobuf_type_wool_file,
    &google_protobuf_wrappers_wool_file,
};

const wool_file well_known_c6e9e2d1_wool_file = {
    .name = "well_known.proto",
    .descriptor = well_known_c6e9e2d1_wool_file_descriptor,
    .descriptor_len = sizeof well_known_c6e9e2d1_wool_file_descriptor,
    .imports = well_known_c6e9e2d1_wool_file_imports,
    .n_imports = 10,
};
