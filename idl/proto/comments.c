/* Comments of .proto: which declaration they belong to, as protoc decides it
 * (google/protobuf/descriptor.proto, SourceCodeInfo.Location), and their text
 * without the marks. */
#include <string.h>

#include "idl/proto/parser_base.h"

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

typedef struct text {
  char *data;
  size_t len;
} text;

/* One character; what a reader of text could not be shown becomes a '?'. */
static size_t put_char(text *to, const char *data, size_t len) {
  const size_t n = woolc_utf8_len(data, len);
  const unsigned char *u = (const unsigned char *)data;
  const bool turns = n == 3 && u[0] == 0xe2 &&
                     ((u[1] == 0x80 && u[2] >= 0xaa && u[2] <= 0xae) ||
                      (u[1] == 0x81 && u[2] >= 0xa6 && u[2] <= 0xa9));
  if (n == 0 || turns || (n == 1 && u[0] < 0x20 && u[0] != '\t')) {
    to->data[to->len++] = '?';
    return n ? n : 1;
  }
  memcpy(to->data + to->len, data, n);
  to->len += n;
  return n;
}

static void add_line(text *to, const char *data, size_t len) {
  while (len && is_blank(data[len - 1]))
    len--;
  for (size_t i = 0; i < len;)
    i += put_char(to, data + i, len - i);
  to->data[to->len++] = '\n';
}

/* One space behind the mark is a part of it; more are the author's. */
static void skip_space(const char **data, const char *end) {
  if (*data < end && **data == ' ')
    (*data)++;
}

static void add_line_comment(text *to, const char *data, const char *end) {
  data += 2;
  while (data < end && *data == '/')
    data++;
  skip_space(&data, end);
  add_line(to, data, (size_t)(end - data));
}

static void add_block_line(text *to, const char *data, const char *end,
                           bool is_first, bool is_last) {
  const char *star = data;
  while (star < end && is_blank(*star))
    star++;
  if (star < end && *star == '*' && !is_first) {
    star++;
    data = star;
    skip_space(&data, end);
  } else if (!is_first) {
    data = star;
  } else {
    skip_space(&data, end);
  }
  const char *rest = data;
  while (rest < end && is_blank(*rest))
    rest++;
  if (rest < end || !(is_first || is_last))
    add_line(to, data, (size_t)(end - data));
}

static void add_block_comment(text *to, const char *data, const char *end) {
  data += 2;
  end -= 2;
  while (data < end && *data == '*')
    data++;
  for (bool is_first = true; data <= end; is_first = false) {
    const char *newline =
        data < end ? memchr(data, '\n', (size_t)(end - data)) : NULL;
    const char *stop = newline ? newline : end;
    add_block_line(to, data, stop, is_first, !newline);
    data = stop + 1;
  }
}

static void add_comment(const woolc_proto_parser *p, text *to,
                        const woolc_proto_comment *comment) {
  const char *data = p->file->source.text.data + comment->begin;
  const char *end = p->file->source.text.data + comment->end;
  if (data[1] == '*')
    add_block_comment(to, data, end);
  else
    add_line_comment(to, data, end);
}

static size_t newlines(const woolc_proto_parser *p, size_t begin, size_t end) {
  size_t n = 0;
  for (size_t i = begin; i < end; i++)
    n += p->file->source.text.data[i] == '\n';
  return n;
}

/* The text of comments [first, end), lines that end with "\n"; "" if there is
 * nothing but marks in them. Every line adds one character at most. */
static text text_of(const woolc_proto_parser *p, size_t first, size_t end) {
  size_t room = 1;
  for (size_t i = first; i < end; i++)
    room += p->lexed.comments[i].end - p->lexed.comments[i].begin + 1;
  text to = {woolc_arena_alloc(p->arena, room), 0};
  for (size_t i = first; i < end; i++)
    add_comment(p, &to, &p->lexed.comments[i]);
  while (to.len && to.data[to.len - 1] == '\n')
    to.len--;
  size_t skip = 0;
  while (skip < to.len && to.data[skip] == '\n')
    skip++;
  to.data += skip;
  to.len -= skip;
  to.data[to.len] = '\0';
  return to;
}

