/* Compression over calls: by call and by message, both ways, on every carrier;
 * options and limits. */
#include "runtime/wire/compression.h"
#include "tests/rpc/squeeze_server.h"

namespace {

/* ---- every carrier, both encodings ---- */

class Carried : public Squeezed,
                public testing::WithParamInterface<
                    std::tuple<Carrier, wool_compression>> {
protected:
  void SetUp() override {
    wool_compression_install();
    Start(carrier());
  }
  static Carrier carrier() {
    return std::get<0>(GetParam());
  }
  static wool_compression how() {
    return std::get<1>(GetParam());
  }
  /* Within a process nothing is. */
  static bool compresses() {
    return carrier() != Carrier::kInProcess;
  }
};

std::string NameOf(const testing::TestParamInfo<Carried::ParamType> &p) {
  static const char *const names[] = {"Tcp", "InProcess", "Curl", "Tls"};
  return std::string(names[static_cast<int>(std::get<0>(p.param))]) +
         (std::get<1>(p.param) == WOOL_COMPRESSION_GZIP ? "Gzip" : "Deflate");
}

INSTANTIATE_TEST_SUITE_P(
    All, Carried,
    testing::Combine(testing::Values(Carrier::kTcp, Carrier::kInProcess,
                                     Carrier::kCurl, Carrier::kTls),
                     testing::Values(WOOL_COMPRESSION_GZIP,
                                     WOOL_COMPRESSION_DEFLATE)),
    NameOf);

TEST_P(Carried, ACallIsCompressedAsEachSideAsks) {
  for (bool request : {false, true})
    for (bool response : {false, true}) {
      Call call(channel_);
      const std::string data(200000, 'z');
      if (request) {
        EXPECT_EQ(WOOL_OK, wool_call_set_compression(call, how()));
      }
      Echoed e =
          EchoOf(call, data, response ? how() : WOOL_COMPRESSION_IDENTITY);
      ASSERT_EQ(WOOL_OK, e.code) << e.message;
      EXPECT_EQ(WOOL_OK, e.asked);
      EXPECT_TRUE(e.data == data);
      EXPECT_EQ(compresses() && request, e.request);
      EXPECT_EQ(compresses() && response, e.response);
    }
}

TEST_P(Carried, ContextAndTokensTravelInside) {
  const std::string long_name(5000, 'n');
  Call call(channel_);
  wool_token *mine = squeeze_tenant_set(wool_str_c(long_name.c_str()));
  EXPECT_EQ(WOOL_OK, wool_call_set_compression(call, how()));
  wool_token *undo = nullptr;
  wool_str tenant;
  ASSERT_EQ(WOOL_OK, squeeze_Squeeze_echo(call, View(""), how(), nullptr,
                                          nullptr, nullptr, &undo))
      << wool_call_error(call)->message;
  ASSERT_EQ(WOOL_OK, squeeze_tenant_get(&tenant));
  EXPECT_EQ("globex", Text(tenant));
  ASSERT_NE(nullptr, undo);
  EXPECT_EQ(WOOL_OK, squeeze_tenant_reset(undo, nullptr));
  ASSERT_EQ(WOOL_OK, squeeze_tenant_get(&tenant));
  EXPECT_EQ(long_name, Text(tenant));
  wool_token_unref(mine);
}

TEST_P(Carried, MessagesOfAStreamAreCompressedOneByOne) {
  if (carrier() == Carrier::kCurl)
    return; /* libcurl may lose what comes while it sends */
  Call call(channel_);
  EXPECT_EQ(WOOL_OK, wool_call_set_compression(call, how()));
  ASSERT_EQ(WOOL_OK, squeeze_Squeeze_each_open(call));
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, wool_call_set_compression(call, how()));
  for (int i = 0; i < 40; i++) {
    bool ask = i & 1, answer = i & 2;
    std::string data(static_cast<size_t>(1000 * i + 100), 'z');
    data[0] = static_cast<char>(how());
    squeeze_Piece piece = {View(data), !answer, false, {}};
    const squeeze_Piece *got;
    wool_call_set_message_compression(call, ask);
    ASSERT_EQ(WOOL_OK, squeeze_Squeeze_each_send(call, &piece));
    ASSERT_EQ(WOOL_OK, squeeze_Squeeze_each_recv(call, &got)) << call.message();
    EXPECT_TRUE(Str(got->data) == data);
    EXPECT_EQ(compresses() && ask, got->was_compressed) << i;
    EXPECT_EQ(compresses() && answer, wool_call_was_compressed(call)) << i;
  }
  ASSERT_EQ(WOOL_OK, squeeze_Squeeze_each_end(call));
  const squeeze_Piece *none;
  EXPECT_EQ(WOOL_END_OF_STREAM, squeeze_Squeeze_each_recv(call, &none));
}

TEST_P(Carried, WhatIsShortOrDoesNotShrinkGoesAsItIs) {
  std::string noise(3000, 0);
  uint32_t x = 1;
  for (char &c : noise)
    c = static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  for (const std::string &data : {std::string(), std::string("zz"), noise}) {
    Call call(channel_);
    EXPECT_EQ(WOOL_OK, wool_call_set_compression(call, how()));
    Echoed e = EchoOf(call, data, how());
    ASSERT_EQ(WOOL_OK, e.code) << e.message;
    EXPECT_TRUE(e.data == data);
    EXPECT_FALSE(e.request);
    /* The response of the first may be long enough, by its token. */
    EXPECT_TRUE(data != noise || !e.response);
  }
}

