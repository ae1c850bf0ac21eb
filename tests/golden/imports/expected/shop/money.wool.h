/* Written by woolc from shop/money.wool: change that, not this. */
#ifndef SHOP_MONEY_WOOL_H
#define SHOP_MONEY_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/money.wool says, for reflection. */
extern const wool_file shop_money_wool_file;

typedef struct shop_money_Amount shop_money_Amount;

typedef int32_t shop_money_Currency;
enum {
  shop_money_NONE = 0,
  shop_money_EURO = 1
};
extern const wool_enum_type shop_money_Currency_type;

struct shop_money_Amount {
  int64_t cents;
  shop_money_Currency currency;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_money_Amount_type;

#ifdef __cplusplus
}
#endif
#endif
