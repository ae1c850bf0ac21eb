/* Transports that a program links only if it asks for them. */
#ifndef WOOLI_TRANSPORT_FACTORY_H
#define WOOLI_TRANSPORT_FACTORY_H

#include "runtime/transport/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef wooli_client_transport *(*wooli_client_factory)(
    wooli_loop *loop, const wooli_client_options *options, wool_error *error);

/* The libcurl transport, once wool_curl_install was called; else NULL. It is
 * set before channels are made, by one thread. */
extern wooli_client_factory wooli_curl_factory;

#ifdef __cplusplus
}
#endif
#endif
