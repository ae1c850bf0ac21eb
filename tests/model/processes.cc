#include "tests/model/processes.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <iostream>
#include <memory>

#include "runtime/context/ledger.h"
#include "tests/integration/child.h"
#include "tests/model/host.h"
#include "tests/model/model.wool.h"
#include "tests/model/program.h"
#include "tests/model/values.h"

namespace model {

namespace {

using Addresses = std::vector<std::string>;

wool_str View(const std::string &text) {
  return wool_str_n(text.data(), text.size());
}

std::string Text(wool_str text) {
  return std::string(text.data, text.len);
}

// A call that has to succeed: the faults are not in what orders them.
class Order {
public:
  explicit Order(wool_channel *channel) : call_(wool_call_new(channel)) {
    // Of a handler whose own call is being cancelled, maybe by this order.
    wool_call_set_independent(call_);
  }
  ~Order() {
    wool_call_free(call_);
  }
  operator wool_call *() {
    return call_;
  }
  void done(wool_code rc) {
    Check(!rc, wool_call_error(call_)->message);
  }

private:
  wool_call *call_;
};

// The world as one of the processes knows it.
class Node : public World {
public:
  Node(const std::string &name, const std::string &log,
       const std::vector<wool_var *> &vars);
  ~Node() override;

  const std::string &address() const {
    return address_;
  }

  // Connects to all. A's part.
  void introduce(const Addresses &addresses);
  std::string begin(const std::string &program);

  void print(const std::string &line) override;
  wool_channel *channel(const Process &from, const std::string &to) override;
  void begin_call(wool_call *call, bool lost) override;
  void end_call(wool_call *call, const std::string &to,
                const std::string &ending, bool lost) override;
  void lose(wool_call *handled, const std::string &caller) override;
  void evict(const std::string &name) override;
  void restart(const std::string &name) override;
  void die() override;

  // What Control orders.
  void meet(const Addresses &addresses);
  std::string forget(const std::string &program);
  void cancel();
  virtual void respawn(const std::string &name);

  Host host;

protected:
  struct Made {
    wool_call *call;
    off_t n_logged; // bytes, before it
  };

  template <typename Routine> void order_all(Routine routine);

  int log_;
  std::string address_;
  wool_channel *channels_[kProcesses] = {};
  std::mutex mutex_;
  std::vector<Made> calls_; // the innermost is the last
};

// ---- Control ----

Node *Of(wool_call *call) {
  return static_cast<Node *>(wool_call_user_data(call));
}

wool_code Meet(wool_call *call, const wool_str *addresses, size_t n) {
  Addresses all;
  for (size_t i = 0; i < n; i++)
    all.push_back(Text(addresses[i]));
  Of(call)->meet(all);
  return WOOL_OK;
}

wool_code Begin(wool_call *call, wool_str program, wool_str *out_leftovers) {
  std::string leftovers = Of(call)->forget(Text(program));
  *out_leftovers = wool_arena_str(wool_call_arena(call), View(leftovers));
  return WOOL_OK;
}

wool_code Save(wool_call *call) {
  Of(call)->host.save();
  return WOOL_OK;
}

wool_code Restore(wool_call *call) {
  Of(call)->host.restore();
  return WOOL_OK;
}

wool_code Cancel(wool_call *call) {
  Of(call)->cancel();
  return WOOL_OK;
}

wool_code Evict(wool_call *call) {
  Of(call)->host.evict();
  return WOOL_OK;
}

wool_code Restart(wool_call *call, wool_str name) {
  Of(call)->respawn(Text(name));
  return WOOL_OK;
}

const model_Control_handlers control = {Meet,   Begin, Save,   Restore,
                                        Cancel, Evict, Restart};

// ---- a process ----

Node::Node(const std::string &name, const std::string &log,
           const std::vector<wool_var *> &vars)
    : host(*this, name, vars),
      log_(open(log.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC)) {
  const char *address;
  wool_error error = WOOL_ERROR_INIT;
  Check(log_ >= 0, "no log");
  Check(!model_Control_register(host.server, &control, this, &error) &&
            !wool_server_listen(host.server, "127.0.0.1:0", &address, &error),
        error.message);
  address_ = address;
  host.start();
}

Node::~Node() {
  for (wool_channel *channel : channels_)
    wool_channel_unref(channel);
  close(log_);
}

void Node::meet(const Addresses &addresses) {
  for (int i = 0; i < kProcesses; i++) {
    wool_error error = WOOL_ERROR_INIT;
    wool_channel_unref(channels_[i]);
    Check(!wool_channel_new(addresses[static_cast<size_t>(i)].c_str(), nullptr,
                            &channels_[i], &error),
          error.message);
  }
}

std::string Node::forget(const std::string &program) {
  wooli_prune_origins = PruneOrigins(program);
  host.forget();
  (void)Await([this] {
    host.evict();
    return !host.has_chains() && Leftovers().empty();
  });
  return Leftovers();
}

void Node::cancel() {
  std::lock_guard<std::mutex> lock(mutex_);
  wool_call_cancel(calls_.back().call);
}

void Node::respawn(const std::string &) {
  Check(false, "a worker cannot start others");
}

// ---- as the machine wants it ----

template <typename Routine> void Node::order_all(Routine routine) {
  for (wool_channel *channel : channels_) {
    Order order(channel);
    order.done(routine(order));
  }
}

void Node::introduce(const Addresses &addresses) {
  std::vector<wool_str> views;
  for (const std::string &address : addresses)
    views.push_back(View(address));
  meet(addresses);
  for (int i = 1; i < kProcesses; i++) {
    Order order(channels_[i]);
    order.done(model_Control_meet(order, views.data(), views.size()));
  }
}

std::string Node::begin(const std::string &program) {
  std::string text;
  for (int i = 0; i < kProcesses; i++) {
    Order order(channels_[i]);
    wool_str leftovers;
    order.done(model_Control_begin(order, View(program), &leftovers));
    if (leftovers.len)
      text += std::string(" ") + kProcessNames[i] + ":" + Text(leftovers);
  }
  return text;
}

void Node::print(const std::string &line) {
  std::string text = line + "\n";
  Check(write(log_, text.data(), text.size()) ==
            static_cast<ssize_t>(text.size()),
        "the log is not written");
}

wool_channel *Node::channel(const Process &, const std::string &to) {
  return channels_[ProcessNumber(to)];
}

void Node::begin_call(wool_call *call, bool lost) {
  if (lost)
    order_all(model_Control_save);
  host.pass_on();
  std::lock_guard<std::mutex> lock(mutex_);
  calls_.push_back({call, lseek(log_, 0, SEEK_END)});
}

void Node::end_call(wool_call *call, const std::string &to,
                    const std::string &ending, bool lost) {
  host.pass_on();
  off_t n_logged;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    Check(calls_.back().call == call, "calls are not nested");
    n_logged = calls_.back().n_logged;
    calls_.pop_back();
  }
  if (!lost)
    return;
  if (ending == "killed")
    restart(to);
  order_all(model_Control_restore);
  Check(ftruncate(log_, n_logged) == 0, "the log is not cut");
}

void Node::lose(wool_call *handled, const std::string &caller) {
  Order order(channels_[ProcessNumber(caller)]);
  order.done(model_Control_cancel(order));
  Check(Await([&] { return wool_call_is_cancelled(handled); }),
        "a cancel does not arrive");
}

void Node::evict(const std::string &name) {
  Order order(channels_[ProcessNumber(name)]);
  order.done(model_Control_evict(order));
}

void Node::restart(const std::string &name) {
  Order order(channels_[0]);
  order.done(model_Control_restart(order, View(name)));
}

void Node::die() {
  raise(SIGKILL);
}

// ---- A, who has started the others ----

class Root : public Node {
public:
  Root(const std::string &self, const std::string &log,
       const std::vector<wool_var *> &vars)
      : Node("A", log, vars), self_(self), log_path_(log) {
    for (int i = 1; i < kProcesses; i++)
      spawn(i);
    introduce_all();
  }

