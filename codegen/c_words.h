/* Words that C and C++ keep for themselves. */
#ifndef WOOL_CODEGEN_C_WORDS_H
#define WOOL_CODEGEN_C_WORDS_H

#include <stdbool.h>

/** woolc_is_c_word says whether `name` cannot be a member or a parameter: a
 * keyword of C11, C23 or C++20, a macro or type of the headers that generated
 * code includes, a name that POSIX (`…_t`) or wool (`wool_…`, `WOOL_…`) keeps.
 */
bool woolc_is_c_word(const char *name);

#endif
