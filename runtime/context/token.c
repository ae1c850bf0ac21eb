#include "runtime/context/token.h"

#include "runtime/context/chain.h"
#include "runtime/context/keep.h"
#include "runtime/context/kin.h"
#include "runtime/context/late.h"
#include "runtime/context/origins.h"
#include "runtime/context/repr.h"

enum {
  TOKEN_MAGIC = 0x574f4f4c
};

/* What is known for good need not be asked of a ledger again. */
static void mark_used(wool_token *token) {
  atomic_store_explicit(&token->used, true, memory_order_release);
}

static bool is_marked(const wool_token *token) {
  return atomic_load_explicit(&token->used, memory_order_acquire);
}

wool_token *wooli_token_new(wool_var *var, wooli_ledger *home, wooli_slot old) {
  wool_token *token = wooli_keep_take(WOOLI_KEEP_TOKEN, sizeof *token);
  if (!token)
    return NULL;
  token->magic = TOKEN_MAGIC;
  token->do_mount = false;
  token->old_lost = false;
  token->holds = false;
  atomic_init(&token->refs, 1);
  atomic_init(&token->used, false);
  atomic_init(&token->travelled, false);
  token->var = wooli_var_ref(var);
  token->old = old;
  token->withheld = 0;
  token->seq = 0;
  memset(token->origin, 0, WOOLI_ID_LEN);
  memset(token->chain, 0, WOOLI_ID_LEN);
  token->home = wooli_ledger_ref(home);
  return token;
}

wool_token *wool_token_ref(wool_token *token) {
  if (token)
    wooli_take_ref(&token->refs);
  return token;
}

/* Rule 15: nobody can ever present this token, so its number needs no place of
 * its own in the ledger. */
static void retire(wool_token *token) {
  wooli_ledger *home = token->home;
  if (!home || is_marked(token) || atomic_load(&token->travelled))
    return;
  pthread_mutex_lock(&home->lock);
  wooli_ledger_retire(home, token->var, token->origin, token->seq);
  pthread_mutex_unlock(&home->lock);
}

void wool_token_unref(wool_token *token) {
  if (!token || !wooli_drop_ref(&token->refs))
    return;
  retire(token);
  if (token->holds)
    wooli_origin_release(token->origin);
  wooli_slot_release(token->var, token->old);
  wooli_ledger_unref(token->home);
  wooli_var_unref(token->var);
  token->magic = 0;
  wooli_keep_give(WOOLI_KEEP_TOKEN, token);
}

wool_var *wool_token_var(const wool_token *token) {
  return token->var;
}

wooli_standing wooli_token_standing(const wool_token *token,
                                    const wooli_ledger *ledger) {
  wooli_record *record = wooli_ledger_find(ledger, token->var);
  wooli_account *account =
      record ? wooli_record_account(ledger, record, token->origin) : NULL;
  if (account)
    return wooli_account_standing(account, token->seq);
  return ledger->pruned &&
                 memcmp(token->chain, ledger->chain, WOOLI_ID_LEN) == 0
             ? WOOLI_SPENT
             : WOOLI_UNKNOWN;
}

static wooli_standing ask(wool_token *token, wooli_ledger *ledger) {
  pthread_mutex_lock(&ledger->lock);
  wooli_standing standing = wooli_token_standing(token, ledger);
  pthread_mutex_unlock(&ledger->lock);
  if (standing == WOOLI_SPENT && !ledger->mounted)
    mark_used(token);
  return standing;
}

/* Of an orphan the flag may be hearsay: a peer has told it on another chain,
 * and the exchange that it knew it from may not have happened. */
static bool is_surely_used(const wool_token *token) {
  return token->home && is_marked(token);
}

bool wooli_token_check_used(wool_token *token) {
  if (is_surely_used(token))
    return true;
  const wool_context *current = wooli_context_peek();
  if (current && current->ledger != token->home) {
    wooli_standing standing = ask(token, current->ledger);
    if (standing != WOOLI_UNKNOWN)
      return standing == WOOLI_SPENT;
  }
  return is_marked(token) ||
         (token->home && ask(token, token->home) == WOOLI_SPENT);
}

