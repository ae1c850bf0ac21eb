/* Channels as programs see them: their states, calls that wait for a server,
 * several servers, a program's own resolver. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "tests/rpc/probe_server.h"

namespace {

constexpr int64_t kMs = 1000000; /* ns */
constexpr int64_t kLong = 30000 * kMs;

constexpr auto kIdle = WOOL_CONNECTIVITY_IDLE;
constexpr auto kReady = WOOL_CONNECTIVITY_READY;
constexpr auto kFailure = WOOL_CONNECTIVITY_TRANSIENT_FAILURE;

/* A port that nobody listens on now. */
std::string FreeAddress() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto *name = reinterpret_cast<sockaddr *>(&address);
  socklen_t len = sizeof address;
  EXPECT_EQ(0, bind(fd, name, len));
  EXPECT_EQ(0, getsockname(fd, name, &len));
  close(fd);
  return "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
}

class ChannelTest : public testing::Test {
protected:
  ~ChannelTest() override {
    wool_channel_unref(channel_);
  }

  void Open(const std::string &target) {
    wool_error error = WOOL_ERROR_INIT;
    ASSERT_EQ(WOOL_OK,
              wool_channel_new(target.c_str(), &options_, &channel_, &error))
        << error.message;
  }

  /* Waits for changes until the state is this. */
  void Await(wool_connectivity wanted) {
    wool_connectivity now;
    while ((now = wool_channel_state(channel_, true)) != wanted)
      ASSERT_EQ(WOOL_OK, wool_channel_wait(channel_, now, kLong));
  }

  /* The peer that has answered, or the text of the failure. */
  std::string Ask(bool wait_for_ready = false, int64_t timeout_ns = kLong) {
    Call call(channel_);
    wool_call_set_wait_for_ready(call, wait_for_ready);
    wool_call_set_timeout(call, timeout_ns);
    wool_bytes out;
    if (probe_Probe_echo(call, wool_bytes_n("x", 1), &out))
      return call.message();
    return wool_call_peer(call);
  }

  wool_channel_options options_ = WOOL_CHANNEL_OPTIONS_INIT;
  wool_channel *channel_ = nullptr;
};

/* ---- states ---- */

TEST_F(ChannelTest, TellsHowItStands) {
  std::string address = FreeAddress();
  options_.backoff_first_ns = 20 * kMs;
  Open(address);
  EXPECT_EQ(kIdle, wool_channel_state(channel_, false));
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED,
            wool_channel_wait(channel_, kIdle, 5 * kMs));
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED, wool_channel_wait(channel_, kIdle, 0));
  EXPECT_EQ(WOOL_OK, wool_channel_wait(channel_, kReady, -1))
      << "it is another already";
  Await(kFailure);
  ProbeServer server(WOOL_SERVER_OPTIONS_INIT, address.c_str());
  Await(kReady);
  EXPECT_EQ("ipv4:" + address, Ask());
}

TEST_F(ChannelTest, AThreadMayWaitWhileAnotherOneCalls) {
  ProbeServer server;
  Open(server.address);
  std::thread waiter(
      [&] { EXPECT_EQ(WOOL_OK, wool_channel_wait(channel_, kIdle, kLong)); });
  EXPECT_EQ(server.address, Ask());
  waiter.join();
}

TEST_F(ChannelTest, InsideTheProcessItIsAlwaysReady) {
  ProbeServer server;
  channel_ = server.NewChannel(options_, Carrier::kInProcess);
  EXPECT_EQ(kReady, wool_channel_state(channel_, true));
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED,
            wool_channel_wait(channel_, kReady, 2 * kMs));
  EXPECT_NE("", Ask(true));
}

struct Told {
  std::vector<wool_connectivity> states;
  wool_channel_watch *watch = nullptr;
  bool free_when_ready = false;
};

void OnState(void *user_data, wool_connectivity state) {
  auto *told = static_cast<Told *>(user_data);
  told->states.push_back(state);
  if (state == kReady && told->free_when_ready)
    wool_channel_watch_free(told->watch);
}

