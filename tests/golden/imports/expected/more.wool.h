/* Written by woolc from more.wool: change that, not this. */
#ifndef MORE_WOOL_H
#define MORE_WOOL_H

#include <wool/generated.h>

#include "wool/context.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What more.wool says, for reflection. */
extern const wool_file more_wool_file;

typedef struct shop_cart_Extra shop_cart_Extra;

struct shop_cart_Extra {
  wool_str note;
  const wool_Token *opaque;
  wool_token *live;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_cart_Extra_type;

#ifdef __cplusplus
}
#endif
#endif
