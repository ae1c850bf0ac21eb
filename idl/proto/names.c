/* Names in .wool: protobuf's own, but for those that the language does not
 * have. */
#include <string.h>

#include "idl/keywords.h"
#include "idl/limits.h"
#include "idl/proto/import_parts.h"

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Letters and digits with single underscores between them. */
static bool is_name(const char *text) {
  if (!is_letter(text[0]))
    return false;
  for (; *text; text++)
    if (*text == '_' && (text[1] == '_' || text[1] == '\0'))
      return false;
  return true;
}

/* What is no letter, digit or underscore counts as one of the latter. */
static char *made_name(woolc_arena *arena, const char *text, size_t len) {
  char *name = woolc_arena_alloc(arena, len + 2);
  char *to = name;
  bool gap = false;
  for (size_t i = 0; i < len; i++) {
    if (!is_letter(text[i]) && !is_digit(text[i])) {
      gap = to > name;
      continue;
    }
    if (to == name && is_digit(text[i]))
      *to++ = 'x';
    if (gap)
      *to++ = '_';
    gap = false;
    *to++ = text[i];
  }
  if (to == name)
    *to++ = 'x';
  *to = '\0';
  return name;
}

static bool is_keyword(const char *name) {
  for (int i = 1; i < WOOLC_KW_COUNT; i++)
    if (strcmp(woolc_keyword_text((woolc_keyword)i), name) == 0)
      return true;
  return false;
}

static bool is_type(const woolc_proto_node *node) {
  return node->kind == WOOLC_PROTO_MESSAGE || node->kind == WOOLC_PROTO_ENUM ||
         node->kind == WOOLC_PROTO_SERVICE;
}

/* ---- what is taken ---- */

static bool has_own_name(const woolc_proto_node *node) {
  return node->kind != WOOLC_PROTO_FILE && node->kind != WOOLC_PROTO_RESERVED &&
         node->kind != WOOLC_PROTO_EXTENSIONS &&
         node->kind != WOOLC_PROTO_EXTEND &&
         node->parent->kind != WOOLC_PROTO_EXTEND;
}

/* A oneof's fields are the message's, an enum's values those of what is around
 * the enum. */
static const woolc_proto_node *scope_of(const woolc_proto_node *node) {
  const woolc_proto_node *scope = node->parent;
  while (scope->parent &&
         (scope->kind == WOOLC_PROTO_ONEOF || scope->kind == WOOLC_PROTO_ENUM))
    scope = scope->parent;
  return scope;
}

static const char *taken_key(woolc_importer *imp, const woolc_proto_node *node,
                             const char *name) {
  return woolc_arena_printf(&imp->arena, "%s.%s", scope_of(node)->full_name,
                            name);
}

/* No identifier begins so, hence these names are among the others. */
static const char *json_key(woolc_importer *imp, const woolc_proto_node *node) {
  return woolc_arena_printf(&imp->arena, "[%s.%s", scope_of(node)->full_name,
                            woolc_proto_json_name(&imp->arena, node->name));
}

static char shared; /* the slot of a name that several fields have in JSON */

static void take_json_name(woolc_importer *imp, woolc_proto_node *node) {
  const char *key = json_key(imp, node);
  woolc_name *name = woolc_names_add(&imp->taken, key, strlen(key));
  name->slot = name->slot ? (void *)&shared : node;
}

static void take(void *user_data, woolc_proto_node *node) {
  woolc_importer *imp = user_data;
  if (!has_own_name(node))
    return;
  const char *key = taken_key(imp, node, node->name);
  (void)woolc_names_add(&imp->taken, key, strlen(key));
  if (node->kind == WOOLC_PROTO_FIELD)
    take_json_name(imp, node);
}

static bool shares_json_name(woolc_importer *imp,
                             const woolc_proto_node *node) {
  const char *key = json_key(imp, node);
  const woolc_name *name = woolc_names_find(&imp->taken, key, strlen(key));
  return name && name->slot == (void *)&shared;
}

