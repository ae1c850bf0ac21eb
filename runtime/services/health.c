/* grpc.health.v1: what is asked, and those who watch. */
#include <wool/health.h>

#include <pthread.h>
#include <stdlib.h>

#include "runtime/rpc/served.h"
#include "runtime/services/grpc/health/v1/health.wool.h"

typedef struct watcher {
  struct watcher *next; /* of its service */
  wool_call *call;
  wool_health *health;
  bool owed; /* there was no room for the last change */
} watcher;

/* A service that was set, or that somebody watches. */
typedef struct service {
  struct service *next;
  bool is_known;
  wool_health_status status;
  watcher *watchers;
  char name[];
} service;

/* A watcher's call is written to by whoever sets, and ended by its own events:
 * both with the lock held. */
struct wool_health {
  pthread_mutex_t lock;
  service *services;
};

static void release(void *ptr) {
  wool_health *health = ptr;
  for (service *s = health->services, *next; s; s = next) {
    next = s->next;
    free(s);
  }
  pthread_mutex_destroy(&health->lock);
  free(health);
}

static service *find(wool_health *health, wool_str name) {
  for (service *s = health->services; s; s = s->next)
    if (wool_str_equal(name, wool_str_c(s->name)))
      return s;
  return NULL;
}

/* Finds or makes it; NULL if out of memory. */
static service *intern(wool_health *health, wool_str name) {
  service *s = find(health, name);
  if (s)
    return s;
  s = malloc(sizeof *s + name.len + 1);
  if (!s)
    return NULL;
  memset(s, 0, sizeof *s);
  if (name.len)
    memcpy(s->name, name.data, name.len);
  s->name[name.len] = '\0';
  s->next = health->services;
  health->services = s;
  return s;
}

/* A name that nobody watches any more and nobody has set is forgotten: peers
 * choose what they watch. */
static void forget_if_unused(wool_health *health, service *s) {
  if (s->is_known || s->watchers)
    return;
  service **link = &health->services;
  while (*link != s)
    link = &(*link)->next;
  *link = s->next;
  free(s);
}

static grpc_health_v1_HealthCheckResponse told(const service *s) {
  const grpc_health_v1_HealthCheckResponse response = {
      .status =
          s->is_known
              ? (grpc_health_v1_HealthCheckResponse_ServingStatus)s->status
              : grpc_health_v1_HealthCheckResponse_SERVICE_UNKNOWN};
  return response;
}

static wool_code tell(watcher *w, const service *s) {
  const grpc_health_v1_HealthCheckResponse response = told(s);
  wool_code rc = grpc_health_v1_Health_Watch_yield(w->call, &response);
  w->owed = rc == WOOL_ERR_WOULD_BLOCK;
  return rc;
}

wool_code wool_health_set(wool_health *health, const char *name,
                          wool_health_status status) {
  pthread_mutex_lock(&health->lock);
  service *s = intern(health, wool_str_c(name));
  bool is_news = s && (!s->is_known || s->status != status);
  if (is_news) {
    s->is_known = true;
    s->status = status;
  }
  for (watcher *w = is_news ? s->watchers : NULL; w; w = w->next)
    (void)tell(w, s); /* one that is gone is told so by its own events */
  pthread_mutex_unlock(&health->lock);
  return s ? WOOL_OK : WOOL_ERR_NO_MEMORY;
}

/* ---- what is asked ---- */

static wool_code check(wool_call *call,
                       const grpc_health_v1_HealthCheckRequest *request,
                       grpc_health_v1_HealthCheckResponse *out_response) {
  wool_health *health = wool_call_user_data(call);
  pthread_mutex_lock(&health->lock);
  const service *s = find(health, request->service);
  bool is_known = s && s->is_known;
  if (is_known)
    *out_response = told(s);
  pthread_mutex_unlock(&health->lock);
  if (is_known)
    return WOOL_OK;
  return wool_call_fail(call, WOOL_NOT_FOUND, "service %.*s is not known",
                        (int)request->service.len,
                        request->service.len ? request->service.data : "");
}

