#include "codegen/lsp/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/lsp/limits.h"
#include "idl/source.h"

/* ---- reading ---- */

/* What is open, from the outside in. */
typedef struct reader {
  wooli_json_reader events;
  woolc_arena *arena;
  woolc_json *open[WOOLI_JSON_MAX_DEPTH + 1];
  woolc_json *last[WOOLI_JSON_MAX_DEPTH + 1];
  size_t depth;
  woolc_json *root;
  woolc_text name; /* of the value that comes next */
  size_t n_values;
} reader;

static woolc_text text_of(const reader *r) {
  const wooli_json_reader *e = &r->events;
  if (!e->has_escapes)
    return (woolc_text){e->text, e->text_len};
  char *text = woolc_arena_alloc(r->arena, e->text_len + 1);
  return (woolc_text){text, wooli_json_unescape(e->text, e->text_len, text)};
}

static woolc_json *add_value(reader *r, woolc_json_kind kind) {
  woolc_json *value = woolc_arena_alloc(r->arena, sizeof *value);
  value->kind = kind;
  value->name = r->name;
  r->name = (woolc_text){"", 0};
  r->n_values++;
  if (r->depth == 0) {
    r->root = value;
    return value;
  }
  woolc_json **last = &r->last[r->depth];
  if (*last)
    (*last)->next = value;
  else
    r->open[r->depth]->first = value;
  *last = value;
  return value;
}

static void open_value(reader *r, woolc_json_kind kind) {
  woolc_json *value = add_value(r, kind);
  r->depth++;
  r->open[r->depth] = value;
  r->last[r->depth] = NULL;
}

static void take_event(reader *r, wooli_json_event event) {
  switch (event) {
  case WOOLI_JSON_OBJECT_BEGIN:
    open_value(r, WOOLC_JSON_OBJECT);
    break;
  case WOOLI_JSON_ARRAY_BEGIN:
    open_value(r, WOOLC_JSON_ARRAY);
    break;
  case WOOLI_JSON_OBJECT_END:
  case WOOLI_JSON_ARRAY_END:
    r->depth--;
    break;
  case WOOLI_JSON_NAME:
    r->name = text_of(r);
    break;
  case WOOLI_JSON_STRING:
    add_value(r, WOOLC_JSON_STRING)->text = text_of(r);
    break;
  case WOOLI_JSON_NUMBER:
    add_value(r, WOOLC_JSON_NUMBER)->text = text_of(r);
    break;
  case WOOLI_JSON_TRUE:
    add_value(r, WOOLC_JSON_TRUE);
    break;
  case WOOLI_JSON_FALSE:
    add_value(r, WOOLC_JSON_FALSE);
    break;
  case WOOLI_JSON_NULL:
    add_value(r, WOOLC_JSON_NULL);
    break;
  case WOOLI_JSON_ERROR:
  case WOOLI_JSON_END:
    break;
  }
}

const woolc_json *woolc_json_read(woolc_arena *arena, woolc_text text,
                                  const char **out_error) {
  reader *r = woolc_arena_alloc(arena, sizeof *r);
  r->arena = arena;
  r->name = (woolc_text){"", 0};
  wooli_json_reader_init(&r->events, text.data, text.len);
  for (;;) {
    const wooli_json_event event = wooli_json_next(&r->events);
    if (event == WOOLI_JSON_END)
      return r->root;
    if (event != WOOLI_JSON_ERROR)
      take_event(r, event);
    if (event == WOOLI_JSON_ERROR || r->n_values > WOOLC_LSP_MAX_VALUES) {
      *out_error = event == WOOLI_JSON_ERROR ? r->events.error
                                             : "more values than the limit";
      return NULL;
    }
  }
}

static const woolc_json *member(const woolc_json *object, const char *name,
                                size_t len) {
  if (!object || object->kind != WOOLC_JSON_OBJECT)
    return NULL;
  for (const woolc_json *m = object->first; m; m = m->next)
    if (m->name.len == len && memcmp(m->name.data, name, len) == 0)
      return m;
  return NULL;
}

const woolc_json *woolc_json_at(const woolc_json *value, const char *path) {
  for (;;) {
    const size_t len = strcspn(path, ".");
    value = member(value, path, len);
    if (!value || path[len] == '\0')
      return value;
    path += len + 1;
  }
}

bool woolc_json_is(const woolc_json *value, woolc_json_kind kind) {
  return value && value->kind == kind;
}

bool woolc_json_string(const woolc_json *value, woolc_text *out) {
  if (!woolc_json_is(value, WOOLC_JSON_STRING))
    return false;
  *out = value->text;
  return true;
}

