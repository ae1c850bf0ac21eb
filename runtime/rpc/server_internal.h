/* Servers and their calls. */
#ifndef WOOLI_RPC_SERVER_INTERNAL_H
#define WOOLI_RPC_SERVER_INTERNAL_H

#include <wool/generated.h>

#include "runtime/rpc/chain_cache.h"
#include "runtime/rpc/dispatch.h"
#include "runtime/rpc/served.h"
#include "runtime/transport/http2_server.h"
#include "runtime/transport/inprocess.h"
#include "runtime/transport/listener.h"

enum {
  WOOLI_ROUTE_BUCKETS = 256,
  WOOLI_MAX_SPARE_CONTEXTS = 64 /* a lane */
};

/* A routine that is served. */
typedef struct wooli_route {
  struct wooli_route *next; /* in its bucket */
  const wool_method *method;
  const void *handlers;
  void *user_data;
  atomic_uint overstays;
} wooli_route;

/* What a server keeps for each of its loops. */
typedef struct wooli_lane {
  wool_server *server;
  wooli_shard *shard;
  wooli_http2_server *http2;
  wooli_inprocess_server *inprocess;
  wooli_task drain_task; /* for the shutdown */
  wooli_task close_task;
  wooli_timer sweep_timer; /* of one lane at a time, see `sweeping` */
  /* Unarmed Contexts that calls have left behind; by the shard's owner. */
  wool_context *spare[WOOLI_MAX_SPARE_CONTEXTS];
  unsigned n_spare;
} wooli_lane;

typedef struct wooli_listening {
  struct wooli_listening *next;
  wool_server *server;
  wooli_listener *listener;
} wooli_listening;

/* What is to be released with a server. */
typedef struct wooli_server_cleanup {
  struct wooli_server_cleanup *next;
  void (*release)(void *ptr);
  void *ptr;
} wooli_server_cleanup;

struct wool_server {
  /* immutable once started */
  wool_server_options options; /* with defaults in place of zeroes */
  wooli_dispatch *dispatch;
  wooli_lane *lanes; /* as many as shards */
  wooli_chain_cache *chains;
  wooli_route *routes[WOOLI_ROUTE_BUCKETS];
  wooli_served *served;
  wooli_server_cleanup *cleanups;
  wooli_listening *listening;
  atomic_uint next_lane; /* that gets a connection */
  atomic_bool sweeping;  /* a lane's timer looks after idle chains */
  /* locked */
  pthread_mutex_t lock;
  pthread_cond_t changed;
  bool started;
  bool stopping;
  bool stopped;
  unsigned n_draining; /* transports that are not drained yet */
  bool has_aside;      /* a handler asked for the shutdown: it has a thread */
  pthread_t aside;
  int64_t grace_ns; /* for that thread */
};

extern const wooli_server_events wooli_server_call_events;

/* Sees to it that cached chains that stay idle go, though nobody calls. By the
 * lane's owner, after a call has put one into the cache. */
void wooli_lane_watch_chains(wooli_lane *lane);

wooli_route *wooli_server_find_route(wool_server *server, wool_str path);

#endif
