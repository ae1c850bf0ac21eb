/* Written by woolc from shop/facade.wool: change that, not this. */
#ifndef SHOP_FACADE_WOOL_H
#define SHOP_FACADE_WOOL_H

#include <wool/generated.h>

#include "base.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/facade.wool says, for reflection. */
extern const wool_file shop_facade_wool_file;

typedef struct golden_facade_Facade golden_facade_Facade;
typedef struct golden_facade_Kept golden_facade_Kept;

struct golden_facade_Facade {
  const golden_facade_Kept *kept;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_facade_Facade_type;

struct golden_facade_Kept {
  bool x;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_facade_Kept_type;

#ifdef __cplusplus
}
#endif
#endif