/* The slot of a name counts what was put behind it, so that many names that
 * become one are not tried anew each. */
static const char *free_name(woolc_importer *imp,
                             const woolc_proto_node *node) {
  char *base = made_name(&imp->arena, node->name, strlen(node->name));
  if (is_type(node) && is_keyword(base))
    base[0] = (char)(base[0] - 'a' + 'A');
  const char *name = base;
  const char *key = taken_key(imp, node, base);
  woolc_name *first = woolc_names_find(&imp->taken, key, strlen(key));
  uintptr_t n = first ? (uintptr_t)first->slot : 0;
  while (woolc_names_find(&imp->taken, key, strlen(key))) {
    name = woolc_arena_printf(&imp->arena, "%s%u", base, (unsigned)n + 2);
    key = taken_key(imp, node, name);
    n++;
  }
  if (first)
    first->slot = (void *)n;
  (void)woolc_names_add(&imp->taken, key, strlen(key));
  return name;
}

/* ---- names ---- */

static const char *what_changes(const woolc_proto_node *node) {
  switch (node->kind) {
  case WOOLC_PROTO_FIELD:
    return node->shares_json_name ? ", also in JSON, where another has its name"
                                  : "; in JSON it keeps its name";
  case WOOLC_PROTO_MESSAGE:
    return ", also in an Any";
  case WOOLC_PROTO_VALUE:
    return ", also in JSON";
  case WOOLC_PROTO_SERVICE:
    return "; its path stays";
  case WOOLC_PROTO_METHOD:
    return "; its path changes with it: who calls it by its old name does not "
           "find it";
  case WOOLC_PROTO_FILE:
  case WOOLC_PROTO_ONEOF:
  case WOOLC_PROTO_ENUM:
  case WOOLC_PROTO_RESERVED:
  case WOOLC_PROTO_EXTENSIONS:
  case WOOLC_PROTO_EXTEND:
    break;
  }
  return "";
}

static void rename_node(woolc_importer *imp, woolc_proto_node *node) {
  node->wool_name = node->name;
  if (!has_own_name(node) || node->is_broken ||
      (is_name(node->name) && !(is_type(node) && is_keyword(node->name))))
    return;
  node->wool_name = free_name(imp, node);
  node->shares_json_name =
      node->kind == WOOLC_PROTO_FIELD && shares_json_name(imp, node);
  if (node->file->is_given)
    woolc_proto_say(
        imp, node->kind == WOOLC_PROTO_METHOD ? WOOLC_W0617 : WOOLC_W0616, node,
        node->range, "%s '%s' becomes '%s'%s",
        woolc_proto_kind_text(node->kind), node->name, node->wool_name,
        what_changes(node));
}

static void name_node(void *user_data, woolc_proto_node *node) {
  woolc_importer *imp = user_data;
  if (node->kind == WOOLC_PROTO_FILE) {
    node->wool_full_name = node->file->wool_package;
    return;
  }
  rename_node(imp, node);
  node->wool_full_name = node->parent->wool_full_name;
  if (!is_type(node))
    return;
  node->wool_full_name = woolc_arena_printf(
      &imp->arena, "%s.%s", node->parent->wool_full_name, node->wool_name);
  woolc_name *name = woolc_names_add(&imp->types, node->wool_full_name,
                                     strlen(node->wool_full_name));
  if (!name->slot && node->kind != WOOLC_PROTO_SERVICE)
    name->slot = node;
}

/* ---- packages ---- */

static const char *package_of_name(woolc_importer *imp,
                                   const woolc_proto_file *file) {
  const char *slash = strrchr(file->name, '/');
  const char *base = slash ? slash + 1 : file->name;
  const size_t len = strlen(base);
  const bool has_suffix = len > 6 && strcmp(base + len - 6, ".proto") == 0;
  return made_name(&imp->arena, base, has_suffix ? len - 6 : len);
}

