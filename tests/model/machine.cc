#include "tests/model/machine.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/model/model.wool.h"
#include "tests/model/program.h"
#include "tests/model/values.h"

namespace model {

using oracle::Step;
using Words = std::vector<std::string>;

// ---- tables ----

Tables::Tables(const Tables &other)
    : tokens(other.tokens), contexts(other.contexts) {
  for (auto &[name, token] : tokens)
    wool_token_ref(token);
  for (auto &[name, context] : contexts)
    wool_context_ref(context);
}

Tables &Tables::operator=(Tables other) {
  tokens.swap(other.tokens);
  contexts.swap(other.contexts);
  return *this;
}

Tables::~Tables() {
  for (auto &[name, token] : tokens)
    wool_token_unref(token);
  for (auto &[name, context] : contexts)
    wool_context_unref(context);
}

wool_token *Tables::token(const std::string &name) const {
  auto it = tokens.find(name);
  return it == tokens.end() ? nullptr : it->second;
}

void Tables::put_token(const std::string &name, wool_token *token) {
  wool_token *old = this->token(name);
  if (token)
    tokens[name] = token;
  else
    tokens.erase(name);
  wool_token_unref(old);
}

size_t PruneOrigins(const std::string &program) {
  return !program.empty() && program.back() % 2 ? 0 : 16;
}

// ---- tokens in messages ----

namespace {

wool_str View(const std::string &text) {
  return wool_str_n(text.data(), text.size());
}

std::string Text(wool_str text) {
  return std::string(text.data, text.len);
}

// A received handle takes the place of the one of that name.
void Unpack(Tables &tables, const Parcel &parcel) {
  for (size_t i = 0; i < parcel.n_names && i < parcel.n_tokens; i++)
    tables.put_token(Text(parcel.names[i]), wool_token_ref(parcel.tokens[i]));
  for (const model_Held *held = parcel.held; held; held = held->inner)
    tables.put_token(Text(held->name), wool_token_ref(held->token));
}

Words Rest(const Words &words, size_t from) {
  return Words(words.begin() + static_cast<std::ptrdiff_t>(from), words.end());
}

} // namespace

// Owns the names; the tokens are borrowed.
class Packed {
public:
  Packed(const Tables &tables, const Words &wanted) {
    for (const std::string &name : wanted)
      if (wool_token *token = tables.token(name))
        put(name, token);
  }

  // As a message, which borrows from this.
  std::vector<wool_str> names;
  std::vector<wool_token *> tokens;
  const model_Held *held() {
    model_Held *inner = nullptr;
    for (model_Held &one : nested_) {
      one.inner = inner;
      inner = &one;
    }
    return inner;
  }

private:
  void put(const std::string &name, wool_token *token) {
    texts_.push_back(std::make_unique<std::string>(name));
    if (texts_.size() % 2) {
      names.push_back(View(*texts_.back()));
      tokens.push_back(token);
    } else {
      nested_.push_back({View(*texts_.back()), token, nullptr, {}});
    }
  }

