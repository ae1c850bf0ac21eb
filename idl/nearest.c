/* The file that a misspelt import may have meant. */
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "idl/keywords.h"
#include "idl/limits.h"
#include "idl/loader.h"

typedef struct search {
  woolc_guess guess;
  woolc_arena *arena;
  size_t n_seen;
} search;

static void look_in(search *s, const char *root, const char *inside,
                    unsigned depth);

static bool is_directory(const char *path) {
  struct stat status;
  return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_schema(const char *name) {
  const size_t len = strlen(name);
  return len > 5 && strcmp(name + len - 5, ".wool") == 0;
}

/* `inside` is the path below the root, "" or ending in '/'. */
static void look_at(search *s, const char *root, const char *inside,
                    const char *entry, unsigned depth) {
  const char *name = woolc_arena_printf(s->arena, "%s%s", inside, entry);
  if (is_schema(entry))
    woolc_guess_try(&s->guess, name);
  else if (depth < WOOLC_MAX_SEARCH_DEPTH && !strchr(entry, '.') &&
           is_directory(woolc_join_path(s->arena, root, name)))
    look_in(s, root, woolc_arena_printf(s->arena, "%s/", name), depth + 1);
}

static void look_in(search *s, const char *root, const char *inside,
                    unsigned depth) {
  const char *path = woolc_join_path(s->arena, root, inside);
  DIR *directory = opendir(*path ? path : ".");
  struct dirent *entry;
  if (!directory)
    return;
  while (s->n_seen < WOOLC_MAX_SEARCHED &&
         (entry = readdir(directory)) != NULL) {
    s->n_seen++;
    if (entry->d_name[0] != '.')
      look_at(s, root, inside, entry->d_name, depth);
  }
  closedir(directory);
}

const char *woolc_nearest_file(void *user_data, const char *name,
                               woolc_arena *arena) {
  const woolc_file_loader *loader = user_data;
  search s = {.arena = arena};
  const char *shipped;
  woolc_guess_init(&s.guess, name);
  for (size_t i = 0; (shipped = woolc_shipped_name(i)) != NULL; i++)
    woolc_guess_try(&s.guess, shipped);
  for (size_t i = 0; i < loader->n_roots; i++)
    look_in(&s, loader->roots[i], "", 0);
  return s.guess.best;
}
