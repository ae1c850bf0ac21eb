// What the tests of runtime/wire share: bytes written by hand, the codec with
// owners for memory, and a text for any message.
#ifndef WOOL_TESTS_WIRE_SUPPORT_H
#define WOOL_TESTS_WIRE_SUPPORT_H

#include <wool/arena.h>
#include <wool/generated.h>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "runtime/context/chain.h"
#include "runtime/wire/codec.h"
#include "runtime/wire/manifest.h"
#include "runtime/wire/token_codec.h"

namespace wooltest {

// ---- protobuf by hand ----

std::string varint(uint64_t value);
std::string tag(uint32_t number, uint32_t wire_type);
std::string field(uint32_t number, uint64_t value); // a varint
std::string field(uint32_t number, const std::string &bytes);
std::string fixed32(uint32_t number, uint32_t bits);
std::string fixed64(uint32_t number, uint64_t bits);

std::string from_hex(const std::string &digits); // spaces are skipped
std::string to_hex(const std::string &bytes);

inline wool_bytes view(const std::string &s) {
  return wool_bytes_n(s.data(), s.size());
}
inline wool_str str(const std::string &s) {
  return wool_str_n(s.data(), s.size());
}

// A copy whose end is the end of an allocation, so that a sanitizer sees a byte
// read too far.
class Exact {
public:
  explicit Exact(const std::string &bytes)
      : data_(new uint8_t[bytes.size()]), len_(bytes.size()) {
    if (len_)
      memcpy(data_.get(), bytes.data(), len_);
  }
  wool_bytes get() const {
    return wool_bytes_n(data_.get(), len_);
  }

private:
  std::unique_ptr<uint8_t[]> data_;
  size_t len_;
};

// ---- owners ----

class Arena {
public:
  explicit Arena(size_t limit = 0) : p_(wool_arena_new(nullptr, limit)) {
  }
  Arena(const Arena &) = delete;
  Arena &operator=(const Arena &) = delete;
  ~Arena() {
    wool_arena_free(p_);
  }
  wool_arena *get() const {
    return p_;
  }

private:
  wool_arena *p_;
};

// The outcome of something fallible.
struct Outcome {
  wool_code code = WOOL_OK;
  std::string text;
};

// ---- messages ----

// As seen from `sender`, or as a message of its own if that is NULL.
Outcome encode(const wool_message_type *type, const void *message,
               std::string *out, wool_context *sender = nullptr);
std::string encoded(const wool_message_type *type, const void *message);

// Decodes as a call would: tokens are allowed, and none is anchored.
Outcome decode_into(const wool_message_type *type, const std::string &bytes,
                    wool_arena *arena, void *message);

// A decoded message with the arena that it lives in.
template <typename T> struct Decoded : Outcome {
  std::unique_ptr<Arena> arena;
  T *msg = nullptr;
  const T *operator->() const {
    return msg;
  }
};

template <typename T>
Decoded<T> decode(const wool_message_type *type, const std::string &bytes,
                  size_t limit = 0) {
  Decoded<T> decoded;
  decoded.arena.reset(new Arena(limit));
  decoded.msg =
      static_cast<T *>(wool_arena_alloc(decoded.arena->get(), type->size));
  static_cast<Outcome &>(decoded) =
      decode_into(type, bytes, decoded.arena->get(), decoded.msg);
  return decoded;
}

// Every field with its value, absent ones too: equal for equal messages.
std::string dump(const wool_message_type *type, const void *message);

// ---- warnings ----

// Collects them, as "ns.name direction: CODE message", while it lives.
class Warnings {
public:
  Warnings();
  ~Warnings();
  Warnings(const Warnings &) = delete;
  Warnings &operator=(const Warnings &) = delete;
  std::vector<std::string> seen;
};

} // namespace wooltest
#endif