TEST_P(Carried, AMessageIsCompressedFromTheLeastLengthOn) {
  const size_t least = WOOLI_MIN_COMPRESS_LEN;
  for (size_t len : {least - 1, least}) {
    Call call(channel_);
    EXPECT_EQ(WOOL_OK, wool_call_set_compression(call, how()));
    /* The field's tag and length are two bytes. */
    Echoed e = EchoOf(call, std::string(len - 2, 'z'), 0);
    EXPECT_EQ(WOOL_OK, e.code) << e.message;
    EXPECT_EQ(compresses() && len == least, e.request);
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    context_ = wool_context_new(); /* what the handler has set came home */
    EXPECT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
}

/* ---- options ---- */

TEST_F(Installed, OfChannelAndServerHoldWhereACallSaysNothing) {
  channel_options.compression = WOOL_COMPRESSION_DEFLATE;
  server_options.compression = WOOL_COMPRESSION_GZIP;
  Start();
  std::string data(100000, 'z');
  data[0] = WOOL_COMPRESSION_GZIP;
  Call call(channel_);
  Echoed e = EchoOf(call, data, 99);
  EXPECT_EQ(WOOL_OK, e.code) << e.message;
  EXPECT_EQ(WOOL_ERR_TYPE, e.asked);
  EXPECT_TRUE(e.request);
  EXPECT_TRUE(e.response);
  Call plain(channel_);
  EXPECT_EQ(WOOL_OK,
            wool_call_set_compression(plain, WOOL_COMPRESSION_IDENTITY));
  e = EchoOf(plain, data, WOOL_COMPRESSION_IDENTITY);
  EXPECT_FALSE(e.request);
  EXPECT_FALSE(e.response);
}

TEST_F(Installed, ThatAreNotInstalledAreRefused) {
  const wooli_compressor *installed = wooli_installed_compressor;
  wooli_installed_compressor = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  server_options.compression = WOOL_COMPRESSION_GZIP;
  EXPECT_EQ(WOOL_FAILED_PRECONDITION,
            wool_server_new(&server_options, &server_, &error));
  EXPECT_STREQ("server: compression is not installed; call "
               "wool_compression_install first",
               error.message);
  wool_error_clear(&error);
  channel_options.compression = WOOL_COMPRESSION_GZIP;
  EXPECT_EQ(
      WOOL_FAILED_PRECONDITION,
      wool_channel_new("127.0.0.1:1", &channel_options, &channel_, &error));
  EXPECT_STREQ("127.0.0.1:1: compression is not installed; call "
               "wool_compression_install first",
               error.message);
  server_options.compression = WOOL_COMPRESSION_IDENTITY;
  channel_options.compression = WOOL_COMPRESSION_IDENTITY;
  Start();
  Call call(channel_);
  EXPECT_EQ(WOOL_FAILED_PRECONDITION,
            wool_call_set_compression(call, WOOL_COMPRESSION_GZIP));
  Echoed e = EchoOf(call, std::string(1000, 'z'), WOOL_COMPRESSION_GZIP);
  EXPECT_EQ(WOOL_OK, e.code) << e.message;
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, e.asked);
  EXPECT_FALSE(e.response);
  wooli_installed_compressor = installed;
}

TEST_F(Installed, NoCallIsWorse) {
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED,
            wool_call_set_compression(nullptr, WOOL_COMPRESSION_GZIP));
  wool_call_set_message_compression(nullptr, true);
  EXPECT_FALSE(wool_call_was_compressed(nullptr));
}

/* ---- limits ---- */

constexpr size_t kLimit = 100000;

/* A request of the echo that is so long when it is decoded. */
std::string DataFor(size_t request_len) {
  return std::string(request_len - 1 - 3, 'z'); /* tag, and length of 3 bytes */
}

TEST_F(Installed, AServerTakesWhatDecompressesToItsLimitAndNoMore) {
  server_options.max_recv_message_len = kLimit;
  Start();
  EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
  for (size_t more : {0u, 1u}) {
    Call call(channel_);
    EXPECT_EQ(WOOL_OK, wool_call_set_compression(call, WOOL_COMPRESSION_GZIP));
    Echoed e = EchoOf(call, DataFor(kLimit + more), 0);
    EXPECT_EQ(more ? WOOL_RESOURCE_EXHAUSTED : WOOL_OK, e.code) << e.message;
    EXPECT_EQ(more != 0,
              e.message.find("is longer than max_recv_message_len 100000") !=
                  std::string::npos)
        << e.message;
  }
  EXPECT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
}

TEST_F(Installed, AClientTakesWhatDecompressesToItsLimitAndNoMore) {
  channel_options.max_recv_message_len = kLimit;
  Start();
  for (uint32_t more : {0u, 1u}) {
    Call call(channel_);
    wool_bytes data;
    ASSERT_EQ(WOOL_OK, squeeze_Squeeze_zeros_open(
                           call, static_cast<uint32_t>(kLimit - 4) + more, 1));
    EXPECT_EQ(more ? WOOL_RESOURCE_EXHAUSTED : WOOL_OK,
              squeeze_Squeeze_zeros_recv(call, &data))
        << call.message();
    EXPECT_EQ(more ? WOOL_RESOURCE_EXHAUSTED : WOOL_END_OF_STREAM,
              squeeze_Squeeze_zeros_recv(call, &data));
  }
  Call call(channel_);
  Echoed e = EchoOf(call, std::string(kLimit, 'z'), WOOL_COMPRESSION_GZIP);
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED, e.code);
  EXPECT_NE(std::string::npos,
            e.message.find("is longer than max_recv_message_len 100000"))
      << e.message;
}

} // namespace
