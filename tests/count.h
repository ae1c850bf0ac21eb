/* Counts on the command lines of tests: a misspelled one must not pass for 0,
 * with which nothing would be tested. */
#ifndef WOOL_TESTS_COUNT_H
#define WOOL_TESTS_COUNT_H

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

/* wool_test_count reads a whole decimal number from 1 to `max`; false if the
 * text is anything else. */
static inline bool wool_test_count(const char *text, unsigned max,
                                   unsigned *out_count) {
  char *end;
  if (text[0] < '0' || text[0] > '9')
    return false;
  errno = 0;
  unsigned long count = strtoul(text, &end, 10);
  if (*end || errno != 0 || count < 1 || count > max)
    return false;
  *out_count = (unsigned)count;
  return true;
}

#endif
