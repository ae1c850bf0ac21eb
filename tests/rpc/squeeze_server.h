/* A server of squeeze.Squeeze in this process, for the tests of compression. */
#ifndef WOOL_TESTS_RPC_SQUEEZE_SERVER_H
#define WOOL_TESTS_RPC_SQUEEZE_SERVER_H

#include <malloc.h>
#include <stdlib.h>
#include <wool/compression.h>

#include <memory>

#include "tests/rpc/probe_server.h"
#include "tests/rpc/squeeze.wool.h"
#include "tests/transport/test_certs.h"

/* Memory that is counted. */
class Counter {
public:
  Counter() {
    view_ = {[](void *self, size_t len) {
               return static_cast<Counter *>(self)->Note(malloc(len));
             },
             [](void *self, void *ptr, size_t len) {
               static_cast<Counter *>(self)->Forget(ptr);
               return static_cast<Counter *>(self)->Note(realloc(ptr, len));
             },
             [](void *self, void *ptr) {
               static_cast<Counter *>(self)->Forget(ptr);
               free(ptr);
             },
             this};
  }
  const wool_allocator *view() const {
    return &view_;
  }
  size_t peak() const {
    return peak_;
  }
  size_t held() const {
    return held_;
  }
  void Restart() {
    peak_ = held_.load();
  }

private:
  void *Note(void *ptr) {
    size_t now = held_ += malloc_usable_size(ptr);
    size_t before = peak_;
    while (now > before && !peak_.compare_exchange_weak(before, now))
      continue;
    return ptr;
  }
  void Forget(void *ptr) {
    held_ -= malloc_usable_size(ptr);
  }
  wool_allocator view_;
  std::atomic<size_t> held_{0};
  std::atomic<size_t> peak_{0};
};

class Squeezed : public testing::Test {
protected:
  ~Squeezed() override;
  void Start(Carrier carrier = Carrier::kTcp);
  uint16_t port() const {
    return static_cast<uint16_t>(
        std::stoi(address_.substr(address_.rfind(':') + 1)));
  }

  wool_server_options server_options = WOOL_SERVER_OPTIONS_INIT;
  wool_channel_options channel_options = WOOL_CHANNEL_OPTIONS_INIT;
  std::unique_ptr<wool_test::Authority> authority_;
  wool_test::Credentials server_credentials_;
  wool_test::Credentials client_credentials_;
  wool_server *server_ = nullptr;
  wool_channel *channel_ = nullptr;
  wool_context *context_ = nullptr;
  std::string address_;
};

/* With compression installed. */
class Installed : public Squeezed {
protected:
  void SetUp() override {
    wool_compression_install();
  }
};

/* From now on handlers of `hold` do not read, and then they do. */
void HoldReaders();
void ReleaseReaders();

wool_bytes View(const std::string &s);
std::string Str(wool_bytes bytes);

/* What became of an echo. */
struct Echoed {
  wool_code code = WOOL_OK;
  std::string data;
  std::string message;
  bool request = false; /* was compressed */
  bool response = false;
  wool_code asked = WOOL_OK;
};

/* `how` is a wool_compression, for the response. */
Echoed EchoOf(wool_call *call, const std::string &data, uint32_t how);

#endif
