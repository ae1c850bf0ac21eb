#include "runtime/rpc/exchange.h"

#include "runtime/context/memo.h"
#include "runtime/context/token.h"
#include "runtime/wire/framing.h"
#include "runtime/wire/validate.h"
#include "runtime/wire/value_types.h"

wool_code wooli_status_of(wool_code code) {
  if ((int)code <= WOOL_UNAUTHENTICATED)
    return code;
  return code == WOOL_ERR_NO_MEMORY || code == WOOL_ERR_LIMIT
             ? WOOL_RESOURCE_EXHAUSTED
             : WOOL_INTERNAL;
}

/* ---- outgoing ---- */

/* What a manifest is made of, for a frame. */
typedef struct telling {
  wool_context *context;
  wooli_carry carry;
  const wooli_stream_mark *mark;
  bool bare;
  bool strict;
} telling;

static wool_code encode_manifest(wooli_frame *frame, wool_encoder *encoder,
                                 const telling *t, wool_arena *arena,
                                 bool *out_fixed, wool_error *error) {
  wooli_snapshot snapshot;
  wooli_mishaps mishaps = {t->strict, 0, WOOL_ERROR_INIT};
  const wooli_stream_mark everything = {0, 0};
  encoder->fluid = false;
  wool_code rc = wooli_context_snapshot_of_stream(
      t->context, t->carry == WOOLI_CARRY_ALL ? &everything : t->mark, arena,
      &snapshot);
  if (rc)
    return wool_error_set(error, rc, "snapshot: out of memory");
  frame->version = snapshot.version;
  snapshot.bare = t->bare;
  if (t->carry == WOOLI_CARRY_ALL || snapshot.n_entries)
    rc = wooli_manifest_encode(&snapshot, arena, encoder, &mishaps, error);
  wooli_snapshot_cleanup(&snapshot);
  if (!rc && t->strict && mishaps.n)
    rc = wool_error_set(error, mishaps.error.code, "%s", mishaps.error.message);
  *out_fixed = !rc && !mishaps.n && !encoder->fluid;
  return rc;
}

/* A root tells the same thing with one call after the other, mostly. */
static wool_code add_everything(wooli_frame *frame, wool_encoder *encoder,
                                const telling *t, wool_arena *arena,
                                wool_error *error) {
  wooli_buffer *buffer = encoder->out;
  size_t before = buffer->len;
  bool again, fixed;
  if (wooli_memo_append(t->context, buffer, &frame->version, &again))
    return WOOL_OK;
  wool_code rc = encode_manifest(frame, encoder, t, arena, &fixed, error);
  if (!rc && fixed && again)
    wooli_memo_note(t->context, frame->version,
                    wool_bytes_n(buffer->data + before, buffer->len - before));
  return rc;
}

static wool_code add_manifest(wooli_frame *frame, wool_encoder *encoder,
                              const telling *t, wool_arena *arena,
                              wool_error *error) {
  bool fixed;
  bool is_root = !t->context->ledger->mounted;
  if (t->carry == WOOLI_CARRY_ALL && is_root && !t->bare)
    return add_everything(frame, encoder, t, arena, error);
  if (t->carry == WOOLI_CARRY_CHANGES) {
    frame->version = wooli_context_version(t->context);
    if (frame->version <= t->mark->since)
      return WOOL_OK; /* nothing has changed at all */
  }
  return encode_manifest(frame, encoder, t, arena, &fixed, error);
}

wool_code wooli_frame_encode(wooli_frame *frame, const wool_message_type *type,
                             const void *message, wool_context *context,
                             wooli_carry carry, const wooli_stream_mark *mark,
                             bool strict, wool_arena *arena, bool *out_empty,
                             wool_error *error) {
  wooli_buffer *buffer = &frame->buffer;
  wool_encoder encoder = {NULL, buffer, context, 0, false};
  if (!wooli_buffer_reserve(buffer, WOOLI_MESSAGE_ROOM))
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "frame: out of memory");
  buffer->len = WOOLI_MESSAGE_ROOM;
  const telling told = {context, carry, mark, !message, strict};
  wool_code rc = WOOL_OK;
  if (message)
    rc = wooli_message_encode(type, message, &encoder, error);
  /* The message first: encoding its tokens may change what a ledger says. */
  size_t end = buffer->len;
  if (!rc && carry != WOOLI_CARRY_NOTHING)
    rc = add_manifest(frame, &encoder, &told, arena, error);
  if (rc)
    return rc;
  frame->outgoing.body =
      wool_bytes_n(buffer->data + WOOLI_MESSAGE_ROOM, end - WOOLI_MESSAGE_ROOM);
  frame->outgoing.head = wool_bytes_n(buffer->data + end, buffer->len - end);
  frame->outgoing.encoding = WOOL_COMPRESSION_IDENTITY;
  frame->manifest_len = frame->outgoing.head.len;
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

