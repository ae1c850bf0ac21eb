/* Written by woolc from scalars.wool: change that, not this. */
#ifndef SCALARS_WOOL_H
#define SCALARS_WOOL_H

/* Every scalar in every way that a message can hold one. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What scalars.wool says, for reflection. */
extern const wool_file scalars_wool_file;

typedef struct golden_scalars_Singular golden_scalars_Singular;
typedef struct golden_scalars_Optional golden_scalars_Optional;
typedef struct golden_scalars_Repeated golden_scalars_Repeated;

struct golden_scalars_Singular {
  double a_double;
  float a_float;
  int32_t an_int32;
  int64_t an_int64;
  uint32_t a_uint32;
  uint64_t a_uint64;
  int32_t a_sint32;
  int64_t a_sint64;
  uint32_t a_fixed32;
  uint64_t a_fixed64;
  int32_t a_sfixed32;
  int64_t a_sfixed64;
  bool a_bool;
  wool_str a_string;
  wool_bytes some_bytes;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_scalars_Singular_type;

struct golden_scalars_Optional {
  bool has_a_double;
  double a_double;
  bool has_a_float;
  float a_float;
  bool has_an_int32;
  int32_t an_int32;
  bool has_an_int64;
  int64_t an_int64;
  bool has_a_uint32;
  uint32_t a_uint32;
  bool has_a_uint64;
  uint64_t a_uint64;
  bool has_a_sint32;
  int32_t a_sint32;
  bool has_a_sint64;
  int64_t a_sint64;
  bool has_a_fixed32;
  uint32_t a_fixed32;
  bool has_a_fixed64;
  uint64_t a_fixed64;
  bool has_a_sfixed32;
  int32_t a_sfixed32;
  bool has_a_sfixed64;
  int64_t a_sfixed64;
  bool has_a_bool;
  bool a_bool;
  bool has_a_string;
  wool_str a_string;
  bool has_some_bytes;
  wool_bytes some_bytes;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_scalars_Optional_type;

struct golden_scalars_Repeated {
  const double *doubles;
  size_t n_doubles;
  const float *floats;
  size_t n_floats;
  const int32_t *int32s;
  size_t n_int32s;
  const int64_t *int64s;
  size_t n_int64s;
  const uint32_t *uint32s;
  size_t n_uint32s;
  const uint64_t *uint64s;
  size_t n_uint64s;
  const int32_t *sint32s;
  size_t n_sint32s;
  const int64_t *sint64s;
  size_t n_sint64s;
  const uint32_t *fixed32s;
  size_t n_fixed32s;
  const uint64_t *fixed64s;
  size_t n_fixed64s;
  const int32_t *sfixed32s;
  size_t n_sfixed32s;
  const int64_t *sfixed64s;
  size_t n_sfixed64s;
  const bool *bools;
  size_t n_bools;
  const wool_str *strings;
  size_t n_strings;
  const wool_bytes *byte_strings;
  size_t n_byte_strings;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_scalars_Repeated_type;

#ifdef __cplusplus
}
#endif
#endif
