#include "tests/scenario/stage.h"

#include <thread>

namespace wooltest {

struct Act {
  const Body *body = nullptr;
  bool holds = false; // stays until it is released
  // under the worker's mutex
  bool done = false;
  bool released = false;
  bool at_work = false;
  // the handler's
  wool_code code = WOOL_OK;
  std::string text;
};

static thread_local Act *running = nullptr;

void fail(wool_code code, const std::string &text) {
  running->code = code;
  running->text = text;
}

wool_token *const *hand_over(wool_call *call, const Tokens &tokens) {
  wool_token **out = static_cast<wool_token **>(
      wool_arena_alloc(wool_call_arena(call), tokens.size() * sizeof *out));
  for (size_t i = 0; i < tokens.size(); i++)
    out[i] = wool_call_take_token(call, wool_token_ref(tokens[i].get()));
  return out;
}

static wool_code serve_act(wool_call *call, wool_str what,
                           wool_token *const *tokens, size_t n_tokens,
                           wool_str *, wool_token *const **out_tokens,
                           size_t *out_n_tokens) {
  auto *worker = static_cast<Worker *>(wool_call_user_data(call));
  Act *act = worker->enter(std::string(what.data, what.len));
  if (!act)
    return wool_call_fail(call, WOOL_ABORTED, "nobody waits any more");
  Tokens got;
  for (size_t i = 0; i < n_tokens; i++)
    got.push_back(Tok(wool_token_ref(tokens[i])));
  running = act;
  Tokens back = (*act->body)(got);
  running = nullptr;
  *out_tokens = hand_over(call, back);
  *out_n_tokens = back.size();
  wool_code code = act->code;
  std::string text = act->text;
  worker->leave(act);
  return code ? wool_call_fail(call, code, "%s", text.c_str()) : WOOL_OK;
}

Act *Worker::enter(const std::string &what) {
  std::lock_guard<std::mutex> lock(mutex_);
  auto found = acts_.find(what);
  if (found == acts_.end())
    return nullptr;
  found->second->at_work = true;
  return found->second;
}

void Worker::leave(Act *act) {
  std::unique_lock<std::mutex> lock(mutex_);
  act->done = true;
  changed_.notify_all();
  changed_.wait(lock, [&] { return !act->holds || act->released; });
  act->at_work = false; // and gone, for what we know
  changed_.notify_all();
}

static wool_channel *new_channel(wool_server *server, const char *target,
                                 bool strict) {
  wool_channel *channel = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.strict_context = strict;
  EXPECT_EQ(WOOL_OK,
            target ? wool_channel_new(target, &options, &channel, &error)
                   : wool_server_channel(server, &options, &channel, &error))
      << error.message;
  return channel;
}

Worker::Worker(Carrier carrier, const WorkerOptions &options) {
  static const stage_Stage_handlers handlers = {serve_act};
  wool_server_options o = WOOL_SERVER_OPTIONS_INIT;
  o.max_threads = options.threads;
  o.strict_context = options.strict_server;
  o.max_chains = options.max_chains;
  wool_error error = WOOL_ERROR_INIT;
  const char *bound = "";
  EXPECT_EQ(WOOL_OK, wool_server_new(&o, &server_, &error)) << error.message;
  EXPECT_EQ(WOOL_OK, stage_Stage_register(server_, &handlers, this, &error));
  EXPECT_EQ(WOOL_OK, wool_server_listen(server_, "127.0.0.1:0", &bound, &error))
      << error.message;
  address_ = bound;
  EXPECT_EQ(WOOL_OK, wool_server_start(server_, &error)) << error.message;
  const char *tcp = address_.c_str();
  outer_ = new_channel(server_, carrier == Carrier::kInProcess ? nullptr : tcp,
                       options.strict_channel);
  inner_ = new_channel(server_, carrier == Carrier::kTcp ? tcp : nullptr,
                       options.strict_channel);
}

Worker::~Worker() {
  wool_channel_unref(outer_);
  wool_channel_unref(inner_);
  wool_server_free(server_);
}

wool_channel *Worker::channel() const {
  return running ? inner_ : outer_;
}

// The routine's stub, and what its response holds.
static Reply finish(wool_call *call, wool_code code, wool_token *const *tokens,
                    size_t n_tokens) {
  Reply reply;
  reply.code = code;
  reply.text = wool_call_error(call)->message;
  for (size_t i = 0; i < n_tokens; i++)
    reply.tokens.push_back(Tok(wool_token_ref(tokens[i])));
  return reply;
}

Reply ask_actor(wool_channel *channel, const std::string &steps,
                const Tokens &tokens) {
  std::vector<wool_token *> arguments;
  for (const Tok &token : tokens)
    arguments.push_back(token.get());
  wool_call *call = wool_call_new(channel);
  wool_token *const *back = nullptr;
  size_t n_back = 0;
  wool_str said = wool_str_c("");
  wool_code code = stage_Stage_act(call, wool_str_n(steps.data(), steps.size()),
                                   arguments.data(), arguments.size(), &said,
                                   &back, &n_back);
  Reply reply = finish(call, code, back, n_back);
  if (!code)
    reply.text.assign(said.data, said.len);
  wool_call_free(call);
  return reply;
}

Reply Worker::run(wool_channel *channel, const Tokens &tokens, const Body &body,
                  Way way) {
  std::vector<wool_token *> arguments;
  for (const Tok &token : tokens)
    arguments.push_back(token.get());
  Act act;
  act.body = &body;
  act.holds = way == Way::kCancelled || way == Way::kTooLate;
  std::unique_lock<std::mutex> lock(mutex_);
  std::string what = std::to_string(n_acts_++);
  acts_[what] = &act;
  lock.unlock();

  wool_call *call = wool_call_new(channel);
  std::thread killer;
  if (way == Way::kCancelled)
    killer = std::thread([&] {
      std::unique_lock<std::mutex> own(mutex_);
      changed_.wait(own, [&] { return act.done; });
      own.unlock();
      wool_call_cancel(call);
    });
  if (way == Way::kTooLate)
    wool_call_set_timeout(call, 100000000);
  wool_token *const *back = nullptr;
  size_t n_back = 0;
  wool_str said;
  wool_str name = wool_str_n(what.data(), what.size());
  wool_code code;
  if (way == Way::kStarted) {
    code = stage_Stage_act_start(call, name, arguments.data(), arguments.size(),
                                 nullptr, nullptr);
    (void)wool_call_wait(call);
    code = stage_Stage_act_finish(call, &said, &back, &n_back);
  } else {
    code = stage_Stage_act(call, name, arguments.data(), arguments.size(),
                           &said, &back, &n_back);
  }
  Reply reply = finish(call, code, back, n_back);
  if (killer.joinable())
    killer.join();
  wool_call_free(call);

  lock.lock();
  acts_.erase(what);
  act.released = true;
  changed_.notify_all();
  changed_.wait(lock, [&] { return !act.at_work; });
  reply.ran = act.done;
  reply.failed = act.code;
  return reply;
}

// The body has run, and its word is the call's outcome.
static Reply expect_answer(Reply reply) {
  EXPECT_TRUE(reply.ran) << reply.text;
  EXPECT_EQ(reply.failed, reply.code) << reply.text;
  return reply;
}

Reply Worker::call(const Tokens &tokens, const Body &body, Fate fate) {
  wool_channel *over = channel();
  if (fate == Fate::kDelivered)
    return expect_answer(run(over, tokens, body, Way::kBlocking));
  if (fate == Fate::kRequestLost) { // it cannot even connect
    wool_channel *nowhere = new_channel(nullptr, "127.0.0.1:1", false);
    Reply lost = run(nowhere, tokens, body, Way::kBlocking);
    wool_channel_unref(nowhere);
    EXPECT_EQ(WOOL_UNAVAILABLE, lost.code) << lost.text;
    return lost;
  }
  Reply lost = run(over, tokens, body, Way::kCancelled);
  EXPECT_EQ(WOOL_CANCELLED, lost.code) << lost.text;
  // One thread serves, so what is left of the call has ended after this one.
  Ctx().run([&] { (void)run(over, {}, nothing, Way::kBlocking); });
  return lost;
}

Reply Worker::call(const std::function<void()> &body, Fate fate) {
  return call(
      {},
      [&](const Tokens &) {
        body();
        return Tokens();
      },
      fate);
}

Reply Worker::call_over(wool_channel *channel, const Tokens &tokens,
                        const Body &body) {
  return expect_answer(run(channel, tokens, body, Way::kBlocking));
}

Reply Worker::attempt(const Tokens &tokens, const Body &body) {
  return attempt_over(channel(), tokens, body);
}

Reply Worker::attempt_over(wool_channel *channel, const Tokens &tokens,
                           const Body &body) {
  return run(channel, tokens, body, Way::kBlocking);
}

Reply Worker::serve_raw(const std::string &what, const Body &body,
                        const std::function<void()> &calls) {
  Act act;
  act.body = &body;
  std::unique_lock<std::mutex> lock(mutex_);
  acts_[what] = &act;
  lock.unlock();
  calls();
  lock.lock();
  acts_.erase(what);
  Reply reply;
  reply.ran = act.done;
  return reply;
}

Reply Worker::call_beyond_deadline(const Tokens &tokens, const Body &body) {
  Reply late = run(channel(), tokens, body, Way::kTooLate);
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED, late.code) << late.text;
  Ctx().run([&] { (void)run(channel(), {}, nothing, Way::kBlocking); });
  return late;
}

