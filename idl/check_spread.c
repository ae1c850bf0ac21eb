/* What is true of a message because it is of a part of it, at any depth: that
 * it may hold a token, and that it has limits. Found by walking the uses
 * backwards from where it begins, each message once, so that recursion and
 * 10,000 messages are no matter. */
#include "idl/check_parts.h"

typedef struct walk {
  woolc_model *model;
  /* whether it begins at a message */
  bool (*begins)(const woolc_message *message);
  bool *(*flag)(woolc_message *message);
  woolc_message **found; /* a stack */
  size_t n_found;
  size_t room;
} walk;

static void count_message(void *user_data, woolc_message *message) {
  walk *w = user_data;
  (void)message;
  w->room++;
}

static void add_user(walk *w, woolc_message *used, woolc_message *user) {
  woolc_edge *edge = woolc_arena_alloc(&w->model->arena, sizeof *edge);
  edge->user = user;
  edge->next = used->users;
  used->users = edge;
}

static void push(walk *w, woolc_message *message) {
  if (*w->flag(message))
    return;
  *w->flag(message) = true;
  w->found[w->n_found++] = message;
}

static void link_message(void *user_data, woolc_message *message) {
  for (const woolc_field *field = message->fields; field; field = field->next)
    if (field->type.kind == WOOLC_KIND_MESSAGE)
      add_user(user_data, field->type.message, message);
}

static void visit_message(void *user_data, woolc_message *message) {
  walk *w = user_data;
  if (w->begins(message))
    push(w, message);
}

static void spread(woolc_model *model,
                   bool (*begins)(const woolc_message *message),
                   bool *(*flag)(woolc_message *message)) {
  walk w = {.model = model, .begins = begins, .flag = flag};
  for (woolc_file *file = model->files; file; file = file->next)
    woolc_file_each_message(file, count_message, &w);
  w.found = woolc_arena_array(&model->arena, w.room, sizeof *w.found);
  for (woolc_file *file = model->files; file; file = file->next)
    woolc_file_each_message(file, visit_message, &w);
  while (w.n_found > 0) {
    const woolc_message *message = w.found[--w.n_found];
    for (const woolc_edge *edge = message->users; edge; edge = edge->next)
      push(&w, edge->user);
  }
}

static bool has_token(const woolc_message *message) {
  for (const woolc_field *f = message->fields; f; f = f->next)
    if (f->type.kind == WOOLC_KIND_TOKEN)
      return true;
  return false;
}

static bool *token_flag(woolc_message *message) {
  return &message->may_hold_token;
}

static bool has_limit(const woolc_message *message) {
  for (const woolc_field *f = message->fields; f; f = f->next)
    if (woolc_has_limit(f->extra) || (f->oneof && f->oneof->is_required))
      return true;
  return false;
}

static bool *rules_flag(woolc_message *message) {
  return &message->has_rules;
}

static bool uses_value(const woolc_message *message) {
  for (const woolc_field *f = message->fields; f; f = f->next)
    if (woolc_value_type_of(f)->is_value)
      return true;
  return false;
}

static void refuse_token(woolc_model *model, const woolc_routine *routine,
                         const woolc_signature *signature, const char *what) {
  if (!signature->message || !signature->message->may_hold_token)
    return;
  woolc_report(&model->sink, WOOLC_W0415, signature->range,
               "the %s of '%s' can hold a token, but no context goes to or "
               "comes from an extern service%s",
               what, routine->decl.name->text,
               uses_value(signature->message)
                   ? "; instead of 'value' take google.protobuf.Value"
                   : "");
}

static void check_extern(woolc_model *model, const woolc_service *service) {
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    const woolc_routine *routine = woolc_as_routine(decl);
    refuse_token(model, routine, &routine->request, "request");
    refuse_token(model, routine, &routine->response, "response");
  }
}

void woolc_check_tokens(woolc_model *model) {
  walk w = {.model = model};
  for (woolc_file *file = model->files; file; file = file->next)
    woolc_file_each_message(file, link_message, &w);
  spread(model, has_token, token_flag);
  for (woolc_file *file = model->files; file; file = file->next)
    for (woolc_decl *decl = file->decls; decl; decl = decl->next)
      if (woolc_as_service(decl) && woolc_as_service(decl)->is_extern)
        check_extern(model, woolc_as_service(decl));
}

void woolc_check_rules(woolc_model *model) {
  spread(model, has_limit, rules_flag);
}
