/* grpc.reflection.v1 and v1alpha, which differ by name only: the messages of
 * both are laid out alike. */
#include <wool/reflection.h>

#include <stdlib.h>

#include "runtime/rpc/served.h"
#include "runtime/services/descriptors.h"
#include "runtime/services/grpc/reflection/v1/reflection.wool.h"
#include "runtime/services/grpc/reflection/v1alpha/reflection.wool.h"

typedef grpc_reflection_v1_ServerReflectionRequest request;
typedef grpc_reflection_v1_ServerReflectionResponse response;

_Static_assert(
    sizeof(request) ==
            sizeof(grpc_reflection_v1alpha_ServerReflectionRequest) &&
        sizeof(response) ==
            sizeof(grpc_reflection_v1alpha_ServerReflectionResponse),
    "the two versions are of one layout");

/* ---- answers, in an arena ---- */

static bool refuse(wool_arena *arena, wool_code code, const char *what,
                   wool_str name, response *out) {
  grpc_reflection_v1_ErrorResponse *error =
      wool_arena_alloc(arena, sizeof *error);
  if (!error)
    return false;
  error->error_code = (int32_t)code;
  error->error_message =
      wool_arena_printf(arena, "%s %.*s is not known", what, (int)name.len,
                        name.len ? name.data : "");
  out->error_response = error;
  return error->error_message.data != NULL;
}

static bool answer_files(wool_arena *arena, const wooli_files *files,
                         const wool_file *file, response *out) {
  grpc_reflection_v1_FileDescriptorResponse *found =
      wool_arena_alloc(arena, sizeof *found);
  wooli_files needed = {NULL, 0};
  if (!found || !wooli_files_needed(arena, files, file, &needed))
    return false;
  wool_bytes *bytes = wool_arena_alloc(arena, needed.n * sizeof *bytes);
  if (!bytes)
    return false;
  for (size_t i = 0; i < needed.n; i++)
    bytes[i] =
        wool_bytes_n(needed.at[i]->descriptor, needed.at[i]->descriptor_len);
  found->file_descriptor_proto = bytes;
  found->n_file_descriptor_proto = needed.n;
  out->file_descriptor_response = found;
  return true;
}

static int compare_services(const void *a, const void *b) {
  const grpc_reflection_v1_ServiceResponse *x = a, *y = b;
  return strcmp(x->name.data, y->name.data);
}

static bool answer_services(wool_arena *arena, wool_server *server,
                            response *out) {
  size_t n = 0;
  for (const wooli_served *s = wooli_server_served(server); s; s = s->next)
    n++;
  grpc_reflection_v1_ListServiceResponse *list =
      wool_arena_alloc(arena, sizeof *list);
  grpc_reflection_v1_ServiceResponse *names =
      wool_arena_alloc(arena, n * sizeof *names);
  if (!list || !names)
    return false;
  size_t i = 0;
  for (const wooli_served *s = wooli_server_served(server); s; s = s->next)
    names[i++].name = wool_str_c(s->service->full_name);
  qsort(names, n, sizeof *names, compare_services);
  list->service = names;
  list->n_service = n;
  out->list_services_response = list;
  return true;
}

static bool answer_extensions(wool_arena *arena, const wooli_files *files,
                              wool_str type, response *out) {
  if (!wooli_files_find_symbol(files, type))
    return refuse(arena, WOOL_NOT_FOUND, "type", type, out);
  grpc_reflection_v1_ExtensionNumberResponse *none =
      wool_arena_alloc(arena, sizeof *none);
  if (!none)
    return false;
  none->base_type_name = type; /* proto3 has no extensions */
  out->all_extension_numbers_response = none;
  return true;
}

static bool answer_file(wool_arena *arena, const wooli_files *files,
                        const wool_file *file, const char *what, wool_str name,
                        response *out) {
  return file ? answer_files(arena, files, file, out)
              : refuse(arena, WOOL_NOT_FOUND, what, name, out);
}

/* False if out of memory. */
static bool answer(wool_arena *arena, wool_server *server, const request *asked,
                   response *out) {
  wooli_files files = {NULL, 0};
  out->valid_host = asked->host;
  out->original_request = asked;
  if (asked->has_list_services)
    return answer_services(arena, server, out);
  if (!wooli_files_of_server(arena, server, &files))
    return false;
  if (asked->has_file_by_filename)
    return answer_file(arena, &files,
                       wooli_files_find_name(&files, asked->file_by_filename),
                       "file", asked->file_by_filename, out);
  if (asked->has_file_containing_symbol)
    return answer_file(
        arena, &files,
        wooli_files_find_symbol(&files, asked->file_containing_symbol),
        "symbol", asked->file_containing_symbol, out);
  if (asked->has_all_extension_numbers_of_type)
    return answer_extensions(arena, &files,
                             asked->all_extension_numbers_of_type, out);
  if (asked->file_containing_extension)
    return refuse(arena, WOOL_NOT_FOUND, "extension of",
                  asked->file_containing_extension->containing_type, out);
  return refuse(arena, WOOL_INVALID_ARGUMENT, "such a request", wool_str_c(""),
                out);
}

/* ---- the conversation, by events: it holds no thread ---- */

typedef struct dialog {
  const wool_method *method;
  const request *asked; /* there was no room for its answer; or NULL */
} dialog;

static wool_code send_answer(wool_call *call, const dialog *d) {
  response out;
  memset(&out, 0, sizeof out);
  wool_arena *arena = wool_arena_new(NULL, 0);
  bool ok = arena && answer(arena, wool_call_user_data(call), d->asked, &out);
  wool_code rc = ok ? wool_stream_send(call, d->method, &out)
                    : wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                                     "reflection: out of memory");
  wool_arena_free(arena);
  return rc;
}

static void go_on(wool_call *call, void *user_data) {
  dialog *d = user_data;
  wool_code rc = d->asked ? send_answer(call, d) : WOOL_OK;
  while (!rc) {
    const void *message;
    rc = wool_stream_recv(call, d->method, &message);
    d->asked = message;
    if (!rc)
      rc = send_answer(call, d);
  }
  if (rc != WOOL_ERR_WOULD_BLOCK)
    wool_call_end(call, rc == WOOL_END_OF_STREAM ? WOOL_OK : rc);
}

static wool_code begin(wool_call *call, const wool_service *service) {
  dialog *d = wool_arena_alloc(wool_call_arena(call), sizeof *d);
  if (!d)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                          "reflection: out of memory");
  d->method = &service->methods[0];
  const wool_stream_events events = {sizeof events, go_on, go_on};
  return wool_call_set_events(call, &events, d);
}

static wool_code info_v1(wool_call *call) {
  return begin(call, &grpc_reflection_v1_ServerReflection_service);
}

static wool_code info_v1alpha(wool_call *call) {
  return begin(call, &grpc_reflection_v1alpha_ServerReflection_service);
}

wool_code wool_server_enable_reflection(wool_server *server,
                                        wool_error *error) {
  static const grpc_reflection_v1_ServerReflection_handlers v1 = {info_v1};
  static const grpc_reflection_v1alpha_ServerReflection_handlers v1alpha = {
      info_v1alpha};
  wool_code rc =
      grpc_reflection_v1_ServerReflection_register(server, &v1, server, error);
  return rc ? rc
            : grpc_reflection_v1alpha_ServerReflection_register(
                  server, &v1alpha, server, error);
}
