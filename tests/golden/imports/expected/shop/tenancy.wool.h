/* Written by woolc from shop/tenancy.wool: change that, not this. */
#ifndef SHOP_TENANCY_WOOL_H
#define SHOP_TENANCY_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/tenancy.wool says, for reflection. */
extern const wool_file shop_tenancy_wool_file;

/** Context variable tenant (string). */
extern wool_var_decl shop_tenancy_tenant_decl;
wool_var *shop_tenancy_tenant_var(void);
wool_token *shop_tenancy_tenant_set(wool_str value);
wool_code shop_tenancy_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code shop_tenancy_tenant_reset(wool_token *token,
                                                  wool_error *error);

/** Context variable plan (string). */
extern wool_var_decl shop_tenancy_plan_decl;
wool_var *shop_tenancy_plan_var(void);
wool_token *shop_tenancy_plan_set(wool_str value);
wool_code shop_tenancy_plan_get(wool_str *out_value);
WOOL_MUST_USE wool_code shop_tenancy_plan_reset(wool_token *token,
                                                wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
