#include "runtime/wire/compression.h"

const wooli_compressor *wooli_installed_compressor;

static const char *const names[WOOLI_N_COMPRESSIONS] = {
    [WOOL_COMPRESSION_IDENTITY] = "identity",
    [WOOL_COMPRESSION_GZIP] = "gzip",
    [WOOL_COMPRESSION_DEFLATE] = "deflate",
};

wool_str wooli_compression_name(wool_compression how) {
  return wool_str_c(names[how]);
}

bool wooli_compression_find(wool_str name, wool_compression *out_how) {
  int n = wooli_installed_compressor ? WOOLI_N_COMPRESSIONS : 1;
  for (int i = 0; i < n; i++) {
    if (!wool_str_equal(name, wool_str_c(names[i])))
      continue;
    *out_how = (wool_compression)i;
    return true;
  }
  return false;
}

static wool_str trimmed(const char *from, const char *to) {
  while (from < to && (*from == ' ' || *from == '\t'))
    from++;
  while (from < to && (to[-1] == ' ' || to[-1] == '\t'))
    to--;
  return wool_str_n(from, (size_t)(to - from));
}

unsigned wooli_compression_list(wool_str list) {
  unsigned bits = 0;
  if (list.len == 0)
    return bits;
  const char *end = list.data + list.len;
  for (const char *at = list.data; at < end;) {
    const char *comma = memchr(at, ',', (size_t)(end - at));
    wool_compression how;
    if (wooli_compression_find(trimmed(at, comma ? comma : end), &how))
      bits |= 1u << how;
    at = comma ? comma + 1 : end;
  }
  return bits;
}

wool_code wooli_compression_check(wool_compression how, const char *what,
                                  wool_error *error) {
  if ((unsigned)how >= WOOLI_N_COMPRESSIONS)
    return wool_error_set(error, WOOL_ERR_TYPE, "%s: compression %d is unknown",
                          what, (int)how);
  if (how != WOOL_COMPRESSION_IDENTITY && !wooli_installed_compressor)
    return wool_error_set(error, WOOL_FAILED_PRECONDITION,
                          "%s: compression is not installed; call "
                          "wool_compression_install first",
                          what);
  return WOOL_OK;
}
