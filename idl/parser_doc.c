/* Documentation comments: `///` lines, a block that opens with two stars, and
 * either behind a member on its line. */
#include <string.h>

#include "idl/parser_base.h"

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

static void trim_end(const char *data, size_t *len) {
  while (*len && is_blank(data[*len - 1]))
    (*len)--;
}

typedef struct lines {
  char *out;
  size_t len;
} lines;

static void add_line(lines *to, const char *data, size_t len) {
  trim_end(data, &len);
  if (to->len)
    to->out[to->len++] = '\n';
  if (len)
    memcpy(to->out + to->len, data, len);
  to->len += len;
}

/* One space behind the mark is a part of it; more are the author's. */
static void skip_mark(const char **data, const char *end, size_t mark) {
  *data += mark;
  if (*data < end && **data == ' ')
    (*data)++;
}

static void add_block(lines *to, const char *data, const char *end) {
  skip_mark(&data, end, 3);
  end -= 2;
  if (end < data)
    end = data;
  bool is_first = true;
  while (data <= end) {
    const char *newline = memchr(data, '\n', (size_t)(end - data));
    const char *stop = newline ? newline : end;
    if (!is_first) {
      const char *star = data;
      while (star < stop && is_blank(*star))
        star++;
      if (star < stop && *star == '*') {
        data = star;
        skip_mark(&data, stop, 1);
      } else {
        data = star;
      }
    }
    size_t len = (size_t)(stop - data);
    trim_end(data, &len);
    const bool is_edge = len == 0 && (is_first || !newline);
    if (!is_edge)
      add_line(to, data, len);
    is_first = false;
    data = stop + 1;
  }
}

static void add_comment(const woolc_parser *p, lines *to,
                        const woolc_comment *comment) {
  const char *data = p->file->source.text.data + comment->begin;
  const char *end = p->file->source.text.data + comment->end;
  if (data[1] == '*') {
    add_block(to, data, end);
    return;
  }
  skip_mark(&data, end, 3);
  add_line(to, data, (size_t)(end - data));
}

/* What is stripped is more than what is added, so the text fits. */
static const char *doc_of(woolc_parser *p, size_t begin, size_t end) {
  if (begin == end)
    return NULL;
  const woolc_comment *comments = p->lexed.comments;
  lines to = {
      woolc_arena_alloc(&p->model->arena,
                        comments[end - 1].end - comments[begin].begin + 1),
      0};
  for (size_t i = begin; i < end; i++)
    add_comment(p, &to, &comments[i]);
  to.out[to.len] = '\0';
  return to.len ? to.out : NULL;
}

const char *woolc_take_doc(woolc_parser *p) {
  const size_t end = woolc_peek(p, 0)->n_comments;
  const size_t first = p->at ? p->lexed.tokens[p->at - 1].n_comments : 0;
  size_t begin = end;
  while (begin > first && p->lexed.comments[begin - 1].is_doc &&
         p->lexed.comments[begin - 1].is_first_on_line)
    begin--;
  return doc_of(p, begin, end);
}

const char *woolc_trailing_doc(woolc_parser *p, const char *doc) {
  if (doc || p->at == 0)
    return doc;
  const size_t first = p->lexed.tokens[p->at - 1].n_comments;
  if (first == woolc_peek(p, 0)->n_comments)
    return NULL;
  const woolc_comment *comment = &p->lexed.comments[first];
  if (!comment->is_doc || comment->is_first_on_line)
    return NULL;
  return doc_of(p, first, first + 1);
}
