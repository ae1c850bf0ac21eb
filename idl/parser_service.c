/* Services and their routines. */
#include <string.h>

#include "idl/parser_base.h"

static void parse_message_signature(woolc_parser *p, const char *what,
                                    woolc_signature *into) {
  woolc_take_keyword(p, WOOLC_KW_MESSAGE);
  into->is_message = true;
  if (woolc_at_keyword(p, WOOLC_KW_STREAM) &&
      woolc_peek(p, 1)->kind == WOOLC_TOKEN_NAME) {
    woolc_report(&p->model->sink, WOOLC_W0417,
                 woolc_token_range(p, woolc_peek(p, 0)),
                 "a stream of whole messages is written 'stream message'");
    woolc_take(p);
  }
  if (!woolc_parse_type(p, &into->type)) {
    into->type.kind = WOOLC_KIND_ERROR;
    woolc_skip_element(p);
    return;
  }
  woolc_refuse_map(p, &into->type,
                   "a map is a field of a message, not a whole one");
  if (woolc_at(p, WOOLC_TOKEN_RPAREN))
    return;
  woolc_unexpected(
      p, woolc_arena_printf(&p->model->arena,
                            "')': 'message' makes the whole %s of one type, "
                            "without a name",
                            what));
  while (!woolc_at(p, WOOLC_TOKEN_RPAREN) && !woolc_at(p, WOOLC_TOKEN_END) &&
         !woolc_at(p, WOOLC_TOKEN_SEMICOLON) &&
         !woolc_at(p, WOOLC_TOKEN_LBRACE) && !woolc_at(p, WOOLC_TOKEN_RBRACE))
    woolc_take(p);
}

static void parse_list(woolc_parser *p, const char *what,
                       woolc_signature *into) {
  woolc_field **end = &into->fields;
  woolc_decl **entries_end = &into->entries;
  do {
    woolc_field *field = woolc_parse_field(p, what);
    if (!field) {
      woolc_skip_element(p);
      continue;
    }
    *end = field;
    end = &field->next;
    if (field->entry) {
      *entries_end = &field->entry->decl;
      entries_end = &field->entry->decl.next;
    }
    if (++into->n_fields == 2 && into->is_stream)
      woolc_report(&p->model->sink, WOOLC_W0417, field->range,
                   "a stream is the only %s of its routine", what);
    if (into->n_fields == WOOLC_MAX_ARGUMENTS + 1)
      woolc_report(&p->model->sink, WOOLC_W0408, field->range,
                   "a routine has at most %d %ss", WOOLC_MAX_ARGUMENTS, what);
  } while (woolc_take_if(p, WOOLC_TOKEN_COMMA));
}

/* As a .proto file has it: `(M)` or `(a.M)`, behind `rpc`, which was
 * reported. */
static bool at_rpc_message(const woolc_parser *p) {
  size_t ahead = 0;
  while (woolc_peek(p, ahead)->kind == WOOLC_TOKEN_NAME &&
         woolc_peek(p, ahead + 1)->kind == WOOLC_TOKEN_DOT)
    ahead += 2;
  return p->is_rpc && woolc_peek(p, ahead)->kind == WOOLC_TOKEN_NAME &&
         woolc_peek(p, ahead + 1)->kind == WOOLC_TOKEN_RPAREN;
}

static bool parse_signature(woolc_parser *p, const char *what,
                            const char *after, woolc_signature *into) {
  const woolc_token *first = woolc_peek(p, 0);
  if (!woolc_expect(p, WOOLC_TOKEN_LPAREN, after))
    return false;
  if (woolc_at_keyword(p, WOOLC_KW_STREAM) &&
      woolc_peek(p, 1)->kind == WOOLC_TOKEN_NAME) {
    woolc_take(p);
    into->is_stream = true;
  }
  if ((woolc_at_keyword(p, WOOLC_KW_MESSAGE) &&
       woolc_peek(p, 1)->kind == WOOLC_TOKEN_NAME) ||
      at_rpc_message(p))
    parse_message_signature(p, what[0] == 'a' ? "request" : "response", into);
  else if (!woolc_at(p, WOOLC_TOKEN_RPAREN))
    parse_list(p, what, into);
  if (!woolc_expect(p, WOOLC_TOKEN_RPAREN,
                    what[0] == 'a' ? "the arguments" : "the results"))
    return false;
  into->range = woolc_range_since(p, first);
  return true;
}

