/* A set of descriptors as the files of an import. */
#include <string.h>

#include "idl/limits.h"
#include "idl/proto/descriptor.h"
#include "idl/proto/wire.h"

enum {
  SET_FILE = 1,
  FILE_NAME = 1
};

static woolc_text name_of(woolc_text bytes, bool *is_bad) {
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  woolc_text name = {"", 0};
  while (woolc_wire_next(&wire, &f))
    if (f.number == FILE_NAME && f.is_bytes)
      name = f.bytes;
  *is_bad = wire.is_bad || !name.len || memchr(name.data, '\0', name.len);
  return name;
}

static bool malformed(woolc_importer *imp, const char *path, const char *what) {
  woolc_report(&imp->sink, WOOLC_W0605, (woolc_range){0},
               "%s is no google.protobuf.FileDescriptorSet: %s", path, what);
  return false;
}

/* What is shipped is not written, even where the set has it; what came before
 * under this name stays. */
static bool add_file(woolc_importer *imp, const char *path, woolc_text bytes) {
  bool is_bad = false;
  const woolc_text name = name_of(bytes, &is_bad);
  if (is_bad)
    return malformed(imp, path,
                     "it holds a file without a name, or is cut off");
  const char *text = woolc_arena_copy(&imp->arena, name.data, name.len);
  if (woolc_importer_find(imp, text))
    return true;
  woolc_proto_file *file = woolc_importer_add(imp, text, (woolc_range){0});
  if (!file)
    return false;
  file->is_given = true;
  const bool ok = woolc_proto_read_file(imp, file, bytes);
  woolc_importer_append(imp, file);
  return ok;
}

static void link_imports(woolc_importer *imp) {
  for (woolc_proto_file *f = imp->files; f; f = f->next)
    for (woolc_proto_import *i = f->imports; i; i = i->next)
      if (!i->file && !i->is_left_out)
        i->file = woolc_importer_find(imp, i->name);
}

bool woolc_importer_load_set(woolc_importer *imp, const char *path,
                             woolc_text bytes) {
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  bool ok = true;
  bool is_empty = true;
  if (bytes.len > WOOLC_MAX_FILE_LEN)
    return malformed(imp, path, "it is too large");
  while (woolc_wire_next(&wire, &f)) {
    if (f.number != SET_FILE || !f.is_bytes)
      continue;
    is_empty = false;
    ok = add_file(imp, path, f.bytes) && ok;
  }
  if (wire.is_bad || is_empty)
    return malformed(imp, path,
                     wire.is_bad ? "its bytes are no protobuf"
                                 : "there is no file in it");
  link_imports(imp);
  return ok;
}
