// Fuzz targets: one file each, with libFuzzer's entry point. A finding is an
// abort, by WOOL_FUZZ_CHECK or a sanitizer.
#ifndef WOOL_TESTS_FUZZ_FUZZ_H
#define WOOL_TESTS_FUZZ_FUZZ_H

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#define WOOL_FUZZ_CHECK(condition)                                          \
  do {                                                                      \
    if (!(condition)) {                                                     \
      (void)fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
      abort();                                                              \
    }                                                                       \
  } while (0)

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

#endif
