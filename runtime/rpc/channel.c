#include <stdlib.h>

#include "runtime/context/alloc.h"
#include "runtime/rpc/channel_internal.h"
#include "runtime/transport/factory.h"
#include "runtime/transport/http2_client.h"
#include "runtime/transport/secure.h"
#include "runtime/wire/compression.h"

enum {
  DEFAULT_MAX_CALL_MEMORY = 64 << 20 /* bytes */
};

#define DEFAULT_CONNECT_TIMEOUT_NS INT64_C(20000000000)

static wool_channel_options full_options(const wool_channel_options *options) {
  wool_channel_options full = WOOL_CHANNEL_OPTIONS_INIT;
  if (options) {
    size_t len =
        options->struct_size < sizeof full ? options->struct_size : sizeof full;
    memcpy(&full, options, len);
  }
  if (!full.max_recv_message_len)
    full.max_recv_message_len = WOOLI_DEFAULT_MAX_MESSAGE_LEN;
  if (!full.max_call_memory)
    full.max_call_memory = DEFAULT_MAX_CALL_MEMORY;
  if (!full.connect_timeout_ns)
    full.connect_timeout_ns = DEFAULT_CONNECT_TIMEOUT_NS;
  return full;
}

/* Transports are made and freed in the loop's turn. */
typedef struct making {
  wooli_task task;
  wool_engine *engine;
  const char *target;
  wooli_inprocess_server *inprocess; /* instead of a target */
  const wool_channel_options *options;
  wooli_client_transport *transport; /* made, or to be freed */
  wool_error *error;
  wool_code code;
  atomic_bool done;
} making;

static bool making_done(void *user_data) {
  return atomic_load(&((making *)user_data)->done);
}

/* Whoever waits may go on, and take `m` with it, as soon as `done` is set. */
static void tell_maker(making *m) {
  wool_engine *engine = m->engine;
  wooli_engine_notify(engine);
  atomic_store(&m->done, true);
}

static void run_free(wooli_task *task) {
  making *m = (making *)task;
  m->transport->vtable->free(m->transport);
  tell_maker(m);
}

static void run_and_wait(making *m, void (*run)(wooli_task *task)) {
  m->task.run = run;
  wooli_engine_run(m->engine, &m->task);
  wooli_engine_drive(m->engine, making_done, m);
}

static void free_transport(wool_engine *engine,
                           wooli_client_transport *transport) {
  making m = {.engine = engine, .transport = transport};
  run_and_wait(&m, run_free);
}

/* Ownership: `transport` is taken in any case. */
static wool_code channel_over(wool_engine *engine, bool owns_engine,
                              wooli_client_transport *transport,
                              const wool_channel_options *options,
                              wool_channel **out_channel, wool_error *error) {
  wool_channel *channel = wooli_alloc(options->allocator, sizeof *channel);
  if (!channel) {
    free_transport(engine, transport);
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "channel: out of memory");
  }
  memset(channel, 0, sizeof *channel);
  atomic_init(&channel->refs, 1);
  channel->engine = engine;
  channel->owns_engine = owns_engine;
  channel->strict_context = options->strict_context;
  channel->max_recv_message_len = options->max_recv_message_len;
  channel->max_call_memory = options->max_call_memory;
  channel->compression = options->compression;
  channel->allocator = options->allocator;
  channel->transport = transport;
  channel->disable_retries = options->disable_retries;
  channel->service_config = wool_service_config_ref(options->service_config);
  if (channel->service_config)
    wooli_throttle_init(&channel->throttle, channel->service_config->max_tokens,
                        channel->service_config->token_ratio);
  *out_channel = channel;
  return WOOL_OK;
}

