#include "runtime/wire/token_codec.h"

#include "runtime/context/arena.h"
#include "runtime/wire/codec.h"
#include "runtime/wire/pb.h"
#include "runtime/wire/utf8.h"
#include "runtime/wire/value_types.h"

/* Field numbers of wool.Token. */
enum {
  TOKEN_NS = 1,
  TOKEN_NAME = 2,
  TOKEN_ORIGIN = 3,
  TOKEN_SEQ = 4,
  TOKEN_CHAIN = 5,
  TOKEN_OLD_VALUE = 6, /* optional: empty is a value */
  TOKEN_USED = 7,
  TOKEN_DO_MOUNT = 8,
  TOKEN_OLD_LOST = 9
};

/* ---- slots ---- */

/* A type's function may fail without a word. */
static wool_code give_reason(wool_error *error, wool_code rc) {
  return wool_error_set(error, rc, "the value's type gave no reason (%s)",
                        wool_code_name(rc));
}

wool_code wooli_slot_encode(const wool_var *var, wooli_slot slot,
                            wool_encoder *encoder, wool_error *error) {
  if (slot.kind == WOOLI_ENCODED) {
    const wooli_blob *blob = slot.ptr;
    return wooli_buffer_append(encoder->out, blob->data, blob->len)
               ? WOOL_OK
               : wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
  }
  const wool_value_type *type = wooli_var_type(var);
  if (!type->encode)
    return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE,
                          "values of type %s do not travel", type->name);
  size_t start = encoder->out->len;
  const void *outer = encoder->type_data;
  encoder->type_data = var->type_data;
  encoder->fluid = encoder->fluid || !wooli_value_type_is_fixed(type);
  wool_code rc = type->encode(slot.ptr, encoder, error);
  encoder->type_data = outer;
  if (rc)
    encoder->out->len = start;
  return rc ? give_reason(error, rc) : WOOL_OK;
}

wool_code wooli_slot_decode(wool_var *var, wool_bytes bytes,
                            wool_decoder *decoder, wooli_slot *out_slot,
                            wool_error *error) {
  const wool_value_type *type = wooli_var_type(var);
  if (!type) {
    wooli_blob *blob =
        wooli_arena_charge(decoder->payer, sizeof *blob + bytes.len)
            ? wooli_blob_new(bytes)
            : NULL;
    if (!blob)
      return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
    *out_slot = (wooli_slot){blob, WOOLI_ENCODED};
    return WOOL_OK;
  }
  if (!type->decode)
    return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE,
                          "values of type %s are not accepted", type->name);
  const void *outer = decoder->type_data;
  decoder->type_data = var->type_data;
  void *value = NULL;
  wool_code rc = type->decode(decoder, bytes, &value, error);
  decoder->type_data = outer;
  if (rc)
    return give_reason(error, rc);
  *out_slot = (wooli_slot){value, WOOLI_NATIVE};
  return WOOL_OK;
}

/* ---- encoding ---- */

/* A value that does not travel must not keep the token from doing so. */
static wool_code encode_old(const wooli_token_state *state,
                            wool_encoder *encoder, bool *out_lost) {
  *out_lost = state->old_lost || !wooli_var_propagates(state->var);
  if (*out_lost || state->old.kind == WOOLI_MISSING)
    return WOOL_OK;
  size_t before = encoder->out->len, start;
  if (!wooli_pb_begin(encoder->out, TOKEN_OLD_VALUE, &start))
    return WOOL_ERR_NO_MEMORY;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wooli_slot_encode(state->var, state->old, encoder, &error);
  if (!rc)
    return wooli_pb_end(encoder->out, start) ? WOOL_OK : WOOL_ERR_NO_MEMORY;
  encoder->out->len = before;
  *out_lost = true;
  if (rc == WOOL_ERR_NO_MEMORY)
    return rc;
  wooli_warn(wool_str_c(state->var->ns), wool_str_c(state->var->name), "encode",
             &error);
  return WOOL_OK;
}

static bool encode_identity(const wooli_token_state *state, pb_ostream_t *out) {
  const wool_var *var = state->var;
  return wooli_pb_write_bytes(out, TOKEN_NS,
                              wool_bytes_n(var->ns, var->ns_len)) &&
         wooli_pb_write_bytes(out, TOKEN_NAME,
                              wool_bytes_n(var->name, var->name_len)) &&
         wooli_pb_write_bytes(out, TOKEN_ORIGIN,
                              wool_bytes_n(state->origin, WOOLI_ID_LEN)) &&
         wooli_pb_write_varint(out, TOKEN_SEQ, state->seq) &&
         wooli_pb_write_bytes(out, TOKEN_CHAIN,
                              wool_bytes_n(state->chain, WOOLI_ID_LEN));
}

static wool_code encode_state(const wooli_token_state *state,
                              wool_encoder *encoder) {
  pb_ostream_t out = wooli_pb_writer(encoder->out);
  bool lost;
  if (!encode_identity(state, &out))
    return WOOL_ERR_NO_MEMORY;
  wool_code rc = encode_old(state, encoder, &lost);
  if (rc)
    return rc;
  bool ok =
      (!state->used || wooli_pb_write_varint(&out, TOKEN_USED, 1)) &&
      (!state->do_mount || wooli_pb_write_varint(&out, TOKEN_DO_MOUNT, 1)) &&
      (!lost || wooli_pb_write_varint(&out, TOKEN_OLD_LOST, 1));
  return ok ? WOOL_OK : WOOL_ERR_NO_MEMORY;
}

