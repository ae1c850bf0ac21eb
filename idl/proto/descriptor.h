/* Descriptors: google.protobuf.FileDescriptorSet to the model. */
#ifndef WOOL_IDL_PROTO_DESCRIPTOR_H
#define WOOL_IDL_PROTO_DESCRIPTOR_H

#include "idl/proto/import_parts.h"

/** woolc_proto_read_file fills a file from a FileDescriptorProto. False: it is
 * malformed, which was reported. */
bool woolc_proto_read_file(woolc_importer *importer, woolc_proto_file *file,
                           woolc_text bytes);

/** woolc_proto_read_options adds the options in one of descriptor.proto's
 * messages for them to a node. */
bool woolc_proto_read_options(woolc_importer *importer, woolc_proto_node *node,
                              woolc_text bytes);

/** woolc_proto_read_default adds the option `default` as descriptors hold it;
 * the type of the field is known. */
void woolc_proto_read_default(woolc_importer *importer, woolc_proto_node *node,
                              woolc_text text);

/** woolc_proto_read_comments gives nodes the comments of a SourceCodeInfo.
 * The slots of `paths` are nodes, by their path in it: "4,0,2,1". */
bool woolc_proto_read_comments(woolc_importer *importer,
                               const woolc_names *paths, woolc_text bytes);

#endif
