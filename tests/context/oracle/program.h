// Programs of the oracle: made from a seed, written as text, read back.
#ifndef WOOL_TESTS_CONTEXT_ORACLE_PROGRAM_H
#define WOOL_TESTS_CONTEXT_ORACLE_PROGRAM_H

#include <cstdint>
#include <string>
#include <vector>

namespace oracle {

// A step is a line of words. `run` and `thread` have a body, which ends with a
// line `end`, or `fail` if a failure leaves it.
struct Step {
  std::vector<std::string> words;
  std::vector<Step> body;
  bool fails = false;
};

struct Program {
  std::string name;
  std::vector<Step> steps;
};

// The same program for the same seed, on every machine.
std::string generate(uint64_t seed);

// Reads programs, each after a line `program NAME`.
std::vector<Program> parse(const std::string &text);

enum {
  kVars = 4
};

} // namespace oracle
#endif
