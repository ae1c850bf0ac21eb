#include "tests/model/values.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "runtime/wire/codec.h"
#include "tests/model/model.wool.h"

namespace model {

namespace {

std::atomic<int> live_values;

struct Value {
  std::atomic<int> refs{1};
  std::string text;
  Held held;

  Value() {
    live_values++;
  }
  ~Value() {
    for (auto &[name, token] : held)
      wool_token_unref(token);
    live_values--;
  }
  Value(const Value &) = delete;
  Value &operator=(const Value &) = delete;
};

const Value *Of(const void *value) {
  return static_cast<const Value *>(value);
}

wool_str View(const std::string &text) {
  return wool_str_n(text.data(), text.size());
}

wool_code Encode(const void *value, wool_encoder *encoder, wool_error *error) {
  std::string text = TextOf(value);
  if (text[0] == 'u')
    return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE, "%s stays here",
                          text.c_str());
  std::vector<wool_str> names;
  std::vector<wool_token *> tokens;
  for (auto &[name, token] : HeldIn(value)) {
    names.push_back(View(name));
    tokens.push_back(token);
  }
  model_Value message = {View(text),    names.data(),  names.size(),
                         tokens.data(), tokens.size(), {}};
  return wooli_message_encode(&model_Value_type, &message, encoder, error);
}

Value *Copy(const model_Value &message) {
  Held held;
  for (size_t i = 0; i < message.n_names; i++)
    held.emplace_back(std::string(message.names[i].data, message.names[i].len),
                      message.tokens[i]);
  if (!held.empty())
    return static_cast<Value *>(NewWrapped(held));
  return static_cast<Value *>(
      NewValue(std::string(message.text.data, message.text.len)));
}

wool_code Decode(wool_decoder *decoder, wool_bytes bytes, void **out_value,
                 wool_error *error) {
  wool_arena *arena = wool_arena_new(nullptr, 0);
  model_Value message = {};
  wool_code rc = wooli_message_decode(&model_Value_type, bytes, arena, decoder,
                                      &message, error);
  if (!rc && message.n_names != message.n_tokens)
    rc = wool_error_set(error, WOOL_ERR_MALFORMED, "tokens without names");
  if (!rc && message.text.len && message.text.data[0] == 'd')
    rc = wool_error_set(error, WOOL_ERR_MALFORMED, "d1 is not understood");
  if (!rc)
    *out_value = Copy(message);
  wool_arena_free(arena);
  return rc;
}

const wool_value_type value_type = [] {
  wool_value_type type = {};
  type.struct_size = sizeof type;
  type.name = "value";
  type.retain = [](void *value) { static_cast<Value *>(value)->refs++; };
  type.release = ReleaseValue;
  type.repr = [](const void *value, char *buf, size_t len) {
    return static_cast<size_t>(snprintf(buf, len, "%s", TextOf(value).c_str()));
  };
  type.equal = [](const void *a, const void *b) {
    return a && b && Of(a)->text == Of(b)->text;
  };
  type.encode = Encode;
  type.decode = Decode;
  return type;
}();

} // namespace

void *NewValue(const std::string &text) {
  if (text == "None")
    return nullptr;
  Value *value = new Value;
  value->text = text;
  return value;
}

void *NewWrapped(const Held &held) {
  Value *value = new Value;
  for (auto &[name, token] : held) {
    value->text += (value->text.empty() ? "[" : " ") + name;
    value->held.emplace_back(name, wool_token_ref(token));
  }
  value->text += "]";
  return value;
}

void ReleaseValue(void *value) {
  Value *mine = static_cast<Value *>(value);
  if (mine && --mine->refs == 0)
    delete mine;
}

std::string TextOf(const void *value) {
  return value ? Of(value)->text : "None";
}

const Held &HeldIn(const void *value) {
  static const Held none;
  return value ? Of(value)->held : none;
}

int LiveValues() {
  return live_values;
}

std::vector<wool_var *> DeclareVars(int n) {
  std::vector<wool_var *> vars;
  for (int i = 0; i < n; i++) {
    std::string name = "v" + std::to_string(i);
    wool_var_options options = {};
    options.struct_size = sizeof options;
    options.ns = "model";
    options.name = name.c_str();
    options.type = &value_type;
    options.has_default = i == 2 || i == 3;
    options.default_value = i == 2 ? NewValue("7") : nullptr;
    wool_var *var = nullptr;
    if (wool_var_declare(&options, &var, nullptr) != WOOL_OK)
      abort();
    ReleaseValue(options.default_value); // the variable has its own
    vars.push_back(var);
  }
  return vars;
}

} // namespace model
