#include "codegen/doc/doc_markup.h"

#include <string.h>

/* ---- text ---- */

static void put_html(woolc_printer *out, const char *text, size_t len) {
  for (size_t i = 0; i < len; i++)
    switch (text[i]) {
    case '<':
      woolc_print(out, "&lt;");
      break;
    case '>':
      woolc_print(out, "&gt;");
      break;
    case '&':
      woolc_print(out, "&amp;");
      break;
    case '"':
      woolc_print(out, "&quot;");
      break;
    default:
      woolc_print_bytes(out, text + i, 1);
    }
}

/* Text that has no meaning to Markdown, nor to a table of it. */
static void put_markdown(woolc_printer *out, const char *text, size_t len) {
  for (size_t i = 0; i < len; i++) {
    if (text[i] != '\0' && strchr("\\`*_[]<>|#", text[i]))
      woolc_print(out, "\\");
    woolc_print_bytes(out, text[i] == '\n' ? " " : text + i, 1);
  }
}

void woolc_doc_text(woolc_doc_writer *w, const char *text) {
  if (w->is_html)
    put_html(w->out, text, strlen(text));
  else
    put_markdown(w->out, text, strlen(text));
}

/* A code span of Markdown ends with as many backticks as it begins with. */
void woolc_doc_code(woolc_doc_writer *w, const char *text) {
  const char *fence = strchr(text, '`') ? "``" : "`";
  if (w->is_html) {
    woolc_print(w->out, "<code>");
    put_html(w->out, text, strlen(text));
    woolc_print(w->out, "</code>");
    return;
  }
  woolc_print(w->out, "%s", fence);
  for (; *text; text++)
    if (*text == '|')
      woolc_print(w->out, "\\|");
    else
      woolc_print_bytes(w->out, *text == '\n' ? " " : text, 1);
  woolc_print(w->out, "%s", fence);
}

static bool is_on_page(const woolc_doc_writer *w, const woolc_file *file) {
  for (size_t i = 0; i < w->page->n_files; i++)
    if (w->page->files[i] == file)
      return true;
  return false;
}

void woolc_doc_link(woolc_doc_writer *w, const woolc_decl *decl) {
  const char *full = decl->full_name->text;
  if (!is_on_page(w, decl->file)) {
    woolc_doc_code(w, full);
    return;
  }
  const size_t len = decl->file->package->len;
  const char *local = len ? full + len + 1 : full;
  if (w->is_html)
    woolc_print(w->out, "<a href=\"#%s\"><code>%s</code></a>", full, local);
  else
    woolc_print(w->out, "[`%s`](#%s)", local, full);
}

/* ---- documentation ---- */

/* Code spans and the rest of one run of text, for HTML. */
static void put_spans(woolc_printer *out, const char *text, size_t len) {
  for (size_t i = 0; i < len;) {
    const char *open = memchr(text + i, '`', len - i);
    const char *close =
        open ? memchr(open + 1, '`', len - (size_t)(open + 1 - text)) : NULL;
    const size_t plain = close ? (size_t)(open - text) - i : len - i;
    put_html(out, text + i, plain);
    i += plain;
    if (!close)
      continue;
    woolc_print(out, "<code>");
    put_html(out, open + 1, (size_t)(close - open) - 1);
    woolc_print(out, "</code>");
    i = (size_t)(close + 1 - text);
  }
}

typedef enum block {
  BLOCK_NONE,
  BLOCK_PARAGRAPH,
  BLOCK_LIST,
  BLOCK_CODE
} block;

static block switch_block(woolc_printer *out, block from, block to) {
  static const char *const open[] = {"", "<p>", "<ul>\n<li>", "<pre><code>"};
  static const char *const close[] = {"", "</p>\n", "</li>\n</ul>\n",
                                      "</code></pre>\n"};
  if (from != to)
    woolc_print(out, "%s%s", close[from], open[to]);
  return to;
}