static void keep(woolc_proto_parser *p, const char *block) {
  const size_t len = strlen(block);
  if (!len)
    return;
  if (p->before_len + len + 3 > p->before_room) {
    p->before_room = 2 * (p->before_len + len + 3);
    char *wider = woolc_arena_alloc(p->arena, p->before_room);
    if (p->before_len)
      memcpy(wider, p->before, p->before_len);
    p->before = wider;
  }
  memcpy(p->before + p->before_len, block, len);
  memcpy(p->before + p->before_len + len, "\n\n", 3);
  p->before_len += len + 2;
}

const char *woolc_proto_take_before(woolc_proto_parser *p) {
  const char *before = p->before;
  p->before = NULL;
  p->before_len = 0;
  p->before_room = 0;
  return before;
}

/* How many newlines lie between comment `i` and what comes before it. */
static size_t gap_before(const woolc_proto_parser *p, size_t i, size_t first,
                         size_t token_end) {
  const size_t from = i > first ? p->lexed.comments[i - 1].end : token_end;
  return newlines(p, from, p->lexed.comments[i].begin);
}

/* Comments that begin behind the last token, on its line, are of that. */
static size_t skip_trailing(const woolc_proto_parser *p, size_t first,
                            size_t end, size_t token_end) {
  if (p->at && first < end && gap_before(p, first, first, token_end) == 0)
    first++;
  return first;
}

/* Keeps all blocks but the last one, which is returned: [*first, end). */
static size_t keep_blocks(woolc_proto_parser *p, size_t first, size_t end,
                          size_t token_end) {
  size_t begin = first;
  for (size_t i = first + 1; i < end; i++) {
    if (gap_before(p, i, first, token_end) < 2)
      continue;
    keep(p, text_of(p, begin, i).data);
    begin = i;
  }
  return begin;
}

const char *woolc_proto_take_comments(woolc_proto_parser *p) {
  const woolc_proto_token *next = woolc_proto_peek(p, 0);
  const woolc_proto_token *last = p->at ? &p->lexed.tokens[p->at - 1] : NULL;
  const size_t token_end = last ? last->end : 0;
  const size_t end = next->n_comments;
  const size_t first =
      skip_trailing(p, last ? last->n_comments : 0, end, token_end);
  if (first == end)
    return NULL;
  const size_t begin = keep_blocks(p, first, end, token_end);
  const char *block = text_of(p, begin, end).data;
  if (newlines(p, p->lexed.comments[end - 1].end, next->begin) < 2 &&
      next->kind != WOOLC_PROTO_TOKEN_END)
    return block[0] ? block : NULL;
  keep(p, block);
  return NULL;
}

void woolc_proto_trailing(woolc_proto_parser *p, woolc_proto_node *node) {
  const woolc_proto_token *next = woolc_proto_peek(p, 0);
  const woolc_proto_token *last = &p->lexed.tokens[p->at - 1];
  const size_t first = last->n_comments;
  if (skip_trailing(p, first, next->n_comments, last->end) == first)
    return;
  /* A block between two declarations of one line is of the second. */
  if (newlines(p, p->lexed.comments[first].end, next->begin) == 0 &&
      next->kind != WOOLC_PROTO_TOKEN_END && !woolc_proto_at(p, '}'))
    return;
  const char *more = text_of(p, first, first + 1).data;
  if (!more[0])
    return;
  node->doc = node->doc
                  ? woolc_arena_printf(p->arena, "%s\n%s", node->doc, more)
                  : more;
}

void woolc_proto_leave(woolc_proto_parser *p, woolc_proto_node *node) {
  const char *doc = woolc_proto_take_comments(p);
  if (doc)
    keep(p, doc);
  node->after = woolc_proto_take_before(p);
}
