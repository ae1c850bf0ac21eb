#include "codegen/c_types.h"

#include <string.h>

#include "codegen/c_names.h"
#include "codegen/proto_values.h"

const char *woolc_c_value(const woolc_type *type) {
  switch (type->kind) {
  case WOOLC_KIND_DOUBLE:
    return "double";
  case WOOLC_KIND_FLOAT:
    return "float";
  case WOOLC_KIND_BOOL:
    return "bool";
  case WOOLC_KIND_INT32:
  case WOOLC_KIND_SINT32:
  case WOOLC_KIND_SFIXED32:
    return "int32_t";
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_FIXED32:
    return "uint32_t";
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_SINT64:
  case WOOLC_KIND_SFIXED64:
    return "int64_t";
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_FIXED64:
    return "uint64_t";
  case WOOLC_KIND_STRING:
    return "wool_str";
  case WOOLC_KIND_BYTES:
    return "wool_bytes";
  case WOOLC_KIND_TOKEN:
    return "wool_token *";
  case WOOLC_KIND_ENUM:
    return woolc_c_name(&type->enumeration->decl);
  case WOOLC_KIND_MESSAGE:
    return woolc_c_name(&type->message->decl);
  case WOOLC_KIND_NAMED:
  case WOOLC_KIND_MAP:
  case WOOLC_KIND_ERROR:
    break;
  }
  return "void";
}

const char *woolc_c_pad(const char *type) {
  return type[strlen(type) - 1] == '*' ? "" : " ";
}

bool woolc_is_pointed(const woolc_field *field) {
  return field->type.kind == WOOLC_KIND_MESSAGE &&
         field->label != WOOLC_LABEL_REPEATED;
}

/* The elements of a repeated field, up to the star before the name. */
static const char *array_of(woolc_arena *arena, const woolc_type *type) {
  if (type->kind == WOOLC_KIND_TOKEN)
    return "wool_token *const *";
  return woolc_arena_printf(arena, "const %s *", woolc_c_value(type));
}

/* What marks a member that is not to be used any more. The structs of routines
 * are not seen by anybody. */
static const char *mark_of(const woolc_field *f, bool is_marked) {
  return is_marked && f->extra && f->extra->is_deprecated ? " WOOL_DEPRECATED"
                                                          : "";
}

const char *woolc_c_doc(woolc_arena *arena, const woolc_field *field) {
  woolc_list list;
  woolc_list_init(&list, arena);
  woolc_list_limits(&list, woolc_value_type_of(field), field->extra, true);
  const char *doc = field->doc;
  for (size_t i = 0; i < list.count; i++)
    doc = woolc_arena_printf(arena, "%s%s%s%s", doc ? doc : "",
                             i     ? ", "
                             : doc ? "\nOptions: "
                                   : "Options: ",
                             list.items[i], i + 1 < list.count ? "" : ".");
  return doc;
}

/* Of the union, at the indentation of one. */
static void print_choice(woolc_printer *out, const woolc_field *f) {
  const char *value = woolc_c_value(&f->type);
  woolc_print(out, "    %s%s%s%s%s;\n", woolc_is_pointed(f) ? "const " : "",
              value, woolc_is_pointed(f) ? " *" : woolc_c_pad(value),
              woolc_c_member(f), mark_of(f, true));
}

static void print_oneof(woolc_printer *out, const woolc_oneof *oneof) {
  woolc_print(out, "  %s_case which_%s;\n  union {\n",
              woolc_c_name(&oneof->decl), oneof->decl.name->text);
  for (const woolc_field *f = oneof->first; f && f->oneof == oneof;
       f = f->next) {
    const char *doc = woolc_c_doc(out->arena, f);
    if (doc)
      woolc_print_comment(out, 4, "/**", doc);
    print_choice(out, f);
  }
  woolc_print(out, "  } %s;\n", woolc_c_oneof(out->arena, oneof));
}