bool wool_token_is_used(wool_token *token) {
  return wooli_token_check_used(token);
}

bool wool_token_old_value(wool_token *token, void **out_value) {
  return wooli_slot_look(token->var, token->old, out_value) == WOOL_OK;
}

bool wool_token_equal(const wool_token *a, const wool_token *b) {
  if (a == b)
    return true;
  return a && b && a->var == b->var && a->seq == b->seq &&
         memcmp(a->origin, b->origin, WOOLI_ID_LEN) == 0;
}

uint64_t wool_token_hash(const wool_token *token) {
  uint64_t low;
  memcpy(&low, token->origin, sizeof low);
  return (low ^ token->var->hash) + token->seq * 0x9e3779b97f4a7c15u;
}

size_t wool_token_repr(wool_token *token, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_text_printf(
      &text, "<Token%s var=", wooli_token_check_used(token) ? " used" : "");
  size_t room;
  char *rest = wooli_text_rest(&text, &room);
  wooli_text_wrote(&text, wool_var_repr(token->var, rest, room));
  wooli_text_printf(&text, " at %p>", (void *)token);
  return text.len;
}

void wooli_token_export(wool_token *token, wool_context *sender,
                        wooli_token_state *out_state) {
  atomic_store(&token->travelled, true);
  out_state->used = wooli_token_check_used(token);
  out_state->var = token->var;
  out_state->seq = token->seq;
  memcpy(out_state->origin, token->origin, WOOLI_ID_LEN);
  memcpy(out_state->chain, token->chain, WOOLI_ID_LEN);
  out_state->old = wooli_slot_settled(token->old);
  out_state->old_lost = token->old_lost || token->withheld;
  out_state->do_mount =
      !out_state->used && ask(token, sender->ledger) == WOOLI_LIVE;
}

wool_token *wooli_token_import(const wooli_token_state *state) {
  wooli_slot missing = {NULL, WOOLI_MISSING};
  wool_token *token = wooli_token_new(state->var, NULL, missing);
  if (!token)
    return NULL;
  token->holds = wooli_origin_hold(state->origin);
  if (!token->holds) {
    wool_token_unref(token);
    return NULL;
  }
  token->old = state->old;
  wooli_slot_retain(state->var, state->old);
  token->do_mount = state->do_mount;
  token->old_lost = state->old_lost;
  token->seq = state->seq;
  memcpy(token->origin, state->origin, WOOLI_ID_LEN);
  memcpy(token->chain, state->chain, WOOLI_ID_LEN);
  atomic_init(&token->used, state->used);
  atomic_init(&token->travelled, true);
  return token;
}

void wooli_token_anchor_in(wool_token *token, wooli_ledger *ledger) {
  /* What a peer says of a variable that is not accepted from peers stays
   * without effect, however it comes. */
  if (!ledger || token->home || !token->do_mount ||
      !wooli_var_accepts(token->var) || ask(token, ledger) == WOOLI_UNKNOWN)
    return;
  token->home = wooli_ledger_ref(ledger);
  wooli_slot_mount(token->old, ledger);
}

void wooli_token_anchor(wool_token *token, wool_context *context) {
  wooli_token_anchor_in(token, context->ledger);
}

wool_code wool_token_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(token ? token->var : NULL, token, error);
}

/* ---- reset, rule 6 ---- */

static wool_code refuse(wool_token *token, wool_code code, const char *why,
                        wool_error *error) {
  if (!error || error->code)
    return code;
  char repr[WOOL_ERROR_MESSAGE_MAX];
  wool_token_repr(token, repr, sizeof repr);
  return wool_error_set(error, code, "%s %s", repr, why);
}

static wool_code no_way_back(const wool_token *token, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE,
                        "reset of context variable '%s': the value before the "
                        "set did not travel",
                        token->var->name);
}

/* The last step, with the lock held and all checks passed: nothing may fail
 * once the first thing has changed. */
