/* Client on libcurl: the second transport, for what only libcurl can reach. */
#ifndef WOOLI_TRANSPORT_CURL_CLIENT_H
#define WOOLI_TRANSPORT_CURL_CLIENT_H

#include "runtime/transport/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  /* bytes of messages delivered and not consumed: beyond it a stream is paused
   */
  WOOLI_CURL_WINDOW_LEN = 262144,
  WOOLI_CURL_URL_LEN = 8192 /* bytes: scheme, host and path */
};

/* wooli_curl_client_new makes a transport that connects for each call.
 * Errors: WOOL_ERR_TYPE for a target that does not parse. */
wooli_client_transport *
wooli_curl_client_new(wooli_loop *loop, const wooli_client_options *options,
                      wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
