/* A server of trouble.Trouble in this process. */
#ifndef WOOL_TESTS_RPC_ERROR_SERVER_H
#define WOOL_TESTS_RPC_ERROR_SERVER_H

#include "tests/rpc/trouble.wool.h"

extern const trouble_Trouble_handlers trouble_handlers;

/* What "several" sends: details of three types, the second a NotFound. */
#define TROUBLE_SEVERAL_SKU "the second"

#endif