/* Whether nobody here can change the values that came, so that they are the
 * same as long as their Context is. */
static bool is_fixed(const wooli_snapshot *snapshot) {
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    const wooli_entry *entry = &snapshot->entries[i];
    const wool_value_type *type = wooli_var_type(entry->var);
    if (entry->slot.kind == WOOLI_NATIVE && !wooli_value_type_is_fixed(type))
      return false;
  }
  return true;
}

static wool_code take_in(wooli_arrival *arrival, wooli_intake how,
                         const wooli_stream_mark *mark, wooli_mishaps *mishaps,
                         wool_arena *arena, const wooli_destination *to,
                         wool_context *context, bool *out_fixed,
                         wool_error *error) {
  wooli_token_list tokens = {NULL, 0, 0};
  wool_decoder decoder = {NULL, &tokens, 0, arena, false};
  wooli_snapshot snapshot;
  wool_code rc = wooli_manifest_decode(arrival->manifest, arena, &decoder,
                                       mishaps, &snapshot, error);
  if (!rc && !context)
    context = to->get_context(to->user_data, snapshot.chain);
  if (!rc && !context)
    rc = wool_error_set(error, WOOL_ERR_NO_MEMORY, "context: out of memory");
  if (!rc)
    rc = how == WOOLI_INTAKE_INSTALL
             ? wooli_context_install(context, &snapshot, error)
             : wooli_context_merge_of_stream(context, &snapshot, mark, error);
  if (!rc) {
    arrival->is_bare = snapshot.bare;
    *out_fixed = !mishaps->n && is_fixed(&snapshot);
    anchor_all(&tokens, context);
  }
  wooli_token_list_cleanup(&tokens);
  wooli_snapshot_cleanup(&snapshot);
  return rc;
}

/* A request of a chain that has not changed, neither there nor here, says what
 * has been installed already. */
static wool_code install(wooli_arrival *arrival, bool strict, wool_arena *arena,
                         const wooli_destination *to, wool_error *error) {
  uint8_t chain[WOOLI_ID_LEN];
  wooli_mishaps mishaps = {strict, 0, WOOL_ERROR_INIT};
  wool_context *context = NULL;
  bool fixed = false;
  if (wooli_manifest_chain(arrival->manifest, chain)) {
    context = to->get_context(to->user_data, chain);
    if (context && wooli_memo_matches(context, arrival->manifest))
      return WOOL_OK;
  }
  wool_code rc = take_in(arrival, WOOLI_INTAKE_INSTALL, NULL, &mishaps, arena,
                         to, context, &fixed, error);
  if (!rc && context && fixed)
    wooli_memo_note(context, wooli_context_installed(context),
                    arrival->manifest);
  return rc;
}

wool_code wooli_arrival_take_in(wooli_arrival *arrival, wooli_intake how,
                                const wooli_stream_mark *mark, bool strict,
                                wool_arena *arena, const wooli_destination *to,
                                wool_error *error) {
  wooli_mishaps mishaps = {strict, 0, WOOL_ERROR_INIT};
  bool fixed;
  return how == WOOLI_INTAKE_INSTALL
             ? install(arrival, strict, arena, to, error)
             : take_in(arrival, how, mark, &mishaps, arena, to, NULL, &fixed,
                       error);
}

wool_code wooli_arrival_decode(const wooli_arrival *arrival,
                               const wool_message_type *type,
                               wool_context *context, wool_arena *arena,
                               wool_code if_broken, void *out_message,
                               wool_error *error) {
  wooli_token_list tokens = {NULL, 0, 0};
  wool_decoder decoder = {NULL, &tokens, 0, arena, true};
  wool_code rc = wooli_message_decode(type, arrival->message, arena, &decoder,
                                      out_message, error);
  if (!rc)
    rc = wooli_message_check(type, out_message, if_broken, error);
  if (!rc && context)
    anchor_all(&tokens, context);
  wooli_token_list_cleanup(&tokens);
  return rc;
}
