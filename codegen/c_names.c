#include "codegen/c_names.h"

#include <string.h>

#include "codegen/c_words.h"
#include "idl/map.h"

/* Everything that is made for a declaration, by what its name ends with. Names
 * inside the source file are here too: they live in one scope with the rest. */
static const char *const made_names[] = {"", "_type", "_fields", "_zero",
                                         NULL}; /* for routines and maps */
static const char *const message_names[] = {
    "",       "_type",    "_fields",    "_zero",     "_init",   "_copy",
    "_clone", "_free",    "_equal",     "_validate", "_encode", "_decode",
    "_print", "_to_json", "_from_json", NULL};
static const char *const error_names[] = {
    "",        "_type",   "_fields", "_error",   "_throw",     "_caught",
    "_init",   "_copy",   "_clone",  "_free",    "_equal",     "_validate",
    "_encode", "_decode", "_print",  "_to_json", "_from_json", NULL};
static const char *const oneof_names[] = {"_case", "_NOT_SET", NULL};
static const char *const enum_names[] = {"",       "_type",  "_values", "_name",
                                         "_parse", "_order", NULL};
static const char *const value_names[] = {"", NULL}; /* and constants */
static const char *const var_names[] = {"_decl", "_var",   "_set",
                                        "_get",  "_reset", NULL};
static const char *const service_names[] = {
    "_service", "_handlers", "_register", "_methods", "_vars", NULL};
static const char *const routine_names[] = {
    "", "_start", "_finish", "_serve", "_results", "_throws", NULL};
static const char *const stream_names[] = {
    "",      "_open",  "_start",   "_send",      "_recv",  "_end",    "_finish",
    "_next", "_yield", "_results", "_arguments", "_serve", "_throws", NULL};

static const char *const *names_of(const woolc_decl *decl) {
  switch (decl->kind) {
  case WOOLC_DECL_MESSAGE:
    return woolc_has_functions((const woolc_message *)(const void *)decl)
               ? message_names
               : made_names;
  case WOOLC_DECL_ERROR:
    return error_names;
  case WOOLC_DECL_ONEOF:
    return oneof_names;
  case WOOLC_DECL_ENUM:
    return enum_names;
  case WOOLC_DECL_ENUM_VALUE:
  case WOOLC_DECL_CONSTANT:
    return value_names;
  case WOOLC_DECL_VAR:
    return var_names;
  case WOOLC_DECL_SERVICE:
    return service_names;
  case WOOLC_DECL_ROUTINE:
    return woolc_has_stream((const woolc_routine *)(const void *)decl)
               ? stream_names
               : routine_names;
  case WOOLC_DECL_PACKAGE:
    break;
  }
  return value_names + 1;
}

typedef struct speller {
  woolc_model *model;
  woolc_arena arena;   /* for what is needed until all is spelled */
  woolc_arena scratch; /* for what one declaration needs */
  woolc_names globals; /* slots are declarations */
} speller;

static woolc_name *add_global(speller *s, const char *name,
                              const char *suffix) {
  const char *text = woolc_arena_printf(&s->scratch, "%s%s", name, suffix);
  return woolc_names_add(&s->globals, text, strlen(text));
}

static void report_clash(speller *s, const woolc_decl *decl,
                         const woolc_decl *other, const char *name) {
  woolc_diagnostic *found = woolc_report(
      &s->model->sink, WOOLC_W0501, decl->range,
      "%s '%s' and %s '%s' both make '%s' in C",
      woolc_decl_kind_text(decl->kind), decl->full_name->text,
      woolc_decl_kind_text(other->kind), other->full_name->text, name);
  woolc_report_note(&s->model->sink, found, other->range, "the other is here");
}

/* False: reported. */
static bool claim_global(speller *s, woolc_decl *decl, const char *name,
                         const char *suffix) {
  woolc_name *global = add_global(s, name, suffix);
  const woolc_decl *other = global->slot;
  if (other) {
    report_clash(s, decl, other, global->text);
    return false;
  }
  global->slot = decl;
  if (woolc_is_c_word(global->text) && strncmp(name, "wool_", 5) != 0)
    woolc_report(&s->model->sink, WOOLC_W0503, decl->range,
                 "%s '%s' makes '%s' in C, which means something else there",
                 woolc_decl_kind_text(decl->kind), decl->full_name->text,
                 global->text);
  return true;
}

