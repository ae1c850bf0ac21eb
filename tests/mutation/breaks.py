"""Breaks of the rules: each is an exact text of one file, and what to put in its
place, that makes the runtime keep a rule of context and tokens no longer. run.py
makes them one by one and expects the tests to notice.

The numbers are those of the rules that the comments of the runtime refer to.
A text is found exactly once in its file, or run.py --check says so: whoever
changes the code changes the break with it, and it goes on to be one.
"""

TOKEN = "runtime/context/token.c"
CONTEXT = "runtime/context/context.c"
LEDGER = "runtime/context/ledger.c"
MEMO = "runtime/context/memo.c"
CHAIN = "runtime/context/chain.c"
INTAKE = "runtime/context/intake.c"
MANIFEST = "runtime/wire/manifest.c"
CODEC = "runtime/wire/token_codec.c"
EXCHANGE = "runtime/rpc/exchange.c"
CLIENT = "runtime/rpc/client_call.c"
SERVER = "runtime/rpc/server_call.c"
CACHE = "runtime/rpc/chain_cache.c"
THROWN = "runtime/rpc/thrown.c"

# (rule, what is broken, file, text, text in its place)
BREAKS = [
    (6, "the variable is looked at before used", TOKEN,
     """  if (is_surely_used(token) || standing == WOOLI_SPENT ||
      (standing == WOOLI_UNKNOWN && (is_marked(token) || known.used)))
    return WOOL_ERR_TOKEN_USED;
  if (token->var != var)
    return WOOL_ERR_TOKEN_WRONG_VAR;
""",
     """  if (token->var != var)
    return WOOL_ERR_TOKEN_WRONG_VAR;
  if (is_surely_used(token) || standing == WOOLI_SPENT ||
      (standing == WOOLI_UNKNOWN && (is_marked(token) || known.used)))
    return WOOL_ERR_TOKEN_USED;
"""),
    (6, "the Context is looked at before used", TOKEN,
     """  if (is_surely_used(token) || standing == WOOLI_SPENT ||
""",
     """  if (!known.is_kin)
    return WOOL_ERR_TOKEN_WRONG_CONTEXT;
  if (is_surely_used(token) || standing == WOOLI_SPENT ||
"""),
    (6, "the Context is looked at before the variable", TOKEN,
     """  if (token->var != var)
    return WOOL_ERR_TOKEN_WRONG_VAR;
  if (!known.is_kin || standing != WOOLI_LIVE)
    return WOOL_ERR_TOKEN_WRONG_CONTEXT;
""",
     """  if (!known.is_kin || standing != WOOLI_LIVE)
    return WOOL_ERR_TOKEN_WRONG_CONTEXT;
  if (token->var != var)
    return WOOL_ERR_TOKEN_WRONG_VAR;
"""),
    (6, "a reset that is refused consumes", TOKEN,
     """  if (!has_way_back(token, ledger))
""",
     """  if (!has_way_back(token, ledger) &&
      wooli_ranges_add(&account->spent, token->seq, token->seq + 1))
"""),
    (7, "tokens of two origins are equal", TOKEN,
     """  return a && b && a->var == b->var && a->seq == b->seq &&
         memcmp(a->origin, b->origin, WOOLI_ID_LEN) == 0;
""",
     """  return a && b && a->var == b->var && a->seq == b->seq;
"""),
    (10, "a started call runs in the caller's Context", CLIENT,
     "wool_context_copy(current) : NULL;", "wool_context_ref(current) : NULL;"),
    (10, "a copy is the same mint", CONTEXT,
     """  if (!copy)
    wooli_map_unref(map);
  return copy;
""",
     """  if (!copy)
    wooli_map_unref(map);
  else if ((copy->ledger->armed = context->ledger->armed)) {
    memcpy(copy->ledger->chain, context->ledger->chain, WOOLI_ID_LEN);
    memcpy(copy->ledger->origin, context->ledger->origin, WOOLI_ID_LEN);
  }
  return copy;
"""),
    (11, "a lent Context is reset in", TOKEN,
     """  if (ledger->lent_to)
    return wooli_ledger_is_lent(ledger, "reset", var, error);
""", ""),
    (11, "a callback is a stranger to its caller", SERVER,
     """    wooli_kin_join(context->ledger, chain);
""",
     """    (void)chain;
"""),
    (13, "what was never minted is live", LEDGER,
     "if (!account || seq >= account->minted)", "if (!account)"),
    (13, "what is spent is live", LEDGER,
     """  return wooli_ranges_contains(&account->spent, seq) ? WOOLI_SPENT : WOOLI_LIVE;
""",
     """  return WOOLI_LIVE;
"""),
    (13, "a reset spends the next one too", TOKEN,
     """  (void)wooli_ranges_add(&account->spent, token->seq, token->seq + 1);
""",
     """  (void)wooli_ranges_add(&account->spent, token->seq, token->seq + 2);
"""),
    (14, "a set forgets what is spent of its variable", CONTEXT,
     """  token->seq = record->own.minted++;
""",
     """  record->own.spent.n = 0;
  token->seq = record->own.minted++;
"""),
    (14, "a set forgets what others have spent", CONTEXT,
     """  token->seq = record->own.minted++;
""",
     """  for (size_t i = 0; i < record->n_foreign; i++)
    record->foreign[i].spent.n = 0;
  token->seq = record->own.minted++;
"""),
    (14, "a fully spent origin is forgotten at once", CHAIN,
     """  if (!from->minted)
    return true;""",
     """  if (!from->minted ||
      (from->spent.n == 1 && from->spent.at[0].hi == from->minted &&
       !from->spent.at[0].lo))
    return true;"""),
    (15, "nothing is retired", TOKEN,
     """  retire(token);
  if (token->holds)""",
     """  (void)retire;
  if (token->holds)"""),
    (15, "what has travelled is retired", TOKEN,
     "is_marked(token) || atomic_load(&token->travelled))",
     "is_marked(token))"),
    (15, "what a worker retires is lost to the next request", INTAKE,
     """                              record->own.minted) &&
           add_retired(record, &fresh->own_spent, record->own.minted, fresh);
""",
     """                              record->own.minted);
"""),
    (16, "a merge replaces what is spent", INTAKE,
     """  (void)wooli_ranges_unite(&ours->spent, &theirs->spent, ours->minted);
""",
     """  ours->spent.n = 0;
  (void)wooli_ranges_unite(&ours->spent, &theirs->spent, ours->minted);
"""),
    (16, "a merge learns of nothing spent", INTAKE,
     """  (void)wooli_ranges_unite(&ours->spent, &theirs->spent, ours->minted);
""", ""),
    (16, "others say how much we have minted", INTAKE,
     "if (!is_own(ledger, theirs) && theirs->minted > minted)",
     "if (theirs->minted > minted)"),
    (16, "a merge takes the smaller minted too", INTAKE,
     "if (!is_own(ledger, theirs) && theirs->minted > minted)",
     "if (!is_own(ledger, theirs))"),
    (16, "what is spent is not cut at minted", INTAKE,
     """  (void)wooli_ranges_unite(&ours->spent, &theirs->spent, ours->minted);
""",
     """  (void)wooli_ranges_unite(&ours->spent, &theirs->spent, UINT64_MAX);
"""),
    (17, "what is held is forgotten", LEDGER,
     """         account->spent.at[0].hi == account->minted &&
         !wooli_origin_is_held(account->origin);
""",
     """         account->spent.at[0].hi == account->minted;
"""),
    (17, "what is live is forgotten", LEDGER,
     """  return account->spent.n == 1 && account->spent.at[0].lo == 0 &&
         account->spent.at[0].hi == account->minted &&
         !wooli_origin""",
     """  return !wooli_origin"""),
    (17, "nothing is forgotten", LEDGER,
     "ledger->records[i].n_foreign > wooli_prune_origins &&",
     "ledger->records[i].n_foreign > SIZE_MAX - 1 &&"),
    (17, "a worker forgets too", CHAIN,
     "if (!mark->since && !ledger->mounted)", "if (!mark->since)"),
    (17, "a response forgets", CHAIN,
     "if (!mark->since && !ledger->mounted)",
     "if (mark->since || !ledger->mounted)"),
    (17, "nobody is told that something was forgotten", CHAIN,
     """  out_snapshot->pruned = ledger->pruned;
""", ""),
    (17, "a worker does not hear that something was forgotten", INTAKE,
     """  ledger->pruned = snapshot->pruned;
""", ""),
    (18, "the flag of a used token stays at home", CODEC,
     """      (!state->used || wooli_pb_write_varint(&out, TOKEN_USED, 1)) &&
""", ""),
    (18, "a token travels without its old value", CODEC,
     "if (*out_lost || state->old.kind == WOOLI_MISSING)", "if (true)"),
    (18, "a token in an error belongs to nobody at the caller", THROWN,
     """wooli_arrival_decode(&arrival, type->message, call->context,
""",
     """wooli_arrival_decode(&arrival, type->message, NULL,
"""),
    (21, "an error is caught before what came with it is merged", CLIENT,
     """  merge(call, &arrival);
  wooli_thrown_catch(&call->base);
""",
     """  wooli_thrown_catch(&call->base);
  merge(call, &arrival);
"""),
    (19, "entries go in the order of the variables' declaration", CHAIN,
     """  qsort(out_snapshot->entries, out_snapshot->n_entries,
        sizeof *out_snapshot->entries, compare_entries);
""",
     """  (void)compare_entries;
"""),
    (19, "a value that is not encoded is told as unbound", MANIFEST,
     """  mishap(mishaps, ns_of(entry->var), name_of(entry->var), "encode", &error);
  return encode_flag(encoder->out, ENTRY_WITHHELD);
""",
     """  mishap(mishaps, ns_of(entry->var), name_of(entry->var), "encode", &error);
  return encode_flag(encoder->out, ENTRY_RESET);
"""),
    (19, "what did not travel is put back in a later exchange", TOKEN,
     "(token->home == ledger && token->withheld == ledger->installed));",
     "token->home == ledger);"),
    (19, "a set over what did not travel loses it for good", TOKEN,
     """  record->withheld = token->withheld;
""", ""),
    (20, "the origin stays though minted differs", INTAKE,
     "in.keeps_origin = ledger->armed && !origin_must_change(ledger, snapshot);",
     "in.keeps_origin = ledger->armed, (void)origin_must_change;"),
    (20, "the origin changes with every request", INTAKE,
     "in.keeps_origin = ledger->armed && !origin_must_change(ledger, snapshot);",
     "in.keeps_origin = !ledger->armed && origin_must_change(ledger, snapshot);"),
    (20, "what is not listed stays bound", INTAKE,
     """    if ((!wooli_var_accepts(binding->var) ||
         !wooli_var_propagates(binding->var)) &&
        !add_binding""",
     """    if (!add_binding"""),
    (20, "what a lost exchange spent stays spent", INTAKE,
     """           add_retired(record, &fresh->own_spent, record->own.minted, fresh);
""",
     """           wooli_ranges_unite(&fresh->own_spent, &record->own.spent,
                              record->own.minted) &&
           add_retired(record, &fresh->own_spent, record->own.minted, fresh);
"""),
    (20, "a reset in a worker is written down in the token", TOKEN,
     """  if (!context->ledger->mounted)
    mark_used(token);
""",
     """  mark_used(token);
"""),
    (20, "what a worker's ledger says is written down in the token", TOKEN,
     "if (standing == WOOLI_SPENT && !ledger->mounted)",
     "if (standing == WOOLI_SPENT)"),
    (20, "a request like the last one undoes nothing", MEMO,
     "bool matches = is_valid(ledger, memo) &&",
     "bool matches = memo && memo->version &&"),
    (20, "a root says again what was true once", MEMO,
     "bool valid = is_valid(ledger, memo) &&",
     "bool valid = memo && memo->version &&"),
    (20, "tokens in values are told as they were once", EXCHANGE,
     "*out_fixed = !rc && !mishaps.n && !encoder->fluid;",
     "*out_fixed = !rc && !mishaps.n;"),
    (21, "what a failing routine did stays away", CLIENT,
     "if (!arrival->has_manifest || !call->from_peer ||",
     "if (!arrival->has_manifest || !call->from_peer || base->outcome.code ||"),
    (21, "the outcome is read before the effects", CLIENT,
     """  merge(call, &arrival);
  wooli_thrown_catch(&call->base);
  decode(call, &arrival);
""",
     """  wooli_thrown_catch(&call->base);
  decode(call, &arrival);
  merge(call, &arrival);
"""),
    (21, "a response does not tell that a variable is unbound", CHAIN,
     """                   ? is_news(record->value_version, record->value_source, after)
""",
     """                   ? slot && is_news(record->value_version,
                                     record->value_source, after)
"""),
    (21, "an unarmed caller begins a chain of its own", INTAKE,
     """    memcpy(ledger->chain, snapshot->chain, WOOLI_ID_LEN);
    ledger->adopted = true;
""",
     """    wooli_random_id(ledger->chain);
    ledger->adopted = true;
"""),
    (21, "a response tells all of its worker's Context", SERVER,
     "tells ? WOOLI_CARRY_CHANGES : WOOLI_CARRY_NOTHING",
     "tells ? WOOLI_CARRY_ALL : WOOLI_CARRY_NOTHING"),
    (22, "a response without an end is merged", CLIENT,
     "if (!arrival->has_manifest || !call->from_peer ||",
     "if (!arrival->has_manifest ||"),
    (23, "a stream is told again what it has said", CHAIN,
     "return version > after->since && (!source || source != after->id);",
     "return version > after->since && (source || !source);"),
    (23, "news on top of what a stream has said are not told", INTAKE,
     "record->ledger_source = heard ? mark->id : 0;",
     "record->ledger_source = heard || mark ? mark->id : 0;"),
    (24, "do_mount is not looked at", TOKEN,
     "if (!ledger || token->home || !token->do_mount ||",
     "if (!ledger || token->home ||"),
    (24, "a token is anchored where it is not known", TOKEN,
     "!wooli_var_accepts(token->var) || ask(token, ledger) == WOOLI_UNKNOWN)",
     "!wooli_var_accepts(token->var))"),
    (24, "a later frame anchors anew", TOKEN,
     """  if (!ledger || token->home || !token->do_mount ||""",
     """  if (token->home && ledger != token->home) {
    wooli_ledger_unref(token->home);
    token->home = NULL;
  }
  if (!ledger || token->home || !token->do_mount ||"""),
    (24, "nothing that a message holds is anchored", EXCHANGE,
     """  if (!rc && context)
    anchor_all(&tokens, context);
""",
     """  (void)context;
"""),
    (24, "nothing that a manifest holds is anchored", EXCHANGE,
     """    *out_fixed = !mishaps->n && is_fixed(&snapshot);
    anchor_all(&tokens, context);
""",
     """    *out_fixed = !mishaps->n && is_fixed(&snapshot);
"""),
    (24, "every token is said to be live", TOKEN,
     """      !out_state->used && ask(token, sender->ledger) == WOOLI_LIVE;
""",
     """      sender != NULL;
"""),
    (25, "what the chain has come back to stays good for what it stood for",
     "runtime/context/kin.c",
     "(current == first || first->is_away || current->kin_of_peer);",
     "(current == first || first->is_away || true);"),
    (25, "a chain's id is enough to be kin of its root", "runtime/context/kin.c",
     "ledger->armed && ledger->adopted &&", "ledger->armed &&"),
    (25, "any Context may reset", TOKEN,
     "if (!known.is_kin || standing != WOOLI_LIVE)",
     "if (standing != WOOLI_LIVE)"),
    (25, "liveness is what it was at the mount", TOKEN,
     "if (!known.is_kin || standing != WOOLI_LIVE)",
     "if (!known.is_kin || !account)"),
    (25, "used is the token's own flag alone", TOKEN,
     """  if (is_surely_used(token) || standing == WOOLI_SPENT ||
      (standing == WOOLI_UNKNOWN && (is_marked(token) || known.used)))
""",
     """  if (is_marked(token))
"""),
    (25, "what home knows is not asked", TOKEN,
     "(standing == WOOLI_UNKNOWN && (is_marked(token) || known.used)))",
     "(standing == WOOLI_UNKNOWN && is_marked(token)))"),
    (25, "what a token brings as hearsay is believed", TOKEN,
     "return token->home && is_marked(token);",
     "return is_marked(token);"),
    (25, "the variable keeps its value", TOKEN,
     """  if (place)
    *out_replaced = wooli_map_put(context->map, place, token->old);
""",
     """  if (place && out_replaced)
    wooli_slot_release(token->var, token->old);
"""),
    (26, "a peer reaches another's chain by its id", SERVER,
     "wool_arena_str(call->base.arena, wool_str_c(head->peer_identity));",
     "wool_arena_str(call->base.arena, wool_str_c(\"anybody\"));"),
    (26, "the most recently used goes", CACHE,
     """  entry *e = cache->rest.oldest;
  uint64_t *counter""",
     """  entry *e = cache->rest.newest;
  uint64_t *counter"""),
    (26, "nothing goes", CACHE,
     "if (stats->n_chains > cache->limits.max_chains)",
     "if (stats->n_chains > SIZE_MAX - 1)"),
    (27, "strict lets mistakes pass", MANIFEST,
     "if (!rc && mishaps->strict && mishaps->n)",
     "if (!rc && mishaps->strict && mishaps->n > 1000)"),
    (27, "nobody is warned", MANIFEST,
     """    wooli_warn(ns, name, direction, cause);
    return;
""",
     """    return;
"""),
    (27, "of two entries the last counts", MANIFEST,
     "return x->place < y->place ? -1 : 1;",
     "return x->place > y->place ? -1 : 1;"),
    (28, "ranges beyond minted are believed", MANIFEST,
     """gap > minted - at ||
        len > minted - at - gap)""",
     """at > minted)"""),
    (28, "a variable that is not accepted is", INTAKE,
     "return entry->has_slot && wooli_var_accepts(entry->var);",
     "return entry->has_slot;"),
    (28, "a token of a variable that is not accepted is", TOKEN,
     "!wooli_var_accepts(token->var) || ask(token, ledger) == WOOLI_UNKNOWN)",
     "ask(token, ledger) == WOOLI_UNKNOWN)"),
    (28, "a variable that is not sent is", CHAIN,
     """  if (!wooli_var_propagates(record->var))
    return true;
""", ""),
    (28, "an old value that is not sent is", CODEC,
     "*out_lost = state->old_lost || !wooli_var_propagates(state->var);",
     "*out_lost = state->old_lost;"),
    (29, "a peer that sent no manifest gets one", SERVER,
     "bool ours = (call->announced || call->sent_manifest) &&",
     "bool ours ="),
    (29, "a peer without manifests is not told its chain", SERVER,
     "if (call->announced || call->sent_manifest ||",
     "if (true ||"),
    (29, "a chain that is named is not looked for", SERVER,
     "keep_context(call, context && !busy ? context : fresh_context(call));",
     "keep_context(call, fresh_context(call));"),
]
