/* Numbers and names of fields. */
#include <stdlib.h>
#include <string.h>

#include "idl/check_parts.h"
#include "idl/limits.h"
#include "idl/map.h"

static const char *what_of(const woolc_message *message) {
  if (!message->routine)
    return "field";
  return message == message->routine->request.message ? "argument" : "result";
}

static void report_mixed(woolc_model *model, const woolc_field *numbered,
                         const woolc_field *bare, const char *what) {
  const woolc_field *second =
      numbered->range.begin > bare->range.begin ? numbered : bare;
  const woolc_field *first = second == bare ? numbered : bare;
  woolc_diagnostic *found = woolc_report(
      &model->sink, WOOLC_W0404, second->range,
      second == bare ? "%s '%s' has no number and others do: number all or none"
                     : "%s '%s' has a number and others do not: number all or "
                       "none",
      what, second->name->text);
  woolc_report_note(&model->sink, found, first->range, "compare this one");
}

static void check_mixing(woolc_model *model, const woolc_message *message) {
  const woolc_field *numbered = NULL;
  const woolc_field *bare = NULL;
  for (const woolc_field *f = message->fields; f; f = f->next) {
    if (f->number_literal.kind == WOOLC_LITERAL_NONE)
      bare = bare ? bare : f;
    else
      numbered = numbered ? numbered : f;
  }
  if (numbered && bare)
    report_mixed(model, numbered, bare, what_of(message));
}

/* 0: reported. */
static uint32_t number_of(woolc_model *model, const woolc_field *field) {
  const woolc_literal *literal = &field->number_literal;
  if (literal->is_malformed)
    return 0;
  if (literal->negative || literal->integer == 0 ||
      literal->integer > WOOLC_MAX_FIELD_NUMBER) {
    woolc_report(&model->sink, WOOLC_W0401, literal->range,
                 "field number %s%llu is not between 1 and %d",
                 literal->negative ? "-" : "",
                 (unsigned long long)literal->integer,
                 WOOLC_MAX_FIELD_NUMBER - 1);
    return 0;
  }
  const uint32_t number = (uint32_t)literal->integer;
  if (number == WOOLC_MAX_FIELD_NUMBER)
    woolc_report(&model->sink, WOOLC_W0402, literal->range,
                 "field number %d is where the context travels",
                 WOOLC_MAX_FIELD_NUMBER);
  else if (number >= WOOLC_FIRST_PROTOBUF_NUMBER &&
           number <= WOOLC_LAST_PROTOBUF_NUMBER)
    woolc_report(&model->sink, WOOLC_W0402, literal->range,
                 "field numbers %d to %d belong to protobuf itself",
                 WOOLC_FIRST_PROTOBUF_NUMBER, WOOLC_LAST_PROTOBUF_NUMBER);
  return number;
}

static woolc_range number_range(const woolc_field *field) {
  return field->number_literal.kind == WOOLC_LITERAL_NONE
             ? field->range
             : field->number_literal.range;
}

static int by_number(const void *a, const void *b) {
  const woolc_field *left = *(const woolc_field *const *)a;
  const woolc_field *right = *(const woolc_field *const *)b;
  if (left->number != right->number)
    return left->number < right->number ? -1 : 1;
  return left->range.begin < right->range.begin
             ? -1
             : left->range.begin > right->range.begin;
}

static void sort_fields(woolc_model *model, woolc_message *message) {
  message->by_number = woolc_arena_array(&model->arena, message->n_fields,
                                         sizeof *message->by_number);
  size_t n = 0;
  bool is_sorted = true;
  for (const woolc_field *f = message->fields; f; f = f->next, n++) {
    message->by_number[n] = f;
    is_sorted =
        is_sorted && (n == 0 || message->by_number[n - 1]->number < f->number);
  }
  if (!is_sorted)
    qsort(message->by_number, n, sizeof *message->by_number, by_number);
}

