#include "idl/lint/lint_rules.h"

#include <stdlib.h>
#include <string.h>

/* ---- styles of names ---- */

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_pascal(const char *name) {
  return is_upper(name[0]) && !strchr(name, '_');
}

static bool is_snake(const char *name) {
  for (const char *at = name; *at; at++)
    if (is_upper(*at))
      return false;
  return true;
}

static bool is_capitals(const char *name) {
  for (const char *at = name; *at; at++)
    if (is_lower(*at))
      return false;
  return true;
}

/* Where one word of a name begins another ends: "HTTPCode", "http_code". */
static bool is_break(const char *name, size_t i) {
  if (i == 0 || name[i] == '_' || name[i - 1] == '_')
    return false;
  return is_upper(name[i]) && (!is_upper(name[i - 1]) || is_lower(name[i + 1]));
}

/* The same name in another style: words of `first` and `rest` letters, with
 * `separator` between them. */
static const char *in_style(woolc_linter *l, const char *name, bool first_up,
                            bool rest_up, bool has_separator) {
  char *out = woolc_arena_alloc(&l->model->arena, 2 * strlen(name) + 1);
  char *to = out;
  bool at_word = true;
  for (size_t i = 0; name[i]; i++) {
    if (name[i] == '_' || is_break(name, i)) {
      at_word = true;
      if (has_separator && to > out)
        *to++ = '_';
      if (name[i] == '_')
        continue;
    }
    const bool up = at_word ? first_up : rest_up;
    const char c = name[i];
    *to++ = (char)(up && is_lower(c)    ? c - 'a' + 'A'
                   : !up && is_upper(c) ? c - 'A' + 'a'
                                        : c);
    at_word = false;
  }
  return out;
}

static const char *capitals(woolc_linter *l, const char *name) {
  return in_style(l, name, true, true, true);
}

static void check_type_name(woolc_linter *l, const woolc_decl *decl) {
  const char *name = decl->name->text;
  if (!is_pascal(name))
    woolc_lint_report(l, WOOLC_W0701, decl->range,
                      "%s '%s' would be '%s' in PascalCase",
                      woolc_decl_kind_text(decl->kind), name,
                      in_style(l, name, true, false, false));
}

static void check_snake(woolc_linter *l, const char *what, const char *name,
                        woolc_range range) {
  if (!is_snake(name))
    woolc_lint_report(l, WOOLC_W0702, range,
                      "%s '%s' would be '%s' in snake_case", what, name,
                      in_style(l, name, false, false, true));
}

static void check_capitals(woolc_linter *l, const woolc_decl *decl) {
  const char *name = decl->name->text;
  if (!is_capitals(name))
    woolc_lint_report(
        l, WOOLC_W0703, decl->range, "%s '%s' would be '%s' in capitals",
        woolc_decl_kind_text(decl->kind), name, capitals(l, name));
}

/* ---- documentation ---- */

static void check_doc(woolc_linter *l, const woolc_decl *decl) {
  if (!decl->doc)
    woolc_lint_report(l, WOOLC_W0706, decl->range,
                      "%s '%s' has no documentation: a /// comment before it",
                      woolc_decl_kind_text(decl->kind), decl->name->text);
}

/* ---- enums ---- */

static void check_zero(woolc_linter *l, const woolc_enum_value *zero) {
  static const char *const endings[] = {
      "UNKNOWN", "UNSPECIFIED", "UNSET", "NONE", "DEFAULT", "OK", "UNDEFINED"};
  const char *name = zero->decl.name->text;
  const size_t len = strlen(name);
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    const size_t n = strlen(endings[i]);
    if (len >= n && strcmp(name + len - n, endings[i]) == 0)
      return;
  }
  woolc_lint_report(l, WOOLC_W0705, zero->decl.range,
                    "'%s' is 0, which is also what a field is that nobody "
                    "set: an enum begins with a value that says so",
                    name);
}

