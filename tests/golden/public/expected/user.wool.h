/* Written by woolc from user.wool: change that, not this. */
#ifndef USER_WOOL_H
#define USER_WOOL_H

#include <wool/generated.h>

#include "shop/door.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What user.wool says, for reflection. */
extern const wool_file user_wool_file;

typedef struct golden_user_User golden_user_User;

struct golden_user_User {
  const golden_base_Base *base;
  golden_base_Kind kind;
  uint32_t n;
  wool_token *who;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_user_User_type;

#ifdef __cplusplus
}
#endif
#endif
