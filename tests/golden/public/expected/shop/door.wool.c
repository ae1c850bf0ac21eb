/* Written by woolc from shop/door.wool: change that, not this. */
#include "shop/door.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const unsigned char shop_door_wool_file_descriptor[59] = {
    10,15,115,104,111,112,47,100,111,111,114,46,112,114,111,116,111,18,11,
    103,111,108,100,101,110,46,100,111,111,114,26,17,115,104,111,112,47,102,
    97,99,97,100,101,46,112,114,111,116,111,80,0,98,6,112,114,111,116,
    111,51,
};

static const wool_file *const shop_door_wool_file_imports[] = {
    &shop_facade_wool_file,
};

const wool_file shop_door_wool_file = {
    .name = "shop/door.proto",
    .descriptor = shop_door_wool_file_descriptor,
    .descriptor_len = sizeof shop_door_wool_file_descriptor,
    .imports = shop_door_wool_file_imports,
    .n_imports = 1,
};
