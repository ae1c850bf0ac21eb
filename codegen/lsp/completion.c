/* Completion: what may stand where the cursor is. */
#include <dirent.h>
#include <string.h>
#include <strings.h>

#include "codegen/lsp/cursor.h"
#include "codegen/lsp/uri.h"
#include "idl/compile.h"
#include "idl/file_options.h"
#include "idl/limits.h"
#include "idl/loader.h"
#include "idl/resolve.h"

/* LSP's CompletionItemKind. */
enum {
  ITEM_FIELD = 5,
  ITEM_VARIABLE = 6,
  ITEM_PROPERTY = 10,
  ITEM_ENUM = 13,
  ITEM_KEYWORD = 14,
  ITEM_FILE = 17,
  ITEM_FOLDER = 19,
  ITEM_ENUM_MEMBER = 20,
  ITEM_CONSTANT = 21,
  ITEM_STRUCT = 22,
  ITEM_EVENT = 23
};

typedef struct lister {
  woolc_query *query;
  const woolc_analysis *analysis;
  woolc_cursor cursor;
  woolc_text typed;  /* what was written already */
  woolc_names names; /* of items: each is offered once */
  size_t n_items;
} lister;

/* ---- items ---- */

/* What is typed is looked for at the beginning of the path and of each of its
 * parts. */
static bool is_wanted(const lister *l, const char *label) {
  for (const char *at = label; at; at = strchr(at, '.')) {
    at += *at == '.';
    if (strncasecmp(at, l->typed.data, l->typed.len) == 0)
      return true;
  }
  return false;
}

static void offer(lister *l, const char *label, int kind, const char *detail,
                  const char *doc) {
  woolc_out *out = l->query->out;
  if (!is_wanted(l, label) || l->names.count > WOOLC_LSP_MAX_COMPLETIONS)
    return;
  woolc_name *name = woolc_names_add(&l->names, label, strlen(label));
  if (name->slot || l->names.count > WOOLC_LSP_MAX_COMPLETIONS)
    return;
  name->slot = name;
  woolc_out_object(out, NULL);
  woolc_out_chars(out, "label", label);
  woolc_out_int(out, "kind", kind);
  if (detail)
    woolc_out_chars(out, "detail", detail);
  if (doc)
    woolc_out_chars(out, "documentation", doc);
  woolc_out_object(out, "textEdit");
  woolc_out_range(out, "range", &l->analysis->lines, l->cursor.begin,
                  l->cursor.end);
  woolc_out_chars(out, "newText", label);
  woolc_out_end_object(out);
  woolc_out_end_object(out);
}

static void offer_word(lister *l, woolc_keyword word) {
  offer(l, woolc_keyword_text(word), ITEM_KEYWORD, NULL, NULL);
}

static void offer_words(lister *l, const woolc_keyword *words, size_t count) {
  for (size_t i = 0; i < count && words[i]; i++)
    offer_word(l, words[i]);
}

/* "a|b|c" */
static void offer_choices(lister *l, const char *choices) {
  for (const char *at = choices; *at;) {
    const size_t len = strcspn(at, "|");
    offer(l, woolc_arena_copy(&l->query->lsp->scratch, at, len),
          ITEM_ENUM_MEMBER, NULL, NULL);
    at += len;
    at += *at == '|';
  }
}

/* ---- declarations ---- */

static void stamp(const woolc_file *file, woolc_names *files, unsigned depth) {
  for (const woolc_import *i = file->imports; i; i = i->next) {
    if (!i->file || i->is_made || (depth > 0 && !i->is_public))
      continue;
    woolc_name *name = woolc_names_add(files, i->file->source.name,
                                       strlen(i->file->source.name));
    if (name->slot)
      continue;
    name->slot = i->file;
    stamp(i->file, files, depth + 1);
  }
}

static bool is_visible(const lister *l, const woolc_names *files,
                       const woolc_decl *decl) {
  if (decl->file == l->analysis->file)
    return true;
  const char *file = decl->file->source.name;
  const woolc_name *name = woolc_names_find(files, file, strlen(file));
  return name && name->slot;
}

/* The shortest path that means this declaration in the file's package. */
static const char *path_of(lister *l, const woolc_decl *decl) {
  const char *full = decl->full_name->text;
  const char *package = l->analysis->file->package->text;
  const unsigned bit = WOOLC_KIND_BIT(decl->kind);
  for (const char *at = strrchr(full, '.'); at && at > full;) {
    if (woolc_lookup(&l->query->analysis->model, package, at + 1, bit) == decl)
      return at + 1;
    while (--at > full && *at != '.')
      continue;
  }
  return full;
}

static int item_kind(woolc_decl_kind kind) {
  switch (kind) {
  case WOOLC_DECL_ENUM:
    return ITEM_ENUM;
  case WOOLC_DECL_VAR:
    return ITEM_VARIABLE;
  case WOOLC_DECL_CONSTANT:
    return ITEM_CONSTANT;
  case WOOLC_DECL_ERROR:
    return ITEM_EVENT;
  default:
    return ITEM_STRUCT;
  }
}

