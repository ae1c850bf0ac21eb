#include "tests/context/failing_alloc.h"

#include <atomic>
#include <cstddef>

namespace {

thread_local int countdown = -1;
thread_local int unharmed = 0;
thread_local bool has_failed = false;
std::atomic<long> live{0};

bool fails() {
  if (countdown < 0 || unharmed)
    return false;
  if (countdown--)
    return false;
  return has_failed = true;
}

void *count(void *p) {
  if (p)
    live++;
  return p;
}

} // namespace

extern "C" {

void *__real_malloc(size_t len);
void *__real_calloc(size_t n, size_t len);
void *__real_realloc(void *old, size_t len);
char *__real_strdup(const char *text);
void __real_free(void *p);

void *__wrap_malloc(size_t len);
void *__wrap_calloc(size_t n, size_t len);
void *__wrap_realloc(void *old, size_t len);
char *__wrap_strdup(const char *text);
void __wrap_free(void *p);

void *__wrap_malloc(size_t len) {
  return fails() ? nullptr : count(__real_malloc(len));
}

void *__wrap_calloc(size_t n, size_t len) {
  return fails() ? nullptr : count(__real_calloc(n, len));
}

void *__wrap_realloc(void *old, size_t len) {
  if (fails())
    return nullptr;
  return old ? __real_realloc(old, len) : count(__real_realloc(old, len));
}

char *__wrap_strdup(const char *text) {
  return fails() ? nullptr : static_cast<char *>(count(__real_strdup(text)));
}

void __wrap_free(void *p) {
  if (p)
    live--;
  __real_free(p);
}

} // extern "C"

namespace wooltest {

void fail_allocation(int n) {
  countdown = n;
  has_failed = false;
}

bool stop_failing() {
  countdown = -1;
  return has_failed;
}

long live_allocations() {
  return live;
}

Unharmed::Unharmed() {
  unharmed++;
}
Unharmed::~Unharmed() {
  unharmed--;
}

} // namespace wooltest
