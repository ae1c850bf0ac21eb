/* Model: what the files of a compilation declare. The parser fills the first
 * part of every struct; resolve and check fill what follows a comment that
 * names them. Lists are linked in the order of the source. Everything lives in
 * the compilation's arena.
 *
 * It knows nothing of any language that is generated. */
#ifndef WOOL_IDL_MODEL_H
#define WOOL_IDL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "idl/arena.h"
#include "idl/diag.h"
#include "idl/names.h"
#include "idl/source.h"

typedef struct woolc_decl woolc_decl;
typedef struct woolc_file woolc_file;
typedef struct woolc_message woolc_message;
typedef struct woolc_oneof woolc_oneof;
typedef struct woolc_enum woolc_enum;
typedef struct woolc_var woolc_var;
typedef struct woolc_constant woolc_constant;
typedef struct woolc_service woolc_service;
typedef struct woolc_routine woolc_routine;

/** woolc_decl_kind says which struct a declaration is. */
typedef enum woolc_decl_kind {
  WOOLC_DECL_PACKAGE,
  WOOLC_DECL_MESSAGE,
  WOOLC_DECL_ERROR, /* a woolc_message too */
  WOOLC_DECL_ONEOF,
  WOOLC_DECL_ENUM,
  WOOLC_DECL_ENUM_VALUE,
  WOOLC_DECL_VAR,
  WOOLC_DECL_CONSTANT,
  WOOLC_DECL_SERVICE,
  WOOLC_DECL_ROUTINE
} woolc_decl_kind;

/** woolc_decl begins everything that has a name of its own in a package. */
struct woolc_decl {
  woolc_decl_kind kind;
  woolc_decl *next; /* of the same list */
  const woolc_name *name;
  woolc_range range; /* of the name */
  const char *doc;   /* lines, or NULL */
  woolc_file *file;
  woolc_message *parent; /* the message around it, or NULL */
  /* resolve: */
  woolc_name *full_name; /* its slot is the declaration */
  /* for a back end: */
  const void *spelling;
};

/** woolc_literal is a value as written. */
typedef enum woolc_literal_kind {
  WOOLC_LITERAL_NONE,
  WOOLC_LITERAL_INTEGER,
  WOOLC_LITERAL_FLOAT,
  WOOLC_LITERAL_STRING,
  WOOLC_LITERAL_NAME /* also true, false, inf and nan; a path of a constant */
} woolc_literal_kind;

typedef struct woolc_literal {
  woolc_literal_kind kind;
  woolc_range range;
  bool is_malformed;      /* reported already */
  bool negative;          /* INTEGER, FLOAT, NAME: a minus stands before it */
  uint64_t integer;       /* without the minus */
  double real;            /* without the minus */
  woolc_text text;        /* STRING */
  const woolc_name *name; /* NAME */
  /* resolve: */
  woolc_constant *constant; /* NAME: that it names, or NULL */
  const char *nearest;      /* NAME: a constant that may be meant, or NULL */
} woolc_literal;

/** woolc_option is one of `[name, name = value, name = value to value, …]`. */
typedef struct woolc_option {
  struct woolc_option *next;
  const woolc_name *name;
  woolc_range range; /* of the name */
  woolc_literal value;
  woolc_literal upper; /* behind `to`, or NONE */
} woolc_option;

/** woolc_kind is a field's type. The numbers up to SINT64 are protobuf's
 * (google.protobuf.FieldDescriptorProto.Type). */
typedef enum woolc_kind {
  WOOLC_KIND_NAMED = 0, /* not resolved yet */
  WOOLC_KIND_DOUBLE = 1,
  WOOLC_KIND_FLOAT = 2,
  WOOLC_KIND_INT64 = 3,
  WOOLC_KIND_UINT64 = 4,
  WOOLC_KIND_INT32 = 5,
  WOOLC_KIND_FIXED64 = 6,
  WOOLC_KIND_FIXED32 = 7,
  WOOLC_KIND_BOOL = 8,
  WOOLC_KIND_STRING = 9,
  WOOLC_KIND_MESSAGE = 11,
  WOOLC_KIND_BYTES = 12,
  WOOLC_KIND_UINT32 = 13,
  WOOLC_KIND_ENUM = 14,
  WOOLC_KIND_SFIXED32 = 15,
  WOOLC_KIND_SFIXED64 = 16,
  WOOLC_KIND_SINT32 = 17,
  WOOLC_KIND_SINT64 = 18,
  WOOLC_KIND_TOKEN = 32,
  WOOLC_KIND_MAP = 34,  /* as written; a field of it is repeated entries */
  WOOLC_KIND_ERROR = 33 /* reported already */
} woolc_kind;

