#include "idl/proto/parser_base.h"

#include <string.h>

#include "idl/keywords.h"

const woolc_proto_token *woolc_proto_peek(const woolc_proto_parser *p,
                                          size_t ahead) {
  const size_t last = p->lexed.n_tokens - 1;
  return &p->lexed.tokens[p->at + ahead < last ? p->at + ahead : last];
}

const woolc_proto_token *woolc_proto_take(woolc_proto_parser *p) {
  const woolc_proto_token *token = woolc_proto_peek(p, 0);
  if (token->kind != WOOLC_PROTO_TOKEN_END)
    p->at++;
  return token;
}

woolc_range woolc_proto_range(const woolc_proto_parser *p,
                              const woolc_proto_token *token) {
  return (woolc_range){&p->file->source, token->begin, token->end};
}

bool woolc_proto_at_kind(const woolc_proto_parser *p,
                         woolc_proto_token_kind kind) {
  return woolc_proto_peek(p, 0)->kind == kind;
}

bool woolc_proto_at(const woolc_proto_parser *p, char symbol) {
  const woolc_proto_token *token = woolc_proto_peek(p, 0);
  return token->kind == WOOLC_PROTO_TOKEN_SYMBOL && token->symbol == symbol;
}

bool woolc_proto_at_word(const woolc_proto_parser *p, const char *word) {
  const woolc_proto_token *token = woolc_proto_peek(p, 0);
  return token->kind == WOOLC_PROTO_TOKEN_NAME &&
         strcmp(token->u.text.data, word) == 0;
}

bool woolc_proto_take_if(woolc_proto_parser *p, char symbol) {
  const bool found = woolc_proto_at(p, symbol);
  if (found)
    woolc_proto_take(p);
  return found;
}

bool woolc_proto_take_word(woolc_proto_parser *p, const char *word) {
  const bool found = woolc_proto_at_word(p, word);
  if (found)
    woolc_proto_take(p);
  return found;
}

static const char *token_text(const woolc_proto_parser *p,
                              const woolc_proto_token *token) {
  if (token->kind == WOOLC_PROTO_TOKEN_END)
    return "the end of the file";
  if (token->kind == WOOLC_PROTO_TOKEN_STRING)
    return "a string";
  const size_t len = token->end - token->begin;
  return woolc_arena_printf(p->arena, "'%.*s'", len > 64 ? 64 : (int)len,
                            p->file->source.text.data + token->begin);
}

/* A ';' that is missing is missing behind what came before. */
static woolc_range place_of(const woolc_proto_parser *p, const char *wanted) {
  if (wanted[0] != '\'' || wanted[1] != ';' || p->at == 0)
    return woolc_proto_range(p, woolc_proto_peek(p, 0));
  const uint32_t end = p->lexed.tokens[p->at - 1].end;
  return (woolc_range){&p->file->source, end, end};
}

bool woolc_proto_unexpected(woolc_proto_parser *p, const char *wanted) {
  const woolc_proto_token *token = woolc_proto_peek(p, 0);
  if (p->is_ended || (p->at && p->lexed.tokens[p->at - 1].is_malformed))
    return false; /* it follows from what was said before */
  p->is_ended = token->kind == WOOLC_PROTO_TOKEN_END;
  woolc_report(p->sink, WOOLC_W0201, place_of(p, wanted),
               "expected %s, found %s", wanted, token_text(p, token));
  return false;
}

bool woolc_proto_misspelt(woolc_proto_parser *p, const char *const *words,
                          size_t n_words, const char *wanted) {
  const woolc_proto_token *token = woolc_proto_peek(p, 0);
  if (token->kind != WOOLC_PROTO_TOKEN_NAME)
    return woolc_proto_unexpected(p, wanted);
  woolc_guess guess;
  woolc_guess_init(&guess, token->u.text.data);
  for (size_t i = 0; i < n_words; i++)
    woolc_guess_try(&guess, words[i]);
  if (!guess.best)
    return woolc_proto_unexpected(p, wanted);
  woolc_report(p->sink, WOOLC_W0203, woolc_proto_range(p, token),
               "unknown keyword '%s'; did you mean '%s'?", token->u.text.data,
               guess.best);
  return false;
}

bool woolc_proto_want(woolc_proto_parser *p, char symbol, const char *wanted) {
  return woolc_proto_take_if(p, symbol) || woolc_proto_unexpected(p, wanted);
}

static void skip_block(woolc_proto_parser *p) {
  size_t depth = 0;
  do {
    if (woolc_proto_at(p, '{'))
      depth++;
    else if (woolc_proto_at(p, '}'))
      depth--;
    woolc_proto_take(p);
  } while (depth && !woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_END));
}

