/* Kin: Contexts of one process that stand for one another, as a call came back
 * to where its chain had come from (rule 11, A to B to A). The callback runs in
 * a Context of its own, and the tokens of either are good in the other. */
#ifndef WOOLI_CONTEXT_KIN_H
#define WOOLI_CONTEXT_KIN_H

#include "runtime/context/ledger.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Says that this process serves calls. Before that nothing can come back, and
 * lending costs nothing. Threads: any, as for all of these. */
void wooli_kin_watch(void);

/* Notes that the ledger's chain is away with a call, until it is back. By the
 * thread that lends, which keeps the Context. */
void wooli_kin_lend(wooli_ledger *ledger);
void wooli_kin_return(wooli_ledger *ledger);

/* Makes a ledger that a request of the chain was mounted in kin of the one that
 * this process has lent, if there is one. */
void wooli_kin_join(wooli_ledger *mounted, const uint8_t chain[WOOLI_ID_LEN]);

/* Makes both kin: a call is still at work in `busy`, so that another of its
 * chain runs in `mounted`. */
void wooli_kin_adopt(wooli_ledger *mounted, wooli_ledger *busy);

/* Whether a token at home in `home` is of the Context of `current`. No lock of
 * theirs may be held. */
bool wooli_kin_is(wooli_ledger *home, wooli_ledger *current);

#ifdef __cplusplus
}
#endif
#endif
