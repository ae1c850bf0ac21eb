#include <vector>

#include "tests/rpc/probe_server.h"

namespace {

wool_code EchoOnce(wool_channel *channel, std::string *message = nullptr) {
  Call call(channel);
  wool_code rc = probe_Probe_echo(call, wool_bytes_n("x", 1), nullptr);
  if (message)
    *message = call.message();
  return rc;
}

TEST(Server, ShutdownLetsCallsUnderWayEnd) {
  ProbeServer server;
  wool_channel *channel = server.NewChannel();
  wool_call *call = wool_call_new(channel);
  ASSERT_EQ(WOOL_OK, probe_Probe_hold_start(call, nullptr, nullptr));
  server.DriveUntilHolding(channel, 1);
  std::thread stopper([&] { wool_server_shutdown(server.server, -1); });
  server.Release();
  EXPECT_EQ(WOOL_OK, wool_call_wait(call));
  stopper.join();
  EXPECT_EQ(WOOL_UNAVAILABLE, EchoOnce(channel));
  wool_call_free(call);
  wool_channel_unref(channel);
}

TEST(Server, ShutdownCancelsWhatOutlivesTheGrace) {
  ProbeServer server;
  wool_channel *channel = server.NewChannel();
  wool_call *call = wool_call_new(channel);
  ASSERT_EQ(WOOL_OK, probe_Probe_hold_start(call, nullptr, nullptr));
  server.DriveUntilHolding(channel, 1);
  wool_server_shutdown(server.server, 10000000);
  EXPECT_EQ(WOOL_UNAVAILABLE, wool_call_wait(call));
  server.AwaitHolding(0);
  EXPECT_EQ(1, server.cancelled);
  wool_call_free(call);
  wool_channel_unref(channel);
}

TEST(Server, ShutdownTwiceIsOnce) {
  ProbeServer server;
  wool_server_shutdown(server.server, 0);
  wool_server_shutdown(server.server, 0);
  wool_server_wait(server.server);
}

TEST(Server, FreedWithoutEverStarting) {
  wool_server *server;
  ASSERT_EQ(WOOL_OK, wool_server_new(nullptr, &server, nullptr));
  wool_server_free(server);
  wool_server_free(nullptr);
}

TEST(Server, ASecondRegistrationIsAnError) {
  wool_server *server;
  wool_error error = WOOL_ERROR_INIT;
  static const probe_Probe_handlers none = {};
  ASSERT_EQ(WOOL_OK, wool_server_new(nullptr, &server, nullptr));
  EXPECT_EQ(WOOL_OK, probe_Probe_register(server, &none, nullptr, &error));
  EXPECT_EQ(WOOL_ALREADY_EXISTS,
            probe_Probe_register(server, &none, nullptr, &error));
  EXPECT_STREQ("/probe.Probe/echo is already registered", error.message);
  wool_server_free(server);
}

TEST(Server, AServiceThatClashesIsNotRegisteredInPart) {
  wool_server *server;
  wool_error error = WOOL_ERROR_INIT;
  static const probe_Probe_handlers none = {};
  wool_method methods[3] = {probe_Probe_service.methods[0],
                            probe_Probe_service.methods[0],
                            probe_Probe_service.methods[0]};
  methods[0].path = "/other.Service/first";
  methods[1].path = "/other.Service/second";
  wool_service service = probe_Probe_service;
  service.methods = methods;
  service.n_methods = 3;
  ASSERT_EQ(WOOL_OK, wool_server_new(nullptr, &server, nullptr));
  ASSERT_EQ(WOOL_OK, probe_Probe_register(server, &none, nullptr, nullptr));
  EXPECT_EQ(WOOL_ALREADY_EXISTS,
            wool_server_register(server, &service, &none, nullptr, &error));
  EXPECT_STREQ("/probe.Probe/echo is already registered", error.message);
  service.n_methods = 2;
  EXPECT_EQ(WOOL_OK,
            wool_server_register(server, &service, &none, nullptr, nullptr));
  wool_server_free(server);
}

TEST(Server, NothingIsRegisteredAfterTheStart) {
  ProbeServer server;
  static const probe_Probe_handlers none = {};
  EXPECT_EQ(WOOL_FAILED_PRECONDITION,
            probe_Probe_register(server.server, &none, nullptr, nullptr));
}

TEST(Server, ASecondStartIsAnErrorAndHarmless) {
  ProbeServer server;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, wool_server_start(server.server, &error));
  EXPECT_STREQ("starting: the server has started", error.message);
}

