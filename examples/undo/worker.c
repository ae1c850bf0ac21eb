/* The worker: serves undo.Worker on a free port until its input ends. */
#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
#include <wool/wool.h>

#include "undo.wool.h"

static wool_code whoami(wool_call *call, wool_str *out_tenant) {
  (void)call;
  return undo_tenant_get(out_tenant);
}

static void pause_ms(uint32_t ms) {
  struct timespec left = {ms / 1000, (long)(ms % 1000) * 1000000};
  while (nanosleep(&left, &left) && errno == EINTR)
    continue;
}

static wool_code undo_after(wool_call *call, wool_token *undo,
                            uint32_t delay_ms) {
  wool_error error = WOOL_ERROR_INIT;
  pause_ms(delay_ms);
  if (undo_tenant_reset(undo, &error))
    return wool_call_fail(call, WOOL_FAILED_PRECONDITION, "%s", error.message);
  return WOOL_OK;
}

static wool_code begin(wool_call *call, wool_str tenant,
                       wool_token **out_undo) {
  *out_undo = wool_call_take_token(call, undo_tenant_set(tenant));
  return *out_undo ? WOOL_OK : WOOL_RESOURCE_EXHAUSTED;
}

static wool_code plan(wool_call *call, wool_str tenant, undo_Plan *out_plan) {
  undo_Step *step = wool_arena_alloc(wool_call_arena(call), sizeof *step);
  if (!step)
    return WOOL_RESOURCE_EXHAUSTED;
  step->name = wool_str_c("rename");
  step->undo = wool_call_take_token(call, undo_tenant_set(tenant));
  out_plan->steps = step;
  out_plan->n_steps = 1;
  return WOOL_OK;
}

static wool_code undo_note(wool_call *call) {
  const undo_Note *note;
  wool_error error = WOOL_ERROR_INIT;
  if (undo_note_get(&note))
    return wool_call_fail(call, WOOL_FAILED_PRECONDITION, "there is no note");
  if (undo_tenant_reset(note->undo, &error))
    return wool_call_fail(call, WOOL_FAILED_PRECONDITION, "%s", error.message);
  return WOOL_OK;
}

static const undo_Worker_handlers handlers = {
    .whoami = whoami,
    .undo_after = undo_after,
    .begin = begin,
    .plan = plan,
    .undo_note = undo_note,
};

static wool_code serve(wool_server *server, wool_error *error) {
  const char *address;
  wool_code rc = undo_Worker_register(server, &handlers, NULL, error);
  if (!rc)
    rc = wool_server_listen(server, "127.0.0.1:0", &address, error);
  if (!rc)
    rc = wool_server_start(server, error);
  if (rc)
    return rc;
  printf("%s\n", address);
  fflush(stdout);
  char byte;
  while (read(STDIN_FILENO, &byte, 1) > 0)
    continue;
  return WOOL_OK;
}

int main(void) {
  wool_server *server;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_server_new(NULL, &server, &error);
  if (!rc)
    rc = serve(server, &error);
  if (rc)
    fprintf(stderr, "worker: %s\n", error.message);
  wool_server_free(server);
  return rc ? 1 : 0;
}