static const char *package_in_wool(woolc_importer *imp, const char *package) {
  const char *whole = "";
  for (const char *at = package; *at;) {
    const size_t len = strcspn(at, ".");
    const char *part = woolc_arena_copy(&imp->arena, at, len);
    if (!is_name(part))
      part = made_name(&imp->arena, part, len);
    whole =
        whole[0] ? woolc_arena_printf(&imp->arena, "%s.%s", whole, part) : part;
    at += len + (at[len] == '.');
  }
  return whole;
}

static void name_package(woolc_importer *imp, woolc_proto_file *file) {
  const bool is_made = !file->package[0];
  if (file->is_shipped) {
    file->wool_package = file->package;
    return;
  }
  if (is_made)
    file->wool_package =
        imp->package ? imp->package : package_of_name(imp, file);
  else
    file->wool_package = package_in_wool(imp, file->package);
  if (!file->is_given)
    return;
  if (is_made && !imp->package)
    woolc_proto_say(imp, WOOLC_W0618, &file->root, file->package_range,
                    "the file %s has no package: in .wool it is '%s'; "
                    "--package gives another",
                    file->name, file->wool_package);
  else if (!is_made && strcmp(file->package, file->wool_package) != 0)
    woolc_proto_say(imp, WOOLC_W0616, &file->root, file->package_range,
                    "package '%s' becomes '%s'; paths of services stay",
                    file->package, file->wool_package);
}

void woolc_proto_rename(woolc_importer *imp) {
  for (woolc_proto_file *f = imp->files; f; f = f->next) {
    name_package(imp, f);
    woolc_proto_each(&f->root, take, imp);
  }
  for (woolc_proto_file *f = imp->files; f; f = f->next)
    woolc_proto_each(&f->root, name_node, imp);
}

/* ---- uses ---- */

/* As woolc_lookup finds it: the whole path, in each scope outwards. */
static const woolc_proto_node *look_up(const woolc_importer *imp, char *text,
                                       const char *scope, const char *path) {
  size_t scope_len = strlen(scope);
  const size_t path_len = strlen(path);
  for (;;) {
    const size_t at = scope_len ? scope_len + 1 : 0;
    memcpy(text, scope, scope_len);
    text[scope_len] = '.';
    memcpy(text + at, path, path_len + 1);
    const woolc_name *name = woolc_names_find(&imp->types, text, at + path_len);
    if (name && name->slot)
      return name->slot;
    if (!scope_len)
      return NULL;
    while (scope_len > 0 && scope[scope_len - 1] != '.')
      scope_len--;
    scope_len -= scope_len > 0;
  }
}

static bool begins_with_keyword(const char *path) {
  const size_t len = strcspn(path, ".");
  for (int i = 1; i < WOOLC_KW_COUNT; i++) {
    const char *word = woolc_keyword_text((woolc_keyword)i);
    if (strncmp(word, path, len) == 0 && word[len] == '\0')
      return true;
  }
  return false;
}

const char *woolc_proto_short_name(woolc_importer *imp,
                                   const woolc_proto_node *scope,
                                   const woolc_proto_node *type) {
  const char *full = type->wool_full_name;
  const size_t room = strlen(scope->wool_full_name) + strlen(full) + 2;
  char *text = woolc_arena_alloc(&imp->arena, room);
  const char *at = full + strlen(full);
  while (at > full) {
    while (at > full && at[-1] != '.')
      at--;
    if (!begins_with_keyword(at) &&
        look_up(imp, text, scope->wool_full_name, at) == type)
      return at;
    at -= at > full;
  }
  return full;
}

const char *woolc_proto_json_name(woolc_arena *arena, const char *name) {
  char *json = woolc_arena_copy(arena, name, strlen(name));
  char *to = json;
  bool raise = false;
  for (const char *at = name; *at; at++) {
    if (*at == '_') {
      raise = true;
      continue;
    }
    *to++ = (char)(raise && *at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
    raise = false;
  }
  *to = '\0';
  return json;
}
