/* Written by woolc from docs.wool: change that, not this. */
#ifndef DOCS_WOOL_H
#define DOCS_WOOL_H

/* Comments that try to end the comment that they become: * / int x; / * and so on.
 * A line with a backslash at its end \
 * and a question? ?/
 *
 * The last paragraph, after an empty line. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What docs.wool says, for reflection. */
extern const wool_file docs_wool_file;

typedef struct golden_docs_Documented golden_docs_Documented;

typedef int32_t golden_docs_Undocumented;
enum {
  /** The first. */
  golden_docs_FIRST = 0,
  /** The second. */
  golden_docs_SECOND = 1
};
extern const wool_enum_type golden_docs_Undocumented_type;

/** Attached to the message. */
struct golden_docs_Documented {
  /** Before the field. */
  wool_str before;
  /** Behind the field. */
  wool_str behind;
  wool_str neither;
  /** A block. */
  wool_str block;
  /** A block of several lines.
   *   Indented.
   *
   * The end. */
  wool_str long_block;
  /** Grüße, 世界. */
  wool_str unicode;
  wool_str odd;
  wool_str odder;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_docs_Documented_type;

#ifdef __cplusplus
}
#endif
#endif
