#include "runtime/services/descriptors.h"

#include "idl/wool/context.wool.h"
#include "runtime/rpc/served.h"
#include "runtime/wire/pb.h"

/* Field numbers of google/protobuf/descriptor.proto. */
enum {
  NAME = 1, /* of everything */
  FILE_PACKAGE = 2,
  FILE_DEPENDENCY = 3,
  FILE_MESSAGE = 4,
  FILE_ENUM = 5,
  FILE_SERVICE = 6,
  MESSAGE_FIELD = 2,
  MESSAGE_NESTED = 3,
  MESSAGE_ENUM = 4,
  MESSAGE_ONEOF = 8,
  ENUM_VALUE = 2,
  SERVICE_METHOD = 2
};

/* ---- which files there are ---- */

static bool has(const wooli_files *files, const wool_file *file) {
  for (size_t i = 0; i < files->n; i++)
    if (files->at[i] == file)
      return true;
  return false;
}

/* Room doubles at powers of two; what is left behind goes with the arena. */
static bool add(wool_arena *arena, wooli_files *files, const wool_file *file) {
  if (has(files, file))
    return true;
  if ((files->n & (files->n - 1)) == 0) {
    size_t room = files->n ? files->n * 2 : 1;
    const wool_file **at = wool_arena_alloc(arena, room * sizeof *at);
    if (!at)
      return false;
    if (files->n)
      memcpy(at, files->at, files->n * sizeof *at);
    files->at = at;
  }
  files->at[files->n++] = file;
  return true;
}

/* The list is its own queue: what a file imports is added behind it. */
static bool add_imports(wool_arena *arena, wooli_files *files) {
  for (size_t i = 0; i < files->n; i++)
    for (size_t j = 0; j < files->at[i]->n_imports; j++)
      if (!add(arena, files, files->at[i]->imports[j]))
        return false;
  return true;
}

bool wooli_files_of_server(wool_arena *arena, wool_server *server,
                           wooli_files *out_files) {
  for (const wooli_served *s = wooli_server_served(server); s; s = s->next)
    if (s->service->file && !add(arena, out_files, s->service->file))
      return false;
  /* Files with tokens need it, though they do not say so. */
  return add(arena, out_files, &wool_context_wool_file) &&
         add_imports(arena, out_files);
}

/* ---- what is in a descriptor ---- */

static wool_bytes bytes_of(const wool_file *file) {
  return wool_bytes_n(file->descriptor, file->descriptor_len);
}

/* Finds the next field of a number, with length; false at the end. */
static bool next_of(wooli_pb_reader *reader, uint32_t number,
                    wool_bytes *out_bytes) {
  wooli_pb_field in;
  bool failed;
  while (wooli_pb_next(reader, &in, &failed))
    if (in.number == number && in.wire_type == PB_WT_STRING) {
      *out_bytes = in.bytes;
      return true;
    }
  return false;
}

static wool_str text_of(wool_bytes descriptor, uint32_t number) {
  wooli_pb_reader reader = wooli_pb_reader_of(descriptor);
  wool_bytes text = {NULL, 0};
  (void)next_of(&reader, number, &text);
  return wooli_pb_str(text);
}

const wool_file *wooli_files_find_name(const wooli_files *files,
                                       wool_str name) {
  for (size_t i = 0; i < files->n; i++)
    if (wool_str_equal(name, wool_str_c(files->at[i]->name)))
      return files->at[i];
  return NULL;
}

bool wooli_files_needed(wool_arena *arena, const wooli_files *files,
                        const wool_file *file, wooli_files *out_files) {
  if (!add(arena, out_files, file))
    return false;
  for (size_t i = 0; i < out_files->n; i++) {
    wooli_pb_reader reader = wooli_pb_reader_of(bytes_of(out_files->at[i]));
    wool_bytes name;
    while (next_of(&reader, FILE_DEPENDENCY, &name)) {
      const wool_file *needed =
          wooli_files_find_name(files, wooli_pb_str(name));
      if (needed && !add(arena, out_files, needed))
        return false;
    }
  }
  return true;
}

/* ---- symbols ---- */

/* Takes the first part of a dotted name off; false if it is another. */
static bool take_part(wool_str *name, wool_str part) {
  if (name->len < part.len || memcmp(name->data, part.data, part.len) != 0)
    return false;
  if (name->len == part.len) {
    *name = wool_str_n("", 0);
    return true;
  }
  if (name->data[part.len] != '.' || name->len == part.len + 1)
    return false;
  *name = wool_str_n(name->data + part.len + 1, name->len - part.len - 1);
  return true;
}

/* Whether one of the parts of that number is called so, and nothing more. */
static bool has_part(wool_bytes descriptor, uint32_t number, wool_str name) {
  wooli_pb_reader reader = wooli_pb_reader_of(descriptor);
  wool_bytes part;
  while (next_of(&reader, number, &part))
    if (wool_str_equal(text_of(part, NAME), name))
      return true;
  return false;
}

/* The values of an enum stand beside it. */
static bool has_enum(wool_bytes descriptor, uint32_t number, wool_str name) {
  wooli_pb_reader reader = wooli_pb_reader_of(descriptor);
  wool_bytes part;
  while (next_of(&reader, number, &part))
    if (wool_str_equal(text_of(part, NAME), name) ||
        has_part(part, ENUM_VALUE, name))
      return true;
  return false;
}

/* Messages within messages, one level a turn. */
static bool has_message(wool_bytes descriptor, uint32_t number, wool_str name) {
  wooli_pb_reader reader = wooli_pb_reader_of(descriptor);
  wool_bytes part;
  while (next_of(&reader, number, &part)) {
    wool_str rest = name;
    if (!take_part(&rest, text_of(part, NAME)))
      continue;
    if (!rest.len || has_part(part, MESSAGE_FIELD, rest) ||
        has_part(part, MESSAGE_ONEOF, rest) ||
        has_enum(part, MESSAGE_ENUM, rest))
      return true;
    /* A name is declared once: on in this message. */
    reader = wooli_pb_reader_of(part);
    number = MESSAGE_NESTED;
    name = rest;
  }
  return false;
}

static bool has_service(wool_bytes descriptor, wool_str name) {
  wooli_pb_reader reader = wooli_pb_reader_of(descriptor);
  wool_bytes part;
  while (next_of(&reader, FILE_SERVICE, &part)) {
    wool_str rest = name;
    if (take_part(&rest, text_of(part, NAME)) &&
        (!rest.len || has_part(part, SERVICE_METHOD, rest)))
      return true;
  }
  return false;
}

static bool declares(const wool_file *file, wool_str symbol) {
  wool_bytes descriptor = bytes_of(file);
  if (!take_part(&symbol, text_of(descriptor, FILE_PACKAGE)) || !symbol.len)
    return false;
  return has_message(descriptor, FILE_MESSAGE, symbol) ||
         has_enum(descriptor, FILE_ENUM, symbol) ||
         has_service(descriptor, symbol);
}

const wool_file *wooli_files_find_symbol(const wooli_files *files,
                                         wool_str symbol) {
  for (size_t i = 0; i < files->n; i++)
    if (declares(files->at[i], symbol))
      return files->at[i];
  return NULL;
}
