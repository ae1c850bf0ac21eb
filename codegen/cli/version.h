/* The version of woolc, which is that of the runtime it writes for. */
#ifndef WOOL_CODEGEN_VERSION_H
#define WOOL_CODEGEN_VERSION_H

#define WOOLC_VERSION "0.1.0"

#endif
