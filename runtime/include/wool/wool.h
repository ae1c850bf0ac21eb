/* The whole public interface of the wool runtime. */
#ifndef WOOL_WOOL_H
#define WOOL_WOOL_H

#include <wool/arena.h>
#include <wool/base.h>
#include <wool/call.h>
#include <wool/channel.h>
#include <wool/compression.h>
#include <wool/context.h>
#include <wool/credentials.h>
#include <wool/engine.h>
#include <wool/metadata.h>
#include <wool/resolver.h>
#include <wool/server.h>
#include <wool/service_config.h>
#include <wool/status.h>

#endif
