/* An allocator for a channel or a server that fails once. */
#ifndef WOOL_TESTS_RPC_FAILING_ALLOCATOR_H
#define WOOL_TESTS_RPC_FAILING_ALLOCATOR_H

#include <stdlib.h>
#include <wool/base.h>

#include <atomic>

class FailingAllocator {
public:
  FailingAllocator() {
    view_.alloc = [](void *self, size_t len) {
      return Self(self)->Take() ? malloc(len) : nullptr;
    };
    view_.resize = [](void *self, void *ptr, size_t len) {
      FailingAllocator *a = Self(self);
      if (ptr)
        a->live_--; /* counted anew, or still there if it fails */
      if (a->Take())
        return realloc(ptr, len);
      if (ptr)
        a->live_++;
      return static_cast<void *>(nullptr);
    };
    view_.release = [](void *self, void *ptr) {
      if (ptr)
        Self(self)->live_--;
      free(ptr);
    };
    view_.user_data = this;
  }
  const wool_allocator *view() const {
    return &view_;
  }
  void FailAt(int n) {
    n_ = 0;
    fail_at_ = n;
  }
  bool failed() const {
    return fail_at_ >= 0 && n_ > fail_at_;
  }
  int live() const {
    return live_;
  }

private:
  static FailingAllocator *Self(void *self) {
    return static_cast<FailingAllocator *>(self);
  }
  bool Take() {
    if (n_++ == fail_at_)
      return false;
    live_++;
    return true;
  }
  wool_allocator view_{};
  std::atomic<int> live_{0};
  std::atomic<int> n_{0};
  std::atomic<int> fail_at_{-1};
};

#endif