/* What a line of documentation belongs to. */
static block block_of(const char *line, size_t len, block before) {
  if (len == 0)
    return before == BLOCK_CODE ? BLOCK_CODE : BLOCK_NONE;
  if (len > 4 && strncmp(line, "    ", 4) == 0 && before != BLOCK_PARAGRAPH &&
      before != BLOCK_LIST)
    return BLOCK_CODE;
  if (len > 2 && (line[0] == '-' || line[0] == '*') && line[1] == ' ')
    return BLOCK_LIST;
  return before == BLOCK_LIST ? BLOCK_LIST : BLOCK_PARAGRAPH;
}

static void put_doc_html(woolc_printer *out, const char *doc) {
  block at = BLOCK_NONE;
  for (const char *line = doc; line;) {
    const char *end = strchr(line, '\n');
    const size_t len = end ? (size_t)(end - line) : strlen(line);
    const block next = block_of(line, len, at);
    const bool is_item = next == BLOCK_LIST && line[0] != ' ' &&
                         (line[0] == '-' || line[0] == '*');
    if (next == BLOCK_LIST && at == BLOCK_LIST && is_item)
      woolc_print(out, "</li>\n<li>");
    const bool goes_on = next == at && next != BLOCK_NONE && !is_item;
    at = switch_block(out, at, next);
    if (goes_on)
      woolc_print(out, "\n");
    if (at == BLOCK_CODE)
      put_html(out, line + (len >= 4 ? 4 : len), len >= 4 ? len - 4 : 0);
    else if (at != BLOCK_NONE)
      put_spans(out, line + (is_item ? 2 : 0), len - (is_item ? 2 : 0));
    line = end ? end + 1 : NULL;
  }
  switch_block(out, at, BLOCK_NONE);
}

void woolc_doc_paragraphs(woolc_doc_writer *w, const char *doc) {
  if (!doc)
    return;
  if (w->is_html)
    put_doc_html(w->out, doc);
  else
    woolc_print(w->out, "%s\n\n", doc);
}

void woolc_doc_inline(woolc_doc_writer *w, const char *doc) {
  if (!doc)
    return;
  const char *end = strstr(doc, "\n\n");
  const size_t len = end ? (size_t)(end - doc) : strlen(doc);
  if (w->is_html) {
    put_spans(w->out, doc, len);
    return;
  }
  for (size_t i = 0; i < len; i++)
    if (doc[i] == '|')
      woolc_print(w->out, "\\|");
    else
      woolc_print_bytes(w->out, doc[i] == '\n' ? " " : doc + i, 1);
}

/* ---- the page ---- */

static const char style[] =
    ":root{color-scheme:light dark}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem}"
    "code,pre{font:.9em/1.4 ui-monospace,monospace}"
    "pre{padding:.8rem;overflow-x:auto;background:#8881;border-radius:4px}"
    "table{border-collapse:collapse;margin:1rem 0}"
    "td,th{border:1px solid #8885;padding:.3rem .6rem;text-align:left;"
    "vertical-align:top}"
    "h1 small,h2 small,h3 small,h4 small{font-weight:400;opacity:.7}"
    "nav ul{list-style:none;padding-left:1rem}";

void woolc_doc_begin(woolc_doc_writer *w) {
  if (w->is_html) {
    woolc_print(w->out,
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                "<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" "
                "content=\"width=device-width,initial-scale=1\">\n<title>");
    woolc_doc_text(w, w->page->title);
    woolc_print(w->out, "</title>\n<style>%s</style>\n</head>\n<body>\n",
                style);
  }
  woolc_doc_heading(w, 1, NULL, NULL, w->page->title);
}

void woolc_doc_end(woolc_doc_writer *w) {
  if (w->is_html)
    woolc_print(w->out, "</body>\n</html>\n");
  else /* one line's end, not two */
    while (w->out->len > 1 && w->out->data[w->out->len - 2] == '\n')
      w->out->len--;
}

