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

/** WOOLC_TOOL_DIAGNOSTICS are all of them. */
#define WOOLC_TOOL_DIAGNOSTICS(X) WOOLC_LINT_DIAGNOSTICS(X)

#endif