  void respawn(const std::string &name) override {
    int i = ProcessNumber(name);
    children_[i]->Kill();
    spawn(i);
    introduce_all();
  }

  void execute(const oracle::Program &program) {
    wool_context *root = wool_context_new();
    Check(!wool_context_enter(root, nullptr), "no Context");
    Process &a = host.process;
    Machine(*this, a, a.tables.contexts).steps(program.steps);
    (void)wool_context_exit(root, nullptr);
    wool_context_unref(root);
  }

private:
  void spawn(int i) {
    Addresses command = {self_, "worker", kProcessNames[i], log_path_};
    children_[i] = std::make_unique<Child>(command);
  }

  void introduce_all() {
    Addresses addresses = {address()};
    for (int i = 1; i < kProcesses; i++)
      addresses.push_back(children_[i]->line());
    introduce(addresses);
  }

  std::string self_;
  std::string log_path_;
  std::unique_ptr<Child> children_[kProcesses];
};

// A file that goes with its owner.
class Log {
public:
  Log() {
    const char *dir = getenv("TEST_TMPDIR");
    path = std::string(dir ? dir : "/tmp") + "/model.XXXXXX";
    fd_ = mkostemp(path.data(), O_CLOEXEC);
    Check(fd_ >= 0, "no file for outcomes");
  }
  ~Log() {
    close(fd_);
    unlink(path.c_str());
  }

  // What is in it, which is then empty.
  std::string take() {
    std::string text;
    char buffer[65536];
    lseek(fd_, 0, SEEK_SET);
    for (ssize_t n; (n = read(fd_, buffer, sizeof buffer)) > 0;)
      text.append(buffer, static_cast<size_t>(n));
    Check(ftruncate(fd_, 0) == 0, "the log is not emptied");
    return text;
  }

  std::string path;

private:
  int fd_;
};

} // namespace

bool RunInProcesses(const std::string &self,
                    const std::vector<oracle::Program> &programs) {
  Log log;
  Root root(self, log.path, DeclareVars(kVars));
  for (const oracle::Program &program : programs) {
    Check(root.begin(program.name).empty(), "something was there at once");
    root.execute(program);
    std::string leftovers = root.begin("");
    std::cout << "program " << program.name << "\n" << log.take();
    if (leftovers.empty())
      continue;
    std::cerr << "program " << program.name << " has left" << leftovers << "\n";
    return false;
  }
  return true;
}

int BeWorker(const std::string &name, const std::string &log) {
  // The last variable is one that not everybody knows.
  int n = name == kProcessNames[kProcesses - 1] ? kVars - 1 : kVars;
  Node node(name, log, DeclareVars(n));
  std::cout << node.address() << std::endl;
  char byte;
  while (read(STDIN_FILENO, &byte, 1) > 0)
    continue;
  return 0;
}

} // namespace model
