// .proto files, or descriptor sets if the first byte is what these begin with:
// whatever the bytes, the answer is findings, each with a place inside its
// source, or schemas that compile, laid out as fmt would.
#include <string>
#include <vector>

#include "tests/fuzz/fuzz.h"
#include "tests/idl/compilation.h"
#include "tests/idl/formatted.h"
#include "tests/proto/importing.h"

namespace {

using wool_test::Compilation;
using wool_test::Importing;

const char kOther[] = "syntax = \"proto2\"; package other;\n"
                      "message O { required int32 x = 1; enum E { A = 1; } }";

void CheckFindings(const Importing &i) {
  size_t count = 0;
  const woolc_diagnostic **all = woolc_sink_sorted(i.sink(), &count);
  for (size_t k = 0; k < count; k++) {
    const woolc_range range = all[k]->range;
    WOOL_FUZZ_CHECK(all[k]->message[0]);
    WOOL_FUZZ_CHECK(range.begin <= range.end);
    WOOL_FUZZ_CHECK(!range.source || range.end <= range.source->text.len);
  }
}

void CheckTexts(const Importing &i) {
  Compilation::Files files;
  std::vector<std::string> names;
  for (const auto &[name, text] : i.Texts()) {
    files[name] = text;
    names.push_back(name);
  }
  Compilation c(files, names);
  WOOL_FUZZ_CHECK(c.ok());
  for (const auto &[name, text] : i.GivenTexts())
    WOOL_FUZZ_CHECK(wool_test::Formatted(text) == text);
}

void Check(const Importing &i) {
  CheckFindings(i);
  WOOL_FUZZ_CHECK(!i.ok() || i.n_errors() == 0);
  if (i.ok())
    CheckTexts(i);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  const std::string bytes(reinterpret_cast<const char *>(data), len);
  if (len && data[0] == 0x0a)
    Check(Importing(Importing::Set{bytes}));
  else
    Check(
        Importing({{"a.proto", bytes}, {"other.proto", kOther}}, {"a.proto"}));
  return 0;
}
