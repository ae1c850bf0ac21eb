/* Written by woolc from shop/tenancy.wool: change that, not this. */
#include "shop/tenancy.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

wool_var_decl shop_tenancy_tenant_decl = {
    .ns = "shop.tenancy",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
    .has_default = true,
    .default_str = {"unknown", 7},
};

wool_var *shop_tenancy_tenant_var(void) {
  return wool_var_decl_var(&shop_tenancy_tenant_decl);
}

wool_token *shop_tenancy_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&shop_tenancy_tenant_decl, value);
}

wool_code shop_tenancy_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&shop_tenancy_tenant_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code shop_tenancy_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(shop_tenancy_tenant_var(), token, error);
}

wool_var_decl shop_tenancy_plan_decl = {
    .ns = "shop.tenancy",
    .name = "plan",
    .kind = WOOL_KIND_STRING,
};

wool_var *shop_tenancy_plan_var(void) {
  return wool_var_decl_var(&shop_tenancy_plan_decl);
}

wool_token *shop_tenancy_plan_set(wool_str value) {
  return wool_var_decl_set_str(&shop_tenancy_plan_decl, value);
}

wool_code shop_tenancy_plan_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&shop_tenancy_plan_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code shop_tenancy_plan_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(shop_tenancy_plan_var(), token, error);
}

static const unsigned char shop_tenancy_wool_file_descriptor[42] = {
    10,18,115,104,111,112,47,116,101,110,97,110,99,121,46,112,114,111,116,
    111,18,12,115,104,111,112,46,116,101,110,97,110,99,121,98,6,112,114,
    111,116,111,51,
};

const wool_file shop_tenancy_wool_file = {
    .name = "shop/tenancy.proto",
    .descriptor = shop_tenancy_wool_file_descriptor,
    .descriptor_len = sizeof shop_tenancy_wool_file_descriptor,
};
