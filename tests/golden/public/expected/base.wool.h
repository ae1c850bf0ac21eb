/* Written by woolc from base.wool: change that, not this. */
#ifndef BASE_WOOL_H
#define BASE_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What base.wool says, for reflection. */
extern const wool_file base_wool_file;

typedef struct golden_base_Base golden_base_Base;

typedef int32_t golden_base_Kind;
enum {
  golden_base_KIND_A = 0
};
extern const wool_enum_type golden_base_Kind_type;

#define golden_base_MOST UINT32_C(7)

struct golden_base_Base {
  wool_str x;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_base_Base_type;

/** Context variable who (string). */
extern wool_var_decl golden_base_who_decl;
wool_var *golden_base_who_var(void);
wool_token *golden_base_who_set(wool_str value);
wool_code golden_base_who_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_base_who_reset(wool_token *token,
                                              wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
