#include "tests/rpc/error_server.h"

#include <wool/wool.h>

#include <string>

namespace {

std::string Of(wool_str s) {
  return std::string(s.data ? s.data : "", s.len);
}

wool_code ThrowNotFound(wool_call *call, const char *sku) {
  trouble_NotFound error = {wool_str_c(sku), {}};
  return trouble_NotFound_throw(call, &error, "no %s here", sku);
}

/* The error and what it points to are gone when the handler has returned. */
wool_code ThrowHeld(wool_call *call, bool reset_before) {
  wool_token *tokens[3];
  const char *const names[] = {"first", "second", "third"};
  for (int i = 0; i < 3; i++)
    tokens[i] = trouble_tenant_set(wool_str_c(names[i]));
  trouble_Held_MoreEntry entry = {wool_str_c("second"), tokens[1]};
  trouble_Held held = {};
  held.undo = tokens[0];
  held.more = &entry;
  held.n_more = 1;
  held.which_why = trouble_Held_why_by;
  held.why.by = tokens[2];
  wool_code rc = trouble_Held_throw(call, &held, "%s", "held");
  if (reset_before && trouble_tenant_reset(tokens[2], nullptr))
    return WOOL_INTERNAL;
  for (wool_token *token : tokens)
    wool_token_unref(token);
  return rc;
}

wool_code ThrowLong(wool_call *call, size_t n) {
  std::string data(n, 'x');
  trouble_Long error = {wool_bytes_n(data.data(), n), {}};
  return trouble_Long_throw(call, &error, "long");
}

wool_code SendDetails(wool_call *call, const wool_status &status) {
  wool_bytes bytes;
  if (wool_status_encode(&status, wool_call_arena(call), &bytes, nullptr) ||
      wool_call_set_status_details(call, bytes))
    return wool_call_fail(call, WOOL_INTERNAL, "details");
  return wool_call_fail(call, WOOL_NOT_FOUND, "several");
}

wool_code SendSeveral(wool_call *call) {
  std::string sku = "\x0a\x0a" TROUBLE_SEVERAL_SKU;
  wool_status_detail details[] = {
      {wool_str_c("type.googleapis.com/other.Thing"), wool_bytes_n("\xff", 1)},
      {wool_str_c("example.org/any/trouble.NotFound"),
       wool_bytes_n(sku.data(), sku.size())},
      {wool_str_c("type.googleapis.com/trouble.NotFound"),
       wool_bytes_n("", 0)}};
  return SendDetails(call, {WOOL_NOT_FOUND, wool_str_c("several"), details, 3});
}

wool_code SendBroken(wool_call *call) {
  wool_status_detail broken = {
      wool_str_c("type.googleapis.com/trouble.NotFound"),
      wool_bytes_n("\x0a\x05", 2)};
  return SendDetails(call, {WOOL_NOT_FOUND, wool_str_c("several"), &broken, 1});
}

wool_code SendGarbage(wool_call *call) {
  if (wool_call_set_status_details(call, wool_bytes_n("\xff\xff", 2)))
    return WOOL_INTERNAL;
  return wool_call_fail(call, WOOL_NOT_FOUND, "garbage");
}

wool_code Act(wool_call *call, const std::string &how, size_t n) {
  if (how == "missing")
    return ThrowNotFound(call, "sku");
  if (how == "held" || how == "released")
    return ThrowHeld(call, how == "released");
  if (how == "long")
    return ThrowLong(call, n);
  if (how == "plain")
    return trouble_Plain_throw(call, nullptr, "plain");
  if (how == "never")
    return trouble_Never_throw(call, nullptr, "never");
  if (how == "several")
    return SendSeveral(call);
  if (how == "broken")
    return SendBroken(call);
  if (how == "garbage")
    return SendGarbage(call);
  std::string text;
  for (size_t i = 0; i < n; i++)
    text += "\xc3\xa4";
  if (how == "umlauts")
    return trouble_Plain_throw(call, nullptr, "%s", text.c_str());
  (void)ThrowNotFound(call, "forgotten");
  if (how == "other code")
    return WOOL_ABORTED;
  if (how == "failed later")
    return wool_call_fail(call, WOOL_NOT_FOUND, "later");
  if (how == "details later")
    return wool_call_set_status_details(call, wool_bytes_n("x", 1))
               ? WOOL_INTERNAL
               : WOOL_NOT_FOUND;
  return WOOL_OK;
}

wool_code Fail(wool_call *call, wool_str how, uint32_t n,
               wool_str *out_tenant) {
  (void)trouble_tenant_get(out_tenant);
  return Act(call, Of(how), n);
}

wool_code Bounce(wool_call *call, wool_token *undo) {
  trouble_Held held = {};
  held.undo = undo;
  return trouble_Held_throw(call, &held, "bounced");
}

wool_code Undo(wool_call *call, wool_token *undo, wool_str *out_tenant) {
  wool_error error = WOOL_ERROR_INIT;
  if (trouble_tenant_reset(undo, &error))
    return wool_call_fail(call, WOOL_FAILED_PRECONDITION, "%s", error.message);
  (void)trouble_tenant_get(out_tenant);
  return WOOL_OK;
}

wool_code Watch(wool_call *call, wool_str how, uint32_t n) {
  std::string kept = Of(how);
  for (uint32_t i = 0; i < n; i++)
    if (wool_code rc =
            trouble_Trouble_watch_yield(call, wool_str_c("still fine")))
      return rc;
  return Act(call, kept, 0);
}

wool_code Join(wool_call *call, wool_str *out_lines) {
  wool_str line;
  wool_code rc;
  while ((rc = trouble_Trouble_join_next(call, &line)) == WOOL_OK)
    if (Of(line) != "go on")
      return Act(call, Of(line), 0);
  *out_lines = wool_str_c("all");
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

void GoOn(wool_call *call, void *) {
  wool_str line;
  wool_code rc;
  while (!(rc = trouble_Trouble_evented_next(call, &line)))
    if (Of(line) != "go on") {
      wool_call_end(call, Act(call, Of(line), 0));
      return;
    }
  if (rc != WOOL_ERR_WOULD_BLOCK)
    wool_call_end(call, rc == WOOL_END_OF_STREAM ? WOOL_OK : rc);
}

wool_code Evented(wool_call *call) {
  wool_stream_events events = {sizeof events, GoOn, nullptr};
  return wool_call_set_events(call, &events, nullptr);
}

} // namespace

const trouble_Trouble_handlers trouble_handlers = {Fail,  Bounce, Undo,
                                                   Watch, Join,   Evented};
