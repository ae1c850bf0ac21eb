#include "tests/model/inprocess.h"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

#include "runtime/context/ledger.h"
#include "runtime/context/origins.h"
#include "runtime/context/var.h"
#include "runtime/rpc/chain_cache.h"
#include "tests/model/machine.h"
#include "tests/model/model.wool.h"
#include "tests/model/program.h"
#include "tests/model/values.h"

namespace model {

namespace {

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

void Check(bool ok, const char *what) {
  if (ok)
    return;
  std::cerr << "machine: " << what << "\n";
  abort();
}

class InProcess;

struct Node {
  InProcess *world;
  Process process;
  wool_server *server;
  wool_channel *channels[kProcesses]; // to the others, and to itself
};

wool_code Serve(wool_call *call, wool_str body, wool_str ending,
                const wool_str *names, size_t n_names,
                wool_token *const *tokens, size_t n_tokens,
                const model_Held *held, const wool_str **out_names,
                size_t *out_n_names, wool_token *const **out_tokens,
                size_t *out_n_tokens, const model_Held **out_held);

const model_Process_handlers handlers = {Serve};

class InProcess : public World {
public:
  explicit InProcess(const std::vector<wool_var *> &vars)
      : n_defaults_(LiveValues()) {
    for (int i = 0; i < kProcesses; i++)
      start(nodes_[i], kProcessNames[i], vars);
    for (Node &from : nodes_)
      for (int to = 0; to < kProcesses; to++)
        Check(!wool_server_channel(nodes_[to].server, nullptr,
                                   &from.channels[to], nullptr),
              "no channel");
  }

  ~InProcess() override {
    for (Node &node : nodes_)
      for (wool_channel *channel : node.channels)
        wool_channel_unref(channel);
    for (Node &node : nodes_)
      wool_server_free(node.server);
  }

  void execute(const oracle::Program &program) {
    log_.assign(1, "program " + program.name);
    wooli_prune_origins = PruneOrigins(program.name);
    wool_context *root = wool_context_new();
    Check(!wool_context_enter(root, nullptr), "no Context");
    Process &a = nodes_[0].process;
    Machine(*this, a, a.tables.contexts).steps(program.steps);
    for (Node &node : nodes_)
      node.process.tables = Tables();
    (void)wool_context_exit(root, nullptr);
    wool_context_unref(root);
    for (const std::string &line : log_)
      std::cout << line << "\n";
  }

  // Whether nothing of a program is left, once the last handlers have put their
  // Contexts back, and the servers have freed their calls.
  bool forget() {
    return Await([this] {
      size_t n = 0;
      for (Node &node : nodes_) {
        wooli_chain_cache_clear(wooli_server_chains(node.server));
        n += wooli_chain_cache_len(wooli_server_chains(node.server));
      }
      return !n && LiveValues() == n_defaults_ && !wooli_var_stub_count() &&
             !wooli_origin_count();
    });
  }

  void print(const std::string &line) override {
    log_.push_back(line);
  }

  wool_channel *channel(const Process &from, const std::string &to) override {
    return nodes_[ProcessNumber(from.name)].channels[ProcessNumber(to)];
  }

  void begin_call(wool_call *call, const std::string &to, bool lost) override {
    (void)to;
    calls_.push_back({call, nullptr});
    if (!lost)
      return;
    auto before = std::make_unique<Before>();
    for (int i = 0; i < kProcesses; i++) {
      before->tables[i] = nodes_[i].process.tables;
      before->n_busy[i] =
          wooli_chain_cache_n_busy(wooli_server_chains(nodes_[i].server));
    }
    before->n_frames = n_frames_;
    before->n_lines = log_.size();
    calls_.back().before = std::move(before);
  }

  void end_call(wool_call *call, const std::string &to,
                const std::string &ending) override {
    (void)to, (void)ending;
    Made made = std::move(calls_.back());
    Check(made.call == call, "calls are not nested");
    if (made.before) {
      Check(Await([&] { return is_as_before(*made.before); }),
            "a lost call does not end");
      for (int i = 0; i < kProcesses; i++)
        nodes_[i].process.tables = std::move(made.before->tables[i]);
      log_.resize(made.before->n_lines);
    }
    calls_.pop_back();
  }

  void lose(wool_call *handled) override {
    wool_call_cancel(calls_.back().call);
    Check(Await([&] { return wool_call_is_cancelled(handled); }),
          "a cancel does not arrive");
  }

  void evict(const std::string &name) override {
    wooli_chain_cache_clear(
        wooli_server_chains(nodes_[ProcessNumber(name)].server));
  }

  void restart(const std::string &) override {
    Check(false, "one process cannot be restarted alone");
  }

  void die() override {
    Check(false, "one process cannot be killed alone");
  }

  std::atomic<int> n_frames_{0}; // handlers at work

private:
  struct Before {
    Tables tables[kProcesses];
    size_t n_busy[kProcesses];
    int n_frames;
    size_t n_lines;
  };
  struct Made {
    wool_call *call;
    std::unique_ptr<Before> before;
  };

  void start(Node &node, const char *name,
             const std::vector<wool_var *> &vars) {
    wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
    options.handoff_ns = 200000; // handlers mostly wait for others
    wool_error error = WOOL_ERROR_INIT;
    node.world = this;
    node.process.name = name;
    node.process.vars = vars;
    Check(!wool_server_new(&options, &node.server, &error) &&
              !model_Process_register(node.server, &handlers, &node, &error) &&
              !wool_server_start(node.server, &error),
          error.message);
  }

  // The handler has gone, and its Context is back in the cache.
  bool is_as_before(const Before &before) {
    if (n_frames_ != before.n_frames)
      return false;
    for (int i = 0; i < kProcesses; i++)
      if (wooli_chain_cache_n_busy(wooli_server_chains(nodes_[i].server)) !=
          before.n_busy[i])
        return false;
    return true;
  }

  int n_defaults_; // values that the variables hold
  Node nodes_[kProcesses];
  std::vector<Made> calls_; // the innermost is the last
  std::vector<std::string> log_;
};

wool_code Serve(wool_call *call, wool_str body, wool_str ending,
                const wool_str *names, size_t n_names,
                wool_token *const *tokens, size_t n_tokens,
                const model_Held *held, const wool_str **out_names,
                size_t *out_n_names, wool_token *const **out_tokens,
                size_t *out_n_tokens, const model_Held **out_held) {
  Node *node = static_cast<Node *>(wool_call_user_data(call));
  node->world->n_frames_++;
  wool_code rc = ServeRun(
      *node->world, node->process, call, std::string(body.data, body.len),
      std::string(ending.data, ending.len), names, n_names, tokens, n_tokens,
      held, out_names, out_n_names, out_tokens, out_n_tokens, out_held);
  node->world->n_frames_--;
  return rc;
}

} // namespace

bool RunInProcess(const std::vector<oracle::Program> &programs) {
  InProcess world(DeclareVars(kVars));
  for (const oracle::Program &program : programs) {
    world.execute(program);
    if (!world.forget()) {
      std::cerr << "program " << program.name << ": " << LiveValues()
                << " values, " << wooli_origin_count() << " origins and "
                << wooli_var_stub_count() << " undeclared variables are left\n";
      return false;
    }
  }
  return true;
}

} // namespace model
