/* The model of a document: read from what is open, then from the disk. */
#include <string.h>
#include <sys/stat.h>

#include "codegen/c_names.h"
#include "codegen/lsp/server.h"
#include "codegen/lsp/uri.h"
#include "idl/compile.h"
#include "idl/keywords.h"
#include "idl/limits.h"
#include "idl/lint/lint.h"
#include "idl/loader.h"

static bool is_file(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static void give(woolc_source *source, const char *path,
                 const woolc_document *document) {
  source->path = path;
  source->text = (woolc_text){document->text.len ? document->text.data : "",
                              document->text.len};
}

static bool load(void *user_data, const char *name, woolc_arena *arena,
                 woolc_source *source, const char **out_reason) {
  const woolc_analysis *a = user_data;
  const woolc_lsp *lsp = a->lsp;
  if (strcmp(name, a->name) == 0) {
    give(source, a->document->path ? a->document->path : name, a->document);
    return true;
  }
  for (size_t i = 0; i < a->n_roots; i++) {
    const char *path = woolc_plain_path(arena, a->roots[i], name);
    const woolc_document *open = woolc_document_at(lsp, path);
    if (open) {
      give(source, path, open);
      return true;
    }
    if (lsp->options.no_files || !is_file(path))
      continue;
    source->path = path;
    *out_reason = woolc_read_file(arena, path, &source->text);
    return *out_reason == NULL;
  }
  source->text = woolc_shipped(name);
  source->path = name;
  source->is_shipped = source->text.data != NULL;
  return source->is_shipped;
}

/* ---- names and roots ---- */

static const char *parent_of(woolc_arena *arena, const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == path ? "/"
                       : woolc_arena_copy(arena, path, (size_t)(slash - path));
}

static void add_root(woolc_analysis *a, const char *root) {
  for (size_t i = 0; i < a->n_roots; i++)
    if (strcmp(a->roots[i], root) == 0)
      return;
  if (a->n_roots < WOOLC_LSP_MAX_ROOTS)
    a->roots[a->n_roots++] = root;
}

/* The name that others import a document by: inside the first root that holds
 * it. */
static const char *name_inside(const woolc_lsp *lsp, const char *path) {
  for (size_t i = 0; i < lsp->n_roots; i++) {
    const char *name = woolc_inside(lsp->roots[i], path);
    if (name && woolc_is_import_name(name))
      return name;
  }
  return strrchr(path, '/') + 1;
}

/* The roots of the session, then the document's directory and those around it
 * up to a folder of the workspace: schemas often lie in a directory of their
 * own, which nobody has told us. */
static void find_roots(woolc_analysis *a, const char *path) {
  const woolc_lsp *lsp = a->lsp;
  woolc_arena *arena = &a->model.arena;
  a->roots = woolc_arena_array(arena, WOOLC_LSP_MAX_ROOTS, sizeof *a->roots);
  for (size_t i = 0; i < lsp->n_roots; i++)
    add_root(a, lsp->roots[i]);
  if (!path)
    return;
  const char *directory = parent_of(arena, path);
  add_root(a, directory);
  for (size_t i = lsp->n_import_roots; i < lsp->n_roots; i++) {
    const char *at = directory;
    for (; woolc_inside(lsp->roots[i], at) && strcmp(at, "/") != 0;
         at = parent_of(arena, at))
      add_root(a, at);
  }
}

/* ---- analysing ---- */

static void lint(woolc_analysis *a) {
  woolc_lint_switches switches;
  woolc_lint_init(&switches);
  woolc_lint(&a->model, a->file, &switches);
}

/* The tokens once more, as those that the parser saw are gone; what is wrong
 * with them was said. */
static void find_tokens(woolc_analysis *a, const woolc_source *source) {
  woolc_sink nobody;
  woolc_sink_init(&nobody, &a->model.arena);
  woolc_lex(source, &a->model.names, &nobody, &a->model.arena, &a->model.arena,
            &a->tokens);
}

static void analyse(woolc_analysis *a) {
  const woolc_document *document = a->document;
  const woolc_loader loader = {load, a};
  woolc_source *source = NULL;
  woolc_model_init(&a->model, &loader, a->lsp->options.no_memory);
  a->model.keeps_uses = true;
  find_roots(a, document->path);
  a->name =
      document->path ? name_inside(a->lsp, document->path) : "untitled.wool";
  source = woolc_arena_alloc(&a->model.arena, sizeof *source);
  source->name = a->name;
  give(source, a->name, document);
  woolc_lines_init(&a->lines, &a->model.arena, source->text,
                   a->lsp->counts_bytes);
  a->file = woolc_load(&a->model, a->name);
  if (woolc_analyse(&a->model)) {
    woolc_spell(&a->model);
    a->is_spelled = a->model.sink.n_errors == 0;
    if (a->lsp->lints && a->is_spelled && a->file)
      lint(a);
  }
  find_tokens(a, source);
}

woolc_analysis *woolc_analyse_document(woolc_lsp *lsp,
                                       const woolc_document *document) {
  if (lsp->analysis.document == document)
    return &lsp->analysis;
  woolc_forget_analysis(lsp);
  lsp->analysis.document = document;
  lsp->analysis.lsp = lsp;
  analyse(&lsp->analysis);
  return &lsp->analysis;
}

void woolc_forget_analysis(woolc_lsp *lsp) {
  if (lsp->analysis.document)
    woolc_model_cleanup(&lsp->analysis.model);
  memset(&lsp->analysis, 0, sizeof lsp->analysis);
}