/** woolc_type is a use of a type. */
typedef struct woolc_type {
  woolc_kind kind;
  woolc_range range;
  const woolc_name *path; /* NAMED: the type; TOKEN: its variable, or NULL */
  woolc_range path_range;
  bool is_value;          /* NAMED, then MESSAGE: written `value` */
  struct woolc_type *key; /* MAP */
  struct woolc_type *value;
  /* resolve: */
  woolc_message *message;
  woolc_enum *enumeration;
  woolc_var *var; /* TOKEN; NULL: of any variable */
} woolc_type;

/** woolc_scalar is the value that a literal has for a type. */
typedef struct woolc_scalar {
  uint64_t bits;   /* integers sign-extended, else IEEE 754 */
  woolc_text text; /* STRING, BYTES */
} woolc_scalar;

/** woolc_extra is what the options of a field or a variable say. A limit is one
 * of each element, or of each value of a map, but for `…_items`. */
typedef struct woolc_extra {
  const char *json_name; /* as given, or NULL */
  bool is_deprecated;
  bool is_required;
  bool is_defined;
  bool has_packed; /* then it is said: */
  bool is_packed;
  bool has_min_len;
  bool has_max_len;
  bool has_min_items;
  bool has_max_items;
  bool has_range;
  bool has_default;
  uint64_t min_len; /* bytes */
  uint64_t max_len;
  uint64_t min_items;
  uint64_t max_items;
  woolc_scalar min; /* of the range, both ends in it */
  woolc_scalar max;
  woolc_scalar standard;      /* the default */
  woolc_range standard_range; /* where it is written */
} woolc_extra;

typedef enum woolc_label {
  WOOLC_LABEL_SINGULAR,
  WOOLC_LABEL_OPTIONAL,
  WOOLC_LABEL_REPEATED
} woolc_label;

/** woolc_field is a member of a message, an argument or a result. */
typedef struct woolc_field {
  struct woolc_field *next;
  const woolc_name *name;
  woolc_range range; /* of the name */
  const char *doc;
  woolc_label label;
  woolc_type type;
  woolc_literal number_literal; /* NONE: by position */
  woolc_option *options;
  woolc_oneof *oneof;   /* that it is one of, or NULL; then it is SINGULAR */
  woolc_message *entry; /* of a map: what it is REPEATED of, or NULL */
  /* check: */
  uint32_t number;
  const woolc_extra *extra; /* NULL: it has no options */
  /* for a back end: */
  const void *spelling;
} woolc_field;

/** woolc_oneof is fields of a message of which at most one is there. They are
 * in the message's list, one behind the other. */
struct woolc_oneof {
  woolc_decl decl; /* its parent is the message */
  woolc_field *first;
  size_t n_fields;
  woolc_option *options;
  /* check: */
  bool is_required;
};

/** woolc_reserved is `2`, `5 to 9` or `"name"` of a `reserved`. */
typedef struct woolc_reserved {
  struct woolc_reserved *next;
  woolc_range range;
  int64_t first; /* what does not fit is the nearest that does */
  int64_t last;
  bool is_open;           /* `to max` */
  const woolc_name *name; /* NULL: numbers */
} woolc_reserved;

/** woolc_edge says that a message is used by a field of another. */
typedef struct woolc_edge {
  struct woolc_edge *next;
  woolc_message *user;
} woolc_edge;

/** woolc_message is a message or an error, or made: of a routine's arguments or
 * results, or for the entries of a map. */
struct woolc_message {
  woolc_decl decl;
  woolc_field *fields;
  size_t n_fields;
  woolc_decl *nested;     /* messages, enums, constants; then a map's entries */
  woolc_decl *oneofs;     /* woolc_oneof */
  const woolc_field *map; /* that it is the entry of, or NULL */
  woolc_option *options;
  woolc_reserved *reserved;
  woolc_routine *routine; /* that it was made for, or NULL */
  /* check: */
  const woolc_field **by_number;
  bool is_deprecated;
  bool may_hold_token; /* at any depth */
  bool has_rules;      /* a limit, at any depth */
  bool has_defaults;   /* of its own fields */
  uint32_t error_code; /* ERROR: what a call ends with in gRPC */
  woolc_edge *users;
};

