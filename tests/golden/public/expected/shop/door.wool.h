/* Written by woolc from shop/door.wool: change that, not this. */
#ifndef SHOP_DOOR_WOOL_H
#define SHOP_DOOR_WOOL_H

#include <wool/generated.h>

#include "shop/facade.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/door.wool says, for reflection. */
extern const wool_file shop_door_wool_file;

#ifdef __cplusplus
}
#endif
#endif
