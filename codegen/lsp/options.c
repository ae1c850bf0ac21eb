/* What options mean, for who writes one. idl judges them; the test of the
 * server compares the two. */
#include <string.h>

#include "codegen/lsp/target.h"
#include "idl/file_options.h"

enum {
  LIMITED = WOOLC_PLACE_FIELD | WOOLC_PLACE_VAR,
  DEPRECATABLE = WOOLC_PLACE_PACKAGE | WOOLC_PLACE_MESSAGE | WOOLC_PLACE_ERROR |
                 WOOLC_PLACE_FIELD | WOOLC_PLACE_ENUM | WOOLC_PLACE_ENUM_VALUE |
                 WOOLC_PLACE_VAR | WOOLC_PLACE_CONSTANT | WOOLC_PLACE_SERVICE |
                 WOOLC_PLACE_ROUTINE,
  TIMED = WOOLC_PLACE_SERVICE | WOOLC_PLACE_ROUTINE
};

static const char codes[] =
    "CANCELLED|UNKNOWN|INVALID_ARGUMENT|DEADLINE_EXCEEDED|NOT_FOUND|"
    "ALREADY_EXISTS|PERMISSION_DENIED|RESOURCE_EXHAUSTED|FAILED_PRECONDITION|"
    "ABORTED|OUT_OF_RANGE|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS|"
    "UNAUTHENTICATED";

const woolc_option_help woolc_option_helps[] = {
    {"accept", WOOLC_PLACE_VAR, "all|none",
     "`none`: a peer's value is never believed."},
    {"allow_alias", WOOLC_PLACE_ENUM, "", "Two names may have one number."},
    {"closed", WOOLC_PLACE_ENUM, "",
     "A number without a name is no value: it is kept among the unknown "
     "fields."},
    {"code", WOOLC_PLACE_ERROR, codes,
     "What a call ends with in gRPC that fails with this error; `UNKNOWN` "
     "without it."},
    {"default", WOOLC_PLACE_FIELD, NULL,
     "What is read while the field is absent. It is never sent."},
    {"defined", LIMITED, "", "The number of an open enum has to have a name."},
    {"deprecated", DEPRECATABLE, "",
     "It is not to be used any more: C compilers warn who does."},
    {"header", WOOLC_PLACE_VAR, NULL,
     "The variable is also read from, and written to, the metadata of this "
     "key."},
    {"idempotent", WOOLC_PLACE_ROUTINE, "",
     "Calling it twice is as calling it once."},
    {"json_name", WOOLC_PLACE_FIELD, NULL,
     "The name in JSON, instead of the one in lowerCamelCase."},
    {"max_items", WOOLC_PLACE_FIELD, NULL,
     "How many elements, or entries, there are at most."},
    {"max_len", LIMITED, NULL,
     "The length in bytes, at most; of each element, or value."},
    {"min_items", WOOLC_PLACE_FIELD, NULL,
     "How many elements, or entries, there are at least."},
    {"min_len", LIMITED, NULL,
     "The length in bytes, at least; of each element, or value."},
    {"no_side_effects", WOOLC_PLACE_ROUTINE, "", "Calling it changes nothing."},
    {"packed", WOOLC_PLACE_FIELD, "",
     "Whether the elements are sent in one piece; `false`: each by itself."},
    {"path", WOOLC_PLACE_SERVICE, NULL,
     "The full name that gRPC knows an `extern service` by."},
    {"propagate", WOOLC_PLACE_VAR, "all|none",
     "`none`: the value is never sent to a peer."},
    {"range", LIMITED, NULL,
     "`A to B`: the number lies between them, or is one of them."},
    {"required", WOOLC_PLACE_FIELD | WOOLC_PLACE_ONEOF, "",
     "It has to be there: a message without it is refused."},
    {"syntax", WOOLC_PLACE_PACKAGE, NULL,
     "`\"proto2\"` or `\"proto3\"`: what the `.proto` of this file is."},
    {"timeout", TIMED, NULL,
     "The deadline of a call that has none, such as `\"1.5s\"`; that of a "
     "service is for its routines that say none."},
    {NULL, 0, NULL, NULL},
};

const char *woolc_option_about(const char *name, woolc_option_place place) {
  for (const woolc_option_help *h = woolc_option_helps; h->name; h++)
    if (strcmp(h->name, name) == 0 && (h->places & (unsigned)place))
      return h->about;
  return place == WOOLC_PLACE_PACKAGE && woolc_find_file_option(name)
             ? "One of protobuf's FileOptions: it is copied to the `.proto` "
               "and its descriptor, and means nothing to C."
             : NULL;
}
