#include "codegen/c_words.h"

#include <stdlib.h>
#include <string.h>

/* Sorted as strcmp does. */
static const char *const words[] = {
    "EOF",
    "NULL",
    "alignas",
    "alignof",
    "and",
    "asm",
    "assert",
    "auto",
    "bitand",
    "bitor",
    "bool",
    "break",
    "case",
    "catch",
    "char",
    "class",
    "co_await",
    "co_return",
    "co_yield",
    "compl",
    "concept",
    "const",
    "const_cast",
    "consteval",
    "constexpr",
    "constinit",
    "continue",
    "decltype",
    "default",
    "delete",
    "do",
    "double",
    "dynamic_cast",
    "else",
    "enum",
    "errno",
    "explicit",
    "export",
    "extern",
    "false",
    "float",
    "for",
    "friend",
    "goto",
    "if",
    "inline",
    "int",
    "linux",
    "long",
    "mutable",
    "namespace",
    "new",
    "noexcept",
    "not",
    "nullptr",
    "offsetof",
    "operator",
    "or",
    "private",
    "protected",
    "public",
    "register",
    "reinterpret_cast",
    "requires",
    "restrict",
    "return",
    "short",
    "signed",
    "sizeof",
    "static",
    "static_assert",
    "static_cast",
    "stderr",
    "stdin",
    "stdout",
    "struct",
    "switch",
    "template",
    "this",
    "thread_local",
    "throw",
    "true",
    "try",
    "typedef",
    "typeid",
    "typename",
    "typeof",
    "typeof_unqual",
    "union",
    "unix",
    "unsigned",
    "using",
    "va_arg",
    "va_copy",
    "va_end",
    "va_list",
    "va_start",
    "virtual",
    "void",
    "volatile",
    "while",
    "xor",
};

static int compare(const void *key, const void *item) {
  return strcmp(key, *(const char *const *)item);
}

/* and_eq, not_eq, or_eq, xor_eq; INT8_MAX and its family. */
static bool has_kept_form(const char *name) {
  const size_t len = strlen(name);
  if (strncmp(name, "wool_", 5) == 0 || strncmp(name, "WOOL_", 5) == 0)
    return true;
  if (len > 2 && strcmp(name + len - 2, "_t") == 0)
    return true;
  if (len > 3 && strcmp(name + len - 3, "_eq") == 0)
    return len < 7;
  const bool is_limit = len > 4 && (strcmp(name + len - 4, "_MAX") == 0 ||
                                    strcmp(name + len - 4, "_MIN") == 0);
  const bool is_maker = len > 2 && strcmp(name + len - 2, "_C") == 0;
  return (is_limit || is_maker) &&
         (strncmp(name, "INT", 3) == 0 || strncmp(name, "UINT", 4) == 0 ||
          strncmp(name, "SIZE", 4) == 0 || strncmp(name, "PTRDIFF", 7) == 0 ||
          strncmp(name, "WCHAR", 5) == 0 ||
          strncmp(name, "SIG_ATOMIC", 10) == 0);
}

bool woolc_is_c_word(const char *name) {
  return has_kept_form(name) ||
         bsearch(name, words, sizeof words / sizeof *words, sizeof *words,
                 compare) != NULL;
}
