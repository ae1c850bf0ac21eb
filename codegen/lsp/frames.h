/* Frames: the messages of a stream, by the base protocol of LSP 3.17: a header
 * with Content-Length, an empty line, and so many bytes. */
#ifndef WOOL_CODEGEN_LSP_FRAMES_H
#define WOOL_CODEGEN_LSP_FRAMES_H

#include "codegen/lsp/json.h"

typedef enum woolc_frame {
  WOOLC_FRAME_NONE,     /* more bytes are needed */
  WOOLC_FRAME_MESSAGE,  /* the text is its content */
  WOOLC_FRAME_MALFORMED /* the text says why; see is_lost */
} woolc_frame;

/** woolc_frames is a stream that is cut into messages. */
typedef struct woolc_frames {
  woolc_buffer buffer;
  size_t at;    /* bytes of the buffer that are done with */
  size_t len;   /* of the content that is awaited, if: */
  bool in_body; /* the header was read */
  size_t skip;  /* bytes to come that are nobody's */
  bool is_lost; /* nobody knows where a message begins: no frame follows */
} woolc_frames;

/** woolc_frames_feed adds bytes; what woolc_frames_next has given is void. */
void woolc_frames_feed(woolc_frames *frames, const char *bytes, size_t len);

/** woolc_frames_next gives the next message, or what is wrong with it. The text
 * lives until the next feed. */
woolc_frame woolc_frames_next(woolc_frames *frames, woolc_text *out_text);

#endif
