/* The emitters: a checked and spelled model to the text of one output. */
#ifndef WOOL_CODEGEN_EMIT_H
#define WOOL_CODEGEN_EMIT_H

#include "codegen/printer.h"
#include "idl/model.h"

/** woolc_emit_c_header writes the header of `file`. */
void woolc_emit_c_header(woolc_printer *out, woolc_file *file);

/** woolc_emit_c_functions writes those of messages and enums: a part of the
 * header. */
void woolc_emit_c_functions(woolc_printer *out, woolc_file *file);

/** woolc_emit_c_source writes what the header declares. */
void woolc_emit_c_source(woolc_printer *out, woolc_file *file);

/** woolc_emit_c_service writes a service of the source: a part of it. */
void woolc_emit_c_service(woolc_printer *out, const woolc_service *service);

/** woolc_emit_c_enum_table writes the values and the type of an enum; it is a
 * visitor of woolc_file_each_enum, and `printer` a woolc_printer. */
void woolc_emit_c_enum_table(void *printer, woolc_enum *e);

/** woolc_emit_c_message_table writes the fields and the type of a message; the
 * type is local to the file if `is_static`. */
void woolc_emit_c_message_table(woolc_printer *out,
                                const woolc_message *message, bool is_static);

/** woolc_emit_proto writes the .proto of the same meaning. */
void woolc_emit_proto(woolc_printer *out, woolc_model *model, woolc_file *file);

/** woolc_is_protobufs says whether the .proto of a file is protobuf's own,
 * which is nobody else's to write. */
bool woolc_is_protobufs(const woolc_file *file);

/** woolc_list_proto_imports appends the names of the files that the .proto
 * imports. */
void woolc_list_proto_imports(woolc_list *list, woolc_file *file);

/** woolc_emit_descriptor writes the google.protobuf.FileDescriptorProto of the
 * .proto: bytes, and not text. */
void woolc_emit_descriptor(woolc_printer *out, woolc_file *file);

/** woolc_emit_descriptor_set_file appends it as a part of a
 * google.protobuf.FileDescriptorSet. */
void woolc_emit_descriptor_set_file(woolc_printer *out, woolc_file *file);

/** woolc_has_proto says whether a service is described by the .proto: one of
 * somebody else's only if it has the name that it would have there. */
bool woolc_has_proto(const woolc_service *service);

#endif
