/* The top level of a file. */
#include "idl/parser.h"

#include <string.h>

#include "idl/parser_base.h"

typedef struct top {
  woolc_parser p;
  woolc_decl **decls_end;
  woolc_import **imports_end;
  size_t n_imports;
  bool has_package;
  bool has_decls;      /* some were, and are forgotten */
  bool is_syntax;      /* nothing is kept */
  bool judged_package; /* whether it is missing is known */
} top;

static woolc_sink *sink_of(const top *t) {
  return &t->p.model->sink;
}

static void add_decl(top *t, woolc_decl *decl) {
  *t->decls_end = decl;
  t->decls_end = &decl->next;
}

static size_t count_parts(const woolc_name *path) {
  size_t parts = 1;
  for (const char *at = path->text; (at = strchr(at, '.')) != NULL; at++)
    parts++;
  return parts;
}

static bool parse_package(top *t, const char *doc) {
  woolc_parser *p = &t->p;
  const woolc_token *keyword = woolc_take(p);
  woolc_range range = {0};
  const woolc_name *path =
      woolc_parse_path(p, "the name of the package", &range);
  woolc_option *options = NULL;
  if (!path || !woolc_parse_options(p, &options))
    return false;
  if (t->has_package) {
    woolc_diagnostic *found =
        woolc_report(sink_of(t), WOOLC_W0204, woolc_token_range(p, keyword),
                     "a file has one package");
    woolc_report_note(sink_of(t), found, p->file->package_range,
                      "the first is here");
  } else {
    if (t->has_decls || p->file->decls || t->n_imports > 0)
      woolc_report(sink_of(t), WOOLC_W0204, woolc_token_range(p, keyword),
                   "the package comes before everything else");
    p->file->package = path;
    p->file->package_range = range;
    p->file->doc = doc;
    p->file->options = options;
    t->has_package = true;
  }
  if (count_parts(path) > WOOLC_MAX_PACKAGE_PARTS)
    woolc_report(sink_of(t), WOOLC_W0408, range,
                 "package name has more than %d parts",
                 WOOLC_MAX_PACKAGE_PARTS);
  woolc_end_statement(p, "the package");
  return true;
}

/* `public`, or what protobuf has besides. */
static bool parse_import_kind(top *t) {
  woolc_parser *p = &t->p;
  if (!woolc_at(p, WOOLC_TOKEN_NAME) ||
      woolc_peek(p, 1)->kind != WOOLC_TOKEN_STRING)
    return false;
  const woolc_token *word = woolc_take(p);
  if (strcmp(word->u.name->text, "public") == 0)
    return true;
  woolc_report(sink_of(t),
               strcmp(word->u.name->text, "weak") == 0 ? WOOLC_W0207
                                                       : WOOLC_W0203,
               woolc_token_range(p, word),
               "an import is 'import' or 'import public', not 'import %s'",
               word->u.name->text);
  return false;
}

static bool parse_import(top *t) {
  woolc_parser *p = &t->p;
  woolc_take(p);
  const bool is_public = parse_import_kind(t);
  if (!woolc_at(p, WOOLC_TOKEN_STRING))
    return woolc_unexpected(p, "the path of a file in double quotes");
  const woolc_token *path = woolc_take(p);
  woolc_import *import = woolc_arena_alloc(&p->model->arena, sizeof *import);
  import->name = path->u.text.data;
  import->range = woolc_token_range(p, path);
  import->is_public = is_public;
  if (++t->n_imports > WOOLC_MAX_IMPORTS) {
    woolc_report(sink_of(t), WOOLC_W0408, import->range,
                 "a file has at most %d imports", WOOLC_MAX_IMPORTS);
  } else if (memchr(path->u.text.data, '\0', path->u.text.len)) {
    woolc_report(sink_of(t), WOOLC_W0313, import->range,
                 "import path contains a NUL");
  } else {
    *t->imports_end = import;
    t->imports_end = &import->next;
  }
  if (t->has_decls || p->file->decls)
    woolc_report(sink_of(t), WOOLC_W0208, import->range,
                 "imports come before declarations");
  woolc_end_statement(p, "the import");
  return true;
}

