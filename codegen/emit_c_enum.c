/* The tables of enums. */
#include <stdlib.h>
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/emit.h"

static int32_t number_of(const woolc_decl *value) {
  return ((const woolc_enum_value *)(const void *)value)->number;
}

static bool is_ascending(const woolc_enum *e) {
  for (const woolc_decl *d = e->values; d && d->next; d = d->next)
    if (number_of(d) > number_of(d->next))
      return false;
  return true;
}

typedef struct place {
  int32_t number;
  unsigned index;
} place;

/* Of values of one number the first one comes first. */
static int compare_places(const void *a, const void *b) {
  const place *left = a;
  const place *right = b;
  if (left->number != right->number)
    return left->number < right->number ? -1 : 1;
  return left->index < right->index ? -1 : 1;
}

static void print_order(woolc_printer *out, const woolc_enum *e) {
  place *places = woolc_arena_array(out->arena, e->n_values, sizeof *places);
  woolc_list list;
  unsigned n = 0;
  for (const woolc_decl *d = e->values; d; d = d->next, n++)
    places[n] = (place){number_of(d), n};
  qsort(places, n, sizeof *places, compare_places);
  woolc_list_init(&list, out->arena);
  for (unsigned i = 0; i < n; i++)
    woolc_list_add(&list, "%u", places[i].index);
  woolc_print(out, "\n");
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena,
                                      "static const uint16_t %s_order[] = {",
                                      woolc_c_name(&e->decl)),
                   &list, "};\n");
}

static void print_enum_flags(woolc_printer *out, const woolc_enum *e) {
  const char *separator = "    .flags = ";
  const struct {
    bool is_set;
    const char *name;
  } flags[] = {
      {e->is_closed, "WOOL_ENUM_CLOSED"},
      {strcmp(e->decl.full_name->text, "google.protobuf.NullValue") == 0,
       "WOOL_ENUM_NULL_VALUE"},
      {is_ascending(e), "WOOL_ENUM_ASCENDING"},
  };
  for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
    if (!flags[i].is_set)
      continue;
    woolc_print(out, "%s%s", separator, flags[i].name);
    separator = " | ";
  }
  if (strcmp(separator, " | ") == 0)
    woolc_print(out, ",\n");
}

enum {
  MAX_WALKED_VALUES = 16 /* more are looked up by halving, in any order */
};

void woolc_emit_c_enum_table(void *printer, woolc_enum *e) {
  woolc_printer *out = printer;
  const char *name = woolc_c_name(&e->decl);
  const bool has_order = e->n_values > MAX_WALKED_VALUES && !is_ascending(e);
  woolc_print(out, "\nstatic const wool_enum_value %s_values[] = {\n", name);
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    woolc_list list;
    woolc_list_init(&list, out->arena);
    woolc_list_add(&list, "\"%s\"", decl->name->text);
    woolc_list_add(&list, "%s", woolc_c_name(decl));
    woolc_print_list(out, 4, "{", &list, "},\n");
  }
  woolc_print(out, "};\n");
  if (has_order)
    print_order(out, e);
  woolc_print(out, "\nconst wool_enum_type %s_type = {\n", name);
  woolc_print(out, "    .full_name = \"%s\",\n", e->decl.full_name->text);
  woolc_print(out, "    .values = %s_values,\n", name);
  woolc_print(out, "    .n_values = %zu,\n", e->n_values);
  print_enum_flags(out, e);
  if (has_order)
    woolc_print(out, "    .by_number = %s_order,\n", name);
  woolc_print(out, "};\n");
}
