/* Reflection: lets tools such as grpcurl and buf list a server's services and
 * call them without a schema. A library of its own. */
#ifndef WOOL_REFLECTION_H
#define WOOL_REFLECTION_H

#include <wool/server.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_server_enable_reflection registers grpc.reflection.v1 and v1alpha. They
 * tell of all services of the server, also of those registered later, with the
 * descriptors that protoc would make of the .proto that woolc writes. A service
 * of somebody else's is described if it is declared under its own name.
 * Errors: as wool_server_register. */
WOOL_API WOOL_MUST_USE wool_code
wool_server_enable_reflection(wool_server *server, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
