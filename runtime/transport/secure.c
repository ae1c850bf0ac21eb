#include "runtime/transport/secure.h"

wool_credentials *wool_credentials_ref(wool_credentials *credentials) {
  if (credentials)
    wooli_take_ref(&credentials->refs);
  return credentials;
}

void wool_credentials_unref(wool_credentials *credentials) {
  if (credentials && wooli_drop_ref(&credentials->refs))
    credentials->vtable->free(credentials);
}
