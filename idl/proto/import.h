/* Import: .proto files and descriptor sets to .wool text. */
#ifndef WOOL_IDL_PROTO_IMPORT_H
#define WOOL_IDL_PROTO_IMPORT_H

#include "idl/model.h"
#include "idl/proto/proto.h"

/** woolc_importer is one run. */
typedef struct woolc_importer {
  /* The caller's: */
  const char *package; /* of files that have none, or NULL: made of the name */
  bool is_strict;      /* what cannot be expressed is an error */
  /* Its own: */
  woolc_arena arena;
  woolc_sink sink;
  woolc_loader loader;    /* of .proto text */
  woolc_names file_names; /* slots are woolc_proto_file */
  woolc_names given;      /* names of those to be written */
  woolc_names symbols;    /* protobuf's full names; of resolve.c */
  woolc_names taken;      /* .proto's names by scope; of names.c */
  woolc_names types;      /* .wool's full names; slots are woolc_proto_node */
  woolc_proto_file *files;
  woolc_proto_file *last_file;
  size_t n_files;
  woolc_model shipped; /* the schemas that come with woolc, where needed */
  bool has_shipped;
  woolc_model written; /* what was made, compiled */
  bool has_written;
} woolc_importer;

/** woolc_importer_init makes an empty run. `loader` finds .proto files by the
 * names that imports have for them; it is copied. */
void woolc_importer_init(woolc_importer *importer, const woolc_loader *loader,
                         void (*no_memory)(void));

/** woolc_importer_cleanup releases all that the run made. */
void woolc_importer_cleanup(woolc_importer *importer);

/** woolc_importer_load reads .proto files, which are to be written, and their
 * imports, which are not. False: not all could be read, which was reported. */
bool woolc_importer_load(woolc_importer *importer, const char *const *names,
                         size_t n_names);

/** woolc_importer_load_set reads a google.protobuf.FileDescriptorSet, of which
 * all files are to be written but those that woolc ships. False: reported. */
bool woolc_importer_load_set(woolc_importer *importer, const char *path,
                             woolc_text bytes);

/** woolc_importer_finish resolves names, checks, and makes the text of the
 * files that are to be written. It returns whether there were no errors. */
bool woolc_importer_finish(woolc_importer *importer);

#endif
