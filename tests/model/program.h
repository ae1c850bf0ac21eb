// Programs of the model: made from a seed, written as text. README.md says what
// the words mean.
#ifndef WOOL_TESTS_MODEL_PROGRAM_H
#define WOOL_TESTS_MODEL_PROGRAM_H

#include <cstdint>
#include <set>
#include <string>

#include "tests/context/oracle/steps.h"

namespace model {

enum {
  kVars = 5,
  kProcesses = 4 /* A, the root caller, and the workers W1 to W3 */
};

extern const char *const kProcessNames[kProcesses];

// 0 for A; -1 for what is no process.
int ProcessNumber(const std::string &name);

const oracle::Grammar &grammar();

// The same program for the same arguments, on every machine. `without` names
// what is left out: lose, evict, hard, callback, start, run, wrap, fail, and
// unarmed, the Contexts that bind nothing; `with` may name killed and restart,
// which need processes of their own.
std::string generate(uint64_t seed, const std::set<std::string> &without,
                     const std::set<std::string> &with);

} // namespace model
#endif