wool_code wooli_token_encode(wool_token *token, wool_encoder *encoder,
                             wool_error *error) {
  if (!encoder->sender)
    return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE,
                          "a token travels only through a call");
  if (encoder->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wool_error_set(error, WOOL_ERR_LIMIT,
                          "a token is nested deeper than %d",
                          WOOLI_MAX_MESSAGE_DEPTH);
  wooli_token_state state;
  encoder->fluid = true;
  wooli_token_export(token, encoder->sender, &state);
  encoder->depth++;
  wool_code rc = encode_state(&state, encoder);
  encoder->depth--;
  return rc ? wool_error_set(error, rc, "out of memory") : WOOL_OK;
}

/* ---- decoding ---- */

typedef struct token_fields {
  wool_bytes ns;
  wool_bytes name;
  wool_bytes origin;
  wool_bytes chain;
  wool_bytes old_value;
  bool has_old_value;
  bool used;
  bool do_mount;
  bool old_lost;
  uint64_t seq;
} token_fields;

static void take_field(const wooli_pb_field *in, token_fields *fields) {
  if (in->wire_type == PB_WT_STRING) {
    if (in->number == TOKEN_NS)
      fields->ns = in->bytes;
    if (in->number == TOKEN_NAME)
      fields->name = in->bytes;
    if (in->number == TOKEN_ORIGIN)
      fields->origin = in->bytes;
    if (in->number == TOKEN_CHAIN)
      fields->chain = in->bytes;
    if (in->number == TOKEN_OLD_VALUE) {
      fields->old_value = in->bytes;
      fields->has_old_value = true;
    }
  } else if (in->wire_type == PB_WT_VARINT) {
    if (in->number == TOKEN_SEQ)
      fields->seq = in->value;
    if (in->number == TOKEN_USED)
      fields->used = in->value != 0;
    if (in->number == TOKEN_DO_MOUNT)
      fields->do_mount = in->value != 0;
    if (in->number == TOKEN_OLD_LOST)
      fields->old_lost = in->value != 0;
  }
}

static wool_code parse_fields(wool_bytes bytes, token_fields *fields,
                              wool_error *error) {
  wooli_pb_reader reader = wooli_pb_reader_of(bytes);
  wooli_pb_field in;
  bool failed;
  memset(fields, 0, sizeof *fields);
  while (wooli_pb_next(&reader, &in, &failed))
    take_field(&in, fields);
  if (failed)
    return wool_error_set(error, WOOL_ERR_MALFORMED,
                          "token: bytes are not protobuf");
  if (!wooli_is_utf8(fields->ns.data, fields->ns.len) ||
      !wooli_is_utf8(fields->name.data, fields->name.len))
    return wool_error_set(error, WOOL_ERR_MALFORMED,
                          "token: a key is not UTF-8");
  if (fields->origin.len != WOOLI_ID_LEN || fields->chain.len != WOOLI_ID_LEN)
    return wool_error_set(error, WOOL_ERR_MALFORMED,
                          "token: origin of %zu and chain of %zu bytes, not %d",
                          fields->origin.len, fields->chain.len, WOOLI_ID_LEN);
  return WOOL_OK;
}

/* An old value that cannot be taken in is lost; the token is not. */
static wool_code decode_old(const token_fields *fields, wool_decoder *decoder,
                            wooli_token_state *state) {
  state->old_lost = fields->old_lost;
  if (!fields->has_old_value || state->old_lost)
    return WOOL_OK;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wooli_slot_decode(state->var, fields->old_value, decoder,
                                   &state->old, &error);
  if (!rc || rc == WOOL_ERR_NO_MEMORY)
    return rc;
  state->old_lost = true;
  wooli_warn(wool_str_c(state->var->ns), wool_str_c(state->var->name), "decode",
             &error);
  return WOOL_OK;
}

static wool_code make_token(const token_fields *fields, wool_decoder *decoder,
                            wooli_token_state *state, wool_token **out_token) {
  state->seq = fields->seq;
  state->used = fields->used;
  state->do_mount = fields->do_mount;
  memcpy(state->origin, fields->origin.data, WOOLI_ID_LEN);
  memcpy(state->chain, fields->chain.data, WOOLI_ID_LEN);
  decoder->depth++;
  wool_code rc = decode_old(fields, decoder, state);
  decoder->depth--;
  if (rc)
    return rc;
  *out_token = wooli_token_import(state);
  wooli_slot_release(state->var, state->old);
  return *out_token ? WOOL_OK : WOOL_ERR_NO_MEMORY;
}

wool_code wooli_token_decode(wool_bytes bytes, wool_decoder *decoder,
                             wool_token **out_token, wool_error *error) {
  token_fields fields;
  *out_token = NULL;
  if (decoder->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wool_error_set(error, WOOL_ERR_LIMIT,
                          "a token is nested deeper than %d",
                          WOOLI_MAX_MESSAGE_DEPTH);
  wool_code rc = parse_fields(bytes, &fields, error);
  if (rc)
    return rc;
  wooli_token_state state;
  memset(&state, 0, sizeof state);
  rc = wooli_var_intern(wooli_pb_str(fields.ns), wooli_pb_str(fields.name),
                        &state.var, error);
  if (rc) {
    wool_error_prefix(error, "token");
    return rc;
  }
  rc = make_token(&fields, decoder, &state, out_token);
  wooli_var_unref(state.var);
  return rc ? wool_error_set(error, rc, "out of memory") : WOOL_OK;
}
