// Runs a fuzz target without a fuzzer: every file of its corpus, and then a
// fixed number of mutations of them, the same ones each time.
//
//     replay MUTATIONS DIRECTORY
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/count.h"
#include "tests/fuzz/fuzz.h"

namespace {

using Input = std::vector<uint8_t>;

const size_t kMaxLen = 4096;
const unsigned kMaxMutations = 1000000000;

std::vector<std::string> files_of(const std::string &directory) {
  std::vector<std::string> names;
  if (DIR *dir = opendir(directory.c_str())) {
    while (const dirent *entry = readdir(dir))
      if (entry->d_name[0] != '.')
        names.push_back(directory + "/" + entry->d_name);
    closedir(dir);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Input read(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  return Input(std::istreambuf_iterator<char>(in), {});
}

// Inputs lie in memory of exactly their size, so that a sanitizer sees a byte
// read too far.
void run(const Input &input) {
  std::unique_ptr<uint8_t[]> exact(new uint8_t[input.size()]);
  std::copy(input.begin(), input.end(), exact.get());
  (void)LLVMFuzzerTestOneInput(exact.get(), input.size());
}

// The input that is being run, where a test leaves its files: it is what is
// left of a run that ended badly.
class Record {
public:
  Record() {
    const char *directory = getenv("TEST_UNDECLARED_OUTPUTS_DIR");
    if (directory)
      fd_ = open((std::string(directory) + "/input").c_str(),
                 O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
  }
  ~Record() {
    if (fd_ >= 0)
      close(fd_);
  }
  Record(const Record &) = delete;
  Record &operator=(const Record &) = delete;
  void write(const Input &input) const {
    if (fd_ < 0)
      return;
    if (ftruncate(fd_, 0) || pwrite(fd_, input.data(), input.size(), 0) !=
                                 static_cast<ssize_t>(input.size()))
      (void)fprintf(stderr, "the input cannot be recorded\n");
  }

private:
  int fd_ = -1;
};

class Mutator {
public:
  explicit Mutator(const std::vector<Input> &corpus) : corpus_(corpus) {
  }

  Input next() {
    Input input = pick();
    for (uint32_t i = 1 + below(6); i; i--)
      mutate(&input);
    if (input.size() > kMaxLen)
      input.resize(kMaxLen);
    return input;
  }

private:
  uint32_t below(size_t n) {
    return n ? static_cast<uint32_t>(random_() % n) : 0;
  }
  const Input &pick() {
    return corpus_[below(corpus_.size())];
  }
  Input::iterator at(Input *input) {
    return input->begin() + below(input->size() + 1);
  }
  uint8_t byte() {
    // What lengths, tags and varints trip over.
    static const uint8_t special[] = {0x00, 0x01, 0x7f, 0x80, 0xff, 0x0a, 0x12};
    return below(3) ? static_cast<uint8_t>(random_()) : special[below(7)];
  }
  void mutate(Input *input) {
    switch (below(6)) {
    case 0:
      input->insert(at(input), byte());
      return;
    case 1:
      if (!input->empty())
        input->erase(input->begin() + below(input->size()));
      return;
    case 2: { // a part is cut out
      auto from = at(input);
      auto left = static_cast<size_t>(input->end() - from);
      input->erase(from, from + below(left + 1));
      return;
    }
    case 3: { // a part of another comes in
      const Input &other = pick();
      size_t from = below(other.size() + 1);
      size_t len = below(other.size() - from + 1);
      auto begin = other.begin() + static_cast<ptrdiff_t>(from);
      Input part(begin, begin + static_cast<ptrdiff_t>(len));
      input->insert(at(input), part.begin(), part.end());
      return;
    }
    case 4:
      if (!input->empty())
        (*input)[below(input->size())] = byte();
      return;
    default:
      if (!input->empty())
        (*input)[below(input->size())] ^= static_cast<uint8_t>(1u << below(8));
    }
  }

  const std::vector<Input> &corpus_;
  std::mt19937 random_{20};
};

} // namespace

int main(int argc, char **argv) {
  unsigned n = 0;
  if (argc != 3 || !wool_test_count(argv[1], kMaxMutations, &n)) {
    (void)fprintf(stderr, "usage: %s MUTATIONS DIRECTORY\n", argv[0]);
    return 2;
  }
  std::vector<Input> corpus;
  for (const std::string &path : files_of(argv[2])) {
    corpus.push_back(read(path));
    run(corpus.back());
  }
  if (corpus.empty()) {
    (void)fprintf(stderr, "no corpus in %s\n", argv[2]);
    return 1;
  }
  Mutator mutator(corpus);
  Record record;
  for (unsigned i = 0; i < n; i++) {
    Input input = mutator.next();
    record.write(input);
    run(input);
  }
  (void)printf("%zu files, %u mutations\n", corpus.size(), n);
  return 0;
}