/* The smallest number from 1 on that neither a field has nor `reserved`; 0 if
 * nobody will read it, or it is a large one. `by_number` is sorted. */
static uint32_t free_number(const woolc_model *model,
                            const woolc_message *message) {
  if (model->sink.n_kept >= WOOLC_MAX_DIAGNOSTICS)
    return 0;
  uint32_t number = 1;
  size_t i = 0;
  for (bool moved = true; moved;) {
    moved = false;
    for (; i < message->n_fields && message->by_number[i]->number <= number;
         i++)
      if (message->by_number[i]->number == number) {
        number++;
        moved = true;
      }
    for (const woolc_reserved *r = message->reserved; r; r = r->next)
      if (!r->name && r->first <= number && number <= r->last) {
        number = (uint32_t)r->last + 1;
        moved = true;
      }
  }
  return number < WOOLC_FIRST_PROTOBUF_NUMBER ? number : 0;
}

/* "; 4 is free", or nothing. */
static const char *free_number_hint(woolc_model *model,
                                    const woolc_message *message) {
  const uint32_t number = free_number(model, message);
  return number ? woolc_arena_printf(&model->arena, "; %u is free",
                                     (unsigned)number)
                : "";
}

static void check_same_numbers(woolc_model *model,
                               const woolc_message *message) {
  for (size_t i = 1; i < message->n_fields; i++) {
    const woolc_field *field = message->by_number[i];
    const woolc_field *other = message->by_number[i - 1];
    if (field->number != other->number || field->number == 0)
      continue;
    woolc_diagnostic *found = woolc_report(
        &model->sink, WOOLC_W0403, number_range(field),
        "number %u of '%s' is taken by '%s'%s", (unsigned)field->number,
        field->name->text, other->name->text, free_number_hint(model, message));
    woolc_report_note(&model->sink, found, number_range(other),
                      "it is used here");
  }
}

/* protobuf's lowerCamelCase, under which names must differ too. */
static const woolc_name *json_name(woolc_model *model, const woolc_name *name) {
  char text[WOOLC_MAX_IDENTIFIER_LEN];
  size_t len = 0;
  bool upper = false;
  for (uint32_t i = 0; i < name->len && i < sizeof text; i++) {
    char c = name->text[i];
    if (c != '_')
      text[len++] = upper && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    upper = c == '_';
  }
  return woolc_names_add(&model->names, text, len);
}

static const woolc_name *json_name_of(woolc_model *model,
                                      const woolc_field *field) {
  const char *given = field->extra ? field->extra->json_name : NULL;
  return given ? woolc_names_add(&model->names, given, strlen(given))
               : json_name(model, field->name);
}

/* protoc refuses names in proto3 that differ in '_' and capitals alone,
 * whatever they are called in JSON. */