static void print_member(woolc_printer *out, const woolc_field *field,
                         bool is_marked) {
  const char *mark = mark_of(field, is_marked);
  const char *value = woolc_c_value(&field->type);
  const char *member = woolc_c_member(field);
  const char *name = field->name->text;
  if (field->label == WOOLC_LABEL_REPEATED) {
    woolc_print(out, "  %s%s%s;\n", array_of(out->arena, &field->type), member,
                mark);
    woolc_print(out, "  size_t n_%s%s;\n", name, mark);
  } else if (woolc_is_pointed(field)) {
    woolc_print(out, "  const %s *%s%s;\n", value, member, mark);
  } else {
    if (woolc_has_flag(field))
      woolc_print(out, "  bool has_%s%s;\n", name, mark);
    woolc_print(out, "  %s%s%s%s;\n", value, woolc_c_pad(value), member, mark);
  }
}

static const char *oneof_doc(woolc_arena *arena, const woolc_oneof *oneof) {
  const char *doc = oneof->decl.doc;
  return !oneof->is_required ? doc
         : doc ? woolc_arena_printf(arena, "%s\nOne is required.", doc)
               : "One is required.";
}

void woolc_print_members(woolc_printer *out, const woolc_message *message) {
  for (const woolc_field *f = message->fields; f; f = f->next) {
    if (f->oneof && f != f->oneof->first)
      continue;
    const char *doc =
        f->oneof ? oneof_doc(out->arena, f->oneof) : woolc_c_doc(out->arena, f);
    if (doc && !message->routine)
      woolc_print_comment(out, 2, "/**", doc);
    if (f->oneof)
      print_oneof(out, f->oneof);
    else
      print_member(out, f, !message->routine);
  }
  if (woolc_keeps_unknown(message))
    woolc_print(out, "  wool_bytes unknown_fields;\n");
  else if (!message->fields)
    woolc_print(out, "  char unused; /* C has no struct without members */\n");
}

void woolc_list_inputs(woolc_list *list, const woolc_signature *signature,
                       const char *message_name) {
  if (signature->is_message)
    woolc_list_add(list, "const %s *%s",
                   woolc_c_name(&signature->message->decl), message_name);
  for (const woolc_field *f = signature->fields; f; f = f->next) {
    const char *value = woolc_c_value(&f->type);
    const char *param = woolc_c_param(list->arena, f);
    if (f->label == WOOLC_LABEL_REPEATED) {
      woolc_list_add(list, "%s%s", array_of(list->arena, &f->type), param);
      woolc_list_add(list, "size_t n_%s", f->name->text);
    } else if (woolc_is_pointed(f) || woolc_has_flag(f)) {
      woolc_list_add(list, "const %s *%s", value, param);
    } else {
      woolc_list_add(list, "%s%s%s", value, woolc_c_pad(value), param);
    }
  }
}

void woolc_list_outputs(woolc_list *list, const woolc_signature *signature,
                        bool is_handler, const char *message_name) {
  if (signature->is_message)
    woolc_list_add(list, is_handler ? "%s *%s" : "const %s **%s",
                   woolc_c_name(&signature->message->decl), message_name);
  for (const woolc_field *f = signature->fields; f; f = f->next) {
    const char *value = woolc_c_value(&f->type);
    const char *name = f->name->text;
    if (f->label == WOOLC_LABEL_REPEATED) {
      woolc_list_add(list, "%s*out_%s", array_of(list->arena, &f->type), name);
      woolc_list_add(list, "size_t *out_n_%s", name);
    } else if (woolc_is_pointed(f)) {
      const bool is_filled = is_handler && f->label != WOOLC_LABEL_OPTIONAL;
      woolc_list_add(list, is_filled ? "%s *out_%s" : "const %s **out_%s",
                     value, name);
    } else {
      if (woolc_has_flag(f))
        woolc_list_add(list, "bool *out_has_%s", name);
      woolc_list_add(list, "%s%s*out_%s", value, woolc_c_pad(value), name);
    }
  }
}

void woolc_list_arguments(woolc_list *list, const woolc_routine *routine) {
  if (!routine->request.is_stream)
    woolc_list_inputs(list, &routine->request, "request");
}

void woolc_list_results(woolc_list *list, const woolc_routine *routine,
                        bool is_handler) {
  if (!routine->response.is_stream)
    woolc_list_outputs(list, &routine->response, is_handler, "out_response");
}
