/* Diagnostics: what is wrong with the source, collected, shown at the end. */
#ifndef WOOL_IDL_DIAG_H
#define WOOL_IDL_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "idl/arena.h"
#include "idl/diag_import.h"
#include "idl/diag_tools.h"
#include "idl/source.h"

/** WOOLC_DIAGNOSTICS lists every code with its severity and what it is about.
 * A code's meaning never changes and a retired code is not used again: W0202
 * was what an older woolc did not support yet. */
#define WOOLC_DIAGNOSTICS(X)                                        \
  /* files and limits */                                            \
  X(W0001, ERROR, "file cannot be read")                            \
  X(W0002, ERROR, "file is too large")                              \
  X(W0003, ERROR, "too many files")                                 \
  X(W0004, ERROR, "too many diagnostics")                           \
  /* characters */                                                  \
  X(W0101, ERROR, "character without a meaning")                    \
  X(W0102, ERROR, "string literal does not end")                    \
  X(W0103, ERROR, "escape sequence is unknown")                     \
  X(W0104, ERROR, "block comment does not end")                     \
  X(W0105, ERROR, "number is malformed")                            \
  X(W0106, ERROR, "identifier is too long")                         \
  X(W0107, ERROR, "identifier has underscores where none may be")   \
  X(W0108, ERROR, "number is too large")                            \
  X(W0109, ERROR, "text is not UTF-8")                              \
  X(W0110, ERROR, "character that changes the direction of text")   \
  X(W0111, ERROR, "string literal is too long")                     \
  X(W0112, ERROR, "identifier with a '-'")                          \
  /* syntax */                                                      \
  X(W0201, ERROR, "something else was expected")                    \
  X(W0203, ERROR, "unknown keyword")                                \
  X(W0204, ERROR, "package is missing, repeated or out of place")   \
  X(W0205, ERROR, "nesting is too deep")                            \
  X(W0206, ERROR, "built-in name used for a type")                  \
  X(W0207, ERROR, "a .proto file, or a piece of one")               \
  X(W0208, ERROR, "import out of place")                            \
  X(W0209, ERROR, "bracket without its partner")                    \
  X(W0210, ERROR, "label repeated")                                 \
  X(W0211, ERROR, "parts of a routine in another order")            \
  /* names */                                                       \
  X(W0301, ERROR, "name declared twice")                            \
  X(W0302, ERROR, "unknown type")                                   \
  X(W0303, ERROR, "unknown context variable")                       \
  X(W0304, ERROR, "name of another kind of thing")                  \
  X(W0305, ERROR, "declaring file is not imported")                 \
  X(W0306, ERROR, "import not found")                               \
  X(W0307, ERROR, "imports form a cycle")                           \
  X(W0308, WARNING, "import is not used")                           \
  X(W0309, ERROR, "imported twice")                                 \
  X(W0310, ERROR, "package belongs to the runtime")                 \
  X(W0311, ERROR, "names are the same in JSON")                     \
  X(W0312, ERROR, "enum values are the same without their prefix")  \
  X(W0313, ERROR, "import path is not acceptable")                  \
  X(W0314, ERROR, "imports are nested too deep")                    \
  X(W0315, ERROR, "name is reserved")                               \
  X(W0316, ERROR, "one file under two names")                       \
  X(W0317, ERROR, "unknown error")                                  \
  /* rules */                                                       \
  X(W0401, ERROR, "field number out of range")                      \
  X(W0402, ERROR, "field number belongs to somebody else")          \
  X(W0403, ERROR, "number used twice")                              \
  X(W0404, ERROR, "some numbered, some not")                        \
  X(W0405, ERROR, "first value of an enum is not 0")                \
  X(W0406, ERROR, "enum value out of range")                        \
  X(W0407, ERROR, "number is reserved")                             \
  X(W0408, ERROR, "too many of one thing")                          \
  X(W0409, ERROR, "enum without values")                            \
  X(W0410, ERROR, "type not allowed here")                          \
  X(W0411, ERROR, "unknown option")                                 \
  X(W0412, ERROR, "option has a wrong value")                       \
  X(W0413, ERROR, "default does not fit the type")                  \
  X(W0414, ERROR, "option given twice")                             \
  X(W0415, ERROR, "token in a service that has no context")         \
  X(W0416, ERROR, "malformed range of reserved numbers")            \
  X(W0417, ERROR, "stream that is not alone")                       \
  X(W0418, ERROR, "error listed twice")                             \
  X(W0419, ERROR, "typed errors of a foreign service")              \
  X(W0420, ERROR, "oneof without fields")                           \
  X(W0421, ERROR, "option says nothing about this type")            \
  X(W0422, ERROR, "limits exclude each other")                      \
  X(W0423, ERROR, "end of a range does not fit the type")           \
  X(W0424, ERROR, "default where zero cannot be told from absence") \
  X(W0425, ERROR, "constant does not fit its type")                 \
  X(W0426, ERROR, "constants are each other's values")              \
  X(W0427, ERROR, "default breaks a limit of its own")              \
  X(W0428, ERROR, "type that no constant has")                      \
  X(W0429, ERROR, "what a .proto of this syntax cannot say")        \
  X(W0430, ERROR, "alias allowed, and there is none")               \
  X(W0431, ERROR, "reserved twice")                                 \
  X(W0432, ERROR, "options exclude each other")                     \
  /* names in the generated code */                                 \
  X(W0501, ERROR, "two things have one name in C")                  \
  X(W0502, ERROR, "two members or parameters have one name in C")   \
  X(W0503, ERROR, "name means something else in C")                 \
  WOOLC_IMPORT_DIAGNOSTICS(X)                                       \
  WOOLC_TOOL_DIAGNOSTICS(X)

