/* Typed errors and somebody else: Debian's python3-grpcio reads and writes them
 * as google.rpc.Status, as the server and as the client. */
#include <gtest/gtest.h>
#include <wool/wool.h>

#include "tests/integration/child.h"
#include "tests/rpc/error_server.h"

namespace {

const char kPeer[] = "tests/integration/error_peer.py";

std::string Of(wool_str s) {
  return std::string(s.data, s.len);
}

class ForeignErrors : public testing::Test {
protected:
  Child python_{{Runfile(kPeer), "server", ".", Runfile("idl")}};
  wool_channel *channel_ = nullptr;
  wool_context *context_ = wool_context_new();
  wool_call *call_ = nullptr;

  void SetUp() override {
    ASSERT_EQ(WOOL_OK, wool_channel_new(python_.line().c_str(), nullptr,
                                        &channel_, nullptr));
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
    call_ = wool_call_new(channel_);
  }
  void TearDown() override {
    wool_call_free(call_);
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    wool_channel_unref(channel_);
  }
};

TEST_F(ForeignErrors, AreCaughtAmongDetailsOfOtherTypes) {
  EXPECT_EQ(WOOL_NOT_FOUND,
            trouble_Trouble_fail(call_, wool_str_c(""), 0, nullptr));
  EXPECT_STREQ("not in Python", wool_call_error(call_)->message);
  const trouble_NotFound *caught = trouble_NotFound_caught(call_);
  ASSERT_NE(nullptr, caught);
  EXPECT_EQ("from Python", Of(caught->sku));
  wool_status status;
  ASSERT_EQ(WOOL_OK,
            wool_status_decode(wool_call_status_details(call_),
                               wool_call_arena(call_), &status, nullptr));
  ASSERT_EQ(2u, status.n_details);
  const wool_status_detail *duration =
      wool_status_find(&status, wool_str_c("google.protobuf.Duration"));
  ASSERT_NE(nullptr, duration);
  EXPECT_EQ(2u, duration->value.len);
}

TEST_F(ForeignErrors, ATokenThatTheyHeldIsAToken) {
  wool_token *token = trouble_tenant_set(wool_str_c("acme"));
  EXPECT_EQ(WOOL_ABORTED, trouble_Trouble_bounce(call_, token));
  const trouble_Held *held = trouble_Held_caught(call_);
  ASSERT_NE(nullptr, held);
  EXPECT_EQ(trouble_Held_why_text, held->which_why);
  EXPECT_EQ("kept", Of(held->why.text));
  EXPECT_EQ(WOOL_OK, trouble_tenant_reset(held->undo, nullptr));
  wool_str tenant;
  EXPECT_EQ(WOOL_OK, trouble_tenant_get(&tenant));
  EXPECT_EQ("nobody", Of(tenant));
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, trouble_tenant_reset(token, &error));
  wool_token_unref(token);
}

TEST_F(ForeignErrors, EndAStream) {
  ASSERT_EQ(WOOL_OK, trouble_Trouble_watch_open(call_, wool_str_c(""), 2));
  wool_str line;
  EXPECT_EQ(WOOL_OK, trouble_Trouble_watch_recv(call_, &line));
  EXPECT_EQ(WOOL_OK, trouble_Trouble_watch_recv(call_, &line));
  EXPECT_EQ(WOOL_NOT_FOUND, trouble_Trouble_watch_recv(call_, &line));
  const trouble_NotFound *caught = trouble_NotFound_caught(call_);
  ASSERT_NE(nullptr, caught);
  EXPECT_EQ("line", Of(caught->sku));
}

TEST(ErrorsOfOurs, AForeignClientReadsThemAndGivesTheirTokensBack) {
  wool_server *server = nullptr;
  const char *address = "";
  ASSERT_EQ(WOOL_OK, wool_server_new(nullptr, &server, nullptr));
  ASSERT_EQ(WOOL_OK, trouble_Trouble_register(server, &trouble_handlers,
                                              nullptr, nullptr));
  ASSERT_EQ(WOOL_OK,
            wool_server_listen(server, "127.0.0.1:0", &address, nullptr));
  ASSERT_EQ(WOOL_OK, wool_server_start(server, nullptr));
  Child python({Runfile(kPeer), "client", address, ".", Runfile("idl")});
  EXPECT_EQ("NOT_FOUND no sku here sku; ABORTED tokens 3; tenant nobody; "
            "has already been used once; used 0 1; still fine; still fine; sku",
            python.line());
  wool_server_free(server);
}

} // namespace
