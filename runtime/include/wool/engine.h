/* Engine: moves bytes for clients; owns no thread. */
#ifndef WOOL_ENGINE_H
#define WOOL_ENGINE_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_engine drives the connections of the channels made on it. Nothing
 * happens but while some thread drives it: a blocking call or wait does so by
 * itself; an application with a loop of its own polls wool_engine_fd for
 * reading and calls wool_engine_dispatch.
 * Threads: any; one thread drives at a time, others that wait take turns. */
typedef struct wool_engine wool_engine;

/** wool_engine_new makes an engine; NULL if out of memory or descriptors. */
WOOL_API wool_engine *wool_engine_new(wool_error *error);

/** wool_engine_free releases an engine that no channel uses any more. */
WOOL_API void wool_engine_free(wool_engine *engine);

/** wool_engine_fd is a descriptor that polls readable when there is work. */
WOOL_API int wool_engine_fd(wool_engine *engine);

/** wool_engine_timeout_ns is how long a foreign loop may sleep before it must
 * dispatch: nanoseconds, or -1 for no limit. */
WOOL_API int64_t wool_engine_timeout_ns(wool_engine *engine);

/** wool_engine_dispatch waits up to `timeout_ns` (0: not at all, -1: without
 * limit) for work, does it, and runs the completion callbacks that are due. */
WOOL_API void wool_engine_dispatch(wool_engine *engine, int64_t timeout_ns);

/** wool_engine_wake makes a dispatch that waits return soon. Threads: any. */
WOOL_API void wool_engine_wake(wool_engine *engine);

#ifdef __cplusplus
}
#endif
#endif
