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

wool_str TextOr(wool_code rc, wool_str value) {
  return rc ? wool_str_c("-") : value;
}

wool_code Bridged(wool_call *, wool_str *out_trace, wool_bytes *out_stamp,
                  wool_str *out_quiet, wool_str *out_deaf) {
  *out_trace = TextOr(probe_trace_get(out_trace), *out_trace);
  if (probe_stamp_get(out_stamp))
    *out_stamp = wool_bytes_n("-", 1);
  *out_quiet = TextOr(probe_quiet_get(out_quiet), *out_quiet);
  *out_deaf = TextOr(probe_deaf_get(out_deaf), *out_deaf);
  return WOOL_OK;
}

/* The trace now, for a response. */
wool_str TraceIn(wool_call *call) {
  wool_str trace;
  return wool_arena_str(wool_call_arena(call),
                        TextOr(probe_trace_get(&trace), trace));
}

wool_code Retrace(wool_call *call, wool_str trace, wool_str *out_before,
                  wool_str *out_old, wool_str *out_after) {
  *out_before = TraceIn(call);
  wool_token *token = probe_trace_set(trace);
  void *old;
  bool has_old = wool_token_old_value(token, &old);
  *out_old = wool_str_c(has_old ? "some" : "-");
  EXPECT_EQ(WOOL_OK, probe_trace_reset(token, nullptr));
  wool_token_unref(token);
  *out_after = TraceIn(call);
  return WOOL_OK;
}

wool_code Retraces(wool_call *call) {
  wool_str trace;
  wool_code rc;
  while ((rc = probe_Probe_retraces_next(call, &trace)) == WOOL_OK) {
    wool_token *token = probe_trace_set(trace);
    EXPECT_EQ(WOOL_OK, probe_trace_reset(token, nullptr));
    wool_token_unref(token);
    if ((rc = probe_Probe_retraces_yield(call, TraceIn(call))))
      return rc;
  }
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

wool_code SetTrace(wool_call *call, wool_str trace, wool_token **out_undo) {
  *out_undo = wool_call_take_token(call, probe_trace_set(trace));
  return WOOL_OK;
}

wool_code Heard(wool_call *call, wool_str key, uint32_t *out_count,
                wool_bytes *out_value) {
  const wool_metadata *metadata = wool_call_request_metadata(call);
  for (size_t i = wool_metadata_len(metadata); i-- > 0;) {
    wool_str at;
    wool_bytes value;
    wool_metadata_at(metadata, i, &at, &value);
    if (!wool_str_equal(at, key))
      continue;
    ++*out_count;
    *out_value = value;
  }
  return WOOL_OK;
}

wool_code Forward(wool_call *call, wool_str address, wool_str *out_trace) {
  wool_channel *channel = nullptr;
  wool_str there = wool_str_c("");
  if (wool_channel_new(address.data, nullptr, &channel, nullptr))
    return wool_call_fail(call, WOOL_INVALID_ARGUMENT, "no address");
  wool_call *onward = wool_call_new(channel);
  wool_code rc = probe_Probe_bridged(onward, &there, nullptr, nullptr, nullptr);
  *out_trace = wool_arena_str(wool_call_arena(call), there);
  wool_call_free(onward);
  wool_channel_unref(channel);
  return rc;
}

wool_code Identity(wool_call *call, wool_str *out_identity) {
  *out_identity = wool_str_c(wool_call_peer_identity(call));
  return WOOL_OK;
}

const probe_Probe_handlers handlers = {
    Echo,     Fail,  Hold,         Whoami,   SetTenant, Undo,    Unpack,
    Secret,   Pause, LeaveEntered, Garble,   Bridged,   Retrace, SetTrace,
    Retraces, Heard, Forward,      Identity, nullptr};

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
