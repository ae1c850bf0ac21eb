#include "tests/model/program.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <vector>

namespace model {

using oracle::Random;

const char *const kProcessNames[kProcesses] = {"A", "W1", "W2", "W3"};

int ProcessNumber(const std::string &name) {
  for (int i = 0; i < kProcesses; i++)
    if (name == kProcessNames[i])
      return i;
  return -1;
}

const oracle::Grammar &grammar() {
  static const oracle::Grammar all = {{"run", "call", "start"},
                                      {"end", "fail", "lose", "killed"}};
  return all;
}

namespace {

enum {
  kMaxCallDepth = 4,
  kMaxRunDepth = 2,
  kMaxWraps = 4 // values within tokens within values grow quickly
};

using Names = std::vector<std::string>;

// Where a step is executed.
struct Place {
  int process;
  int n_calls;
  int n_runs;
  bool lost;       // within an exchange that is lost
  Names *contexts; // that can be run there
};

class Generator {
public:
  Generator(uint64_t seed, const std::set<std::string> &without,
            const std::set<std::string> &with)
      : random_(seed), with_(with) {
    // A program without some of it goes deeper into the rest.
    for (const char *word : {"lose", "evict", "hard", "callback", "start",
                             "run", "wrap", "fail", "unarmed"})
      if (!without.count(word) && !random_.one_in(3))
        has_.insert(word);
    n_vars_ = 1 + random_.below(has("unarmed") ? kVars : kVars - 1);
  }

  std::string program() {
    size_t n = 5 + random_.below(45);
    Place root = {0, 0, 0, false, &of_a_};
    active_.push_back(0);
    if (!has("unarmed")) { // something is bound throughout
      line("set v4 0 t");
    }
    while (n_steps_ < n)
      step(root);
    return out_.str();
  }

private:
  bool has(const char *what) const {
    return has_.count(what) > 0;
  }

  std::string var() {
    return "v" + std::to_string(random_.below(n_vars_));
  }

  std::string value() {
    static const char *const hard[] = {"u1", "u2", "d1"};
    if (has("hard") && random_.one_in(5))
      return hard[random_.below(3)];
    unsigned i = random_.below(7);
    return i == 0 ? "None" : std::to_string(i);
  }

  Names &held(const Place &at) {
    return held_[at.process];
  }

  // Mostly one that the process holds, and of the last few of those.
  std::string token(const Place &at) {
    const Names &names = held(at);
    if (names.empty() || random_.one_in(12))
      return "t" + std::to_string(random_.below(n_tokens_ + 1));
    size_t n = names.size();
    size_t from = n > 4 && !random_.one_in(4) ? n - 4 : 0;
    return names[from + random_.below(n - from)];
  }

  void hold(int process, const std::string &name) {
    Names &names = held_[process];
    names.erase(std::remove(names.begin(), names.end(), name), names.end());
    names.push_back(name);
  }

  std::string new_token(const Place &at) {
    std::string name = "t" + std::to_string(n_tokens_++);
    hold(at.process, name);
    return name;
  }

  void line(const std::string &text) {
    out_ << std::string(indent_ * 2, ' ') << text << "\n";
    n_steps_++;
  }

  void ending(const std::string &text) {
    out_ << std::string(indent_ * 2, ' ') << text << "\n";
  }

  void set(const Place &at) {
    std::string head = "set " + var() + " " + value() + " ";
    line(head + new_token(at));
  }

  void wrap(const Place &at) {
    // The last variable may be unknown to a process, which then passes its
    // bytes on: what is known of a token within is then as old as they are.
    std::string head = "wrap v" + std::to_string(random_.below(kVars - 1));
    for (unsigned n = 1 + random_.below(2); n; n--) {
      wrapped_.push_back(token(at));
      head += " " + wrapped_.back();
    }
    n_wraps_++;
    line(head + " " + new_token(at));
  }

  void unwrap(const Place &at) {
    line("unwrap " + var());
    for (const std::string &name : wrapped_)
      if (random_.one_in(2))
        hold(at.process, name);
  }

  void drop(const Place &at) {
    Names &names = held(at);
    if (names.empty())
      return set(at);
    size_t i = random_.below(names.size());
    line("drop " + names[i]);
    names.erase(names.begin() + static_cast<std::ptrdiff_t>(i));
  }

  void alias(const Place &at) {
    if (held(at).empty())
      return set(at);
    std::string of = token(at);
    line("alias " + of + " " + new_token(at));
  }

  void steps(const Place &at, unsigned n) {
    indent_++;
    for (; n; n--)
      step(at);
    indent_--;
  }

  // What exists outside of a lost exchange must not be changed in one, but
  // through the chain.
  bool may_run(const Place &at) const {
    return has("run") && at.n_runs < kMaxRunDepth &&
           !(at.lost && at.process == 0);
  }

