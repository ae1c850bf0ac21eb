// Scenarios over real calls: workers that are servers of this process and do
// what the test says, with the same words as tests/context/support.h.
#ifndef WOOL_TESTS_SCENARIO_STAGE_H
#define WOOL_TESTS_SCENARIO_STAGE_H

#include <wool/wool.h>

#include <condition_variable>
#include <map>
#include <mutex>

#include "tests/context/support.h"
#include "tests/scenario/stage.wool.h"
#include "tests/wire/support.h"

namespace wooltest {

using Tokens = std::vector<Tok>;

// What carries the calls. A worker tells peers apart by it: where it is mixed,
// the test calls over TCP and workers call each other inside the process, so
// that one chain comes to a worker from two peers.
enum class Carrier {
  kTcp,
  kInProcess,
  kMixed
};

struct Reply {
  wool_code code = WOOL_OK;
  std::string text;
  Tokens tokens;
  bool ran = false;           // the body
  wool_code failed = WOOL_OK; // what it said
};

struct Act; // one call, from the caller's stack

// How a worker serves, and how it is called.
struct WorkerOptions {
  // One thread serves: when a call is answered, that before it has ended
  // altogether. A worker that is called back while it calls needs more.
  unsigned threads = 1;
  bool strict_server = false;
  bool strict_channel = false;
  size_t max_chains = 0;
};

class Worker {
public:
  explicit Worker(Carrier carrier, const WorkerOptions &options = {});
  ~Worker();
  Worker(const Worker &) = delete;
  Worker &operator=(const Worker &) = delete;

  // Continues the chain of the current Context: `body` runs in the worker, with
  // the tokens as they arrive there. A lost response is a call that is
  // cancelled when `body` has run.
  Reply call(const Tokens &tokens, const Body &body,
             Fate fate = Fate::kDelivered);
  Reply call(const std::function<void()> &body, Fate fate = Fate::kDelivered);

  // The same, of a call that may not come to it: the others expect that the
  // body has run and was the one to say how the call ends.
  Reply attempt(const Tokens &tokens, const Body &body);

  Reply attempt_over(wool_channel *channel, const Tokens &tokens,
                     const Body &body);

  // The same as `call` over a channel that leads to this worker in another way.
  Reply call_over(wool_channel *channel, const Tokens &tokens,
                  const Body &body);

  // What a call does that `calls` makes by itself, with this `what`.
  Reply serve_raw(const std::string &what, const Body &body,
                  const std::function<void()> &calls);

  // A call whose deadline passes when `body` has run.
  Reply call_beyond_deadline(const Tokens &tokens, const Body &body);

  // A call that is started, on a fork, and waited for.
  Reply start(const Tokens &tokens, const Body &body);

  const std::string &address() const {
    return address_;
  }

  // Of the generated handlers.
  Act *enter(const std::string &what);
  void leave(Act *act);

private:
  enum class Way {
    kBlocking,
    kStarted,
    kCancelled,
    kTooLate
  };
  Reply run(wool_channel *channel, const Tokens &tokens, const Body &body,
            Way way);
  wool_channel *channel() const;

  wool_server *server_ = nullptr;
  std::string address_;
  wool_channel *outer_ = nullptr; // for the test's own calls
  wool_channel *inner_ = nullptr; // for those of workers
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Act *> acts_;
  int n_acts_ = 0;
};

// Inside a body: ends the call with this status.
void fail(wool_code code, const std::string &text);

// A fixture whose test runs in a Context of its own, A, with the workers B and
// C; at its end no value may be left.
class Scenario : public testing::TestWithParam<Carrier> {
protected:
  Scenario();
  ~Scenario() override;

private:
  LeakCheck leaks_;

protected:
  wool_var *var_ = declare();
  Ctx root_;
  Worker b_{GetParam()}, c_{GetParam()};
};

std::string carrier_name(const testing::TestParamInfo<Carrier> &info);

// Asks a process that does what it is told in words (actor.cc); `text` is what
// it says.
Reply ask_actor(wool_channel *channel, const std::string &steps,
                const Tokens &tokens);

// In a handler: the tokens as a result, released with the call.
wool_token *const *hand_over(wool_call *call, const Tokens &tokens);

// Bodies and what they did.
Body resets(wool_code want);
Tokens nothing(const Tokens &);

// "ok", "U", "V", "X", or the code's name.
std::string outcome(wool_code code);
std::string try_reset(const Tok &token);

} // namespace wooltest

#define WOOL_SCENARIOS(fixture)                                           \
  INSTANTIATE_TEST_SUITE_P(Over, fixture,                                 \
                           testing::Values(wooltest::Carrier::kTcp,       \
                                           wooltest::Carrier::kInProcess, \
                                           wooltest::Carrier::kMixed),    \
                           wooltest::carrier_name)

#endif
