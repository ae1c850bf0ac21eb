// A server of undo.Worker (without handlers), Desk, health and reflection. Says
// where it listens; reads lines "SERVICE STATUS" and sets them; ends with its
// input.
#include <wool/health.h>
#include <wool/reflection.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "examples/undo/undo.wool.h"
#include "tests/services/desk.wool.h"

namespace {

wool_code greet(wool_call *call, const desk_Visitor *visitor,
                wool_str *out_text) {
  if (visitor->name.len == 0)
    return wool_call_fail(call, WOOL_INVALID_ARGUMENT, "who are you?");
  std::string text = visitor->mood == desk_MOOD_GLAD ? "welcome, " : "hello, ";
  for (size_t i = 0; i < visitor->n_titles; i++)
    text += std::string(visitor->titles[i].data, visitor->titles[i].len) + " ";
  text += std::string(visitor->name.data, visitor->name.len);
  *out_text = wool_arena_str(wool_call_arena(call),
                             wool_str_n(text.data(), text.size()));
  return out_text->data ? WOOL_OK : WOOL_RESOURCE_EXHAUSTED;
}

wool_code count(wool_call *call, uint32_t n) {
  wool_code rc = WOOL_OK;
  for (uint32_t i = 0; i < n && !rc; i++)
    rc = desk_Desk_count_yield(call, i);
  return rc;
}

wool_code sum(wool_call *call, int32_t *out_total) {
  int32_t n;
  wool_code rc;
  while ((rc = desk_Desk_sum_next(call, &n)) == WOOL_OK)
    *out_total += n;
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

wool_code echo(wool_call *call) {
  wool_bytes data;
  wool_code rc;
  while ((rc = desk_Desk_echo_next(call, &data)) == WOOL_OK)
    if ((rc = desk_Desk_echo_yield(call, data)))
      break;
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

desk_Desk_handlers desk_handlers() {
  desk_Desk_handlers handlers = {};
  handlers.greet = greet;
  handlers.count = count;
  handlers.sum = sum;
  handlers.echo = echo;
  return handlers;
}

} // namespace

int main() {
  const desk_Desk_handlers desk = desk_handlers();
  static const undo_Worker_handlers none = {};
  wool_server *server = nullptr;
  wool_health *health = nullptr;
  const char *address = "";
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_server_new(nullptr, &server, &error);
  if (!rc)
    rc = wool_server_enable_reflection(server, &error);
  if (!rc)
    rc = wool_server_enable_health(server, &health, &error);
  if (!rc)
    rc = undo_Worker_register(server, &none, nullptr, &error);
  if (!rc)
    rc = desk_Desk_register(server, &desk, nullptr, &error);
  if (!rc)
    rc = wool_server_listen(server, "127.0.0.1:0", &address, &error);
  std::string where = address;
  if (!rc)
    rc = wool_server_start(server, &error);
  if (rc) {
    std::cerr << error.message << "\n";
    return 1;
  }
  std::cout << where << std::endl;
  std::string service;
  int status;
  while (std::cin >> service >> status)
    (void)wool_health_set(health, service.c_str(),
                          static_cast<wool_health_status>(status));
  wool_server_free(server);
}
