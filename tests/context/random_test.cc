#include "runtime/context/random.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace {

using Id = std::array<uint8_t, 16>;

Id Next() {
  Id id;
  wooli_random_id(id.data());
  return id;
}

TEST(RandomId, IsNotRepeatedByThreads) {
  std::set<Id> seen;
  std::mutex lock;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; t++)
    threads.emplace_back([&] {
      for (int i = 0; i < 500; i++) {
        Id id = Next();
        std::lock_guard<std::mutex> guard(lock);
        EXPECT_TRUE(seen.insert(id).second);
      }
    });
  for (auto &thread : threads)
    thread.join();
}

// Two processes with the same bytes would mint the same tokens.
TEST(RandomId, AForkedChildDoesNotRepeatItsParents) {
  (void)Next(); // fills the pool that both have a copy of
  int ends[2];
  ASSERT_EQ(0, pipe(ends));
  pid_t child = fork();
  if (!child) {
    Id id = Next();
    _exit(write(ends[1], id.data(), id.size()) == 16 ? 0 : 1);
  }
  Id mine = Next(), theirs;
  ASSERT_EQ(16, read(ends[0], theirs.data(), theirs.size()));
  int status;
  ASSERT_EQ(child, waitpid(child, &status, 0));
  EXPECT_EQ(0, status);
  EXPECT_NE(mine, theirs);
  close(ends[0]);
  close(ends[1]);
}

} // namespace
