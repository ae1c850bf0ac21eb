/* Model of .proto files: what google.protobuf.FileDescriptorProto holds, with
 * places and comments. The parser and the reader of descriptor sets fill it;
 * resolve, names and check add what follows a comment that names them. All of
 * it lives in the arena of the import. */
#ifndef WOOL_IDL_PROTO_PROTO_H
#define WOOL_IDL_PROTO_PROTO_H

#include <stdbool.h>
#include <stdint.h>

#include "idl/arena.h"
#include "idl/diag.h"
#include "idl/model.h"
#include "idl/source.h"

typedef struct woolc_proto_node woolc_proto_node;
typedef struct woolc_proto_file woolc_proto_file;

/** woolc_proto_kind says what a node is. */
typedef enum woolc_proto_kind {
  WOOLC_PROTO_FILE,
  WOOLC_PROTO_MESSAGE,
  WOOLC_PROTO_FIELD,
  WOOLC_PROTO_ONEOF,
  WOOLC_PROTO_ENUM,
  WOOLC_PROTO_VALUE,
  WOOLC_PROTO_SERVICE,
  WOOLC_PROTO_METHOD,
  WOOLC_PROTO_RESERVED,
  WOOLC_PROTO_EXTENSIONS,
  WOOLC_PROTO_EXTEND
} woolc_proto_kind;

/** woolc_proto_label has the numbers of FieldDescriptorProto.Label. */
typedef enum woolc_proto_label {
  WOOLC_PROTO_NO_LABEL = 0,
  WOOLC_PROTO_OPTIONAL = 1,
  WOOLC_PROTO_REQUIRED = 2,
  WOOLC_PROTO_REPEATED = 3
} woolc_proto_label;

/** woolc_proto_value is that of an option. */
typedef enum woolc_proto_value_kind {
  WOOLC_PROTO_NO_VALUE, /* of a custom option in a descriptor set */
  WOOLC_PROTO_WORD,
  WOOLC_PROTO_INTEGER,
  WOOLC_PROTO_REAL,
  WOOLC_PROTO_STRING,
  WOOLC_PROTO_AGGREGATE
} woolc_proto_value_kind;

typedef struct woolc_proto_value {
  woolc_proto_value_kind kind;
  woolc_range range;
  bool negative;    /* WORD, INTEGER, REAL: a minus stands before it */
  uint64_t integer; /* without the minus */
  double real;      /* without the minus */
  woolc_text text;  /* WORD, STRING */
} woolc_proto_value;

/** woolc_proto_option is `name = value`. */
typedef struct woolc_proto_option {
  struct woolc_proto_option *next;
  const char *name; /* "deprecated", "(google.api.http).get" */
  woolc_range range;
  bool is_custom; /* begins with a bracket */
  woolc_proto_value value;
} woolc_proto_option;

/** woolc_proto_type is a use of a type. A group is a message. */
typedef struct woolc_proto_type {
  woolc_kind kind;  /* NAMED until it is resolved; ERROR: reported */
  const char *name; /* as written; NULL for a scalar */
  woolc_range range;
  /* resolve: */
  woolc_proto_node *target;
} woolc_proto_type;

typedef struct woolc_proto_field {
  woolc_proto_label label;
  woolc_range label_range; /* of the type if there is none */
  woolc_proto_type type;   /* of a map: of its values */
  woolc_kind key;          /* of a map; NAMED: is none */
  woolc_range key_range;
  bool is_group;
  int64_t number;
  woolc_range number_range;
} woolc_proto_field;

typedef struct woolc_proto_method {
  woolc_proto_type request;
  woolc_proto_type response;
  bool client_streams;
  bool server_streams;
} woolc_proto_method;

/** woolc_proto_reserved is one entry of a `reserved`: numbers, the last one
 * included, or a name. Of EXTENSIONS: the numbers. */
typedef struct woolc_proto_reserved {
  struct woolc_proto_reserved *next;
  woolc_range range;
  const char *name; /* NULL: numbers */
  int64_t first;
  int64_t last;
} woolc_proto_reserved;

