// What the tests of manifests share: manifests written by hand, decoded and
// encoded, Contexts to take them in, and values that behave as a test wants.
#ifndef WOOL_TESTS_WIRE_MANIFEST_SUPPORT_H
#define WOOL_TESTS_WIRE_MANIFEST_SUPPORT_H

#include <functional>

#include "runtime/context/token.h"
#include "runtime/wire/manifest.h"
#include "tests/wire/support.h"

namespace wooltest {

// ---- by hand ----

std::string id(char c); // 16 of them

// `spent` is gap, length, gap, length …
std::string ledger(uint64_t origin, uint64_t minted,
                   const std::vector<uint64_t> &spent = {});
std::string entry(const std::string &name, const std::string &rest,
                  const std::string &ns = "far");
std::string value(const std::string &bytes);
inline const std::string kReset = field(4, 1);
inline const std::string kWithheld = field(6, 1);
std::string manifest(const std::string &rest, const std::string &origins = "",
                     const std::string &chain = id('c'));

// ---- decoding ----

// A decoded manifest, or why it is none.
struct Taken : Outcome {
  Arena arena;
  wooli_snapshot snapshot;
  wooli_token_list tokens = {nullptr, 0, 0};
  explicit Taken(const std::string &bytes, bool strict = false,
                 size_t limit = 0);
  ~Taken();
  Taken(const Taken &) = delete;
  Taken &operator=(const Taken &) = delete;
  std::string keys() const;
  const wooli_entry *find(const std::string &name) const;
};

// An account as "MINTED:[LO,HI)…".
std::string ranges(const wooli_entry *entry, size_t account = 0);

// ---- encoding ----

// The manifest in a message, without the tag and the length around it.
std::string payload(const std::string &message);

Outcome encode_snapshot(const wooli_snapshot &snapshot, std::string *out,
                        bool strict = false, wool_context *sender = nullptr);

class Ctx {
public:
  Ctx() : p_(wool_context_new()) {
  }
  explicit Ctx(wool_context *p) : p_(p) {
  }
  Ctx(const Ctx &) = delete;
  Ctx &operator=(const Ctx &) = delete;
  ~Ctx() {
    wool_context_unref(p_);
  }
  wool_context *get() const {
    return p_;
  }
  void run(const std::function<void()> &fn) const;
  // The manifest that a request from here carries.
  std::string bytes(bool strict = false, Outcome *outcome = nullptr) const;
  wool_code install(const std::string &bytes) const;

private:
  wool_context *p_;
};

// ---- values that behave as a test wants ----

// A text. "stays" does not encode and "bad" does not decode; "silent" does
// neither, and gives no reason.
struct Picky {
  int refs = 1;
  std::string text;
};
extern int live_values;

extern const wool_value_type picky_type;
extern const wool_value_type homebound_type; // does not travel at all

wool_var *declare(const char *name, const wool_value_type *type = &picky_type,
                  const char *ns = "mt");
wool_token *set(wool_var *var, const std::string &text);
void drop(wool_token *token);
void reset(wool_token *token);

} // namespace wooltest
#endif
