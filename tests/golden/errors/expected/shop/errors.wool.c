/* Written by woolc from shop/errors.wool: change that, not this. */
#include "shop/errors.wool.h"

#include <stdarg.h>
#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field shop_errors_NotFound_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_errors_NotFound, sku)},
};

const wool_message_type shop_errors_NotFound_type = {
    .full_name = "shop.errors.NotFound",
    .size = sizeof(shop_errors_NotFound),
    .fields = shop_errors_NotFound_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_errors_NotFound, unknown_fields),
};

const wool_error_type shop_errors_NotFound_error = {
    .message = &shop_errors_NotFound_type,
    .code = WOOL_NOT_FOUND,
};

wool_code shop_errors_NotFound_throw(wool_call *call,
                                     const shop_errors_NotFound *error,
                                     const char *format, ...) {
  va_list args;
  va_start(args, format);
  const wool_code code = wool_call_throw(call, &shop_errors_NotFound_error,
                                         error, format, args);
  va_end(args);
  return code;
}

const shop_errors_NotFound *shop_errors_NotFound_caught(const wool_call *call) {
  return wool_call_caught(call, &shop_errors_NotFound_error);
}

const wool_message_type shop_errors_Plain_type = {
    .full_name = "shop.errors.Plain",
    .size = sizeof(shop_errors_Plain),
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_errors_Plain, unknown_fields),
};

const wool_error_type shop_errors_Plain_error = {
    .message = &shop_errors_Plain_type,
    .code = WOOL_UNKNOWN,
};

wool_code shop_errors_Plain_throw(wool_call *call,
                                  const shop_errors_Plain *error,
                                  const char *format, ...) {
  va_list args;
  va_start(args, format);
  const wool_code code = wool_call_throw(call, &shop_errors_Plain_error, error,
                                         format, args);
  va_end(args);
  return code;
}

const shop_errors_Plain *shop_errors_Plain_caught(const wool_call *call) {
  return wool_call_caught(call, &shop_errors_Plain_error);
}

static const unsigned char shop_errors_wool_file_descriptor[79] = {
    10,17,115,104,111,112,47,101,114,114,111,114,115,46,112,114,111,116,111,
    18,11,115,104,111,112,46,101,114,114,111,114,115,34,28,10,8,78,111,
    116,70,111,117,110,100,18,16,10,3,115,107,117,24,1,32,1,40,9,
    82,3,115,107,117,34,7,10,5,80,108,97,105,110,98,6,112,114,111,
    116,111,51,
};

const wool_file shop_errors_wool_file = {
    .name = "shop/errors.proto",
    .descriptor = shop_errors_wool_file_descriptor,
    .descriptor_len = sizeof shop_errors_wool_file_descriptor,
};
