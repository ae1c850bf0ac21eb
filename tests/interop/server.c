/* The interop server: says where it listens, and serves until its input ends.
 *
 *   server [--address=HOST:PORT] [--certificate=FILE --key=FILE] */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wool/tls.h>
#include <wool/wool.h>

#include "tests/interop/interop.wool.h"

enum {
  MAX_BODY_LEN = 4 * 1024 * 1024 /* bytes */
};

static const uint8_t zeros[MAX_BODY_LEN];

/* ---- what several routines do ---- */

static wool_code make_payload(wool_call *call, int32_t size,
                              grpc_testing_Payload *out_payload) {
  if (size < 0 || size > MAX_BODY_LEN)
    return wool_call_fail(call, WOOL_INVALID_ARGUMENT,
                          "response of %d bytes: from 0 to %d", size,
                          MAX_BODY_LEN);
  memset(out_payload, 0, sizeof *out_payload);
  out_payload->body = wool_bytes_n(zeros, (size_t)size);
  return WOOL_OK;
}

static wool_code end_as_told(wool_call *call,
                             const grpc_testing_EchoStatus *status) {
  if (!status || status->code == WOOL_OK)
    return WOOL_OK;
  return wool_call_fail(call, (wool_code)status->code, "%.*s",
                        (int)status->message.len, status->message.data);
}

static wool_code echo(wool_call *call, const char *key, wool_metadata *to) {
  const wool_metadata *request = wool_call_request_metadata(call);
  wool_error error = WOOL_ERROR_INIT;
  wool_bytes value;
  if (!wool_metadata_get(request, wool_str_c(key), &value))
    return WOOL_OK;
  wool_code rc = wool_metadata_add(to, wool_str_c(key), value, &error);
  return rc ? wool_call_fail(call, rc, "%s", error.message) : WOOL_OK;
}

static wool_code echo_metadata(wool_call *call) {
  wool_code rc =
      echo(call, "x-grpc-test-echo-initial", wool_call_initial_metadata(call));
  return rc ? rc
            : echo(call, "x-grpc-test-echo-trailing-bin",
                   wool_call_trailing_metadata(call));
}

/* ---- compression ---- */

/* What a client of ours asks for by metadata; others mean gzip. */
static wool_compression encoding_of(wool_call *call) {
  wool_bytes value;
  if (wool_metadata_get(wool_call_request_metadata(call),
                        wool_str_c("x-test-encoding"), &value) &&
      wool_bytes_equal(value, wool_bytes_n("deflate", 7)))
    return WOOL_COMPRESSION_DEFLATE;
  return WOOL_COMPRESSION_GZIP;
}

static wool_code compress_as_told(wool_call *call,
                                  const grpc_testing_BoolValue *told) {
  if (!told)
    return WOOL_OK;
  wool_call_set_message_compression(call, told->value);
  return told->value ? wool_call_set_compression(call, encoding_of(call))
                     : WOOL_OK;
}

/* Streams: their encoding is named before the first message. */
static wool_code
prepare_compression(wool_call *call,
                    const grpc_testing_ResponseParameters *wanted,
                    size_t n_wanted) {
  for (size_t i = 0; i < n_wanted; i++)
    if (wanted[i].compressed && wanted[i].compressed->value)
      return wool_call_set_compression(call, encoding_of(call));
  return WOOL_OK;
}

/* The probe: a request that says that it is compressed has to be. */
static wool_code check_compressed(wool_call *call,
                                  const grpc_testing_BoolValue *expected) {
  if (!expected || expected->value == wool_call_was_compressed(call))
    return WOOL_OK;
  return wool_call_fail(call, WOOL_INVALID_ARGUMENT,
                        "the request was %scompressed",
                        expected->value ? "not " : "");
}

/* ---- streams of responses ---- */

