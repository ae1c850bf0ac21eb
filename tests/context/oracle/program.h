// Programs of the oracle: made from a seed, written as text, read back.
#ifndef WOOL_TESTS_CONTEXT_ORACLE_PROGRAM_H
#define WOOL_TESTS_CONTEXT_ORACLE_PROGRAM_H

#include <cstdint>
#include <string>

#include "tests/context/oracle/steps.h"

namespace oracle {

// `run` and `thread` have a body, which ends with `end`, or `fail` if a failure
// leaves it.
const Grammar &grammar();

// The same program for the same seed, on every machine.
std::string generate(uint64_t seed);

enum {
  kVars = 4
};

} // namespace oracle
#endif
