// The processes of a program as servers in one process, over the in-process
// transport: fast, and the same every time.
#ifndef WOOL_TESTS_MODEL_INPROCESS_H
#define WOOL_TESTS_MODEL_INPROCESS_H

#include <string>
#include <vector>

#include "tests/context/oracle/steps.h"

namespace model {

// Executes programs and prints outcomes; false, with a word on standard error,
// if something was left behind.
bool RunInProcess(const std::vector<oracle::Program> &programs);

} // namespace model
#endif