bool woolc_json_uint(const woolc_json *value, uint32_t *out) {
  uint64_t number = 0;
  if (!woolc_json_is(value, WOOLC_JSON_NUMBER) ||
      !wooli_json_to_uint64(value->text.data, value->text.len, &number) ||
      number > UINT32_MAX)
    return false;
  *out = (uint32_t)number;
  return true;
}

bool woolc_json_has_text(const woolc_json *array, const char *text) {
  const size_t len = strlen(text);
  if (!woolc_json_is(array, WOOLC_JSON_ARRAY))
    return false;
  for (const woolc_json *v = array->first; v; v = v->next)
    if (v->kind == WOOLC_JSON_STRING && v->text.len == len &&
        memcmp(v->text.data, text, len) == 0)
      return true;
  return false;
}

/* ---- writing ---- */

void woolc_buffer_room(woolc_buffer *buffer, size_t len) {
  if (buffer->room - buffer->len >= len)
    return;
  size_t room = buffer->room ? buffer->room : 4096;
  while (room - buffer->len < len)
    room *= 2;
  char *data = realloc(buffer->data, room);
  if (!data) {
    if (buffer->no_memory)
      buffer->no_memory();
    abort();
  }
  buffer->data = data;
  buffer->room = room;
}

void woolc_buffer_add(woolc_buffer *buffer, const char *bytes, size_t len) {
  if (len == 0)
    return;
  woolc_buffer_room(buffer, len);
  memcpy(buffer->data + buffer->len, bytes, len);
  buffer->len += len;
}

void woolc_buffer_free(woolc_buffer *buffer) {
  free(buffer->data);
  buffer->data = NULL;
  buffer->len = buffer->room = 0;
}

static bool put(void *user_data, const char *bytes, size_t len) {
  woolc_buffer_add(user_data, bytes, len);
  return true;
}

void woolc_out_init(woolc_out *out, woolc_buffer *buffer) {
  *out = (woolc_out){.writer = {.put = put, .user_data = buffer},
                     .buffer = buffer};
}

static void put_name(woolc_out *out, const char *name) {
  if (name)
    wooli_json_name(&out->writer, name, strlen(name));
}

void woolc_out_object(woolc_out *out, const char *name) {
  put_name(out, name);
  wooli_json_begin_object(&out->writer);
}

void woolc_out_end_object(woolc_out *out) {
  wooli_json_end_object(&out->writer);
}

void woolc_out_array(woolc_out *out, const char *name) {
  put_name(out, name);
  wooli_json_begin_array(&out->writer);
}

void woolc_out_end_array(woolc_out *out) {
  wooli_json_end_array(&out->writer);
}

static void put_literal(woolc_out *out, const char *name, const char *text,
                        size_t len) {
  put_name(out, name);
  wooli_json_literal(&out->writer, text, len);
}

void woolc_out_int(woolc_out *out, const char *name, int64_t value) {
  char text[32];
  const int len = snprintf(text, sizeof text, "%" PRId64, value);
  put_literal(out, name, text, (size_t)len);
}

void woolc_out_bool(woolc_out *out, const char *name, bool value) {
  put_literal(out, name, value ? "true" : "false", value ? 4 : 5);
}

void woolc_out_null(woolc_out *out, const char *name) {
  put_literal(out, name, "null", 4);
}

/* 0: all of it is UTF-8. */
static bool is_utf8(woolc_text text) {
  for (size_t i = 0; i < text.len;) {
    const size_t n = woolc_utf8_len(text.data + i, text.len - i);
    if (n == 0)
      return false;
    i += n;
  }
  return true;
}

void woolc_out_text(woolc_out *out, const char *name, woolc_text text) {
  put_name(out, name);
  if (is_utf8(text)) {
    wooli_json_string(&out->writer, text.data, text.len);
    return;
  }
  woolc_buffer copy = {.no_memory = out->buffer->no_memory};
  for (size_t i = 0; i < text.len;) {
    const size_t n = woolc_utf8_len(text.data + i, text.len - i);
    woolc_buffer_add(&copy, n ? text.data + i : "?", n ? n : 1);
    i += n ? n : 1;
  }
  wooli_json_string(&out->writer, copy.data, copy.len);
  woolc_buffer_free(&copy);
}

void woolc_out_chars(woolc_out *out, const char *name, const char *text) {
  woolc_out_text(out, name, (woolc_text){text, strlen(text)});
}

void woolc_out_scalar(woolc_out *out, const char *name,
                      const woolc_json *value) {
  if (woolc_json_is(value, WOOLC_JSON_STRING))
    woolc_out_text(out, name, value->text);
  else if (woolc_json_is(value, WOOLC_JSON_NUMBER))
    put_literal(out, name, value->text.data, value->text.len);
  else
    woolc_out_null(out, name);
}
