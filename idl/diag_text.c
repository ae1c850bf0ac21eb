/* How findings look on a terminal. */
#include <stdlib.h>
#include <string.h>

#include "idl/diag.h"
#include "idl/diag_format.h"
#include "idl/limits.h"

enum {
  SHOWN_LEN = 160, /* bytes of a source line; hostile lines have megabytes */
  SHOWN_BEFORE = 100
};

/* Writes what a terminal can be trusted with, one character at a time. */
static size_t print_char(const char *data, size_t len, FILE *out) {
  const size_t n = woolc_utf8_len(data, len);
  const unsigned char c = (unsigned char)data[0];
  if (n == 0 || (c < 0x20 && c != '\t') || c == 0x7f) {
    fputc('?', out);
    return n ? n : 1;
  }
  fwrite(data, 1, n, out);
  return n;
}

void woolc_print_visible(const char *text, FILE *out) {
  const size_t len = strlen(text);
  for (size_t i = 0; i < len;)
    i += print_char(text + i, len - i, out);
}

/* How many cells of a terminal a character takes: two in the blocks of East
 * Asian and of pictures (Unicode Standard Annex 11), none if it combines. */
static size_t width_of(const char *data, size_t n) {
  static const unsigned long wide[][2] = {
      {0x1100, 0x115f},   {0x2e80, 0xa4cf},   {0xac00, 0xd7a3},
      {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},
      {0xffe0, 0xffe6},   {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff},
      {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
  const unsigned char *u = (const unsigned char *)data;
  unsigned long c = n < 2 ? u[0] : u[0] & (0x7fU >> n);
  for (size_t i = 1; i < n; i++)
    c = c << 6 | (u[i] & 0x3fU);
  if ((c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) ||
      (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff)
    return 0;
  for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
    if (c >= wide[i][0] && c <= wide[i][1])
      return 2;
  return 1;
}

/* Blank in the width of [begin, end): a tab stays one, so that the caret
 * stands under its character whatever a tab's width is. */
static void print_blank(const char *data, size_t len, FILE *out) {
  for (size_t i = 0; i < len;) {
    const size_t n = woolc_utf8_len(data + i, len - i);
    if (data[i] == '\t')
      fputc('\t', out);
    else
      for (size_t w = n ? width_of(data + i, n) : 1; w > 0; w--)
        fputc(' ', out);
    i += n ? n : 1;
  }
}

static void print_underline(const char *data, size_t len, FILE *out) {
  fputc('^', out);
  size_t cells = 0;
  for (size_t i = 0; i < len;) {
    const size_t n = woolc_utf8_len(data + i, len - i);
    cells += n ? width_of(data + i, n) : 1;
    i += n ? n : 1;
  }
  for (size_t i = 1; i < cells; i++)
    fputc('~', out);
}

/* Colours of one finding, or none (ECMA-48, SGR). */
typedef struct paint {
  const char *label;
  const char *bold;
  const char *margin;
  const char *off;
} paint;

static const paint no_paint = {"", "", "", ""};
static const paint error_paint = {"\033[1;31m", "\033[1m", "\033[34m",
                                  "\033[0m"};
static const paint warning_paint = {"\033[1;35m", "\033[1m", "\033[34m",
                                    "\033[0m"};
static const paint note_paint = {"\033[1;36m", "\033[1m", "\033[34m",
                                 "\033[0m"};

static void print_excerpt(woolc_range range, uint32_t line_number,
                          const paint *p, FILE *out) {
  const woolc_text line = woolc_line_of(range.source, range.begin);
  const size_t offset = (size_t)(line.data - range.source->text.data);
  size_t from = range.begin - offset;
  if (from > line.len)
    from = line.len;
  size_t begin = from > SHOWN_BEFORE ? from - SHOWN_BEFORE : 0;
  while (begin > 0 && ((unsigned char)line.data[begin] & 0xc0) == 0x80)
    begin--;
  size_t end = line.len - begin > SHOWN_LEN ? begin + SHOWN_LEN : line.len;
  while (end < line.len && end > begin &&
         ((unsigned char)line.data[end] & 0xc0) == 0x80)
    end--;
  if (end < from)
    end = from;
  size_t to = range.end - offset;
  if (to > end)
    to = end;
  if (to < from)
    to = from;

  fprintf(out, "%s%5u |%s ", p->margin, (unsigned)line_number, p->off);
  for (size_t i = begin; i < end;)
    i += print_char(line.data + i, end - i, out);
  fprintf(out, "\n%s      |%s ", p->margin, p->off);
  print_blank(line.data + begin, from - begin, out);
  fputs(p->label, out);
  print_underline(line.data + from, to - from, out);
  fprintf(out, "%s\n", p->off);
}

static void print_one(const char *label, woolc_range range, const char *message,
                      const char *code, const paint *p, FILE *out) {
  woolc_place place = {0, 0};
  fputs(p->bold, out);
  if (range.source) {
    place = woolc_place_of(range.source, range.begin);
    woolc_print_visible(range.source->path, out);
    fprintf(out, ":%u:%u: ", (unsigned)place.line, (unsigned)place.column);
  } else {
    fputs("woolc: ", out);
  }
  fprintf(out, "%s%s:%s ", p->label, label, p->off);
  woolc_print_visible(message, out);
  if (code)
    fprintf(out, " [%s]", code);
  fputc('\n', out);
  if (range.source)
    print_excerpt(range, place.line, p, out);
}

static const paint *paint_of(const woolc_diagnostic *found, bool color) {
  if (!color)
    return &no_paint;
  return found->severity == WOOLC_ERROR ? &error_paint : &warning_paint;
}

void woolc_sink_print(const woolc_sink *sink, bool color, FILE *out) {
  size_t count = 0;
  const woolc_diagnostic **all = woolc_sink_sorted(sink, &count);
  for (size_t i = 0; i < count; i++) {
    print_one(woolc_severity_name(all[i]->severity), all[i]->range,
              all[i]->message, woolc_code_name(all[i]->code),
              paint_of(all[i], color), out);
    for (const woolc_note *note = all[i]->notes; note; note = note->next)
      print_one("note", note->range, note->message, NULL,
                color ? &note_paint : &no_paint, out);
  }
  const size_t total = sink->n_errors + sink->n_warnings;
  if (total > count)
    fprintf(out, "woolc: error: %zu more findings are not shown [%s]\n",
            total - count, woolc_code_name(WOOLC_W0004));
}
