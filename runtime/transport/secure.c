#include "runtime/transport/secure.h"

wool_credentials *wool_credentials_ref(wool_credentials *credentials) {
  if (credentials)
    atomic_fetch_add_explicit(&credentials->refs, 1, memory_order_relaxed);
  return credentials;
}

void wool_credentials_unref(wool_credentials *credentials) {
  if (credentials && atomic_fetch_sub_explicit(&credentials->refs, 1,
                                               memory_order_acq_rel) == 1)
    credentials->vtable->free(credentials);
}
