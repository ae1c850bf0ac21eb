#include "tests/context/oracle/program.h"

#include <algorithm>
#include <cstddef>
#include <sstream>

namespace oracle {

namespace {

class Generator {
public:
  explicit Generator(uint64_t seed) : random_(seed) {
  }

  std::string program() {
    size_t n = 5 + random_.below(40);
    set(0);
    while (n_steps_ < n)
      step(0);
    return out_.str();
  }

private:
  std::string var() {
    return "v" + std::to_string(random_.below(kVars));
  }

  std::string value() {
    static const char *const values[] = {"None", "nan1", "nan2"};
    unsigned i = random_.below(9);
    return i < 3 ? values[i] : std::to_string(random_.below(4));
  }

  std::string context() {
    return "c" + std::to_string(random_.below(n_contexts_));
  }

  // Mostly one of the last few, so that live ones are met.
  std::string token() {
    size_t n = tokens_.size();
    size_t from = n > 5 && !random_.one_in(4) ? n - 5 : 0;
    return tokens_[from + random_.below(n - from)];
  }

  void line(const std::string &text, int depth) {
    out_ << std::string(static_cast<size_t>(depth) * 2, ' ') << text << "\n";
    n_steps_++;
  }

  // What is inside a run that cannot be entered is never executed, so nothing
  // is made there.
  void block(const std::string &head, int depth, bool executed) {
    line(head, depth);
    if (!executed)
      line("get " + var(), depth + 1);
    for (unsigned n = executed ? random_.below(7) : 0; n; n--)
      step(depth + 1);
    out_ << std::string(static_cast<size_t>(depth) * 2, ' ')
         << (random_.one_in(4) ? "fail\n" : "end\n");
  }

  std::string new_context() {
    return " c" + std::to_string(n_contexts_++);
  }

  void set(int depth) {
    tokens_.push_back("t" + std::to_string(n_tokens_++));
    line("set " + var() + " " + value() + " " + tokens_.back(), depth);
  }

  void drop(int depth) {
    if (tokens_.size() == 1)
      return set(depth);
    size_t i = random_.below(tokens_.size());
    line("drop " + tokens_[i], depth);
    tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(i));
  }

  void write(int depth) {
    unsigned i = random_.below(16);
    if (i < 7)
      return set(depth);
    if (i < 11)
      return line("reset_own " + token(), depth);
    if (i < 15)
      return line("reset " + var() + " " + token(), depth);
    drop(depth);
  }

  bool is_entered(const std::string &context) const {
    return std::count(entered_.begin(), entered_.end(), context) > 0;
  }

  void nest(int depth) {
    if (depth == 4)
      return set(depth);
    if (random_.one_in(7))
      return block("thread", depth, true);
    std::string into = context();
    for (int i = 0; i < 3 && is_entered(into); i++)
      into = context();
    if (is_entered(into)) {
      if (random_.one_in(2))
        return read(depth);
      return block("run " + into, depth, false);
    }
    entered_.push_back(into);
    block("run " + into, depth, true);
    entered_.pop_back();
  }

  void read(int depth) {
    switch (random_.below(12)) {
    case 0:
      return line("get " + var(), depth);
    case 1:
      return line("get " + var() + " " + value(), depth);
    case 2:
      return line("len " + context(), depth);
    case 3:
      return line("in " + context() + " " + var(), depth);
    case 4:
      return line("lookup " + context() + " " + var(), depth);
    case 5:
      return line("iterate " + context(), depth);
    case 6:
      return line("equal " + context() + " " + context(), depth);
    case 7:
      return line("old " + token(), depth);
    case 8:
      return line("repr " + token(), depth);
    case 9:
      return line("repr " + (random_.one_in(2) ? var() : context()), depth);
    case 10:
      return line("same " + token() + " " + token(), depth);
    default:
      return line("bad_reset " + var() + " " +
                      (random_.one_in(2) ? "None" : context()),
                  depth);
    }
  }

  void step(int depth) {
    switch (random_.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return write(depth);
    case 4:
    case 5:
      return nest(depth);
    case 6:
      if (random_.one_in(6))
        return line("new" + new_context(), depth);
      if (random_.one_in(2))
        return line("copy_current" + new_context(), depth);
      {
        std::string from = context();
        return line("copy " + from + new_context(), depth);
      }
    default:
      return read(depth);
    }
  }

  Random random_;
  std::ostringstream out_;
  size_t n_steps_ = 0;
  size_t n_contexts_ = 1; // c0 is what the program itself runs in
  size_t n_tokens_ = 0;
  std::vector<std::string> tokens_; // not dropped
  std::vector<std::string> entered_{"c0"};
};

} // namespace

std::string generate(uint64_t seed) {
  return "program " + std::to_string(seed) + "\n" + Generator(seed).program();
}

const Grammar &grammar() {
  static const Grammar both = {{"run", "thread"}, {"end", "fail"}};
  return both;
}

} // namespace oracle
