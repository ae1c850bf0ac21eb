/* Slots: what a variable is bound to, and the two helpers that value types get
 * for their wire form. */
#ifndef WOOLI_CONTEXT_VALUE_H
#define WOOLI_CONTEXT_VALUE_H

#include <wool/arena.h>
#include <wool/context.h>

#include "runtime/context/atomic.h"

#ifdef __cplusplus
extern "C" {
#endif

struct wooli_ledger;

typedef enum wooli_blob_state {
  WOOLI_BLOB_RAW = 0, /* nobody has looked at it, or nobody could */
  WOOLI_BLOB_DECODED, /* type and value are set */
  WOOLI_BLOB_REFUSED  /* it does not decode here */
} wooli_blob_state;

/* Bytes with a reference count; a NUL follows them. As the value of a variable
 * that was not declared when they came, they are decoded by the first look
 * after its declaration, for all who hold them (late.h). */
typedef struct wooli_blob {
  atomic_uint refs;
  atomic_uint state;           /* a wooli_blob_state; leaves RAW once */
  const wool_value_type *type; /* with value: written before `state` */
  void *value;
  /* Where the tokens within are anchored, or NULL; a reference. Written by the
   * mount, before anybody else has the blob. */
  struct wooli_ledger *home;
  size_t len;
  __extension__ uint8_t data[];
} wooli_blob;

wooli_blob *wooli_blob_new(wool_bytes bytes);
void wooli_blob_unref(wooli_blob *blob);

typedef enum wooli_slot_kind {
  WOOLI_MISSING = 0, /* nothing, which is not the same as a NULL value */
  WOOLI_NATIVE,      /* `ptr` is a value of the variable's type */
  WOOLI_ENCODED      /* `ptr` is a blob: not declared when the value came */
} wooli_slot_kind;

typedef struct wooli_slot {
  void *ptr;
  wooli_slot_kind kind;
} wooli_slot;

void wooli_value_retain(const wool_var *var, wooli_slot slot);
void wooli_value_release(const wool_var *var, wooli_slot slot);

static inline void wooli_slot_retain(const wool_var *var, wooli_slot slot) {
  if (slot.ptr)
    wooli_value_retain(var, slot);
}

static inline void wooli_slot_release(const wool_var *var, wooli_slot slot) {
  if (slot.ptr)
    wooli_value_release(var, slot);
}

/* A growing buffer on the heap; zeroed is empty. */
typedef struct wooli_buffer {
  uint8_t *data;
  size_t len;
  size_t capacity;
} wooli_buffer;

bool wooli_buffer_append(wooli_buffer *buffer, const void *data, size_t len);
bool wooli_buffer_reserve(wooli_buffer *buffer, size_t more);
void wooli_buffer_cleanup(wooli_buffer *buffer);

/* Tokens decoded from one frame, to be anchored once the frame is mounted. */
typedef struct wooli_token_list {
  wool_token **at; /* each a reference */
  size_t n;
  size_t capacity;
} wooli_token_list;

bool wooli_token_list_add(wooli_token_list *list, wool_token *token);
void wooli_token_list_cleanup(wooli_token_list *list);

struct wool_encoder {
  const void *type_data; /* of the variable whose value is encoded */
  wooli_buffer *out;
  wool_context *sender; /* whose live set decides do_mount; NULL: no tokens */
  unsigned depth;       /* of values within tokens within values */
  bool fluid;           /* the same state may have other bytes the next time */
};

struct wool_decoder {
  const void *type_data;
  wooli_token_list *tokens; /* NULL: tokens are refused */
  unsigned depth;
  wool_arena *payer; /* whose limit the values count against, or NULL */
  bool input_lasts;  /* as long as the message: its bytes need no copy */
};

#ifdef __cplusplus
}
#endif
#endif