typedef struct woolc_enum_value {
  woolc_decl decl;
  woolc_literal number_literal; /* NONE: by position, from 0 */
  woolc_option *options;
  /* check: */
  int32_t number;
  bool is_deprecated;
} woolc_enum_value;

struct woolc_enum {
  woolc_decl decl;
  woolc_decl *values; /* woolc_enum_value */
  size_t n_values;
  bool is_incomplete; /* a value was reported and left out */
  woolc_option *options;
  woolc_reserved *reserved;
  /* check: */
  bool is_deprecated;
  bool allows_alias;
  bool is_closed;
};

/** woolc_constant is a name for a value. */
struct woolc_constant {
  woolc_decl decl;
  woolc_type type;
  woolc_literal literal;
  woolc_option *options;
  /* check: */
  enum {
    WOOLC_CONSTANT_NEW,
    WOOLC_CONSTANT_BUSY,
    WOOLC_CONSTANT_DONE
  } state;
  woolc_constant *user; /* that it is evaluated for */
  bool is_good;         /* it has a value */
  bool is_deprecated;
  woolc_scalar value;
};

/** woolc_var is a context variable. */
struct woolc_var {
  woolc_decl decl;
  woolc_type type;
  woolc_literal default_literal;
  woolc_option *options;
  /* check: */
  bool no_accept;
  bool no_propagate;
  const char *header; /* or NULL */
  bool has_default;   /* then: */
  woolc_scalar standard;
  const woolc_extra *extra; /* NULL: it has no such options */
};

/** woolc_signature is a routine's arguments or its results. */
typedef struct woolc_signature {
  bool is_message;     /* `message T`: the fields are those of T */
  bool is_stream;      /* any number of them, one after the other */
  woolc_range range;   /* of the brackets, or of the routine's name */
  woolc_type type;     /* is_message */
  woolc_field *fields; /* else */
  size_t n_fields;
  woolc_decl *entries; /* of the maps among them */
  /* resolve: */
  woolc_message *message; /* NULL if T could not be resolved */
} woolc_signature;

/** woolc_throw is an error that a routine may fail with. */
typedef struct woolc_throw {
  struct woolc_throw *next;
  const woolc_name *path;
  woolc_range range;
  /* resolve: */
  woolc_message *error; /* NULL: reported */
} woolc_throw;

struct woolc_routine {
  woolc_decl decl;
  woolc_service *service;
  woolc_signature request;
  woolc_signature response;
  woolc_throw *throws;
  size_t n_throws;
  woolc_range throws_range;
  woolc_option *options;
  /* check: */
  bool is_deprecated;
  bool is_idempotent;
  bool has_no_side_effects;
  uint64_t timeout_ns; /* 0: none; else as written: */
  const char *timeout;
};

struct woolc_service {
  woolc_decl decl;
  bool is_extern;
  woolc_option *options;
  woolc_decl *routines; /* woolc_routine */
  size_t n_routines;
  /* check: */
  const char *path; /* "package.Service", as gRPC names it */
  bool is_deprecated;
  uint64_t timeout_ns; /* 0: none; else as written: */
  const char *timeout;
};

typedef struct woolc_import {
  struct woolc_import *next;
  const char *name;
  woolc_range range;
  bool is_public;   /* who imports this file sees that one too */
  bool is_made;     /* by the parser, for what the language has built in */
  woolc_file *file; /* NULL if not found */
  bool is_used;
} woolc_import;

/** WOOLC_VALUE_FILE declares WOOLC_VALUE_NAME, which `value` means. */
#define WOOLC_VALUE_FILE "wool/value.wool"
#define WOOLC_VALUE_NAME "wool.Value"

typedef enum woolc_file_state {
  WOOLC_FILE_LOADING, /* it or its imports are being read */
  WOOLC_FILE_LOADED
} woolc_file_state;

struct woolc_file {
  woolc_file *next; /* imports come first */
  woolc_source source;
  woolc_name *name; /* its slot is the file */
  woolc_file_state state;
  const woolc_name *package; /* "" if it is missing */
  woolc_range package_range;
  const char *doc; /* of the package */
  woolc_option *options;
  woolc_import *imports;
  woolc_decl *decls; /* of the top level */
  size_t index;
  /* resolve: */
  woolc_import *import; /* by the file being resolved, see stamp */
  const woolc_file *stamp;
  /* check: */
  bool is_proto2; /* what its .proto is */
  bool is_lite;   /* optimize_for = LITE_RUNTIME */
};

