#include "runtime/transport/loop.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "runtime/transport/poller.h"

namespace {

class Loop : public testing::Test {
protected:
  void SetUp() override {
    loop_ = wooli_loop_new(nullptr);
  }
  void TearDown() override {
    wooli_loop_free(loop_);
  }
  wooli_loop *loop_ = nullptr;
};

struct Timer {
  wooli_timer base{};
  std::vector<int64_t> *fired = nullptr;
};

void record(wooli_timer *timer) {
  auto *t = reinterpret_cast<Timer *>(timer);
  t->fired->push_back(t->base.due_ns);
}

TEST_F(Loop, TimersFireInOrderAndStoppedOnesDoNot) {
  std::mt19937 random(1);
  std::vector<int64_t> fired;
  std::vector<Timer> timers(500);
  int64_t start = wooli_now_ns();
  for (Timer &t : timers) {
    t.base.fire = record;
    t.fired = &fired;
    wooli_timer_start(loop_, &t.base,
                      start + static_cast<int64_t>(random() % 3000000));
  }
  size_t expected = timers.size();
  for (size_t i = 0; i < timers.size(); i += 3) {
    wooli_timer_stop(loop_, &timers[i].base);
    wooli_timer_stop(loop_, &timers[i].base); // twice is allowed
    expected--;
  }
  for (size_t i = 1; i < timers.size(); i += 5)
    if (timers[i].base.index != 0) // starting a started one moves it
      wooli_timer_start(loop_, &timers[i].base,
                        start + static_cast<int64_t>(random() % 3000000));
  while (fired.size() < expected)
    wooli_loop_turn(loop_, -1);
  wooli_loop_turn(loop_, 0);
  EXPECT_EQ(fired.size(), expected);
  for (size_t i = 1; i < fired.size(); i++)
    EXPECT_LE(fired[i - 1], fired[i]);
  EXPECT_EQ(wooli_loop_timeout_ns(loop_), -1);
}

TEST_F(Loop, ATurnDoesNotWaitPastATimer) {
  std::vector<int64_t> fired;
  Timer t;
  t.base.fire = record;
  t.fired = &fired;
  // Also one that is due already when the wait begins.
  for (int64_t wait : {INT64_C(0), INT64_C(1000000), INT64_C(1500000)}) {
    fired.clear();
    wooli_timer_start(loop_, &t.base, wooli_now_ns() + wait);
    while (fired.empty())
      wooli_loop_turn(loop_, -1);
    EXPECT_GE(wooli_now_ns(), fired[0]);
  }
}

TEST_F(Loop, ATimerThatRestartsItselfForNowDoesNotHoldTheTurn) {
  struct Again {
    wooli_timer base{};
    wooli_loop *loop = nullptr;
    int n = 0;
  } again;
  again.loop = loop_;
  again.base.fire = [](wooli_timer *timer) {
    auto *a = reinterpret_cast<Again *>(timer);
    a->n++;
    wooli_timer_start(a->loop, &a->base, 0);
  };
  wooli_timer_start(loop_, &again.base, 0);
  wooli_loop_turn(loop_, -1);
  EXPECT_EQ(again.n, 1);
  wooli_timer_stop(loop_, &again.base);
}

struct Task {
  wooli_task base{};
  std::vector<int> *ran = nullptr;
  int id = 0;
};

void note(wooli_task *task) {
  auto *t = reinterpret_cast<Task *>(task);
  t->ran->push_back(t->id);
}

TEST_F(Loop, DeferredTasksRunOnceInOrderBeforeTheWait) {
  std::vector<int> ran;
  std::vector<Task> tasks(5);
  for (int i = 0; i < 5; i++) {
    tasks[static_cast<size_t>(i)].base.run = note;
    tasks[static_cast<size_t>(i)].ran = &ran;
    tasks[static_cast<size_t>(i)].id = i;
  }
  for (Task &t : tasks) {
    wooli_loop_defer(loop_, &t.base);
    wooli_loop_defer(loop_, &t.base);
  }
  wooli_loop_undefer(loop_, &tasks[4].base);
  wooli_loop_undefer(loop_, &tasks[1].base);
  EXPECT_EQ(wooli_loop_timeout_ns(loop_), 0);
  wooli_loop_defer(loop_, &tasks[1].base);
  wooli_loop_turn(loop_, 0);
  EXPECT_EQ(ran, (std::vector<int>{0, 2, 3, 1}));
  EXPECT_EQ(wooli_loop_timeout_ns(loop_), -1);
}

TEST_F(Loop, ATaskThatDefersItselfLeavesTheLoopAwake) {
  struct Again {
    wooli_task base{};
    wooli_loop *loop = nullptr;
    int n = 0;
  } again;
  again.loop = loop_;
  again.base.run = [](wooli_task *task) {
    auto *a = reinterpret_cast<Again *>(task);
    if (++a->n < 3)
      wooli_loop_defer(a->loop, &a->base);
  };
  wooli_loop_defer(loop_, &again.base);
  for (int i = 1; i <= 3; i++) {
    wooli_loop_turn(loop_, i < 3 ? -1 : 0); // does not wait
    EXPECT_EQ(again.n, i);
  }
}

TEST_F(Loop, PostedTasksOfManyThreadsAllRunInTheirOrder) {
  constexpr int kThreads = 4, kEach = 2000;
  std::vector<int> ran;
  std::vector<Task> tasks(kThreads * kEach);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; t++)
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; i++) {
        Task &task = tasks[static_cast<size_t>(t * kEach + i)];
        task.base.run = note;
        task.ran = &ran;
        task.id = t * kEach + i;
        wooli_loop_post(loop_, &task.base);
      }
    });
  while (ran.size() < tasks.size())
    wooli_loop_turn(loop_, -1);
  for (auto &thread : threads)
    thread.join();
  std::vector<int> last(kThreads, -1);
  for (int id : ran) {
    EXPECT_GT(id, last[static_cast<size_t>(id / kEach)]);
    last[static_cast<size_t>(id / kEach)] = id;
  }
}

