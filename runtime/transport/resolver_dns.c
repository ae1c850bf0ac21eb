/* Names, by the system's getaddrinfo in libuv's threads: the one place where a
 * thread appears that nobody asked for. */
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/transport/loop_uv.h"
#include "runtime/transport/poller.h"
#include "runtime/transport/resolver.h"

typedef struct dns_resolver dns_resolver;

/* A question to the system. libuv owns it while it is under way, so it outlives
 * a resolver that is freed. */
typedef struct lookup {
  uv_getaddrinfo_t uv;
  dns_resolver *dns; /* NULL once it is gone */
} lookup;

struct dns_resolver {
  wooli_resolver base; /* first */
  /* immutable */
  char host[WOOLI_MAX_HOST_LEN + 1];
  char port[8];
  /* loop_only */
  wooli_resolver_pace pace;
  lookup *lookup;
  wooli_timer due;
  wooli_task fail; /* of a question that could not even be put */
  int failure;
};

static void tell_failure(dns_resolver *dns, const char *why) {
  char text[WOOL_ERROR_MESSAGE_MAX];
  snprintf(text, sizeof text, "resolving %s: %s", dns->host, why);
  wooli_resolver_pace_failed(&dns->pace);
  dns->base.events->failed(dns->base.user_data, text);
}

static void tell_addresses(dns_resolver *dns, const struct addrinfo *list) {
  size_t n = 0;
  for (const struct addrinfo *a = list; a; a = a->ai_next)
    n += n < WOOL_MAX_ADDRESSES;
  wooli_address *addresses = calloc(n ? n : 1, sizeof *addresses);
  if (n == 0 || !addresses) {
    tell_failure(dns, n == 0 ? "no address" : "out of memory");
    free(addresses);
    return;
  }
  for (size_t i = 0; i < n; i++, list = list->ai_next) {
    memcpy(&addresses[i].storage, list->ai_addr, list->ai_addrlen);
    addresses[i].len = list->ai_addrlen;
  }
  wooli_resolver_pace_succeeded(&dns->pace);
  dns->base.events->resolved(dns->base.user_data, addresses, n);
  free(addresses);
}

static void on_resolved(uv_getaddrinfo_t *request, int status,
                        struct addrinfo *list) {
  lookup *done = request->data;
  dns_resolver *dns = done->dns;
  free(done);
  if (dns) {
    dns->lookup = NULL;
    if (status != 0)
      tell_failure(dns, uv_strerror(status));
    else
      tell_addresses(dns, list);
  }
  uv_freeaddrinfo(list);
}

static void run_fail(wooli_task *task) {
  dns_resolver *dns =
      (dns_resolver *)((char *)task - offsetof(dns_resolver, fail));
  tell_failure(dns, uv_strerror(dns->failure));
}

static void look_up(dns_resolver *dns) {
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
  lookup *question = calloc(1, sizeof *question);
  int rc = UV_ENOMEM;
  if (question) {
    question->uv.data = question;
    question->dns = dns;
    rc = uv_getaddrinfo(wooli_loop_uv(dns->base.loop), &question->uv,
                        on_resolved, dns->host, dns->port, &hints);
  }
  if (rc == 0) {
    dns->lookup = question;
    return;
  }
  free(question);
  dns->failure = rc;
  wooli_loop_defer(dns->base.loop, &dns->fail);
}

static bool ask(wooli_resolver *base) {
  dns_resolver *dns = (dns_resolver *)base;
  if (dns->lookup || dns->fail.queued)
    return true;
  if (!wooli_resolver_pace_allows(&dns->pace)) {
    wooli_timer_start(base->loop, &dns->due, dns->pace.not_before_ns);
    return false;
  }
  wooli_timer_stop(base->loop, &dns->due);
  look_up(dns);
  return true;
}

static void on_due(wooli_timer *timer) {
  dns_resolver *dns =
      (dns_resolver *)((char *)timer - offsetof(dns_resolver, due));
  dns->base.events->due(dns->base.user_data);
}

static void free_dns(wooli_resolver *base) {
  dns_resolver *dns = (dns_resolver *)base;
  wooli_timer_stop(base->loop, &dns->due);
  wooli_loop_undefer(base->loop, &dns->fail);
  if (dns->lookup) {
    dns->lookup->dns = NULL;
    uv_cancel((uv_req_t *)&dns->lookup->uv);
  }
  free(dns);
}

static const wooli_resolver_vtable vtable = {ask, free_dns};

wooli_resolver *wooli_resolver_dns(wooli_loop *loop, const wooli_target *target,
                                   int64_t interval_ns) {
  (void)loop;
  dns_resolver *dns = calloc(1, sizeof *dns);
  if (!dns)
    return NULL;
  dns->base.vtable = &vtable;
  dns->pace.interval_ns = interval_ns;
  dns->due.fire = on_due;
  dns->fail.run = run_fail;
  memcpy(dns->host, target->host.data, target->host.len);
  snprintf(dns->port, sizeof dns->port, "%u", target->port);
  return &dns->base;
}