/* Behind `throws`, which is `first`. */
static bool parse_throws(woolc_parser *p, const woolc_token *first,
                         woolc_routine *routine) {
  woolc_throw **end = &routine->throws;
  while (*end)
    end = &(*end)->next;
  if (!woolc_expect(p, WOOLC_TOKEN_LPAREN, "'throws'"))
    return false;
  do {
    woolc_throw *one = woolc_arena_alloc(&p->model->arena, sizeof *one);
    one->path = woolc_parse_path(p, "the name of an error", &one->range);
    if (!one->path) {
      woolc_skip_element(p);
      continue;
    }
    *end = one;
    end = &one->next;
    if (++routine->n_throws == WOOLC_MAX_THROWS + 1)
      woolc_report(&p->model->sink, WOOLC_W0408, one->range,
                   "a routine throws at most %d errors", WOOLC_MAX_THROWS);
  } while (woolc_take_if(p, WOOLC_TOKEN_COMMA));
  if (!woolc_expect(p, WOOLC_TOKEN_RPAREN, "the errors"))
    return false;
  routine->throws_range = woolc_range_since(p, first);
  return true;
}

/* `return` and `throw` are read as what was meant. */
static bool take_part(woolc_parser *p, woolc_keyword keyword,
                      const char *misspelt) {
  const woolc_token *token = woolc_peek(p, 0);
  if (woolc_take_keyword(p, keyword))
    return true;
  if (token->kind != WOOLC_TOKEN_NAME ||
      strcmp(token->u.name->text, misspelt) != 0)
    return false;
  woolc_report(&p->model->sink, WOOLC_W0203, woolc_token_range(p, token),
               "unknown keyword '%s'; did you mean '%s'?", misspelt,
               woolc_keyword_text(keyword));
  woolc_take(p);
  return true;
}

static void refuse_order(woolc_parser *p, const woolc_token *part,
                         bool is_twice) {
  woolc_report(&p->model->sink, WOOLC_W0211, woolc_token_range(p, part),
               is_twice ? "'%s' is there already"
                        : "'%s' comes before: a routine is written "
                          "'routine name(…) returns (…) throws (…) [options];'",
               part->u.name->text);
}

/* What comes behind the arguments, in this order; in another it is reported
 * and read all the same. */
static bool parse_parts(woolc_parser *p, woolc_routine *routine) {
  bool has_results = false;
  bool has_throws = false;
  bool has_options = false;
  for (;;) {
    const woolc_token *part = woolc_peek(p, 0);
    if (take_part(p, WOOLC_KW_RETURNS, "return")) {
      if (has_results || has_throws || has_options)
        refuse_order(p, part, has_results);
      woolc_signature again = {0};
      if (!parse_signature(p, "result", "'returns'",
                           has_results ? &again : &routine->response))
        return false;
      has_results = true;
    } else if (take_part(p, WOOLC_KW_THROWS, "throw")) {
      if (has_throws || has_options)
        refuse_order(p, part, has_throws);
      if (!parse_throws(p, part, routine))
        return false;
      has_throws = true;
    } else if (woolc_at(p, WOOLC_TOKEN_LBRACKET) && !has_options) {
      if (!woolc_parse_options(p, &routine->options))
        return false;
      has_options = true;
    } else {
      return true;
    }
  }
}

static void end_routine(woolc_parser *p) {
  const bool is_arrow = woolc_at(p, WOOLC_TOKEN_MINUS) &&
                        woolc_peek(p, 1)->kind == WOOLC_TOKEN_GREATER;
  if (is_arrow || woolc_at(p, WOOLC_TOKEN_LPAREN))
    woolc_unexpected(p, "'returns' before the results");
  if (!woolc_at(p, WOOLC_TOKEN_LBRACE)) {
    woolc_end_statement(p, "the routine");
    return;
  }
  woolc_unexpected(p, "';' after the routine");
  woolc_skip_brackets(p);
  woolc_take_if(p, WOOLC_TOKEN_SEMICOLON);
}