TEST(Server, AnAddressInUseIsAnError) {
  ProbeServer first;
  wool_server *second;
  wool_error error = WOOL_ERROR_INIT;
  ASSERT_EQ(WOOL_OK, wool_server_new(nullptr, &second, nullptr));
  EXPECT_EQ(WOOL_UNAVAILABLE,
            wool_server_listen(second, first.address.c_str(), nullptr, &error));
  EXPECT_NE(nullptr, strstr(error.message, "in use")) << error.message;
  wool_server_free(second);
}

TEST(Server, SeveralLoopsServeSeveralConnections) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.n_loops = 3;
  ProbeServer server(options);
  std::vector<std::thread> threads;
  std::atomic<int> ok{0};
  for (int t = 0; t < 6; t++)
    threads.emplace_back([&] {
      wool_channel *channel = server.NewChannel();
      for (int i = 0; i < 50; i++)
        ok += EchoOnce(channel) == WOOL_OK;
      wool_channel_unref(channel);
    });
  for (std::thread &t : threads)
    t.join();
  EXPECT_EQ(300, ok);
}

TEST(Server, WithOneThreadHandlersRunOneAfterTheOther) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.max_threads = 1;
  ProbeServer server(options);
  wool_channel *channel = server.NewChannel();
  for (int i = 0; i < 20; i++)
    EXPECT_EQ(WOOL_OK, EchoOnce(channel));
  EXPECT_EQ(1u, server.threads.size());
  wool_channel_unref(channel);
}

/* An answer does not wait for the handlers that were ready behind its own. */
TEST(Server, AnswersLeaveBeforeSlowHandlersBehindThem) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.max_threads = 1;
  ProbeServer server(options);
  wool_channel *channel = server.NewChannel();
  ASSERT_EQ(WOOL_OK, EchoOnce(channel)); /* connected */
  {
    /* The other two come while this one keeps the only thread, so both are
     * ready when it is done. */
    Call blocker(channel), first(channel), last(channel);
    wool_call_set_timeout(first, 20000000000);
    ASSERT_EQ(WOOL_OK, probe_Probe_pause_start(blocker, 100, nullptr, nullptr));
    ASSERT_EQ(WOOL_OK, probe_Probe_pause_start(first, 5, nullptr, nullptr));
    ASSERT_EQ(WOOL_OK, probe_Probe_hold_start(last, nullptr, nullptr));
    EXPECT_EQ(WOOL_OK, wool_call_wait(first));
    server.Release();
    EXPECT_EQ(WOOL_OK, wool_call_wait(last));
    EXPECT_EQ(WOOL_OK, wool_call_wait(blocker));
  }
  wool_channel_unref(channel);
}

/* Handlers that block beyond the number of threads wait for one; nothing is
 * lost, and what is let go gets its turn. */
TEST(Server, MoreBlockedHandlersThanThreadsWaitTheirTurn) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.max_threads = 3;
  ProbeServer server(options);
  wool_channel *channel = server.NewChannel();
  std::vector<wool_call *> calls;
  for (int i = 0; i < 12; i++) {
    calls.push_back(wool_call_new(channel));
    ASSERT_EQ(WOOL_OK, probe_Probe_hold_start(calls.back(), nullptr, nullptr));
  }
  server.DriveUntilHolding(channel, 3);
  server.Release();
  for (wool_call *call : calls) {
    EXPECT_EQ(WOOL_OK, wool_call_wait(call));
    wool_call_free(call);
  }
  wool_channel_unref(channel);
}

TEST(Server, ClientsThatGoAwayLeaveNothingBehind) {
  ProbeServer server;
  for (int i = 0; i < 20; i++) {
    wool_channel *channel = server.NewChannel();
    wool_call *call = wool_call_new(channel);
    ASSERT_EQ(WOOL_OK, probe_Probe_hold_start(call, nullptr, nullptr));
    server.DriveUntilHolding(channel, 1);
    wool_call_free(call);
    wool_channel_unref(channel);
    server.AwaitHolding(0);
  }
  EXPECT_EQ(20, server.cancelled);
}

TEST(Channel, TheCurlTransportMustBeInstalled) {
  wool_channel *channel;
  wool_error error = WOOL_ERROR_INIT;
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.transport = WOOL_TRANSPORT_CURL;
  EXPECT_EQ(WOOL_FAILED_PRECONDITION,
            wool_channel_new("127.0.0.1:1", &options, &channel, &error));
}

} // namespace
