/* What the files of the client on libcurl share: the transport and streams. */
#ifndef WOOLI_TRANSPORT_CURL_INTERNAL_H
#define WOOLI_TRANSPORT_CURL_INTERNAL_H

#include <curl/curl.h>

#include "runtime/transport/curl_client.h"
#include "runtime/transport/secure.h"
#include "runtime/wire/framing.h"
#include "runtime/wire/metadata.h"
#include "runtime/wire/target.h"

typedef struct wooli_curl_stream wooli_curl_stream;

typedef struct wooli_curl_client {
  wooli_client_transport base; /* first */
  /* immutable */
  wooli_loop *loop;
  const wool_allocator *allocator;
  CURLM *multi;
  char *target_text;
  char *authority; /* NULL: the target's */
  wooli_target target;
  wool_credentials *credentials; /* NULL: plaintext */
  struct curl_slist *connect_to; /* the target, if it is called otherwise */
  char url_authority[WOOLI_MAX_HOST_LEN + 16]; /* with TLS */
  int64_t connect_timeout_ns;
  /* loop_only */
  wooli_timer timer;
  wooli_task work; /* adds and removes transfers, outside libcurl's callbacks */
  wooli_curl_stream *streams;
  uint64_t n_received; /* calls with something that came */
} wooli_curl_client;

struct wooli_curl_stream {
  wooli_client_stream base; /* first */
  wooli_curl_client *client;
  wooli_curl_stream *prev;
  wooli_curl_stream *next;
  CURL *easy;
  struct curl_slist *headers;
  char error[CURL_ERROR_SIZE];
  char peer[80];
  bool added;     /* to the multi handle */
  bool unwatched; /* libcurl does not want to hear of the socket */
  bool removed;   /* is to be freed by the next work */
  /* the caller's; events is NULL once it wants to hear no more */
  const wooli_client_events *events;
  void *user_data;
  wool_arena *arena;
  wool_metadata *initial_metadata;
  wool_metadata *trailing_metadata;
  /* the request */
  uint8_t prefix[WOOLI_FRAME_PREFIX_LEN];
  size_t prefix_left;
  wool_bytes head;
  wool_bytes body;
  bool busy;
  bool end;
  bool send_paused;
  bool sent_due; /* `sent` is to be raised by the next work */
  /* the response */
  wooli_deframer in;
  size_t unconsumed; /* bytes of messages */
  bool recv_paused;
  bool resume; /* by the next work */
  int http_status;
  bool final_headers; /* the list of the response has come */
  bool has_body;
  bool grpc_content;
  wool_str encoding_name;    /* in the arena; NULL: none is named */
  wool_compression encoding; /* that its messages may have */
  bool has_status;
  bool status_is_number;
  wool_code status;
  wool_str message; /* in the arena, as is details */
  wool_bytes details;
  wool_code failure; /* found here while receiving; OK: none */
  wool_str failure_text;
  /* Fields wait here until it is known whether they end the response. */
  wool_metadata block;
};

static inline void wooli_curl_work_soon(wooli_curl_client *client) {
  wooli_loop_defer(client->loop, &client->work);
}

/* ---- the response (curl_response.c) ---- */

/* wooli_curl_detach stops a stream. What the caller lent is not touched after
 * this. */
void wooli_curl_detach(wooli_curl_stream *stream);

/* wooli_curl_end_with tells the caller, who may have gone, of a status made up
 * here. */
void wooli_curl_end_with(wooli_curl_stream *stream, wool_code code,
                         const char *text);

/* wooli_curl_fail remembers why, for when libcurl has let go of the transfer.
 */
void wooli_curl_fail(wooli_curl_stream *stream, wool_code code,
                     const char *format, ...) WOOL_PRINTF(3, 4);

/* wooli_curl_conclude: libcurl is done with the transfer. */
void wooli_curl_conclude(wooli_curl_stream *stream, CURLcode rc);

/* What libcurl calls with a line of the header, and with a part of the body. */
size_t wooli_curl_on_header(char *data, size_t size, size_t n, void *user_data);
size_t wooli_curl_on_data(char *data, size_t size, size_t n, void *user_data);

/* ---- the request (curl_request.c) ---- */

/* wooli_curl_set_options tells the easy handle all of a request; false if out
 * of memory, or it is too long. */
bool wooli_curl_set_options(wooli_curl_stream *stream,
                            const wooli_client_request *request);

/* ---- transfers on our loop (curl_multi.c) ---- */

/* wooli_curl_multi_init makes the multi handle, the timer and the task; false
 * if out of memory. */
bool wooli_curl_multi_init(wooli_curl_client *client);

/* wooli_curl_stream_free takes it off the lists, and frees it. */
void wooli_curl_stream_free(wooli_curl_stream *stream);

#endif
