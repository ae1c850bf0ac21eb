#include "tests/context/support.h"

#include <cstdio>
#include <cstdlib>

namespace wooltest {

std::atomic<int> live_numbers{0};
std::atomic<int> failing_decodes{0};
std::atomic<int> decodes{0};

Number *new_number(long n) {
  live_numbers++;
  return new Number(n);
}

static void retain_number(void *p) {
  static_cast<Number *>(p)->refs++;
}

void release_number(void *p) {
  auto *number = static_cast<Number *>(p);
  if (--number->refs)
    return;
  live_numbers--;
  delete number;
}

static size_t repr_number(const void *p, char *buf, size_t len) {
  if (!p)
    return static_cast<size_t>(snprintf(buf, len, "None"));
  return static_cast<size_t>(
      snprintf(buf, len, "%ld", static_cast<const Number *>(p)->n));
}

static bool equal_numbers(const void *a, const void *b) {
  return a && b &&
         static_cast<const Number *>(a)->n == static_cast<const Number *>(b)->n;
}

static wool_code encode_number(const void *p, wool_encoder *encoder,
                               wool_error *) {
  char text[32];
  size_t len = repr_number(p, text, sizeof text);
  return wool_encoder_write(encoder, wool_bytes_n(text, len));
}

static wool_code decode_number(wool_decoder *, wool_bytes bytes,
                               void **out_value, wool_error *error) {
  decodes++;
  std::string text(reinterpret_cast<const char *>(bytes.data), bytes.len);
  char *end;
  long n = strtol(text.c_str(), &end, 10);
  if (*end || text.empty()) {
    failing_decodes++;
    return wool_error_set(error, WOOL_ERR_MALFORMED, "not a number: %s",
                          text.c_str());
  }
  *out_value = new_number(n);
  return WOOL_OK;
}

const wool_value_type number_type = {
    sizeof number_type, "number",      retain_number, release_number,
    repr_number,        equal_numbers, encode_number, decode_number};

std::string fresh_name() {
  static std::atomic<int> n{0};
  return "v" + std::to_string(n++);
}

wool_var *declare(const VarOptions &options) {
  std::string name = options.name.empty() ? fresh_name() : options.name;
  wool_var_options o = {};
  o.struct_size = sizeof o;
  o.ns = options.ns;
  o.name = name.c_str();
  o.type = &number_type;
  o.has_default = options.has_default;
  o.no_propagate = options.no_propagate;
  o.no_accept = options.no_accept;
  if (options.has_default)
    o.default_value = new_number(options.default_value);
  wool_var *var = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK, wool_var_declare(&o, &var, &error)) << error.message;
  // The variable keeps its default for good, so it is not counted.
  if (options.has_default) {
    release_number(o.default_value);
    live_numbers--;
  }
  return var;
}

wool_var *declare_named(const std::string &name) {
  VarOptions options;
  options.name = name;
  return declare(options);
}

void Ctx::run(const std::function<void()> &fn) const {
  wool_error error = WOOL_ERROR_INIT;
  ASSERT_EQ(WOOL_OK, wool_context_enter(p_, &error)) << error.message;
  fn();
  ASSERT_EQ(WOOL_OK, wool_context_exit(p_, &error)) << error.message;
}

Tok set(wool_var *var, long n) {
  Number *number = new_number(n);
  wool_token *token = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK, wool_var_set(var, number, &token, &error))
      << error.message;
  release_number(number);
  return Tok(token);
}

wool_code reset(const Tok &token) {
  return wool_token_reset(token.get(), nullptr);
}

wool_code reset(wool_var *var, const Tok &token, std::string *text) {
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_var_reset(var, token.get(), &error);
  EXPECT_EQ(rc, error.code);
  if (text)
    *text = masked(error.message);
  return rc;
}

static std::string show(const void *value) {
  return value ? std::to_string(static_cast<const Number *>(value)->n) : "NULL";
}

std::string get(wool_var *var) {
  void *value = nullptr;
  return wool_var_get(var, &value, nullptr) == WOOL_OK ? show(value) : "unset";
}

std::string lookup(const Ctx &context, wool_var *var) {
  void *value = nullptr;
  return wool_context_lookup(context.get(), var, &value, nullptr) == WOOL_OK
             ? show(value)
             : "unset";
}

std::string repr(const Tok &token) {
  char text[600];
  size_t len = wool_token_repr(token.get(), text, sizeof text);
  EXPECT_EQ(strlen(text), len);
  return text;
}

std::string repr(wool_var *var) {
  char text[600];
  size_t len = wool_var_repr(var, text, sizeof text);
  EXPECT_EQ(strlen(text), len);
  return text;
}

std::string repr(const Ctx &context) {
  char text[100];
  size_t len = wool_context_repr(context.get(), text, sizeof text);
  EXPECT_EQ(strlen(text), len);
  return text;
}