TEST_F(Loop, AWakeEndsAWaitAndThreadsMayTakeTurns) {
  for (int i = 0; i < 20; i++) {
    std::thread other([&] { wooli_loop_turn(loop_, -1); });
    wooli_loop_wake(loop_);
    other.join();
  }
}

TEST_F(Loop, AForeignLoopSeesPostsOnTheDescriptor) {
  wooli_loop_turn(loop_, 0);
  pollfd p = {wooli_loop_fd(loop_), POLLIN, 0};
  std::vector<int> ran;
  Task task;
  task.base.run = note;
  task.ran = &ran;
  std::thread other([&] { wooli_loop_post(loop_, &task.base); });
  EXPECT_EQ(poll(&p, 1, 10000), 1);
  other.join();
  wooli_loop_turn(loop_, 0);
  EXPECT_EQ(ran.size(), 1u);
}

// A reset that arrives behind data: who reads in slices must come back for it.
TEST_F(Loop, APollerKeepsCallingUntilTheErrorIsFound) {
  struct Reader {
    int fd = -1;
    size_t got = 0;
    bool ended = false;
  } reader;
  int fds[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds), 0);
  reader.fd = fds[0];
  std::string data(10000, 'x');
  ASSERT_EQ(write(fds[1], data.data(), data.size()), 10000);
  ASSERT_EQ(write(fds[0], "unread", 6), 6); // makes the close a reset
  close(fds[1]);
  wooli_poller *poller = wooli_poller_new(
      loop_, fds[0],
      [](void *user_data, int) {
        auto *r = static_cast<Reader *>(user_data);
        char buffer[1000];
        ssize_t n = recv(r->fd, buffer, sizeof buffer, 0);
        if (n > 0)
          r->got += static_cast<size_t>(n);
        else
          r->ended = true;
      },
      &reader);
  wooli_poller_watch(poller, WOOLI_POLL_READ);
  for (int i = 0; i < 100 && !reader.ended; i++)
    wooli_loop_turn(loop_, INT64_C(1000000000));
  EXPECT_TRUE(reader.ended);
  wooli_poller_free(poller);
  close(fds[0]);
}

} // namespace
