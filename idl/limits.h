/* Every limit of the compiler, by name. Crossing one is a diagnostic. */
#ifndef WOOL_IDL_LIMITS_H
#define WOOL_IDL_LIMITS_H

enum {
  WOOLC_MAX_FILE_LEN = 16 * 1024 * 1024, /* bytes */
  WOOLC_MAX_FILES = 4096,                /* of one compilation, with imports */
  WOOLC_MAX_IMPORT_DEPTH = 64,
  WOOLC_MAX_IMPORTS = 1024,        /* of one file */
  WOOLC_MAX_IMPORT_NAME_LEN = 512, /* bytes */
  WOOLC_MAX_IDENTIFIER_LEN = 128,  /* bytes */
  WOOLC_MAX_STRING_LEN = 4000,     /* bytes; a C compiler must accept 4095 */
  WOOLC_MAX_PACKAGE_PARTS = 16,
  WOOLC_MAX_NESTING = 32, /* of messages and of brackets */
  WOOLC_MAX_FIELDS = 4096,
  WOOLC_MAX_ARGUMENTS = 64, /* and results, of one routine */
  WOOLC_MAX_THROWS = 64,    /* of one routine */
  WOOLC_MAX_ENUM_VALUES = 16384,
  WOOLC_MAX_ROUTINES = 4096, /* of one service */
  WOOLC_MAX_RESERVED = 1024, /* entries of one message or enum */
  WOOLC_MAX_OPTIONS = 32,    /* of one declaration */
  WOOLC_MAX_HEADER_LEN = 128,
  WOOLC_MAX_TIMEOUT_S = 99999999, /* of a routine: as many digits as gRPC has */
  WOOLC_MAX_SEARCHED = 4096,      /* files looked at for a misspelt import */
  WOOLC_MAX_SEARCH_DEPTH = 6,     /* directories, for the same */
  WOOLC_MAX_DIAGNOSTICS = 100,    /* shown of one run */

  WOOLC_MAX_FIELD_NUMBER = 536870911, /* taken by the context's manifest */
  WOOLC_FIRST_PROTOBUF_NUMBER = 19000,
  WOOLC_LAST_PROTOBUF_NUMBER = 19999
};

#endif
