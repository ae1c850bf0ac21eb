#include "tests/rpc/probe_server.h"

#include <wool/curl.h>

#include <cctype>
#include <chrono>

namespace {

ProbeServer *Self(wool_call *call) {
  return static_cast<ProbeServer *>(wool_call_user_data(call));
}

wool_code Echo(wool_call *call, wool_bytes data, wool_bytes *out_data) {
  ProbeServer *self = Self(call);
  {
    std::lock_guard<std::mutex> lock(self->mutex);
    self->threads.insert(std::this_thread::get_id());
  }
  *out_data = data;
  return WOOL_OK;
}

wool_code Fail(wool_call *call, int32_t code, wool_str message,
               wool_str tenant) {
  if (tenant.len)
    wool_call_take_token(call, probe_tenant_set(tenant));
  if (code == WOOL_FAILED_PRECONDITION) {
    EXPECT_EQ(WOOL_OK, wool_call_set_status_details(
                           call, wool_bytes_n(message.data, message.len)));
  }
  return wool_call_fail(call, static_cast<wool_code>(code), "%s", message.data);
}

wool_code Hold(wool_call *call, bool *out_cancelled) {
  ProbeServer *self = Self(call);
  std::unique_lock<std::mutex> lock(self->mutex);
  self->holding++;
  self->changed.notify_all();
  while (!self->released && !wool_call_is_cancelled(call))
    self->changed.wait_for(lock, std::chrono::milliseconds(1));
  self->holding--;
  *out_cancelled = wool_call_is_cancelled(call);
  if (*out_cancelled)
    self->cancelled++;
  self->changed.notify_all();
  return WOOL_OK;
}

wool_code Whoami(wool_call *, wool_str *out_tenant) {
  return probe_tenant_get(out_tenant);
}

wool_code SetTenant(wool_call *call, wool_str tenant, wool_token **out_undo) {
  *out_undo = wool_call_take_token(call, probe_tenant_set(tenant));
  return WOOL_OK;
}

wool_code Undo(wool_call *call, wool_token *undo) {
  wool_error error = WOOL_ERROR_INIT;
  if (wool_token_reset(undo, &error))
    return wool_call_fail(call, WOOL_FAILED_PRECONDITION, "%s", error.message);
  return WOOL_OK;
}

wool_code Unpack(wool_call *, const probe_Bag *bag, probe_Bag *out_bag) {
  *out_bag = *bag;
  return WOOL_OK;
}

wool_code Secret(wool_call *call, wool_str *out_secret) {
  if (probe_secret_get(out_secret))
    return wool_call_fail(call, WOOL_NOT_FOUND, "no secret");
  return WOOL_OK;
}

wool_code LeaveEntered(wool_call *call, wool_str tenant) {
  wool_call_take_token(call, probe_tenant_set(tenant));
  wool_context *other = wool_context_new();
  wool_code rc = wool_context_enter(other, nullptr);
  wool_context_unref(other); /* the thread holds it while it is entered */
  return rc;
}

wool_code Pause(wool_call *, uint32_t ms) {
  std::this_thread::sleep_for(std::chrono::milliseconds(ms));
  return WOOL_OK;
}

wool_code Garble(wool_call *call, wool_str tenant, wool_str *out_text) {
  wool_call_take_token(call, probe_tenant_set(tenant));
  *out_text = wool_str_n("\xff", 1);
  return WOOL_OK;
}

const probe_Probe_handlers handlers = {
    Echo,   Fail,   Hold,  Whoami,       SetTenant, Undo,
    Unpack, Secret, Pause, LeaveEntered, Garble,    nullptr};

} // namespace

ProbeServer::ProbeServer(wool_server_options options, const char *where) {
  wool_error error = WOOL_ERROR_INIT;
  const char *bound = "";
  EXPECT_EQ(WOOL_OK, wool_server_new(&options, &server, &error));
  EXPECT_EQ(WOOL_OK, probe_Probe_register(server, &handlers, this, &error));
  EXPECT_EQ(WOOL_OK, wool_server_listen(server, where, &bound, &error))
      << error.message;
  address = bound;
  EXPECT_EQ(WOOL_OK, wool_server_start(server, &error)) << error.message;
}

ProbeServer::~ProbeServer() {
  Release();
  wool_server_free(server);
}

wool_channel *ProbeServer::NewChannel(wool_channel_options options,
                                      Carrier carrier) {
  wool_channel *channel = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  if (carrier == Carrier::kInProcess) {
    EXPECT_EQ(WOOL_OK, wool_server_channel(server, &options, &channel, &error))
        << error.message;
    return channel;
  }
  if (carrier == Carrier::kCurl) {
    EXPECT_EQ(WOOL_OK, wool_curl_install(&error)) << error.message;
    options.transport = WOOL_TRANSPORT_CURL;
  }
  EXPECT_EQ(WOOL_OK,
            wool_channel_new(address.c_str(), &options, &channel, &error))
      << error.message;
  return channel;
}

void ProbeServer::AwaitHolding(int n) {
  std::unique_lock<std::mutex> lock(mutex);
  changed.wait(lock, [&] { return holding == n; });
}

void ProbeServer::DriveUntilHolding(wool_channel *channel, int n) {
  for (;;) {
    {
      std::lock_guard<std::mutex> lock(mutex);
      if (holding == n)
        return;
    }
    wool_engine_dispatch(wool_channel_engine(channel), 1000000);
  }
}

void ProbeServer::Release() {
  std::lock_guard<std::mutex> lock(mutex);
  released = true;
  changed.notify_all();
}

std::string Text(wool_str s) {
  return std::string(s.data, s.len);
}

std::string Masked(const char *text) {
  std::string masked;
  while (*text) {
    if (strncmp(text, "0x", 2) != 0) {
      masked += *text++;
      continue;
    }
    masked += 'P';
    for (text += 2; isxdigit(static_cast<unsigned char>(*text)); text++)
      continue;
  }
  return masked;
}
