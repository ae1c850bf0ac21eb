#include "codegen/c_values.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Octal escapes end after three digits, hexadecimal ones do not. A second '?'
 * could begin a trigraph. */
const char *woolc_c_string(woolc_arena *arena, woolc_text text) {
  woolc_printer out;
  woolc_printer_init(&out, arena);
  size_t column = 0;
  woolc_print(&out, "\"");
  for (size_t i = 0; i < text.len; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    const bool is_trigraph = c == '?' && i > 0 && text.data[i - 1] == '?';
    const size_t before = out.len;
    if (column > 60) {
      woolc_print(&out, "\"\n        \"");
      column = 0;
    }
    if (c == '"' || c == '\\')
      woolc_print(&out, "\\%c", c);
    else if (c >= 0x20 && c < 0x7f && !is_trigraph)
      woolc_print(&out, "%c", c);
    else
      woolc_print(&out, "\\%03o", c);
    column += column ? out.len - before : 1;
  }
  woolc_print(&out, "\"");
  return woolc_printer_take(&out, arena);
}

/* As many digits as it takes to read the same number again. */
const char *woolc_shortest_real(woolc_arena *arena, woolc_kind kind,
                                double value) {
  const bool is_float = kind == WOOLC_KIND_FLOAT;
  if (value != value)
    return "nan";
  if (isinf(value))
    return value < 0 ? "-inf" : "inf";
  const char *text =
      woolc_arena_printf(arena, is_float ? "%.6g" : "%.15g", value);
  const bool is_same = is_float ? strtof(text, NULL) == (float)value
                                : strtod(text, NULL) == value;
  return is_same
             ? text
             : woolc_arena_printf(arena, is_float ? "%.9g" : "%.17g", value);
}

static const char *real(woolc_arena *arena, woolc_kind kind, double value) {
  const char *suffix = kind == WOOLC_KIND_FLOAT ? "f" : "";
  const char *cast = kind == WOOLC_KIND_FLOAT ? "(float)" : "";
  if (value != value)
    return woolc_arena_printf(arena, "(%sNAN)",
                              kind == WOOLC_KIND_FLOAT ? "" : "(double)");
  if (isinf(value))
    return woolc_arena_printf(arena, "(%s%sHUGE_VAL)", cast,
                              value < 0 ? "-" : "");
  const char *text = woolc_shortest_real(arena, kind, value);
  const char *point = strpbrk(text, ".e") ? "" : ".0";
  return woolc_arena_printf(arena, signbit(value) ? "(%s%s%s)" : "%s%s%s", text,
                            point, suffix);
}

const char *woolc_c_number(woolc_arena *arena, woolc_kind kind, uint64_t bits) {
  const int64_t number = (int64_t)bits;
  switch (kind) {
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT:
    return real(arena, kind, woolc_real_of(kind, bits));
  case WOOLC_KIND_BOOL:
    return bits ? "true" : "false";
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_FIXED32:
    return woolc_arena_printf(arena, "UINT32_C(%" PRIu64 ")", bits);
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_FIXED64:
    return woolc_arena_printf(arena, "UINT64_C(%" PRIu64 ")", bits);
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_SINT64:
  case WOOLC_KIND_SFIXED64:
    return number == INT64_MIN ? "INT64_MIN"
           : number < 0
               ? woolc_arena_printf(arena, "(-INT64_C(%" PRId64 "))", -number)
               : woolc_arena_printf(arena, "INT64_C(%" PRId64 ")", number);
  default:
    return number == INT32_MIN ? "INT32_MIN"
           : number < 0
               ? woolc_arena_printf(arena, "(-INT32_C(%" PRId64 "))", -number)
               : woolc_arena_printf(arena, "INT32_C(%" PRId64 ")", number);
  }
}

/* ---- options ---- */

static void add_number(woolc_list *list, const char *member, uint64_t number) {
  woolc_list_add(list, ".%s = %" PRIu64, member, number);
}

/* Bits of an integer are the number; those of others are told in a note. */
static void add_bits(woolc_list *list, const char *member, woolc_kind kind,
                     uint64_t bits) {
  const int64_t number = (int64_t)bits;
  if (kind == WOOLC_KIND_DOUBLE || kind == WOOLC_KIND_FLOAT)
    woolc_list_add(
        list, ".%s = UINT64_C(0x%" PRIx64 ") /* %s */", member, bits,
        woolc_shortest_real(list->arena, kind, woolc_real_of(kind, bits)));
  else if (number >= 0 || kind == WOOLC_KIND_UINT64 ||
           kind == WOOLC_KIND_FIXED64)
    woolc_list_add(list, ".%s = UINT64_C(%" PRIu64 ")", member, bits);
  else if (number == INT64_MIN)
    woolc_list_add(list, ".%s = (uint64_t)INT64_MIN", member);
  else
    woolc_list_add(list, ".%s = (uint64_t)INT64_C(%" PRId64 ")", member,
                   number);
}

