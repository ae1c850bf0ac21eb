# Rules for GNU make. A Makefile names its schemas and includes this file:
#
#     WOOL_SCHEMAS = cart.wool
#     include $(shell pkg-config --variable=mk wool)
#
#     CFLAGS += $(shell pkg-config --cflags wool)
#     LDLIBS += $(shell pkg-config --libs wool)
#
#     server: server.o $(WOOL_OBJECTS)
#     server.o: $(WOOL_HEADERS)
#
# A schema is compiled where it lies, and again when it or what it imports has
# changed. WOOL_FLAGS are for woolc: -I for directories with schemas, --c
# --proto for .proto files beside the C.

WOOLC ?= $(shell pkg-config --variable=woolc wool)
WOOL_FLAGS ?=

WOOL_HEADERS = $(WOOL_SCHEMAS:.wool=.wool.h)
WOOL_SOURCES = $(WOOL_SCHEMAS:.wool=.wool.c)
WOOL_OBJECTS = $(WOOL_SCHEMAS:.wool=.wool.o)

# What `make` alone makes is for the Makefile to say.
wool_default_goal := $(.DEFAULT_GOAL)

# Kept, though no rule but these mentions them.
.SECONDARY: $(WOOL_HEADERS) $(WOOL_SOURCES)

%.wool.h %.wool.c: %.wool
	$(WOOLC) -I . $(WOOL_FLAGS) --depfile $*.wool.d $<

# A header includes those of its imports.
$(WOOL_OBJECTS): $(WOOL_HEADERS)

# Or make would try to link a program called cart.wool.
$(WOOL_SCHEMAS): ;

-include $(WOOL_SCHEMAS:.wool=.wool.d)

.DEFAULT_GOAL := $(wool_default_goal)