/* <wool/value.h> has it, in the runtime's own spelling. */
static bool is_value(const woolc_decl *decl) {
  return strcmp(decl->full_name->text, WOOLC_VALUE_NAME) == 0 &&
         woolc_is_builtin(decl->file);
}

const char *woolc_c_spelling(woolc_arena *arena, const woolc_decl *decl) {
  if (is_value(decl))
    return "wool_value";
  char *name =
      woolc_arena_copy(arena, decl->full_name->text, decl->full_name->len);
  for (char *at = name; *at; at++)
    if (*at == '.')
      *at = '_';
  return name;
}

static void spell_decl(speller *s, woolc_decl *decl) {
  const char *name = woolc_c_spelling(&s->model->arena, decl);
  decl->spelling = name;
  if (is_value(decl))
    return;
  for (const char *const *suffix = names_of(decl); *suffix; suffix++)
    if (!claim_global(s, decl, name, *suffix))
      break;
  woolc_arena_clear(&s->scratch);
}

/* The number of a field, under the name of the oneof: a declaration of its own,
 * so that a clash has its place. */
static void claim_choice(speller *s, const woolc_oneof *oneof,
                         const woolc_field *field) {
  woolc_arena *arena = &s->model->arena;
  const char *name = woolc_arena_printf(
      arena, "%s_%s", woolc_c_name(&oneof->decl), field->name->text);
  woolc_decl *decl = woolc_arena_alloc(arena, sizeof *decl);
  woolc_name *full_name = woolc_arena_alloc(arena, sizeof *full_name);
  *decl = oneof->decl;
  decl->range = field->range;
  full_name->text = woolc_arena_printf(
      arena, "%s.%s", oneof->decl.full_name->text, field->name->text);
  decl->full_name = full_name;
  (void)claim_global(s, decl, name, "");
}

/* The numbers of its fields have names too. */
static void spell_oneof(speller *s, woolc_oneof *oneof) {
  spell_decl(s, &oneof->decl);
  for (const woolc_field *f = oneof->first; f && f->oneof == oneof; f = f->next)
    claim_choice(s, oneof, f);
}

static void spell_message(void *user_data, woolc_message *message) {
  spell_decl(user_data, &message->decl);
  for (woolc_decl *decl = message->oneofs; decl; decl = decl->next)
    spell_oneof(user_data, woolc_as_oneof(decl));
}

static void spell_enum(void *user_data, woolc_enum *e) {
  spell_decl(user_data, &e->decl);
  for (woolc_decl *value = e->values; value; value = value->next)
    spell_decl(user_data, value);
}

static void spell_constant(void *user_data, woolc_constant *constant) {
  spell_decl(user_data, &constant->decl);
}

static void spell_service(speller *s, woolc_service *service) {
  spell_decl(s, &service->decl);
  for (woolc_decl *decl = service->routines; decl; decl = decl->next)
    spell_decl(s, decl);
}

static void spell_decls(speller *s, woolc_file *file) {
  woolc_file_each_enum(file, spell_enum, s);
  woolc_file_each_message(file, spell_message, s);
  woolc_file_each_constant(file, spell_constant, s);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    if (woolc_as_var(decl))
      spell_decl(s, decl);
    if (woolc_as_service(decl))
      spell_service(s, woolc_as_service(decl));
  }
}

static const char *escaped(woolc_arena *arena, const char *name) {
  return woolc_is_c_word(name) ? woolc_arena_printf(arena, "%s_", name) : name;
}

bool woolc_has_functions(const woolc_message *message) {
  return woolc_keeps_unknown(message);
}

bool woolc_is_builtin(const woolc_file *file) {
  return strcmp(file->source.name, WOOLC_VALUE_FILE) == 0;
}

const char *woolc_c_table(woolc_arena *arena, const woolc_message *message) {
  return is_value(&message->decl)
             ? "wool_value_message_type"
             : woolc_arena_printf(arena, "%s_type",
                                  woolc_c_name(&message->decl));
}

bool woolc_keeps_unknown(const woolc_message *message) {
  return !message->routine && !message->map;
}

/* Beside the member that keeps what a schema does not know. */
static const char *member_of(woolc_arena *arena, const char *name) {
  return strcmp(name, "unknown_fields") == 0 ? "unknown_fields_"
                                             : escaped(arena, name);
}

