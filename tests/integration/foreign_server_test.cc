/* Our client and somebody else's server: Debian's python3-grpcio, with the
 * .proto that woolc wrote. */
#include <gtest/gtest.h>
#include <wool/wool.h>

#include "examples/undo/undo.wool.h"
#include "tests/integration/child.h"
#include "tests/integration/foreign.wool.h"

namespace {

class ForeignServer : public testing::Test {
protected:
  Child python_{{Runfile("tests/integration/python_server.py"),
                 Runfile("examples/undo"), Runfile("idl")}};
  wool_channel *channel_ = nullptr;
  wool_context *context_ = wool_context_new();

  ForeignServer() {
    EXPECT_EQ(WOOL_OK, wool_channel_new(python_.line().c_str(), nullptr,
                                        &channel_, nullptr));
    EXPECT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
  ~ForeignServer() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    wool_channel_unref(channel_);
  }

  /* What the peer saw of the request, as "LENGTH HEX". */
  std::string Seen() {
    wool_call *call = wool_call_new(channel_);
    wool_str seen = wool_str_c("");
    EXPECT_EQ(WOOL_OK, undo_Worker_whoami(call, &seen))
        << wool_call_error(call)->message;
    std::string text(seen.data, seen.len);
    wool_call_free(call);
    return text;
  }
};

TEST_F(ForeignServer, WithoutContextARequestIsPlainGrpc) {
  EXPECT_EQ("0 ", Seen());
}

TEST_F(ForeignServer, AManifestIsAnUnknownFieldToIt) {
  wool_token *token = undo_tenant_set(wool_str_c("acme"));
  std::string seen = Seen();
  EXPECT_NE(std::string::npos, seen.find(" faffffff0f")) << seen;
  EXPECT_EQ(WOOL_OK, undo_tenant_reset(token, nullptr));
  wool_token_unref(token);
}

TEST_F(ForeignServer, ItReadsWhatIsCompressed) {
  wool_compression_install();
  const std::string name(3000, 'n');
  wool_token *token = undo_tenant_set(wool_str_c(name.c_str()));
  const std::string plain = Seen();
  for (auto how : {WOOL_COMPRESSION_GZIP, WOOL_COMPRESSION_DEFLATE}) {
    wool_call *call = wool_call_new(channel_);
    wool_str seen = wool_str_c("");
    EXPECT_EQ(WOOL_OK, wool_call_set_compression(call, how));
    EXPECT_EQ(WOOL_OK, undo_Worker_whoami(call, &seen))
        << wool_call_error(call)->message;
    EXPECT_EQ(plain, std::string(seen.data, seen.len));
    EXPECT_GT(seen.len, 6000u);
    wool_call_free(call);
  }
  EXPECT_EQ(WOOL_OK, undo_tenant_reset(token, nullptr));
  wool_token_unref(token);
}

TEST_F(ForeignServer, NoContextGoesToAnExternService) {
  wool_token *token = undo_tenant_set(wool_str_c("acme"));
  wool_call *call = wool_call_new(channel_);
  foreign_Nothing nothing = {};
  const foreign_Name *name = nullptr;
  ASSERT_EQ(WOOL_OK, foreign_Worker_whoami(call, &nothing, &name))
      << wool_call_error(call)->message;
  EXPECT_EQ("0 ", std::string(name->tenant.data, name->tenant.len));
  wool_call_free(call);
  wool_token_unref(token);
}

TEST_F(ForeignServer, ItsFailureArrivesWithItsText) {
  wool_call *call = wool_call_new(channel_);
  EXPECT_EQ(WOOL_DATA_LOSS,
            undo_Worker_begin(call, wool_str_c("fail"), nullptr));
  EXPECT_STREQ("as asked: \xc3\xa4\n", wool_call_error(call)->message);
  wool_call_free(call);
}

TEST_F(ForeignServer, ARoutineThatItLacksIsUnimplemented) {
  wool_call *call = wool_call_new(channel_);
  EXPECT_EQ(WOOL_UNIMPLEMENTED, undo_Worker_undo_note(call));
  wool_call_free(call);
}

} // namespace