static void pause_us(int32_t us) {
  struct timespec left = {us / 1000000, (long)(us % 1000000) * 1000};
  while (us > 0 && nanosleep(&left, &left) && errno == EINTR)
    continue;
}

typedef wool_code yield(wool_call *call,
                        const grpc_testing_StreamingOutputCallResponse *);

static wool_code yield_all(wool_call *call, yield *send,
                           const grpc_testing_ResponseParameters *wanted,
                           size_t n_wanted) {
  for (size_t i = 0; i < n_wanted; i++) {
    grpc_testing_Payload payload;
    grpc_testing_StreamingOutputCallResponse response = {.payload = &payload};
    wool_code rc = make_payload(call, wanted[i].size, &payload);
    if (rc)
      return rc;
    pause_us(wanted[i].interval_us);
    wool_call_set_message_compression(call, wanted[i].compressed &&
                                                wanted[i].compressed->value);
    rc = send(call, &response);
    if (rc)
      return rc;
  }
  return WOOL_OK;
}

/* ---- the routines ---- */

static wool_code empty_call(wool_call *call, const grpc_testing_Empty *request,
                            grpc_testing_Empty *out_response) {
  (void)call, (void)request, (void)out_response;
  return WOOL_OK;
}

static wool_code unary_call(wool_call *call,
                            const grpc_testing_SimpleRequest *request,
                            grpc_testing_SimpleResponse *out_response) {
  wool_arena *arena = wool_call_arena(call);
  grpc_testing_Payload *payload = wool_arena_alloc(arena, sizeof *payload);
  if (!payload)
    return WOOL_RESOURCE_EXHAUSTED;
  wool_code rc = check_compressed(call, request->expect_compressed);
  if (!rc)
    rc = compress_as_told(call, request->response_compressed);
  if (!rc)
    rc = echo_metadata(call);
  if (!rc)
    rc = end_as_told(call, request->response_status);
  if (!rc)
    rc = make_payload(call, request->response_size, payload);
  out_response->payload = payload;
  if (request->fill_server_id)
    out_response->server_id =
        wool_arena_printf(arena, "wool-%ld", (long)getpid());
  return rc;
}

static wool_code
streaming_output_call(wool_call *call,
                      const grpc_testing_StreamingOutputCallRequest *request) {
  wool_code rc = prepare_compression(call, request->response_parameters,
                                     request->n_response_parameters);
  if (!rc)
    rc =
        yield_all(call, grpc_testing_TestService_StreamingOutputCall_yield,
                  request->response_parameters, request->n_response_parameters);
  return rc ? rc : end_as_told(call, request->response_status);
}