static wool_code new_transport(wool_engine *engine, const char *target,
                               const wool_channel_options *options,
                               wooli_client_transport **out_transport,
                               wool_error *error) {
  wooli_client_options client = {
      .target = target,
      .authority = options->authority,
      .connect_timeout_ns = options->connect_timeout_ns,
      .allocator = options->allocator,
      .credentials = options->credentials,
      .load_balancing = options->load_balancing,
      .backoff_first_ns = options->backoff_first_ns,
      .backoff_max_ns = options->backoff_max_ns,
      .keepalive_time_ns = options->keepalive_time_ns,
      .keepalive_timeout_ns = options->keepalive_timeout_ns,
      .keepalive_without_calls = options->keepalive_without_calls,
  };
  if (options->service_config && options->service_config->load_balancing)
    client.load_balancing = options->service_config->load_balancing;
  if (options->credentials && options->credentials->is_server)
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "channel to %s: the credentials are a server's",
                          target);
  switch (options->transport) {
  case WOOL_TRANSPORT_NGHTTP2:
    *out_transport = wooli_http2_client_new(engine->loop, &client, error);
    break;
  case WOOL_TRANSPORT_CURL:
    if (!wooli_curl_factory)
      return wool_error_set(error, WOOL_FAILED_PRECONDITION,
                            "channel to %s: the libcurl transport is not "
                            "installed; call wool_curl_install first",
                            target);
    *out_transport = wooli_curl_factory(engine->loop, &client, error);
    break;
  }
  if (*out_transport)
    return WOOL_OK;
  (void)wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
  wool_error_prefix(error, "channel to %s", target);
  return error ? error->code : WOOL_ERR_NO_MEMORY;
}

static void run_new(wooli_task *task) {
  making *m = (making *)task;
  if (m->inprocess) {
    m->transport = wooli_inprocess_client_new(m->engine->loop, m->inprocess,
                                              m->options->allocator, m->error);
    m->code = m->transport ? WOOL_OK : WOOL_ERR_NO_MEMORY;
  } else {
    m->code = new_transport(m->engine, m->target, m->options, &m->transport,
                            m->error);
  }
  tell_maker(m);
}

static wool_code make_channel(const char *target,
                              wooli_inprocess_server *inprocess,
                              const wool_channel_options *options,
                              wool_channel **out_channel, wool_error *error) {
  *out_channel = NULL;
  wool_channel_options full = full_options(options);
  wool_error local = WOOL_ERROR_INIT;
  if (!error)
    error = &local;
  wool_code rc = wooli_compression_check(
      full.compression, target ? target : "in-process channel", error);
  if (rc)
    return rc;
  wool_engine *engine = full.engine ? full.engine : wool_engine_new(error);
  if (!engine)
    return error->code;
  making m = {.engine = engine,
              .target = target,
              .inprocess = inprocess,
              .options = &full,
              .error = error};
  run_and_wait(&m, run_new);
  if (!m.code)
    m.code = channel_over(engine, !full.engine, m.transport, &full, out_channel,
                          error);
  if (m.code && !full.engine)
    wool_engine_free(engine);
  if (!m.code)
    (*out_channel)->is_local = inprocess != NULL;
  return m.code;
}

wool_code wool_channel_new(const char *target,
                           const wool_channel_options *options,
                           wool_channel **out_channel, wool_error *error) {
  return make_channel(target, NULL, options, out_channel, error);
}

wool_code wooli_channel_inprocess(wooli_inprocess_server *server,
                                  const wool_channel_options *options,
                                  wool_channel **out_channel,
                                  wool_error *error) {
  return make_channel(NULL, server, options, out_channel, error);
}

wool_channel *wool_channel_ref(wool_channel *channel) {
  atomic_fetch_add_explicit(&channel->refs, 1, memory_order_relaxed);
  return channel;
}

void wool_channel_unref(wool_channel *channel) {
  if (!channel ||
      atomic_fetch_sub_explicit(&channel->refs, 1, memory_order_acq_rel) != 1)
    return;
  free_transport(channel->engine, channel->transport);
  if (channel->owns_engine)
    wooli_engine_free_soon(channel->engine);
  wool_service_config_unref(channel->service_config);
  wooli_release(channel->allocator, channel);
}

wool_engine *wool_channel_engine(wool_channel *channel) {
  return channel->engine;
}
