// The processes of a program as processes, over TCP.
#ifndef WOOL_TESTS_MODEL_PROCESSES_H
#define WOOL_TESTS_MODEL_PROCESSES_H

#include <string>
#include <vector>

#include "tests/context/oracle/steps.h"

namespace model {

// Executes programs, with this process as A, and prints outcomes. `self` is the
// program that the workers are started from.
bool RunInProcesses(const std::string &self,
                    const std::vector<oracle::Program> &programs);

// Is a worker until its standard input ends. Outcomes are appended to a file.
int BeWorker(const std::string &name, const std::string &log);

} // namespace model
#endif
