#include "tests/rpc/squeeze_server.h"

#include <wool/compression.h>
#include <wool/curl.h>

namespace {

/* ---- what is served ---- */

std::mutex mutex;
std::condition_variable changed;
bool held; /* `hold` does not read */

wool_code Echo(wool_call *call, wool_bytes data, uint32_t how,
               wool_bytes *out_data, bool *out_was_compressed,
               uint32_t *out_code, wool_token **out_undo) {
  *out_code =
      wool_call_set_compression(call, static_cast<wool_compression>(how));
  *out_data = data;
  *out_was_compressed = wool_call_was_compressed(call);
  *out_undo =
      wool_call_take_token(call, squeeze_tenant_set(wool_str_c("globex")));
  return WOOL_OK;
}

wool_code Each(wool_call *call) {
  const squeeze_Piece *piece;
  wool_code rc;
  for (bool first = true; !(rc = squeeze_Squeeze_each_next(call, &piece));
       first = false) {
    auto how = static_cast<wool_compression>(piece->data.data[0]);
    wool_code set = wool_call_set_compression(call, how);
    if (set != (first ? WOOL_OK : WOOL_FAILED_PRECONDITION))
      return WOOL_ABORTED;
    squeeze_Piece answer = {
        piece->data, false, wool_call_was_compressed(call), {}};
    wool_call_set_message_compression(call, !piece->plain);
    if ((rc = squeeze_Squeeze_each_yield(call, &answer)))
      return rc;
  }
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

wool_code Zeros(wool_call *call, uint32_t len, uint32_t n) {
  std::string data(len, 0);
  wool_code rc = wool_call_set_compression(call, WOOL_COMPRESSION_GZIP);
  for (uint32_t i = 0; !rc && i < n; i++)
    rc = squeeze_Squeeze_zeros_yield(call, wool_bytes_n(data.data(), len));
  return rc;
}

wool_code Hold(wool_call *call, uint64_t *out_n) {
  {
    std::unique_lock<std::mutex> lock(mutex);
    changed.wait(lock, [] { return !held; });
  }
  const squeeze_Piece *piece;
  wool_code rc;
  for (*out_n = 0; !(rc = squeeze_Squeeze_hold_next(call, &piece)); ++*out_n)
    continue;
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

const squeeze_Squeeze_handlers handlers = {Echo, Each, Zeros, Hold};

} // namespace

void HoldReaders() {
  std::lock_guard<std::mutex> lock(mutex);
  held = true;
}

void ReleaseReaders() {
  std::lock_guard<std::mutex> lock(mutex);
  held = false;
  changed.notify_all();
}

/* ---- the fixture ---- */

Squeezed::~Squeezed() {
  if (context_) {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
  }
  wool_context_unref(context_);
  wool_channel_unref(channel_);
  wool_server_free(server_);
}

void Squeezed::Start(Carrier carrier) {
  wool_error error = WOOL_ERROR_INIT;
  const char *address = "";
  if (carrier == Carrier::kTls) {
    authority_.reset(new wool_test::Authority);
    server_credentials_ = wool_test::server_credentials(authority_->issue());
    client_credentials_ = wool_test::client_credentials(*authority_);
    server_options.credentials = server_credentials_;
    channel_options.credentials = client_credentials_;
  }
  if (carrier == Carrier::kCurl) {
    ASSERT_EQ(WOOL_OK, wool_curl_install(&error));
    channel_options.transport = WOOL_TRANSPORT_CURL;
  }
  ASSERT_EQ(WOOL_OK, wool_server_new(&server_options, &server_, &error))
      << error.message;
  ASSERT_EQ(WOOL_OK,
            squeeze_Squeeze_register(server_, &handlers, nullptr, &error));
  ASSERT_EQ(WOOL_OK,
            wool_server_listen(server_, "127.0.0.1:0", &address, &error));
  address_ = address;
  ASSERT_EQ(WOOL_OK, wool_server_start(server_, &error));
  ASSERT_EQ(
      WOOL_OK,
      carrier == Carrier::kInProcess
          ? wool_server_channel(server_, &channel_options, &channel_, &error)
          : wool_channel_new(address, &channel_options, &channel_, &error))
      << error.message;
  context_ = wool_context_new();
  ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
}
wool_bytes View(const std::string &s) {
  return wool_bytes_n(s.data(), s.size());
}

std::string Str(wool_bytes bytes) {
  return std::string(reinterpret_cast<const char *>(bytes.data), bytes.len);
}

Echoed EchoOf(wool_call *call, const std::string &data, uint32_t how) {
  Echoed e;
  wool_bytes out = {nullptr, 0};
  uint32_t asked = 0;
  wool_token *undo = nullptr;
  e.code = squeeze_Squeeze_echo(call, View(data), how, &out, &e.request, &asked,
                                &undo);
  e.message = wool_call_error(call)->message;
  e.response = wool_call_was_compressed(call);
  e.asked = static_cast<wool_code>(asked);
  if (!e.code)
    e.data = Str(out);
  return e;
}
