// From targets to addresses: lists, the system's resolver, a program's own.

#include "runtime/transport/resolver.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <gtest/gtest.h>
#include <netdb.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "tests/transport/own_resolver.h"
#include "tests/transport/test_client.h"
#include "tests/transport/test_server.h"

namespace {

// What the system knows of "moving.test": addresses of loopback.
std::mutex names_lock;
std::string moving_address;
std::atomic<int> n_lookups{0};

} // namespace

// In place of the C library's, which libuv calls in a thread of its own. All
// other names are left to it.
extern "C" __attribute__((visibility("default"))) int
getaddrinfo(const char *node, const char *service, const addrinfo *hints,
            addrinfo **out) {
  using function =
      int (*)(const char *, const char *, const addrinfo *, addrinfo **);
  static auto real =
      reinterpret_cast<function>(dlsym(RTLD_NEXT, "getaddrinfo"));
  if (!node || std::string(node) != "moving.test")
    return real(node, service, hints, out);
  n_lookups++;
  std::lock_guard<std::mutex> hold(names_lock);
  if (moving_address.empty())
    return EAI_NONAME;
  return real(moving_address.c_str(), service, hints, out);
}

namespace wool_test {
namespace {

void name_means(const std::string &address) {
  std::lock_guard<std::mutex> hold(names_lock);
  moving_address = address;
}

// ---- targets with addresses in them ----

TEST(Resolver, ATargetMayHaveSeveralAddresses) {
  TestServer a, b;
  a.start();
  b.start();
  Client client;
  client.target = a.address() + "," + b.address().substr(5);
  client.options.load_balancing = "round_robin";
  client.ask();
  turn_until(client.loop, [&] {
    client.ask();
    return a.handler.n_seen() > 0 && b.handler.n_seen() > 0;
  });
}

std::string n_addresses(int n) {
  std::string target = "ipv4:127.0.0.1:1";
  for (int i = 1; i < n; i++)
    target += ",127.0.0.1:" + std::to_string(i + 1);
  return target;
}

TEST(Resolver, AsManyAddressesAsTheLimitSaysAndNotOneMore) {
  Client client;
  client.target = n_addresses(WOOL_MAX_ADDRESSES);
  client.make();
  wool_error error = WOOL_ERROR_INIT;
  std::string target = n_addresses(WOOL_MAX_ADDRESSES + 1);
  client.options.target = target.c_str();
  EXPECT_EQ(wooli_http2_client_new(client.loop, &client.options, &error),
            nullptr);
  EXPECT_EQ(error.code, WOOL_ERR_TYPE);
  EXPECT_STREQ(error.message, "target: 257 addresses exceed the limit of 256");
}

TEST(Resolver, AnAddressThatIsNoneIsToldByTheCalls) {
  Client client;
  client.target = "ipv4:127.0.0.1:1,localhost:2";
  EXPECT_EQ(client.ask(), "localhost is not an IPv4 address");
  client.drop();
  wool_error error = WOOL_ERROR_INIT;
  client.options.target = "ipv4:127.0.0.1:1,[::1]:2";
  EXPECT_EQ(wooli_http2_client_new(client.loop, &client.options, &error),
            nullptr);
  EXPECT_EQ(error.code, WOOL_ERR_TYPE);
}

// ---- names ----

class Dns : public testing::Test {
protected:
  void SetUp() override {
    n_lookups = 0;
    a_.start();
    b_.reset(new TestServer("127.0.0.2:" + std::to_string(a_.port())));
    b_->start();
    client_.target = "dns:moving.test:" + std::to_string(a_.port());
    name_means("127.0.0.1");
  }
  TestServer a_;
  std::unique_ptr<TestServer> b_; // another address, the same port
  Client client_;
};

TEST_F(Dns, ALostConnectionHasTheNameResolvedAnew) {
  client_.options.resolve_interval_ns = kMs;
  EXPECT_EQ(client_.ask(), a_.address());
  name_means("127.0.0.2");
  client_.turn_for(5 * kMs);
  EXPECT_EQ(n_lookups, 1) << "nothing was lost";
  a_.close();
  client_.turn_until_state(kIdle);
  turn_until(client_.loop, [&] { return n_lookups == 2; });
  turn_until(client_.loop, [&] { return client_.ask() == b_->address(); });
}

TEST_F(Dns, ButNotMoreOftenThanTheInterval) {
  client_.options.resolve_interval_ns = 10000 * kMs;
  for (int i = 0; i < 5; i++) {
    EXPECT_EQ(client_.ask(), a_.address());
    a_.close();
    client_.turn_until_state(kIdle);
    client_.turn();
  }
  EXPECT_EQ(n_lookups, 1);
}

TEST_F(Dns, ANameThatDoesNotResolveIsAskedForAgain) {
  name_means("");
  client_.options.resolve_interval_ns = 20 * kMs;
  auto patient = client_.begin("/echo/unary", true);
  patient->send("patience", true);
  std::string text = client_.ask();
  EXPECT_EQ(text.find("resolving moving.test: "), 0u) << text;
  EXPECT_EQ(client_.state(), kFailure);
  turn_until(client_.loop, [&] { return n_lookups >= 3; });
  EXPECT_FALSE(patient->ended);
  name_means("127.0.0.1");
  turn_until(client_.loop, [&] { return patient->ended; });
  EXPECT_EQ(patient->code, WOOL_OK) << patient->text;
}

TEST_F(Dns, AFailureLeavesTheAddressesThatAreKnown) {
  client_.options.resolve_interval_ns = kMs;
  EXPECT_EQ(client_.ask(), a_.address());
  name_means("");
  client_.turn_for(3 * kMs);
  a_.close();
  client_.turn_until_state(kIdle);
  turn_until(client_.loop, [&] { return n_lookups >= 2; });
  client_.turn_for(3 * kMs);
  EXPECT_EQ(client_.ask(), a_.address());
}

TEST_F(Dns, AClientMayGoWhileTheSystemIsAsked) {
  for (int i = 0; i < 20; i++) {
    Client other;
    other.target = client_.target;
    other.state(true);
    other.turn(1);
  }
}

// ---- a program's own ----

TEST(OwnScheme, GivesTheAddressesAndTheAuthority) {
  TestServer server;
  server.start();
  OwnResolver resolver;
  resolver.at_start = {server.address()};
  Client client;
  client.target = "test://registry/orders";
  EXPECT_EQ(client.ask(), server.address());
  EXPECT_EQ(resolver.target, "test://registry/orders");
  EXPECT_EQ(server.handler.take_closed().authority, "orders");
  client.drop();
  EXPECT_EQ(resolver.n_started, 1);
  EXPECT_EQ(resolver.n_stopped, 1);
}

TEST(OwnScheme, IsStartedByTheFirstCallOnly) {
  OwnResolver resolver;
  Client client;
  client.target = "test:x";
  client.make();
  client.turn();
  EXPECT_EQ(resolver.n_started, 0);
  client.drop();
  EXPECT_EQ(resolver.n_stopped, 0);
}

TEST(OwnScheme, CallsWaitForWhatAThreadPushes) {
  TestServer server;
  server.start();
  OwnResolver resolver;
  Client client;
  client.target = "test:x";
  auto call = client.begin("/echo/unary");
  call->send("question", true);
  turn_until(client.loop, [&] { return resolver.n_started == 1; });
  client.turn();
  EXPECT_FALSE(call->ended) << call->text;
  EXPECT_EQ(client.state(), WOOL_CONNECTIVITY_CONNECTING);
  std::thread pusher(
      [&] { EXPECT_EQ(resolver.push({server.address()}), WOOL_OK); });
  turn_until(client.loop, [&] { return call->ended; });
  pusher.join();
  EXPECT_EQ(call->code, WOOL_OK) << call->text;
}

TEST(OwnScheme, ManyThreadsMayPushWhileTheClientGoes) {
  TestServer server;
  server.start();
  OwnResolver resolver;
  std::unique_ptr<Client> client(new Client);
  client->target = "test:x";
  client->state(true);
  turn_until(client->loop, [&] { return resolver.n_started == 1; });
  std::atomic<bool> stop{false};
  std::vector<std::thread> pushers;
  std::atomic<int> n_pushed{0};
  for (int i = 0; i < 3; i++)
    pushers.emplace_back([&] {
      while (!stop) {
        EXPECT_EQ(resolver.push({server.address()}), WOOL_OK);
        n_pushed++;
      }
    });
  EXPECT_EQ(client->ask(), server.address());
  int before = n_pushed;
  client.reset();
  while (n_pushed < before + 10)
    std::this_thread::yield();
  stop = true;
  for (std::thread &t : pushers)
    t.join();
  EXPECT_EQ(resolver.n_stopped, 1);
}

TEST(OwnScheme, AFailureFailsCallsUntilThereAreAddresses) {
  TestServer server;
  server.start();
  OwnResolver resolver;
  Client client;
  client.target = "test:x";
  client.state(true);
  turn_until(client.loop, [&] { return resolver.n_started == 1; });
  wool_resolution_fail(resolver.resolution, "the registry is down");
  client.turn_until_state(kFailure);
  EXPECT_EQ(client.ask(), "the registry is down");
  EXPECT_EQ(resolver.push({}), WOOL_OK);
  client.turn();
  EXPECT_EQ(client.ask(), "the resolver knows no address");
  auto patient = client.begin("/echo/unary", true);
  patient->send("patience", true);
  EXPECT_EQ(resolver.push({server.address()}), WOOL_OK);
  turn_until(client.loop, [&] { return patient->ended; });
  EXPECT_EQ(patient->code, WOOL_OK) << patient->text;
  // Now that there are some, a failure is no reason to lose them.
  wool_resolution_fail(resolver.resolution, "the registry is down");
  client.turn();
  EXPECT_EQ(client.ask(), server.address());
}

TEST(OwnScheme, AStartThatFailsIsTriedAgain) {
  TestServer server;
  server.start();
  OwnResolver resolver;
  resolver.start_code = WOOL_UNAVAILABLE;
  resolver.start_text = "no registry";
  Client client;
  client.options.resolve_interval_ns = 5 * kMs;
  client.target = "test:x";
  EXPECT_EQ(client.ask(), "resolving test:x: no registry");
  auto patient = client.begin("/echo/unary", true);
  patient->send("patience", true);
  turn_until(client.loop, [&] { return resolver.n_started >= 2; });
  resolver.start_code = WOOL_OK;
  resolver.at_start = {server.address()};
  turn_until(client.loop, [&] { return patient->ended; });
  EXPECT_EQ(patient->code, WOOL_OK) << patient->text;
}

// What a resolver of the scheme "test:" tells, without a channel.
struct Told {
  int n_resolved = 0;
  int n_failed = 0;
};

const wooli_resolver_events kToldEvents = {
    [](void *u, const wooli_address *, size_t) {
      static_cast<Told *>(u)->n_resolved++;
    },
    [](void *u, const char *) { static_cast<Told *>(u)->n_failed++; },
    [](void *) {}};

TEST(OwnScheme, ASuccessEndsTheGrowthOfWaits) {
  OwnResolver program;
  Told told;
  wooli_loop *loop = wooli_loop_new(nullptr);
  wooli_resolver *resolver =
      wooli_resolver_new(loop, "test:x", 0, &kToldEvents, &told, nullptr);
  EXPECT_TRUE(wooli_resolver_ask(resolver));
  auto fail = [&] {
    int before = told.n_failed;
    wool_resolution_fail(program.resolution, "no");
    turn_until(loop, [&] { return told.n_failed > before; });
    EXPECT_FALSE(wooli_resolver_ask(resolver)) << "it is too early";
    return wooli_loop_timeout_ns(loop);
  };
  EXPECT_LE(fail(), WOOLI_RESOLVE_BACKOFF_FIRST_NS);
  EXPECT_GT(fail(), WOOLI_RESOLVE_BACKOFF_FIRST_NS);
  EXPECT_EQ(program.push({"127.0.0.1:1"}), WOOL_OK);
  turn_until(loop, [&] { return told.n_resolved == 1; });
  EXPECT_LE(fail(), WOOLI_RESOLVE_BACKOFF_FIRST_NS);
  wooli_resolver_free(resolver);
  wooli_loop_free(loop);
}

TEST(OwnScheme, IsAskedToLookAgainWhenAConnectionWasLost) {
  TestServer server;
  server.start();
  OwnResolver resolver;
  resolver.at_start = {server.address()};
  Client client;
  client.options.resolve_interval_ns = 50 * kMs;
  client.target = "test:x";
  for (int i = 0; i < 3; i++) {
    EXPECT_EQ(client.ask(), server.address());
    server.close();
    client.turn_until_state(kIdle);
  }
  EXPECT_LE(resolver.n_resolved, 1) << "within the interval";
  turn_until(client.loop, [&] { return resolver.n_resolved == 1; });
}

TEST(OwnScheme, APushThatIsWrongChangesNothing) {
  TestServer server;
  server.start();
  OwnResolver resolver;
  resolver.at_start = {server.address()};
  Client client;
  client.target = "test:x";
  EXPECT_EQ(client.ask(), server.address());
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(resolver.push({"localhost:80"}, &error), WOOL_ERR_TYPE);
  EXPECT_STREQ(error.message, "\"localhost:80\" is not one address");
  for (const char *wrong : {"", "x", "ipv4:1.2.3.4:5,1.2.3.4:6", "1.2.3.4"})
    EXPECT_EQ(resolver.push({server.address(), wrong}), WOOL_ERR_TYPE) << wrong;
  client.turn();
  EXPECT_EQ(client.ask(), server.address());
  EXPECT_EQ(server.n_connections(), 1u);
}

TEST(OwnScheme, AsManyAddressesAsTheLimitSaysAndNotOneMore) {
  OwnResolver resolver;
  Client client;
  client.target = "test:x";
  client.state(true);
  turn_until(client.loop, [&] { return resolver.n_started == 1; });
  std::vector<std::string> addresses(WOOL_MAX_ADDRESSES, "127.0.0.1:1");
  EXPECT_EQ(resolver.push(addresses), WOOL_OK);
  addresses.push_back("127.0.0.1:1");
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(resolver.push(addresses, &error), WOOL_ERR_LIMIT);
  EXPECT_STREQ(error.message, "257 addresses exceed the limit of 256");
}

TEST(OwnScheme, RegistersSchemesUpToTheLimitAndNotOneMore) {
  OwnResolver resolver; // has one
  wool_error error = WOOL_ERROR_INIT;
  wool_resolver_functions functions = {sizeof functions, nullptr, nullptr,
                                       nullptr};
  EXPECT_EQ(wool_resolver_register("x", &functions, nullptr, nullptr),
            WOOL_ERR_TYPE);
  functions.start = [](void *, const char *, wool_resolution *, void **,
                       wool_error *) { return WOOL_OK; };
  auto add = [&](const std::string &scheme) {
    wool_error_clear(&error);
    return wool_resolver_register(scheme.c_str(), &functions, nullptr, &error);
  };
  for (const char *wrong : {"", "9x", "X", "a_b", "a:", "a b"})
    EXPECT_EQ(add(wrong), WOOL_ERR_TYPE) << wrong;
  EXPECT_EQ(add(std::string(WOOLI_MAX_SCHEME_LEN + 1, 'a')), WOOL_ERR_TYPE);
  for (const char *taken : {"test", "dns", "ipv4", "unix"})
    EXPECT_EQ(add(taken), WOOL_ALREADY_EXISTS) << taken;
  EXPECT_EQ(add(std::string(WOOLI_MAX_SCHEME_LEN, 'a')), WOOL_OK);
  for (int i = 2; i < WOOL_MAX_RESOLVERS; i++)
    EXPECT_EQ(add("s" + std::to_string(i)), WOOL_OK);
  EXPECT_EQ(add("one-more"), WOOL_ERR_LIMIT);
  EXPECT_STREQ(error.message,
               "resolver of one-more: there are 32 schemes already");
}

} // namespace
} // namespace wool_test