void woolc_proto_skip(woolc_proto_parser *p) {
  while (!woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_END)) {
    if (woolc_proto_at(p, '}') || woolc_proto_take_if(p, ';'))
      return;
    if (woolc_proto_at(p, '{')) {
      skip_block(p);
      return;
    }
    woolc_proto_take(p);
  }
}

const char *woolc_proto_take_name(woolc_proto_parser *p, const char *wanted,
                                  woolc_range *out_range) {
  if (!woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_NAME)) {
    woolc_proto_unexpected(p, wanted);
    return NULL;
  }
  const woolc_proto_token *token = woolc_proto_take(p);
  *out_range = woolc_proto_range(p, token);
  return token->u.text.data;
}

const char *woolc_proto_take_path(woolc_proto_parser *p, const char *wanted,
                                  bool may_begin, woolc_range *out_range) {
  const size_t first = p->at;
  size_t len = 0;
  if (may_begin && woolc_proto_take_if(p, '.'))
    len++;
  do {
    if (!woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_NAME)) {
      woolc_proto_unexpected(p, wanted);
      return NULL;
    }
    len += woolc_proto_take(p)->u.text.len + 1;
  } while (woolc_proto_take_if(p, '.'));
  char *path = woolc_arena_alloc(p->arena, len + 1);
  char *to = path;
  for (size_t i = first; i < p->at; i++) {
    const woolc_proto_token *token = &p->lexed.tokens[i];
    if (token->kind == WOOLC_PROTO_TOKEN_NAME) {
      memcpy(to, token->u.text.data, token->u.text.len);
      to += token->u.text.len;
    } else {
      *to++ = '.';
    }
  }
  *out_range = woolc_join(woolc_proto_range(p, &p->lexed.tokens[first]),
                          woolc_proto_range(p, &p->lexed.tokens[p->at - 1]));
  return path;
}

bool woolc_proto_take_integer(woolc_proto_parser *p, const char *wanted,
                              int64_t least, int64_t most, int64_t *out,
                              woolc_range *out_range) {
  const woolc_range first = woolc_proto_range(p, woolc_proto_peek(p, 0));
  const bool negative = woolc_proto_take_if(p, '-');
  if (!woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_INTEGER))
    return woolc_proto_unexpected(p, wanted);
  const woolc_proto_token *token = woolc_proto_take(p);
  const uint64_t limit = negative ? (uint64_t)-least : (uint64_t)most;
  *out_range = woolc_join(first, woolc_proto_range(p, token));
  *out = least;
  if (token->is_malformed)
    return true;
  if (token->u.integer > limit || (negative && least >= 0) ||
      (!negative && (int64_t)token->u.integer < least))
    woolc_report(p->sink, least < 0 ? WOOLC_W0406 : WOOLC_W0401, *out_range,
                 "%s%llu is not between %lld and %lld", negative ? "-" : "",
                 (unsigned long long)token->u.integer, (long long)least,
                 (long long)most);
  else
    *out = negative ? -(int64_t)token->u.integer : (int64_t)token->u.integer;
  return true;
}

bool woolc_proto_take_string(woolc_proto_parser *p, const char *wanted,
                             woolc_text *out, woolc_range *out_range) {
  if (!woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_STRING))
    return woolc_proto_unexpected(p, wanted);
  const size_t first = p->at;
  size_t len = 0;
  while (woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_STRING))
    len += woolc_proto_take(p)->u.text.len;
  char *joined = woolc_arena_alloc(p->arena, len + 1);
  len = 0;
  for (size_t i = first; i < p->at; i++) {
    const woolc_text part = p->lexed.tokens[i].u.text;
    if (part.len)
      memcpy(joined + len, part.data, part.len);
    len += part.len;
  }
  *out = (woolc_text){joined, len};
  *out_range = woolc_join(woolc_proto_range(p, &p->lexed.tokens[first]),
                          woolc_proto_range(p, &p->lexed.tokens[p->at - 1]));
  return true;
}

bool woolc_proto_parse_body(woolc_proto_parser *p, woolc_proto_node *node,
                            bool (*statement)(woolc_proto_parser *p,
                                              woolc_proto_node *node)) {
  if (!woolc_proto_want(p, '{', "'{'"))
    return false;
  woolc_proto_trailing(p, node);
  while (!woolc_proto_at(p, '}')) {
    if (woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_END))
      return woolc_proto_unexpected(p, "'}'");
    if (woolc_proto_take_if(p, ';'))
      continue;
    const woolc_proto_node *last = node->last;
    if (statement(p, node))
      continue;
    if (node->last != last)
      node->last->is_broken = true;
    woolc_proto_skip(p);
  }
  woolc_proto_leave(p, node);
  woolc_proto_take(p);
  return true;
}
