#include "tests/context/oracle/steps.h"

#include <sstream>

namespace oracle {

Random::Random(uint64_t seed) : state_(seed * 2 + 1) {
  for (unsigned i = 0; i < 10; i++) // small seeds are alike at first
    (void)below(2);
}

unsigned Random::below(size_t n) {
  state_ = state_ * 6364136223846793005u + 1442695040888963407u;
  return static_cast<unsigned>((state_ >> 33) % n);
}

std::vector<std::string> words_of(const std::string &line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;)
    words.push_back(word);
  return words;
}

std::string joined(const std::vector<std::string> &words) {
  std::string text;
  for (const std::string &word : words)
    text += (text.empty() ? "" : " ") + word;
  return text;
}

namespace {

// Reads steps up to the line that ends the block, whose words go to `*ending`.
std::vector<Step> parse_block(const Grammar &grammar, std::istringstream &in,
                              std::vector<std::string> *ending) {
  std::vector<Step> steps;
  for (std::string line;;) {
    std::streampos start = in.tellg();
    if (!std::getline(in, line))
      break;
    std::vector<std::string> words = words_of(line);
    if (words.empty() || words[0][0] == '#')
      continue;
    if (words[0] == "program") {
      in.seekg(start);
      break;
    }
    if (grammar.endings.count(words[0])) {
      *ending = words;
      return steps;
    }
    Step step;
    step.words = words;
    if (grammar.blocks.count(words[0]))
      step.body = parse_block(grammar, in, &step.ending);
    steps.push_back(std::move(step));
  }
  return steps;
}

} // namespace

std::vector<Program> parse(const Grammar &grammar, const std::string &text) {
  std::vector<Program> programs;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> words = words_of(line);
    if (words.size() != 2 || words[0] != "program")
      continue;
    Program program;
    program.name = words[1];
    std::vector<std::string> ending;
    program.steps = parse_block(grammar, in, &ending);
    programs.push_back(std::move(program));
  }
  return programs;
}

std::vector<Step> parse_steps(const Grammar &grammar, const std::string &text) {
  std::istringstream in(text);
  std::vector<std::string> ending;
  return parse_block(grammar, in, &ending);
}

std::string text_of(const std::vector<Step> &steps) {
  std::string text;
  for (const Step &step : steps) {
    text += joined(step.words) + "\n" + text_of(step.body);
    if (!step.ending.empty())
      text += joined(step.ending) + "\n";
  }
  return text;
}

} // namespace oracle
