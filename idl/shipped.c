#include <string.h>

#include "idl/loader.h"

/* One of the schemas, and its text. */
typedef struct schema {
  const char *name;
  const unsigned char *text;
  size_t len;
} schema;

/* A NUL stands behind each. */
#define SHIPPED(name, ...)                     \
  {name, (const unsigned char[]){__VA_ARGS__}, \
   sizeof((const unsigned char[]){__VA_ARGS__}) - 1},

static const schema schemas[] = {
#include "idl/shipped.inc"
};

woolc_text woolc_shipped(const char *name) {
  for (size_t i = 0; i < sizeof schemas / sizeof schemas[0]; i++)
    if (strcmp(schemas[i].name, name) == 0)
      return (woolc_text){(const char *)schemas[i].text, schemas[i].len};
  return (woolc_text){NULL, 0};
}

const char *woolc_shipped_name(size_t index) {
  return index < sizeof schemas / sizeof schemas[0] ? schemas[index].name
                                                    : NULL;
}
