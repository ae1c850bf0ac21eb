/* The findings of woolc's other commands: they belong to the list of diag.h. */
#ifndef WOOL_IDL_DIAG_TOOLS_H
#define WOOL_IDL_DIAG_TOOLS_H

/** WOOLC_LINT_DIAGNOSTICS are findings of `woolc lint`. */
#define WOOLC_LINT_DIAGNOSTICS(X)                                 \
  X(W0700, WARNING, "unknown lint rule")                          \
  X(W0701, WARNING, "name of a type in another style")            \
  X(W0702, WARNING, "name in another style than snake case")      \
  X(W0703, WARNING, "name in another style than capitals")        \
  X(W0704, WARNING, "enum value without the enum's name")         \
  X(W0705, WARNING, "first enum value that sounds like a choice") \
  X(W0706, WARNING, "declaration without documentation")          \
  X(W0707, WARNING, "package that is not the file's directory")   \
  X(W0708, WARNING, "declaration that nothing uses")              \
  X(W0709, WARNING, "length without a limit")                     \
  X(W0710, WARNING, "variable that does not say whom it trusts")  \
  X(W0711, WARNING, "number left out and not reserved")           \
  X(W0712, WARNING, "use of what is deprecated")

/** WOOLC_BREAKING_DIAGNOSTICS are findings of `woolc breaking`: errors are
 * breaks of the wire, warnings of source. */
#define WOOLC_BREAKING_DIAGNOSTICS(X)                            \
  X(W0801, ERROR, "service or routine is gone")                  \
  X(W0802, ERROR, "number is free again")                        \
  X(W0803, ERROR, "number means something else")                 \
  X(W0804, ERROR, "type that reads the old bytes differently")   \
  X(W0805, ERROR, "one became many, or many one")                \
  X(W0806, ERROR, "oneof with other members")                    \
  X(W0807, ERROR, "values that were good are refused")           \
  X(W0808, ERROR, "routine streams differently")                 \
  X(W0809, ERROR, "path of a service is another")                \
  X(W0810, ERROR, "error ends calls with another code")          \
  X(W0811, ERROR, "context variable is gone or of another type") \
  X(W0812, ERROR, "context variable travels differently")        \
  X(W0813, ERROR, "enum that takes unknown numbers differently") \
  X(W0814, ERROR, "absence means another value")                 \
  X(W0851, WARNING, "declaration is gone")                       \
  X(W0852, WARNING, "field is gone")                             \
  X(W0853, WARNING, "name is another")                           \
  X(W0854, WARNING, "type is another in C")                      \
  X(W0855, WARNING, "presence is another in C")                  \
  X(W0856, WARNING, "routine's function has other parameters")   \
  X(W0857, WARNING, "enum value is gone")                        \
  X(W0858, WARNING, "constant is another")                       \
  X(W0859, WARNING, "name in JSON is another")

/** WOOLC_TOOL_DIAGNOSTICS are all of them. */
#define WOOLC_TOOL_DIAGNOSTICS(X) \
  WOOLC_LINT_DIAGNOSTICS(X)       \
  WOOLC_BREAKING_DIAGNOSTICS(X)

#endif
