/* A server whose handlers are said by the test, by the attempt. */
#ifndef WOOL_TESTS_RPC_LUCK_SERVER_H
#define WOOL_TESTS_RPC_LUCK_SERVER_H

#include <wool/wool.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/rpc/luck.wool.h"
#include "tests/rpc/probe_server.h"

class LuckServer {
public:
  explicit LuckServer(Carrier carrier = Carrier::kTcp,
                      wool_server_options options = WOOL_SERVER_OPTIONS_INIT);
  ~LuckServer();
  LuckServer(const LuckServer &) = delete;
  LuckServer &operator=(const LuckServer &) = delete;

  /* To this server, or to another address. Freed with it. */
  wool_channel *
  Channel(const std::string &config,
          wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT,
          const std::string &address = "");

  /* Each is told how many attempts there have been, with this one. */
  std::function<wool_code(wool_call *, int n, wool_bytes data, wool_token *undo,
                          wool_str *out_tenant)>
      pull;
  std::function<wool_code(wool_call *, int n, uint64_t *out_len)> upload;
  std::function<wool_code(wool_call *, int n)> chat;
  std::function<wool_code(wool_call *, int n, uint32_t count)> count;

  /* For all attempts so far: grpc-previous-rpc-attempts, "-" without it. */
  std::vector<std::string> Previous();
  int Attempts();
  void AwaitAttempts(int n);
  /* The same, while this thread drives the channel. */
  void DriveUntilAttempts(wool_channel *channel, int n);
  /* Waits in a handler until its call is cancelled. */
  static void AwaitCancel(wool_call *call);

  int Begin(wool_call *call); /* of the handlers */
  wool_server *server = nullptr;
  std::string address;

private:
  Carrier carrier_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> previous_;
  std::vector<wool_channel *> channels_;
};

/* {"methodConfig": [{"name": [{}], FIELDS}], MORE} */
std::string EveryMethod(const std::string &fields,
                        const std::string &more = "");
/* A retryPolicy of UNAVAILABLE. */
std::string RetryPolicy(int max_attempts,
                        const char *initial_backoff = "0.001s",
                        const char *max_backoff = "0.01s");
/* A hedgingPolicy with UNAVAILABLE as non-fatal. */
std::string HedgingPolicy(int max_attempts, const char *delay);

void AddTrailer(wool_call *call, const char *key, const std::string &value);
void AddHeader(wool_call *call, const char *key, const std::string &value);
/* "-" if there is none. */
std::string Get(const wool_metadata *metadata, const char *key);

/* A reference that is given back at the end of the scope. */
class Undo {
public:
  explicit Undo(const char *tenant)
      : token_(luck_tenant_set(wool_str_c(tenant))) {
  }
  ~Undo() {
    wool_token_unref(token_);
  }
  Undo(const Undo &) = delete;
  Undo &operator=(const Undo &) = delete;
  operator wool_token *() {
    return token_;
  }

private:
  wool_token *token_;
};

/* The tenant in the current Context. */
std::string Tenant();

#endif
