/* The caller: starts two workers and tells what becomes of its tokens. */
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wool/wool.h>

#include "undo.wool.h"

/* ---- worker processes ---- */

typedef struct worker {
  pid_t pid;
  int input; /* closing it ends the worker */
  char address[128];
  wool_channel *channel;
} worker;

static char directory[4096]; /* where this program and the worker lie */

static void fail(const char *what, const char *why) {
  fprintf(stderr, "undo: %s: %s\n", what, why);
  exit(1);
}

static void exec_worker(int input, int output) {
  char path[sizeof directory + 16];
  snprintf(path, sizeof path, "%s/worker", directory);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  execl(path, path, (char *)NULL);
  perror(path);
  _exit(1);
}

static void start_worker(worker *w) {
  int in[2], out[2];
  wool_error error = WOOL_ERROR_INIT;
  if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC))
    fail("pipe", "failed");
  w->pid = fork();
  if (w->pid < 0)
    fail("fork", "failed");
  if (w->pid == 0)
    exec_worker(in[0], out[1]);
  close(in[0]);
  close(out[1]);
  w->input = in[1];
  FILE *lines = fdopen(out[0], "r");
  if (!lines || !fgets(w->address, sizeof w->address, lines))
    fail("worker", "did not say where it listens");
  fclose(lines);
  w->address[strcspn(w->address, "\n")] = '\0';
  if (wool_channel_new(w->address, NULL, &w->channel, &error))
    fail(w->address, error.message);
}

static void stop_worker(worker *w) {
  wool_channel_unref(w->channel);
  close(w->input);
  waitpid(w->pid, NULL, 0);
}

/* ---- the story's lines ---- */

static const char *tenant(void) {
  wool_str value;
  return undo_tenant_get(&value) ? "(none)" : value.data;
}

static wool_token *set_tenant(const char *value) {
  wool_token *token = undo_tenant_set(wool_str_c(value));
  if (!token)
    fail("set", "out of memory");
  printf("   caller    set tenant \"%s\"\n", value);
  return token;
}

static void show_tenant(void) {
  printf("   caller    tenant is \"%s\"\n", tenant());
}

static void reset_here(wool_token *token) {
  wool_error error = WOOL_ERROR_INIT;
  if (undo_tenant_reset(token, &error))
    printf("   caller    reset: %s\n", error.message);
  else
    printf("   caller    reset: ok, tenant is \"%s\"\n", tenant());
}

static void report(int n, const char *routine, wool_call *call) {
  const wool_error *error = wool_call_error(call);
  printf("   worker %d  %s: %s\n", n, routine,
         error->code ? error->message : "ok");
}

static void ask_whoami(worker *w, int n) {
  wool_str name = wool_str_c("");
  wool_call *call = wool_call_new(w->channel);
  if (undo_Worker_whoami(call, &name) == WOOL_OK)
    printf("   worker %d  whoami: \"%s\"\n", n, name.data);
  else
    report(n, "whoami", call);
  wool_call_free(call);
}

static void undo_at(worker *w, int n, wool_token *token, uint32_t delay_ms) {
  wool_call *call = wool_call_new(w->channel);
  (void)undo_Worker_undo_after(call, token, delay_ms);
  report(n, "undo_after", call);
  wool_call_free(call);
}

/* The token is the caller's to keep: the call releases only its own. */
static wool_token *begin_at(worker *w, int n, const char *name) {
  wool_token *token = NULL;
  wool_call *call = wool_call_new(w->channel);
  (void)undo_Worker_begin(call, wool_str_c(name), &token);
  report(n, "begin", call);
  wool_token_ref(token);
  wool_call_free(call);
  return token;
}

/* ---- the story ---- */

static void chapter_1_and_2(worker *w) {
  printf("1. a value travels with every call\n");
  wool_token *undo = set_tenant("acme");
  ask_whoami(&w[0], 1);
  printf("2. a token set here is reset there\n");
  undo_at(&w[0], 1, undo, 100);
  show_tenant();
  reset_here(undo);
  wool_token_unref(undo);
}

static void chapter_3(worker *w) {
  printf("3. a token set there is reset here\n");
  wool_token *undo = begin_at(&w[0], 1, "globex");
  show_tenant();
  reset_here(undo);
  reset_here(undo);
  undo_at(&w[0], 1, undo, 0);
  wool_token_unref(undo);
}

