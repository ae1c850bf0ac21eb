/* A client of etcd: keys and ranges, a transaction, a watch, a lease. */
#include <stdio.h>
#include <stdlib.h>
#include <wool/wool.h>

#include "rpc.wool.h"

/* All keys of the example begin with this, and so end before the other. */
static const char prefix[] = "/jobs/";
static const char prefix_end[] = "/jobs0";

static wool_bytes bytes(const char *text) {
  return wool_bytes_n(text, strlen(text));
}

static int len_of(wool_bytes b) {
  return (int)b.len;
}

static const char *text_of(wool_bytes b) {
  return b.len ? (const char *)b.data : "";
}

/* Ends the program if a call has failed. */
static void must(wool_code code, wool_call *call, const char *what) {
  if (code == WOOL_OK)
    return;
  fprintf(stderr, "etcd: %s: %s: %s\n", what, wool_code_name(code),
          wool_call_error(call)->message);
  exit(1);
}

/* ---- keys ---- */

static void put(wool_channel *channel, const char *key, const char *value,
                int64_t lease) {
  const etcdserverpb_PutRequest request = {
      .key = bytes(key), .value = bytes(value), .lease = lease};
  wool_call *call = wool_call_new(channel);
  must(etcdserverpb_KV_Put(call, &request, NULL), call, "put");
  wool_call_free(call);
}

static void print_keys(const mvccpb_KeyValue *kvs, size_t n) {
  for (size_t i = 0; i < n; i++)
    printf("   %.*s = %.*s, version %lld\n", len_of(kvs[i].key),
           text_of(kvs[i].key), len_of(kvs[i].value), text_of(kvs[i].value),
           (long long)kvs[i].version);
}

static void range(wool_channel *channel, int64_t limit) {
  const etcdserverpb_RangeRequest request = {
      .key = bytes(prefix),
      .range_end = bytes(prefix_end),
      .limit = limit,
      .sort_order = etcdserverpb_RangeRequest_DESCEND};
  const etcdserverpb_RangeResponse *found;
  wool_call *call = wool_call_new(channel);
  must(etcdserverpb_KV_Range(call, &request, &found), call, "range");
  printf("   %zu of %lld, backwards%s\n", found->n_kvs, (long long)found->count,
         found->more ? ", and there are more" : "");
  print_keys(found->kvs, found->n_kvs);
  wool_call_free(call);
}

static void delete_all(wool_channel *channel) {
  const etcdserverpb_DeleteRangeRequest request = {
      .key = bytes(prefix), .range_end = bytes(prefix_end)};
  const etcdserverpb_DeleteRangeResponse *done;
  wool_call *call = wool_call_new(channel);
  must(etcdserverpb_KV_DeleteRange(call, &request, &done), call, "delete");
  printf("   %lld deleted\n", (long long)done->deleted);
  wool_call_free(call);
}

/* ---- a transaction: take a job if it is still to do ---- */

static void print_taken(const etcdserverpb_TxnResponse *done) {
  printf("   %s\n", done->succeeded ? "taken" : "somebody was quicker");
  for (size_t i = 0; i < done->n_responses; i++) {
    const etcdserverpb_ResponseOp *op = &done->responses[i];
    if (op->which_response == etcdserverpb_ResponseOp_response_response_range)
      print_keys(op->response.response_range->kvs,
                 op->response.response_range->n_kvs);
  }
}

static void take(wool_channel *channel, const char *job, const char *who) {
  const etcdserverpb_Compare is_free = {
      .result = etcdserverpb_Compare_EQUAL,
      .target = etcdserverpb_Compare_VALUE,
      .key = bytes(job),
      .which_target_union = etcdserverpb_Compare_target_union_value,
      .target_union.value = bytes("to do")};
  const etcdserverpb_PutRequest mine = {.key = bytes(job), .value = bytes(who)};
  const etcdserverpb_RequestOp set = {
      .which_request = etcdserverpb_RequestOp_request_request_put,
      .request.request_put = &mine};
  const etcdserverpb_RangeRequest look = {.key = bytes(job)};
  const etcdserverpb_RequestOp get = {
      .which_request = etcdserverpb_RequestOp_request_request_range,
      .request.request_range = &look};
  const etcdserverpb_TxnRequest request = {.compare = &is_free,
                                           .n_compare = 1,
                                           .success = &set,
                                           .n_success = 1,
                                           .failure = &get,
                                           .n_failure = 1};
  const etcdserverpb_TxnResponse *done;
  wool_call *call = wool_call_new(channel);
  must(etcdserverpb_KV_Txn(call, &request, &done), call, "txn");
  print_taken(done);
  wool_call_free(call);
}

/* ---- a watch ---- */

