/* Fields, arguments and results: what became of each number and each name. */
#include <string.h>

#include "idl/breaking/breaking_parts.h"

/* ---- types ---- */

static const woolc_name *declared(const woolc_type *type) {
  if (type->kind == WOOLC_KIND_MESSAGE && type->message)
    return type->message->decl.full_name;
  if (type->kind == WOOLC_KIND_ENUM && type->enumeration)
    return type->enumeration->decl.full_name;
  if (type->kind == WOOLC_KIND_TOKEN && type->var)
    return type->var->decl.full_name;
  return NULL;
}

bool woolc_break_same_type(const woolc_type *a, const woolc_type *b) {
  const woolc_name *left = declared(a);
  const woolc_name *right = declared(b);
  if (a->kind != b->kind || !left != !right)
    return false;
  return !left || strcmp(left->text, right->text) == 0;
}

const char *woolc_break_type_text(woolc_comparison *c, const woolc_type *type) {
  const woolc_name *name = declared(type);
  if (type->kind == WOOLC_KIND_TOKEN && name)
    return woolc_arena_printf(&c->new_model->arena, "token<%s>", name->text);
  return name ? name->text : woolc_kind_text(type->kind);
}

/* Kinds that read each other's bytes, where values fit: protobuf's groups. */
static int wire_group(woolc_kind kind) {
  switch (kind) {
  case WOOLC_KIND_INT32:
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_BOOL:
  case WOOLC_KIND_ENUM:
    return 1;
  case WOOLC_KIND_SINT32:
  case WOOLC_KIND_SINT64:
    return 2;
  case WOOLC_KIND_FIXED32:
  case WOOLC_KIND_SFIXED32:
    return 3;
  case WOOLC_KIND_FIXED64:
  case WOOLC_KIND_SFIXED64:
    return 4;
  case WOOLC_KIND_STRING:
  case WOOLC_KIND_BYTES:
    return 5;
  default:
    return 100 + (int)kind;
  }
}

/* Messages of other names may have the same fields: whoever moves a message to
 * another package breaks source only. Its fields are compared under its own
 * name. */
static bool reads_old_bytes(const woolc_type *was, const woolc_type *is) {
  if (was->kind == WOOLC_KIND_MESSAGE && is->kind == WOOLC_KIND_MESSAGE)
    return strcmp(was->message->decl.name->text,
                  is->message->decl.name->text) == 0;
  if (was->kind == WOOLC_KIND_TOKEN && is->kind == WOOLC_KIND_TOKEN)
    return !is->var; /* any variable's takes that of one */
  if (was->kind == WOOLC_KIND_BYTES && is->kind == WOOLC_KIND_STRING)
    return false; /* what is not UTF-8 is refused */
  return wire_group(was->kind) == wire_group(is->kind);
}

/* ---- one field ---- */

static const woolc_field *by_number(const woolc_field *fields,
                                    uint32_t number) {
  while (fields && fields->number != number)
    fields = fields->next;
  return fields;
}

static const woolc_field *by_name(const woolc_field *fields, const char *name) {
  while (fields && strcmp(fields->name->text, name) != 0)
    fields = fields->next;
  return fields;
}

static bool is_reserved(const woolc_reserved *reserved, uint32_t number) {
  for (; reserved; reserved = reserved->next)
    if (!reserved->name && reserved->first <= number &&
        number <= reserved->last)
      return true;
  return false;
}

static void break_gone(woolc_comparison *c, const woolc_field *was,
                       const woolc_field *old_fields,
                       const woolc_field *new_fields,
                       const woolc_field_owner *owner) {
  const woolc_field *moved = by_name(new_fields, was->name->text);
  if (moved && by_number(old_fields, moved->number))
    return; /* said of the field that has its number now */
  if (moved) {
    woolc_break(c, WOOLC_W0803, moved->range, was->range,
                "%s '%s' of %s had the number %u and has %u", owner->what,
                was->name->text, owner->of, (unsigned)was->number,
                (unsigned)moved->number);
    return;
  }
  woolc_break(c, owner->is_signature ? WOOLC_W0856 : WOOLC_W0852, was->range,
              (woolc_range){0}, "%s '%s' of %s is gone", owner->what,
              was->name->text, owner->of);
  if (!is_reserved(owner->reserved, was->number) && !owner->is_signature)
    woolc_break(c, WOOLC_W0802, was->range, (woolc_range){0},
                "number %u of %s is not reserved: whoever gives it to another "
                "field reads old bytes as that",
                (unsigned)was->number, owner->of);
}