typedef grpc_health_v1_HealthListResponse_StatusesEntry entry;

/* With the lock held; false if out of memory. */
static bool list_known(wool_call *call, const wool_health *health,
                       grpc_health_v1_HealthListResponse *out) {
  wool_arena *arena = wool_call_arena(call);
  size_t n = 0;
  for (const service *s = health->services; s; s = s->next)
    n += s->is_known;
  entry *entries = wool_arena_alloc(arena, n * sizeof *entries);
  if (!entries)
    return false;
  out->statuses = entries;
  for (const service *s = health->services; s; s = s->next) {
    if (!s->is_known)
      continue;
    grpc_health_v1_HealthCheckResponse *value =
        wool_arena_alloc(arena, sizeof *value);
    entry *e = &entries[out->n_statuses++];
    e->key = wool_arena_str(arena, wool_str_c(s->name));
    if (!value || !e->key.data)
      return false;
    *value = told(s);
    e->value = value;
  }
  return true;
}

static wool_code list(wool_call *call,
                      const grpc_health_v1_HealthListRequest *request,
                      grpc_health_v1_HealthListResponse *out_response) {
  (void)request;
  wool_health *health = wool_call_user_data(call);
  pthread_mutex_lock(&health->lock);
  bool ok = list_known(call, health, out_response);
  pthread_mutex_unlock(&health->lock);
  return ok ? WOOL_OK
            : wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                             "the call's memory is exhausted");
}

/* ---- those who watch ---- */

static service *watched_by(wool_health *health, const watcher *w,
                           watcher ***out_link) {
  for (service *s = health->services; s; s = s->next)
    for (watcher **link = &s->watchers; *link; link = &(*link)->next)
      if (*link == w) {
        *out_link = link;
        return s;
      }
  return NULL;
}

/* A watcher only ever ends by going away. */
static void on_event(wool_call *call, void *user_data) {
  watcher *w = user_data;
  wool_health *health = w->health;
  watcher **link;
  pthread_mutex_lock(&health->lock);
  service *s = watched_by(health, w, &link);
  wool_code rc = WOOL_OK;
  if (wool_call_is_cancelled(call))
    rc = WOOL_CANCELLED;
  else if (s && w->owed)
    rc = tell(w, s);
  bool over = rc && rc != WOOL_ERR_WOULD_BLOCK;
  if (over && s) {
    *link = w->next;
    forget_if_unused(health, s);
  }
  pthread_mutex_unlock(&health->lock);
  if (over)
    wool_call_end(call, rc);
}

static wool_code watch(wool_call *call,
                       const grpc_health_v1_HealthCheckRequest *request) {
  wool_health *health = wool_call_user_data(call);
  watcher *w = wool_arena_alloc(wool_call_arena(call), sizeof *w);
  if (!w)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                          "the call's memory is exhausted");
  w->call = call;
  w->health = health;
  const wool_stream_events events = {sizeof events, on_event, on_event};
  wool_code rc = wool_call_set_events(call, &events, w);
  if (rc)
    return rc;
  pthread_mutex_lock(&health->lock);
  service *s = intern(health, request->service);
  rc = s ? tell(w, s) : WOOL_RESOURCE_EXHAUSTED;
  if (rc == WOOL_OK) {
    w->next = s->watchers;
    s->watchers = w;
  } else if (s) {
    forget_if_unused(health, s);
  }
  pthread_mutex_unlock(&health->lock);
  return rc;
}

wool_code wool_server_enable_health(wool_server *server,
                                    wool_health **out_health,
                                    wool_error *error) {
  static const grpc_health_v1_Health_handlers handlers = {check, watch, list};
  wool_health *health = calloc(1, sizeof *health);
  if (!health)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "health: out of memory");
  pthread_mutex_init(&health->lock, NULL);
  if (!wooli_server_on_free(server, release, health) ||
      wool_health_set(health, "", WOOL_HEALTH_SERVING))
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "health: out of memory");
  wool_code rc =
      grpc_health_v1_Health_register(server, &handlers, health, error);
  if (!rc && out_health)
    *out_health = health;
  return rc;
}
