/* What woolc's output is made of: tables that describe messages, variables and
 * routines, and the few functions its stubs call. Applications include the
 * generated header instead; tools may read the tables. */
#ifndef WOOL_GENERATED_H
#define WOOL_GENERATED_H

#include <stdarg.h>
#include <wool/call.h>
#include <wool/context.h>
#include <wool/message.h>
#include <wool/server.h>

#ifdef __cplusplus
extern "C" {
#endif

/** WOOL_GENERATED_ABI changes when tables do; generated code checks it. */
#define WOOL_GENERATED_ABI 4

/** wool_kind is the type of a field. Up to WOOL_KIND_SINT64 the numbers are
 * those of google.protobuf.FieldDescriptorProto.Type. In a struct a field is
 * stored as:
 *   DOUBLE double, FLOAT float, BOOL bool,
 *   INT32 SINT32 SFIXED32 ENUM int32_t, UINT32 FIXED32 uint32_t,
 *   INT64 SINT64 SFIXED64 int64_t, UINT64 FIXED64 uint64_t,
 *   STRING wool_str, BYTES wool_bytes,
 *   MESSAGE const T * (NULL: absent), TOKEN wool_token * (NULL: absent). */
typedef enum wool_kind {
  WOOL_KIND_DOUBLE = 1,
  WOOL_KIND_FLOAT = 2,
  WOOL_KIND_INT64 = 3,
  WOOL_KIND_UINT64 = 4,
  WOOL_KIND_INT32 = 5,
  WOOL_KIND_FIXED64 = 6,
  WOOL_KIND_FIXED32 = 7,
  WOOL_KIND_BOOL = 8,
  WOOL_KIND_STRING = 9,
  WOOL_KIND_MESSAGE = 11,
  WOOL_KIND_BYTES = 12,
  WOOL_KIND_UINT32 = 13,
  WOOL_KIND_ENUM = 14,
  WOOL_KIND_SFIXED32 = 15,
  WOOL_KIND_SFIXED64 = 16,
  WOOL_KIND_SINT32 = 17,
  WOOL_KIND_SINT64 = 18,
  WOOL_KIND_TOKEN = 32 /**< wool.Token on the wire */
} wool_kind;

/** wool_label says how often a field may occur and how that is stored. */
typedef enum wool_label {
  /** Implicit presence (proto3): the zero value is not sent. */
  WOOL_LABEL_SINGULAR = 0,
  /** Explicit presence: a `bool` at `presence`. Fields of kind MESSAGE and
   * TOKEN are always SINGULAR: their pointer says whether they are there. */
  WOOL_LABEL_OPTIONAL = 1,
  /** `const T *` at `offset` (for TOKEN `wool_token *const *`, for MESSAGE an
   * array of structs) and a `size_t` count at `presence`. Scalars are sent
   * packed and accepted both ways. */
  WOOL_LABEL_REPEATED = 2,
  /** One of several: it lies in a union at `offset`, and is there if the
   * `uint32_t` at `presence` is its number; zero there means none. A NULL
   * MESSAGE is sent as an empty one. */
  WOOL_LABEL_ONEOF = 3,
  /** As REPEATED, of kind MESSAGE: entries with the fields `key`, 1, and
   * `value`, 2. They are sent in the order of their keys (integers by value,
   * strings by their bytes), the last one of equal keys, and come so; a value
   * that is a message is not NULL then. */
  WOOL_LABEL_MAP = 4
} wool_label;

typedef struct wool_enum_type wool_enum_type;
typedef struct wool_var_decl wool_var_decl;

/** wool_field_extra is what few fields have. Where it is a limit, it is one of
 * each element (REPEATED) or of each value (MAP), but for `…_items`. */
typedef struct wool_field_extra {
  const char *json_name; /**< NULL: the name in lowerCamelCase */
  const char *oneof;     /**< the first field of a oneof: its name */
  uint32_t flags;        /**< WOOL_EXTRA_… */
  uint64_t min_len;      /**< bytes: STRING, BYTES */
  uint64_t max_len;
  uint64_t min_items; /**< REPEATED, MAP */
  uint64_t max_items;
  uint64_t min_bits; /**< see wool_bits_…, inclusive; NaN never fits */
  uint64_t max_bits;
  uint64_t default_bits; /**< scalars */
  wool_str default_str;  /**< STRING, BYTES */
} wool_field_extra;

/** WOOL_EXTRA_… are the flags of a wool_field_extra. */
enum {
  WOOL_EXTRA_MIN_LEN = 1 << 0,
  WOOL_EXTRA_MAX_LEN = 1 << 1,
  WOOL_EXTRA_MIN_ITEMS = 1 << 2,
  WOOL_EXTRA_MAX_ITEMS = 1 << 3,
  WOOL_EXTRA_RANGE = 1 << 4,
  WOOL_EXTRA_REQUIRED = 1 << 5,       /**< it must be there */
  WOOL_EXTRA_ONEOF_REQUIRED = 1 << 6, /**< one of its oneof must be there */
  WOOL_EXTRA_DEFINED = 1 << 7,        /**< ENUM: the number must have a name */
  WOOL_EXTRA_UNPACKED = 1 << 8,       /**< REPEATED: sent one by one */
  /** OPTIONAL: while it is absent the member holds the default. */
  WOOL_EXTRA_DEFAULT = 1 << 9
};

/** wool_field describes one field. */
typedef struct wool_field {
  const char *name; /**< as in the schema */
  uint32_t number;  /**< 1 to 536870911 but 19000 to 19999 */
  uint8_t kind;     /**< wool_kind */
  uint8_t label;    /**< wool_label */
  uint32_t offset;  /**< bytes: of the member */
  /** bytes: of `has_…` (OPTIONAL), `n_…` (REPEATED, MAP), `which_…` (ONEOF) */
  uint32_t presence;
  const wool_message_type *message;  /**< kind MESSAGE */
  const wool_enum_type *enumeration; /**< kind ENUM */
  wool_var_decl *var;                /**< kind TOKEN; NULL: of any variable */
  const wool_field_extra *extra;     /**< or NULL */
} wool_field;

/** WOOL_MESSAGE_… are the flags of a message type. */
enum {
  /** The message can hold a token, at any depth. */
  WOOL_MESSAGE_MAY_HOLD_TOKEN = 1,
  /** Fields that the table does not know are kept, as bytes, in a `wool_bytes`
   * at `unknown_offset`, and written behind the others. */
  WOOL_MESSAGE_KEEPS_UNKNOWN = 2,
  /** A field of it, at any depth, has a limit. */
  WOOL_MESSAGE_HAS_RULES = 4,
  /** A field of its own has a default. */
  WOOL_MESSAGE_HAS_DEFAULTS = 8
};

/** wool_well_known is what protobuf's JSON writes in a way of its own. */
typedef enum wool_well_known {
  WOOL_WELL_KNOWN_NONE = 0,
  WOOL_WELL_KNOWN_TIMESTAMP = 1,
  WOOL_WELL_KNOWN_DURATION = 2,
  WOOL_WELL_KNOWN_FIELD_MASK = 3,
  WOOL_WELL_KNOWN_ANY = 4,
  WOOL_WELL_KNOWN_STRUCT = 5,
  WOOL_WELL_KNOWN_VALUE = 6,
  WOOL_WELL_KNOWN_LIST_VALUE = 7,
  WOOL_WELL_KNOWN_WRAPPER = 8, /**< of one field, `value` */
  WOOL_WELL_KNOWN_WOOL_VALUE = 9
} wool_well_known;

/** wool_message_type describes a message struct. */
struct wool_message_type {
  const char *full_name;    /**< "package.Message" */
  size_t size;              /**< sizeof the struct */
  const wool_field *fields; /**< sorted by number */
  size_t n_fields;
  uint32_t flags;          /**< WOOL_MESSAGE_… */
  uint32_t unknown_offset; /**< bytes; with KEEPS_UNKNOWN */
  uint32_t well_known;     /**< wool_well_known */
};

/** wool_enum_value is one name of an enum. */
typedef struct wool_enum_value {
  const char *name;
  int32_t number;
} wool_enum_value;

/** WOOL_ENUM_… are the flags of an enum type. */
enum {
  /** A number without a name is no value, but an unknown field (proto2). */
  WOOL_ENUM_CLOSED = 1,
  WOOL_ENUM_NULL_VALUE = 2, /**< google.protobuf.NullValue */
  WOOL_ENUM_ASCENDING = 4   /**< the values are in the order of their numbers */
};

/** wool_enum_type describes an enum. */
struct wool_enum_type {
  const char *full_name;
  const wool_enum_value *values; /**< in the schema's order */
  size_t n_values;
  uint32_t flags; /**< WOOL_ENUM_… */
  /** Indices of the values in the order of their numbers, where many are in
   * another; or NULL. */
  const uint16_t *by_number;
};

/** wool_enum_name is the first name of `number`, or NULL. */
WOOL_API const char *wool_enum_name(const wool_enum_type *type, int32_t number);

/** wool_enum_parse finds a value by name. */
WOOL_API bool wool_enum_parse(const wool_enum_type *type, wool_str name,
                              int32_t *out_number);

/** wool_var_decl describes a generated variable. Its value's wire form is a
 * message with the value as field 1, or for kind MESSAGE the message itself.
 * Values are kept as: scalars their bits, STRING and BYTES a copy, MESSAGE a
 * deep copy. */
struct wool_var_decl {
  const char *ns;
  const char *name;
  uint8_t kind; /**< wool_kind, but TOKEN */
  const wool_message_type *message;
  const wool_enum_type *enumeration;
  bool has_default;
  bool no_propagate;
  bool no_accept;
  const char *header;
  uint64_t default_bits;         /**< scalars, see wool_bits_… */
  wool_str default_str;          /**< STRING, BYTES */
  const wool_field_extra *extra; /**< limits of its value, or NULL */
  wool_var *declared;            /**< set once by wool_var_decl_var */
};

/** wool_var_decl_var declares the variable on first use. It never returns NULL:
 * a key that was already declared otherwise ends the process with a message
 * that names both, because the program is linked wrongly.
 * Threads: any. */
WOOL_API wool_var *wool_var_decl_var(wool_var_decl *decl);

/** wool_bits_from_… and wool_bits_to_… keep a scalar in 64 bits; integers are
 * sign-extended, floating point by representation. */
static inline uint64_t wool_bits_from_double(double v) {
  uint64_t bits;
  memcpy(&bits, &v, sizeof bits);
  return bits;
}
static inline double wool_bits_to_double(uint64_t bits) {
  double v;
  memcpy(&v, &bits, sizeof v);
  return v;
}
static inline uint64_t wool_bits_from_float(float v) {
  uint32_t bits;
  memcpy(&bits, &v, sizeof bits);
  return bits;
}
static inline float wool_bits_to_float(uint64_t bits) {
  uint32_t low = (uint32_t)bits;
  float v;
  memcpy(&v, &low, sizeof v);
  return v;
}
static inline uint64_t wool_bits_from_int(int64_t v) {
  return (uint64_t)v;
}
static inline int64_t wool_bits_to_int(uint64_t bits) {
  return (int64_t)bits;
}

/** wool_var_decl_set_… bind the variable in the current Context and return a
 * new token reference; NULL if out of memory, while the Context is lent to a
 * call, for a STRING that is not UTF-8, and for what breaks the variable's
 * limits, or its message's. */
WOOL_API wool_token *wool_var_decl_set_bits(wool_var_decl *decl, uint64_t bits);
WOOL_API wool_token *wool_var_decl_set_str(wool_var_decl *decl, wool_str value);
WOOL_API wool_token *wool_var_decl_set_message(wool_var_decl *decl,
                                               const void *message);

/** wool_var_decl_get_… read it; ownership and errors as wool_var_get. */
WOOL_API wool_code wool_var_decl_get_bits(wool_var_decl *decl, uint64_t *out);
WOOL_API wool_code wool_var_decl_get_str(wool_var_decl *decl, wool_str *out);
WOOL_API wool_code wool_var_decl_get_message(wool_var_decl *decl,
                                             const void **out);

/** wool_error_type describes an error of the language. */
typedef struct wool_error_type {
  const wool_message_type *message;
  wool_code code; /**< that a call ends with */
} wool_error_type;

enum {
  /** A foreign gRPC service: no context goes to it or comes from it. */
  WOOL_METHOD_EXTERN = 1,
  WOOL_METHOD_CLIENT_STREAM = 2,
  WOOL_METHOD_SERVER_STREAM = 4,
  WOOL_METHOD_IDEMPOTENT = 8,      /**< twice is as once */
  WOOL_METHOD_NO_SIDE_EFFECTS = 16 /**< it only looks */
};

/** wool_method describes a routine. `serve` unpacks `request` (never NULL),
 * calls the handler found in `handlers`, and packs `response` (zeroed). */
typedef struct wool_method {
  const char *path; /**< "/package.Service/routine" */
  const wool_message_type *request;
  const wool_message_type *response;
  uint32_t flags;
  wool_code (*serve)(wool_call *call, const void *handlers, const void *request,
                     void *response);
  const wool_error_type *const *throws; /**< that a call may fail with */
  size_t n_throws;
  uint64_t timeout_ns; /**< of calls whose client sets none; 0: no deadline */
} wool_method;

/** wool_file describes a .wool file as the .proto of the same meaning. */
typedef struct wool_file {
  const char *name;                /**< "shop/cart.proto" */
  const unsigned char *descriptor; /**< a google.protobuf.FileDescriptorProto */
  size_t descriptor_len;           /**< bytes */
  const struct wool_file *const *imports;
  size_t n_imports;
} wool_file;

/** wool_service describes a service. */
typedef struct wool_service {
  const char *full_name; /**< "package.Service" */
  const wool_file *file; /**< that declares it; NULL: not described */
  const wool_method *methods;
  size_t n_methods;
  wool_var_decl *const *vars; /**< variables to declare when registered */
  size_t n_vars;
} wool_service;

/** wool_server_register adds a service; `handlers` is the generated struct of
 * functions, borrowed until the server is freed. A routine whose function is
 * NULL answers UNIMPLEMENTED.
 * Errors: WOOL_ALREADY_EXISTS; WOOL_FAILED_PRECONDITION once started. */
WOOL_API WOOL_MUST_USE wool_code
wool_server_register(wool_server *server, const wool_service *service,
                     const void *handlers, void *user_data, wool_error *error);

/** wool_call_unary runs the routine and waits: it continues the chain.
 * Ownership: *out_response, if wanted, lives until the call is freed. */
WOOL_API wool_code wool_call_unary(wool_call *call, const wool_method *method,
                                   const void *request,
                                   const void **out_response);

/** wool_call_start starts the routine on a fork of the current Context. If it
 * fails, the outcome is in the call, and `callback` (may be NULL) never runs.
 */
WOOL_API wool_code wool_call_start(wool_call *call, const wool_method *method,
                                   const void *request,
                                   wool_call_callback callback,
                                   void *user_data);

/** wool_call_finish gives the outcome of a started call that has ended, as
 * wool_call_unary would have; WOOL_FAILED_PRECONDITION before. */
WOOL_API wool_code wool_call_finish(wool_call *call, const wool_method *method,
                                    const void **out_response);

/** wool_stream_open opens the stream of a routine, in the current Context: what
 * the messages tell of context comes home with each one that is read. `request`
 * is NULL if the arguments are a stream.
 * Threads: reads and writes are exchanges of the Context that it was opened in:
 * one thread at a time, and none that uses that Context meanwhile. */
WOOL_API wool_code wool_stream_open(wool_call *call, const wool_method *method,
                                    const void *request);

/** wool_stream_start opens it on a fork of the current Context; reads and
 * writes never wait, and `events` says when to go on. */
WOOL_API wool_code wool_stream_start(wool_call *call, const wool_method *method,
                                     const void *request,
                                     const wool_stream_events *events,
                                     void *user_data);

/** wool_stream_send sends a message: at the client an argument, in a handler a
 * result. It waits while much is under way.
 * Errors: WOOL_END_OF_STREAM if the stream is over (a read says how);
 * WOOL_ERR_WOULD_BLOCK; WOOL_FAILED_PRECONDITION for what is no stream, or was
 * half-closed; WOOL_INVALID_ARGUMENT, in a handler WOOL_INTERNAL, for a message
 * that breaks a limit of its schema, and what encoding gives: then nothing was
 * sent. */
WOOL_API wool_code wool_stream_send(wool_call *call, const wool_method *method,
                                    const void *message);

/** wool_stream_recv waits for the next message.
 * Ownership: *out_message lives until the next recv, or the call is freed.
 * Errors: WOOL_END_OF_STREAM when all were read: at a client the call has ended
 * well then, in a handler the peer has half-closed. At a client the outcome of
 * a call that failed, in a handler WOOL_CANCELLED. WOOL_ERR_WOULD_BLOCK. */
WOOL_API wool_code wool_stream_recv(wool_call *call, const wool_method *method,
                                    const void **out_message);

/** wool_stream_end half-closes: the client sends no more. */
WOOL_API wool_code wool_stream_end(wool_call *call);

/** wool_stream_finish half-closes if that was not done, waits for the end, and
 * gives the one response of a routine that streams its arguments only. */
WOOL_API wool_code wool_stream_finish(wool_call *call,
                                      const wool_method *method,
                                      const void **out_response);

/** wool_call_unimplemented fails the call as a routine without handler. */
WOOL_API wool_code wool_call_unimplemented(wool_call *call);

/** wool_call_throw fails a handler's call with an error that its routine
 * throws: with the error's code, a text, and a google.rpc.Status that has the
 * error in its details. It is encoded once the handler has returned, so that
 * tokens in it are as they are then. Any later failure of the call replaces it.
 * If it does not fit WOOL_MAX_STATUS_DETAILS_LEN, the call ends with
 * RESOURCE_EXHAUSTED and a text that says so.
 * Ownership: `error` is copied, its tokens are shared; NULL is an empty one.
 * Returns what the handler is to return: the error's code; INTERNAL if the
 * routine does not throw it, RESOURCE_EXHAUSTED if memory is out. */
WOOL_API wool_code wool_call_throw(wool_call *call, const wool_error_type *type,
                                   const void *error, const char *format,
                                   va_list args) WOOL_PRINTF(4, 0);

/** wool_call_caught is the error that a client's call has failed with, or NULL
 * if it has not, or not with one of this type, or its routine does not throw
 * it. Its tokens are as those of a result.
 * Ownership: the call's. */
WOOL_API const void *wool_call_caught(const wool_call *call,
                                      const wool_error_type *type);

#ifdef __cplusplus
}
#endif
#endif
