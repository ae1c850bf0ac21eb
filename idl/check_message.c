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

static void check_same_numbers(woolc_model *model,
                               const woolc_message *message) {
  for (size_t i = 1; i < message->n_fields; i++) {
    const woolc_field *field = message->by_number[i];
    const woolc_field *other = message->by_number[i - 1];
    if (field->number != other->number || field->number == 0)
      continue;
    woolc_diagnostic *found = woolc_report(
        &model->sink, WOOLC_W0403, number_range(field),
        "number %u of '%s' is taken by '%s'", (unsigned)field->number,
        field->name->text, other->name->text);
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

static void check_names(woolc_model *model, const woolc_message *message,
                        woolc_map *names) {
  for (woolc_field *field = message->fields; field; field = field->next) {
    const woolc_field *other =
        woolc_map_add(names, json_name(model, field->name), field);
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

static void check_reserved_item(woolc_model *model,
                                const woolc_reserved *item) {
  if (item->name)
    return;
  if (item->first == 0 || item->last > WOOLC_MAX_FIELD_NUMBER ||
      item->first > item->last)
    woolc_report(&model->sink, WOOLC_W0416, item->range,
                 "reserved numbers go from 1 to %d, the smaller first",
                 WOOLC_MAX_FIELD_NUMBER);
}

static void check_reserved_field(woolc_model *model, const woolc_reserved *item,
                                 const woolc_field *field) {
  const bool is_name = item->name == field->name;
  if (!is_name &&
      (item->name || field->number < item->first || field->number > item->last))
    return;
  woolc_diagnostic *found =
      is_name ? woolc_report(&model->sink, WOOLC_W0315, field->range,
                             "the name '%s' is reserved", field->name->text)
              : woolc_report(&model->sink, WOOLC_W0407, number_range(field),
                             "number %u of '%s' is reserved",
                             (unsigned)field->number, field->name->text);
  woolc_report_note(&model->sink, found, item->range, "reserved here");
}

static void check_reserved(woolc_model *model, const woolc_message *message) {
  size_t count = 0;
  for (const woolc_reserved *item = message->reserved; item;
       item = item->next) {
    if (++count > WOOLC_MAX_RESERVED) {
      woolc_report(&model->sink, WOOLC_W0408, item->range,
                   "message '%s' has more than %d reserved entries",
                   message->decl.name->text, WOOLC_MAX_RESERVED);
      return;
    }
    check_reserved_item(model, item);
    for (const woolc_field *field = message->fields; field; field = field->next)
      check_reserved_field(model, item, field);
  }
}

void woolc_check_message(woolc_model *model, woolc_message *message) {
  check_mixing(model, message);
  uint32_t position = 0;
  for (woolc_field *field = message->fields; field; field = field->next) {
    position++;
    field->number = field->number_literal.kind == WOOLC_LITERAL_NONE
                        ? position
                        : number_of(model, field);
    woolc_refuse_options(model, field->options, "fields");
  }
  sort_fields(model, message);
  check_same_numbers(model, message);
  woolc_map names;
  woolc_map_init(&names, &model->arena);
  check_names(model, message, &names);
  check_oneof_names(model, message);
  check_reserved(model, message);
}
