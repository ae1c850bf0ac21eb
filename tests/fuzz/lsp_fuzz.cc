// The language server: whatever a client sends, what it gets back are whole
// messages of JSON, and the same bytes in other pieces are answered alike.
#include <algorithm>
#include <string>

#include "codegen/lsp/lsp.h"
#include "runtime/wire/json_text.h"
#include "tests/fuzz/fuzz.h"

namespace {

void collect(void *user_data, const char *bytes, size_t len) {
  static_cast<std::string *>(user_data)->append(bytes, len);
}

std::string session(const uint8_t *data, size_t len, size_t piece) {
  std::string answers;
  woolc_lsp_options options = {};
  options.version = "0";
  options.directory = "/";
  options.no_files = true;
  options.write = collect;
  options.user_data = &answers;
  woolc_lsp *lsp = woolc_lsp_new(&options);
  for (size_t at = 0; at < len; at += piece) {
    const size_t n = std::min(piece, len - at);
    if (!woolc_lsp_feed(lsp, reinterpret_cast<const char *>(data) + at, n))
      break;
  }
  (void)woolc_lsp_free(lsp);
  return answers;
}

bool is_json(const std::string &text) {
  wooli_json_reader reader;
  wooli_json_reader_init(&reader, text.data(), text.size());
  for (;;) {
    const wooli_json_event event = wooli_json_next(&reader);
    if (event == WOOLI_JSON_ERROR || event == WOOLI_JSON_END)
      return event == WOOLI_JSON_END;
  }
}

// Of answers to requests, which do not depend on how the bytes came; findings
// may be told once for several changes.
std::string checked(const std::string &answers) {
  static const std::string name = "Content-Length: ";
  std::string result;
  for (size_t at = 0; at < answers.size();) {
    WOOL_FUZZ_CHECK(answers.compare(at, name.size(), name) == 0);
    const size_t end = answers.find("\r\n\r\n", at);
    WOOL_FUZZ_CHECK(end != std::string::npos);
    const size_t len = std::stoul(answers.substr(at + name.size()));
    const std::string body = answers.substr(end + 4, len);
    WOOL_FUZZ_CHECK(body.size() == len && is_json(body));
    if (body.find("publishDiagnostics") == std::string::npos)
      result += body + "\n";
    at = end + 4 + len;
  }
  return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  const std::string whole = checked(session(data, len, len ? len : 1));
  WOOL_FUZZ_CHECK(checked(session(data, len, 97)) == whole);
  return 0;
}
