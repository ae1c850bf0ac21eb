#include "idl/diag_format.h"

#include <stdlib.h>
#include <string.h>

#include "idl/limits.h"

/* Findings that were counted and not kept; 0 if all are there. */
static size_t n_missing(const woolc_sink *sink, size_t count) {
  return sink->n_errors + sink->n_warnings - count;
}

/* ---- gcc ---- */

static void print_line(const char *label, woolc_range range,
                       const char *message, const char *code, FILE *out) {
  if (range.source) {
    const woolc_text line = woolc_line_of(range.source, range.begin);
    const size_t column =
        range.begin - (size_t)(line.data - range.source->text.data) + 1;
    woolc_print_visible(range.source->path, out);
    fprintf(out, ":%u:%zu: ",
            (unsigned)woolc_place_of(range.source, range.begin).line, column);
  } else {
    fputs("woolc: ", out);
  }
  fprintf(out, "%s: ", label);
  woolc_print_visible(message, out);
  if (code)
    fprintf(out, " [%s]", code);
  fputc('\n', out);
}

void woolc_sink_print_gcc(const woolc_sink *sink, FILE *out) {
  size_t count = 0;
  const woolc_diagnostic **all = woolc_sink_sorted(sink, &count);
  for (size_t i = 0; i < count; i++) {
    print_line(woolc_severity_name(all[i]->severity), all[i]->range,
               all[i]->message, woolc_code_name(all[i]->code), out);
    for (const woolc_note *note = all[i]->notes; note; note = note->next)
      print_line("note", note->range, note->message, NULL, out);
  }
  if (n_missing(sink, count))
    fprintf(out, "woolc: error: %zu more findings are not shown [%s]\n",
            n_missing(sink, count), woolc_code_name(WOOLC_W0004));
}

/* ---- JSON (RFC 8259) ---- */

/* What is not UTF-8 becomes U+FFFD. */
static void print_string(const char *text, FILE *out) {
  const size_t len = strlen(text);
  fputc('"', out);
  for (size_t i = 0; i < len;) {
    const unsigned char c = (unsigned char)text[i];
    const size_t n = woolc_utf8_len(text + i, len - i);
    if (c == '"' || c == '\\')
      fprintf(out, "\\%c", c);
    else if (c < 0x20 || c == 0x7f)
      fprintf(out, "\\u%04x", c);
    else if (n == 0)
      fputs("\\ufffd", out);
    else
      fwrite(text + i, 1, n, out);
    i += n ? n : 1;
  }
  fputc('"', out);
}

static void print_member(const char *name, const char *text, FILE *out) {
  fprintf(out, "\"%s\":", name);
  print_string(text, out);
}

static void print_place(woolc_range range, FILE *out) {
  if (!range.source)
    return;
  const woolc_place begin = woolc_place_of(range.source, range.begin);
  const woolc_place end = woolc_place_of(range.source, range.end);
  print_member("file", range.source->path, out);
  fprintf(out,
          ",\"line\":%u,\"column\":%u,\"end_line\":%u,\"end_column\":%u,"
          "\"begin\":%u,\"end\":%u,",
          (unsigned)begin.line, (unsigned)begin.column, (unsigned)end.line,
          (unsigned)end.column, (unsigned)range.begin, (unsigned)range.end);
}

static void print_object(const woolc_diagnostic *found, FILE *out) {
  fputc('{', out);
  print_place(found->range, out);
  print_member("severity", woolc_severity_name(found->severity), out);
  fputc(',', out);
  print_member("code", woolc_code_name(found->code), out);
  fputc(',', out);
  print_member("message", found->message, out);
  fputs(",\"notes\":[", out);
  for (const woolc_note *note = found->notes; note; note = note->next) {
    fputc('{', out);
    print_place(note->range, out);
    print_member("message", note->message, out);
    fputs(note->next ? "}," : "}", out);
  }
  fputs("]}\n", out);
}

/* What stands for the findings that are not kept. */
static woolc_diagnostic overflow_of(const woolc_sink *sink, size_t n) {
  return (woolc_diagnostic){
      .code = WOOLC_W0004,
      .severity = WOOLC_ERROR,
      .message = woolc_arena_printf(sink->arena,
                                    "%zu more findings are not shown", n)};
}

