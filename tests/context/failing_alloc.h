// Allocation failures: the library's n-th allocation gives NULL.
//
// Takes effect in programs linked with failing_alloc.cc and its linker
// options, which lead malloc and the like of our own objects through it.
#ifndef WOOL_TESTS_CONTEXT_FAILING_ALLOC_H
#define WOOL_TESTS_CONTEXT_FAILING_ALLOC_H

namespace wooltest {

// From now on the n-th allocation of this thread fails, once; 0 is the next.
void fail_allocation(int n);

// No further failure; says whether the one asked for has happened.
bool stop_failing();

// What was allocated and not freed.
long live_allocations();

// Inside, nothing fails and nothing is counted towards n.
class Unharmed {
public:
  Unharmed();
  ~Unharmed();
  Unharmed(const Unharmed &) = delete;
  Unharmed &operator=(const Unharmed &) = delete;
};

} // namespace wooltest
#endif
