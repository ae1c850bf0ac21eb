/* grpc.health.v1, as a client of ours sees it. */
#include <gtest/gtest.h>
#include <wool/health.h>
#include <wool/wool.h>

#include <thread>

#include "runtime/services/grpc/health/v1/health.wool.h"

namespace {

enum {
  UNKNOWN = grpc_health_v1_HealthCheckResponse_UNKNOWN,
  SERVING = grpc_health_v1_HealthCheckResponse_SERVING,
  NOT_SERVING = grpc_health_v1_HealthCheckResponse_NOT_SERVING,
  SERVICE_UNKNOWN = grpc_health_v1_HealthCheckResponse_SERVICE_UNKNOWN
};

class Health : public testing::Test {
protected:
  wool_server *server_ = nullptr;
  wool_health *health_ = nullptr;
  wool_channel *channel_ = nullptr;

  Health() {
    const char *address = "";
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(WOOL_OK, wool_server_new(nullptr, &server_, &error));
    EXPECT_EQ(WOOL_OK, wool_server_enable_health(server_, &health_, &error));
    EXPECT_EQ(WOOL_OK,
              wool_server_listen(server_, "127.0.0.1:0", &address, &error));
    EXPECT_EQ(WOOL_OK, wool_channel_new(address, nullptr, &channel_, &error));
    EXPECT_EQ(WOOL_OK, wool_server_start(server_, &error));
  }
  ~Health() override {
    wool_channel_unref(channel_);
    wool_server_free(server_);
  }
  int Check(const char *service, wool_code want = WOOL_OK) {
    wool_call *call = wool_call_new(channel_);
    grpc_health_v1_HealthCheckRequest request = {wool_str_c(service), {}};
    const grpc_health_v1_HealthCheckResponse *response = nullptr;
    EXPECT_EQ(want, grpc_health_v1_Health_Check(call, &request, &response));
    int status = response ? response->status : -1;
    wool_call_free(call);
    return status;
  }
};

struct Watch {
  wool_call *call;
  Watch(wool_channel *channel, const char *service)
      : call(wool_call_new(channel)) {
    grpc_health_v1_HealthCheckRequest request = {wool_str_c(service), {}};
    EXPECT_EQ(WOOL_OK, grpc_health_v1_Health_Watch_open(call, &request));
  }
  ~Watch() {
    wool_call_free(call);
  }
  int Next() {
    const grpc_health_v1_HealthCheckResponse *response;
    wool_code rc = grpc_health_v1_Health_Watch_recv(call, &response);
    return rc ? -static_cast<int>(rc) : response->status;
  }
};

TEST_F(Health, OfTheServerIsServingAndOfOthersUnknown) {
  EXPECT_EQ(SERVING, Check(""));
  EXPECT_EQ(-1, Check("shop.Cart", WOOL_NOT_FOUND));
  EXPECT_EQ(WOOL_OK,
            wool_health_set(health_, "shop.Cart", WOOL_HEALTH_NOT_SERVING));
  EXPECT_EQ(NOT_SERVING, Check("shop.Cart"));
  EXPECT_EQ(WOOL_OK, wool_health_set(health_, "", WOOL_HEALTH_UNKNOWN));
  EXPECT_EQ(UNKNOWN, Check(""));
}

TEST_F(Health, IsWatchedFromNowOn) {
  Watch first(channel_, "shop.Cart"), whole(channel_, "");
  EXPECT_EQ(SERVICE_UNKNOWN, first.Next());
  EXPECT_EQ(SERVING, whole.Next());
  (void)wool_health_set(health_, "shop.Cart", WOOL_HEALTH_SERVING);
  EXPECT_EQ(SERVING, first.Next());
  Watch second(channel_, "shop.Cart");
  EXPECT_EQ(SERVING, second.Next());
  (void)wool_health_set(health_, "shop.Cart",
                        WOOL_HEALTH_SERVING); /* no news */
  (void)wool_health_set(health_, "shop.Cart", WOOL_HEALTH_NOT_SERVING);
  EXPECT_EQ(NOT_SERVING, first.Next());
  EXPECT_EQ(NOT_SERVING, second.Next());
}

TEST_F(Health, ThoseWhoGoAwayAreForgotten) {
  for (int i = 0; i < 50; i++) {
    Watch watch(channel_, ("service" + std::to_string(i)).c_str());
    EXPECT_EQ(SERVICE_UNKNOWN, watch.Next());
  }
  EXPECT_EQ(SERVING, Check("")) << "nothing is left behind, says the sanitizer";
}

TEST_F(Health, IsSetByOneThreadWhileOthersComeAndGo) {
  std::thread setter([this] {
    for (int i = 0; i < 300; i++)
      (void)wool_health_set(health_, "busy",
                            i % 2 ? WOOL_HEALTH_SERVING
                                  : WOOL_HEALTH_NOT_SERVING);
  });
  for (int i = 0; i < 50; i++) {
    Watch watch(channel_, "busy");
    EXPECT_LE(0, watch.Next());
  }
  setter.join();
  EXPECT_EQ(SERVING, Check("busy"));
}

TEST_F(Health, AWatchEndsWithTheServer) {
  Watch watch(channel_, "");
  EXPECT_EQ(SERVING, watch.Next());
  std::thread ending([this] { wool_server_shutdown(server_, 0); });
  EXPECT_EQ(-WOOL_UNAVAILABLE, watch.Next());
  ending.join();
}

TEST_F(Health, ListsWhatIsKnown) {
  (void)wool_health_set(health_, "shop.Cart", WOOL_HEALTH_NOT_SERVING);
  Watch watch(channel_, "nobody.Knows");
  EXPECT_EQ(SERVICE_UNKNOWN, watch.Next());
  wool_call *call = wool_call_new(channel_);
  grpc_health_v1_HealthListRequest request = {};
  const grpc_health_v1_HealthListResponse *response;
  ASSERT_EQ(WOOL_OK, grpc_health_v1_Health_List(call, &request, &response));
  ASSERT_EQ(2u, response->n_statuses);
  int cart = 0, whole = 0;
  for (size_t i = 0; i < 2; i++) {
    const auto &entry = response->statuses[i];
    (entry.key.len ? cart : whole) = entry.value->status;
  }
  EXPECT_EQ(NOT_SERVING, cart);
  EXPECT_EQ(SERVING, whole);
  wool_call_free(call);
}

} // namespace
