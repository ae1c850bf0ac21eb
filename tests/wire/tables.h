// Tables as woolc makes them, by hand: of a message that has everything that
// kinds.wool does not.
#ifndef WOOL_TESTS_WIRE_TABLES_H
#define WOOL_TESTS_WIRE_TABLES_H

#include <wool/generated.h>

namespace wooltest {

// An entry of a map from strings to a closed enum.
struct TreeEntry {
  wool_str key;
  int32_t value;
};

// Fields of every label, with defaults, limits, closed enums, unpacked.
struct Tree {
  wool_str name;          // 1, string; 1 to 8 bytes
  bool has_level;         //
  int32_t level;          // 2, optional int32; default -5; -10 to 10
  bool has_title;         //
  wool_str title;         // 3, optional string; default "none"
  bool has_color;         //
  int32_t color;          // 4, optional closed enum; default SECOND
  const int32_t *colors;  // 5, repeated closed enum; 3 items at most
  size_t n_colors;        //
  const uint32_t *sizes;  // 6, repeated uint32, unpacked; each at most 100
  size_t n_sizes;         //
  const Tree *kids;       // 7, repeated
  size_t n_kids;          //
  const Tree *next;       // 8
  const TreeEntry *marks; // 9, map<string, closed enum>; 2 items at most
  size_t n_marks;         //
  uint32_t which_one;     // one of, required in Strict only
  union {                 //
    int32_t picked;       // 10, closed enum
    wool_str text;        // 11, string; 2 bytes at most
    const Tree *tree;     // 12
  } one;                  //
  double ratio;           // 13, double; 0 to 1
  int32_t open;           // 14, open enum, defined
  bool has_raw;           //
  wool_bytes raw;         // 15, optional bytes; 2 bytes at least
  wool_bytes unknown_fields;
};

extern const wool_enum_type closed_type; // FIRST 1, SECOND 2, AGAIN 2, LOW -3
extern const wool_enum_type open_type;   // ZERO 0, ONE 1
extern const wool_message_type tree_type;

// The same struct; what is required is: level, next, one, name
extern const wool_message_type strict_type;

} // namespace wooltest
#endif
