// Reads messages of kinds.wool from standard input, and answers each with its
// text and its encoding. A message, and each part of an answer, follows its
// length in four bytes, the lowest first. One that does not decode is answered
// with the error in place of the text.
#include <cstdio>
#include <cstdlib>

#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

using namespace wooltest;

static bool read_part(std::string *out) {
  unsigned char head[4];
  if (fread(head, 1, sizeof head, stdin) != sizeof head)
    return false;
  size_t len = head[0] | size_t{head[1]} << 8 | size_t{head[2]} << 16 |
               size_t{head[3]} << 24;
  out->resize(len);
  return fread(&(*out)[0], 1, len, stdin) == len;
}

static void write_part(const std::string &part) {
  char head[4];
  for (size_t i = 0; i < sizeof head; i++)
    head[i] = static_cast<char>(part.size() >> (8 * i) & 0xff);
  (void)fwrite(head, 1, sizeof head, stdout);
  (void)fwrite(part.data(), 1, part.size(), stdout);
}

int main() {
  wool_context *sender = wool_context_new();
  std::string bytes;
  while (read_part(&bytes)) {
    auto got = decode<kinds_All>(&kinds_All_type, bytes);
    std::string again;
    if (got.code) {
      write_part("failed: " + got.text);
    } else {
      Outcome sent = encode(&kinds_All_type, got.msg, &again, sender);
      write_part(sent.code ? "not encoded: " + sent.text
                           : dump(&kinds_All_type, got.msg));
    }
    write_part(again);
    (void)fflush(stdout);
  }
  wool_context_unref(sender);
  return 0;
}