static bool is_nobodys(woolc_decl *decl) {
  const woolc_message *message = woolc_as_message(decl);
  return message && (message->routine || message->map);
}

static void offer_decls(lister *l, unsigned kinds) {
  const woolc_file *file = l->analysis->file;
  woolc_names files;
  if (!file)
    return;
  woolc_names_init(&files, &l->query->lsp->scratch);
  stamp(file, &files, 0);
  for (const woolc_name *n = l->analysis->model.symbols.first; n; n = n->next) {
    woolc_decl *decl = n->slot;
    if (!decl || !(kinds & WOOLC_KIND_BIT(decl->kind)) || is_nobodys(decl) ||
        !is_visible(l, &files, decl))
      continue;
    offer(l, path_of(l, decl), item_kind(decl->kind), decl->full_name->text,
          decl->doc);
  }
}

static void offer_types(lister *l) {
  for (int word = WOOLC_KW_VALUE; word < WOOLC_KW_COUNT; word++)
    offer_word(l, (woolc_keyword)word);
  offer_decls(l, WOOLC_KIND_BIT(WOOLC_DECL_MESSAGE) |
                     WOOLC_KIND_BIT(WOOLC_DECL_ENUM));
}

/* ---- statements ---- */

static void offer_statements(lister *l) {
  static const woolc_keyword at_top[] = {
      WOOLC_KW_IMPORT,  WOOLC_KW_CONTEXT, WOOLC_KW_CONST,   WOOLC_KW_ENUM,
      WOOLC_KW_MESSAGE, WOOLC_KW_ERROR,   WOOLC_KW_SERVICE, WOOLC_KW_EXTERN};
  static const woolc_keyword in_message[] = {
      WOOLC_KW_OPTIONAL, WOOLC_KW_REPEATED, WOOLC_KW_MAP,   WOOLC_KW_ONEOF,
      WOOLC_KW_ENUM,     WOOLC_KW_MESSAGE,  WOOLC_KW_CONST, WOOLC_KW_RESERVED};
  static const woolc_keyword in_error[] = {
      WOOLC_KW_OPTIONAL, WOOLC_KW_REPEATED, WOOLC_KW_MAP,     WOOLC_KW_ONEOF,
      WOOLC_KW_ENUM,     WOOLC_KW_MESSAGE,  WOOLC_KW_RESERVED};
  switch (l->cursor.body) {
  case WOOLC_KW_PACKAGE:
    if (!l->analysis->file || l->analysis->file->package->len == 0)
      offer_word(l, WOOLC_KW_PACKAGE);
    offer_words(l, at_top, sizeof at_top / sizeof at_top[0]);
    break;
  case WOOLC_KW_MESSAGE:
    offer_words(l, in_message, sizeof in_message / sizeof in_message[0]);
    offer_types(l);
    break;
  case WOOLC_KW_ERROR:
    offer_words(l, in_error, sizeof in_error / sizeof in_error[0]);
    offer_types(l);
    break;
  case WOOLC_KW_ONEOF:
    offer_types(l);
    break;
  case WOOLC_KW_ENUM:
    offer_word(l, WOOLC_KW_RESERVED);
    break;
  case WOOLC_KW_SERVICE:
    offer_word(l, WOOLC_KW_ROUTINE);
    break;
  default:
    break;
  }
}

/* ---- options and values ---- */

static void offer_options(lister *l) {
  const woolc_option_place place = l->cursor.place;
  size_t count = 0;
  for (const woolc_option_help *h = woolc_option_helps; h->name; h++)
    if ((h->places & (unsigned)place) &&
        (strcmp(h->name, "path") != 0 || l->cursor.body == WOOLC_KW_EXTERN))
      offer(l, h->name, ITEM_PROPERTY, NULL, h->about);
  if (place != WOOLC_PLACE_PACKAGE)
    return;
  const woolc_file_option *options = woolc_file_options(&count);
  for (size_t i = 0; i < count; i++)
    offer(l, options[i].name, ITEM_PROPERTY, NULL,
          woolc_option_about(options[i].name, place));
}

static bool is_named(const woolc_decl *decl, const woolc_name *name) {
  return strcmp(decl->name->text, name->text) == 0;
}

/* The values of the enum that the type's last part names, whichever is first:
 * what is offered is no promise. */
static void offer_values(lister *l) {
  const woolc_name *type = l->cursor.type;
  if (type && strcmp(type->text, "bool") == 0)
    offer_choices(l, "true|false");
  for (const woolc_name *n = l->analysis->model.symbols.first; n && type;
       n = n->next) {
    woolc_decl *decl = n->slot;
    const woolc_enum *e = decl ? woolc_as_enum(decl) : NULL;
    if (!e || !is_named(decl, type))
      continue;
    for (const woolc_decl *v = e->values; v; v = v->next)
      offer(l, v->name->text, ITEM_ENUM_MEMBER, decl->full_name->text, v->doc);
    return;
  }
}