static bool parse_var(top *t, const char *doc) {
  woolc_parser *p = &t->p;
  woolc_take(p);
  woolc_var *var = woolc_arena_alloc(&p->model->arena, sizeof *var);
  if (woolc_keyword_at(p, 0) == WOOLC_KW_OPTIONAL ||
      woolc_keyword_at(p, 0) == WOOLC_KW_REPEATED) {
    const woolc_token *label = woolc_take(p);
    woolc_report(sink_of(t), WOOLC_W0410, woolc_token_range(p, label),
                 "a context variable has one value or none: '%s' says nothing",
                 label->u.name->text);
  }
  if (!woolc_parse_type(p, &var->type))
    return false;
  woolc_refuse_map(p, &var->type,
                   "a context variable is no map: put one into a message");
  if (!woolc_at(p, WOOLC_TOKEN_NAME))
    return woolc_unexpected(p, "the name of the context variable after its "
                               "type");
  woolc_init_decl(p, &var->decl, WOOLC_DECL_VAR, woolc_take(p), doc);
  if (woolc_take_if(p, WOOLC_TOKEN_EQUALS) &&
      !woolc_parse_literal(p, &var->default_literal))
    return false;
  if (!woolc_parse_options(p, &var->options))
    return false;
  add_decl(t, &var->decl);
  woolc_end_statement(p, "the context variable");
  var->decl.doc = woolc_trailing_doc(p, doc);
  return true;
}

static bool parse_extern(top *t, const char *doc) {
  woolc_parser *p = &t->p;
  woolc_take(p);
  if (!woolc_take_keyword(p, WOOLC_KW_SERVICE))
    return woolc_unexpected(p, "'service' after 'extern'");
  woolc_service *service = woolc_parse_service(p, doc, true);
  if (service)
    add_decl(t, &service->decl);
  return service != NULL;
}

static const woolc_keyword declarations[] = {
    WOOLC_KW_PACKAGE, WOOLC_KW_IMPORT,  WOOLC_KW_CONTEXT,
    WOOLC_KW_ENUM,    WOOLC_KW_MESSAGE, WOOLC_KW_SERVICE,
    WOOLC_KW_EXTERN,  WOOLC_KW_ERROR,   WOOLC_KW_CONST};

static bool is_proto(const woolc_token *token) {
  return strcmp(token->u.name->text, "syntax") == 0 ||
         strcmp(token->u.name->text, "edition") == 0;
}

/* A misspelt keyword is read as what was meant, so that what follows it is
 * not reported as well. */
static woolc_keyword unknown_keyword(top *t) {
  woolc_parser *p = &t->p;
  const woolc_token *token = woolc_peek(p, 0);
  if (token->is_after_error)
    return WOOLC_KW_NONE;
  if (token->kind != WOOLC_TOKEN_NAME) {
    woolc_report(sink_of(t), WOOLC_W0201, woolc_token_range(p, token),
                 "expected a declaration, found %s",
                 woolc_token_text(token->kind));
    return WOOLC_KW_NONE;
  }
  if (is_proto(token) && woolc_peek(p, 1)->kind == WOOLC_TOKEN_EQUALS) {
    woolc_report(sink_of(t), WOOLC_W0207, woolc_token_range(p, token),
                 "this is a .proto file: a .wool file has no '%s'; 'woolc "
                 "import' makes one of it",
                 token->u.name->text);
    /* Nothing that follows would be news. */
    p->at = p->lexed.n_tokens - 1;
    t->judged_package = true;
    return WOOLC_KW_NONE;
  }
  woolc_guess guess;
  woolc_guess_init(&guess, token->u.name->text);
  woolc_keyword best = WOOLC_KW_NONE;
  for (size_t i = 0; i < sizeof declarations / sizeof *declarations; i++) {
    const char *before = guess.best;
    woolc_guess_try(&guess, woolc_keyword_text(declarations[i]));
    if (guess.best != before)
      best = declarations[i];
  }
  if (best) {
    woolc_report(sink_of(t), WOOLC_W0203, woolc_token_range(p, token),
                 "unknown keyword '%s'; did you mean '%s'?",
                 token->u.name->text, guess.best);
    return best;
  }
  woolc_report(sink_of(t), WOOLC_W0203, woolc_token_range(p, token),
               "expected a declaration (package, import, context, enum, "
               "message, error, const or service), found '%s'%s",
               token->u.name->text,
               token->u.name->keyword == WOOLC_KW_ROUTINE
                   ? ": a routine is declared inside of a service"
                   : "");
  return WOOLC_KW_NONE;
}