TEST_F(ChannelTest, AForeignLoopIsToldOfChanges) {
  ProbeServer server;
  Open(server.address);
  Told told;
  told.watch = wool_channel_watch_new(channel_, OnState, &told, nullptr);
  ASSERT_NE(nullptr, told.watch);
  wool_engine *engine = wool_channel_engine(channel_);
  (void)wool_channel_state(channel_, true);
  while (told.states.empty() || told.states.back() != kReady) {
    pollfd poller = {wool_engine_fd(engine), POLLIN, 0};
    int64_t timeout_ns = wool_engine_timeout_ns(engine);
    int ms = timeout_ns < 0 ? 10000 : static_cast<int>(timeout_ns / kMs + 1);
    ASSERT_GE(poll(&poller, 1, ms), 0);
    wool_engine_dispatch(engine, 0);
  }
  EXPECT_EQ(kIdle, told.states.front());
  EXPECT_EQ(1, std::count(told.states.begin(), told.states.end(), kReady));
  wool_channel_watch_free(told.watch);
  size_t n_told = told.states.size();
  wool_server_shutdown(server.server, 0);
  wool_connectivity now;
  while ((now = wool_channel_state(channel_, false)) == kReady)
    ASSERT_EQ(WOOL_OK, wool_channel_wait(channel_, now, kLong));
  EXPECT_EQ(n_told, told.states.size());
}

TEST_F(ChannelTest, AWatchMayBeFreedByItsCallbackAndKeepsTheChannel) {
  ProbeServer server;
  Open(server.address);
  Told told;
  told.free_when_ready = true;
  told.watch = wool_channel_watch_new(channel_, OnState, &told, nullptr);
  wool_engine *engine = wool_channel_engine(channel_);
  (void)wool_channel_state(channel_, true);
  /* Freeing the watch frees the channel, and that its engine. */
  wool_channel_unref(channel_);
  channel_ = nullptr;
  while (told.states.empty() || told.states.back() != kReady)
    wool_engine_dispatch(engine, 10 * kMs);
}

TEST_F(ChannelTest, AWatchThatWasFreedIsToldNothing) {
  ProbeServer server;
  Open(server.address);
  Told told;
  told.watch = wool_channel_watch_new(channel_, OnState, &told, nullptr);
  wool_channel_watch_free(told.watch);
  wool_channel_watch_free(nullptr);
  size_t n_told = told.states.size();
  EXPECT_EQ(server.address, Ask());
  EXPECT_EQ(n_told, told.states.size());
}

/* ---- calls that wait ---- */

TEST_F(ChannelTest, ACallThatWaitsIsAnsweredByAServerThatStartsLater) {
  std::string address = FreeAddress();
  options_.backoff_first_ns = 10 * kMs;
  options_.backoff_max_ns = 50 * kMs;
  Open(address);
  Call waiting(channel_);
  wool_call_set_wait_for_ready(waiting, true);
  ASSERT_EQ(WOOL_OK, probe_Probe_whoami_start(waiting, nullptr, nullptr));
  EXPECT_EQ("connecting to ipv4:" + address + ": Connection refused", Ask());
  EXPECT_FALSE(wool_call_is_done(waiting));
  ProbeServer server(WOOL_SERVER_OPTIONS_INIT, address.c_str());
  EXPECT_EQ(WOOL_OK, wool_call_wait(waiting)) << waiting.message();
}

TEST_F(ChannelTest, ACallThatWaitsEndsWithItsDeadline) {
  Open(FreeAddress());
  std::string text = Ask(true, 100 * kMs);
  EXPECT_EQ(0u, text.find("deadline exceeded; waiting for a server: connecting "
                          "to "))
      << text;
  EXPECT_NE(std::string::npos, text.find(": Connection refused")) << text;
}

TEST_F(ChannelTest, ACallThatWaitsCanBeCancelled) {
  Open(FreeAddress());
  Call waiting(channel_);
  wool_call_set_wait_for_ready(waiting, true);
  ASSERT_EQ(WOOL_OK, probe_Probe_whoami_start(waiting, nullptr, nullptr));
  Await(kFailure);
  wool_call_cancel(waiting);
  EXPECT_EQ(WOOL_CANCELLED, wool_call_wait(waiting));
}

TEST_F(ChannelTest, OverLibcurlACallThatIsToWaitIsRefused) {
  ProbeServer server;
  channel_ = server.NewChannel(options_, Carrier::kCurl);
  EXPECT_EQ("libcurl does not wait for a peer: the default transport does",
            Ask(true));
}

/* ---- several servers ---- */