Reply Worker::start(const Tokens &tokens, const Body &body) {
  return expect_answer(run(channel(), tokens, body, Way::kStarted));
}

Scenario::Scenario() {
  EXPECT_EQ(WOOL_OK, wool_context_enter(root_.get(), nullptr));
}

Scenario::~Scenario() {
  EXPECT_EQ(WOOL_OK, wool_context_exit(root_.get(), nullptr));
}

std::string carrier_name(const testing::TestParamInfo<Carrier> &info) {
  switch (info.param) {
  case Carrier::kTcp:
    return "Tcp";
  case Carrier::kInProcess:
    return "InProcess";
  case Carrier::kMixed:
    return "Mixed";
  }
  return "";
}

Body resets(wool_code want) {
  return [want](const Tokens &got) {
    EXPECT_EQ(outcome(want), try_reset(got[0]));
    return Tokens();
  };
}

Tokens nothing(const Tokens &) {
  return Tokens();
}

std::string outcome(wool_code code) {
  switch (static_cast<int>(code)) {
  case WOOL_OK:
    return "ok";
  case WOOL_ERR_TOKEN_USED:
    return "U";
  case WOOL_ERR_TOKEN_WRONG_VAR:
    return "V";
  case WOOL_ERR_TOKEN_WRONG_CONTEXT:
    return "X";
  default:
    return wool_code_name(code);
  }
}

std::string try_reset(const Tok &token) {
  return outcome(reset(token));
}

} // namespace wooltest
