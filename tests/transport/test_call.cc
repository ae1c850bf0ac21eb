#include "tests/transport/test_call.h"

#include <gtest/gtest.h>

namespace wool_test {

const wooli_client_events Call::events_ = {
    [](void *u) { static_cast<Call *>(u)->headers = true; },
    [](void *u, wool_bytes bytes) {
      auto *call = static_cast<Call *>(u);
      call->messages.emplace_back(reinterpret_cast<const char *>(bytes.data),
                                  bytes.len);
      call->encodings.push_back(call->stream_->message_encoding);
      if (call->auto_consume)
        call->stream_->vtable->consume(call->stream_, bytes.len);
      if (call->on_message)
        call->on_message();
    },
    [](void *u) {
      auto *call = static_cast<Call *>(u);
      call->n_sent++;
      if (call->on_sent)
        call->on_sent();
    },
    [](void *u, const wooli_status *status) {
      auto *call = static_cast<Call *>(u);
      EXPECT_FALSE(call->ended) << "a second end";
      call->ended = true;
      call->live_ = false;
      call->code = status->code;
      call->text.assign(status->message.data, status->message.len);
      call->details.assign(reinterpret_cast<const char *>(status->details.data),
                           status->details.len);
      call->from_peer = status->from_peer;
      if (call->on_ended)
        call->on_ended();
    }};

Call::Call(wooli_client_transport *transport, const std::string &path,
           size_t max_recv)
    : transport_(transport), path_(path), max_recv_(max_recv),
      arena_(wool_arena_new(nullptr, 0)) {
  wooli_metadata_init(&request_metadata, arena_);
  wooli_metadata_init(&initial, arena_);
  wooli_metadata_init(&trailing, arena_);
}

Call::~Call() {
  if (live_)
    cancel();
  wool_arena_free(arena_);
}

void Call::add(const std::string &key, const std::string &value) {
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(wool_metadata_add(&request_metadata,
                              wool_str_n(key.data(), key.size()),
                              wool_bytes_n(value.data(), value.size()), &error),
            WOOL_OK)
      << error.message;
}

void Call::open() {
  wooli_client_request request{};
  request.path = wool_str_n(path_.data(), path_.size());
  request.timeout_ns = timeout_ns;
  request.metadata = &request_metadata;
  request.announce = announce;
  request.wait_for_ready = wait_for_ready;
  request.max_recv_message_len = max_recv_;
  request.encoding = encoding;
  live_ = true;
  stream_ = transport_->vtable->open(transport_, arena_, &request, &initial,
                                     &trailing, &events_, this);
  ASSERT_NE(stream_, nullptr);
  EXPECT_FALSE(ended) << "ended inside open";
}

void Call::send(const std::string &message, bool end, wool_compression how) {
  outgoing_ = message;
  size_t cut = outgoing_.size() / 2;
  wooli_outgoing out{};
  out.encoding = how;
  out.head = wool_bytes_n(outgoing_.data(), cut);
  out.body = wool_bytes_n(outgoing_.data() + cut, outgoing_.size() - cut);
  stream_->vtable->send(stream_, &out, end);
}

void Call::end() {
  stream_->vtable->end(stream_);
}

void Call::cancel() {
  live_ = false;
  stream_->vtable->cancel(stream_);
  // Whoever still reads it is caught by the sanitizer.
  std::string().swap(outgoing_);
}

void turn_until(wooli_loop *loop, const std::function<bool()> &condition) {
  int64_t give_up = wooli_now_ns() + INT64_C(30000000000);
  while (!condition()) {
    ASSERT_LT(wooli_now_ns(), give_up) << "nothing happened";
    // The condition may be another thread's doing, which wakes nobody here.
    wooli_loop_turn(loop, INT64_C(2000000));
  }
}

std::string value_of(const wool_metadata &list, const std::string &key) {
  wool_bytes value{};
  if (!wool_metadata_get(&list, wool_str_n(key.data(), key.size()), &value))
    return "(none)";
  return std::string(reinterpret_cast<const char *>(value.data), value.len);
}

} // namespace wool_test
