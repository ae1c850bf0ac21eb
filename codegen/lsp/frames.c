#include "codegen/lsp/frames.h"

#include <string.h>
#include <strings.h>

#include "codegen/lsp/limits.h"

void woolc_frames_feed(woolc_frames *f, const char *bytes, size_t len) {
  const size_t skipped = f->skip < len ? f->skip : len;
  f->skip -= skipped;
  if (f->at > 0) {
    memmove(f->buffer.data, f->buffer.data + f->at, f->buffer.len - f->at);
    f->buffer.len -= f->at;
    f->at = 0;
  }
  woolc_buffer_add(&f->buffer, bytes + skipped, len - skipped);
}

static woolc_frame malformed(const char *why, woolc_text *out_text) {
  *out_text = (woolc_text){why, strlen(why)};
  return WOOLC_FRAME_MALFORMED;
}

/* The content is not looked at, whether it is there already or not. */
static void skip_content(woolc_frames *f, size_t len) {
  const size_t there = f->buffer.len - f->at;
  f->at += len < there ? len : there;
  f->skip = len < there ? 0 : len - there;
}

static bool read_length(const char *text, size_t len, size_t *out) {
  size_t value = 0;
  while (len > 0 && (*text == ' ' || *text == '\t')) {
    text++;
    len--;
  }
  while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
    len--;
  if (len == 0 || len > 15)
    return false;
  for (size_t i = 0; i < len; i++) {
    if (text[i] < '0' || text[i] > '9')
      return false;
    value = value * 10 + (size_t)(text[i] - '0');
  }
  *out = value;
  return true;
}

/* The length that a header says; false: none, or several, or no number. */
static bool find_length(const char *header, size_t len, size_t *out) {
  static const char name[] = "Content-Length:";
  const size_t name_len = sizeof name - 1;
  size_t n_found = 0;
  for (size_t i = 0; i < len;) {
    const char *end = memchr(header + i, '\r', len - i);
    const size_t line = end ? (size_t)(end - header) - i : len - i;
    if (line >= name_len && strncasecmp(header + i, name, name_len) == 0) {
      if (!read_length(header + i + name_len, line - name_len, out))
        return false;
      n_found++;
    }
    i += line + 2;
  }
  return n_found == 1;
}

static woolc_frame read_header(woolc_frames *f, woolc_text *out_text) {
  const char *begin = f->buffer.data + f->at;
  const size_t left = f->buffer.len - f->at;
  const char *end = left ? memmem(begin, left, "\r\n\r\n", 4) : NULL;
  const size_t len = end ? (size_t)(end - begin) : left;
  if (len > WOOLC_LSP_MAX_HEADER_LEN) {
    f->is_lost = true;
    return malformed("a header is longer than the limit", out_text);
  }
  if (!end)
    return WOOLC_FRAME_NONE;
  f->at += len + 4;
  if (!find_length(begin, len, &f->len))
    return malformed("a header has no Content-Length that is one number",
                     out_text);
  if (f->len > WOOLC_LSP_MAX_MESSAGE_LEN) {
    skip_content(f, f->len);
    return malformed("a message is longer than the limit", out_text);
  }
  f->in_body = true;
  return WOOLC_FRAME_MESSAGE;
}

woolc_frame woolc_frames_next(woolc_frames *f, woolc_text *out_text) {
  if (f->is_lost)
    return WOOLC_FRAME_NONE;
  if (!f->in_body) {
    const woolc_frame frame = read_header(f, out_text);
    if (frame != WOOLC_FRAME_MESSAGE)
      return frame;
  }
  if (f->buffer.len - f->at < f->len)
    return WOOLC_FRAME_NONE;
  *out_text = (woolc_text){f->buffer.data + f->at, f->len};
  f->at += f->len;
  f->in_body = false;
  return WOOLC_FRAME_MESSAGE;
}