/** woolc_loader finds sources; the compiler itself opens no file. */
typedef struct woolc_loader {
  /** load fills `source->path` and `source->text`, which live in `arena`.
   * It returns false with a reason (NULL: there is no such file). */
  bool (*load)(void *user_data, const char *name, woolc_arena *arena,
               woolc_source *source, const char **out_reason);
  void *user_data;
} woolc_loader;

/** woolc_use is a place that names a declaration. One that is not imported is
 * used too. */
typedef struct woolc_use {
  struct woolc_use *next;
  woolc_range range; /* of the name, or of the path */
  woolc_decl *decl;
} woolc_use;

/** woolc_model is one compilation. */
typedef struct woolc_model {
  woolc_arena arena;
  woolc_names names;      /* identifiers and paths, as written */
  woolc_names symbols;    /* full names; slots are declarations */
  woolc_names file_names; /* slots are files */
  woolc_names paths;      /* slots are files */
  woolc_sink sink;
  woolc_loader loader;
  /** nearest is the name of a file like one that is not there, in the model's
   * arena, or NULL. It may be NULL itself; `user_data` is the loader's. */
  const char *(*nearest)(void *user_data, const char *name, woolc_arena *arena);
  woolc_file *files; /* imports before those that import them */
  woolc_file *last_file;
  size_t n_files;
  size_t n_guesses; /* for names that are no constants */
  char *scratch;    /* for full names that are looked up */
  size_t scratch_len;
  bool keeps_uses; /* set before resolve: */
  woolc_use *uses; /* the last one first */
} woolc_model;

/** woolc_as_message and its kin give NULL for another kind. An error is a
 * message. */
woolc_message *woolc_as_message(woolc_decl *decl);
woolc_oneof *woolc_as_oneof(woolc_decl *decl);
woolc_enum *woolc_as_enum(woolc_decl *decl);
woolc_enum_value *woolc_as_enum_value(woolc_decl *decl);
woolc_var *woolc_as_var(woolc_decl *decl);
woolc_constant *woolc_as_constant(woolc_decl *decl);
woolc_service *woolc_as_service(woolc_decl *decl);
woolc_routine *woolc_as_routine(woolc_decl *decl);

/** woolc_has_stream says whether the arguments or the results are a stream. */
bool woolc_has_stream(const woolc_routine *routine);

/** woolc_is_packable says whether protobuf can pack a field: repeated numbers,
 * bools and enums. */
bool woolc_is_packable(const woolc_field *field);

/** woolc_has_limit says whether options limit what a value may be; NULL is no
 * options. */
bool woolc_has_limit(const woolc_extra *extra);

/** woolc_real_of is the number that the bits of a DOUBLE or FLOAT stand for. */
double woolc_real_of(woolc_kind kind, uint64_t bits);

/** woolc_error_code_name is "NOT_FOUND" and so on; of a checked error. */
const char *woolc_error_code_name(const woolc_message *error);

/** woolc_decl_kind_text is "message", "context variable" and so on. */
const char *woolc_decl_kind_text(woolc_decl_kind kind);

/** woolc_decl_kind_article is "a" or "an". */
const char *woolc_decl_kind_article(woolc_decl_kind kind);

/** woolc_kind_text is how a built-in type is written. */
const char *woolc_kind_text(woolc_kind kind);

/** woolc_file_each_message calls `visit` for every message of a file:
 * nested ones after the one around them, then those made for routines. */
void woolc_file_each_message(woolc_file *file,
                             void (*visit)(void *user_data,
                                           woolc_message *message),
                             void *user_data);

/** woolc_file_each_constant calls `visit` for every constant of a file. */
void woolc_file_each_constant(woolc_file *file,
                              void (*visit)(void *user_data,
                                            woolc_constant *constant),
                              void *user_data);

/** woolc_value_type_of is the type of one value: of an element of what is
 * repeated, of a value of a map. */
const woolc_type *woolc_value_type_of(const woolc_field *field);

/** woolc_file_each_enum calls `visit` for every enum of a file. */
void woolc_file_each_enum(woolc_file *file,
                          void (*visit)(void *user_data, woolc_enum *e),
                          void *user_data);

#endif