static void break_type(woolc_comparison *c, const woolc_field *was,
                       const woolc_field *is, const woolc_field_owner *owner) {
  if (woolc_break_same_type(&was->type, &is->type))
    return;
  const bool is_wire = !reads_old_bytes(&was->type, &is->type);
  woolc_break(c, is_wire ? WOOLC_W0804 : WOOLC_W0854, is->type.range,
              was->type.range, "%s '%s' of %s was %s and is %s", owner->what,
              is->name->text, owner->of, woolc_break_type_text(c, &was->type),
              woolc_break_type_text(c, &is->type));
}

static void break_label(woolc_comparison *c, const woolc_field *was,
                        const woolc_field *is, const woolc_field_owner *owner) {
  const bool was_many = was->label == WOOLC_LABEL_REPEATED;
  const bool is_many = is->label == WOOLC_LABEL_REPEATED;
  const bool is_pointer =
      is->type.kind == WOOLC_KIND_MESSAGE || is->type.kind == WOOLC_KIND_TOKEN;
  if (was_many != is_many || !was->entry != !is->entry)
    woolc_break(c, WOOLC_W0805, is->range, was->range,
                "%s '%s' of %s was %s and is %s", owner->what, is->name->text,
                owner->of,
                was->entry ? "a map"
                : was_many ? "repeated"
                           : "one",
                is->entry ? "a map"
                : is_many ? "repeated"
                          : "one");
  else if (was->label != is->label && !was->oneof == !is->oneof &&
           (!is_pointer || owner->is_signature))
    woolc_break(
        c, WOOLC_W0855, is->range, was->range, "%s '%s' of %s %s optional",
        owner->what, is->name->text, owner->of,
        was->label == WOOLC_LABEL_OPTIONAL ? "is no longer" : "has become");
}

/* A field may move into a new oneof alone, or out of one that it was alone in:
 * then at most one is there as before. */
static void break_oneof(woolc_comparison *c, const woolc_field *was,
                        const woolc_field *is, const woolc_field_owner *owner) {
  const char *before = was->oneof ? was->oneof->decl.name->text : NULL;
  const char *after = is->oneof ? is->oneof->decl.name->text : NULL;
  if (!before && !after)
    return;
  const bool was_alone = !before || was->oneof->n_fields == 1;
  const bool is_alone = !after || is->oneof->n_fields == 1;
  if (before && after) {
    if (strcmp(before, after) != 0)
      woolc_break(c, WOOLC_W0853, is->range, was->range,
                  "%s '%s' of %s was in oneof '%s' and is in '%s'", owner->what,
                  is->name->text, owner->of, before, after);
    return;
  }
  woolc_break(c, was_alone && is_alone ? WOOLC_W0855 : WOOLC_W0806, is->range,
              was->range, "%s '%s' of %s was %s oneof '%s' and is %s",
              owner->what, is->name->text, owner->of, before ? "in" : "not in",
              before ? before : after, after ? "in it" : "not");
}

static const char *json_name(const woolc_field *field) {
  return field->extra ? field->extra->json_name : NULL;
}

