#include "codegen/proto_values.h"

#include <inttypes.h>
#include <string.h>

#include "codegen/c_values.h"

/* As protobuf's CEscape. */
static void print_escaped(woolc_printer *out, woolc_text text) {
  for (size_t i = 0; i < text.len; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    const char *named = c == '\n'   ? "\\n"
                        : c == '\r' ? "\\r"
                        : c == '\t' ? "\\t"
                        : c == '"'  ? "\\\""
                        : c == '\'' ? "\\'"
                        : c == '\\' ? "\\\\"
                                    : NULL;
    if (named)
      woolc_print(out, "%s", named);
    else if (c < 0x20 || c >= 0x7f)
      woolc_print(out, "\\%03o", c);
    else
      woolc_print(out, "%c", c);
  }
}

const char *woolc_proto_string(woolc_arena *arena, woolc_text text) {
  woolc_printer out;
  woolc_printer_init(&out, arena);
  woolc_print(&out, "\"");
  print_escaped(&out, text);
  woolc_print(&out, "\"");
  return woolc_printer_take(&out, arena);
}

static const char *enum_value(const woolc_type *type, uint64_t bits) {
  for (woolc_decl *v = type->enumeration->values; v; v = v->next)
    if (woolc_as_enum_value(v)->number == (int32_t)(uint32_t)bits)
      return v->name->text;
  return "";
}

const char *woolc_proto_scalar(woolc_arena *arena, const woolc_type *type,
                               const woolc_scalar *value) {
  switch (type->kind) {
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT:
    return woolc_shortest_real(arena, type->kind,
                               woolc_real_of(type->kind, value->bits));
  case WOOLC_KIND_BOOL:
    return value->bits ? "true" : "false";
  case WOOLC_KIND_ENUM:
    return enum_value(type, value->bits);
  case WOOLC_KIND_STRING:
  case WOOLC_KIND_BYTES:
    return woolc_proto_string(arena, value->text);
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_FIXED32:
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_FIXED64:
    return woolc_arena_printf(arena, "%" PRIu64, value->bits);
  default:
    return woolc_arena_printf(arena, "%" PRId64, (int64_t)value->bits);
  }
}

woolc_text woolc_proto_default(woolc_arena *arena, const woolc_type *type,
                               const woolc_scalar *value) {
  if (type->kind == WOOLC_KIND_STRING)
    return value->text;
  if (type->kind == WOOLC_KIND_BYTES) {
    woolc_printer out;
    woolc_printer_init(&out, arena);
    print_escaped(&out, value->text);
    const size_t len = out.len;
    return (woolc_text){woolc_printer_take(&out, arena), len};
  }
  const char *text = woolc_proto_scalar(arena, type, value);
  return (woolc_text){text, strlen(text)};
}

static void add_count(woolc_list *list, bool is_given, const char *name,
                      uint64_t count) {
  if (is_given)
    woolc_list_add(list, "%s = %" PRIu64, name, count);
}

void woolc_list_limits(woolc_list *list, const woolc_type *type,
                       const woolc_extra *extra, bool of_presence) {
  if (!extra)
    return;
  add_count(list, extra->has_min_len, "min_len", extra->min_len);
  add_count(list, extra->has_max_len, "max_len", extra->max_len);
  add_count(list, extra->has_min_items, "min_items", extra->min_items);
  add_count(list, extra->has_max_items, "max_items", extra->max_items);
  if (extra->has_range)
    woolc_list_add(list, "range = %s to %s",
                   woolc_proto_scalar(list->arena, type, &extra->min),
                   woolc_proto_scalar(list->arena, type, &extra->max));
  if (extra->is_defined)
    woolc_list_add(list, "defined");
  if (extra->is_required && of_presence)
    woolc_list_add(list, "required");
  if (extra->has_default && of_presence)
    woolc_list_add(list, "default = %s",
                   woolc_proto_scalar(list->arena, type, &extra->standard));
}

bool woolc_is_required(const woolc_field *field) {
  return field->extra && field->extra->is_required;
}
