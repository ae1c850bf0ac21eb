// What the rest of the build takes for granted about the system's libraries.

#include <curl/curl.h>
#include <dlfcn.h>
#include <gtest/gtest.h>
#include <nghttp2/nghttp2.h>
#include <openssl/crypto.h>
#include <pb_decode.h>
#include <pb_encode.h>
#include <uv.h>
#include <zlib.h>

#include <cstdint>
#include <cstring>

namespace {

TEST(Platform, Nghttp2IsAsNewAsItsHeader) {
  const nghttp2_info *info = nghttp2_version(0);
  ASSERT_NE(info, nullptr);
  EXPECT_GE(info->version_num, NGHTTP2_VERSION_NUM);
}

// The defence against rapid resets came to old versions by backport, so the
// version number does not tell.
TEST(Platform, Nghttp2LimitsTheRateOfStreamResets) {
  void *self = dlopen(nullptr, RTLD_NOW);
  ASSERT_NE(self, nullptr);
  EXPECT_NE(dlsym(self, "nghttp2_option_set_stream_reset_rate_limit"), nullptr);
  dlclose(self);
}

TEST(Platform, NanopbReadsTheVarintItWrote) {
  uint8_t buffer[16];
  pb_ostream_t out = pb_ostream_from_buffer(buffer, sizeof buffer);
  const uint64_t written = UINT64_C(0x123456789abcdef);
  ASSERT_TRUE(pb_encode_varint(&out, written));

  pb_istream_t in = pb_istream_from_buffer(buffer, out.bytes_written);
  uint64_t read = 0;
  ASSERT_TRUE(pb_decode_varint(&in, &read));
  EXPECT_EQ(read, written);
  EXPECT_EQ(in.bytes_left, 0u);
}

TEST(Platform, LibuvLoopWithNothingToDoReturns) {
  EXPECT_GE(uv_version(), static_cast<unsigned>(UV_VERSION_HEX));
  uv_loop_t loop;
  ASSERT_EQ(uv_loop_init(&loop), 0);
  EXPECT_EQ(uv_run(&loop, UV_RUN_DEFAULT), 0);
  EXPECT_EQ(uv_loop_close(&loop), 0);
}

TEST(Platform, LibcurlSpeaksHttp2) {
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  ASSERT_NE(info, nullptr);
  EXPECT_NE(info->features & CURL_VERSION_HTTP2, 0);
}

TEST(Platform, OpensslIsOfTheHeadersMajorVersion) {
  EXPECT_EQ(OPENSSL_version_major(),
            static_cast<unsigned>(OPENSSL_VERSION_MAJOR));
}

TEST(Platform, ZlibIsOfTheHeadersMajorVersion) {
  EXPECT_EQ(zlibVersion()[0], ZLIB_VERSION[0]);
}

} // namespace
