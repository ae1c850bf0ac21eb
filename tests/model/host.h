// A server that executes steps, and what is undone of it when an exchange has
// not happened.
#ifndef WOOL_TESTS_MODEL_HOST_H
#define WOOL_TESTS_MODEL_HOST_H

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/model/machine.h"

namespace model {

// Polls, as what is waited for tells nobody when it happens; gives up late.
template <typename Condition> bool Await(Condition condition) {
  auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  for (unsigned i = 0; !condition(); i++) {
    if (std::chrono::steady_clock::now() > give_up)
      return false;
    if (i > 100)
      std::this_thread::sleep_for(std::chrono::microseconds(50));
    else
      std::this_thread::yield();
  }
  return true;
}

// Ends this process if something is not as it has to be.
void Check(bool ok, const char *what);

// Whether values, origins or undeclared variables are left in this process,
// beside the defaults of its variables. In words; "" if nothing is.
std::string Leftovers();

class Host {
public:
  Host(World &world, const std::string &name,
       const std::vector<wool_var *> &vars);
  ~Host();
  Host(const Host &) = delete;
  Host &operator=(const Host &) = delete;

  void start();

  // Takes the Contexts of all chains away, but for busy ones.
  void evict();

  // Notes what there is, and brings it back, once the handlers that have been
  // called since then are gone.
  void save();
  void restore();

  // Drops what a program has left.
  void forget();
  bool has_chains();

  Process process;
  wool_server *server = nullptr;

  // Steps are executed by one thread at a time, but what comes from another
  // process does not show that to a tool that looks for races.
  void pass_on() {
    std::lock_guard<std::mutex> lock(mutex_);
  }

  // For its handler.
  World &world;
  std::atomic<int> n_frames{0}; // handlers at work

private:
  struct Before {
    Tables tables;
    size_t n_busy;
    int n_frames;
  };

  size_t n_busy();

  std::vector<Before> saved_;
  std::mutex mutex_;
};

} // namespace model
#endif
