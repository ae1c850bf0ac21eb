#include "runtime/rpc/throttle.h"

void wooli_throttle_init(wooli_throttle *throttle, int max, int ratio) {
  throttle->max = max;
  throttle->ratio = ratio;
  throttle->tokens = max;
}

void wooli_throttle_failure(wooli_throttle *throttle) {
  throttle->tokens -= WOOLI_THROTTLE_TOKEN;
  if (throttle->tokens < 0)
    throttle->tokens = 0;
}

void wooli_throttle_success(wooli_throttle *throttle) {
  throttle->tokens += throttle->ratio;
  if (throttle->tokens > throttle->max)
    throttle->tokens = throttle->max;
}

bool wooli_throttle_allows(const wooli_throttle *throttle) {
  return throttle->max == 0 || throttle->tokens * 2 > throttle->max;
}
