/* Parser: tokens to the first part of the model. */
#ifndef WOOL_IDL_PARSER_H
#define WOOL_IDL_PARSER_H

#include "idl/lexer.h"
#include "idl/model.h"

/** woolc_parse reads `file->source` into `file`. It reports what is wrong and
 * keeps what can be kept; the lists never hold a half-made element. */
void woolc_parse(woolc_model *model, woolc_file *file);

/** woolc_parse_tokens does the same and gives the tokens, which live as long as
 * the model. */
void woolc_parse_tokens(woolc_model *model, woolc_file *file,
                        woolc_tokens *out_tokens);

/** woolc_parse_syntax looks whether a source parses, and keeps nothing but its
 * tokens and what it reports: for large sources, much faster than a model of
 * them. The arena is `sink`'s; `source` has to outlive both. */
void woolc_parse_syntax(const woolc_source *source, woolc_sink *sink,
                        woolc_tokens *out_tokens);

#endif
