// Fmt: what parses is laid out as something that parses, has the same tokens
// and comments, and is laid out as itself.
#include <string>

#include "tests/fuzz/fuzz.h"
#include "tests/idl/formatted.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  wool_test::Parsed parsed(
      std::string(reinterpret_cast<const char *>(data), len));
  WOOL_FUZZ_CHECK(parsed.NSyntaxErrors() == parsed.n_errors());
  if (!parsed.ok())
    return 0;
  const std::string once = parsed.Formatted();
  wool_test::Parsed again(once);
  WOOL_FUZZ_CHECK(again.ok());
  WOOL_FUZZ_CHECK(again.Words() == parsed.Words());
  WOOL_FUZZ_CHECK(again.Formatted() == once);
  return 0;
}
