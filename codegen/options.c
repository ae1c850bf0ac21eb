#include "codegen/options.h"

#include <getopt.h>
#include <string.h>

enum {
  OPTION_C = 256,
  OPTION_PROTO,
  OPTION_DEPFILE,
  OPTION_DESCRIPTOR_SET,
  OPTION_LIST
};

static const struct option known[] = {
    {"out", required_argument, NULL, 'o'},
    {"import", required_argument, NULL, 'I'},
    {"c", no_argument, NULL, OPTION_C},
    {"proto", no_argument, NULL, OPTION_PROTO},
    {"descriptor_set_out", required_argument, NULL, OPTION_DESCRIPTOR_SET},
    {"depfile", required_argument, NULL, OPTION_DEPFILE},
    {"list-outputs", no_argument, NULL, OPTION_LIST},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};

void woolc_print_help(FILE *out) {
  fputs(
      "Usage: woolc [OPTION]... FILE...\n"
      "Compile .wool files: shop/cart.wool becomes shop/cart.wool.h and\n"
      "shop/cart.wool.c, and with --proto shop/cart.proto.\n"
      "\n"
      "  -o, --out DIR       write into DIR (default: the current directory)\n"
      "  -I, --import DIR    look for imports in DIR; may be repeated\n"
      "      --c             write C (default, if nothing else is asked for)\n"
      "      --proto         write .proto\n"
      "      --descriptor_set_out FILE\n"
      "                      write a google.protobuf.FileDescriptorSet\n"
      "      --depfile FILE  write the dependencies as a rule for make\n"
      "      --list-outputs  print the paths that would be written\n"
      "  -h, --help          print this and exit\n"
      "  -V, --version       print the version and exit\n"
      "\n"
      "A file is known by its path inside the -I directory that it lies in, "
      "or\n"
      "by its last part if it lies in none; that is what others import it by\n"
      "and where it goes inside DIR. Imports are looked for in the -I\n"
      "directories, then beside the files that lie in none. Schemas that wool\n"
      "ships, such as wool/context.wool, are always found and may be given as\n"
      "FILE.\n"
      "\n"
      "Exit status: 0 if all is well; 1 if the files have errors, and then\n"
      "nothing is written; 2 if the command line is wrong or a file cannot be\n"
      "read or written.\n",
      out);
}

static void add_root(woolc_options *options, const char *root) {
  options->roots[options->n_roots++] = root;
}

static woolc_action apply(woolc_options *options, int option) {
  switch (option) {
  case 'o':
    options->out = optarg;
    break;
  case 'I':
    add_root(options, optarg);
    break;
  case OPTION_C:
    options->emit_c = true;
    break;
  case OPTION_PROTO:
    options->emit_proto = true;
    break;
  case OPTION_DEPFILE:
    options->depfile = optarg;
    break;
  case OPTION_DESCRIPTOR_SET:
    options->descriptor_set = optarg;
    break;
  case OPTION_LIST:
    return WOOLC_ACTION_LIST_OUTPUTS;
  case 'h':
    return WOOLC_ACTION_HELP;
  case 'V':
    return WOOLC_ACTION_VERSION;
  default: /* getopt_long has said what is wrong */
    fputs("woolc: try 'woolc --help'\n", stderr);
    return WOOLC_ACTION_WRONG;
  }
  return WOOLC_ACTION_COMPILE;
}

void woolc_read_options(woolc_arena *arena, int argc, char **argv,
                        woolc_options *out_options) {
  memset(out_options, 0, sizeof *out_options);
  out_options->out = ".";
  out_options->roots = woolc_arena_array(arena, 2 * (size_t)argc + 1,
                                         sizeof *out_options->roots);
  int option = 0;
  while ((option = getopt_long(argc, argv, "o:I:hV", known, NULL)) != -1) {
    const woolc_action action = apply(out_options, option);
    if (action != WOOLC_ACTION_COMPILE)
      out_options->action = action;
    if (action == WOOLC_ACTION_WRONG || action == WOOLC_ACTION_HELP ||
        action == WOOLC_ACTION_VERSION)
      return;
  }
  out_options->files = argv + optind;
  out_options->n_files = (size_t)(argc - optind);
  if (!out_options->emit_proto && !out_options->descriptor_set)
    out_options->emit_c = true;
  if (out_options->n_files == 0) {
    fputs("woolc: no file given; try 'woolc --help'\n", stderr);
    out_options->action = WOOLC_ACTION_WRONG;
  }
}