/** woolc_proto_node is a declaration. Its parts are in the source's order. */
struct woolc_proto_node {
  woolc_proto_kind kind;
  woolc_proto_node *next;
  woolc_proto_node *parent; /* NULL: it is a file */
  woolc_proto_file *file;
  woolc_proto_node *first; /* part */
  woolc_proto_node *last;
  size_t n_parts;
  const char *name; /* "": has none */
  woolc_range range;
  bool is_group;      /* a message that came with its field */
  bool is_broken;     /* reported, and read in part */
  const char *doc;    /* lines, or NULL */
  const char *before; /* comments that stand apart; blocks end with "\n\n" */
  const char *after;  /* those behind the last part, likewise */
  woolc_proto_option *options;
  woolc_proto_option *last_option;
  union {
    woolc_proto_field field;
    woolc_proto_method method;
    woolc_proto_type extendee;      /* EXTEND */
    woolc_proto_reserved *reserved; /* RESERVED, EXTENSIONS */
    struct woolc_proto_number {
      int64_t number;
      woolc_range range;
    } value;
    bool is_map_entry; /* MESSAGE; in descriptor sets */
  } u;
  woolc_proto_reserved *last_reserved; /* of those joined; in descriptors */
  /* resolve: */
  const char *full_name; /* of types, and of what contains them */
  /* names: */
  const char *wool_name;
  const char *wool_full_name;
  bool shares_json_name; /* with another field, before it was renamed */
  /* check: */
  bool is_left_out;
};

typedef struct woolc_proto_import {
  struct woolc_proto_import *next;
  const char *name; /* "shop/money.proto" */
  woolc_range range;
  bool is_public;
  bool is_weak;
  /* load: */
  woolc_proto_file *file; /* NULL: not found */
  bool is_left_out;       /* reported */
  /* resolve: */
  bool is_used;
} woolc_proto_import;

typedef enum woolc_proto_syntax {
  WOOLC_PROTO_NO_SYNTAX, /* is proto2 */
  WOOLC_PROTO_2,
  WOOLC_PROTO_3
} woolc_proto_syntax;

struct woolc_proto_file {
  woolc_proto_file *next; /* imports come first */
  woolc_source source;    /* without text if it came in a descriptor set */
  const char *name;       /* "shop/cart.proto" */
  bool is_given;          /* to be written */
  bool is_shipped;        /* woolc has it: `root` are its types, no more */
  bool is_loaded;         /* else it is being read */
  bool has_errors;
  woolc_proto_syntax syntax;
  const char *package; /* "": has none */
  woolc_range package_range;
  woolc_proto_import *imports;
  woolc_proto_import *last_import;
  size_t n_imports;
  woolc_proto_node root; /* its doc is the package's */
  /* names: */
  const char *wool_package;
  /* resolve: */
  const woolc_proto_file *stamp; /* the file that this one is visible to */
  woolc_proto_import *via;       /* its import that makes it so, or NULL */
  bool needs_missing;            /* a type may be of a file not found */
  /* write: */
  const char *wool_name; /* "shop/cart.wool" */
  woolc_text wool_text;
  struct woolc_proto_origin *origins; /* where pieces of the text are from */
  size_t n_origins;
};

/** woolc_proto_add makes a node, the last part of `parent`. */
woolc_proto_node *woolc_proto_add(woolc_arena *arena, woolc_proto_node *parent,
                                  woolc_proto_kind kind);

/** woolc_proto_root begins the tree of a file. */
void woolc_proto_root(woolc_proto_file *file);

/** woolc_proto_add_import appends an import. */
void woolc_proto_add_import(woolc_proto_file *file, woolc_proto_import *import);

/** woolc_proto_append_option appends one. */
void woolc_proto_append_option(woolc_proto_node *node,
                               woolc_proto_option *option);

/** woolc_proto_add_option appends one without a value. */
woolc_proto_option *woolc_proto_add_option(woolc_arena *arena,
                                           woolc_proto_node *node,
                                           const char *name);

/** woolc_proto_find_option is the last of that name, or NULL. */
const woolc_proto_option *woolc_proto_find_option(const woolc_proto_node *node,
                                                  const char *name);

/** woolc_proto_flag says whether an option is `true`. */
bool woolc_proto_flag(const woolc_proto_node *node, const char *name);

/** woolc_proto_kind_text is "message", "field" and so on. */
const char *woolc_proto_kind_text(woolc_proto_kind kind);

/** woolc_proto_each calls `visit` for a node and all that is in it, the outer
 * before the inner. */
void woolc_proto_each(woolc_proto_node *node,
                      void (*visit)(void *user_data, woolc_proto_node *node),
                      void *user_data);

/** woolc_proto_is_package says whether a package is within the limits that its
 * counterpart in .wool has. */
bool woolc_proto_is_package(const char *path);

/** woolc_proto_kind_named is the kind of a built-in type; NAMED: there is none
 * of that name. */
woolc_kind woolc_proto_kind_named(const char *name);

/** woolc_proto_path is "Cart.add" of a node: its name inside its file. */
const char *woolc_proto_path(woolc_arena *arena, const woolc_proto_node *node);

#endif
