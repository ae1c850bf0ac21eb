// One suite for every transport: what the call layer may count on.

#include <gtest/gtest.h>

#include <memory>

#include "runtime/transport/http2_client.h"
#include "tests/transport/test_call.h"
#include "tests/transport/test_server.h"

namespace wool_test {
namespace {

enum class Kind { kTcp, kUnix };

class Transport : public testing::TestWithParam<Kind> {
protected:
  void SetUp() override {
    loop_ = wooli_loop_new(nullptr);
    std::string listen = "127.0.0.1:0";
    if (GetParam() == Kind::kUnix)
      listen = "unix-abstract:wool-suite-" + std::to_string(getpid());
    server_.reset(new TestServer(listen));
  }

  void start() {
    server_->start();
    wooli_client_options options{};
    options.target = server_->address().c_str();
    options.connect_timeout_ns = INT64_C(20000000000);
    wool_error error = WOOL_ERROR_INIT;
    client_ = wooli_http2_client_new(loop_, &options, &error);
    ASSERT_NE(client_, nullptr) << error.message;
  }

  void TearDown() override {
    if (client_)
      client_->vtable->free(client_);
    server_.reset();
    wooli_loop_free(loop_);
  }

  void finish(Call &call) {
    turn_until(loop_, [&] { return call.ended; });
  }

  wooli_loop *loop_ = nullptr;
  std::unique_ptr<TestServer> server_;
  wooli_client_transport *client_ = nullptr;
};

std::string pattern(size_t len) {
  std::string s(len, 0);
  for (size_t i = 0; i < len; i++)
    s[i] = static_cast<char>(i * 131 + (i >> 8) * 7);
  return s;
}

TEST_P(Transport, EchoesMessagesOfAllSizes) {
  server_->handler.max_recv_message_len = 9 << 20;
  start();
  for (size_t len : {0u, 1u, 4u, 5u, 64u, 4091u, 4096u, 16379u, 16384u, 65530u,
                     65536u, 262144u, 1u << 20, 8u << 20}) {
    Call call(client_, "/echo/unary", 9 << 20);
    std::string sent = pattern(len);
    call.open();
    call.send(sent, true);
    finish(call);
    EXPECT_EQ(call.code, WOOL_OK) << call.text;
    EXPECT_TRUE(call.from_peer);
    EXPECT_TRUE(call.headers);
    EXPECT_EQ(call.n_sent, 1);
    ASSERT_EQ(call.messages.size(), 1u) << len;
    EXPECT_TRUE(call.messages[0] == sent) << len;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Transport,
                         testing::Values(Kind::kTcp, Kind::kUnix),
                         [](const testing::TestParamInfo<Kind> &p) {
                           return p.param == Kind::kTcp ? "Tcp" : "Unix";
                         });

} // namespace
} // namespace wool_test