  std::vector<std::unique_ptr<std::string>> texts_;
  std::vector<model_Held> nested_;
};

// ---- texts ----

// Names instead of addresses.
std::string Machine::named(std::string text) const {
  auto name = [&text](const void *p, const std::string &by) {
    char address[32];
    snprintf(address, sizeof address, "%p", p);
    for (size_t at; (at = text.find(address)) != std::string::npos;)
      text.replace(at, strlen(address), by);
  };
  if (text.find("0x") == std::string::npos)
    return text;
  for (wool_var *var : process_.vars)
    name(var, wool_var_name(var));
  for (auto &[by, context] : contexts_)
    name(context, by);
  for (auto &[by, token] : process_.tables.tokens) {
    name(token, by);
    name(wool_token_var(token), wool_var_name(wool_token_var(token)));
  }
  return text;
}

std::string Machine::failed(wool_code code, const wool_error &error,
                            bool mapping) const {
  std::string text = named(error.message);
  switch (static_cast<int>(code)) {
  case WOOL_ERR_LOOKUP:
    return (mapping ? "KeyError " : "LookupError ") + text;
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

std::string Machine::bindings() const {
  std::map<std::string, std::string> found;
  wool_context_each(
      wool_context_current(),
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

// ---- steps ----

wool_var *Machine::var(const std::string &name) const {
  size_t i = static_cast<size_t>(name[1] - '0');
  return i < process_.vars.size() ? process_.vars[i] : nullptr;
}

wool_context *Machine::context(const std::string &name) const {
  auto it = contexts_.find(name);
  return it == contexts_.end() ? nullptr : it->second;
}

void Machine::steps(const std::vector<Step> &body) {
  for (const Step &step : body) {
    std::string outcome = outcome_of(step);
    world_.print(process_.name + ": " + oracle::joined(step.words) + " -> " +
                 outcome + " | " + bindings());
  }
}

std::string Machine::bind(wool_var *var, void *value, const std::string &name) {
  wool_error error = WOOL_ERROR_INIT;
  wool_token *made;
  wool_code rc = wool_var_set(var, value, &made, &error);
  ReleaseValue(value);
  if (rc)
    return failed(rc, error);
  process_.tables.put_token(name, made);
  return repr(name);
}

std::string Machine::set(const Step &step) {
  return bind(var(step.words[1]), NewValue(step.words[2]), step.words[3]);
}

std::string Machine::wrap(const Step &step) {
  const Words &w = step.words;
  Held held;
  for (size_t i = 2; i + 1 < w.size(); i++)
    held.emplace_back(w[i], process_.tables.token(w[i]));
  return bind(var(w[1]), NewWrapped(held), w.back());
}

std::string Machine::reset(wool_var *by, wool_token *used) const {
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_var_reset(by, used, &error);
  return rc ? failed(rc, error) : "done";
}

std::string Machine::get(const Step &step) {
  wool_var *of = var(step.words[1]);
  if (step.words.size() > 2) {
    void *fallback = NewValue(step.words[2]);
    std::string text = TextOf(wool_var_get_or(of, fallback));
    ReleaseValue(fallback);
    return text;
  }
  void *value;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_var_get(of, &value, &error);
  return rc ? failed(rc, error) : TextOf(value);
}

std::string Machine::unwrap(const Step &step) {
  void *value;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_var_get(var(step.words[1]), &value, &error);
  if (rc)
    return failed(rc, error);
  for (auto &[name, token] : HeldIn(value))
    process_.tables.put_token(name, wool_token_ref(token));
  return TextOf(value);
}

std::string Machine::lookup(const Step &step) const {
  void *value;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_context_lookup(wool_context_current(), var(step.words[1]),
                                     &value, &error);
  return rc ? failed(rc, error, true) : TextOf(value);
}

std::string Machine::repr(const std::string &name) const {
  char text[600];
  wool_token_repr(process_.tables.token(name), text, sizeof text);
  return named(text);
}

std::string Machine::old(const Step &step) const {
  wool_token *token = process_.tables.token(step.words[1]);
  void *value;
  std::string of = wool_var_name(wool_token_var(token));
  return of + " " +
         (wool_token_old_value(token, &value) ? TextOf(value) : "MISSING");
}

std::string Machine::copy_current(const Step &step) {
  wool_context *&place = contexts_[step.words[1]];
  wool_context *old = place;
  place = wool_context_copy(wool_context_current());
  wool_context_unref(old);
  return "done";
}

std::string Machine::run(const Step &step) {
  struct Entered {
    Machine *machine;
    const Step *step;
  } entered{this, &step};
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_context_run(
      context(step.words[1]),
      [](void *p) {
        auto *in = static_cast<Entered *>(p);
        in->machine->steps(in->step->body);
        return in->step->ends_with("fail") ? WOOL_ABORTED : WOOL_OK;
      },
      &entered, &error);
  if (rc == WOOL_ABORTED)
    return "failed";
  return rc ? failed(rc, error) : "done";
}

wool_code Machine::make(wool_call *call, const std::string &body,
                        const std::string &ending, Packed &packed,
                        Parcel *out_answer) const {
  return model_Process_run(
      call, View(process_.name), View(body), View(ending), packed.names.data(),
      packed.names.size(), packed.tokens.data(), packed.tokens.size(),
      packed.held(), &out_answer->names, &out_answer->n_names,
      &out_answer->tokens, &out_answer->n_tokens, &out_answer->held);
}

wool_code Machine::start_and_wait(wool_call *call, const std::string &body,
                                  const std::string &ending, Packed &packed,
                                  Parcel *out_answer) const {
  wool_code rc = model_Process_run_start(
      call, View(process_.name), View(body), View(ending), packed.names.data(),
      packed.names.size(), packed.tokens.data(), packed.tokens.size(),
      packed.held(), nullptr, nullptr);
  if (!rc)
    rc = wool_call_wait(call);
  return rc ? rc
            : model_Process_run_finish(
                  call, &out_answer->names, &out_answer->n_names,
                  &out_answer->tokens, &out_answer->n_tokens,
                  &out_answer->held);
}

std::string Machine::call(const Step &step) {
  const std::string &to = step.words[1];
  std::string body = oracle::text_of(step.body);
  std::string ending = oracle::joined(step.ending);
  bool lost = step.ends_with("lose") || step.ends_with("killed");
  bool starts = step.words[0] == "start";
  Packed packed(process_.tables, Rest(step.words, 2));
  Parcel answer = {};
  wool_call *call = wool_call_new(world_.channel(process_, to));
  world_.begin_call(call, lost);
  wool_code rc = starts ? start_and_wait(call, body, ending, packed, &answer)
                        : make(call, body, ending, packed, &answer);
  world_.end_call(call, to, step.ending.empty() ? "" : step.ending[0], lost);
  std::string outcome;
  if (!rc) {
    Unpack(process_.tables, answer);
    outcome = "done";
  } else if (lost && (rc == WOOL_CANCELLED || rc == WOOL_UNAVAILABLE)) {
    outcome = "lost";
  } else if (rc == WOOL_ABORTED) {
    outcome = "failed";
  } else {
    outcome = failed(rc, *wool_call_error(call));
  }
  wool_call_free(call);
  return outcome;
}

// Shrinking may have taken away what made a token or a Context, and not every
// process has a handle of each.
bool Machine::is_defined(const Step &step) const {
  const Words &w = step.words;
  if (w[0] == "call" || w[0] == "start")
    return true; // what is not there is not sent
  for (size_t i = 1; i < w.size(); i++) {
    bool makes =
        i + 1 == w.size() && (w[0] == "set" || w[0] == "wrap" ||
                              w[0] == "copy_current" || w[0] == "alias");
    if (makes)
      continue;
    if ((w[i][0] == 't' && !process_.tables.token(w[i])) ||
        (w[i][0] == 'c' && !context(w[i])))
      return false;
  }
  return true;
}

std::string Machine::outcome_of(const Step &step) {
  const Words &w = step.words;
  for (size_t i = 1; i < w.size(); i++)
    if (w[i][0] == 'v' && !var(w[i]))
      return "undeclared";
  if (!is_defined(step))
    return "undefined";
  if (w[0] == "set")
    return set(step);
  if (w[0] == "wrap")
    return wrap(step);
  if (w[0] == "reset")
    return reset(var(w[1]), process_.tables.token(w[2]));
  if (w[0] == "reset_own") {
    wool_token *token = process_.tables.token(w[1]);
    return reset(wool_token_var(token), token);
  }
  if (w[0] == "drop") {
    process_.tables.put_token(w[1], nullptr);
    return "done";
  }
  if (w[0] == "alias") {
    process_.tables.put_token(w[2],
                              wool_token_ref(process_.tables.token(w[1])));
    return "done";
  }
  if (w[0] == "get")
    return get(step);
  if (w[0] == "unwrap")
    return unwrap(step);
  if (w[0] == "len")
    return std::to_string(wool_context_len(wool_context_current()));
  if (w[0] == "lookup")
    return lookup(step);
  if (w[0] == "old")
    return old(step);
  if (w[0] == "repr")
    return repr(w[1]);
  if (w[0] == "same")
    return wool_token_equal(process_.tables.token(w[1]),
                            process_.tables.token(w[2]))
               ? "True"
               : "False";
  if (w[0] == "copy_current")
    return copy_current(step);
  if (w[0] == "run")
    return run(step);
  if (w[0] == "call" || w[0] == "start")
    return call(step);
  if (w[0] == "evict") {
    world_.evict(w[1]);
    return "done";
  }
  if (w[0] == "restart") {
    world_.restart(w[1]);
    return "done";
  }
  return "no such step";
}

// ---- serving ----

namespace {

// What the caller gets, in the call's memory.
void Answer(wool_call *call, const Tables &tables, const Words &wanted,
            Parcel *out) {
  wool_arena *arena = wool_call_arena(call);
  auto *names = static_cast<wool_str *>(
      wool_arena_alloc(arena, wanted.size() * sizeof(wool_str)));
  auto *tokens = static_cast<wool_token **>(
      wool_arena_alloc(arena, wanted.size() * sizeof(wool_token *)));
  size_t n = 0;
  for (size_t i = 0; i < wanted.size(); i++) {
    wool_token *token = tables.token(wanted[i]);
    if (!token)
      continue;
    wool_str name = wool_arena_str(arena, View(wanted[i]));
    token = wool_call_take_token(call, wool_token_ref(token));
    if (i % 2 == 0) {
      names[n] = name;
      tokens[n++] = token;
      continue;
    }
    auto *held =
        static_cast<model_Held *>(wool_arena_alloc(arena, sizeof(model_Held)));
    *held = {name, token, out->held, {}};
    out->held = held;
  }
  *out = {names, n, tokens, n, out->held};
}

} // namespace

wool_code ServeRun(World &world, Process &process, wool_call *call,
                   const Request &request, Parcel *out_response) {
  Unpack(process.tables, request.parcel);
  Tables frame; // a worker's copies of Contexts end with the frame
  bool is_root = ProcessNumber(process.name) == 0;
  Machine machine(world, process,
                  is_root ? process.tables.contexts : frame.contexts);
  machine.steps(oracle::parse_steps(grammar(), request.body));
  Words end = oracle::words_of(request.ending);
  if (end.empty() || end[0] == "end")
    Answer(call, process.tables, end.empty() ? end : Rest(end, 1),
           out_response);
  else if (end[0] == "lose")
    world.lose(call, request.caller);
  else if (end[0] == "killed")
    world.die();
  else
    return wool_call_fail(call, WOOL_ABORTED, "failed");
  return WOOL_OK;
}

} // namespace model
