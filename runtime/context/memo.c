#include "runtime/context/memo.h"

#include <stdlib.h>

struct wooli_memo {
  uint64_t version;   /* of the ledger, that `bytes` stand for */
  uint64_t asked_for; /* the version when it was asked for last */
  unsigned declared;  /* the variables that were declared then */
  wooli_buffer bytes;
};

void wooli_memo_free(struct wooli_memo *memo) {
  if (!memo)
    return;
  wooli_buffer_cleanup(&memo->bytes);
  free(memo);
}

static struct wooli_memo *memo_of(wooli_ledger *ledger) {
  if (!ledger->memo)
    ledger->memo = calloc(1, sizeof *ledger->memo);
  return ledger->memo;
}

/* A later declaration may see another value in the same bytes. */
static bool is_valid(const wooli_ledger *ledger,
                     const struct wooli_memo *memo) {
  return memo && memo->version == ledger->version &&
         memo->declared == wooli_var_count_declared();
}

void wooli_memo_note(wool_context *context, uint64_t version,
                     wool_bytes bytes) {
  wooli_ledger *ledger = context->ledger;
  if (bytes.len > WOOLI_MAX_MEMO_LEN)
    return;
  pthread_mutex_lock(&ledger->lock);
  struct wooli_memo *memo = version == ledger->version ? memo_of(ledger) : NULL;
  if (memo) {
    memo->version = 0;
    memo->bytes.len = 0;
    if (wooli_buffer_append(&memo->bytes, bytes.data, bytes.len))
      memo->version = version;
    memo->declared = wooli_var_count_declared();
  }
  pthread_mutex_unlock(&ledger->lock);
}

bool wooli_memo_matches(wool_context *context, wool_bytes bytes) {
  wooli_ledger *ledger = context->ledger;
  pthread_mutex_lock(&ledger->lock);
  const struct wooli_memo *memo = ledger->memo;
  bool matches = is_valid(ledger, memo) && memo->bytes.len == bytes.len &&
                 memcmp(memo->bytes.data, bytes.data, bytes.len) == 0;
  pthread_mutex_unlock(&ledger->lock);
  return matches;
}

bool wooli_memo_append(wool_context *context, wooli_buffer *out,
                       uint64_t *out_version, bool *out_again) {
  wooli_ledger *ledger = context->ledger;
  pthread_mutex_lock(&ledger->lock);
  struct wooli_memo *memo = memo_of(ledger);
  bool valid = is_valid(ledger, memo) &&
               wooli_buffer_append(out, memo->bytes.data, memo->bytes.len);
  *out_version = ledger->version;
  *out_again = memo && memo->asked_for == ledger->version;
  if (memo)
    memo->asked_for = ledger->version;
  pthread_mutex_unlock(&ledger->lock);
  return valid;
}
