/* Parser of .proto: text to the model. */
#ifndef WOOL_IDL_PROTO_PARSER_H
#define WOOL_IDL_PROTO_PARSER_H

#include "idl/proto/proto.h"

/** woolc_proto_parse fills a file from its source. Every independent mistake
 * is reported. */
void woolc_proto_parse(woolc_proto_file *file, woolc_arena *arena,
                       woolc_sink *sink);

#endif
