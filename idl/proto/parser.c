/* The top level of a .proto file. */
#include "idl/proto/parser.h"

#include <string.h>

#include "idl/limits.h"
#include "idl/proto/parser_base.h"

static bool parse_package(woolc_proto_parser *p) {
  const char *doc = woolc_proto_take_comments(p);
  const woolc_range keyword = woolc_proto_range(p, woolc_proto_take(p));
  woolc_range range;
  const char *before = woolc_proto_take_before(p);
  if (before)
    p->file->root.before = woolc_arena_printf(
        p->arena, "%s%s", p->file->root.before ? p->file->root.before : "",
        before);
  const char *path =
      woolc_proto_take_path(p, "the name of the package", false, &range);
  if (!path)
    return false;
  if (p->file->package[0]) {
    woolc_diagnostic *found =
        woolc_report(p->sink, WOOLC_W0204, keyword, "a file has one package");
    woolc_report_note(p->sink, found, p->file->package_range,
                      "the first is here");
  } else if (!woolc_proto_is_package(path)) {
    woolc_report(p->sink, WOOLC_W0408, range,
                 "a package has at most %d parts of %d bytes",
                 WOOLC_MAX_PACKAGE_PARTS, WOOLC_MAX_IDENTIFIER_LEN);
  } else {
    p->file->package = path;
    p->file->package_range = range;
    p->file->root.doc = doc;
  }
  return woolc_proto_want(p, ';', "';'");
}

static bool parse_import(woolc_proto_parser *p) {
  woolc_proto_import *import = woolc_arena_alloc(p->arena, sizeof *import);
  woolc_text name;
  (void)woolc_proto_take_comments(p);
  woolc_proto_take(p);
  import->is_public = woolc_proto_take_word(p, "public");
  import->is_weak = !import->is_public && woolc_proto_take_word(p, "weak");
  if (!woolc_proto_take_string(p, "the path of a file in quotes", &name,
                               &import->range))
    return false;
  import->name = name.data;
  if (++p->file->n_imports > WOOLC_MAX_IMPORTS) {
    woolc_report(p->sink, WOOLC_W0408, import->range,
                 "a file has at most %d imports", WOOLC_MAX_IMPORTS);
  } else if (memchr(name.data, '\0', name.len)) {
    woolc_report(p->sink, WOOLC_W0313, import->range,
                 "import path contains a NUL");
  } else {
    woolc_proto_add_import(p->file, import);
  }
  return woolc_proto_want(p, ';', "';'");
}

/* The first statement, or none. */
static bool parse_syntax(woolc_proto_parser *p) {
  woolc_text value;
  woolc_range range;
  woolc_proto_take(p);
  if (!woolc_proto_want(p, '=', "'='") ||
      !woolc_proto_take_string(p, "\"proto2\" or \"proto3\"", &value, &range))
    return false;
  const bool is_2 = strcmp(value.data, "proto2") == 0;
  const bool is_3 = strcmp(value.data, "proto3") == 0;
  if (!is_2 && !is_3)
    woolc_report(p->sink, WOOLC_W0601, range,
                 "unknown syntax \"%s\": there are \"proto2\" and \"proto3\"",
                 value.data);
  p->file->syntax = is_2 ? WOOLC_PROTO_2 : WOOLC_PROTO_3;
  return woolc_proto_want(p, ';', "';'");
}

static bool parse_edition(woolc_proto_parser *p) {
  woolc_report(p->sink, WOOLC_W0601,
               woolc_proto_range(p, woolc_proto_peek(p, 0)),
               "editions are not read: proto2 and proto3 are; a file's "
               "descriptor that protoc makes of it may be one of these");
  p->file->syntax = WOOLC_PROTO_3; /* so that nothing follows from it */
  return false;
}

/* What stands above the first statement is mostly a licence. */
static void parse_first(woolc_proto_parser *p) {
  const bool is_syntax = woolc_proto_at_word(p, "syntax");
  if (!is_syntax && !woolc_proto_at_word(p, "edition"))
    return;
  const char *doc = woolc_proto_take_comments(p);
  const char *before = woolc_proto_take_before(p);
  if (doc)
    before =
        woolc_arena_printf(p->arena, "%s%s\n\n", before ? before : "", doc);
  p->file->root.before = before;
  if (is_syntax ? !parse_syntax(p) : !parse_edition(p))
    woolc_proto_skip(p);
}

static const char *const statements[] = {"syntax",  "package", "import",
                                         "option",  "message", "enum",
                                         "service", "extend"};

static bool parse_statement(woolc_proto_parser *p) {
  woolc_proto_node *root = &p->file->root;
  if (woolc_proto_at_word(p, "message"))
    return woolc_proto_parse_message(p, root);
  if (woolc_proto_at_word(p, "enum"))
    return woolc_proto_parse_enum(p, root);
  if (woolc_proto_at_word(p, "service"))
    return woolc_proto_parse_service(p, root);
  if (woolc_proto_at_word(p, "extend"))
    return woolc_proto_parse_extend(p, root);
  if (woolc_proto_at_word(p, "import"))
    return parse_import(p);
  if (woolc_proto_at_word(p, "package"))
    return parse_package(p);
  if (woolc_proto_at_word(p, "option"))
    return woolc_proto_parse_option(p, root);
  if (woolc_proto_at_word(p, "syntax") || woolc_proto_at_word(p, "edition")) {
    woolc_report(p->sink, WOOLC_W0601,
                 woolc_proto_range(p, woolc_proto_peek(p, 0)),
                 "the syntax is the first statement of a file, and there once");
    woolc_proto_skip(p);
    return true;
  }
  return woolc_proto_misspelt(
      p, statements, sizeof statements / sizeof *statements, "a declaration");
}

static void skip_statement(woolc_proto_parser *p) {
  woolc_proto_skip(p);
  if (woolc_proto_at(p, '}')) /* there is no block around */
    woolc_proto_take(p);
}

static void parse_declaration(woolc_proto_parser *p) {
  const woolc_proto_node *last = p->file->root.last;
  if (parse_statement(p))
    return;
  if (p->file->root.last != last)
    p->file->root.last->is_broken = true;
  skip_statement(p);
}

void woolc_proto_parse(woolc_proto_file *file, woolc_arena *arena,
                       woolc_sink *sink) {
  woolc_proto_parser p = {.arena = arena, .sink = sink, .file = file};
  const size_t n_errors = sink->n_errors;
  woolc_proto_lex(&file->source, sink, arena, &p.lexed);
  parse_first(&p);
  while (!woolc_proto_at_kind(&p, WOOLC_PROTO_TOKEN_END)) {
    if (woolc_proto_take_if(&p, ';'))
      continue;
    if (woolc_proto_at(&p, '}')) {
      woolc_report(sink, WOOLC_W0209,
                   woolc_proto_range(&p, woolc_proto_peek(&p, 0)),
                   "'}' closes nothing");
      woolc_proto_take(&p);
    } else {
      parse_declaration(&p);
    }
  }
  woolc_proto_leave(&p, &file->root);
  file->has_errors = sink->n_errors > n_errors;
}
