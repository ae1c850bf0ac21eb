// What the tests of runtime/context share: counted values, owners of
// references, and processes that exchange manifests without bytes.
#ifndef WOOL_TESTS_CONTEXT_SUPPORT_H
#define WOOL_TESTS_CONTEXT_SUPPORT_H

#include <gtest/gtest.h>
#include <wool/context.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "runtime/context/chain.h"
#include "runtime/context/token.h"

namespace wooltest {

// A value with a reference count, which reads as an integer of Python's.
struct Number {
  std::atomic<int> refs{1};
  long n;
  explicit Number(long value) : n(value) {
  }
};

extern std::atomic<int> live_numbers;
extern std::atomic<int> failing_decodes; // as if the peer had sent nonsense
extern std::atomic<int> decodes;

Number *new_number(long n);
void release_number(void *number);
extern const wool_value_type number_type;

// Counts what is left behind by a test; main thread's Context stays.
class LeakCheck {
public:
  LeakCheck() : numbers_(live_numbers) {
  }
  ~LeakCheck() {
    EXPECT_EQ(numbers_, live_numbers) << "values leaked";
  }

private:
  int numbers_;
};

// Declares a variable of numbers under a key of its own.
struct VarOptions {
  const char *ns = "t";
  std::string name; // "": a fresh one
  bool has_default = false;
  long default_value = 0;
  bool no_propagate = false;
  bool no_accept = false;
};
wool_var *declare(const VarOptions &options = {});
wool_var *declare_named(const std::string &name);
std::string fresh_name();

class Ctx {
public:
  Ctx() : p_(wool_context_new()) {
  }
  explicit Ctx(wool_context *p) : p_(p) {
  }
  Ctx(const Ctx &o) : p_(wool_context_ref(o.p_)) {
  }
  Ctx(Ctx &&o) noexcept : p_(o.p_) {
    o.p_ = nullptr;
  }
  Ctx &operator=(Ctx o) {
    std::swap(p_, o.p_);
    return *this;
  }
  ~Ctx() {
    wool_context_unref(p_);
  }
  wool_context *get() const {
    return p_;
  }
  Ctx copy() const {
    return Ctx(wool_context_copy(p_));
  }
  // Runs `fn` in it, and expects that it can be entered.
  void run(const std::function<void()> &fn) const;

private:
  wool_context *p_;
};

class Tok {
public:
  Tok() : p_(nullptr) {
  }
  explicit Tok(wool_token *p) : p_(p) {
  }
  Tok(const Tok &o) : p_(wool_token_ref(o.p_)) {
  }
  Tok(Tok &&o) noexcept : p_(o.p_) {
    o.p_ = nullptr;
  }
  Tok &operator=(Tok o) {
    std::swap(p_, o.p_);
    return *this;
  }
  ~Tok() {
    wool_token_unref(p_);
  }
  wool_token *get() const {
    return p_;
  }

private:
  wool_token *p_;
};

// In the Context of this thread.
Tok set(wool_var *var, long n);
wool_code reset(const Tok &token);
wool_code reset(wool_var *var, const Tok &token, std::string *text = nullptr);
// "7", "unset" for a failed look-up, "NULL".
std::string get(wool_var *var);
std::string lookup(const Ctx &context, wool_var *var);

std::string repr(const Tok &token);
std::string repr(wool_var *var);
std::string repr(const Ctx &context);
std::string masked(std::string text); // addresses become 0x_

// A process: one Context for the chain under test.
struct Process {
  Ctx context;
  void run(const std::function<void()> &fn) const {
    context.run(fn);
  }
  std::string get(wool_var *var) const {
    return lookup(context, var);
  }
};

// What an exchange goes through on its way.
enum class Fate {
  kDelivered,
  kRequestLost,
  kResponseLost
};

// One call: `arguments` go with the request and arrive as new handles, which
// `body` is given in the worker's Context; what it returns comes back as new
// handles too.
using Body = std::function<std::vector<Tok>(const std::vector<Tok> &)>;
std::vector<Tok> call(const Process &caller, const Process &worker,
                      const std::vector<Tok> &arguments, const Body &body,
                      Fate fate = Fate::kDelivered);

// A call without tokens.
void call(const Process &caller, const Process &worker,
          const std::function<void()> &body, Fate fate = Fate::kDelivered);

// A snapshot that owns itself, as a frame would carry it.
class Manifest {
public:
  Manifest(const Ctx &from, uint64_t since);
  Manifest(const Manifest &) = delete;
  Manifest &operator=(const Manifest &) = delete;
  ~Manifest();
  const wooli_snapshot &get() const {
    return snapshot_;
  }
  const wooli_entry *find(const wool_var *var) const;
  // A size that grows as the bytes would: entries, accounts, ranges.
  size_t weight() const;
  std::string text() const; // equal for equal manifests
  void install(const Ctx &to) const;
  void merge(const Ctx &to) const;

private:
  wool_arena *arena_;
  wooli_snapshot snapshot_;
};

// A handle of the same token as another process would decode it.
Tok clone(const Tok &token, const Ctx &sender);

} // namespace wooltest
#endif