static woolc_keyword keyword_here(top *t) {
  const woolc_keyword keyword = woolc_keyword_at(&t->p, 0);
  if (keyword == WOOLC_KW_OPTION)
    return keyword;
  for (size_t i = 0; i < sizeof declarations / sizeof *declarations; i++)
    if (declarations[i] == keyword)
      return keyword;
  return unknown_keyword(t);
}

static void check_package_is_first(top *t, woolc_keyword keyword) {
  if (t->has_package || t->judged_package || keyword == WOOLC_KW_PACKAGE ||
      keyword == WOOLC_KW_NONE)
    return;
  t->judged_package = true;
  /* One that comes late is reported where it comes. */
  for (size_t i = t->p.at; i + 1 < t->p.lexed.n_tokens; i++) {
    const woolc_token *token = &t->p.lexed.tokens[i];
    if (token->kind == WOOLC_TOKEN_NAME && token->is_first_on_line &&
        token->u.name->keyword == WOOLC_KW_PACKAGE)
      return;
  }
  woolc_report(sink_of(t), WOOLC_W0204,
               woolc_token_range(&t->p, woolc_peek(&t->p, 0)),
               "a file begins with 'package NAME;'");
}

static bool parse_declaration(top *t) {
  woolc_parser *p = &t->p;
  const char *doc = woolc_take_doc(p);
  const woolc_keyword keyword = keyword_here(t);
  check_package_is_first(t, keyword);
  switch (keyword) {
  case WOOLC_KW_PACKAGE:
    return parse_package(t, doc);
  case WOOLC_KW_IMPORT:
    return parse_import(t);
  case WOOLC_KW_CONTEXT:
    return parse_var(t, doc);
  case WOOLC_KW_ENUM: {
    woolc_take(p);
    woolc_enum *e = woolc_parse_enum(p, doc, NULL);
    if (e)
      add_decl(t, &e->decl);
    return e != NULL;
  }
  case WOOLC_KW_MESSAGE: {
    woolc_take(p);
    woolc_message *message = woolc_parse_message(p, doc, NULL);
    if (message)
      add_decl(t, &message->decl);
    return message != NULL;
  }
  case WOOLC_KW_SERVICE: {
    woolc_take(p);
    woolc_service *service = woolc_parse_service(p, doc, false);
    if (service)
      add_decl(t, &service->decl);
    return service != NULL;
  }
  case WOOLC_KW_EXTERN:
    return parse_extern(t, doc);
  case WOOLC_KW_ERROR: {
    woolc_take(p);
    woolc_message *error = woolc_parse_error(p, doc);
    if (error)
      add_decl(t, &error->decl);
    return error != NULL;
  }
  case WOOLC_KW_CONST: {
    woolc_constant *constant = woolc_parse_constant(p, doc, NULL);
    if (constant)
      add_decl(t, &constant->decl);
    return constant != NULL;
  }
  case WOOLC_KW_OPTION:
    return woolc_refuse_option_statement(p, "the package's name");
  default:
    woolc_take(p);
    return false;
  }
}