TEST_F(ChannelTest, CallsGoToAllServersInTurn) {
  ProbeServer servers[3];
  std::string target = "ipv4:";
  for (auto &server : servers)
    target += server.address.substr(5) + ",";
  target.pop_back();
  options_.load_balancing = "round_robin";
  Open(target);
  std::map<std::string, int> counts;
  while (counts.size() < 3)
    counts[Ask()]++;
  counts.clear();
  for (int i = 0; i < 30; i++)
    counts[Ask()]++;
  for (auto &server : servers)
    EXPECT_EQ(10, counts[server.address]) << server.address;
}

TEST_F(ChannelTest, WhatAChannelCannotDoIsAnErrorAtItsCreation) {
  struct {
    const char *target;
    const char *load_balancing;
    wool_transport transport;
    int64_t keepalive_time_ns;
    wool_code code;
    const char *message;
  } table[] = {
      {"127.0.0.1:1", "hash", WOOL_TRANSPORT_NGHTTP2, 0, WOOL_ERR_TYPE,
       "channel to 127.0.0.1:1: load balancing \"hash\" is not known: "
       "pick_first and round_robin are"},
      {"127.0.0.1:1", "round_robin", WOOL_TRANSPORT_CURL, 0, WOOL_UNIMPLEMENTED,
       "channel to 127.0.0.1:1: the libcurl transport has no load balancing"},
      {"127.0.0.1:1", nullptr, WOOL_TRANSPORT_CURL, 1, WOOL_UNIMPLEMENTED,
       "channel to 127.0.0.1:1: the libcurl transport has no keepalive"},
      {"ipv4:127.0.0.1:1,127.0.0.1:2", nullptr, WOOL_TRANSPORT_CURL, 0,
       WOOL_UNIMPLEMENTED,
       "channel to ipv4:127.0.0.1:1,127.0.0.1:2: the libcurl transport has no "
       "several addresses"},
  };
  ProbeServer server; /* installs libcurl */
  wool_channel_unref(server.NewChannel(options_, Carrier::kCurl));
  for (auto &row : table) {
    wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
    options.load_balancing = row.load_balancing;
    options.transport = row.transport;
    options.keepalive_time_ns = row.keepalive_time_ns;
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(row.code,
              wool_channel_new(row.target, &options, &channel_, &error));
    EXPECT_STREQ(row.message, error.message);
  }
}

/* ---- a program's own resolver ---- */

wool_code StartResolver(void *user_data, const char *target,
                        wool_resolution *resolution, void **out_watch,
                        wool_error *error) {
  (void)target, (void)out_watch;
  auto *addresses = static_cast<std::vector<const char *> *>(user_data);
  return wool_resolution_push(resolution, addresses->data(), addresses->size(),
                              error);
}

TEST_F(ChannelTest, AProgramMayResolveASchemeOfItsOwn) {
  static std::vector<const char *> addresses; /* the registration stays */
  ProbeServer server;
  addresses = {server.address.c_str()};
  wool_resolver_functions functions = {sizeof functions, StartResolver, nullptr,
                                       nullptr};
  wool_error error = WOOL_ERROR_INIT;
  ASSERT_EQ(WOOL_OK,
            wool_resolver_register("registry", &functions, &addresses, &error))
      << error.message;
  Open("registry:///probe");
  EXPECT_EQ(server.address, Ask());
}

/* ---- keepalive ---- */

TEST_F(ChannelTest, AServerSuffersTheKeepaliveThatItAllows) {
  wool_server_options server_options = WOOL_SERVER_OPTIONS_INIT;
  server_options.min_ping_interval_ns = 1;
  server_options.allow_idle_pings = true;
  ProbeServer server(server_options);
  options_.keepalive_time_ns = 4 * kMs;
  options_.keepalive_without_calls = true;
  Open(server.address);
  Await(kReady);
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED,
            wool_channel_wait(channel_, kReady, 100 * kMs));
}

TEST_F(ChannelTest, AServerEndsConnectionsThatAreIdleAndCallsDoNotNotice) {
  wool_server_options server_options = WOOL_SERVER_OPTIONS_INIT;
  server_options.max_connection_idle_ns = 20 * kMs;
  ProbeServer server(server_options);
  Open(server.address);
  for (int i = 0; i < 3; i++) {
    EXPECT_EQ(server.address, Ask());
    wool_connectivity now;
    while ((now = wool_channel_state(channel_, false)) != kIdle)
      ASSERT_EQ(WOOL_OK, wool_channel_wait(channel_, now, kLong));
  }
}

} // namespace