static void check_enum(woolc_linter *l, woolc_enum *e) {
  const char *prefix = capitals(l, e->decl.name->text);
  const size_t len = strlen(prefix);
  check_type_name(l, &e->decl);
  check_doc(l, &e->decl);
  for (woolc_decl *d = e->values; d; d = d->next) {
    check_capitals(l, d);
    if (strncmp(d->name->text, prefix, len) != 0 || d->name->text[len] != '_')
      woolc_lint_report(l, WOOLC_W0704, d->range,
                        "'%s' lives beside its enum, as in C: '%s_%s' cannot "
                        "meet the value of another",
                        d->name->text, prefix, capitals(l, d->name->text));
  }
  woolc_enum_value *zero = e->values ? woolc_as_enum_value(e->values) : NULL;
  if (zero && zero->number == 0)
    check_zero(l, zero);
}

/* ---- fields ---- */

static bool has_option(const woolc_option *options, const char *name) {
  for (; options; options = options->next)
    if (strcmp(options->name->text, name) == 0)
      return true;
  return false;
}

static void check_limits(woolc_linter *l, const char *what,
                         const woolc_field *field) {
  const bool is_many = field->label == WOOLC_LABEL_REPEATED;
  const bool is_text = field->type.kind == WOOLC_KIND_STRING ||
                       field->type.kind == WOOLC_KIND_BYTES;
  if (is_many && !has_option(field->options, "max_items"))
    woolc_lint_report(l, WOOLC_W0709, field->range, "%s '%s' has no max_items",
                      what, field->name->text);
  if (is_text && !has_option(field->options, "max_len"))
    woolc_lint_report(l, WOOLC_W0709, field->range, "%s '%s' has no max_len",
                      what, field->name->text);
}

static bool is_deprecated(const woolc_option *options) {
  return has_option(options, "deprecated");
}

static const woolc_decl *deprecated_type(const woolc_type *type) {
  if (type->kind == WOOLC_KIND_MESSAGE && type->message &&
      is_deprecated(type->message->options))
    return &type->message->decl;
  return NULL;
}

static void check_use(woolc_linter *l, const woolc_type *type,
                      bool user_is_deprecated) {
  const woolc_decl *decl = deprecated_type(type);
  if (decl && !user_is_deprecated)
    woolc_lint_report(l, WOOLC_W0712, type->range, "%s '%s' is deprecated",
                      woolc_decl_kind_text(decl->kind), decl->name->text);
}

static void check_fields(woolc_linter *l, const char *what,
                         const woolc_field *fields, bool is_extern,
                         bool user_is_deprecated) {
  for (const woolc_field *f = fields; f; f = f->next) {
    if (!is_extern)
      check_snake(l, what, f->name->text, f->range);
    check_limits(l, what, f);
    check_use(l, &f->type, user_is_deprecated || is_deprecated(f->options));
  }
}

/* ---- numbers ---- */

static bool is_reserved(const woolc_message *message, uint32_t number) {
  for (const woolc_reserved *r = message->reserved; r; r = r->next)
    if (!r->name && r->first <= number && number <= r->last)
      return true;
  return false;
}

static void check_gaps(woolc_linter *l, const woolc_message *message) {
  if (!woolc_lint_is_on(l, WOOLC_W0711))
    return;
  uint32_t last = 0;
  for (size_t i = 0; i < message->n_fields; i++) {
    const woolc_field *f = message->by_number[i];
    uint32_t n = last + 1;
    while (n < f->number && is_reserved(message, n))
      n++;
    if (n < f->number)
      woolc_lint_report(l, WOOLC_W0711, f->range,
                        "nothing has the number %u: if a field had it, "
                        "reserve it",
                        (unsigned)n);
    last = f->number;
  }
}

/* ---- declarations ---- */

static void check_decl(woolc_linter *l, woolc_decl *decl);

static void check_message(woolc_linter *l, woolc_message *message) {
  if (message->map || message->routine)
    return;
  check_type_name(l, &message->decl);
  check_doc(l, &message->decl);
  check_fields(l, "field", message->fields, false,
               is_deprecated(message->options));
  for (woolc_decl *d = message->oneofs; d; d = d->next)
    check_snake(l, "oneof", d->name->text, d->range);
  check_gaps(l, message);
  for (woolc_decl *d = message->nested; d; d = d->next)
    check_decl(l, d);
}

static bool throws(const woolc_routine *routine, const woolc_message *error) {
  for (const woolc_throw *t = routine->throws; t; t = t->next)
    if (t->error == error)
      return true;
  return false;
}

