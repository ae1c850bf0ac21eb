/* What the parts of the reader of descriptors share. */
#ifndef WOOL_IDL_PROTO_DESCRIPTOR_PARTS_H
#define WOOL_IDL_PROTO_DESCRIPTOR_PARTS_H

#include "idl/proto/descriptor.h"
#include "idl/proto/wire.h"

/** woolc_descriptor is a file that is being read. */
typedef struct woolc_descriptor {
  woolc_importer *imp;
  woolc_proto_file *file;
  woolc_names paths; /* as SourceCodeInfo has them; slots are nodes */
  unsigned depth;
  size_t n_marks; /* of public and weak imports */
} woolc_descriptor;

/** woolc_descriptor_place is where a node goes, and its path: that of the
 * parent, the field, the index. */
typedef struct woolc_descriptor_place {
  woolc_proto_node *parent;
  const char *path;
  uint32_t field;
  size_t index;
} woolc_descriptor_place;

/** woolc_descriptor_oneofs are those of a message. */
typedef struct woolc_descriptor_oneofs {
  woolc_text *decls;
  woolc_proto_node **nodes; /* NULL until the first field */
  size_t n;
} woolc_descriptor_oneofs;

/** woolc_descriptor_malformed reports it and returns false. */
bool woolc_descriptor_malformed(woolc_descriptor *c, const char *what);

/** woolc_descriptor_ended reports bytes that are malformed. */
bool woolc_descriptor_ended(woolc_descriptor *c, const woolc_wire *wire);

/** woolc_descriptor_copy gives a text a NUL. */
const char *woolc_descriptor_copy(woolc_descriptor *c, woolc_text text);

/** woolc_descriptor_add makes a node and returns its path. */
const char *woolc_descriptor_add(woolc_descriptor *c, woolc_descriptor_place at,
                                 woolc_proto_kind kind, woolc_proto_node **out);

/** woolc_descriptor_take_name gives a node its name; false: it is malformed. */
bool woolc_descriptor_take_name(woolc_descriptor *c, woolc_proto_node *node,
                                woolc_text text);

/** woolc_descriptor_has_name reports that there is none. */
bool woolc_descriptor_has_name(woolc_descriptor *c,
                               const woolc_proto_node *node);

/** woolc_descriptor_find_oneofs counts those of a message. */
bool woolc_descriptor_find_oneofs(woolc_descriptor *c, woolc_text bytes,
                                  woolc_descriptor_oneofs *out);

/** woolc_descriptor_read_field reads a field into its oneof, if it has one. */
bool woolc_descriptor_read_field(woolc_descriptor *c, woolc_descriptor_place at,
                                 const woolc_descriptor_oneofs *known,
                                 woolc_text bytes);

/** woolc_descriptor_read_extension reads a field that extends a message. */
bool woolc_descriptor_read_extension(woolc_descriptor *c,
                                     woolc_descriptor_place at,
                                     woolc_text bytes);

#endif