/* Of a source whose model nobody wants. */
static void forget(top *t) {
  woolc_file *file = t->p.file;
  t->has_decls = t->has_decls || file->decls;
  file->decls = NULL;
  file->imports = NULL;
  t->decls_end = &file->decls;
  t->imports_end = &file->imports;
  woolc_arena_clear(&t->p.model->arena);
}

static void parse_file(top *t) {
  woolc_parser *p = &t->p;
  while (!woolc_at(p, WOOLC_TOKEN_END)) {
    if (woolc_take_if(p, WOOLC_TOKEN_SEMICOLON))
      continue;
    if (woolc_at(p, WOOLC_TOKEN_RBRACE)) {
      woolc_report(sink_of(t), WOOLC_W0209,
                   woolc_token_range(p, woolc_peek(p, 0)),
                   "'}' closes nothing");
      woolc_take(p);
      continue;
    }
    const size_t begin = p->at;
    if (!parse_declaration(t))
      woolc_skip_statement(p, begin);
    if (t->is_syntax)
      forget(t);
  }
}

/* What `value` stands for is declared in a file that is shipped. */
static void import_value(top *t) {
  woolc_parser *p = &t->p;
  if (!p->value_range.source ||
      strcmp(p->file->source.name, WOOLC_VALUE_FILE) == 0)
    return;
  for (const woolc_import *i = p->file->imports; i; i = i->next)
    if (strcmp(i->name, WOOLC_VALUE_FILE) == 0)
      return;
  woolc_import *import = woolc_arena_alloc(&p->model->arena, sizeof *import);
  import->name = WOOLC_VALUE_FILE;
  import->range = p->value_range;
  import->is_made = true;
  *t->imports_end = import;
}

static void parse(woolc_model *model, woolc_file *file, bool is_syntax,
                  woolc_arena *tokens_arena, woolc_tokens *out_tokens) {
  top t = {.is_syntax = is_syntax,
           .p = {.model = model, .file = file, .body_end = WOOLC_TOKEN_RBRACE},
           .decls_end = &file->decls,
           .imports_end = &file->imports};
  file->package = woolc_names_add(&model->names, "", 0);
  woolc_lex(&file->source, &model->names, &model->sink,
            is_syntax ? tokens_arena : &model->arena, tokens_arena, &t.p.lexed);
  parse_file(&t);
  import_value(&t);
  /* Nobody has said so: the file is empty, or what looked like one is not. */
  if (!t.has_package && model->sink.n_errors == 0)
    woolc_report(&model->sink, WOOLC_W0204,
                 woolc_token_range(&t.p, woolc_peek(&t.p, 0)),
                 "a file begins with 'package NAME;'");
  *out_tokens = t.p.lexed;
}

void woolc_parse_tokens(woolc_model *model, woolc_file *file,
                        woolc_tokens *out_tokens) {
  parse(model, file, false, &model->arena, out_tokens);
}

/* Tokens take as much as the model of them: they do not stay. */
void woolc_parse(woolc_model *model, woolc_file *file) {
  woolc_arena arena;
  woolc_tokens tokens;
  woolc_arena_init(&arena, model->arena.no_memory);
  parse(model, file, false, &arena, &tokens);
  woolc_arena_cleanup(&arena);
}

void woolc_parse_syntax(const woolc_source *source, woolc_sink *sink,
                        woolc_tokens *out_tokens) {
  woolc_model model = {.sink = *sink};
  woolc_file *file = woolc_arena_alloc(sink->arena, sizeof *file);
  file->source = *source;
  woolc_names_init(&model.names, sink->arena);
  woolc_keywords_add(&model.names);
  woolc_arena_init(&model.arena, sink->arena->no_memory);
  parse(&model, file, true, sink->arena, out_tokens);
  woolc_arena_cleanup(&model.arena);
  *sink = model.sink;
}