static bool is_unpacked(const woolc_message *message,
                        const woolc_field *field) {
  const woolc_extra *o = field->extra;
  return woolc_is_packable(field) &&
         !(o && o->has_packed ? o->is_packed : !message->decl.file->is_proto2);
}

enum {
  INDENT = 9 /* of what is in an extra */
};

/* One item that is as long as it must be, broken where lines are full. */
static void add_flags(woolc_list *list, const char *const *names) {
  const char *text = ".flags = ";
  size_t column = INDENT + strlen(text);
  for (size_t i = 0; names[i]; i++) {
    const size_t width = strlen("WOOL_EXTRA_") + strlen(names[i]);
    const bool is_full = i > 0 && column + width + 5 > WOOLC_COLUMNS;
    text = woolc_arena_printf(list->arena, "%s%s%*sWOOL_EXTRA_%s", text,
                              i == 0    ? ""
                              : is_full ? " |\n"
                                        : " | ",
                              is_full ? INDENT + 4 : 0, "", names[i]);
    column = (is_full ? INDENT + 4 : column + 3) + width;
  }
  if (names[0])
    woolc_list_add(list, "%s", text);
}

static void add_limits(woolc_list *list, woolc_kind kind,
                       const woolc_extra *x) {
  if (x->has_min_len)
    add_number(list, "min_len", x->min_len);
  if (x->has_max_len)
    add_number(list, "max_len", x->max_len);
  if (x->has_min_items)
    add_number(list, "min_items", x->min_items);
  if (x->has_max_items)
    add_number(list, "max_items", x->max_items);
  if (!x->has_range)
    return;
  add_bits(list, "min_bits", kind, x->min.bits);
  add_bits(list, "max_bits", kind, x->max.bits);
}

static void add_default(woolc_list *list, woolc_kind kind,
                        const woolc_extra *x) {
  if (!x->has_default)
    return;
  if (kind == WOOLC_KIND_STRING || kind == WOOLC_KIND_BYTES)
    woolc_list_add(list, ".default_str = {%s, %zu}",
                   woolc_c_string(list->arena, x->standard.text),
                   x->standard.text.len);
  else
    add_bits(list, "default_bits", kind, x->standard.bits);
}

static void list_extra(woolc_list *list, woolc_kind kind, const woolc_extra *x,
                       const woolc_oneof *oneof, bool is_unpacked) {
  static const woolc_extra none;
  x = x ? x : &none;
  const struct {
    bool is_set;
    const char *name;
  } flags[] = {{x->has_min_len, "MIN_LEN"},
               {x->has_max_len, "MAX_LEN"},
               {x->has_min_items, "MIN_ITEMS"},
               {x->has_max_items, "MAX_ITEMS"},
               {x->has_range, "RANGE"},
               {x->is_required, "REQUIRED"},
               {oneof && oneof->is_required, "ONEOF_REQUIRED"},
               {x->is_defined, "DEFINED"},
               {is_unpacked, "UNPACKED"},
               {x->has_default, "DEFAULT"}};
  enum {
    N_FLAGS = sizeof flags / sizeof flags[0]
  };
  const char *names[N_FLAGS + 1] = {NULL};
  for (size_t i = 0, n = 0; i < N_FLAGS; i++)
    if (flags[i].is_set)
      names[n++] = flags[i].name;
  if (x->json_name) {
    const woolc_text name = {x->json_name, strlen(x->json_name)};
    woolc_list_add(list, ".json_name = %s", woolc_c_string(list->arena, name));
  }
  if (oneof)
    woolc_list_add(list, ".oneof = \"%s\"", oneof->decl.name->text);
  add_flags(list, names);
  add_limits(list, kind, x);
  add_default(list, kind, x);
}

void woolc_list_field_extra(woolc_list *list, const woolc_message *message,
                            const woolc_field *field) {
  const bool is_first = field->oneof && field->oneof->first == field;
  list_extra(list, woolc_value_type_of(field)->kind, field->extra,
             is_first ? field->oneof : NULL, is_unpacked(message, field));
}

void woolc_list_var_extra(woolc_list *list, const woolc_var *var) {
  if (woolc_has_limit(var->extra))
    list_extra(list, var->type.kind, var->extra, NULL, false);
}
