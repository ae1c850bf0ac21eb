#include "codegen/cli/diff.h"

#include <stdbool.h>
#include <string.h>

typedef struct lines {
  const woolc_text *all;
  size_t count;
} lines;

/* What became of a line: E. W. Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986. */
typedef struct comparison {
  woolc_arena *arena;
  lines before;
  lines after;
  bool *removed; /* of before */
  bool *added;   /* of after */
} comparison;

static lines split(woolc_arena *arena, woolc_text text) {
  size_t count = 0;
  for (size_t i = 0; i < text.len; i++)
    count += text.data[i] == '\n';
  count += text.len > 0 && text.data[text.len - 1] != '\n';
  woolc_text *all = woolc_arena_array(arena, count + 1, sizeof *all);
  size_t n = 0;
  for (size_t i = 0; i < text.len; n++) {
    const char *end = memchr(text.data + i, '\n', text.len - i);
    const size_t len = end ? (size_t)(end - text.data) - i + 1 : text.len - i;
    all[n] = (woolc_text){text.data + i, len};
    i += len;
  }
  return (lines){all, n};
}

static bool same(const comparison *c, size_t i, size_t j) {
  const woolc_text a = c->before.all[i];
  const woolc_text b = c->after.all[j];
  return a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
}

/* A piece of both texts that begins and ends with a difference. */
typedef struct window {
  size_t x;
  size_t y;
  size_t n;
  size_t m;
} window;

static window differing(const comparison *c) {
  window w = {0, 0, c->before.count, c->after.count};
  while (w.n > 0 && w.m > 0 && same(c, w.x, w.y)) {
    w.x++, w.y++;
    w.n--, w.m--;
  }
  while (w.n > 0 && w.m > 0 && same(c, w.x + w.n - 1, w.y + w.m - 1)) {
    w.n--;
    w.m--;
  }
  return w;
}

static void mark_all(comparison *c, window w) {
  for (size_t i = 0; i < w.n; i++)
    c->removed[w.x + i] = true;
  for (size_t j = 0; j < w.m; j++)
    c->added[w.y + j] = true;
}

/* The diagonal that step d comes to k from: by an added line from the one
 * above, else by a removed one. `v` are the furthest lines of `before` that
 * step d - 1 reached, by diagonal. */
static long origin(const size_t *v, long d, long k) {
  return k == -d || (k != d && v[k - 1] < v[k + 1]) ? k + 1 : k - 1;
}

static size_t reach(const comparison *c, window w, const size_t *v, long d,
                    long k) {
  const long from = origin(v, d, k);
  size_t x = v[from] + (from < k);
  size_t y = (size_t)((long)x - k);
  while (x < w.n && y < w.m && same(c, w.x + x, w.y + y)) {
    x++;
    y++;
  }
  return x;
}

/* Walks back from the end, and notes what each step did. */
static void mark_path(comparison *c, window w, size_t *const *trace, long d) {
  long k = (long)w.n - (long)w.m;
  for (; d > 0; d--) {
    const size_t *v = trace[d] + d + 1;
    const long from = origin(v, d, k);
    const size_t x = v[from];
    if (from > k)
      c->added[w.y + (size_t)((long)x - from)] = true;
    else
      c->removed[w.x + x] = true;
    k = from;
  }
}

static void compare(comparison *c) {
  const window w = differing(c);
  size_t *trace[WOOLC_DIFF_MAX_EDITS + 1];
  size_t *all =
      woolc_arena_array(c->arena, 2 * WOOLC_DIFF_MAX_EDITS + 5, sizeof *all);
  size_t *v = all + WOOLC_DIFF_MAX_EDITS + 2;
  for (long d = 0; d <= WOOLC_DIFF_MAX_EDITS; d++) {
    const size_t n = 2 * (size_t)d + 3;
    trace[d] = woolc_arena_array(c->arena, n, sizeof *v);
    memcpy(trace[d], v - d - 1, n * sizeof *v);
    for (long k = -d; k <= d; k += 2) {
      v[k] = reach(c, w, trace[d] + d + 1, d, k);
      if (v[k] >= w.n && (size_t)((long)v[k] - k) >= w.m) {
        mark_path(c, w, trace, d);
        return;
      }
    }
  }
  mark_all(c, w);
}

