#!/bin/sh
# A project of a Makefile and nothing else of ours builds with what is
# installed from the tar, and again when a schema changes.
# Usage: make_test.sh TAR
set -eu
tar=$PWD/$1
mkdir -p "$TEST_TMPDIR/root" "$TEST_TMPDIR/project"
tar -C "$TEST_TMPDIR/root" -xf "$tar"
PKG_CONFIG_PATH=$TEST_TMPDIR/root/lib/pkgconfig
export PKG_CONFIG_PATH
cd "$TEST_TMPDIR/project"

cat >tenancy.wool <<'END'
package shop.tenancy;
context string tenant = "unknown";
END
cat >cart.wool <<'END'
package shop.cart;
import "tenancy.wool";
import "google/protobuf/timestamp.wool";
message Item { google.protobuf.Timestamp since = 1; value anything = 2; }
service Cart { routine undo(token<shop.tenancy.tenant> undo); }
END
cat >program.c <<'END'
#include <stdio.h>

#include "cart.wool.h"

int main(void) {
  wool_str value = {NULL, 0};
  wool_token_unref(shop_tenancy_tenant_set(wool_str_c("acme")));
  if (shop_tenancy_tenant_get(&value) != WOOL_OK)
    return 1;
  if (shop_cart_Item_type.fields[0].message->size !=
      sizeof(google_protobuf_Timestamp))
    return 1;
  printf("%.*s %s %s\n", (int)value.len, value.data,
         shop_cart_Cart_service.methods[0].path, WOOL_VERSION);
  return 0;
}
END
cat >Makefile <<'END'
WOOL_SCHEMAS = cart.wool tenancy.wool
include $(shell pkg-config --variable=mk wool)
CFLAGS += -std=c11 -Wall -Wextra -Werror $(shell pkg-config --cflags wool)
LDLIBS += $(shell pkg-config --libs wool)
program: program.o $(WOOL_OBJECTS)
program.o: $(WOOL_HEADERS)
END

make >log 2>&1 || { cat log >&2; exit 1; }
version=$("$TEST_TMPDIR/root/bin/woolc" --version | sed 's/woolc //')
test "$(./program)" = "acme /shop.cart.Cart/undo $version"
test "$(pkg-config --modversion wool)" = "$version"

make -q || { echo "a second make would build again" >&2; exit 1; }
touch -d '+1 minute' tenancy.wool
make -n | grep -q 'woolc.* cart.wool$' ||
  { echo "a changed import does not compile cart.wool again" >&2; exit 1; }
