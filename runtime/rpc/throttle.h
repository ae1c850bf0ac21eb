/* Throttle: A6's bucket of tokens, which stops retries and hedges of a channel
 * while too many of its calls fail. In thousandths. */
#ifndef WOOLI_RPC_THROTTLE_H
#define WOOLI_RPC_THROTTLE_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wooli_throttle {
  int max;   /* 0: nothing is throttled */
  int ratio; /* what a success gives back */
  int tokens;
} wooli_throttle;

enum {
  WOOLI_THROTTLE_TOKEN = 1000 /* what a failure costs */
};

void wooli_throttle_init(wooli_throttle *throttle, int max, int ratio);
void wooli_throttle_failure(wooli_throttle *throttle);
void wooli_throttle_success(wooli_throttle *throttle);

/* Whether another attempt may be made: more than half of the tokens are left.
 */
bool wooli_throttle_allows(const wooli_throttle *throttle);

#ifdef __cplusplus
}
#endif
#endif
