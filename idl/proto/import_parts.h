/* What the parts of an import share. */
#ifndef WOOL_IDL_PROTO_IMPORT_PARTS_H
#define WOOL_IDL_PROTO_IMPORT_PARTS_H

#include "idl/proto/import.h"

/** woolc_proto_say reports something about a node, also of one that has no
 * place; if the run is strict, a warning as an error. */
woolc_diagnostic *woolc_proto_say(woolc_importer *importer, woolc_code code,
                                  const woolc_proto_node *node,
                                  woolc_range range, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/** woolc_importer_add makes a file and gives it its name. NULL: there are too
 * many, which was reported. */
woolc_proto_file *woolc_importer_add(woolc_importer *importer, const char *name,
                                     woolc_range range);

/** woolc_importer_append puts it behind its imports. */
void woolc_importer_append(woolc_importer *importer, woolc_proto_file *file);

/** woolc_importer_find is the file of that name, a shipped one if there is no
 * other; NULL: there is none. */
woolc_proto_file *woolc_importer_find(woolc_importer *importer,
                                      const char *name);

/** woolc_proto_wool_file is "shop/cart.wool" for "shop/cart.proto". */
const char *woolc_proto_wool_file(woolc_arena *arena, const char *name);

/** woolc_proto_resolve finds what types mean, in all files. */
void woolc_proto_resolve(woolc_importer *importer);

/** woolc_proto_rename chooses the names in .wool, of all files. */
void woolc_proto_rename(woolc_importer *importer);

/** woolc_proto_check says what of a file cannot be expressed, and marks it to
 * be left out. */
void woolc_proto_check(woolc_importer *importer, woolc_proto_file *file);

/** woolc_proto_short_name is the shortest path that means a type in a message
 * or file. */
const char *woolc_proto_short_name(woolc_importer *importer,
                                   const woolc_proto_node *scope,
                                   const woolc_proto_node *type);

/** woolc_proto_json_name is protobuf's lowerCamelCase of a field's name. */
const char *woolc_proto_json_name(woolc_arena *arena, const char *name);

/** woolc_proto_write makes the .wool text of a file. */
void woolc_proto_write(woolc_importer *importer, woolc_proto_file *file);

/** woolc_proto_verify compiles what was written, and reports what is wrong
 * with it where it came from. */
void woolc_proto_verify(woolc_importer *importer);

#endif
