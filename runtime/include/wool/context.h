/* Context variables, Contexts and reset tokens (PEP 567), in one process and,
 * through calls, across processes. The rules are in docs/context.md. */
#ifndef WOOL_CONTEXT_H
#define WOOL_CONTEXT_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_var is a context variable, known by (namespace, name), one instance per
 * process. Declared variables live as long as the process.
 * Threads: any. */
typedef struct wool_var wool_var;

/** wool_context is a process-local mapping from variables to values.
 * Threads: one thread runs in it at a time; the functions below that take a
 * Context may be called by any thread. */
typedef struct wool_context wool_context;

/** wool_token is what a set returns and a reset takes, once.
 * Ownership: shared. Threads: any. */
typedef struct wool_token wool_token;

/** wool_encoder receives the wire form of one value. It is valid only inside
 * the encode function that it was passed to. */
typedef struct wool_encoder wool_encoder;

/** wool_decoder lends what a decode function needs; valid only inside it. */
typedef struct wool_decoder wool_decoder;

/** wool_encoder_write appends bytes to the wire form. */
WOOL_API wool_code wool_encoder_write(wool_encoder *encoder, wool_bytes bytes);

/** wool_encoder_type_data is `type_data` of the variable being encoded. */
WOOL_API const void *wool_encoder_type_data(const wool_encoder *encoder);

/** wool_decoder_type_data is `type_data` of the variable being decoded. */
WOOL_API const void *wool_decoder_type_data(const wool_decoder *decoder);

/** wool_value_type says how values of a generic variable behave. A value is any
 * pointer. NULL is a value too: `repr`, `equal` and `encode` may be given it;
 * `retain` and `release` never are. */
typedef struct wool_value_type {
  size_t struct_size; /**< sizeof(wool_value_type) */
  const char *name;   /**< for messages */
  /** retain and release count the references of a value; both may be NULL for
   * values that live as long as the process. Threads: any. */
  void (*retain)(void *value);
  void (*release)(void *value);
  /** repr writes at most `len` bytes with a NUL, and returns the length of the
   * whole text, as snprintf does. NULL: the address is shown. */
  size_t (*repr)(const void *value, char *buf, size_t len);
  /** equal compares two values; NULL: by address. */
  bool (*equal)(const void *a, const void *b);
  /** encode writes the wire form. NULL: values of this type do not travel. */
  wool_code (*encode)(const void *value, wool_encoder *encoder,
                      wool_error *error);
  /** decode makes an owned value from its wire form. NULL: values of this type
   * are not accepted from the wire. */
  wool_code (*decode)(wool_decoder *decoder, wool_bytes bytes,
                      void **out_value, wool_error *error);
} wool_value_type;

/** wool_var_options describes a variable. Everything it points to is copied,
 * but for `type`, which must outlive the process's use of the variable. */
typedef struct wool_var_options {
  size_t struct_size; /**< sizeof(wool_var_options) */
  const char *ns;     /**< namespace: the package of a generated variable */
  const char *name;
  const wool_value_type *type;
  const void *type_data; /**< for the type's encode and decode functions */
  bool has_default;
  void *default_value;  /**< retained */
  bool no_propagate;    /**< never sent to a peer */
  bool no_accept;       /**< never believed from a peer */
  /** Metadata key that it is bridged to, or NULL; of strings and bytes of a
   * schema only, which woolc declares. */
  const char *header;
} wool_var_options;

/** wool_var_declare makes a variable known under (ns, name). If bytes of it
 * arrived from a peer earlier, that stub becomes this variable in place.
 * Errors: WOOL_ERR_VAR_DECLARED names the key and the first declaration. */
WOOL_API WOOL_MUST_USE wool_code wool_var_declare(
    const wool_var_options *options, wool_var **out_var, wool_error *error);

/** wool_var_name is the variable's name; static. */
WOOL_API const char *wool_var_name(const wool_var *var);

/** wool_var_namespace is the variable's namespace; static. */
WOOL_API const char *wool_var_namespace(const wool_var *var);

/** wool_var_repr writes `<ContextVar name='N'[ default=D] at 0x…>` as CPython
 * does; at most `len` bytes with a NUL; returns the length of the whole. */
WOOL_API size_t wool_var_repr(const wool_var *var, char *buf, size_t len);

/** wool_var_get looks the variable up in the current Context, then takes its
 * default.
 * Ownership: borrowed until the variable is set or reset in the current
 * Context, also by a call that it is lent to or a message that is read from a
 * stream, or the Context is exited.
 * Errors: WOOL_ERR_LOOKUP with the variable's repr. */
WOOL_API wool_code wool_var_get(wool_var *var, void **out_value,
                                wool_error *error);

/** wool_var_get_or is wool_var_get with `fallback` in place of the default. */
WOOL_API void *wool_var_get_or(wool_var *var, void *fallback);

/** wool_var_set binds the variable in the current Context and retains `value`.
 * Ownership: *out_token is a new reference; release it with wool_token_unref.
 * Errors: WOOL_ERR_CHAIN_CONTENTION while the Context is lent to a call;
 * WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code wool_var_set(wool_var *var, void *value,
                                              wool_token **out_token,
                                              wool_error *error);

/** wool_var_reset restores what the variable was before the set that made
 * `token`. A failed reset changes nothing.
 * Errors, in this order: WOOL_ERR_TYPE, WOOL_ERR_TOKEN_USED,
 * WOOL_ERR_TOKEN_WRONG_VAR, WOOL_ERR_TOKEN_WRONG_CONTEXT with CPython's texts;
 * WOOL_ERR_CHAIN_CONTENTION. */