static const woolc_name *plain_name(woolc_model *model,
                                    const woolc_name *name) {
  char text[WOOLC_MAX_IDENTIFIER_LEN];
  size_t len = 0;
  for (size_t i = 0; i < name->len; i++) {
    const char c = name->text[i];
    if (c != '_')
      text[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  return woolc_names_add(&model->names, text, len);
}

static void check_plain_names(woolc_model *model,
                              const woolc_message *message) {
  woolc_map names;
  woolc_map_init(&names, &model->arena);
  for (woolc_field *field = message->fields; field; field = field->next) {
    const woolc_field *other =
        woolc_map_add(&names, plain_name(model, field->name), field);
    if (!other || other->name == field->name ||
        json_name_of(model, other) == json_name_of(model, field))
      continue; /* said elsewhere */
    woolc_diagnostic *found =
        woolc_report(&model->sink, WOOLC_W0311, field->range,
                     "%ss '%s' and '%s' differ in capitals and '_' alone, "
                     "which proto3 takes for one name in JSON",
                     what_of(message), field->name->text, other->name->text);
    woolc_report_note(&model->sink, found, other->range, "the other is here");
  }
}

/* Fields of one name have one name in JSON, unless they say otherwise. */
static void check_names(woolc_model *model, const woolc_message *message,
                        woolc_map *names) {
  for (woolc_field *field = message->fields; field; field = field->next) {
    const woolc_field *other =
        woolc_map_add(names, json_name_of(model, field), field);
    if (!other)
      continue;
    const bool is_same = other->name == field->name;
    woolc_diagnostic *found = woolc_report(
        &model->sink, is_same ? WOOLC_W0301 : WOOLC_W0311, field->range,
        is_same ? "two %ss are called '%s'"
                : "%ss '%s' and '%s' have one name "
                  "in JSON",
        what_of(message), field->name->text, other->name->text);
    woolc_report_note(&model->sink, found, other->range,
                      is_same ? "the first is here" : "the other is here");
  }
}

/* protobuf has one scope for both. */
static void check_oneof_names(woolc_model *model,
                              const woolc_message *message) {
  woolc_map names;
  woolc_map_init(&names, &model->arena);
  for (woolc_field *f = message->oneofs ? message->fields : NULL; f;
       f = f->next)
    (void)woolc_map_add(&names, f->name, f);
  for (woolc_decl *decl = message->oneofs; decl; decl = decl->next) {
    const woolc_field *other =
        woolc_map_add(&names, decl->name, message->fields);
    if (!other || other->name != decl->name)
      continue; /* two oneofs of one name are reported as declarations */
    woolc_diagnostic *found =
        woolc_report(&model->sink, WOOLC_W0301, decl->range,
                     "oneof '%s' has the name of a field", decl->name->text);
    woolc_report_note(&model->sink, found, other->range, "the field is here");
  }
}

static bool is_same_reserved(const woolc_reserved *a, const woolc_reserved *b) {
  if (a->name || b->name)
    return a->name == b->name;
  return a->first <= b->last && b->first <= a->last;
}

/* False: reported. */
static bool check_reserved_item(woolc_model *model, woolc_reserved *item,
                                int64_t first, int64_t last) {
  if (item->is_open)
    item->last = last;
  if (item->name ||
      (item->first >= first && item->last <= last && item->first <= item->last))
    return true;
  woolc_report(&model->sink, WOOLC_W0416, item->range,
               "reserved numbers go from %lld to %lld, the smaller first",
               (long long)first, (long long)last);
  return false;
}

void woolc_check_reserved(woolc_model *model, woolc_reserved *reserved,
                          int64_t first, int64_t last, const char *what) {
  size_t count = 0;
  for (woolc_reserved *item = reserved; item; item = item->next) {
    if (++count > WOOLC_MAX_RESERVED) {
      woolc_report(&model->sink, WOOLC_W0408, item->range,
                   "%s has more than %d reserved entries", what,
                   WOOLC_MAX_RESERVED);
      item->next = NULL;
      return;
    }
    if (!check_reserved_item(model, item, first, last))
      continue;
    const woolc_reserved *other = reserved;
    while (other != item && !is_same_reserved(other, item))
      other = other->next;
    if (other == item)
      continue;
    woolc_diagnostic *found =
        woolc_report(&model->sink, WOOLC_W0431, item->range,
                     item->name ? "the name '%s' is reserved already"
                                : "some of these numbers are reserved already",
                     item->name ? item->name->text : "");
    woolc_report_note(&model->sink, found, other->range, "reserved here");
  }
}

static void check_reserved_field(woolc_model *model,
                                 const woolc_message *message,
                                 const woolc_reserved *item,
                                 const woolc_field *field) {
  const bool is_name = item->name == field->name;
  if (!is_name &&
      (item->name || field->number < item->first || field->number > item->last))
    return;
  woolc_diagnostic *found =
      is_name ? woolc_report(&model->sink, WOOLC_W0315, field->range,
                             "the name '%s' is reserved", field->name->text)
              : woolc_report(&model->sink, WOOLC_W0407, number_range(field),
                             "number %u of '%s' is reserved%s",
                             (unsigned)field->number, field->name->text,
                             free_number_hint(model, message));
  woolc_report_note(&model->sink, found, item->range, "reserved here");
}

static void check_reserved(woolc_model *model, const woolc_message *message) {
  woolc_check_reserved(model, message->reserved, 1, WOOLC_MAX_FIELD_NUMBER,
                       woolc_arena_printf(&model->arena, "message '%s'",
                                          message->decl.name->text));
  for (const woolc_reserved *item = message->reserved; item; item = item->next)
    for (const woolc_field *field = message->fields; field; field = field->next)
      check_reserved_field(model, message, item, field);
}

static bool has_presence(const woolc_field *field) {
  return field->label != WOOLC_LABEL_SINGULAR || field->oneof ||
         field->type.kind == WOOLC_KIND_MESSAGE ||
         field->type.kind == WOOLC_KIND_TOKEN ||
         field->type.kind == WOOLC_KIND_ERROR;
}

/* What protoc would refuse in the .proto that the file becomes. */
static void check_proto(woolc_model *model, const woolc_message *message,
                        const woolc_field *field) {
  const bool is_proto2 = message->decl.file->is_proto2;
  const woolc_enum *e = field->type.enumeration;
  if (is_proto2 && !message->map && !has_presence(field))
    woolc_report(&model->sink, WOOLC_W0429, field->range,
                 "'%s' is in a proto2 file: write 'optional', 'repeated', or "
                 "put it into a oneof",
                 field->name->text);
  if (e && !is_proto2 && e->decl.file->is_proto2)
    woolc_report(&model->sink, WOOLC_W0429, field->type.range,
                 "enum '%s' is of a proto2 file, and a proto3 file can have "
                 "no fields of it",
                 e->decl.name->text);
  if (e && message->map && e->values &&
      ((const woolc_enum_value *)(const void *)e->values)->number != 0)
    woolc_report(
        &model->sink, WOOLC_W0429, field->type.range,
        "the first value of enum '%s' is not 0: it cannot be the value "
        "of a map",
        e->decl.name->text);
}

static void apply_required(woolc_model *model, void *target,
                           const woolc_option *option) {
  ((woolc_oneof *)target)->is_required = woolc_flag_of(model, option);
}

static void check_oneof_options(woolc_model *model,
                                const woolc_message *message) {
  static const woolc_option_rule rules[] = {{"required", apply_required},
                                            {NULL, NULL}};
  for (woolc_decl *decl = message->oneofs; decl; decl = decl->next)
    woolc_apply_options(model, woolc_as_oneof(decl)->options, rules, "oneofs",
                        woolc_as_oneof(decl));
}

static const char *whats_of(const woolc_message *message) {
  return !message->routine                              ? "fields"
         : message == message->routine->request.message ? "arguments"
                                                        : "results";
}

static void check_fields(woolc_model *model, woolc_message *message) {
  uint32_t position = 0;
  for (woolc_field *field = message->fields; field; field = field->next) {
    position++;
    field->number = field->number_literal.kind == WOOLC_LITERAL_NONE
                        ? position
                        : number_of(model, field);
    field->extra = woolc_check_field_options(model, field, whats_of(message));
    message->has_defaults =
        message->has_defaults || (field->extra && field->extra->has_default);
    check_proto(model, message, field);
  }
}

void woolc_check_message(woolc_model *model, woolc_message *message) {
  check_mixing(model, message);
  check_fields(model, message);
  check_oneof_options(model, message);
  sort_fields(model, message);
  check_same_numbers(model, message);
  woolc_map names;
  woolc_map_init(&names, &model->arena);
  check_names(model, message, &names);
  if (!message->decl.file->is_proto2)
    check_plain_names(model, message);
  check_oneof_names(model, message);
  check_reserved(model, message);
}
