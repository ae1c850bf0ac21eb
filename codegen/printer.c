#include "codegen/printer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void woolc_printer_init(woolc_printer *out, woolc_arena *arena) {
  *out = (woolc_printer){.arena = arena};
}

void woolc_printer_init_file(woolc_printer *out, woolc_arena *scratch) {
  *out = (woolc_printer){.arena = scratch, .scratch = scratch};
}

void woolc_printer_relax(woolc_printer *out) {
  if (out->scratch)
    woolc_arena_clear(out->scratch);
}

char *woolc_printer_take(woolc_printer *out, woolc_arena *arena) {
  char *text = woolc_arena_copy(arena, out->data ? out->data : "", out->len);
  woolc_printer_cleanup(out);
  return text;
}

void woolc_printer_cleanup(woolc_printer *out) {
  free(out->data);
  out->data = NULL;
  out->len = out->room = 0;
}

/* Large texts move by whole pages, if at all: realloc is what knows how. */
static void reserve(woolc_printer *out, size_t more) {
  if (out->room - out->len >= more)
    return;
  size_t room = out->room ? out->room : 64;
  while (room - out->len < more)
    room *= 2;
  char *data = realloc(out->data, room);
  if (!data)
    woolc_arena_fail(out->arena);
  out->data = data;
  out->room = room;
}

char *woolc_printer_insert(woolc_printer *out, size_t at, size_t len) {
  reserve(out, len + 1);
  memmove(out->data + at + len, out->data + at, out->len - at);
  out->len += len;
  out->data[out->len] = '\0';
  return out->data + at;
}

void woolc_print_bytes(woolc_printer *out, const char *data, size_t len) {
  reserve(out, len + 1);
  memcpy(out->data + out->len, data, len);
  out->len += len;
  out->data[out->len] = '\0';
}

void woolc_print(woolc_printer *out, const char *format, ...) {
  reserve(out, 64);
  va_list args;
  va_start(args, format);
  const int len =
      vsnprintf(out->data + out->len, out->room - out->len, format, args);
  va_end(args);
  if (len < 0)
    return;
  if ((size_t)len >= out->room - out->len) {
    reserve(out, (size_t)len + 1);
    va_start(args, format);
    vsnprintf(out->data + out->len, out->room - out->len, format, args);
    va_end(args);
  }
  out->len += (size_t)len;
}

void woolc_list_init(woolc_list *list, woolc_arena *arena) {
  *list = (woolc_list){.arena = arena};
}

void woolc_list_add(woolc_list *list, const char *format, ...) {
  if (list->count == list->room) {
    const size_t room = list->room ? list->room * 2 : 16;
    const char **items =
        woolc_arena_array(list->arena, room, sizeof *list->items);
    if (list->count)
      memcpy(items, list->items, list->count * sizeof *items);
    list->items = items;
    list->room = room;
  }
  va_list args;
  va_start(args, format);
  list->items[list->count++] = woolc_arena_vprintf(list->arena, format, args);
  va_end(args);
}

static size_t width_of(const woolc_list *list, const char *tail, size_t i) {
  const size_t behind = i + 1 < list->count ? 1 : strcspn(tail, "\n");
  return strlen(list->items[i]) + behind;
}

static int fits(const woolc_list *list, const char *tail, size_t column) {
  for (size_t i = 0; i < list->count; i++)
    if (column + width_of(list, tail, i) > WOOLC_COLUMNS)
      return 0;
  return 1;
}

void woolc_print_list(woolc_printer *out, int indent, const char *head,
                      const woolc_list *list, const char *tail) {
  size_t column = (size_t)indent + strlen(head);
  size_t begin = column;
  woolc_print(out, "%*s%s", indent, "", head);
  if (!fits(list, tail, begin) && list->count > 0) {
    begin = (size_t)indent + 4;
    column = begin;
    woolc_print(out, "\n%*s", (int)begin, "");
  }
  for (size_t i = 0; i < list->count; i++) {
    const size_t width = width_of(list, tail, i);
    if (i > 0 && column + 1 + width > WOOLC_COLUMNS) {
      woolc_print(out, "\n%*s", (int)begin, "");
      column = begin;
    } else if (i > 0) {
      woolc_print(out, " ");
      column++;
    }
    woolc_print_bytes(out, list->items[i], strlen(list->items[i]));
    woolc_print_bytes(out, ",", i + 1 < list->count ? 1 : 0);
    column += width;
  }
  woolc_print(out, "%s", tail);
}

/* The ends of comments, beginnings of others, and trigraphs. */
static int is_unsafe(char c, char next) {
  return (c == '*' && next == '/') || (c == '/' && next == '*') ||
         (c == '?' && next == '?');
}

static void print_safely(woolc_printer *out, const char *text, size_t len) {
  for (size_t i = 0; i < len; i++) {
    woolc_print_bytes(out, text + i, 1);
    if (i + 1 < len && is_unsafe(text[i], text[i + 1]))
      woolc_print_bytes(out, " ", 1);
  }
}

void woolc_print_comment(woolc_printer *out, int indent, const char *open,
                         const char *text) {
  woolc_print(out, "%*s%s ", indent, "", open);
  for (;;) {
    const char *newline = strchr(text, '\n');
    const size_t len = newline ? (size_t)(newline - text) : strlen(text);
    print_safely(out, text, len);
    if (!newline) {
      const char *start = out->data + out->len;
      while (start > out->data && start[-1] != '\n')
        start--;
      const size_t column = (size_t)(out->data + out->len - start);
      if (column + 3 > WOOLC_COLUMNS)
        woolc_print(out, "\n%*s", indent, "");
      woolc_print(out, " */\n");
      return;
    }
    text = newline + 1;
    woolc_print(out, "\n%*s *%s", indent, "", *text == '\n' ? "" : " ");
  }
}
