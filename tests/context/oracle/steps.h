// What programs of an oracle are made of: lines of words, some with a body.
#ifndef WOOL_TESTS_CONTEXT_ORACLE_STEPS_H
#define WOOL_TESTS_CONTEXT_ORACLE_STEPS_H

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace oracle {

// The standard distributions differ between libraries; this does not.
class Random {
public:
  explicit Random(uint64_t seed);
  unsigned below(size_t n);
  bool one_in(unsigned n) {
    return below(n) == 0;
  }

private:
  uint64_t state_;
};

// A step is a line of words. Some words have a body, which ends with a line
// that begins with an ending: `end`, or another word that says how it is left.
struct Step {
  std::vector<std::string> words;
  std::vector<Step> body;
  std::vector<std::string> ending;

  bool ends_with(const char *word) const {
    return !ending.empty() && ending[0] == word;
  }
};

struct Program {
  std::string name;
  std::vector<Step> steps;
};

struct Grammar {
  std::set<std::string> blocks;  // words that have a body
  std::set<std::string> endings; // words that end one
};

// Reads programs, each after a line `program NAME`.
std::vector<Program> parse(const Grammar &grammar, const std::string &text);

// Reads what is inside a body.
std::vector<Step> parse_steps(const Grammar &grammar, const std::string &text);

// Writes steps so that they are read back the same.
std::string text_of(const std::vector<Step> &steps);

std::vector<std::string> words_of(const std::string &line);
std::string joined(const std::vector<std::string> &words);

} // namespace oracle
#endif
