/* libcurl as a channel's transport: a library of its own, so that nobody else
 * links libcurl. */
#ifndef WOOL_CURL_H
#define WOOL_CURL_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_curl_install makes WOOL_TRANSPORT_CURL usable by channels made
 * afterwards. It is for reaching peers that only libcurl can reach, through
 * HTTP and SOCKS proxies (the usual environment variables hold); otherwise the
 * default transport is the faster one by far. What the linked libcurl cannot do
 * is listed in docs/internals/transport.md; above all, over plaintext HTTP/2
 * each call has a connection of its own.
 * Errors: WOOL_UNIMPLEMENTED if the linked libcurl speaks no HTTP/2.
 * Threads: any, but before others use libcurl. */
WOOL_API WOOL_MUST_USE wool_code wool_curl_install(wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
