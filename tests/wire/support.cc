#include "tests/wire/support.h"

#include <cstdio>

#include "runtime/context/token.h"

namespace wooltest {

std::string varint(uint64_t value) {
  std::string out;
  for (; value >= 0x80; value >>= 7)
    out += static_cast<char>((value & 0x7f) | 0x80);
  return out + static_cast<char>(value);
}

std::string tag(uint32_t number, uint32_t wire_type) {
  return varint(uint64_t{number} << 3 | wire_type);
}

std::string field(uint32_t number, uint64_t value) {
  return tag(number, 0) + varint(value);
}

std::string field(uint32_t number, const std::string &bytes) {
  return tag(number, 2) + varint(bytes.size()) + bytes;
}

static std::string little_endian(uint64_t bits, int n) {
  std::string out;
  for (int i = 0; i < n; i++)
    out += static_cast<char>(bits >> (8 * i) & 0xff);
  return out;
}

std::string fixed32(uint32_t number, uint32_t bits) {
  return tag(number, 5) + little_endian(bits, 4);
}

std::string fixed64(uint32_t number, uint64_t bits) {
  return tag(number, 1) + little_endian(bits, 8);
}

std::string from_hex(const std::string &digits) {
  std::string out;
  int high = -1;
  for (char c : digits) {
    if (c == ' ')
      continue;
    int value = c <= '9' ? c - '0' : c - 'a' + 10;
    if (high < 0) {
      high = value;
    } else {
      out += static_cast<char>(high * 16 + value);
      high = -1;
    }
  }
  return out;
}

std::string to_hex(const std::string &bytes) {
  std::string out;
  char text[3];
  for (char c : bytes) {
    snprintf(text, sizeof text, "%02x", static_cast<unsigned>(c) & 0xff);
    out += text;
  }
  return out;
}

Outcome encode(const wool_message_type *type, const void *message,
               std::string *out, wool_context *sender) {
  wooli_buffer buffer = {nullptr, 0, 0};
  wool_encoder encoder = {nullptr, &buffer, sender, 0, false};
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wooli_message_encode(type, message, &encoder, &error);
  out->assign(reinterpret_cast<const char *>(buffer.data), buffer.len);
  wooli_buffer_cleanup(&buffer);
  return {rc, error.message};
}

std::string encoded(const wool_message_type *type, const void *message) {
  std::string out;
  Outcome outcome = encode(type, message, &out);
  return outcome.code ? "failed: " + outcome.text : out;
}

Outcome decode_into(const wool_message_type *type, const std::string &bytes,
                    wool_arena *arena, void *message) {
  Exact exact(bytes);
  wooli_token_list tokens = {nullptr, 0, 0};
  wool_decoder decoder = {};
  decoder.tokens = &tokens;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc =
      wooli_message_decode(type, exact.get(), arena, &decoder, message, &error);
  wooli_token_list_cleanup(&tokens);
  return {rc, error.message};
}

// ---- dump ----

static void dump_fields(const wool_message_type *type, const void *message,
                        const std::string &path, std::string *out);

static std::string hex_of(const void *data, size_t len) {
  return to_hex(std::string(static_cast<const char *>(data), len));
}

template <typename T> static T load(const void *p) {
  T value;
  memcpy(&value, p, sizeof value);
  return value;
}

static std::string float_text(double value, const std::string &bits) {
  return value != value ? "nan" : bits;
}

static std::string token_text(wool_token *token) {
  if (!token)
    return "-";
  std::string out =
      "token " + std::string(token->var->ns) + "/" + token->var->name + " " +
      hex_of(token->origin, WOOLI_ID_LEN) + " " + std::to_string(token->seq) +
      " " + hex_of(token->chain, WOOLI_ID_LEN);
  out += wool_token_is_used(token) ? " used" : "";
  if (token->old.kind == WOOLI_ENCODED) {
    auto *blob = static_cast<wooli_blob *>(token->old.ptr);
    out += " old=" + hex_of(blob->data, blob->len);
  }
  return out;
}

static void dump_value(const wool_field &f, const void *p,
                       const std::string &path, std::string *out) {
  std::string text;
  switch (static_cast<wool_kind>(f.kind)) {
  case WOOL_KIND_DOUBLE:
    text = float_text(load<double>(p), hex_of(p, 8));
    break;
  case WOOL_KIND_FLOAT:
    text = float_text(static_cast<double>(load<float>(p)), hex_of(p, 4));
    break;
  case WOOL_KIND_INT64:
  case WOOL_KIND_SFIXED64:
  case WOOL_KIND_SINT64:
    text = std::to_string(load<int64_t>(p));
    break;
  case WOOL_KIND_UINT64:
  case WOOL_KIND_FIXED64:
    text = std::to_string(load<uint64_t>(p));
    break;
  case WOOL_KIND_INT32:
  case WOOL_KIND_ENUM:
  case WOOL_KIND_SFIXED32:
  case WOOL_KIND_SINT32:
    text = std::to_string(load<int32_t>(p));
    break;
  case WOOL_KIND_FIXED32:
  case WOOL_KIND_UINT32:
    text = std::to_string(load<uint32_t>(p));
    break;
  case WOOL_KIND_BOOL:
    text = load<bool>(p) ? "true" : "false";
    break;
  case WOOL_KIND_STRING:
  case WOOL_KIND_BYTES:
    text = hex_of(load<wool_str>(p).data, load<wool_str>(p).len);
    break;
  case WOOL_KIND_TOKEN:
    text = token_text(load<wool_token *>(p));
    break;
  case WOOL_KIND_MESSAGE:
    *out += path + " {\n";
    dump_fields(f.message, p, path, out);
    *out += path + " }\n";
    return;
  }
  *out += path + " = " + text + "\n";
}

static size_t size_of(const wool_field &f) {
  switch (static_cast<wool_kind>(f.kind)) {
  case WOOL_KIND_BOOL:
    return sizeof(bool);
  case WOOL_KIND_STRING:
  case WOOL_KIND_BYTES:
    return sizeof(wool_str);
  case WOOL_KIND_TOKEN:
    return sizeof(wool_token *);
  case WOOL_KIND_MESSAGE:
    return f.message->size;
  case WOOL_KIND_DOUBLE:
  case WOOL_KIND_INT64:
  case WOOL_KIND_UINT64:
  case WOOL_KIND_FIXED64:
  case WOOL_KIND_SFIXED64:
  case WOOL_KIND_SINT64:
    return 8;
  case WOOL_KIND_FLOAT:
  case WOOL_KIND_INT32:
  case WOOL_KIND_FIXED32:
  case WOOL_KIND_UINT32:
  case WOOL_KIND_ENUM:
  case WOOL_KIND_SFIXED32:
  case WOOL_KIND_SINT32:
    break;
  }
  return 4;
}

static void dump_field(const wool_field &f, const uint8_t *message,
                       const std::string &path, std::string *out) {
  const uint8_t *p = message + f.offset;
  if (f.label == WOOL_LABEL_REPEATED || f.label == WOOL_LABEL_MAP) {
    auto n = load<size_t>(message + f.presence);
    auto *elements = load<const uint8_t *>(p);
    *out += path + " x " + std::to_string(n) + "\n";
    for (size_t i = 0; i < n; i++)
      dump_value(f, elements + i * size_of(f),
                 path + "[" + std::to_string(i) + "]", out);
    return;
  }
  bool absent =
      f.label == WOOL_LABEL_OPTIONAL && !load<bool>(message + f.presence);
  if (f.label == WOOL_LABEL_ONEOF &&
      load<uint32_t>(message + f.presence) != f.number) {
    *out += path + " = -\n"; // another lies there
    return;
  }
  if (f.kind == WOOL_KIND_MESSAGE) {
    p = load<const uint8_t *>(p);
    absent = !p;
  }
  if (absent)
    *out += path + " = -\n";
  else
    dump_value(f, p, path, out);
}

static void dump_fields(const wool_message_type *type, const void *message,
                        const std::string &path, std::string *out) {
  for (size_t i = 0; i < type->n_fields; i++)
    dump_field(type->fields[i], static_cast<const uint8_t *>(message),
               path + "." + type->fields[i].name, out);
}

std::string dump(const wool_message_type *type, const void *message) {
  std::string out;
  dump_fields(type, message, "", &out);
  return out;
}

// ---- warnings ----

static void collect(void *user_data, const wool_warning *warning) {
  static_cast<Warnings *>(user_data)->seen.push_back(
      std::string(warning->ns) + "." + warning->name + " " +
      warning->direction + ": " + wool_code_name(warning->cause->code) + " " +
      warning->cause->message);
}

Warnings::Warnings() {
  wool_set_warning_sink(collect, this);
}
Warnings::~Warnings() {
  wool_set_warning_sink(nullptr, nullptr);
}

} // namespace wooltest
