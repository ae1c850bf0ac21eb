#include "idl/proto/proto.h"

#include <string.h>

#include "idl/limits.h"

woolc_proto_node *woolc_proto_add(woolc_arena *arena, woolc_proto_node *parent,
                                  woolc_proto_kind kind) {
  woolc_proto_node *node = woolc_arena_alloc(arena, sizeof *node);
  node->kind = kind;
  node->parent = parent;
  node->file = parent->file;
  node->name = "";
  if (parent->last)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;
  parent->n_parts++;
  return node;
}

void woolc_proto_root(woolc_proto_file *file) {
  file->root.kind = WOOLC_PROTO_FILE;
  file->root.file = file;
  file->root.name = "";
}

void woolc_proto_add_import(woolc_proto_file *file,
                            woolc_proto_import *import) {
  if (file->last_import)
    file->last_import->next = import;
  else
    file->imports = import;
  file->last_import = import;
}

void woolc_proto_append_option(woolc_proto_node *node,
                               woolc_proto_option *option) {
  if (node->last_option)
    node->last_option->next = option;
  else
    node->options = option;
  node->last_option = option;
}

woolc_proto_option *woolc_proto_add_option(woolc_arena *arena,
                                           woolc_proto_node *node,
                                           const char *name) {
  woolc_proto_option *option = woolc_arena_alloc(arena, sizeof *option);
  option->name = name;
  woolc_proto_append_option(node, option);
  return option;
}

const woolc_proto_option *woolc_proto_find_option(const woolc_proto_node *node,
                                                  const char *name) {
  const woolc_proto_option *found = NULL;
  for (const woolc_proto_option *o = node->options; o; o = o->next)
    if (strcmp(o->name, name) == 0)
      found = o;
  return found;
}

bool woolc_proto_flag(const woolc_proto_node *node, const char *name) {
  const woolc_proto_option *option = woolc_proto_find_option(node, name);
  return option && option->value.kind == WOOLC_PROTO_WORD &&
         strcmp(option->value.text.data, "true") == 0;
}

const char *woolc_proto_kind_text(woolc_proto_kind kind) {
  switch (kind) {
  case WOOLC_PROTO_FILE:
    return "file";
  case WOOLC_PROTO_MESSAGE:
    return "message";
  case WOOLC_PROTO_FIELD:
    return "field";
  case WOOLC_PROTO_ONEOF:
    return "oneof";
  case WOOLC_PROTO_ENUM:
    return "enum";
  case WOOLC_PROTO_VALUE:
    return "enum value";
  case WOOLC_PROTO_SERVICE:
    return "service";
  case WOOLC_PROTO_METHOD:
    return "method";
  case WOOLC_PROTO_RESERVED:
    return "reserved";
  case WOOLC_PROTO_EXTENSIONS:
    return "range of extensions";
  case WOOLC_PROTO_EXTEND:
    return "extension";
  }
  return "";
}

/* Not recursive: what comes behind a node is found by its parent. */
void woolc_proto_each(woolc_proto_node *node,
                      void (*visit)(void *user_data, woolc_proto_node *node),
                      void *user_data) {
  woolc_proto_node *at = node;
  while (at) {
    visit(user_data, at);
    if (at->first) {
      at = at->first;
      continue;
    }
    while (at != node && !at->next)
      at = at->parent;
    at = at == node ? NULL : at->next;
  }
}

woolc_kind woolc_proto_kind_named(const char *name) {
  for (int kind = WOOLC_KIND_DOUBLE; kind <= WOOLC_KIND_SINT64; kind++) {
    if (kind == 10 || kind == WOOLC_KIND_MESSAGE || kind == WOOLC_KIND_ENUM)
      continue;
    if (strcmp(woolc_kind_text((woolc_kind)kind), name) == 0)
      return (woolc_kind)kind;
  }
  return WOOLC_KIND_NAMED;
}

const char *woolc_proto_path(woolc_arena *arena, const woolc_proto_node *node) {
  const char *path = node->name;
  for (const woolc_proto_node *at = node->parent; at; at = at->parent)
    if (at->name[0])
      path = path[0] ? woolc_arena_printf(arena, "%s.%s", at->name, path)
                     : at->name;
  return path;
}

bool woolc_proto_is_package(const char *path) {
  size_t parts = 0;
  for (const char *at = path; *at; parts++) {
    const size_t len = strcspn(at, ".");
    if (len > WOOLC_MAX_IDENTIFIER_LEN)
      return false;
    at += len + (at[len] == '.');
  }
  return parts <= WOOLC_MAX_PACKAGE_PARTS;
}
