/* A server of probe.Probe in this process, and what tests do with it. */
#ifndef WOOL_TESTS_RPC_PROBE_SERVER_H
#define WOOL_TESTS_RPC_PROBE_SERVER_H

#include <gtest/gtest.h>
#include <wool/wool.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "tests/rpc/probe.wool.h"

/* What carries the calls of a test. */
enum class Carrier {
  kTcp,
  kInProcess,
  kCurl,
  kTls
};

class ProbeServer {
public:
  explicit ProbeServer(wool_server_options options = WOOL_SERVER_OPTIONS_INIT,
                       const char *address = "127.0.0.1:0");
  ~ProbeServer();

  wool_channel *
  NewChannel(wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT,
             Carrier carrier = Carrier::kTcp);

  /* Waits until so many `hold` handlers are at work. */
  void AwaitHolding(int n);
  /* The same, while this thread drives the channel. */
  void DriveUntilHolding(wool_channel *channel, int n);
  /* Lets all go on. */
  void Release();

  wool_server *server = nullptr;
  std::string address;
  std::atomic<int> cancelled{0};
  std::mutex mutex;
  std::condition_variable changed;
  int holding = 0;
  bool released = false;
  std::set<std::thread::id> threads; /* that have run `echo` */
};

/* A call that is freed at the end of the scope. */
class Call {
public:
  explicit Call(wool_channel *channel) : call_(wool_call_new(channel)) {
  }
  ~Call() {
    wool_call_free(call_);
  }
  Call(const Call &) = delete;
  Call &operator=(const Call &) = delete;
  operator wool_call *() {
    return call_;
  }
  const char *message() {
    return wool_call_error(call_)->message;
  }

private:
  wool_call *call_;
};

std::string Text(wool_str s);

/* Addresses become P. */
std::string Masked(const char *text);

/* Runs `body` in a Context of its own, so that tests do not see each other. */
template <typename Body> void InNewContext(Body body) {
  wool_context *context = wool_context_new();
  ASSERT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
  body();
  ASSERT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
  wool_context_unref(context);
}

#endif
