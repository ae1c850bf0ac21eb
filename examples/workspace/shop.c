/* A server and a client in one process, joined without a socket. */
#include <inttypes.h>
#include <stdio.h>
#include <wool/wool.h>

#include "cart.wool.h"

static wool_code add(wool_call *call, const shop_cart_Item *items,
                     size_t n_items, uint64_t *out_total,
                     wool_str *out_tenant) {
  (void)call;
  for (size_t i = 0; i < n_items; i++)
    *out_total += items[i].qty;
  return shop_cart_tenant_get(out_tenant);
}

static const shop_cart_Cart_handlers handlers = {.add = add};

static int shop(wool_channel *channel) {
  const shop_cart_Item items[] = {{wool_str_c("apple"), 3},
                                  {wool_str_c("pear"), 4}};
  uint64_t total;
  wool_str tenant;
  wool_token *undo = shop_cart_tenant_set(wool_str_c("acme"));
  wool_call *call = wool_call_new(channel);
  wool_code rc = shop_cart_Cart_add(call, items, 2, &total, &tenant);
  if (rc)
    fprintf(stderr, "shop: %s\n", wool_call_error(call)->message);
  else
    printf("%" PRIu64 " pieces for %s\n", total, tenant.data);
  wool_call_free(call);
  wool_token_unref(undo);
  return rc ? 1 : 0;
}

int main(void) {
  wool_server *server = NULL;
  wool_channel *channel = NULL;
  wool_error error = WOOL_ERROR_INIT;
  if (wool_server_new(NULL, &server, &error) ||
      shop_cart_Cart_register(server, &handlers, NULL, &error) ||
      wool_server_start(server, &error) ||
      wool_server_channel(server, NULL, &channel, &error)) {
    fprintf(stderr, "shop: %s\n", error.message);
    return 1;
  }
  int result = shop(channel);
  wool_channel_unref(channel);
  wool_server_free(server);
  return result;
}
