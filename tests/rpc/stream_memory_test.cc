// A gibibyte in each direction through processes that may grow by 16 MiB: a
// stream costs what is under way, not what has passed.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wool/wool.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "tests/rpc/talk.wool.h"

namespace {

constexpr size_t kMessageLen = 1 << 20;
constexpr uint64_t kMessages = 1024;
constexpr long kMaxGrowthKib = 16 * 1024;

// The most memory that this process has ever had, in KiB.
long PeakKib() {
  std::ifstream status("/proc/self/status");
  std::string word;
  long kib = 0;
  while (status >> word)
    if (word == "VmHWM:")
      status >> kib;
  return kib;
}

// Bytes that tell message from message, and a message's parts from each other.
void Fill(std::vector<uint8_t> *message, uint64_t number) {
  for (size_t i = 0; i < message->size(); i += 4096)
    (*message)[i] = static_cast<uint8_t>(number + i / 4096);
}

bool IsFilled(wool_bytes message, uint64_t number) {
  if (message.len != kMessageLen)
    return false;
  for (size_t i = 0; i < message.len; i += 4096)
    if (message.data[i] != static_cast<uint8_t>(number + i / 4096))
      return false;
  return true;
}

// ---- the server, a process of its own ----

wool_code Flood(wool_call *call, uint64_t n, uint32_t len) {
  std::vector<uint8_t> message(len);
  wool_code rc = WOOL_OK;
  for (uint64_t i = 0; i < n && !rc; i++) {
    Fill(&message, i);
    rc = talk_Talk_flood_yield(call, wool_bytes_n(message.data(), len));
  }
  return rc;
}

// Counts the messages; the last one asks for the server's peak.
wool_code Stall(wool_call *call, uint64_t *out_n) {
  uint64_t number = 0;
  wool_bytes data;
  wool_code rc;
  while ((rc = talk_Talk_stall_next(call, &data)) == WOOL_OK) {
    if (data.len == 0) {
      *out_n = static_cast<uint64_t>(PeakKib());
      continue;
    }
    if (!IsFilled(data, number++))
      return wool_call_fail(call, WOOL_DATA_LOSS, "message %llu",
                            static_cast<unsigned long long>(number - 1));
  }
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

[[noreturn]] void Serve(int to_parent) {
  talk_Talk_handlers handlers = {};
  handlers.flood = Flood;
  handlers.stall = Stall;
  wool_server *server = nullptr;
  const char *address = nullptr;
  if (wool_server_new(nullptr, &server, nullptr) ||
      talk_Talk_register(server, &handlers, nullptr, nullptr) ||
      wool_server_listen(server, "127.0.0.1:0", &address, nullptr) ||
      wool_server_start(server, nullptr))
    _exit(1);
  ssize_t n = write(to_parent, address, strlen(address) + 1);
  wool_server_wait(server);
  _exit(n < 0);
}

class StreamMemory : public testing::Test {
protected:
  void SetUp() override {
    int fds[2];
    ASSERT_EQ(pipe(fds), 0);
    server_ = fork();
    if (server_ == 0)
      Serve(fds[1]);
    close(fds[1]);
    char address[256] = "";
    ASSERT_GT(read(fds[0], address, sizeof address - 1), 0);
    close(fds[0]);
    ASSERT_EQ(wool_channel_new(address, nullptr, &channel_, nullptr), WOOL_OK);
    server_before_ = ServerPeak();
    client_before_ = PeakKib();
  }

  void TearDown() override {
    EXPECT_LE(PeakKib() - client_before_, kMaxGrowthKib);
    EXPECT_LE(ServerPeak() - server_before_, kMaxGrowthKib);
    wool_channel_unref(channel_);
    kill(server_, SIGKILL);
    waitpid(server_, nullptr, 0);
  }

  long ServerPeak() {
    wool_call *call = wool_call_new(channel_);
    uint64_t kib = 0;
    EXPECT_EQ(talk_Talk_stall_open(call), WOOL_OK);
    EXPECT_EQ(talk_Talk_stall_send(call, wool_bytes_n(nullptr, 0)), WOOL_OK);
    EXPECT_EQ(talk_Talk_stall_finish(call, &kib), WOOL_OK);
    wool_call_free(call);
    return static_cast<long>(kib);
  }

  wool_channel *channel_ = nullptr;
  pid_t server_ = -1;
  long server_before_ = 0;
  long client_before_ = 0;
};

TEST_F(StreamMemory, AGibibyteComesThrough16MiB) {
  wool_call *call = wool_call_new(channel_);
  ASSERT_EQ(talk_Talk_flood_open(call, kMessages, kMessageLen), WOOL_OK);
  wool_bytes data;
  for (uint64_t i = 0; i < kMessages; i++) {
    ASSERT_EQ(talk_Talk_flood_recv(call, &data), WOOL_OK)
        << wool_call_error(call)->message;
    ASSERT_TRUE(IsFilled(data, i)) << i;
  }
  EXPECT_EQ(talk_Talk_flood_recv(call, &data), WOOL_END_OF_STREAM);
  wool_call_free(call);
}

TEST_F(StreamMemory, AGibibyteGoesThrough16MiB) {
  wool_call *call = wool_call_new(channel_);
  std::vector<uint8_t> message(kMessageLen);
  uint64_t n = 0;
  ASSERT_EQ(talk_Talk_stall_open(call), WOOL_OK);
  for (uint64_t i = 0; i < kMessages; i++) {
    Fill(&message, i);
    ASSERT_EQ(
        talk_Talk_stall_send(call, wool_bytes_n(message.data(), kMessageLen)),
        WOOL_OK);
  }
  EXPECT_EQ(talk_Talk_stall_finish(call, &n), WOOL_OK)
      << wool_call_error(call)->message;
  wool_call_free(call);
}

} // namespace