static wool_code
streaming_input_call(wool_call *call,
                     grpc_testing_StreamingInputCallResponse *out_response) {
  const grpc_testing_StreamingInputCallRequest *request;
  wool_code rc;
  while ((rc = grpc_testing_TestService_StreamingInputCall_next(
              call, &request)) == WOOL_OK) {
    if ((rc = check_compressed(call, request->expect_compressed)))
      return rc;
    if (request->payload)
      out_response->aggregated_payload_size +=
          (int32_t)request->payload->body.len;
  }
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

static wool_code full_duplex_call(wool_call *call) {
  const grpc_testing_StreamingOutputCallRequest *request;
  wool_code rc = echo_metadata(call);
  while (!rc &&
         !(rc = grpc_testing_TestService_FullDuplexCall_next(call, &request))) {
    rc = end_as_told(call, request->response_status);
    if (!rc)
      rc = yield_all(call, grpc_testing_TestService_FullDuplexCall_yield,
                     request->response_parameters,
                     request->n_response_parameters);
  }
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

/* What a half duplex call was asked for so far. */
typedef struct wishes {
  grpc_testing_ResponseParameters *items;
  size_t n_items;
} wishes;

static bool add_wishes(wool_arena *arena, wishes *all,
                       const grpc_testing_StreamingOutputCallRequest *request) {
  size_t old_len = all->n_items * sizeof *all->items;
  size_t more = request->n_response_parameters;
  void *items = wool_arena_resize(arena, all->items, old_len,
                                  old_len + more * sizeof *all->items);
  if (!items)
    return false;
  all->items = items;
  memcpy(all->items + all->n_items, request->response_parameters,
         more * sizeof *all->items);
  all->n_items += more;
  return true;
}

static wool_code half_duplex_call(wool_call *call) {
  wishes all = {NULL, 0};
  const grpc_testing_StreamingOutputCallRequest *request;
  wool_code rc;
  while ((rc = grpc_testing_TestService_HalfDuplexCall_next(call, &request)) ==
         WOOL_OK)
    if (request->n_response_parameters &&
        !add_wishes(wool_call_arena(call), &all, request))
      return WOOL_RESOURCE_EXHAUSTED;
  if (rc != WOOL_END_OF_STREAM)
    return rc;
  return yield_all(call, grpc_testing_TestService_HalfDuplexCall_yield,
                   all.items, all.n_items);
}

static const grpc_testing_TestService_handlers handlers = {
    .EmptyCall = empty_call,
    .UnaryCall = unary_call,
    .StreamingOutputCall = streaming_output_call,
    .StreamingInputCall = streaming_input_call,
    .FullDuplexCall = full_duplex_call,
    .HalfDuplexCall = half_duplex_call,
};

/* ---- the process ---- */

static void await_end_of_input(void) {
  char ignored[64];
  ssize_t n;
  while ((n = read(STDIN_FILENO, ignored, sizeof ignored)) > 0 ||
         (n < 0 && errno == EINTR))
    continue;
}

static wool_code serve(wool_server *server, const char *address,
                       wool_error *error) {
  const char *bound;
  wool_code rc =
      grpc_testing_TestService_register(server, &handlers, NULL, error);
  if (!rc)
    rc = wool_server_listen(server, address, &bound, error);
  if (!rc)
    rc = wool_server_start(server, error);
  if (rc)
    return rc;
  /* Without "ipv4:", which not every peer knows. */
  printf("%s\n", strncmp(bound, "ipv4:", 5) ? bound : bound + 5);
  fflush(stdout);
  await_end_of_input();
  wool_server_shutdown(server, 1000000000);
  return WOOL_OK;
}

/* What the command line says. */
typedef struct settings {
  const char *address;
  wool_tls_server_options tls;
} settings;

static void read_options(int argc, char **argv, settings *out) {
  static const struct option names[] = {
      {"address", required_argument, NULL, 'a'},
      {"certificate", required_argument, NULL, 'c'},
      {"key", required_argument, NULL, 'k'},
      {NULL, 0, NULL, 0}};
  int name;
  while ((name = getopt_long(argc, argv, "", names, NULL)) >= 0) {
    if (name == 'a')
      out->address = optarg;
    else if (name == 'c')
      out->tls.certificate_file = optarg;
    else if (name == 'k')
      out->tls.key_file = optarg;
    else
      exit(2);
  }
}

static wool_code run(const settings *how, wool_error *error) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  wool_server *server = NULL;
  wool_code rc = WOOL_OK;
  if (how->tls.certificate_file)
    rc = wool_tls_server(&how->tls, &options.credentials, error);
  if (!rc)
    rc = wool_server_new(&options, &server, error);
  if (!rc)
    rc = serve(server, how->address, error);
  wool_server_free(server);
  wool_credentials_unref(options.credentials);
  return rc;
}

int main(int argc, char **argv) {
  settings how = {"127.0.0.1:0", WOOL_TLS_SERVER_OPTIONS_INIT};
  wool_error error = WOOL_ERROR_INIT;
  read_options(argc, argv, &how);
  wool_compression_install();
  wool_code rc = run(&how, &error);
  if (rc)
    fprintf(stderr, "server: %s\n", error.message);
  return rc ? 1 : 0;
}
