#include "tests/rpc/luck_server.h"

namespace {

LuckServer *Self(wool_call *call) {
  return static_cast<LuckServer *>(wool_call_user_data(call));
}

wool_code Pull(wool_call *call, wool_bytes data, wool_token *undo,
               wool_str *out_tenant) {
  int n = Self(call)->Begin(call);
  return Self(call)->pull(call, n, data, undo, out_tenant);
}

wool_code Upload(wool_call *call, uint64_t *out_len) {
  int n = Self(call)->Begin(call);
  return Self(call)->upload(call, n, out_len);
}

wool_code Chat(wool_call *call) {
  int n = Self(call)->Begin(call);
  return Self(call)->chat(call, n);
}

wool_code Count(wool_call *call, uint32_t count) {
  int n = Self(call)->Begin(call);
  return Self(call)->count(call, n, count);
}

const luck_Luck_handlers handlers = {Pull, Upload, Chat, Count};

void Add(wool_metadata *metadata, const char *key, const std::string &value) {
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK,
            wool_metadata_add(metadata, wool_str_c(key),
                              wool_bytes_n(value.data(), value.size()), &error))
      << error.message;
}

} // namespace

LuckServer::LuckServer(Carrier carrier, wool_server_options options)
    : carrier_(carrier) {
  wool_error error = WOOL_ERROR_INIT;
  const char *bound = "";
  EXPECT_EQ(WOOL_OK, wool_server_new(&options, &server, &error));
  EXPECT_EQ(WOOL_OK, luck_Luck_register(server, &handlers, this, &error));
  EXPECT_EQ(WOOL_OK, wool_server_listen(server, "127.0.0.1:0", &bound, &error));
  address = bound;
  EXPECT_EQ(WOOL_OK, wool_server_start(server, &error)) << error.message;
}

LuckServer::~LuckServer() {
  for (wool_channel *channel : channels_)
    wool_channel_unref(channel);
  wool_server_free(server);
}

wool_channel *LuckServer::Channel(const std::string &config,
                                  wool_channel_options options,
                                  const std::string &where) {
  wool_error error = WOOL_ERROR_INIT;
  wool_channel *channel = nullptr;
  wool_service_config *parsed = nullptr;
  EXPECT_EQ(WOOL_OK, wool_service_config_new(wool_str_c(config.c_str()),
                                             &parsed, &error))
      << error.message;
  options.service_config = parsed;
  if (carrier_ == Carrier::kInProcess && where.empty())
    EXPECT_EQ(WOOL_OK, wool_server_channel(server, &options, &channel, &error));
  else
    EXPECT_EQ(WOOL_OK,
              wool_channel_new((where.empty() ? address : where).c_str(),
                               &options, &channel, &error))
        << error.message;
  wool_service_config_unref(parsed); /* the channel has its own reference */
  channels_.push_back(channel);
  return channel;
}

int LuckServer::Begin(wool_call *call) {
  std::lock_guard<std::mutex> lock(mutex_);
  previous_.push_back(
      Get(wool_call_request_metadata(call), "grpc-previous-rpc-attempts"));
  changed_.notify_all();
  return static_cast<int>(previous_.size());
}

std::vector<std::string> LuckServer::Previous() {
  std::lock_guard<std::mutex> lock(mutex_);
  return previous_;
}

int LuckServer::Attempts() {
  return static_cast<int>(Previous().size());
}

void LuckServer::AwaitAttempts(int n) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [&] { return static_cast<int>(previous_.size()) >= n; });
}

void LuckServer::DriveUntilAttempts(wool_channel *channel, int n) {
  while (Attempts() < n)
    wool_engine_dispatch(wool_channel_engine(channel), 1000000);
}

void LuckServer::AwaitCancel(wool_call *call) {
  while (!wool_call_is_cancelled(call))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

std::string EveryMethod(const std::string &fields, const std::string &more) {
  return "{\"methodConfig\":[{\"name\":[{}]," + fields + "}]" +
         (more.empty() ? "" : "," + more) + "}";
}

std::string RetryPolicy(int max_attempts, const char *initial_backoff,
                        const char *max_backoff) {
  return "\"retryPolicy\":{\"maxAttempts\":" + std::to_string(max_attempts) +
         ",\"initialBackoff\":\"" + initial_backoff + "\",\"maxBackoff\":\"" +
         max_backoff +
         "\",\"backoffMultiplier\":2,\"retryableStatusCodes\":"
         "[\"UNAVAILABLE\"]}";
}

std::string HedgingPolicy(int max_attempts, const char *delay) {
  return "\"hedgingPolicy\":{\"maxAttempts\":" + std::to_string(max_attempts) +
         ",\"hedgingDelay\":\"" + delay +
         "\",\"nonFatalStatusCodes\":[\"UNAVAILABLE\"]}";
}

void AddTrailer(wool_call *call, const char *key, const std::string &value) {
  Add(wool_call_trailing_metadata(call), key, value);
}

void AddHeader(wool_call *call, const char *key, const std::string &value) {
  Add(wool_call_initial_metadata(call), key, value);
}

std::string Get(const wool_metadata *metadata, const char *key) {
  wool_bytes value;
  if (!wool_metadata_get(metadata, wool_str_c(key), &value))
    return "-";
  return std::string(reinterpret_cast<const char *>(value.data), value.len);
}

std::string Tenant() {
  wool_str tenant = {nullptr, 0};
  EXPECT_EQ(WOOL_OK, luck_tenant_get(&tenant));
  return Text(tenant);
}
