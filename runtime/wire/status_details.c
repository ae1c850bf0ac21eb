/* google.rpc.Status and google.protobuf.Any, as tables for the codec. */
#include <wool/generated.h>
#include <wool/status.h>

static const wool_field detail_fields[] = {
    {.name = "type_url",
     .number = 1,
     .kind = WOOL_KIND_STRING,
     .offset = offsetof(wool_status_detail, type_url)},
    {.name = "value",
     .number = 2,
     .kind = WOOL_KIND_BYTES,
     .offset = offsetof(wool_status_detail, value)},
};

static const wool_message_type detail_type = {
    .full_name = "google.protobuf.Any",
    .size = sizeof(wool_status_detail),
    .fields = detail_fields,
    .n_fields = 2,
};

static const wool_field status_fields[] = {
    {.name = "code",
     .number = 1,
     .kind = WOOL_KIND_INT32,
     .offset = offsetof(wool_status, code)},
    {.name = "message",
     .number = 2,
     .kind = WOOL_KIND_STRING,
     .offset = offsetof(wool_status, message)},
    {.name = "details",
     .number = 3,
     .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(wool_status, details),
     .presence = offsetof(wool_status, n_details),
     .message = &detail_type},
};

static const wool_message_type status_type = {
    .full_name = "google.rpc.Status",
    .size = sizeof(wool_status),
    .fields = status_fields,
    .n_fields = 3,
};

wool_code wool_status_decode(wool_bytes bytes, wool_arena *arena,
                             wool_status *out_status, wool_error *error) {
  memset(out_status, 0, sizeof *out_status);
  return wool_message_decode(&status_type, bytes, arena, out_status, error);
}

wool_code wool_status_encode(const wool_status *status, wool_arena *arena,
                             wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&status_type, status, arena, out_bytes, error);
}

static wool_str name_in(wool_str url) {
  size_t at = url.len;
  while (at > 0 && url.data[at - 1] != '/')
    at--;
  return wool_str_n(url.data + at, url.len - at);
}

const wool_status_detail *wool_status_find(const wool_status *status,
                                           wool_str full_name) {
  for (size_t i = 0; i < status->n_details; i++) {
    wool_str url = status->details[i].type_url;
    if (url.len && wool_str_equal(name_in(url), full_name))
      return &status->details[i];
  }
  return NULL;
}
