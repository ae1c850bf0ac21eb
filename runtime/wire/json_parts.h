/* What writing and reading messages as JSON share. */
#ifndef WOOLI_WIRE_JSON_PARTS_H
#define WOOLI_WIRE_JSON_PARTS_H

#include "runtime/wire/codec_parts.h"
#include "runtime/wire/fields.h"
#include "runtime/wire/json_known.h"
#include "runtime/wire/json_text.h"

enum {
  WOOLI_MAX_JSON_NAME_LEN = 128 /* bytes: of the language's names (idl) */
};

/* The options that were given, or zero. */
static inline wool_json_options
wooli_json_options_of(const wool_json_options *given) {
  wool_json_options options = WOOL_JSON_OPTIONS_INIT;
  if (given)
    memcpy(&options, given,
           given->struct_size < sizeof options ? given->struct_size
                                               : sizeof options);
  return options;
}

/* The name of a field in JSON; `room` is for what is not in the table. */
static inline wool_str wooli_json_name_of(const wool_field *field,
                                          char room[WOOLI_MAX_JSON_NAME_LEN]) {
  if (field->extra && field->extra->json_name)
    return wool_str_c(field->extra->json_name);
  wool_str name = wool_str_c(field->name);
  if (name.len > WOOLI_MAX_JSON_NAME_LEN || !memchr(name.data, '_', name.len))
    return name;
  return wool_str_n(room, wooli_name_to_camel(name, room));
}

/* The field of a well-known type; NULL if the table is not as protobuf's. */
static inline const wool_field *wooli_known_field(const wool_message_type *type,
                                                  uint32_t number,
                                                  wool_kind kind,
                                                  wool_label label) {
  for (size_t i = 0; i < type->n_fields; i++) {
    const wool_field *field = &type->fields[i];
    if (field->number == number)
      return field->kind == (uint8_t)kind && field->label == (uint8_t)label
                 ? field
                 : NULL;
  }
  return NULL;
}

/* The type that an Any's URL names; NULL if it is not among the options'. */
static inline const wool_message_type *
wooli_json_type_of_url(const wool_json_options *options, wool_str url) {
  size_t begin = url.len;
  while (begin && url.data[begin - 1] != '/')
    begin--;
  wool_str name = wool_str_n(url.data + begin, url.len - begin);
  for (size_t i = 0; name.len && i < options->n_types; i++)
    if (wool_str_equal(name, wool_str_c(options->types[i]->full_name)))
      return options->types[i];
  return NULL;
}

static inline bool wooli_is_value_type(const wool_message_type *type) {
  return type->well_known == WOOL_WELL_KNOWN_VALUE ||
         type->well_known == WOOL_WELL_KNOWN_WOOL_VALUE;
}

static inline bool wooli_is_null_enum(const wool_field *field) {
  return field->kind == WOOL_KIND_ENUM && field->enumeration &&
         (field->enumeration->flags & WOOL_ENUM_NULL_VALUE);
}

#endif
