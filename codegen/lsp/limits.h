/* Every limit of the language server, by name. What crosses one is answered
 * with an error. */
#ifndef WOOL_CODEGEN_LSP_LIMITS_H
#define WOOL_CODEGEN_LSP_LIMITS_H

enum {
  WOOLC_LSP_MAX_HEADER_LEN = 4096,               /* bytes, of one message */
  WOOLC_LSP_MAX_MESSAGE_LEN = 64 * 1024 * 1024,  /* bytes */
  WOOLC_LSP_MAX_VALUES = 1024 * 1024,            /* of JSON, in one message */
  WOOLC_LSP_MAX_DOCUMENTS = 1024,                /* open at once */
  WOOLC_LSP_MAX_DOCUMENT_LEN = 32 * 1024 * 1024, /* bytes */
  WOOLC_LSP_MAX_ROOTS = 256,        /* directories that imports are sought in */
  WOOLC_LSP_MAX_PATH_LEN = 4096,    /* bytes */
  WOOLC_LSP_MAX_COMPLETIONS = 1000, /* shown at once */
  WOOLC_LSP_MAX_ENTRIES = 10000,    /* of a directory that are looked at */
  WOOLC_LSP_MAX_SIGNATURE_LEN = 2000 /* bytes, of what a hover shows */
};

#endif