static bool is_thrown(const woolc_linter *l, const woolc_message *error) {
  for (woolc_file *f = l->model->files; f; f = f->next)
    for (woolc_decl *d = f->decls; d; d = d->next) {
      const woolc_service *s = woolc_as_service(d);
      for (woolc_decl *r = s ? s->routines : NULL; r; r = r->next)
        if (throws(woolc_as_routine(r), error))
          return true;
    }
  return false;
}

/* Errors of a file without services are for others to throw. */
static void check_error(woolc_linter *l, woolc_message *error) {
  bool has_services = false;
  for (const woolc_decl *d = l->file->decls; d; d = d->next)
    has_services = has_services || d->kind == WOOLC_DECL_SERVICE;
  check_message(l, error);
  if (has_services && !is_thrown(l, error))
    woolc_lint_report(l, WOOLC_W0708, error->decl.range,
                      "no routine throws error '%s'", error->decl.name->text);
}

static void check_signature(woolc_linter *l, const char *what,
                            const woolc_signature *signature, bool is_extern,
                            bool user_is_deprecated) {
  if (signature->is_message)
    check_use(l, &signature->type, user_is_deprecated);
  else
    check_fields(l, what, signature->fields, is_extern, user_is_deprecated);
}

static void check_service(woolc_linter *l, woolc_service *service) {
  const bool is_old = is_deprecated(service->options);
  check_type_name(l, &service->decl);
  check_doc(l, &service->decl);
  for (woolc_decl *d = service->routines; d; d = d->next) {
    const woolc_routine *r = woolc_as_routine(d);
    const bool is_old_too = is_old || is_deprecated(r->options);
    if (!service->is_extern)
      check_snake(l, "routine", d->name->text, d->range);
    check_doc(l, d);
    check_signature(l, "argument", &r->request, service->is_extern, is_old_too);
    check_signature(l, "result", &r->response, service->is_extern, is_old_too);
  }
}

static void check_var(woolc_linter *l, woolc_var *var) {
  check_snake(l, "variable", var->decl.name->text, var->decl.range);
  check_doc(l, &var->decl);
  if (!has_option(var->options, "accept"))
    woolc_lint_report(l, WOOLC_W0710, var->decl.range,
                      "variable '%s' is believed whoever sends it: say accept "
                      "= all if it may be, accept = none if not",
                      var->decl.name->text);
  check_use(l, &var->type, is_deprecated(var->options));
}

static void check_decl(woolc_linter *l, woolc_decl *decl) {
  switch (decl->kind) {
  case WOOLC_DECL_MESSAGE:
    check_message(l, woolc_as_message(decl));
    break;
  case WOOLC_DECL_ERROR:
    check_error(l, woolc_as_message(decl));
    break;
  case WOOLC_DECL_ENUM:
    check_enum(l, woolc_as_enum(decl));
    break;
  case WOOLC_DECL_CONSTANT:
    check_capitals(l, decl);
    check_doc(l, decl);
    break;
  case WOOLC_DECL_VAR:
    check_var(l, woolc_as_var(decl));
    break;
  case WOOLC_DECL_SERVICE:
    check_service(l, woolc_as_service(decl));
    break;
  case WOOLC_DECL_PACKAGE:
  case WOOLC_DECL_ONEOF:
  case WOOLC_DECL_ENUM_VALUE:
  case WOOLC_DECL_ROUTINE:
    break;
  }
}

/* ---- the file ---- */

/* "shop/cart" of "shop/cart/item.wool" is where shop.cart lies, and what lies
 * in it; shop/cart.wool may declare shop.cart too. */
static void check_package(woolc_linter *l) {
  const char *name = l->file->source.name;
  const char *slash = strrchr(name, '/');
  const size_t len = slash ? (size_t)(slash - name) : 0;
  const char *package = l->file->package->text;
  char *directory = woolc_arena_copy(&l->model->arena, name, len);
  for (char *at = directory; *at; at++)
    if (*at == '/')
      *at = '.';
  if (len == 0 || (strncmp(package, directory, len) == 0 &&
                   (package[len] == '\0' || package[len] == '.')))
    return;
  woolc_lint_report(l, WOOLC_W0707, l->file->package_range,
                    "package '%s' in the directory of '%s'", package,
                    directory);
}

void woolc_lint_walk(woolc_linter *l) {
  check_package(l);
  for (woolc_decl *d = l->file->decls; d; d = d->next)
    check_decl(l, d);
}
