#include "codegen/lsp/lines.h"

#include "idl/source.h"

/* Behind the end of the line that `i` is in, or the end of the text. */
static size_t next_line(woolc_text text, size_t i) {
  while (i < text.len && text.data[i] != '\n' && text.data[i] != '\r')
    i++;
  if (i < text.len && text.data[i] == '\r' && i + 1 < text.len &&
      text.data[i + 1] == '\n')
    i++;
  return i < text.len ? i + 1 : i;
}

static bool ends_line(woolc_text text) {
  return text.len > 0 &&
         (text.data[text.len - 1] == '\n' || text.data[text.len - 1] == '\r');
}

void woolc_lines_init(woolc_lines *lines, woolc_arena *arena, woolc_text text,
                      bool counts_bytes) {
  size_t count = 1;
  for (size_t i = 0; i < text.len; i = next_line(text, i))
    count++;
  *lines = (woolc_lines){.text = text, .counts_bytes = counts_bytes};
  lines->begins = woolc_arena_array(arena, count, sizeof *lines->begins);
  for (size_t i = 0; i < text.len; i = next_line(text, i))
    lines->begins[lines->count++] = (uint32_t)i;
  if (text.len == 0 || ends_line(text))
    lines->begins[lines->count++] = (uint32_t)text.len;
}

/* What a character counts. A byte that is not UTF-8 is one. */
static uint32_t width(const woolc_lines *lines, size_t at, size_t *out_len) {
  const size_t len =
      woolc_utf8_len(lines->text.data + at, lines->text.len - at);
  *out_len = len ? len : 1;
  if (lines->counts_bytes)
    return (uint32_t)*out_len;
  return len == 4 ? 2 : 1;
}

woolc_position woolc_lines_position(const woolc_lines *lines, uint32_t offset) {
  size_t low = 0;
  size_t high = lines->count;
  if (offset > lines->text.len)
    offset = (uint32_t)lines->text.len;
  while (high - low > 1) {
    const size_t middle = low + (high - low) / 2;
    if (lines->begins[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  woolc_position position = {(uint32_t)low, 0};
  for (size_t at = lines->begins[low]; at < offset;) {
    size_t len = 0;
    position.character += width(lines, at, &len);
    at += len;
  }
  return position;
}

uint32_t woolc_lines_offset(const woolc_lines *lines, woolc_position position) {
  if (position.line >= lines->count)
    return (uint32_t)lines->text.len;
  uint32_t left = position.character;
  size_t at = lines->begins[position.line];
  while (at < lines->text.len && lines->text.data[at] != '\n' &&
         lines->text.data[at] != '\r') {
    size_t len = 0;
    const uint32_t units = width(lines, at, &len);
    if (units > left)
      break;
    left -= units;
    at += len;
  }
  return (uint32_t)at;
}
