/* Findings for programs: a line each, JSON, SARIF. */
#ifndef WOOL_IDL_DIAG_FORMAT_H
#define WOOL_IDL_DIAG_FORMAT_H

#include "idl/diag.h"

/** woolc_print_visible writes what a terminal can be trusted with: '?' for each
 * control character and each byte that is not UTF-8. */
void woolc_print_visible(const char *text, FILE *out);

/** woolc_sink_print_gcc writes a line for every finding and every note, as
 * compilers do that editors and CI systems know. Columns count bytes, as
 * gcc's do. */
void woolc_sink_print_gcc(const woolc_sink *sink, FILE *out);

/** woolc_sink_print_json writes an object a line: file, line, column, end_line,
 * end_column (from 1; a column is a character; the end is behind the range),
 * begin, end (bytes from 0), severity, code, message, notes. What has no place
 * has no file. */
void woolc_sink_print_json(const woolc_sink *sink, FILE *out);

/** woolc_sink_print_sarif writes one document of SARIF 2.1.0 (OASIS), with the
 * rules that the findings are of. */
void woolc_sink_print_sarif(const woolc_sink *sink, const char *version,
                            FILE *out);

#endif
