/* woolc lsp: the language server, over standard input and output. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "codegen/cli/command.h"
#include "codegen/cli/version.h"
#include "codegen/lsp/lsp.h"

enum {
  CHUNK_LEN = 64 * 1024 /* bytes read at once */
};

/* What editors say without being asked to. */
static const woolc_flag lsp_flags[] = {
    {"stdio", '\0', NULL, "talk over standard input and output, as it does",
     NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

static const woolc_flag *const flags[] = {lsp_flags, woolc_schema_flags,
                                          woolc_common_flags, NULL};

static void write_out(void *user_data, const char *bytes, size_t len) {
  (void)user_data;
  fwrite(bytes, 1, len, stdout);
}

/* False: the input ended, or the output did. */
static bool talk(woolc_lsp *lsp) {
  static char chunk[CHUNK_LEN];
  for (;;) {
    const ssize_t n = read(STDIN_FILENO, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return false;
    const bool goes_on = woolc_lsp_feed(lsp, chunk, (size_t)n);
    if (fflush(stdout) != 0)
      return false;
    if (!goes_on)
      return true;
  }
}

static int run(woolc_invocation *inv) {
  char directory[PATH_MAX];
  woolc_lsp_options options = {.version = WOOLC_VERSION,
                               .directory = directory,
                               .write = write_out,
                               .no_memory = woolc_no_memory};
  if (!getcwd(directory, sizeof directory))
    memcpy(directory, "/", sizeof "/");
  options.roots = woolc_flag_values(inv, "import", &options.n_roots);
  woolc_lsp *lsp = woolc_lsp_new(&options);
  talk(lsp);
  return woolc_lsp_free(lsp) ? WOOLC_EXIT_OK : WOOLC_EXIT_FINDINGS;
}

const woolc_command woolc_lsp_command = {
    .name = "lsp",
    .summary = "Serve editors: the Language Server Protocol",
    .usage = "[OPTION]...",
    .help = "It speaks LSP 3.17 over standard input and output; editors start "
            "it.\n"
            "Imports are looked for in the directories of -I, those of the\n"
            "client's initializationOptions.importPaths, the folders of the\n"
            "workspace, and the file's own directory and those around it. It\n"
            "exits with 0 if the client said 'shutdown' before 'exit', else\n"
            "with 1.\n",
    .flags = flags,
    .run = run,
};
