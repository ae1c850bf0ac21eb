/* Credentials: how the two ends of a connection prove who they are. */
#ifndef WOOL_CREDENTIALS_H
#define WOOL_CREDENTIALS_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_credentials protect the connections of channels or of servers; see
 * wool/tls.h for how they are made. Without them connections are plaintext.
 * Ownership: shared by the channels and servers that were made with them.
 * Threads: any. */
typedef struct wool_credentials wool_credentials;

/** wool_credentials_ref takes another reference. NULL is allowed. */
WOOL_API wool_credentials *wool_credentials_ref(wool_credentials *credentials);

/** wool_credentials_unref gives a reference back. NULL is allowed. */
WOOL_API void wool_credentials_unref(wool_credentials *credentials);

#ifdef __cplusplus
}
#endif
#endif
