#include "tests/transport/test_server.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <future>

#include "runtime/transport/http2_server.h"
#include "runtime/transport/inprocess.h"
#include "runtime/transport/listener.h"
#include "runtime/wire/metadata.h"

namespace wool_test {

namespace {

std::string to_string(wool_str s) {
  return std::string(s.data, s.len);
}

wool_str to_view(const std::string &s) {
  return wool_str_n(s.data(), s.size());
}

} // namespace

// ---- the handler ----

struct Handler::Impl {
  explicit Impl(Handler *owner) : handler(owner) {
  }
  Handler *handler;
  wooli_server_events events{};
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Seen> closed;
};

namespace {

struct Exchange {
  Handler *handler = nullptr;
  wool_arena *arena = nullptr;
  wool_metadata metadata;
  Seen seen;
  std::deque<std::string> outgoing;       // the front one is under way
  std::deque<wool_compression> encodings; // of these
  bool sending = false;
  bool end = false;
};

Exchange *of(wooli_server_stream *stream) {
  return static_cast<Exchange *>(stream->user_data);
}

void finish(wooli_server_stream *stream, wool_code code,
            const std::string &message) {
  wooli_status status{};
  status.code = code;
  status.message = to_view(message);
  stream->vtable->finish(stream, &status, nullptr);
}

void send_next(wooli_server_stream *stream) {
  Exchange *x = of(stream);
  if (x->sending)
    return;
  if (x->outgoing.empty()) {
    if (x->end)
      finish(stream, WOOL_OK, "");
    return;
  }
  // In two slices, as an encoder with an appendix would.
  const std::string &bytes = x->outgoing.front();
  size_t cut = bytes.size() / 3;
  wooli_outgoing out{};
  out.encoding = x->encodings.front();
  out.head = wool_bytes_n(bytes.data(), cut);
  out.body = wool_bytes_n(bytes.data() + cut, bytes.size() - cut);
  x->sending = true;
  stream->vtable->send_message(stream, &out);
}

wool_metadata *on_metadata(void *server, wooli_server_stream *stream) {
  auto *handler = static_cast<Handler *>(server);
  auto *x = new Exchange;
  x->handler = handler;
  x->arena = wool_arena_new(nullptr, 0);
  wooli_metadata_init(&x->metadata, x->arena);
  stream->user_data = x;
  handler->n_open_++;
  handler->n_seen_++;
  return &x->metadata;
}

void answer_metadata(wooli_server_stream *stream) {
  Exchange *x = of(stream);
  wooli_status status{};
  status.code = WOOL_OK;
  status.message = wool_str_c("");
  stream->vtable->send_headers(stream, &x->metadata);
  stream->vtable->finish(stream, &status, &x->metadata);
}

void on_request(void *server, wooli_server_stream *stream,
                const wooli_request_head *head) {
  auto *handler = static_cast<Handler *>(server);
  Exchange *x = of(stream);
  handler->n_shown_++;
  stream->max_recv_message_len = handler->max_recv_message_len;
  x->seen.path = to_string(head->path);
  x->seen.authority = to_string(head->authority);
  x->seen.peer = head->peer;
  x->seen.peer_identity = head->peer_identity;
  x->seen.timeout_ns = head->timeout_ns;
  x->seen.announced = head->announced;
  x->seen.accepts = head->accepts;
  for (size_t i = 0; i < x->metadata.len; i++) {
    const wooli_metadata_pair &p = x->metadata.pairs[i];
    x->seen.metadata.emplace_back(
        to_string(p.key),
        std::string(reinterpret_cast<const char *>(p.value.data), p.value.len));
  }
  const std::string &path = x->seen.path;
  if (path == "/reset") {
    stream->vtable->reset(stream, WOOL_UNAVAILABLE);
  } else if (path == "/early") {
    finish(stream, WOOL_OK, "");
  } else if (path == "/big") {
    x->outgoing.emplace_back(size_t{16} << 20, 'b');
    x->encodings.push_back(WOOL_COMPRESSION_IDENTITY);
    x->end = true;
    send_next(stream);
  }
}

void on_message(wooli_server_stream *stream, wool_bytes bytes) {
  Exchange *x = of(stream);
  x->seen.n_messages++;
  x->seen.encodings.push_back(stream->message_encoding);
  if (!x->handler->hold_consume)
    stream->vtable->consume(stream, bytes.len);
  if (x->seen.path.rfind("/echo", 0) == 0) {
    x->outgoing.emplace_back(reinterpret_cast<const char *>(bytes.data),
                             bytes.len);
    x->encodings.push_back(stream->message_encoding);
    if (stream->message_encoding != WOOL_COMPRESSION_IDENTITY)
      stream->response_encoding = stream->message_encoding;
    if (x->seen.path != "/echo/unary")
      send_next(stream);
  }
}

void answer_status(wooli_server_stream *stream) {
  const std::string &path = of(stream)->seen.path;
  if (path.rfind("/status/", 0) == 0) {
    size_t slash = path.find('/', 8);
    finish(stream,
           static_cast<wool_code>(atoi(path.substr(8, slash - 8).c_str())),
           path.substr(slash + 1));
  } else if (path == "/special") {
    finish(stream, WOOL_UNKNOWN,
           "\t\ttest with whitespace\r\nand Unicode BMP "
           "\xe2\x98\xba and non-BMP \xf0\x9f\x98\x88"
           "\t\n and 100%");
  }
}

void on_half_closed(wooli_server_stream *stream) {
  Exchange *x = of(stream);
  x->seen.half_closed = true;
  if (x->seen.path.rfind("/echo", 0) == 0) {
    x->end = true;
    send_next(stream);
  } else if (x->seen.path == "/meta") {
    answer_metadata(stream);
  } else {
    answer_status(stream);
  }
}

void on_sent(wooli_server_stream *stream) {
  Exchange *x = of(stream);
  x->sending = false;
  x->outgoing.pop_front();
  x->encodings.pop_front();
  send_next(stream);
}

void on_closed(wooli_server_stream *stream, wool_code code) {
  Exchange *x = of(stream);
  Handler::Impl *impl = x->handler->impl.get();
  x->seen.closed = code;
  {
    std::lock_guard<std::mutex> lock(impl->mutex);
    impl->closed.push_back(x->seen);
    impl->changed.notify_all();
  }
  x->handler->n_open_--;
  wool_arena_free(x->arena);
  delete x;
}

} // namespace

Handler::Handler() : impl(new Impl(this)) {
  impl->events.metadata = on_metadata;
  impl->events.request = on_request;
  impl->events.message = on_message;
  impl->events.half_closed = on_half_closed;
  impl->events.sent = on_sent;
  impl->events.closed = on_closed;
}

Handler::~Handler() {
  EXPECT_EQ(n_open_, 0u) << "streams without an end";
}

const wooli_server_events *Handler::events() const {
  return &impl->events;
}

Seen Handler::take_closed() {
  std::unique_lock<std::mutex> lock(impl->mutex);
  EXPECT_TRUE(impl->changed.wait_for(lock, std::chrono::seconds(30), [this] {
    return !impl->closed.empty();
  })) << "no stream was closed";
  if (impl->closed.empty())
    return Seen();
  Seen seen = impl->closed.front();
  impl->closed.pop_front();
  return seen;
}

// ---- the thread ----

LoopThread::LoopThread() : loop_(wooli_loop_new(nullptr)) {
  thread_ = std::thread([this] {
    while (!stop_)
      wooli_loop_turn(loop_, -1);
  });
}

LoopThread::~LoopThread() {
  stop_ = true;
  wooli_loop_wake(loop_);
  thread_.join();
  wooli_loop_free(loop_);
}

namespace {

struct FunctionTask {
  wooli_task task{};
  const std::function<void()> *function = nullptr;
  std::promise<void> done;
};

} // namespace

void LoopThread::run(const std::function<void()> &function) {
  FunctionTask task;
  task.function = &function;
  task.task.run = [](wooli_task *t) {
    auto *self = reinterpret_cast<FunctionTask *>(t);
    (*self->function)();
    self->done.set_value();
  };
  auto done = task.done.get_future();
  wooli_loop_post(loop_, &task.task);
  done.wait();
}

// ---- the server ----

struct TestServer::Parts {
  wooli_listener *listener = nullptr;
  wooli_http2_server *server = nullptr;
  wooli_inprocess_server *inprocess = nullptr;
};

TestServer::TestServer(const std::string &listen)
    : listen_(listen), parts_(new Parts) {
  limits.max_concurrent_streams = 2000;
  limits.max_connections = 100;
  limits.handshake_timeout_ns = INT64_C(10000000000);
  limits.max_recv_message_len = WOOLI_DEFAULT_MAX_MESSAGE_LEN;
}

void TestServer::start() {
  thread_.run([this] {
    wool_error error = WOOL_ERROR_INIT;
    if (listen_ == "inprocess") {
      parts_->inprocess = wooli_inprocess_server_new(
          thread_.loop(), &limits, handler.events(), &handler, nullptr, &error);
      ASSERT_NE(parts_->inprocess, nullptr) << error.message;
      return;
    }
    parts_->server = wooli_http2_server_new(
        thread_.loop(), &limits, handler.events(), &handler, nullptr, &error);
    ASSERT_NE(parts_->server, nullptr) << error.message;
    parts_->listener = wooli_listener_new(
        thread_.loop(), listen_.c_str(),
        [](void *user_data, int fd) {
          wooli_http2_server_adopt(static_cast<wooli_http2_server *>(user_data),
                                   fd);
        },
        parts_->server, &error);
    ASSERT_NE(parts_->listener, nullptr) << error.message;
    ASSERT_TRUE(wooli_listener_start(parts_->listener));
    address_ = wooli_listener_address(parts_->listener);
  });
}

TestServer::~TestServer() {
  thread_.run([this] {
    wooli_listener_free(parts_->listener);
    wooli_http2_server_free(parts_->server);
    wooli_inprocess_server_free(parts_->inprocess);
  });
}

wooli_client_transport *TestServer::new_inprocess_client(wooli_loop *loop) {
  return wooli_inprocess_client_new(loop, parts_->inprocess, nullptr, nullptr);
}

uint16_t TestServer::port() const {
  return static_cast<uint16_t>(
      atoi(address_.substr(address_.rfind(':') + 1).c_str()));
}

void TestServer::drain() {
  std::promise<void> done;
  thread_.run([&] {
    wooli_listener_free(parts_->listener);
    parts_->listener = nullptr;
    auto drained = [](void *user_data) {
      static_cast<std::promise<void> *>(user_data)->set_value();
    };
    if (parts_->inprocess)
      wooli_inprocess_server_drain(parts_->inprocess, drained, &done);
    else
      wooli_http2_server_drain(parts_->server, drained, &done);
  });
  done.get_future().wait();
}

void TestServer::close() {
  thread_.run([this] {
    if (parts_->inprocess)
      wooli_inprocess_server_close(parts_->inprocess);
    else
      wooli_http2_server_close(parts_->server);
  });
}

size_t TestServer::n_connections() {
  size_t n = 0;
  thread_.run([&] { n = wooli_http2_server_n_connections(parts_->server); });
  return n;
}

size_t TestServer::queued_len() {
  size_t n = 0;
  thread_.run([&] { n = wooli_http2_server_queued_len(parts_->server); });
  return n;
}

} // namespace wool_test