void woolc_doc_heading(woolc_doc_writer *w, unsigned level, const char *id,
                       const char *kind, const char *text) {
  if (w->is_html) {
    woolc_print(w->out, "<h%u", level);
    if (id)
      woolc_print(w->out, " id=\"%s\"", id);
    woolc_print(w->out, ">");
    if (kind)
      woolc_print(w->out, "<small>%s</small> ", kind);
    woolc_doc_text(w, text);
    woolc_print(w->out, "</h%u>\n", level);
    return;
  }
  if (id)
    woolc_print(w->out, "<a id=\"%s\"></a>\n\n", id);
  woolc_print(w->out, "%.*s %s%s", (int)level, "######", kind ? kind : "",
              kind ? " " : "");
  woolc_doc_text(w, text);
  woolc_print(w->out, "\n\n");
}

void woolc_doc_line_begin(woolc_doc_writer *w) {
  if (w->is_html)
    woolc_print(w->out, "<p>");
}

void woolc_doc_line_end(woolc_doc_writer *w) {
  woolc_print(w->out, w->is_html ? "</p>\n" : "\n\n");
}

void woolc_doc_code_block(woolc_doc_writer *w, const char *language,
                          const char *text) {
  if (w->is_html) {
    woolc_print(w->out, "<pre><code>");
    woolc_doc_text(w, text);
    woolc_print(w->out, "</code></pre>\n");
  } else {
    woolc_print(w->out, "```%s\n%s\n```\n\n", language, text);
  }
}

/* ---- tables ---- */

void woolc_doc_table(woolc_doc_writer *w, const char *const *columns) {
  w->column = w->n_columns = 0;
  woolc_print(w->out, w->is_html ? "<table>\n<tr>" : "|");
  for (; columns[w->n_columns]; w->n_columns++)
    woolc_print(w->out, w->is_html ? "<th>%s</th>" : " %s |",
                columns[w->n_columns]);
  woolc_print(w->out, w->is_html ? "</tr>\n" : "\n|");
  for (unsigned i = 0; i < w->n_columns && !w->is_html; i++)
    woolc_print(w->out, "---|");
}

/* Ends the cell before, and the row if that was its last. */
void woolc_doc_cell(woolc_doc_writer *w) {
  const unsigned at = w->column++ % w->n_columns;
  if (w->is_html)
    woolc_print(w->out, "%s<td>",
                at > 0          ? "</td>"
                : w->column > 1 ? "</td></tr>\n<tr>"
                                : "<tr>");
  else
    woolc_print(w->out, "%s",
                at > 0          ? " | "
                : w->column > 1 ? " |\n| "
                                : "\n| ");
}

void woolc_doc_table_end(woolc_doc_writer *w) {
  if (w->is_html)
    woolc_print(w->out, "%s</table>\n", w->column ? "</td></tr>\n" : "");
  else
    woolc_print(w->out, "%s\n\n", w->column ? " |" : "");
}

/* ---- contents ---- */

void woolc_doc_contents_begin(woolc_doc_writer *w) {
  if (w->is_html)
    woolc_print(w->out, "<nav>\n<ul>\n");
}

void woolc_doc_contents_item(woolc_doc_writer *w, unsigned level,
                             const char *id, const char *kind,
                             const char *text) {
  if (w->is_html) {
    woolc_print(w->out, "<li style=\"margin-left:%urem\">%s ", level, kind);
    woolc_print(w->out, "<a href=\"#%s\">%s</a></li>\n", id, text);
  } else {
    woolc_print(w->out, "%*s- %s [`%s`](#%s)\n", (int)(2 * level), "", kind,
                text, id);
  }
}

void woolc_doc_contents_end(woolc_doc_writer *w) {
  woolc_print(w->out, w->is_html ? "</ul>\n</nav>\n" : "\n");
}