/* ---- the text ---- */

typedef struct cursor {
  size_t i; /* of before */
  size_t j; /* of after */
} cursor;

static bool at_change(const comparison *c, cursor at) {
  return (at.i < c->before.count && c->removed[at.i]) ||
         (at.j < c->after.count && c->added[at.j]);
}

static bool at_end(const comparison *c, cursor at) {
  return at.i >= c->before.count && at.j >= c->after.count;
}

static void print_line(char mark, woolc_text line, FILE *out) {
  fputc(mark, out);
  fwrite(line.data, 1, line.len, out);
  if (line.len == 0 || line.data[line.len - 1] != '\n')
    fputs("\n\\ No newline at end of file\n", out);
}

static void skip_change(const comparison *c, cursor *at) {
  while (at->i < c->before.count && c->removed[at->i])
    at->i++;
  while (at->j < c->after.count && c->added[at->j])
    at->j++;
}

/* The end of the hunk that begins at `at`: so many equal lines behind its last
 * change, and no more than twice that many between two. */
static cursor hunk_end(const comparison *c, cursor at) {
  cursor end = at;
  while (!at_end(c, at)) {
    size_t n_equal = 0;
    if (at_change(c, at)) {
      skip_change(c, &at);
      end = at;
      continue;
    }
    for (; !at_end(c, at) && !at_change(c, at); n_equal++) {
      at.i++;
      at.j++;
    }
    if (at_end(c, at) || n_equal > 2 * WOOLC_DIFF_CONTEXT) {
      const size_t n =
          n_equal < WOOLC_DIFF_CONTEXT ? n_equal : WOOLC_DIFF_CONTEXT;
      end.i += n;
      end.j += n;
      break;
    }
  }
  return end;
}

static void print_hunk(const comparison *c, cursor from, cursor to, FILE *out) {
  const size_t n = to.i - from.i;
  const size_t m = to.j - from.j;
  fprintf(out, "@@ -%zu,%zu +%zu,%zu @@\n", from.i + (n > 0), n,
          from.j + (m > 0), m);
  while (from.i < to.i || from.j < to.j) {
    if (from.i < to.i && c->removed[from.i])
      print_line('-', c->before.all[from.i++], out);
    else if (from.j < to.j && c->added[from.j])
      print_line('+', c->after.all[from.j++], out);
    else {
      print_line(' ', c->before.all[from.i++], out);
      from.j++;
    }
  }
}

static void print_hunks(const comparison *c, FILE *out) {
  cursor at = {0, 0};
  while (!at_end(c, at)) {
    if (!at_change(c, at)) {
      at.i++;
      at.j++;
      continue;
    }
    /* What went before a change are equal lines, of this hunk's own. */
    const size_t n = at.i < at.j ? at.i : at.j;
    const size_t lead = n < WOOLC_DIFF_CONTEXT ? n : WOOLC_DIFF_CONTEXT;
    const cursor from = {at.i - lead, at.j - lead};
    at = hunk_end(c, at);
    print_hunk(c, from, at, out);
  }
}

void woolc_print_diff(woolc_arena *arena, const char *path, woolc_text before,
                      woolc_text after, FILE *out) {
  comparison c = {.arena = arena,
                  .before = split(arena, before),
                  .after = split(arena, after)};
  if (before.len == after.len &&
      memcmp(before.data, after.data, before.len) == 0)
    return;
  c.removed = woolc_arena_array(arena, c.before.count + 1, sizeof(bool));
  c.added = woolc_arena_array(arena, c.after.count + 1, sizeof(bool));
  compare(&c);
  fprintf(out, "--- %s\n+++ %s\n", path, path);
  print_hunks(&c, out);
}
