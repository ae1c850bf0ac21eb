/* Faults that only a real process can have. */
#include <gtest/gtest.h>
#include <signal.h>
#include <wool/wool.h>

#include <thread>

#include "examples/undo/undo.wool.h"
#include "tests/integration/child.h"

namespace {

class Process : public testing::Test {
protected:
  Child worker_{{Runfile("examples/undo/worker")}};
  wool_channel *channel_ = nullptr;
  wool_context *context_ = wool_context_new();

  Process() {
    EXPECT_EQ(WOOL_OK, wool_channel_new(worker_.line().c_str(), nullptr,
                                        &channel_, nullptr));
    EXPECT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
  ~Process() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    wool_channel_unref(channel_);
  }

  wool_code UndoAfter(wool_token *undo, uint32_t delay_ms) {
    wool_call *call = wool_call_new(channel_);
    wool_code rc = undo_Worker_undo_after(call, undo, delay_ms);
    wool_call_free(call);
    return rc;
  }

  std::string Whoami() {
    wool_call *call = wool_call_new(channel_);
    wool_str tenant = wool_str_c("");
    wool_code rc = undo_Worker_whoami(call, &tenant);
    std::string text =
        rc ? wool_call_error(call)->message : std::string(tenant.data);
    wool_call_free(call);
    return text;
  }
};

TEST_F(Process, AWorkerKilledInTheMiddleOfACallLeavesTheTokenLive) {
  wool_token *undo = undo_tenant_set(wool_str_c("acme"));
  EXPECT_EQ("acme", Whoami());
  std::thread killer([this] { worker_.Kill(); });
  EXPECT_EQ(WOOL_UNAVAILABLE, UndoAfter(undo, 60000));
  killer.join();
  wool_str tenant;
  EXPECT_EQ(WOOL_OK, undo_tenant_get(&tenant));
  EXPECT_STREQ("acme", tenant.data);
  EXPECT_EQ(WOOL_OK, undo_tenant_reset(undo, nullptr));
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, undo_tenant_reset(undo, nullptr));
  wool_token_unref(undo);
}

TEST_F(Process, AWorkerThatStandsStillIsLeftByDeadline) {
  wool_token *undo = undo_tenant_set(wool_str_c("acme"));
  EXPECT_EQ("acme", Whoami());
  worker_.Signal(SIGSTOP);
  wool_call *call = wool_call_new(channel_);
  wool_call_set_timeout(call, 100000000);
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED, undo_Worker_undo_after(call, undo, 0));
  wool_call_free(call);
  worker_.Signal(SIGCONT);
  /* What the worker did of the call that failed did not happen. */
  EXPECT_EQ("acme", Whoami());
  EXPECT_EQ(WOOL_OK, UndoAfter(undo, 0));
  EXPECT_EQ("nobody", Whoami());
  wool_token_unref(undo);
}

TEST_F(Process, ATokenSetThereIsResetInAThirdProcess) {
  Child other({Runfile("examples/undo/worker")});
  wool_channel *there = nullptr;
  ASSERT_EQ(WOOL_OK,
            wool_channel_new(other.line().c_str(), nullptr, &there, nullptr));
  wool_call *begin = wool_call_new(channel_);
  wool_token *undo = nullptr;
  ASSERT_EQ(WOOL_OK, undo_Worker_begin(begin, wool_str_c("globex"), &undo));
  wool_call *call = wool_call_new(there);
  EXPECT_EQ(WOOL_OK, undo_Worker_undo_after(call, undo, 0));
  wool_call_free(call);
  EXPECT_EQ("nobody", Whoami());
  EXPECT_TRUE(wool_token_is_used(undo));
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, UndoAfter(undo, 0));
  wool_call_free(begin);
  wool_channel_unref(there);
}

} // namespace
