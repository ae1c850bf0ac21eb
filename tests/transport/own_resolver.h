// A scheme of the test's own, "test:", whose addresses the test sets.
#ifndef WOOL_TESTS_TRANSPORT_OWN_RESOLVER_H
#define WOOL_TESTS_TRANSPORT_OWN_RESOLVER_H

#include <string>
#include <vector>

#include "runtime/transport/resolver.h"

namespace wool_test {

// One at a time: what a channel to "test:…" asks comes here.
struct OwnResolver {
  OwnResolver();
  ~OwnResolver();
  // Pushed by start; nothing if empty.
  std::vector<std::string> at_start;
  wool_code start_code = WOOL_OK;
  std::string start_text;
  // What was asked.
  std::string target;
  int n_started = 0;
  int n_resolved = 0;
  int n_stopped = 0;
  wool_resolution *resolution = nullptr; // a reference

  wool_code push(const std::vector<std::string> &addresses,
                 wool_error *error = nullptr);
};

} // namespace wool_test

#endif