static wool_call *watch(wool_channel *channel) {
  const etcdserverpb_WatchCreateRequest create = {
      .key = bytes(prefix), .range_end = bytes(prefix_end)};
  const etcdserverpb_WatchRequest request = {
      .which_request_union =
          etcdserverpb_WatchRequest_request_union_create_request,
      .request_union.create_request = &create};
  const etcdserverpb_WatchResponse *response;
  wool_call *call = wool_call_new(channel);
  must(etcdserverpb_Watch_Watch_open(call), call, "watch");
  must(etcdserverpb_Watch_Watch_send(call, &request), call, "watch");
  must(etcdserverpb_Watch_Watch_recv(call, &response), call, "watch");
  printf("   %s\n", response->created ? "watching" : "not watching");
  return call;
}

/* Waits for the next changes. */
static void print_events(wool_call *call) {
  const etcdserverpb_WatchResponse *response;
  must(etcdserverpb_Watch_Watch_recv(call, &response), call, "watch");
  for (size_t i = 0; i < response->n_events; i++) {
    const mvccpb_Event *e = &response->events[i];
    if (e->type == mvccpb_Event_DELETE)
      printf("   seen: %.*s is gone\n", len_of(e->kv->key),
             text_of(e->kv->key));
    else
      printf("   seen: %.*s = %.*s\n", len_of(e->kv->key), text_of(e->kv->key),
             len_of(e->kv->value), text_of(e->kv->value));
  }
}

static void stop_watching(wool_call *call) {
  const etcdserverpb_WatchCancelRequest cancel = {.watch_id = 0};
  const etcdserverpb_WatchRequest request = {
      .which_request_union =
          etcdserverpb_WatchRequest_request_union_cancel_request,
      .request_union.cancel_request = &cancel};
  const etcdserverpb_WatchResponse *response;
  must(etcdserverpb_Watch_Watch_send(call, &request), call, "watch");
  must(etcdserverpb_Watch_Watch_recv(call, &response), call, "watch");
  printf("   %s\n", response->canceled ? "no longer watching" : "watching");
  /* etcd keeps the stream open, even if the client has half-closed it. */
  wool_call_cancel(call);
  const wool_code end = etcdserverpb_Watch_Watch_recv(call, &response);
  printf("   the stream: %s\n", wool_code_name(end));
  wool_call_free(call);
}

/* ---- a lease ---- */

static int64_t grant(wool_channel *channel, int64_t ttl_s) {
  const etcdserverpb_LeaseGrantRequest request = {.TTL = ttl_s};
  const etcdserverpb_LeaseGrantResponse *granted;
  wool_call *call = wool_call_new(channel);
  must(etcdserverpb_Lease_LeaseGrant(call, &request, &granted), call, "grant");
  const int64_t lease = granted->ID;
  printf("   a lease of %lld s\n", (long long)granted->TTL);
  wool_call_free(call);
  return lease;
}

static void keep_alive(wool_channel *channel, int64_t lease, int times) {
  const etcdserverpb_LeaseKeepAliveRequest request = {.ID = lease};
  const etcdserverpb_LeaseKeepAliveResponse *kept;
  wool_call *call = wool_call_new(channel);
  must(etcdserverpb_Lease_LeaseKeepAlive_open(call), call, "keep alive");
  for (int i = 0; i < times; i++) {
    must(etcdserverpb_Lease_LeaseKeepAlive_send(call, &request), call,
         "keep alive");
    must(etcdserverpb_Lease_LeaseKeepAlive_recv(call, &kept), call,
         "keep alive");
    printf("   kept alive: %lld s\n", (long long)kept->TTL);
  }
  must(etcdserverpb_Lease_LeaseKeepAlive_end(call), call, "keep alive");
  wool_call_free(call);
}

int main(int argc, char **argv) {
  wool_channel *channel;
  wool_error error = WOOL_ERROR_INIT;
  const char *address = argc > 1 ? argv[1] : "127.0.0.1:2379";
  if (wool_channel_new(address, NULL, &channel, &error)) {
    fprintf(stderr, "etcd: %s: %s\n", address, error.message);
    return 1;
  }
  printf("1. keys\n");
  put(channel, "/jobs/bake", "to do", 0);
  put(channel, "/jobs/knit", "to do", 0);
  put(channel, "/jobs/spin", "to do", 0);
  range(channel, 2);

  printf("2. a transaction\n");
  take(channel, "/jobs/knit", "Ann");
  take(channel, "/jobs/knit", "Bob");

  printf("3. a watch\n");
  wool_call *watching = watch(channel);
  put(channel, "/jobs/bake", "Bob", 0);
  print_events(watching);
  delete_all(channel);
  print_events(watching);

  printf("4. a lease\n");
  const int64_t lease = grant(channel, 2);
  put(channel, "/jobs/nap", "Ann", lease);
  print_events(watching);
  keep_alive(channel, lease, 2);
  print_events(watching); /* nobody keeps it alive any more */
  stop_watching(watching);
  wool_channel_unref(channel);
  return 0;
}
