/* A real etcd, spoken to through stubs made from extern services. */
#include <wool/wool.h>

#include <functional>
#include <memory>

#include "examples/etcd/rpc.wool.h"
#include "tests/integration/child.h"
#include "tests/rpc/probe_server.h"
#include "tests/scenario/tap.h"
#include "tests/transport/raw_http2.h"

namespace {

wool_bytes Bytes(const std::string &text) {
  return wool_bytes_n(text.data(), text.size());
}

std::string Of(wool_bytes bytes) {
  return std::string(reinterpret_cast<const char *>(bytes.data), bytes.len);
}

class Etcd : public testing::Test {
protected:
  static std::unique_ptr<Child> etcd_;
  wool_channel *channel_ = nullptr;
  std::string prefix_; /* of the test's keys */
  std::string prefix_end_;

  static void SetUpTestSuite() {
    etcd_.reset(new Child({Runfile("tests/integration/run_etcd.py")}));
  }
  static void TearDownTestSuite() {
    etcd_.reset();
  }
  void SetUp() override {
    if (etcd_->line().rfind("missing: ", 0) == 0)
      GTEST_SKIP() << etcd_->line();
    const std::string name =
        testing::UnitTest::GetInstance()->current_test_info()->name();
    prefix_ = name + "/";
    prefix_end_ = name + "0";
    channel_ = NewChannel(etcd_->line());
  }
  void TearDown() override {
    wool_channel_unref(channel_);
  }
  static wool_channel *NewChannel(const std::string &address) {
    wool_channel *channel = nullptr;
    EXPECT_EQ(WOOL_OK,
              wool_channel_new(address.c_str(), nullptr, &channel, nullptr));
    return channel;
  }
  std::string Key(const std::string &name) const {
    return prefix_ + name;
  }
  void Put(const std::string &key, const std::string &value,
           int64_t lease = 0) {
    etcdserverpb_PutRequest request = {};
    std::string full = Key(key);
    request.key = Bytes(full);
    request.value = Bytes(value);
    request.lease = lease;
    Call call(channel_);
    ASSERT_EQ(WOOL_OK, etcdserverpb_KV_Put(call, &request, nullptr))
        << call.message();
  }
  etcdserverpb_RangeRequest All() const {
    etcdserverpb_RangeRequest request = {};
    request.key = Bytes(prefix_);
    request.range_end = Bytes(prefix_end_);
    return request;
  }
  /* "key=value …", without the prefix, and the count. */
  std::string Found(const etcdserverpb_RangeRequest &request) {
    Call call(channel_);
    const etcdserverpb_RangeResponse *found = nullptr;
    EXPECT_EQ(WOOL_OK, etcdserverpb_KV_Range(call, &request, &found))
        << call.message();
    std::string text;
    for (size_t i = 0; found && i < found->n_kvs; i++)
      text += Of(found->kvs[i].key).substr(prefix_.size()) + "=" +
              Of(found->kvs[i].value) + " ";
    return found ? text + "of " + std::to_string(found->count) +
                       (found->more ? ", more" : "")
                 : text;
  }
  int64_t Grant(int64_t id, int64_t ttl_s) {
    Call call(channel_);
    etcdserverpb_LeaseGrantRequest request = {ttl_s, id, {}};
    const etcdserverpb_LeaseGrantResponse *granted = nullptr;
    EXPECT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseGrant(call, &request, &granted))
        << call.message();
    return granted ? granted->ID : 0;
  }
};

std::unique_ptr<Child> Etcd::etcd_;

TEST_F(Etcd, RangesAreSortedAndLimited) {
  Put("a", "3");
  Put("b", "1");
  Put("c", "2");
  etcdserverpb_RangeRequest request = All();
  EXPECT_EQ("a=3 b=1 c=2 of 3", Found(request));
  request.sort_target = etcdserverpb_RangeRequest_VALUE;
  request.sort_order = etcdserverpb_RangeRequest_DESCEND;
  EXPECT_EQ("a=3 c=2 b=1 of 3", Found(request));
  request.limit = 1;
  EXPECT_EQ("a=3 of 3, more", Found(request));
  request.keys_only = true;
  EXPECT_EQ("a= of 3, more", Found(request));
  request = All();
  request.count_only = true;
  EXPECT_EQ("of 3", Found(request));
}

