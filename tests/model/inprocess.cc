#include "tests/model/inprocess.h"

#include <iostream>
#include <memory>

#include "runtime/context/ledger.h"
#include "tests/model/host.h"
#include "tests/model/program.h"
#include "tests/model/values.h"

namespace model {

namespace {

class InProcess : public World {
public:
  explicit InProcess(const std::vector<wool_var *> &vars) {
    for (auto &host : hosts_) {
      const char *name = kProcessNames[&host - hosts_];
      host = std::make_unique<Host>(*this, name, vars);
      host->start();
    }
    for (auto &from : channels_)
      for (int to = 0; to < kProcesses; to++)
        Check(!wool_server_channel(hosts_[to]->server, nullptr, &from[to],
                                   nullptr),
              "no channel");
  }

  ~InProcess() override {
    for (auto &from : channels_)
      for (wool_channel *channel : from)
        wool_channel_unref(channel);
  }

  void execute(const oracle::Program &program) {
    log_.assign(1, "program " + program.name);
    wooli_prune_origins = PruneOrigins(program.name);
    wool_context *root = wool_context_new();
    Check(!wool_context_enter(root, nullptr), "no Context");
    Process &a = hosts_[0]->process;
    Machine(*this, a, a.tables.contexts).steps(program.steps);
    for (auto &host : hosts_)
      host->forget();
    (void)wool_context_exit(root, nullptr);
    wool_context_unref(root);
    for (const std::string &line : log_)
      std::cout << line << "\n";
  }

  // Whether nothing of a program is left, once the last handlers have put their
  // Contexts back, and the servers have freed their calls.
  bool is_empty() {
    return Await([this] {
      bool has_chains = false;
      for (auto &host : hosts_) {
        host->evict();
        has_chains |= host->has_chains();
      }
      return !has_chains && Leftovers().empty();
    });
  }

  void print(const std::string &line) override {
    log_.push_back(line);
  }

  wool_channel *channel(const Process &from, const std::string &to) override {
    return channels_[ProcessNumber(from.name)][ProcessNumber(to)];
  }

  void begin_call(wool_call *call, bool lost) override {
    calls_.push_back({call, log_.size()});
    for (auto &host : hosts_)
      if (lost)
        host->save();
  }

  void end_call(wool_call *call, const std::string &to,
                const std::string &ending, bool lost) override {
    (void)to, (void)ending;
    Check(calls_.back().call == call, "calls are not nested");
    for (auto &host : hosts_)
      if (lost)
        host->restore();
    if (lost)
      log_.resize(calls_.back().n_lines);
    calls_.pop_back();
  }

  void lose(wool_call *handled, const std::string &caller) override {
    (void)caller;
    wool_call_cancel(calls_.back().call);
    Check(Await([&] { return wool_call_is_cancelled(handled); }),
          "a cancel does not arrive");
  }

  void evict(const std::string &name) override {
    hosts_[ProcessNumber(name)]->evict();
  }

  void restart(const std::string &) override {
    Check(false, "one process cannot be restarted alone");
  }

  void die() override {
    Check(false, "one process cannot be killed alone");
  }

private:
  struct Made {
    wool_call *call;
    size_t n_lines; // before it
  };

  std::unique_ptr<Host> hosts_[kProcesses];
  wool_channel *channels_[kProcesses][kProcesses] = {};
  std::vector<Made> calls_; // the innermost is the last
  std::vector<std::string> log_;
};

} // namespace

bool RunInProcess(const std::vector<oracle::Program> &programs) {
  InProcess world(DeclareVars(kVars));
  for (const oracle::Program &program : programs) {
    world.execute(program);
    if (!world.is_empty()) {
      std::cerr << "program " << program.name << " has left:" << Leftovers()
                << "\n";
      return false;
    }
  }
  return true;
}

} // namespace model
