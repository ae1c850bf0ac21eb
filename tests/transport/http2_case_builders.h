// What the tables of cases are written with: frames, requests, outcomes.
#ifndef WOOL_TESTS_TRANSPORT_HTTP2_CASE_BUILDERS_H
#define WOOL_TESTS_TRANSPORT_HTTP2_CASE_BUILDERS_H

#include <algorithm>

#include "tests/transport/http2_cases.h"

namespace wool_test {

using B = std::string;

enum MoreFrames {
  kPriority = 2,
  kPushPromise = 5
};
enum MoreFlags {
  kHasPriority = 0x20
};
enum Setting {
  kHeaderTableSize = 1,
  kEnablePush = 2,
  kInitialWindowSize = 4,
  kMaxFrameSize = 5,
  kMaxHeaderListSize = 6
};

constexpr uint32_t kMaxWindow = 0x7fffffff;

inline B bytes(std::initializer_list<int> list) {
  B s;
  for (int b : list)
    s += static_cast<char>(b);
  return s;
}

inline B setting(int id, uint32_t value) {
  return bytes({id >> 8, id & 255}) + u32(value);
}

inline B settings(const B &entries) {
  return frame(kSettings, 0, 0, entries);
}

// A whole request, and one that may send more.
inline B ask(uint32_t id) {
  return request(id, "/echo/unary", {}, kEndHeaders | kEndStream);
}
inline B begin(uint32_t id) {
  return request(id, "/hang");
}

inline Fields request_fields() {
  return {{":method", "POST"},      {":scheme", "http"},
          {":path", "/echo/unary"}, {":authority", "test"},
          {"te", "trailers"},       {"content-type", "application/grpc"}};
}

inline B headers_of(const Fields &fields) {
  return frame(kHeaders, kEndHeaders | kEndStream, 1, hpack(fields));
}

// The request with a field put at its end, or in front of all.
inline B with(const std::string &name, const std::string &value) {
  Fields fields = request_fields();
  fields.emplace_back(name, value);
  return headers_of(fields);
}
inline B without(const std::string &name) {
  Fields fields = request_fields();
  fields.erase(
      std::remove_if(fields.begin(), fields.end(),
                     [&](const std::pair<std::string, std::string> &f) {
                       return f.first == name;
                     }),
      fields.end());
  return headers_of(fields);
}
inline B instead(const std::string &name, const std::string &value) {
  Fields fields = request_fields();
  for (auto &f : fields)
    if (f.first == name)
      f.second = value;
  return headers_of(fields);
}

inline B block() {
  return hpack(request_fields());
}

// The request's block with bytes of HPACK after it, or ahead of it.
inline B after_block(const B &more) {
  return frame(kHeaders, kEndHeaders | kEndStream, 1, block() + more);
}
inline B before_block(const B &more) {
  return frame(kHeaders, kEndHeaders | kEndStream, 1, more + block());
}

inline Http2Case connection_error(const char *section, const char *name,
                                  const B &bytes, std::vector<uint32_t> codes) {
  return {section, name, bytes, Outcome::kConnectionError, codes, 0, {}, false};
}
inline Http2Case stream_error(const char *section, const char *name,
                              const B &bytes, std::vector<uint32_t> codes,
                              uint32_t stream = 1) {
  return {section, name,   bytes, Outcome::kStreamError,
          codes,   stream, {},    false};
}
inline Http2Case either_error(const char *section, const char *name,
                              const B &bytes, std::vector<uint32_t> codes,
                              uint32_t stream = 1) {
  return {section, name,   bytes, Outcome::kEitherError,
          codes,   stream, {},    false};
}
inline Http2Case answered(const char *section, const char *name, const B &bytes,
                          uint32_t stream = 1) {
  return {section, name, bytes, Outcome::kAnswered, {}, stream, {}, false};
}
inline Http2Case ignored(const char *section, const char *name,
                         const B &bytes) {
  return {section, name, bytes, Outcome::kIgnored, {}, 0, {}, false};
}
inline Http2Case checked(const char *section, const char *name, const B &bytes,
                         std::function<void(RawPeer &)> check) {
  return {section, name, bytes, Outcome::kChecked, {}, 0, check, false};
}
inline Http2Case closed(const char *section, const char *name, const B &bytes) {
  return {section, name, bytes, Outcome::kClosed, {}, 0, {}, true};
}

using Cases = std::vector<Http2Case>;

// http2_cases_http.cc's: sections 8 and later, and HPACK.
void add_http_cases(Cases &all);

} // namespace wool_test

#endif
