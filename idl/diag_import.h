/* The codes of reading .proto and descriptors: W06xx. */
#ifndef WOOL_IDL_DIAG_IMPORT_H
#define WOOL_IDL_DIAG_IMPORT_H

/** WOOLC_IMPORT_DIAGNOSTICS is the part of WOOLC_DIAGNOSTICS that
 * idl/proto/ reports. */
#define WOOLC_IMPORT_DIAGNOSTICS(X)                      \
  X(W0601, ERROR, "syntax of .proto that is not known")  \
  X(W0602, ERROR, "not in proto3")                       \
  X(W0603, ERROR, "field without a label in proto2")     \
  X(W0604, ERROR, "malformed name in a .proto")          \
  X(W0605, ERROR, "descriptor set is malformed")         \
  X(W0606, ERROR, "option that protoc would not accept") \
  X(W0607, ERROR, "file has no place in .wool")          \
  X(W0610, WARNING, "group is left out")                 \
  X(W0611, WARNING, "extension is left out")             \
  X(W0612, WARNING, "range of extensions is left out")   \
  X(W0613, WARNING, "custom option is left out")         \
  X(W0614, WARNING, "option is left out")                \
  X(W0615, WARNING, "field is left out")                 \
  X(W0616, WARNING, "name is changed")                   \
  X(W0617, WARNING, "path of a method is changed")       \
  X(W0618, WARNING, "package is made up")                \
  X(W0619, WARNING, "import is not found, nor needed")   \
  X(W0620, WARNING, "weak import becomes an ordinary one")

#endif
