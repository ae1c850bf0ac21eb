#include "runtime/rpc/exchange.h"

#include "runtime/context/token.h"

wool_code wooli_status_of(wool_code code) {
  if ((int)code <= WOOL_UNAUTHENTICATED)
    return code;
  return code == WOOL_ERR_NO_MEMORY || code == WOOL_ERR_LIMIT
             ? WOOL_RESOURCE_EXHAUSTED
             : WOOL_INTERNAL;
}

/* ---- outgoing ---- */

static wool_code add_manifest(wooli_frame *frame, wool_encoder *encoder,
                              bool bare, wool_context *context,
                              wooli_carry carry, const wooli_stream_mark *mark,
                              bool strict, wool_arena *arena,
                              wool_error *error) {
  wooli_snapshot snapshot;
  wooli_mishaps mishaps = {strict, 0, WOOL_ERROR_INIT};
  const wooli_stream_mark everything = {0, 0};
  wool_code rc = wooli_context_snapshot_of_stream(
      context, carry == WOOLI_CARRY_ALL ? &everything : mark, arena, &snapshot);
  if (rc)
    return wool_error_set(error, rc, "snapshot: out of memory");
  frame->version = snapshot.version;
  snapshot.bare = bare;
  if (carry == WOOLI_CARRY_ALL || snapshot.n_entries)
    rc = wooli_manifest_encode(&snapshot, arena, encoder, &mishaps, error);
  wooli_snapshot_cleanup(&snapshot);
  if (!rc && strict && mishaps.n)
    rc = wool_error_set(error, mishaps.error.code, "%s", mishaps.error.message);
  return rc;
}

wool_code wooli_frame_encode(wooli_frame *frame, const wool_message_type *type,
                             const void *message, wool_context *context,
                             wooli_carry carry, const wooli_stream_mark *mark,
                             bool strict, wool_arena *arena, bool *out_empty,
                             wool_error *error) {
  wool_encoder encoder = {NULL, &frame->buffer, context, 0};
  wool_code rc = WOOL_OK;
  if (message)
    rc = wooli_message_encode(type, message, &encoder, error);
  /* The message first: encoding its tokens may change what a ledger says. */
  size_t message_len = frame->buffer.len;
  if (!rc && carry != WOOLI_CARRY_NOTHING)
    rc = add_manifest(frame, &encoder, !message, context, carry, mark, strict,
                      arena, error);
  if (rc)
    return rc;
  frame->outgoing.body = wool_bytes_n(frame->buffer.data, message_len);
  frame->outgoing.head =
      wool_bytes_n(frame->buffer.data ? frame->buffer.data + message_len : NULL,
                   frame->buffer.len - message_len);
  *out_empty = !message && !frame->outgoing.head.len;
  return WOOL_OK;
}

/* ---- incoming ---- */

wooli_arrival wooli_arrival_of(wool_bytes bytes) {
  wooli_arrival arrival;
  memset(&arrival, 0, sizeof arrival);
  arrival.has_manifest =
      wooli_manifest_find(bytes, &arrival.manifest, &arrival.message);
  return arrival;
}

static void anchor_all(wooli_token_list *tokens, wool_context *context) {
  for (size_t i = 0; i < tokens->n; i++)
    wooli_token_anchor(tokens->at[i], context);
  wooli_token_list_cleanup(tokens);
}

wool_code wooli_arrival_take_in(
    wooli_arrival *arrival, wooli_intake how, const wooli_stream_mark *mark,
    bool strict, wool_arena *arena,
    wool_context *(*get_context)(void *user_data,
                                 const uint8_t chain[WOOL_CHAIN_ID_LEN]),
    void *user_data, wool_error *error) {
  wooli_token_list tokens = {NULL, 0, 0};
  wool_decoder decoder = {NULL, &tokens, 0, arena};
  wooli_mishaps mishaps = {strict, 0, WOOL_ERROR_INIT};
  wooli_snapshot snapshot;
  wool_code rc = wooli_manifest_decode(arrival->manifest, arena, &decoder,
                                       &mishaps, &snapshot, error);
  wool_context *context = rc ? NULL : get_context(user_data, snapshot.chain);
  if (!rc && !context)
    rc = wool_error_set(error, WOOL_ERR_NO_MEMORY, "context: out of memory");
  if (!rc)
    rc = how == WOOLI_INTAKE_INSTALL
             ? wooli_context_install(context, &snapshot, error)
             : wooli_context_merge_of_stream(context, &snapshot, mark, error);
  if (!rc)
    arrival->is_bare = snapshot.bare;
  if (!rc)
    anchor_all(&tokens, context);
  wooli_token_list_cleanup(&tokens);
  wooli_snapshot_cleanup(&snapshot);
  return rc;
}

wool_code wooli_arrival_decode(const wooli_arrival *arrival,
                               const wool_message_type *type,
                               wool_context *context, wool_arena *arena,
                               void *out_message, wool_error *error) {
  wooli_token_list tokens = {NULL, 0, 0};
  wool_decoder decoder = {NULL, &tokens, 0, arena};
  wool_code rc = wooli_message_decode(type, arrival->message, arena, &decoder,
                                      out_message, error);
  if (!rc && context)
    anchor_all(&tokens, context);
  wooli_token_list_cleanup(&tokens);
  return rc;
}