void woolc_sink_print_json(const woolc_sink *sink, FILE *out) {
  size_t count = 0;
  const woolc_diagnostic **all = woolc_sink_sorted(sink, &count);
  for (size_t i = 0; i < count; i++)
    print_object(all[i], out);
  if (n_missing(sink, count)) {
    const woolc_diagnostic rest = overflow_of(sink, n_missing(sink, count));
    print_object(&rest, out);
  }
}

/* ---- SARIF 2.1.0 ---- */

/* 3.4.3: a URI, relative or not (RFC 3986). */
static void print_uri(const char *path, FILE *out) {
  fputc('"', out);
  for (; *path; path++) {
    const unsigned char c = (unsigned char)*path;
    if (strchr("/-._~+", c) || (c >= '0' && c <= '9') ||
        (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
      fputc(c, out);
    else
      fprintf(out, "%%%02X", c);
  }
  fputc('"', out);
}

static void print_location(woolc_range range, const char *message, FILE *out) {
  const woolc_place begin = woolc_place_of(range.source, range.begin);
  const woolc_place end = woolc_place_of(range.source, range.end);
  fputs("{\"physicalLocation\":{\"artifactLocation\":{\"uri\":", out);
  print_uri(range.source->path, out);
  fprintf(out,
          "},\"region\":{\"startLine\":%u,\"startColumn\":%u,\"endLine\":%u,"
          "\"endColumn\":%u}}",
          (unsigned)begin.line, (unsigned)begin.column, (unsigned)end.line,
          (unsigned)end.column);
  if (message) {
    fputs(",\"message\":{", out);
    print_member("text", message, out);
    fputc('}', out);
  }
  fputc('}', out);
}

static void print_related(const woolc_diagnostic *found, FILE *out) {
  bool is_first = true;
  for (const woolc_note *note = found->notes; note; note = note->next) {
    if (!note->range.source)
      continue;
    fputs(is_first ? ",\"relatedLocations\":[" : ",", out);
    is_first = false;
    print_location(note->range, note->message, out);
  }
  if (!is_first)
    fputc(']', out);
}

static void print_result(const woolc_diagnostic *found, FILE *out) {
  fputs("      {", out);
  print_member("ruleId", woolc_code_name(found->code), out);
  fputc(',', out);
  print_member("level", woolc_severity_name(found->severity), out);
  fputs(",\"message\":{", out);
  print_member("text", found->message, out);
  fputs("},\"locations\":[", out);
  if (found->range.source)
    print_location(found->range, NULL, out);
  fputc(']', out);
  print_related(found, out);
  fputc('}', out);
}

static bool was_before(const woolc_diagnostic **all, size_t i) {
  for (size_t before = 0; before < i; before++)
    if (all[before]->code == all[i]->code)
      return true;
  return false;
}

static void print_rules(const woolc_diagnostic **all, size_t count, FILE *out) {
  const char *separator = "";
  for (size_t i = 0; i < count; i++) {
    if (was_before(all, i))
      continue;
    fprintf(out, "%s\n        {", separator);
    separator = ",";
    print_member("id", woolc_code_name(all[i]->code), out);
    fputs(",\"shortDescription\":{", out);
    print_member("text", woolc_code_about(all[i]->code), out);
    fputs("}}", out);
  }
}

void woolc_sink_print_sarif(const woolc_sink *sink, const char *version,
                            FILE *out) {
  size_t count = 0;
  const woolc_diagnostic **all = woolc_sink_sorted(sink, &count);
  const size_t missing = n_missing(sink, count);
  fputs("{\n  \"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/"
        "errata01/os/schemas/sarif-schema-2.1.0.json\",\n"
        "  \"version\": \"2.1.0\",\n  \"runs\": [{\n"
        "    \"tool\": {\"driver\": {\"name\": \"woolc\", ",
        out);
  print_member("version", version, out);
  fputs(", \"rules\": [", out);
  print_rules(all, count, out);
  fputs("]}},\n    \"columnKind\": \"unicodeCodePoints\",\n"
        "    \"results\": [\n",
        out);
  for (size_t i = 0; i < count; i++) {
    print_result(all[i], out);
    fputs(i + 1 < count || missing ? ",\n" : "\n", out);
  }
  if (missing) {
    const woolc_diagnostic rest = overflow_of(sink, missing);
    print_result(&rest, out);
    fputc('\n', out);
  }
  fputs("    ]\n  }]\n}\n", out);
}