static wool_code restore_locked(wool_context *context, wooli_record *record,
                                wooli_account *account, wool_token *token,
                                wooli_slot *out_replaced, wool_error *error) {
  wooli_slot *place = NULL;
  bool unbinds = token->old.kind == WOOLI_MISSING;
  bool ready = wooli_ranges_reserve(&account->spent, account->spent.n + 1);
  if (ready && (!unbinds || wooli_map_find(context->map, token->var))) {
    place = wooli_map_prepare(&context->map, token->var);
    ready = place != NULL;
  }
  if (!ready)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "reset of context variable '%s': out of memory",
                          token->var->name);
  (void)wooli_ranges_add(&account->spent, token->seq, token->seq + 1);
  if (!context->ledger->mounted)
    mark_used(token);
  wooli_slot_retain(token->var, token->old);
  if (place)
    *out_replaced = wooli_map_put(context->map, place, token->old);
  record->withheld = token->withheld;
  record->value_version = record->ledger_version = ++context->ledger->version;
  record->value_source = record->ledger_source = 0;
  return WOOL_OK;
}

/* What was withheld can be put back while the caller's value still lies below:
 * in the exchange that the set was made in. */
static bool has_way_back(const wool_token *token, const wooli_ledger *ledger) {
  return !token->old_lost &&
         (!token->withheld ||
          (token->home == ledger && token->withheld == ledger->installed));
}

/* What other places than the Context's ledger know. */
typedef struct elsewhere {
  bool used;   /* its home says so */
  bool is_kin; /* its home is this Context, or stands for it */
} elsewhere;

/* The checks that need the Context's ledger, whose word of its own chain is the
 * last one. */
static wool_code reset_locked(wool_context *context, wool_var *var,
                              wool_token *token, elsewhere known,
                              wooli_slot *out_replaced, wool_error *error) {
  wooli_ledger *ledger = context->ledger;
  wooli_record *record = wooli_ledger_find(ledger, token->var);
  wooli_account *account =
      record ? wooli_record_account(ledger, record, token->origin) : NULL;
  wooli_standing standing = account
                                ? wooli_account_standing(account, token->seq)
                                : wooli_token_standing(token, ledger);
  if (is_surely_used(token) || standing == WOOLI_SPENT ||
      (standing == WOOLI_UNKNOWN && (is_marked(token) || known.used)))
    return WOOL_ERR_TOKEN_USED;
  if (token->var != var)
    return WOOL_ERR_TOKEN_WRONG_VAR;
  if (!known.is_kin || standing != WOOLI_LIVE)
    return WOOL_ERR_TOKEN_WRONG_CONTEXT;
  if (ledger->lent_to)
    return wooli_ledger_is_lent(ledger, "reset", var, error);
  if (!has_way_back(token, ledger))
    return no_way_back(token, error);
  return restore_locked(context, record, account, token, out_replaced, error);
}

wool_code wool_var_reset(wool_var *var, wool_token *token, wool_error *error) {
  if (!token || token->magic != TOKEN_MAGIC)
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "expected an instance of Token, got %s",
                          token ? "another object" : "NULL");
  wool_context *context = wool_context_current();
  if (!context)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
  elsewhere known = {false, true};
  if (token->home != context->ledger) {
    known.used = wooli_token_check_used(token);
    known.is_kin = wooli_kin_is(token->home, context->ledger);
  }
  wooli_slot replaced = {NULL, WOOLI_MISSING};
  pthread_mutex_lock(&context->ledger->lock);
  wool_code rc = reset_locked(context, var, token, known, &replaced, error);
  pthread_mutex_unlock(&context->ledger->lock);
  wooli_slot_release(token->var, replaced); /* may run the value's own code */
  switch (rc) {
  case WOOL_ERR_TOKEN_USED:
    return refuse(token, rc, "has already been used once", error);
  case WOOL_ERR_TOKEN_WRONG_VAR:
    return refuse(token, rc, "was created by a different ContextVar", error);
  case WOOL_ERR_TOKEN_WRONG_CONTEXT:
    return refuse(token, rc, "was created in a different Context", error);
  default: /* a wool_code has more values than reset can give */
    return rc;
  }
}
