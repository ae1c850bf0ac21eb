/* A server and its client in one program: it serves on a free port, and calls
 * itself. */
#include <stdio.h>
#include <wool/wool.h>

#include "greeting.wool.h"

static wool_code greet(wool_call *call, wool_str name, wool_str *out_text) {
  wool_str language;
  wool_code rc = greeting_language_get(&language);
  if (rc)
    return rc;
  *out_text = wool_arena_printf(
      wool_call_arena(call), "%s, %s!",
      wool_str_equal(language, wool_str_c("fr")) ? "Bonjour" : "Hello",
      name.data);
  return WOOL_OK;
}

static const greeting_Greeter_handlers handlers = {.greet = greet};

static void ask(wool_channel *channel, const char *name) {
  wool_str text;
  wool_call *call = wool_call_new(channel);
  if (greeting_Greeter_greet(call, wool_str_c(name), &text))
    printf("failed: %s\n", wool_call_error(call)->message);
  else
    printf("%s\n", text.data);
  wool_call_free(call);
}

int main(void) {
  wool_server *server = NULL;
  wool_channel *channel = NULL;
  const char *address;
  wool_error error = WOOL_ERROR_INIT;
  if (wool_server_new(NULL, &server, &error) ||
      greeting_Greeter_register(server, &handlers, NULL, &error) ||
      wool_server_listen(server, "127.0.0.1:0", &address, &error) ||
      wool_server_start(server, &error) ||
      wool_channel_new(address, NULL, &channel, &error)) {
    fprintf(stderr, "greeter: %s\n", error.message);
    return 1;
  }
  ask(channel, "Ada");
  wool_token *undo = greeting_language_set(wool_str_c("fr"));
  ask(channel, "Ada");
  wool_token_unref(undo);
  wool_channel_unref(channel);
  wool_server_free(server);
  return 0;
}
