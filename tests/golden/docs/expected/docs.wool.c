/* Written by woolc from docs.wool: change that, not this. */
#include "docs.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_enum_value golden_docs_Undocumented_values[] = {
    {"FIRST", golden_docs_FIRST},
    {"SECOND", golden_docs_SECOND},
};

const wool_enum_type golden_docs_Undocumented_type = {
    .full_name = "golden.docs.Undocumented",
    .values = golden_docs_Undocumented_values,
    .n_values = 2,
    .flags = WOOL_ENUM_ASCENDING,
};

static const wool_field golden_docs_Documented_fields[] = {
    {.name = "before", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_docs_Documented, before)},
    {.name = "behind", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_docs_Documented, behind)},
    {.name = "neither", .number = 3, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_docs_Documented, neither)},
    {.name = "block", .number = 4, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_docs_Documented, block)},
    {.name = "long_block", .number = 5, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_docs_Documented, long_block)},
    {.name = "unicode", .number = 6, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_docs_Documented, unicode)},
    {.name = "odd", .number = 7, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_docs_Documented, odd)},
    {.name = "odder", .number = 8, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_docs_Documented, odder)},
};

const wool_message_type golden_docs_Documented_type = {
    .full_name = "golden.docs.Documented",
    .size = sizeof(golden_docs_Documented),
    .fields = golden_docs_Documented_fields,
    .n_fields = 8,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_docs_Documented, unknown_fields),
};

static const unsigned char docs_wool_file_descriptor[280] = {
    10,10,100,111,99,115,46,112,114,111,116,111,18,11,103,111,108,100,101,
    110,46,100,111,99,115,34,205,1,10,10,68,111,99,117,109,101,110,116,
    101,100,18,22,10,6,98,101,102,111,114,101,24,1,32,1,40,9,82,
    6,98,101,102,111,114,101,18,22,10,6,98,101,104,105,110,100,24,2,
    32,1,40,9,82,6,98,101,104,105,110,100,18,24,10,7,110,101,105,
    116,104,101,114,24,3,32,1,40,9,82,7,110,101,105,116,104,101,114,
    18,20,10,5,98,108,111,99,107,24,4,32,1,40,9,82,5,98,108,
    111,99,107,18,29,10,10,108,111,110,103,95,98,108,111,99,107,24,5,
    32,1,40,9,82,9,108,111,110,103,66,108,111,99,107,18,24,10,7,
    117,110,105,99,111,100,101,24,6,32,1,40,9,82,7,117,110,105,99,
    111,100,101,18,16,10,3,111,100,100,24,7,32,1,40,9,82,3,111,
    100,100,18,20,10,5,111,100,100,101,114,24,8,32,1,40,9,82,5,
    111,100,100,101,114,42,37,10,12,85,110,100,111,99,117,109,101,110,116,
    101,100,18,9,10,5,70,73,82,83,84,16,0,18,10,10,6,83,69,
    67,79,78,68,16,1,98,6,112,114,111,116,111,51,
};

const wool_file docs_wool_file = {
    .name = "docs.proto",
    .descriptor = docs_wool_file_descriptor,
    .descriptor_len = sizeof docs_wool_file_descriptor,
};