bool woolc_has_flag(const woolc_field *field) {
  return field->label == WOOLC_LABEL_OPTIONAL &&
         field->type.kind != WOOLC_KIND_MESSAGE &&
         field->type.kind != WOOLC_KIND_TOKEN;
}

/* One scope of a struct or a list of parameters. */
typedef struct scope {
  speller *speller;
  woolc_map seen; /* by interned name */
} scope;

static void claim(scope *in, const woolc_field *field, const char *prefix,
                  const char *name) {
  woolc_model *model = in->speller->model;
  const char *text =
      woolc_arena_printf(&in->speller->scratch, "%s%s", prefix, name);
  const woolc_name *key = woolc_names_add(&model->names, text, strlen(text));
  union {
    const woolc_field *in;
    void *out;
  } value = {field};
  const woolc_field *other = woolc_map_add(&in->seen, key, value.out);
  if (other) {
    woolc_diagnostic *found =
        woolc_report(&model->sink, WOOLC_W0502, field->range,
                     "'%s' and '%s' both make '%s' in C", field->name->text,
                     other->name->text, text);
    woolc_report_note(&model->sink, found, other->range, "the other is here");
    return;
  }
  const woolc_name *global =
      woolc_names_find(&in->speller->globals, text, strlen(text));
  if (global && global->slot) {
    const woolc_decl *decl = global->slot;
    woolc_diagnostic *found = woolc_report(
        &model->sink, WOOLC_W0502, field->range,
        "'%s' has the name that %s '%s' has in C", field->name->text,
        woolc_decl_kind_text(decl->kind), decl->full_name->text);
    woolc_report_note(&model->sink, found, decl->range, "declared here");
  }
}

static void claim_all(scope *in, const woolc_field *field, const char *prefix,
                      const char *name) {
  woolc_arena *arena = &in->speller->scratch;
  claim(in, field, prefix, name);
  if (field->label == WOOLC_LABEL_REPEATED)
    claim(in, field, woolc_arena_printf(arena, "%sn_", prefix),
          field->name->text);
}

/* A oneof in a struct is two members, and a scope for its fields. */
static void claim_oneof(scope *in, const woolc_oneof *oneof) {
  woolc_arena *arena = &in->speller->scratch;
  woolc_field *self = woolc_arena_alloc(arena, sizeof *self);
  scope inner = {.speller = in->speller};
  woolc_map_init(&inner.seen, arena);
  self->name = oneof->decl.name;
  self->range = oneof->decl.range;
  claim(in, self, "", woolc_c_oneof(arena, oneof));
  claim(in, self, "which_", oneof->decl.name->text);
  for (const woolc_field *f = oneof->first; f && f->oneof == oneof; f = f->next)
    claim(&inner, f, "", woolc_c_member(f));
}

static void spell_members(void *user_data, woolc_message *message) {
  speller *s = user_data;
  scope in = {.speller = s};
  woolc_map_init(&in.seen, &s->scratch);
  for (woolc_field *field = message->fields; field; field = field->next) {
    field->spelling = woolc_keeps_unknown(message)
                          ? member_of(&s->model->arena, field->name->text)
                          : escaped(&s->model->arena, field->name->text);
    if (field->oneof)
      continue; /* in a scope of its own */
    claim_all(&in, field, "", woolc_c_member(field));
    if (woolc_has_flag(field))
      claim(&in, field, "has_", field->name->text);
  }
  for (woolc_decl *decl = message->oneofs; decl; decl = decl->next)
    claim_oneof(&in, woolc_as_oneof(decl));
  woolc_arena_clear(&s->scratch);
}

static void check_params(speller *s, const woolc_routine *routine) {
  scope in = {.speller = s};
  woolc_map_init(&in.seen, &s->scratch);
  for (const woolc_field *f = routine->request.fields; f; f = f->next) {
    claim_all(&in, f, "", woolc_c_param(&s->scratch, f));
    if (routine->response.is_message &&
        strcmp(f->name->text, "out_response") == 0)
      woolc_report(&s->model->sink, WOOLC_W0502, f->range,
                   "'out_response' is what the result is called in C");
  }
  for (const woolc_field *f = routine->response.fields; f; f = f->next) {
    claim_all(&in, f, "out_", f->name->text);
    if (woolc_has_flag(f))
      claim(&in, f, "out_has_", f->name->text);
  }
}

