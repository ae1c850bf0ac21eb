/* Channels between us and grpcio: balancing, ages of connections, keepalive. */
#include <chrono>
#include <map>
#include <memory>

#include "tests/integration/child.h"
#include "tests/rpc/probe_server.h"

namespace {

constexpr int64_t kMs = 1000000; /* ns */

std::unique_ptr<Child> Peer(std::vector<std::string> words) {
  words.insert(words.begin(), {"/usr/bin/python3",
                               Runfile("tests/integration/channel_peer.py")});
  return std::unique_ptr<Child>(new Child(std::move(words)));
}

class ChannelToPython : public testing::Test {
protected:
  ~ChannelToPython() override {
    wool_channel_unref(channel_);
  }

  void Open(const std::string &target) {
    wool_error error = WOOL_ERROR_INIT;
    ASSERT_EQ(WOOL_OK,
              wool_channel_new(target.c_str(), &options_, &channel_, &error))
        << error.message;
  }

  std::string Ask() {
    Call call(channel_);
    wool_call_set_wait_for_ready(call, true);
    wool_call_set_timeout(call, 30000 * kMs);
    wool_bytes out;
    if (probe_Probe_echo(call, wool_bytes_n("x", 1), &out))
      return call.message();
    return wool_call_peer(call);
  }

  wool_channel_options options_ = WOOL_CHANNEL_OPTIONS_INIT;
  wool_channel *channel_ = nullptr;
};

TEST_F(ChannelToPython, CallsGoToAllServersAndToThoseThatAreLeft) {
  std::unique_ptr<Child> servers[3];
  std::string target = "ipv4:";
  for (auto &server : servers) {
    server = Peer({"serve"});
    target += server->line().substr(5) + ",";
  }
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
    EXPECT_EQ(10, counts[server->line()]) << server->line();
  servers[0]->Kill();
  counts.clear();
  for (int i = 0; i < 30; i++)
    counts[Ask()]++;
  /* Whose turn it was when the third went is not known. */
  EXPECT_EQ(30, counts[servers[1]->line()] + counts[servers[2]->line()]);
  EXPECT_NEAR(15, counts[servers[1]->line()], 1);
}

TEST_F(ChannelToPython, CallsDoNotNoticeThatItsConnectionsAge) {
  auto server = Peer({"serve", "max_connection_age_ms=100"});
  Open(server->line());
  auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(1500);
  int n = 0;
  for (; std::chrono::steady_clock::now() < end; n++)
    ASSERT_EQ(server->line(), Ask()) << "call " << n;
  EXPECT_GT(n, 15);
}

TEST_F(ChannelToPython, ItsComplaintOfTooManyPingsIsHeeded) {
  auto server = Peer({"serve", "http2.min_ping_interval_without_data_ms=60000",
                      "http2.min_recv_ping_interval_without_data_ms=60000"});
  options_.keepalive_time_ns = 5 * kMs;
  options_.keepalive_without_calls = true;
  Open(server->line());
  int n_lost = 0;
  wool_connectivity now;
  while (n_lost < 2) {
    while ((now = wool_channel_state(channel_, true)) !=
           WOOL_CONNECTIVITY_READY)
      ASSERT_EQ(WOOL_OK, wool_channel_wait(channel_, now, 30000 * kMs));
    ASSERT_EQ(WOOL_OK, wool_channel_wait(channel_, now, 30000 * kMs));
    n_lost++;
  }
  EXPECT_EQ(server->line(), Ask());
}

TEST(ChannelFromPython, CallsDoNotNoticeThatOurConnectionsAge) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.max_connection_age_ns = 50 * kMs;
  ProbeServer server(options);
  std::string line = Peer({"call", server.address, "1.5"})->line();
  EXPECT_NE(std::string::npos, line.find(" ok")) << line;
}

const char *const kEager[] = {
    "keepalive_time_ms=100", "keepalive_timeout_ms=5000",
    "keepalive_permit_without_calls=1", "http2.max_pings_without_data=0",
    "http2.min_time_between_pings_ms=100"};

std::string Hold(const ProbeServer &server, const char *seconds) {
  std::vector<std::string> words = {"hold", server.address, seconds};
  words.insert(words.end(), std::begin(kEager), std::end(kEager));
  return Peer(words)->line();
}

TEST(ChannelFromPython, PingsThatAreAllowedAreAnswered) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.min_ping_interval_ns = 1;
  ProbeServer server(options);
  EXPECT_EQ("DEADLINE_EXCEEDED Deadline Exceeded", Hold(server, "1.5"));
}

TEST(ChannelFromPython, TooManyPingsEndTheConnection) {
  ProbeServer server;
  std::string line = Hold(server, "20");
  /* grpcio tells why on its standard error, and not in the call. */
  EXPECT_EQ(0u, line.find("UNAVAILABLE")) << line;
}

} // namespace