  void run(const Place &at) {
    if (!may_run(at))
      return set(at);
    if (at.contexts->empty() || random_.one_in(3)) {
      at.contexts->push_back("c" + std::to_string(n_contexts_++));
      return line("copy_current " + at.contexts->back());
    }
    std::string into = (*at.contexts)[random_.below(at.contexts->size())];
    line("run " + into);
    Place inside = at;
    inside.n_runs++;
    steps(inside, random_.below(6));
    ending(random_.one_in(5) ? "fail" : "end");
  }

  std::string some_tokens(int process, int receiver) {
    std::string text;
    Names names = held_[process];
    for (unsigned n = random_.below(4); n && !names.empty(); n--) {
      size_t last = std::min<size_t>(names.size(), 5);
      size_t i = names.size() - 1 - random_.below(last);
      text += " " + names[i];
      hold(receiver, names[i]);
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return text;
  }

  bool is_active(int process) const {
    return std::count(active_.begin(), active_.end(), process) > 0;
  }

  // Without callbacks, one that is not in the chain already.
  int callee(const Place &at) {
    if (at.process != 0 && has("callback") && random_.one_in(3))
      return 0;
    if (has("callback") && random_.one_in(20))
      return at.process;
    int to = 1 + static_cast<int>(random_.below(kProcesses - 1));
    while (!has("callback") && is_active(to))
      to = to % (kProcesses - 1) + 1;
    return to;
  }

  std::string ending_of_call(const Place &at, int to) {
    if (has("fail") && random_.one_in(7))
      return "fail";
    if (has("lose") && random_.one_in(5))
      return "lose";
    // What a process loses with its life is not brought back.
    if (with_.count("killed") && !at.lost && !is_active(to) &&
        random_.one_in(10))
      return "killed";
    return "end";
  }

  void call(const Place &at) {
    int max = has("callback") ? kMaxCallDepth : kProcesses - 1;
    if (at.n_calls >= max)
      return set(at);
    int to = callee(at);
    bool forks = has("start") && random_.one_in(5);
    std::string end = ending_of_call(at, to);
    bool lost = end == "lose" || end == "killed";
    auto before = held_;
    line((forks ? "start " : "call ") + std::string(kProcessNames[to]) +
         some_tokens(at.process, to));
    Names of_frame;
    Place inside = {to, at.n_calls + 1, at.n_runs, at.lost || lost,
                    to == 0 ? &of_a_ : &of_frame};
    active_.push_back(to);
    steps(inside, random_.below(7));
    active_.pop_back();
    ending(end == "end" ? end + some_tokens(to, at.process) : end);
    if (lost)
      held_ = before;
    if (end == "killed")
      held_[to].clear();
  }

  void write(const Place &at) {
    unsigned i = random_.below(18);
    if (i < 8)
      return set(at);
    if (i < 13)
      return line("reset_own " + token(at));
    if (i < 16) {
      std::string of = var();
      return line("reset " + of + " " + token(at));
    }
    if (has("wrap") && n_wraps_ < kMaxWraps && random_.one_in(2))
      return wrap(at);
    drop(at);
  }

  void read(const Place &at) {
    switch (random_.below(10)) {
    case 0:
      return line("get " + var());
    case 1: {
      std::string of = var();
      return line("get " + of + " " + std::to_string(random_.below(4)));
    }
    case 2:
      return line("len");
    case 3:
      return line("lookup " + var());
    case 4:
      return line("old " + token(at));
    case 5:
    case 6:
      return line("repr " + token(at));
    case 7: {
      std::string of = token(at);
      return line("same " + of + " " + token(at));
    }
    case 8:
      return alias(at);
    default:
      return has("wrap") ? unwrap(at) : line("get " + var());
    }
  }

  void fault(const Place &at) {
    if (at.lost || !has("evict"))
      return read(at);
    bool kills = with_.count("restart") && at.process == 0 && at.n_calls == 0;
    if (kills && random_.one_in(3)) {
      int to = 1 + static_cast<int>(random_.below(kProcesses - 1));
      held_[to].clear();
      return line(std::string("restart ") + kProcessNames[to]);
    }
    line(std::string("evict ") + kProcessNames[random_.below(kProcesses)]);
  }

  void step(const Place &at) {
    unsigned i = random_.below(20);
    if (i < 9)
      return write(at);
    if (i < 13)
      return call(at);
    if (i < 14)
      return run(at);
    if (i < 15)
      return fault(at);
    read(at);
  }

  Random random_;
  std::set<std::string> has_;
  const std::set<std::string> &with_;
  std::ostringstream out_;
  size_t indent_ = 0;
  size_t n_steps_ = 0;
  size_t n_vars_;
  size_t n_tokens_ = 0;
  size_t n_contexts_ = 0;
  int n_wraps_ = 0;
  std::map<int, Names> held_; // by process
  Names wrapped_;
  Names of_a_; // the Contexts of A, which live on
  std::vector<int> active_;
};

} // namespace

std::string generate(uint64_t seed, const std::set<std::string> &without,
                     const std::set<std::string> &with) {
  return "program " + std::to_string(seed) + "\n" +
         Generator(seed, without, with).program();
}

} // namespace model