TEST_F(Etcd, ABigValueComesBack) {
  const std::string value(1 << 20, 'v');
  Put("big", value);
  EXPECT_EQ("big=" + value + " of 1", Found(All()));
}

TEST_F(Etcd, DeletesSayWhatWasThere) {
  Put("a", "1");
  Put("b", "2");
  etcdserverpb_DeleteRangeRequest request = {};
  request.key = Bytes(prefix_);
  request.range_end = Bytes(prefix_end_);
  request.prev_kv = true;
  Call call(channel_);
  const etcdserverpb_DeleteRangeResponse *done = nullptr;
  ASSERT_EQ(WOOL_OK, etcdserverpb_KV_DeleteRange(call, &request, &done));
  EXPECT_EQ(2, done->deleted);
  ASSERT_EQ(2u, done->n_prev_kvs);
  EXPECT_EQ("2", Of(done->prev_kvs[1].value));
  EXPECT_EQ("of 0", Found(All()));
}

TEST_F(Etcd, ItsFailuresArriveWithTheirTexts) {
  Call call(channel_);
  etcdserverpb_LeaseRevokeRequest request = {4711, {}};
  EXPECT_EQ(WOOL_NOT_FOUND,
            etcdserverpb_Lease_LeaseRevoke(call, &request, nullptr));
  EXPECT_STREQ("etcdserver: requested lease not found", call.message());
}

/* What a transaction is made of, kept while it is sent. */
struct Operations {
  std::vector<etcdserverpb_Compare> compare;
  std::vector<etcdserverpb_RequestOp> success, failure;
  etcdserverpb_TxnRequest Request() const {
    return {compare.data(),
            compare.size(),
            success.data(),
            success.size(),
            failure.data(),
            failure.size(),
            {}};
  }
};

etcdserverpb_Compare Version(const std::string &key, int64_t version) {
  etcdserverpb_Compare compare = {};
  compare.target = etcdserverpb_Compare_VERSION;
  compare.key = Bytes(key);
  compare.which_target_union = etcdserverpb_Compare_target_union_version;
  compare.target_union.version = version;
  return compare;
}

etcdserverpb_RequestOp PutOp(const etcdserverpb_PutRequest *put) {
  etcdserverpb_RequestOp op = {};
  op.which_request = etcdserverpb_RequestOp_request_request_put;
  op.request.request_put = put;
  return op;
}

TEST_F(Etcd, TransactionsChooseAndNest) {
  Put("a", "1");
  const std::string a = Key("a"), b = Key("b"), never = Key("never");
  etcdserverpb_PutRequest put_a = {Bytes(a), wool_bytes_n("2", 1), 0, true, {}};
  etcdserverpb_PutRequest put_b = {
      Bytes(b), wool_bytes_n("3", 1), 0, false, {}};
  Operations inner, outer;
  inner.compare = {Version(never, 1)};
  inner.failure = {PutOp(&put_b)};
  etcdserverpb_TxnRequest nested = inner.Request();
  etcdserverpb_RequestOp txn = {};
  txn.which_request = etcdserverpb_RequestOp_request_request_txn;
  txn.request.request_txn = &nested;
  outer.compare = {Version(a, 1), Version(never, 0)};
  outer.success = {PutOp(&put_a), txn};
  etcdserverpb_TxnRequest request = outer.Request();
  Call call(channel_);
  const etcdserverpb_TxnResponse *done = nullptr;
  ASSERT_EQ(WOOL_OK, etcdserverpb_KV_Txn(call, &request, &done))
      << call.message();
  EXPECT_TRUE(done->succeeded);
  ASSERT_EQ(2u, done->n_responses);
  const etcdserverpb_ResponseOp *ops = done->responses;
  ASSERT_EQ(etcdserverpb_ResponseOp_response_response_put,
            ops[0].which_response);
  EXPECT_EQ("1", Of(ops[0].response.response_put->prev_kv->value));
  ASSERT_EQ(etcdserverpb_ResponseOp_response_response_txn,
            ops[1].which_response);
  EXPECT_FALSE(ops[1].response.response_txn->succeeded);
  EXPECT_EQ("a=2 b=3 of 2", Found(All()));
}

