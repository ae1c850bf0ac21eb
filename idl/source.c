#include "idl/source.h"

#include <string.h>

static size_t line_begin(const woolc_source *source, size_t offset) {
  while (offset > 0 && source->text.data[offset - 1] != '\n')
    offset--;
  return offset;
}

static int is_continuation(char c) {
  return ((unsigned char)c & 0xc0) == 0x80;
}

/* Nobody sees a byte order mark, so it is no column. */
static size_t mark_len(const woolc_source *source, size_t limit) {
  return limit >= 3 && memcmp(source->text.data, "\xef\xbb\xbf", 3) == 0 ? 3
                                                                         : 0;
}

woolc_place woolc_place_of(const woolc_source *source, uint32_t offset) {
  const char *text = source->text.data;
  const size_t limit = offset < source->text.len ? offset : source->text.len;
  const size_t begin = line_begin(source, limit);
  woolc_place place = {1, 1};
  for (const char *at = text; at < text + begin; at++) {
    at = memchr(at, '\n', (size_t)(text + begin - at));
    if (!at)
      break;
    place.line++;
  }
  for (size_t i = begin ? begin : mark_len(source, limit); i < limit; i++)
    if (!is_continuation(text[i]))
      place.column++;
  return place;
}

woolc_text woolc_line_of(const woolc_source *source, uint32_t offset) {
  const size_t limit = offset < source->text.len ? offset : source->text.len;
  const size_t from = line_begin(source, limit);
  const size_t begin = from ? from : mark_len(source, limit);
  size_t end = limit;
  while (end < source->text.len && source->text.data[end] != '\n')
    end++;
  if (end > begin && source->text.data[end - 1] == '\r')
    end--;
  return (woolc_text){source->text.data + begin, end - begin};
}

/* RFC 3629, section 4. */
size_t woolc_utf8_len(const char *data, size_t len) {
  const unsigned char *s = (const unsigned char *)data;
  if (s[0] < 0x80)
    return 1;
  const size_t need = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
  if (s[0] < 0xc2 || s[0] > 0xf4 || len < need)
    return 0;
  for (size_t i = 1; i < need; i++)
    if (!is_continuation(data[i]))
      return 0;
  if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
      (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
    return 0;
  return need;
}

woolc_range woolc_join(woolc_range first, woolc_range last) {
  first.end = last.end;
  return first;
}