std::string masked(std::string text) {
  for (size_t at = 0; (at = text.find("0x", at)) != std::string::npos;) {
    at += 2;
    size_t end = text.find_first_not_of("0123456789abcdef", at);
    text.replace(at, (end == std::string::npos ? text.size() : end) - at, "_");
  }
  return text;
}

Tok clone(const Tok &token, const Ctx &sender) {
  wooli_token_state state;
  wooli_token_export(token.get(), sender.get(), &state);
  return Tok(wooli_token_import(&state));
}

Manifest::Manifest(const Ctx &from, uint64_t since)
    : arena_(wool_arena_new(nullptr, 0)) {
  EXPECT_EQ(WOOL_OK,
            wooli_context_snapshot(from.get(), since, arena_, &snapshot_));
}

Manifest::~Manifest() {
  wooli_snapshot_cleanup(&snapshot_);
  wool_arena_free(arena_);
}

const wooli_entry *Manifest::find(const wool_var *var) const {
  for (size_t i = 0; i < snapshot_.n_entries; i++)
    if (snapshot_.entries[i].var == var)
      return &snapshot_.entries[i];
  return nullptr;
}

size_t Manifest::weight() const {
  size_t sum = 0;
  for (size_t i = 0; i < snapshot_.n_entries; i++) {
    sum += 1 + snapshot_.entries[i].n_accounts;
    for (size_t j = 0; j < snapshot_.entries[i].n_accounts; j++)
      sum += snapshot_.entries[i].accounts[j].spent.n;
  }
  return sum;
}

static std::string hex(const uint8_t id[WOOLI_ID_LEN]) {
  char text[2 * WOOLI_ID_LEN + 1];
  for (int i = 0; i < WOOLI_ID_LEN; i++)
    snprintf(text + 2 * i, 3, "%02x", id[i]);
  return text;
}

std::string Manifest::text() const {
  std::string out = hex(snapshot_.chain);
  for (size_t i = 0; i < snapshot_.n_entries; i++) {
    const wooli_entry &entry = snapshot_.entries[i];
    out += std::string("\n") + entry.var->ns + "." + entry.var->name;
    if (entry.has_slot)
      out += entry.slot.kind == WOOLI_MISSING  ? " reset"
             : entry.slot.kind == WOOLI_NATIVE ? " =" + show(entry.slot.ptr)
                                               : " bytes";
    for (size_t j = 0; j < entry.n_accounts; j++) {
      const wooli_account &account = entry.accounts[j];
      out += " " + hex(account.origin) + ":" + std::to_string(account.minted);
      for (size_t k = 0; k < account.spent.n; k++)
        out += "[" + std::to_string(account.spent.at[k].lo) + "," +
               std::to_string(account.spent.at[k].hi) + ")";
    }
  }
  return out;
}

void Manifest::install(const Ctx &to) const {
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK, wooli_context_install(to.get(), &snapshot_, &error))
      << error.message;
}

void Manifest::merge(const Ctx &to) const {
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK, wooli_context_merge(to.get(), &snapshot_, &error))
      << error.message;
}

static std::vector<wooli_token_state> export_all(const std::vector<Tok> &tokens,
                                                 const Ctx &sender) {
  std::vector<wooli_token_state> states(tokens.size());
  for (size_t i = 0; i < tokens.size(); i++)
    wooli_token_export(tokens[i].get(), sender.get(), &states[i]);
  return states;
}

static std::vector<Tok> import_all(const std::vector<wooli_token_state> &states,
                                   const Ctx &to) {
  std::vector<Tok> tokens;
  for (const wooli_token_state &state : states) {
    tokens.emplace_back(wooli_token_import(&state));
    wooli_token_anchor(tokens.back().get(), to.get());
  }
  return tokens;
}

std::vector<Tok> call(const Process &caller, const Process &worker,
                      const std::vector<Tok> &arguments, const Body &body,
                      Fate fate) {
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK, wooli_context_lend(caller.context.get(), "a test", &error))
      << error.message;
  std::vector<Tok> home;
  auto requested = export_all(arguments, caller.context);
  bool armed = wooli_context_arm_to_send(caller.context.get());
  Manifest request(caller.context, 0);
  if (fate != Fate::kRequestLost) {
    if (armed)
      request.install(worker.context);
    worker.context.get()->ledger->mounted = true; /* as a server's are */
    uint64_t since = armed ? wooli_context_installed(worker.context.get())
                           : wooli_context_version(worker.context.get());
    auto received = import_all(requested, worker.context);
    std::vector<Tok> results;
    worker.run([&] { results = body(received); });
    auto returned = export_all(results, worker.context);
    Manifest response(worker.context, since);
    if (fate != Fate::kResponseLost) {
      response.merge(caller.context);
      home = import_all(returned, caller.context);
    }
  }
  wooli_context_return(caller.context.get());
  return home;
}

void call(const Process &caller, const Process &worker,
          const std::function<void()> &body, Fate fate) {
  (void)call(
      caller, worker, {},
      [&](const std::vector<Tok> &) {
        body();
        return std::vector<Tok>();
      },
      fate);
}

} // namespace wooltest