typedef enum woolc_code {
#define WOOLC_CODE(code, severity, about) WOOLC_##code,
  WOOLC_DIAGNOSTICS(WOOLC_CODE)
#undef WOOLC_CODE
  WOOLC_N_CODES /* how many there are; no code */
} woolc_code;

typedef enum woolc_severity {
  WOOLC_ERROR,
  WOOLC_WARNING
} woolc_severity;

/** woolc_note points to another place that matters. */
typedef struct woolc_note {
  struct woolc_note *next;
  woolc_range range;
  const char *message;
} woolc_note;

/** woolc_diagnostic is one finding. */
typedef struct woolc_diagnostic {
  struct woolc_diagnostic *next;
  woolc_code code;
  woolc_severity severity;
  woolc_range range;
  const char *message;
  woolc_note *notes;
} woolc_diagnostic;

/** woolc_sink collects findings in the order they were made. */
typedef struct woolc_sink {
  woolc_arena *arena;
  woolc_diagnostic *first;
  woolc_diagnostic *last;
  woolc_diagnostic overflow; /* what is not kept */
  size_t n_kept;             /* at most WOOLC_MAX_DIAGNOSTICS */
  size_t n_errors;
  size_t n_warnings;
} woolc_sink;

/** woolc_sink_init makes an empty sink. */
void woolc_sink_init(woolc_sink *sink, woolc_arena *arena);

/** woolc_report adds a finding and returns it, for notes. Beyond the limit
 * findings are counted and not kept. */
woolc_diagnostic *woolc_report(woolc_sink *sink, woolc_code code,
                               woolc_range range, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** woolc_report_note adds the other place to a finding. */
void woolc_report_note(woolc_sink *sink, woolc_diagnostic *diagnostic,
                       woolc_range range, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** woolc_code_name is "W0123". */
const char *woolc_code_name(woolc_code code);

/** woolc_severity_name is "error" or "warning". */
const char *woolc_severity_name(woolc_severity severity);

/** woolc_code_of finds a code by its name, in either case; false if there is
 * none. */
bool woolc_code_of(const char *name, woolc_code *out_code);

/** woolc_code_severity is that of a finding with this code. */
woolc_severity woolc_code_severity(woolc_code code);

/** woolc_code_about is what a code is about, in a few words. */
const char *woolc_code_about(woolc_code code);

/** woolc_sink_sorted gives the findings by file, then place, and at most
 * WOOLC_MAX_DIAGNOSTICS of them; files are in the order they were first
 * mentioned in. */
const woolc_diagnostic **woolc_sink_sorted(const woolc_sink *sink,
                                           size_t *out_count);

/** woolc_sink_print shows the findings as text, with a terminal's colours if
 * `color`. */
void woolc_sink_print(const woolc_sink *sink, bool color, FILE *out);

#endif
