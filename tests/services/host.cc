// A server of undo.Worker (without handlers), health and reflection. Says where
// it listens; reads lines "SERVICE STATUS" and sets them; ends with its input.
#include <wool/health.h>
#include <wool/reflection.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "examples/undo/undo.wool.h"

int main() {
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
