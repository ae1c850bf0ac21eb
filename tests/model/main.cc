// The model's machine.
//
//   driver generate SEED COUNT [--without=WORD,…] [--with=WORD,…]
//   driver run [--processes]
//
// The second reads programs, and writes an outcome per step; with --processes,
// over TCP between processes that it starts.
//
// An outcome is followed by what the current Context binds. Addresses are
// replaced by the names that the program gives its objects. cpython.py does the
// same on CPython's own contextvars.
#include <wool/context.h>

#include <cstdlib>
#include <cstring>
#include <iostream>
#include <iterator>
#include <sstream>

#include "tests/model/inprocess.h"
#include "tests/model/processes.h"
#include "tests/model/program.h"

namespace {

std::set<std::string> WordsOf(const char *list) {
  std::set<std::string> words;
  std::istringstream in(list);
  for (std::string word; std::getline(in, word, ',');)
    words.insert(word);
  return words;
}

int Usage() {
  std::cerr << "driver generate SEED COUNT | driver run\n";
  return 2;
}

int Generate(int argc, char **argv) {
  std::set<std::string> without, with;
  std::vector<uint64_t> numbers;
  for (int i = 2; i < argc; i++) {
    if (strncmp(argv[i], "--without=", 10) == 0)
      without = WordsOf(argv[i] + 10);
    else if (strncmp(argv[i], "--with=", 7) == 0)
      with = WordsOf(argv[i] + 7);
    else
      numbers.push_back(strtoull(argv[i], nullptr, 10));
  }
  if (numbers.size() != 2)
    return Usage();
  for (uint64_t i = 0; i < numbers[1]; i++)
    std::cout << model::generate(numbers[0] + i, without, with);
  return 0;
}

} // namespace

int main(int argc, char **argv) {
  std::ios::sync_with_stdio(false);
  std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "generate")
    return Generate(argc, argv);
  if (mode != "run" && mode != "worker")
    return Usage();
  // Values that do not travel are part of the programs.
  wool_set_warning_sink([](void *, const wool_warning *) {}, nullptr);
  if (mode == "worker")
    return argc == 4 ? model::BeWorker(argv[2], argv[3]) : Usage();
  std::string text(std::istreambuf_iterator<char>(std::cin), {});
  std::vector<oracle::Program> programs = oracle::parse(model::grammar(), text);
  bool processes = argc > 2 && strcmp(argv[2], "--processes") == 0;
  bool ok = processes ? model::RunInProcesses(argv[0], programs)
                      : model::RunInProcess(programs);
  return ok ? 0 : 1;
}