TEST_F(Etcd, ATransactionThatItRefusesChangesNothing) {
  const std::string a = Key("a");
  etcdserverpb_PutRequest put = {Bytes(a), wool_bytes_n("1", 1), 0, false, {}};
  Operations twice;
  twice.success = {PutOp(&put), PutOp(&put)};
  etcdserverpb_TxnRequest request = twice.Request();
  Call call(channel_);
  EXPECT_EQ(WOOL_INVALID_ARGUMENT,
            etcdserverpb_KV_Txn(call, &request, nullptr));
  EXPECT_STREQ("etcdserver: duplicate key given in txn request",
               call.message());
  EXPECT_EQ("of 0", Found(All()));
}

/* A stream of watches. */
class Watcher {
public:
  explicit Watcher(wool_channel *channel) : call_(channel) {
    EXPECT_EQ(WOOL_OK, etcdserverpb_Watch_Watch_open(call_));
  }
  void Create(const std::string &from, const std::string &to, int64_t id) {
    etcdserverpb_WatchCreateRequest create = {};
    create.key = Bytes(from);
    create.range_end = Bytes(to);
    create.prev_kv = true;
    create.watch_id = id;
    etcdserverpb_WatchRequest request = {};
    request.which_request_union =
        etcdserverpb_WatchRequest_request_union_create_request;
    request.request_union.create_request = &create;
    EXPECT_EQ(WOOL_OK, etcdserverpb_Watch_Watch_send(call_, &request));
  }
  void Cancel(int64_t id) {
    etcdserverpb_WatchCancelRequest cancel = {id, {}};
    etcdserverpb_WatchRequest request = {};
    request.which_request_union =
        etcdserverpb_WatchRequest_request_union_cancel_request;
    request.request_union.cancel_request = &cancel;
    EXPECT_EQ(WOOL_OK, etcdserverpb_Watch_Watch_send(call_, &request));
  }
  /* What came next, of which watch. */
  std::string Next() {
    const etcdserverpb_WatchResponse *got = nullptr;
    if (etcdserverpb_Watch_Watch_recv(call_, &got))
      return call_.message();
    std::string text = std::to_string(got->watch_id);
    text += got->created ? " created" : got->canceled ? " canceled" : "";
    for (size_t i = 0; i < got->n_events; i++) {
      const mvccpb_Event &e = got->events[i];
      text += e.type == mvccpb_Event_DELETE ? " -" : " +";
      text += Of(e.kv->key) + "=" + Of(e.kv->value);
      text += e.prev_kv ? " before " + Of(e.prev_kv->value) : "";
    }
    return text;
  }
  void Stop() {
    wool_call_cancel(call_);
    EXPECT_EQ(WOOL_CANCELLED, etcdserverpb_Watch_Watch_recv(call_, nullptr));
  }

private:
  Call call_;
};

TEST_F(Etcd, WatchesShareAStreamAndAreCancelledOneByOne) {
  Watcher watcher(channel_);
  watcher.Create(prefix_, prefix_end_, 7);
  EXPECT_EQ("7 created", watcher.Next());
  watcher.Create("nobody", "", 8);
  EXPECT_EQ("8 created", watcher.Next());
  Put("a", "1");
  EXPECT_EQ("7 +" + Key("a") + "=1", watcher.Next());
  Put("a", "2");
  EXPECT_EQ("7 +" + Key("a") + "=2 before 1", watcher.Next());
  watcher.Cancel(7);
  EXPECT_EQ("7 canceled", watcher.Next());
  watcher.Create(prefix_, prefix_end_, 9);
  EXPECT_EQ("9 created", watcher.Next());
  Put("b", "3");
  EXPECT_EQ("9 +" + Key("b") + "=3", watcher.Next()) << "7 hears nothing";
  watcher.Stop();
}

