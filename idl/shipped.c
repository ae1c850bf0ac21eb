#include <string.h>

#include "idl/loader.h"

static const unsigned char context_text[] = {
#include "idl/shipped_context.inc"
    0};

woolc_text woolc_shipped(const char *name) {
  if (strcmp(name, "wool/context.wool") != 0)
    return (woolc_text){NULL, 0};
  return (woolc_text){(const char *)context_text, sizeof context_text - 1};
}
