// Schemas: whatever the bytes, the answer is findings, each with a place inside
// the source, or every output; and what was laid out anew compiles to the same.
#include <string>

#include "tests/fuzz/fuzz.h"
#include "tests/idl/compilation.h"
#include "tests/idl/formatted.h"

extern "C" {
#include "codegen/c_names.h"
#include "codegen/emit.h"
}

namespace {

using wool_test::Compilation;

void CheckFindings(Compilation *c) {
  size_t count = 0;
  const woolc_diagnostic **all = woolc_sink_sorted(&c->model()->sink, &count);
  for (size_t i = 0; i < count; i++) {
    const woolc_range range = all[i]->range;
    WOOL_FUZZ_CHECK(all[i]->message[0]);
    WOOL_FUZZ_CHECK(range.begin <= range.end);
    WOOL_FUZZ_CHECK(!range.source || range.end <= range.source->text.len);
  }
}

// The descriptor of the .proto: all that has a meaning to others.
std::string Descriptor(Compilation *c) {
  woolc_printer header, source, proto, descriptor;
  woolc_arena *arena = &c->model()->arena;
  woolc_spell(c->model());
  if (c->model()->sink.n_errors)
    return "";
  for (woolc_printer *p : {&header, &source, &proto, &descriptor})
    woolc_printer_init(p, arena);
  woolc_emit_c_header(&header, c->file());
  woolc_emit_c_source(&source, c->file());
  woolc_emit_proto(&proto, c->model(), c->file());
  woolc_emit_descriptor(&descriptor, c->file());
  const std::string bytes(descriptor.data, descriptor.len);
  for (woolc_printer *p : {&header, &source, &proto, &descriptor})
    woolc_printer_cleanup(p);
  return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  const std::string text(reinterpret_cast<const char *>(data), len);
  Compilation c(text);
  CheckFindings(&c);
  WOOL_FUZZ_CHECK(c.ok() == (c.model()->sink.n_errors == 0));
  if (!c.ok())
    return 0;
  Compilation again(wool_test::Formatted(text));
  WOOL_FUZZ_CHECK(again.ok());
  WOOL_FUZZ_CHECK(Descriptor(&c) == Descriptor(&again));
  return 0;
}