TEST_F(Etcd, ALeaseLivesAsLongAsItIsKeptAlive) {
  Watcher watcher(channel_);
  watcher.Create(prefix_, prefix_end_, 1);
  EXPECT_EQ("1 created", watcher.Next());
  ASSERT_EQ(11, Grant(11, 2));
  Put("a", "1", 11);
  EXPECT_EQ("1 +" + Key("a") + "=1", watcher.Next());

  Call call(channel_);
  etcdserverpb_LeaseKeepAliveRequest keep = {11, {}};
  const etcdserverpb_LeaseKeepAliveResponse *kept = nullptr;
  ASSERT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseKeepAlive_open(call));
  for (int i = 0; i < 3; i++) {
    ASSERT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseKeepAlive_send(call, &keep));
    ASSERT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseKeepAlive_recv(call, &kept));
    EXPECT_EQ(11, kept->ID);
    EXPECT_EQ(2, kept->TTL);
  }
  EXPECT_EQ("1 -" + Key("a") + "= before 1", watcher.Next()) << "it runs out";
  ASSERT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseKeepAlive_send(call, &keep));
  ASSERT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseKeepAlive_recv(call, &kept));
  EXPECT_EQ(0, kept->TTL);
  EXPECT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseKeepAlive_end(call));
  EXPECT_EQ(WOOL_END_OF_STREAM,
            etcdserverpb_Lease_LeaseKeepAlive_recv(call, &kept));

  Call look(channel_);
  etcdserverpb_LeaseTimeToLiveRequest request = {11, true, {}};
  const etcdserverpb_LeaseTimeToLiveResponse *left = nullptr;
  ASSERT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseTimeToLive(look, &request, &left));
  EXPECT_EQ(-1, left->TTL);
  watcher.Stop();
}

/* ---- no context goes there ---- */

/* What a client has sent on a connection of one call. */
struct Sent {
  std::vector<std::string> messages;
  wool_test::Fields headers;
};

wool_test::Fields FirstHeaders(const std::string &up) {
  size_t at = sizeof "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" - 1;
  auto byte = [&](size_t i) { return static_cast<uint8_t>(up[i]); };
  while (at + 9 <= up.size()) {
    size_t len =
        static_cast<size_t>(byte(at) << 16 | byte(at + 1) << 8 | byte(at + 2));
    if (byte(at + 3) == wool_test::kHeaders)
      return wool_test::decode(up.substr(at + 9, len));
    at += 9 + len;
  }
  return {};
}

Sent Recorded(const std::string &etcd,
              const std::function<void(wool_channel *)> &act) {
  Tap tap(etcd);
  wool_channel *channel = nullptr;
  EXPECT_EQ(WOOL_OK, wool_channel_new(tap.address().c_str(), nullptr, &channel,
                                      nullptr));
  act(channel);
  wool_channel_unref(channel);
  tap.Finish();
  Sent sent = {Tap::Messages(tap.up()), {}};
  for (const auto &field : FirstHeaders(tap.up()))
    if (field.first != ":authority") /* another port */
      sent.headers.push_back(field);
  return sent;
}

TEST_F(Etcd, HearsNothingOfContext) {
  ASSERT_EQ(12, Grant(12, 100));
  const std::string key = Key("a");
  const std::function<void(wool_channel *)> acts[] = {
      [&](wool_channel *channel) {
        Call call(channel);
        etcdserverpb_PutRequest put = {
            Bytes(key), wool_bytes_n("1", 1), 0, false, {}};
        EXPECT_EQ(WOOL_OK, etcdserverpb_KV_Put(call, &put, nullptr));
      },
      [&](wool_channel *channel) {
        Watcher watcher(channel);
        watcher.Create(key, "", 5);
        EXPECT_EQ("5 created", watcher.Next());
        watcher.Cancel(5);
        EXPECT_EQ("5 canceled", watcher.Next());
      },
      [&](wool_channel *channel) {
        Call call(channel);
        etcdserverpb_LeaseKeepAliveRequest keep = {12, {}};
        EXPECT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseKeepAlive_open(call));
        EXPECT_EQ(WOOL_OK, etcdserverpb_Lease_LeaseKeepAlive_send(call, &keep));
        EXPECT_EQ(WOOL_OK,
                  etcdserverpb_Lease_LeaseKeepAlive_recv(call, nullptr));
      }};
  for (const auto &act : acts)
    InNewContext([&] {
      Sent plain = Recorded(etcd_->line(), act);
      EXPECT_FALSE(plain.messages.empty());
      EXPECT_FALSE(plain.headers.empty());
      wool_token *token = probe_tenant_set(wool_str_c("acme"));
      Sent armed = Recorded(etcd_->line(), act);
      EXPECT_EQ(plain.messages, armed.messages);
      EXPECT_EQ(plain.headers, armed.headers);
      EXPECT_EQ(WOOL_OK, probe_tenant_reset(token, nullptr));
      wool_token_unref(token);
    });
}

} // namespace