static bool begin_routine(woolc_parser *p) {
  const woolc_token *token = woolc_peek(p, 0);
  p->is_rpc = false;
  if (woolc_take_keyword(p, WOOLC_KW_ROUTINE))
    return true;
  if (token->kind != WOOLC_TOKEN_NAME)
    return woolc_unexpected(p, "'routine'");
  woolc_guess guess;
  woolc_guess_init(&guess, token->u.name->text);
  woolc_guess_try(&guess, "routine");
  const bool is_rpc = strcmp(token->u.name->text, "rpc") == 0;
  if (guess.best || is_rpc) {
    woolc_report(&p->model->sink, is_rpc ? WOOLC_W0207 : WOOLC_W0203,
                 woolc_token_range(p, token),
                 "unknown keyword '%s'; did you mean 'routine'?%s",
                 token->u.name->text,
                 is_rpc ? " For messages as in a .proto file it is 'routine "
                          "name(message Request) returns (message Response);'"
                        : "");
    woolc_take(p);
    p->is_rpc = is_rpc;
    return true;
  }
  if (woolc_at_keyword(p, WOOLC_KW_OPTION) &&
      woolc_peek(p, 1)->kind == WOOLC_TOKEN_NAME)
    return woolc_refuse_option_statement(p, "the service's name");
  return woolc_unexpected(p, "'routine'");
}

static bool parse_routine(woolc_parser *p, woolc_service *service,
                          woolc_decl ***end) {
  if (woolc_take_if(p, WOOLC_TOKEN_SEMICOLON))
    return true;
  const char *doc = woolc_take_doc(p);
  if (!begin_routine(p))
    return false;
  if (!woolc_at(p, WOOLC_TOKEN_NAME))
    return woolc_unexpected(p, "the name of the routine");
  const woolc_token *name = woolc_take(p);
  woolc_routine *routine = woolc_arena_alloc(&p->model->arena, sizeof *routine);
  woolc_init_decl(p, &routine->decl, WOOLC_DECL_ROUTINE, name, doc);
  routine->service = service;
  routine->response.range = routine->decl.range;
  if (!parse_signature(p, "argument", "the routine's name", &routine->request))
    return false;
  if (!parse_parts(p, routine))
    return false;
  **end = &routine->decl;
  *end = &routine->decl.next;
  if (++service->n_routines == WOOLC_MAX_ROUTINES + 1)
    woolc_report(&p->model->sink, WOOLC_W0408, routine->decl.range,
                 "a service has at most %d routines", WOOLC_MAX_ROUTINES);
  end_routine(p);
  routine->decl.doc = woolc_trailing_doc(p, doc);
  return true;
}

static bool left_service(const woolc_parser *p) {
  if (!woolc_peek(p, 0)->is_first_on_line)
    return false;
  switch (woolc_keyword_at(p, 0)) {
  case WOOLC_KW_PACKAGE:
  case WOOLC_KW_CONTEXT:
  case WOOLC_KW_SERVICE:
  case WOOLC_KW_EXTERN:
  case WOOLC_KW_MESSAGE:
  case WOOLC_KW_ENUM:
  case WOOLC_KW_IMPORT:
  case WOOLC_KW_ERROR:
  case WOOLC_KW_CONST:
    return true;
  default:
    return false;
  }
}

woolc_service *woolc_parse_service(woolc_parser *p, const char *doc,
                                   bool is_extern) {
  const woolc_token *name = woolc_type_name(p, "the name of the service");
  if (!name)
    return NULL;
  woolc_service *service = woolc_arena_alloc(&p->model->arena, sizeof *service);
  woolc_init_decl(p, &service->decl, WOOLC_DECL_SERVICE, name, doc);
  service->is_extern = is_extern;
  if (!woolc_parse_head_options(p, &service->options) ||
      !woolc_open_body(p, "the service's name"))
    return NULL;
  woolc_decl **end = &service->routines;
  while (!woolc_at_body_end(p) && !left_service(p)) {
    const size_t begin = p->at;
    if (!parse_routine(p, service, &end))
      woolc_skip_statement(p, begin);
  }
  woolc_close_body(p, &service->decl);
  p->body_end = WOOLC_TOKEN_RBRACE;
  return service;
}