static void break_names(woolc_comparison *c, const woolc_field *was,
                        const woolc_field *is, const woolc_field *old_fields,
                        const woolc_field_owner *owner) {
  const char *before = json_name(was);
  const char *after = json_name(is);
  const woolc_field *moved = by_name(old_fields, is->name->text);
  if (moved && moved->number != is->number)
    woolc_break(c, WOOLC_W0803, is->range, moved->range,
                "%s '%s' of %s had the number %u and has %u", owner->what,
                is->name->text, owner->of, (unsigned)moved->number,
                (unsigned)is->number);
  else if (strcmp(was->name->text, is->name->text) != 0)
    woolc_break(c, WOOLC_W0853, is->range, was->range,
                "%s %u of %s was called '%s' and is called '%s'", owner->what,
                (unsigned)is->number, owner->of, was->name->text,
                is->name->text);
  else if (!before != !after || (before && strcmp(before, after) != 0))
    woolc_break(c, WOOLC_W0859, is->range, was->range,
                "%s '%s' of %s has another name in JSON", owner->what,
                is->name->text, owner->of);
}

static bool same_default(const woolc_field *was, const woolc_field *is) {
  const woolc_extra *a = was->extra;
  const woolc_extra *b = is->extra;
  const bool had = a && a->has_default;
  const bool has = b && b->has_default;
  if (!had || !has)
    return had == has;
  return a->standard.bits == b->standard.bits &&
         a->standard.text.len == b->standard.text.len &&
         (a->standard.text.len == 0 ||
          memcmp(a->standard.text.data, b->standard.text.data,
                 a->standard.text.len) == 0);
}

static void break_field(woolc_comparison *c, const woolc_field *was,
                        const woolc_field *is, const woolc_field *old_fields,
                        const woolc_field_owner *owner) {
  const char *what = woolc_arena_printf(&c->new_model->arena, "%s '%s' of %s",
                                        owner->what, is->name->text, owner->of);
  break_names(c, was, is, old_fields, owner);
  break_label(c, was, is, owner);
  break_oneof(c, was, is, owner);
  if (was->entry && is->entry) {
    const woolc_field_owner entry = {.what = "part", .of = what};
    woolc_break_fields(c, was->entry->fields, is->entry->fields, &entry);
    woolc_break_limits(c, what, &is->type, was->extra, is->extra, is->range,
                       was->range);
    return;
  }
  break_type(c, was, is, owner);
  if (woolc_break_same_type(&was->type, &is->type)) {
    woolc_break_limits(c, what, &is->type, was->extra, is->extra, is->range,
                       was->range);
    if (!same_default(was, is))
      woolc_break(c, WOOLC_W0814, is->range, was->range,
                  "%s has another default: who leaves it out means another "
                  "value",
                  what);
  }
}

/* ---- all of them ---- */

static void break_order(woolc_comparison *c, const woolc_field *old_fields,
                        const woolc_field *new_fields,
                        const woolc_field_owner *owner) {
  const woolc_field *was = old_fields;
  const woolc_field *is = new_fields;
  for (; was && is; was = was->next, is = is->next)
    if (was->number != is->number) {
      woolc_break(c, WOOLC_W0856, is->range, was->range,
                  "the %ss of %s are in another order", owner->what, owner->of);
      return;
    }
  for (; is; is = is->next)
    woolc_break(c, WOOLC_W0856, is->range, (woolc_range){0},
                "%s '%s' of %s is new: its functions in C take one parameter "
                "more",
                owner->what, is->name->text, owner->of);
}

void woolc_break_fields(woolc_comparison *c, const woolc_field *old_fields,
                        const woolc_field *new_fields,
                        const woolc_field_owner *owner) {
  for (const woolc_field *was = old_fields; was; was = was->next) {
    const woolc_field *is = by_number(new_fields, was->number);
    if (is)
      break_field(c, was, is, old_fields, owner);
    else
      break_gone(c, was, old_fields, new_fields, owner);
  }
  for (const woolc_field *is = new_fields; is; is = is->next)
    if (!by_number(old_fields, is->number))
      woolc_break_new_field(c,
                            woolc_arena_printf(&c->new_model->arena,
                                               "%s '%s' of %s", owner->what,
                                               is->name->text, owner->of),
                            is);
  if (owner->is_signature)
    break_order(c, old_fields, new_fields, owner);
}
