/* Cursor: what may be written at a place, told from the tokens before it. The
 * text around it is rarely a schema that parses. */
#ifndef WOOL_CODEGEN_LSP_CURSOR_H
#define WOOL_CODEGEN_LSP_CURSOR_H

#include "codegen/lsp/target.h"
#include "idl/keywords.h"

typedef enum woolc_cursor_kind {
  WOOLC_CURSOR_NOTHING,
  WOOLC_CURSOR_IMPORT,       /* inside the string of an import */
  WOOLC_CURSOR_STATEMENT,    /* the first word of one, see `body` */
  WOOLC_CURSOR_TYPE,         /* a type, and see `words` */
  WOOLC_CURSOR_MESSAGE,      /* the name of a message */
  WOOLC_CURSOR_ERROR,        /* of an error */
  WOOLC_CURSOR_VAR,          /* of a context variable */
  WOOLC_CURSOR_OPTION,       /* the name of an option, see `place` */
  WOOLC_CURSOR_OPTION_VALUE, /* what is behind its '=', see `option` */
  WOOLC_CURSOR_LITERAL,      /* the value of a constant or a variable */
  WOOLC_CURSOR_WORD          /* one of `words` */
} woolc_cursor_kind;

enum {
  WOOLC_CURSOR_MAX_WORDS = 8
};

typedef struct woolc_cursor {
  woolc_cursor_kind kind;
  uint32_t begin;     /* of what is being written: a path, a text */
  uint32_t end;       /* the cursor */
  woolc_keyword body; /* PACKAGE: of the file; MESSAGE, ENUM, SERVICE, ... */
  woolc_option_place place;
  const woolc_name *option;
  const woolc_name *type; /* LITERAL, OPTION_VALUE: as written, or NULL */
  woolc_keyword words[WOOLC_CURSOR_MAX_WORDS]; /* NONE ends them */
} woolc_cursor;

/** woolc_find_cursor looks at what stands before a byte of the document. */
woolc_cursor woolc_find_cursor(const woolc_analysis *analysis, uint32_t offset);

#endif
