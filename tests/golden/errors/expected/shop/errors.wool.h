/* Written by woolc from shop/errors.wool: change that, not this. */
#ifndef SHOP_ERRORS_WOOL_H
#define SHOP_ERRORS_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/errors.wool says, for reflection. */
extern const wool_file shop_errors_wool_file;

typedef struct shop_errors_NotFound shop_errors_NotFound;
typedef struct shop_errors_Plain shop_errors_Plain;

/** Error NotFound: a call that fails with it ends with NOT_FOUND.
 *
 * There is no such thing. */
struct shop_errors_NotFound {
  wool_str sku;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_errors_NotFound_type;
extern const wool_error_type shop_errors_NotFound_error;
/** In a handler: fail the call with NotFound, which is copied,
 * and a text. It returns what the handler returns. */
wool_code shop_errors_NotFound_throw(wool_call *call,
                                     const shop_errors_NotFound *error,
                                     const char *format, ...) WOOL_PRINTF(3, 4);
/** What a call that has ended has failed with, if it is this; else NULL.
 * It lives until the call is freed. */
const shop_errors_NotFound *shop_errors_NotFound_caught(const wool_call *call);

/** Error Plain: a call that fails with it ends with UNKNOWN.
 *
 * Says no more. */
struct shop_errors_Plain {
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_errors_Plain_type;
extern const wool_error_type shop_errors_Plain_error;
/** In a handler: fail the call with Plain, which is copied,
 * and a text. It returns what the handler returns. */
wool_code shop_errors_Plain_throw(wool_call *call,
                                  const shop_errors_Plain *error,
                                  const char *format, ...) WOOL_PRINTF(3, 4);
/** What a call that has ended has failed with, if it is this; else NULL.
 * It lives until the call is freed. */
const shop_errors_Plain *shop_errors_Plain_caught(const wool_call *call);

#ifdef __cplusplus
}
#endif
#endif
