/* Written by woolc from docs.wool: change that, not this. */
#include "docs.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 1,
               "woolc and the wool headers are of different versions");

static const wool_enum_value golden_docs_Undocumented_values[] = {
    {"FIRST", golden_docs_FIRST},
    {"SECOND", golden_docs_SECOND},
};

const wool_enum_type golden_docs_Undocumented_type = {
    .full_name = "golden.docs.Undocumented",
    .values = golden_docs_Undocumented_values,
    .n_values = 2,
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
};