static void offer_literals(lister *l) {
  offer_values(l);
  offer_decls(l, WOOLC_KIND_BIT(WOOLC_DECL_CONSTANT));
}

static void offer_option_values(lister *l) {
  const char *name = l->cursor.option->text;
  const woolc_option_help *h = woolc_option_helps;
  while (h->name && strcmp(h->name, name) != 0)
    h++;
  if (strcmp(name, "optimize_for") == 0)
    offer_choices(l, "SPEED|CODE_SIZE|LITE_RUNTIME");
  else if (h->name && h->values)
    offer_choices(l, h->values[0] ? h->values : "true|false");
  else if (strcmp(name, "default") == 0)
    offer_literals(l);
  else if (strcmp(name, "range") == 0)
    offer_choices(l, "min|max");
  if (h->name && (strcmp(name, "range") == 0 || strncmp(name, "m", 1) == 0))
    offer_decls(l, WOOLC_KIND_BIT(WOOLC_DECL_CONSTANT));
}

/* ---- imports ---- */

static void offer_path(lister *l, const char *path, bool is_folder) {
  const woolc_analysis *a = l->analysis;
  woolc_arena *arena = &l->query->lsp->scratch;
  if (is_folder)
    offer(l, woolc_arena_printf(arena, "%s/", path), ITEM_FOLDER, NULL, NULL);
  else if (woolc_is_import_name(path) && strcmp(path, a->name) != 0)
    offer(l, path, ITEM_FILE, NULL, NULL);
}

/* One directory; what is deeper is offered when its name has been typed. */
static void offer_directory(lister *l, const char *root, const char *inside) {
  woolc_arena *arena = &l->query->lsp->scratch;
  DIR *directory = opendir(woolc_plain_path(arena, root, inside));
  size_t n = 0;
  if (!directory)
    return;
  for (const struct dirent *e = readdir(directory);
       e && n < WOOLC_LSP_MAX_ENTRIES; e = readdir(directory), n++)
    if (e->d_name[0] != '.')
      offer_path(l, woolc_arena_printf(arena, "%s%s", inside, e->d_name),
                 e->d_type == DT_DIR);
  closedir(directory);
}

static void offer_imports(lister *l) {
  woolc_arena *arena = &l->query->lsp->scratch;
  size_t len = l->typed.len;
  while (len > 0 && l->typed.data[len - 1] != '/')
    len--;
  const char *inside = woolc_arena_copy(arena, l->typed.data, len);
  const bool leads_out = inside[0] == '/' || strstr(inside, "..");
  for (size_t i = 0; i < l->analysis->n_roots && !leads_out; i++)
    if (!l->query->lsp->options.no_files)
      offer_directory(l, l->analysis->roots[i], inside);
  for (size_t i = 0; woolc_shipped_name(i); i++)
    offer_path(l, woolc_shipped_name(i), false);
}

static void offer_all(lister *l) {
  switch (l->cursor.kind) {
  case WOOLC_CURSOR_NOTHING:
    break;
  case WOOLC_CURSOR_IMPORT:
    offer_imports(l);
    break;
  case WOOLC_CURSOR_STATEMENT:
    offer_statements(l);
    break;
  case WOOLC_CURSOR_TYPE:
    offer_words(l, l->cursor.words, WOOLC_CURSOR_MAX_WORDS);
    offer_types(l);
    break;
  case WOOLC_CURSOR_MESSAGE:
    offer_decls(l, WOOLC_KIND_BIT(WOOLC_DECL_MESSAGE));
    break;
  case WOOLC_CURSOR_ERROR:
    offer_decls(l, WOOLC_KIND_BIT(WOOLC_DECL_ERROR));
    break;
  case WOOLC_CURSOR_VAR:
    offer_decls(l, WOOLC_KIND_BIT(WOOLC_DECL_VAR));
    break;
  case WOOLC_CURSOR_OPTION:
    offer_options(l);
    break;
  case WOOLC_CURSOR_OPTION_VALUE:
    offer_option_values(l);
    break;
  case WOOLC_CURSOR_LITERAL:
    offer_literals(l);
    break;
  case WOOLC_CURSOR_WORD:
    offer_words(l, l->cursor.words, WOOLC_CURSOR_MAX_WORDS);
    break;
  }
}

void woolc_lsp_completion(woolc_query *query) {
  woolc_out *out = query->out;
  lister l = {.query = query, .analysis = query->analysis};
  l.cursor = woolc_find_cursor(query->analysis, query->offset);
  l.typed = (woolc_text){query->analysis->lines.text.data + l.cursor.begin,
                         l.cursor.end - l.cursor.begin};
  woolc_names_init(&l.names, &query->lsp->scratch);
  woolc_out_object(out, NULL);
  woolc_out_array(out, "items");
  offer_all(&l);
  woolc_out_end_array(out);
  woolc_out_bool(out, "isIncomplete",
                 l.names.count > WOOLC_LSP_MAX_COMPLETIONS);
  woolc_out_end_object(out);
}
