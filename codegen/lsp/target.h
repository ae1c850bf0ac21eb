/* Target: what stands at a place of a document. */
#ifndef WOOL_CODEGEN_LSP_TARGET_H
#define WOOL_CODEGEN_LSP_TARGET_H

#include "codegen/lsp/server.h"

/** woolc_option_place is a kind of thing that has options. They are bits. */
typedef enum woolc_option_place {
  WOOLC_PLACE_PACKAGE = 1,
  WOOLC_PLACE_MESSAGE = 2,
  WOOLC_PLACE_ERROR = 4,
  WOOLC_PLACE_ONEOF = 8,
  WOOLC_PLACE_FIELD = 16, /* and an argument, and a result */
  WOOLC_PLACE_ENUM = 32,
  WOOLC_PLACE_ENUM_VALUE = 64,
  WOOLC_PLACE_VAR = 128,
  WOOLC_PLACE_CONSTANT = 256,
  WOOLC_PLACE_SERVICE = 512,
  WOOLC_PLACE_ROUTINE = 1024
} woolc_option_place;

typedef enum woolc_target_kind {
  WOOLC_TARGET_NONE,
  WOOLC_TARGET_DECL,   /* its name, here or where it is used */
  WOOLC_TARGET_FIELD,  /* its name */
  WOOLC_TARGET_NUMBER, /* of `field`, or of `decl`, an enum value */
  WOOLC_TARGET_OPTION, /* its name */
  WOOLC_TARGET_IMPORT
} woolc_target_kind;

typedef struct woolc_target {
  woolc_target_kind kind;
  woolc_range range; /* what it is said of */
  woolc_decl *decl;
  const woolc_field *field;
  const woolc_message *message; /* around the field */
  const woolc_option *option;
  woolc_option_place place; /* of the option */
  const woolc_import *import;
} woolc_target;

/** woolc_find_target looks what stands at a byte of the document. */
woolc_target woolc_find_target(const woolc_analysis *analysis, uint32_t offset);

/** woolc_option_about says what an option means, in a sentence of Markdown;
 * NULL: there is none of that name at that place. */
const char *woolc_option_about(const char *name, woolc_option_place place);

/** woolc_option_help is a row of the table of options. */
typedef struct woolc_option_help {
  const char *name;
  unsigned places;    /* bits of woolc_option_place */
  const char *values; /* "A|B": what it can be; "": a flag; NULL: any */
  const char *about;
} woolc_option_help;

/** woolc_option_helps is the table, without those of FileOptions; a NULL name
 * ends it. */
extern const woolc_option_help woolc_option_helps[];

typedef enum woolc_extent {
  WOOLC_EXTENT_ALL,     /* to its ';' or its '}' */
  WOOLC_EXTENT_HEAD,    /* to what stands before its ';' or its '{' */
  WOOLC_EXTENT_ARGUMENT /* one of a list */
} woolc_extent;

/** woolc_around is the text of a declaration, or of an argument, that has its
 * name at `name`: from its first word on. */
woolc_range woolc_around(const woolc_tokens *tokens, woolc_range name,
                         woolc_extent how);

/** woolc_flat_text is a piece of a source on one line without comments, cut at
 * WOOLC_LSP_MAX_SIGNATURE_LEN. */
char *woolc_flat_text(woolc_arena *arena, const woolc_tokens *tokens,
                      woolc_range range);

#endif
