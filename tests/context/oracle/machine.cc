// The oracle's machine: executes programs on the library.
//
//   machine generate SEED COUNT   writes programs
//   machine run                   reads programs; writes an outcome per step
//
// An outcome is followed by a dump of all Contexts. Addresses are replaced by
// the names that the program gives its objects, so the texts say which object
// they speak of. cpython.py does the same on CPython's own contextvars.
#include <wool/context.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <thread>

#include "tests/context/oracle/program.h"

namespace {

using oracle::Program;
using oracle::Step;

// ---- values: integers, None, and two distinct nan ----

struct Value {
  double n;
};

std::map<std::string, Value> values;

Value *ValueOf(const std::string &word) {
  if (word == "None")
    return nullptr;
  auto it = values.find(word);
  if (it == values.end())
    it = values.emplace(word, Value{word[0] == 'n' ? NAN : atof(word.c_str())})
             .first;
  return &it->second;
}

std::string TextOf(const void *value) {
  if (!value)
    return "None";
  double n = static_cast<const Value *>(value)->n;
  return std::isnan(n) ? "nan" : std::to_string(static_cast<int>(n));
}

const wool_value_type value_type = [] {
  wool_value_type type = {};
  type.struct_size = sizeof type;
  type.name = "value";
  type.repr = [](const void *value, char *buf, size_t len) {
    return static_cast<size_t>(snprintf(buf, len, "%s", TextOf(value).c_str()));
  };
  type.equal = [](const void *a, const void *b) {
    return a && b &&
           static_cast<const Value *>(a)->n == static_cast<const Value *>(b)->n;
  };
  return type;
}();

// v0 and v1 have no default, v2 has 7, v3 has None.
std::vector<wool_var *> DeclareVars() {
  std::vector<wool_var *> vars;
  for (int i = 0; i < oracle::kVars; i++) {
    std::string name = "v" + std::to_string(i);
    wool_var_options options = {};
    options.struct_size = sizeof options;
    options.ns = "oracle";
    options.name = name.c_str();
    options.type = &value_type;
    options.has_default = i >= 2;
    options.default_value = i == 2 ? ValueOf("7") : nullptr;
    wool_var *var = nullptr;
    if (wool_var_declare(&options, &var, nullptr) != WOOL_OK)
      abort();
    vars.push_back(var);
  }
  return vars;
}

// ---- the machine ----

class Machine {
public:
  explicit Machine(const std::vector<wool_var *> &vars) : vars_(vars) {
    contexts_["c0"] = wool_context_new();
  }

  ~Machine() {
    for (auto &[name, token] : tokens_)
      wool_token_unref(token);
    for (auto &[name, context] : contexts_)
      wool_context_unref(context);
  }

  void execute(const Program &program) {
    std::cout << "program " << program.name << "\n";
    std::string outcome = run("c0", program.steps, false);
    if (outcome != "done")
      std::cout << "c0: " << outcome << "\n";
  }

private:
  // Names instead of addresses.
  std::string named(std::string text) const {
    auto name = [&text](const void *p, const std::string &by) {
      char address[32];
      snprintf(address, sizeof address, "%p", p);
      for (size_t at; (at = text.find(address)) != std::string::npos;)
        text.replace(at, strlen(address), by);
    };
    for (size_t i = 0; i < vars_.size(); i++)
      name(vars_[i], "v" + std::to_string(i));
    for (auto &[by, context] : contexts_)
      name(context, by);
    for (auto &[by, token] : tokens_)
      name(token, by);
    return text;
  }

  std::string failed(wool_code code, const wool_error &error,
                     bool mapping = false) const {
    std::string text = named(error.message);
    switch (static_cast<int>(code)) {
    case WOOL_ERR_LOOKUP:
      return (mapping ? "KeyError " : "LookupError ") + text;
    case WOOL_ERR_TYPE: // what was got is not said in the same words
      return "TypeError " + text.substr(0, text.find(", got "));
    case WOOL_ERR_TOKEN_WRONG_VAR:
    case WOOL_ERR_TOKEN_WRONG_CONTEXT:
      return "ValueError " + text;
    case WOOL_ERR_TOKEN_USED:
    case WOOL_ERR_CONTEXT_ENTERED:
      return "RuntimeError " + text;
    default:
      return std::string(wool_code_name(code)) + " " + text;
    }
  }

  wool_var *var(const std::string &name) const {
    return vars_[static_cast<size_t>(name[1] - '0')];
  }

  wool_context *context(const std::string &name) const {
    auto it = contexts_.find(name);
    return it == contexts_.end() ? nullptr : it->second;
  }

  wool_token *token(const std::string &name) const {
    auto it = tokens_.find(name);
    return it == tokens_.end() ? nullptr : it->second;
  }

  std::string bindings(wool_context *context) const {
    std::map<std::string, std::string> found;
    wool_context_each(
        context,
        [](void *out, wool_var *var, void *value) {
          (*static_cast<std::map<std::string, std::string> *>(
              out))[wool_var_name(var)] = TextOf(value);
          return true;
        },
        &found);
    std::string text = "{";
    for (auto &[name, value] : found)
      text += (text.size() > 1 ? " " : "") + name + "=" + value;
    return text + "}";
  }

  void dump(const Step &step, const std::string &outcome) const {
    for (const std::string &word : step.words)
      std::cout << word << " ";
    std::cout << "-> " << outcome << " | ";
    for (auto &[name, context] : contexts_)
      std::cout << name << bindings(context) << " ";
    std::cout << "now" << bindings(wool_context_current()) << "\n";
  }

  void steps(const std::vector<Step> &body) {
    for (const Step &step : body)
      dump(step, outcome_of(step));
  }