static void chapter_4(worker *w) {
  printf("4. a token goes on from worker 1 to worker 2\n");
  wool_token *undo = begin_at(&w[0], 1, "initech");
  ask_whoami(&w[1], 2);
  undo_at(&w[1], 2, undo, 0);
  show_tenant();
  ask_whoami(&w[0], 1);
  undo_at(&w[0], 1, undo, 0);
  wool_token_unref(undo);
}

static wool_code reset_in_copy(void *user_data) {
  reset_here(user_data);
  return WOOL_OK;
}

static void chapter_5(worker *w) {
  printf("5. a fork inherits the value, not the right to undo it\n");
  wool_token *undo = set_tenant("umbrella");
  wool_call *call = wool_call_new(w[0].channel);
  (void)undo_Worker_undo_after_start(call, undo, 0, NULL, NULL);
  (void)wool_call_wait(call);
  report(1, "undo_after, started", call);
  wool_call_free(call);
  wool_context *copy = wool_context_copy(wool_context_current());
  printf("   caller    in a copied Context:\n");
  (void)wool_context_run(copy, reset_in_copy, undo, NULL);
  wool_context_unref(copy);
  printf("   caller    where it was set:\n");
  reset_here(undo);
  wool_token_unref(undo);
}

static void chapter_6(worker *w) {
  printf("6. tokens are found wherever they are\n");
  const undo_Plan *plan;
  wool_call *call = wool_call_new(w[0].channel);
  if (undo_Worker_plan(call, wool_str_c("hooli"), &plan) == WOOL_OK) {
    printf("   worker 1  plan: %zu step, \"%s\"\n", plan->n_steps,
           plan->steps[0].name.data);
    show_tenant();
    reset_here(plan->steps[0].undo);
  } else {
    report(1, "plan", call);
  }
  wool_call_free(call);
  wool_token *undo = set_tenant("vandelay");
  undo_Note note = {.text = wool_str_c("to be undone"), .undo = undo};
  wool_token *noted = undo_note_set(&note);
  printf("   caller    set note, with the token in it\n");
  call = wool_call_new(w[1].channel);
  (void)undo_Worker_undo_note(call);
  report(2, "undo_note", call);
  wool_call_free(call);
  show_tenant();
  reset_here(undo);
  wool_token_unref(noted);
  wool_token_unref(undo);
}

/* Bazel puts the files that a program uses below NAME.runfiles, and those of a
 * test beside the program. */
static void find_root(char *root, size_t len) {
  char client[2 * sizeof directory];
  snprintf(root, len, "%s/undo.runfiles/wool", directory);
  snprintf(client, sizeof client, "%s/examples/undo/client.py", root);
  if (access(client, R_OK))
    snprintf(root, len, "%s/../..", directory);
}

/* A client that knows nothing of wool: Python's gRPC, and the .proto that woolc
 * wrote. */
static void chapter_7(worker *w) {
  char root[sizeof directory + 32], command[4 * sizeof root];
  printf("7. a plain gRPC client takes part\n");
  fflush(stdout);
  if (system("/usr/bin/python3 -c 'import grpc' 2>/dev/null && "
             "command -v protoc grpc_python_plugin >/dev/null")) {
    printf(
        "   left out: python3-grpcio or protobuf-compiler-grpc is missing\n");
    return;
  }
  find_root(root, sizeof root);
  snprintf(command, sizeof command,
           "/usr/bin/python3 '%s/examples/undo/client.py' "
           "'%s/examples/undo' '%s/idl' '%s'",
           root, root, root, w[0].address);
  if (system(command))
    fail("client.py", "failed");
}

int main(int argc, char **argv) {
  worker workers[2];
  char path[sizeof directory];
  (void)argc;
  snprintf(path, sizeof path, "%s", argv[0]);
  snprintf(directory, sizeof directory, "%s", dirname(path));
  setvbuf(stdout, NULL, _IOLBF, 0);
  start_worker(&workers[0]);
  start_worker(&workers[1]);
  chapter_1_and_2(workers);
  chapter_3(workers);
  chapter_4(workers);
  chapter_5(workers);
  chapter_6(workers);
  chapter_7(workers);
  stop_worker(&workers[0]);
  stop_worker(&workers[1]);
  return 0;
}
