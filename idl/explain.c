#include "idl/explain.h"

#include <string.h>

static const char page[] = {
#include "idl/diagnostics.inc"
    '\0'};

/* A section is from behind its heading, "## W0123: …", to the next. */
static const char *find_heading(const char *from, const char *name) {
  for (const char *at = from; (at = strstr(at, "\n## ")) != NULL; at++)
    if (!name || strncmp(at + 4, name, strlen(name)) == 0)
      return at + 1;
  return NULL;
}

woolc_text woolc_explanation(woolc_code code) {
  const char *begin = find_heading(page, woolc_code_name(code));
  if (!begin)
    return (woolc_text){"", 0};
  const char *end = find_heading(begin, NULL);
  begin += strcspn(begin, "\n");
  begin += strspn(begin, "\n");
  if (!end)
    end = page + strlen(page);
  while (end > begin + 1 && end[-1] == '\n' && end[-2] == '\n')
    end--;
  return (woolc_text){begin, (size_t)(end - begin)};
}