static void check_handlers(speller *s, const woolc_service *service) {
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    check_params(s, woolc_as_routine(decl));
    woolc_arena_clear(&s->scratch);
  }
}

void woolc_spell(woolc_model *model) {
  speller s = {.model = model};
  woolc_arena_init(&s.arena, model->arena.no_memory);
  woolc_arena_init(&s.scratch, model->arena.no_memory);
  woolc_names_init(&s.globals, &s.arena);
  for (woolc_file *file = model->files; file; file = file->next)
    spell_decls(&s, file);
  for (woolc_file *file = model->files; file; file = file->next) {
    woolc_file_each_message(file, spell_members, &s);
    for (woolc_decl *decl = file->decls; decl; decl = decl->next)
      if (woolc_as_service(decl))
        check_handlers(&s, woolc_as_service(decl));
  }
  woolc_arena_cleanup(&s.arena);
  woolc_arena_cleanup(&s.scratch);
}

const char *woolc_c_name(const woolc_decl *decl) {
  return decl->spelling;
}

const char *woolc_c_oneof(woolc_arena *arena, const woolc_oneof *oneof) {
  return member_of(arena, oneof->decl.name->text);
}

const char *woolc_c_member(const woolc_field *field) {
  return field->spelling;
}

/* The parameters that every stub has. */
static bool is_stub_param(const char *name) {
  return strcmp(name, "call") == 0 || strcmp(name, "callback") == 0 ||
         strcmp(name, "events") == 0 || strcmp(name, "user_data") == 0;
}

const char *woolc_c_param(woolc_arena *arena, const woolc_field *field) {
  return is_stub_param(field->name->text)
             ? woolc_arena_printf(arena, "%s_", field->name->text)
             : woolc_c_member(field);
}

const char *woolc_c_handler(woolc_arena *arena, const woolc_routine *routine) {
  return escaped(arena, routine->decl.name->text);
}

const char *woolc_c_local(woolc_arena *arena, const woolc_signature *inputs,
                          const char *wanted) {
  for (const woolc_field *f = inputs->fields; f; f = f->next)
    if (strcmp(f->name->text, wanted) == 0)
      return woolc_arena_printf(arena, "%s_", wanted);
  return wanted;
}

/* Two names that differ in what the guard cannot show get a number. */
static bool is_plain(const char *stem) {
  for (; *stem; stem++)
    if (*stem != '/' && !(*stem >= 'a' && *stem <= 'z') &&
        !(*stem >= '0' && *stem <= '9'))
      return false;
  return true;
}

static unsigned number_of(const char *text) {
  unsigned hash = 2166136261u;
  for (; *text; text++)
    hash = (hash ^ (unsigned char)*text) * 16777619u;
  return hash;
}

const char *woolc_c_guard(woolc_arena *arena, const woolc_file *file) {
  const char *stem = woolc_stem(arena, file);
  const bool starts_with_digit = stem[0] >= '0' && stem[0] <= '9';
  char *guard = is_plain(stem)
                    ? woolc_arena_printf(arena, "%s%s_WOOL_H",
                                         starts_with_digit ? "WOOL_" : "", stem)
                    : woolc_arena_printf(arena, "%s%s_%08x_WOOL_H",
                                         starts_with_digit ? "WOOL_" : "", stem,
                                         number_of(stem));
  for (char *at = guard; *at; at++) {
    if (*at >= 'a' && *at <= 'z')
      *at = (char)(*at - 'a' + 'A');
    else if (!(*at >= 'A' && *at <= 'Z') && !(*at >= '0' && *at <= '9'))
      *at = '_';
  }
  return guard;
}

const char *woolc_c_file(woolc_arena *arena, const woolc_file *file) {
  const char *guard = woolc_c_guard(arena, file);
  char *name = woolc_arena_printf(arena, "%.*s_file",
                                  (int)(strlen(guard) - strlen("_H")), guard);
  for (char *at = name; *at; at++)
    if (*at >= 'A' && *at <= 'Z')
      *at = (char)(*at - 'A' + 'a');
  return name;
}

const char *woolc_stem(woolc_arena *arena, const woolc_file *file) {
  return woolc_arena_copy(arena, file->source.name,
                          strlen(file->source.name) - strlen(".wool"));
}