WOOL_API WOOL_MUST_USE wool_code wool_var_reset(wool_var *var,
                                                wool_token *token,
                                                wool_error *error);

/** wool_token_ref takes another reference; NULL gives NULL. */
WOOL_API wool_token *wool_token_ref(wool_token *token);

/** wool_token_unref gives a reference back; NULL is allowed. */
WOOL_API void wool_token_unref(wool_token *token);

/** wool_token_reset resets the token's own variable: wool_var_reset with the
 * variable the token was made by. */
WOOL_API WOOL_MUST_USE wool_code wool_token_reset(wool_token *token,
                                                  wool_error *error);

/** wool_token_var is the variable that the token was made by; borrowed. */
WOOL_API wool_var *wool_token_var(const wool_token *token);

/** wool_token_is_used says whether the token was consumed, as far as this
 * process knows. */
WOOL_API bool wool_token_is_used(wool_token *token);

/** wool_token_old_value gives the value before the set. It returns false if
 * there was none (Token.MISSING). Borrowed from the token. */
WOOL_API bool wool_token_old_value(wool_token *token, void **out_value);

/** wool_token_equal says whether two handles are of one token, also after a
 * round trip over the wire. NULL equals NULL only. */
WOOL_API bool wool_token_equal(const wool_token *a, const wool_token *b);

/** wool_token_hash is equal for handles of one token. */
WOOL_API uint64_t wool_token_hash(const wool_token *token);

/** wool_token_repr writes `<Token[ used] var=<ContextVar …> at 0x…>`; at most
 * `len` bytes with a NUL; returns the length of the whole. */
WOOL_API size_t wool_token_repr(wool_token *token, char *buf, size_t len);

/** wool_context_new makes an empty Context; NULL if out of memory.
 * Ownership: one reference. */
WOOL_API wool_context *wool_context_new(void);

/** wool_context_current is the Context that this thread runs in; each thread
 * lazily has its own. Borrowed until it is exited; NULL if out of memory. */
WOOL_API wool_context *wool_context_current(void);

/** wool_context_copy is a snapshot in O(1), of an entered Context too. The copy
 * is a fork: tokens of the original answer X in it. NULL if out of memory. */
WOOL_API wool_context *wool_context_copy(wool_context *context);

/** wool_context_ref takes another reference; NULL gives NULL. */
WOOL_API wool_context *wool_context_ref(wool_context *context);

/** wool_context_unref gives a reference back; NULL is allowed. */
WOOL_API void wool_context_unref(wool_context *context);

/** wool_context_enter makes the Context current for this thread.
 * Errors: WOOL_ERR_CONTEXT_ENTERED if any thread has entered it. */
WOOL_API WOOL_MUST_USE wool_code wool_context_enter(wool_context *context,
                                                    wool_error *error);

/** wool_context_exit returns to the Context before the last enter.
 * Errors: WOOL_ERR_CONTEXT_NOT_ENTERED. */
WOOL_API wool_code wool_context_exit(wool_context *context, wool_error *error);

/** wool_context_run enters, calls `fn(user_data)`, exits, and returns what
 * `fn` returned; its mutations stay, whatever that was.
 * Errors: as wool_context_enter, and then `fn` was not called. */
WOOL_API wool_code wool_context_run(wool_context *context,
                                    wool_code (*fn)(void *user_data),
                                    void *user_data, wool_error *error);

/** wool_context_len is the number of variables bound; defaults never count. */
WOOL_API size_t wool_context_len(wool_context *context);

/** wool_context_contains says whether the variable is bound. */
WOOL_API bool wool_context_contains(wool_context *context, wool_var *var);

/** wool_context_lookup gives the bound value.
 * Ownership: borrowed until the variable is set, reset or merged there.
 * Errors: WOOL_ERR_LOOKUP with the variable's repr. */
WOOL_API wool_code wool_context_lookup(wool_context *context, wool_var *var,
                                       void **out_value, wool_error *error);

/** wool_context_each calls `fn` for every bound variable of a snapshot, in no
 * particular order, until it returns false. */
WOOL_API void wool_context_each(wool_context *context,
                                bool (*fn)(void *user_data, wool_var *var,
                                           void *value),
                                void *user_data);

/** wool_context_equal says whether both bind the same variables to equal
 * values. */
WOOL_API bool wool_context_equal(wool_context *a, wool_context *b);

/** wool_context_repr writes `<Context object at 0x…>`. */
WOOL_API size_t wool_context_repr(const wool_context *context, char *buf,
                                  size_t len);

enum { WOOL_CHAIN_ID_LEN = 16 };

/** wool_context_chain_id gives the id of the Context's chain. It returns false
 * for an unarmed Context: one never set in that has mounted nothing. */
WOOL_API bool wool_context_chain_id(wool_context *context,
                                    uint8_t out_id[WOOL_CHAIN_ID_LEN]);

/** wool_warning is a failure that did not become the outcome of anything: an
 * entry of a manifest that was dropped. */
typedef struct wool_warning {
  const char *ns;        /**< key of the variable, or "" */
  const char *name;
  const char *direction; /**< "encode" or "decode" */
  const wool_error *cause;
} wool_warning;

/** wool_set_warning_sink replaces where warnings go (by default: one line on
 * standard error). NULL restores the default.
 * Threads: the sink is called from any thread. */
WOOL_API void wool_set_warning_sink(void (*sink)(void *user_data,
                                                 const wool_warning *warning),
                                    void *user_data);

#ifdef __cplusplus
}
#endif
#endif
