/* woolc: the command. */
#include "codegen/cli/command.h"

int main(int argc, char **argv) {
  return woolc_run(argc, argv);
}