  std::string run(const std::string &name, const std::vector<Step> &body,
                  bool fails) {
    struct Call {
      Machine *machine;
      const std::vector<Step> *body;
      bool fails;
    } call{this, &body, fails};
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = wool_context_run(
        context(name),
        [](void *p) {
          auto *c = static_cast<Call *>(p);
          c->machine->steps(*c->body);
          return c->fails ? WOOL_ABORTED : WOOL_OK;
        },
        &call, &error);
    if (rc == WOOL_ABORTED)
      return "failed";
    return rc ? failed(rc, error) : "done";
  }

  std::string set(const Step &step) {
    wool_error error = WOOL_ERROR_INIT;
    wool_token *made;
    wool_code rc =
        wool_var_set(var(step.words[1]), ValueOf(step.words[2]), &made, &error);
    if (rc)
      return failed(rc, error);
    wool_token_unref(token(step.words[3]));
    tokens_[step.words[3]] = made;
    return repr(step.words[3]);
  }

  std::string reset(wool_var *by, wool_token *used) const {
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = wool_var_reset(by, used, &error);
    return rc ? failed(rc, error) : "done";
  }

  std::string get(const Step &step) const {
    if (step.words.size() > 2)
      return TextOf(
          wool_var_get_or(var(step.words[1]), ValueOf(step.words[2])));
    void *value;
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = wool_var_get(var(step.words[1]), &value, &error);
    return rc ? failed(rc, error) : TextOf(value);
  }

  std::string lookup(const Step &step) const {
    void *value;
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = wool_context_lookup(context(step.words[1]),
                                       var(step.words[2]), &value, &error);
    return rc ? failed(rc, error, true) : TextOf(value);
  }

  std::string repr(const std::string &name) const {
    char text[600];
    if (name[0] == 'v')
      wool_var_repr(var(name), text, sizeof text);
    else if (name[0] == 'c')
      wool_context_repr(context(name), text, sizeof text);
    else
      wool_token_repr(token(name), text, sizeof text);
    return named(text);
  }

  std::string old(const std::string &name) const {
    void *value;
    std::string of = wool_var_name(wool_token_var(token(name)));
    return wool_token_old_value(token(name), &value) ? of + " " + TextOf(value)
                                                     : of + " MISSING";
  }

  std::string copy(wool_context *from, const std::string &to) {
    wool_context_unref(context(to));
    contexts_[to] = from ? wool_context_copy(from) : wool_context_new();
    return "done";
  }

  std::string outcome_of(const Step &step) {
    const std::vector<std::string> &w = step.words;
    // Shrinking may have taken away what made an object.
    for (size_t i = 1; i < w.size(); i++) {
      bool makes =
          i + 1 == w.size() && (w[0] == "set" || w[0] == "new" ||
                                w[0] == "copy" || w[0] == "copy_current");
      if ((w[i][0] == 't' && !makes && !token(w[i])) ||
          (w[i][0] == 'c' && !makes && !context(w[i])))
        return "undefined";
    }
    if (w[0] == "set")
      return set(step);
    if (w[0] == "reset")
      return reset(var(w[1]), token(w[2]));
    if (w[0] == "reset_own")
      return reset(wool_token_var(token(w[1])), token(w[1]));
    if (w[0] == "bad_reset")
      return reset(var(w[1]), reinterpret_cast<wool_token *>(
                                  w[2] == "None" ? nullptr : context(w[2])));
    if (w[0] == "drop") {
      wool_token_unref(token(w[1]));
      tokens_.erase(w[1]);
      return "done";
    }
    if (w[0] == "get")
      return get(step);
    if (w[0] == "new")
      return copy(nullptr, w[1]);
    if (w[0] == "copy")
      return copy(context(w[1]), w[2]);
    if (w[0] == "copy_current")
      return copy(wool_context_current(), w[1]);
    if (w[0] == "run")
      return run(w[1], step.body, step.ends_with("fail"));
    if (w[0] == "thread") {
      std::thread([&] { steps(step.body); }).join();
      return "done";
    }
    if (w[0] == "len")
      return std::to_string(wool_context_len(context(w[1])));
    if (w[0] == "in")
      return wool_context_contains(context(w[1]), var(w[2])) ? "True" : "False";
    if (w[0] == "lookup")
      return lookup(step);
    if (w[0] == "iterate")
      return bindings(context(w[1]));
    if (w[0] == "equal")
      return wool_context_equal(context(w[1]), context(w[2])) ? "True"
                                                              : "False";
    if (w[0] == "old")
      return old(w[1]);
    if (w[0] == "repr")
      return repr(w[1]);
    if (w[0] == "same")
      return wool_token_equal(token(w[1]), token(w[2])) ? "True" : "False";
    return "no such step";
  }

  const std::vector<wool_var *> &vars_;
  std::map<std::string, wool_context *> contexts_;
  std::map<std::string, wool_token *> tokens_;
};

int Usage() {
  std::cerr << "machine generate SEED COUNT | machine run\n";
  return 2;
}

} // namespace

int main(int argc, char **argv) {
  std::ios::sync_with_stdio(false);
  std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "generate" && argc == 4) {
    uint64_t seed = strtoull(argv[2], nullptr, 10);
    uint64_t count = strtoull(argv[3], nullptr, 10);
    for (uint64_t i = 0; i < count; i++)
      std::cout << oracle::generate(seed + i);
    return 0;
  }
  if (mode != "run")
    return Usage();
  std::string text(std::istreambuf_iterator<char>(std::cin), {});
  std::vector<wool_var *> vars = DeclareVars();
  for (const Program &program : oracle::parse(oracle::grammar(), text))
    Machine(vars).execute(program);
}
