// A source laid out, and what of it has to be the same afterwards.
#ifndef WOOL_TESTS_IDL_FORMATTED_H
#define WOOL_TESTS_IDL_FORMATTED_H

#include <algorithm>
#include <string>
#include <vector>

extern "C" {
#include "idl/compile.h"
#include "idl/fmt/fmt.h"
#include "idl/parser.h"
}

namespace wool_test {

// A source that was lexed and parsed, without its imports.
class Parsed {
public:
  explicit Parsed(const std::string &text) : text_(text.begin(), text.end()) {
    const woolc_loader loader = {nullptr, nullptr};
    woolc_model_init(&model_, &loader, nullptr);
    file_ = static_cast<woolc_file *>(
        woolc_arena_alloc(&model_.arena, sizeof *file_));
    file_->source.name = file_->source.path = "a.wool";
    file_->source.text = {text_.data(), text_.size()};
    woolc_parse_tokens(&model_, file_, &tokens_);
  }
  ~Parsed() {
    woolc_model_cleanup(&model_);
  }
  Parsed(const Parsed &) = delete;
  Parsed &operator=(const Parsed &) = delete;

  bool ok() const {
    return model_.sink.n_errors == 0;
  }

  size_t n_errors() const {
    return model_.sink.n_errors;
  }

  // How many errors there are without a model.
  size_t NSyntaxErrors() {
    woolc_sink sink;
    woolc_tokens tokens;
    woolc_sink_init(&sink, &model_.arena);
    woolc_parse_syntax(&file_->source, &sink, &tokens);
    return sink.n_errors;
  }

  std::string Formatted() {
    const woolc_text text = woolc_fmt(&file_->source, &tokens_, &model_.arena);
    return std::string(text.data, text.len);
  }

  // All tokens but ';', and all comments without blanks, sorted: imports may
  // change places, and a ';' that says nothing may go.
  std::vector<std::string> Words() const {
    std::vector<std::string> words;
    for (size_t i = 0; i < tokens_.n_tokens; i++)
      if (tokens_.tokens[i].kind != WOOLC_TOKEN_SEMICOLON)
        words.push_back(Piece(tokens_.tokens[i].begin, tokens_.tokens[i].end));
    for (size_t i = 0; i < tokens_.n_comments; i++) {
      std::string word =
          Piece(tokens_.comments[i].begin, tokens_.comments[i].end);
      const auto is_blank = [](char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
      };
      word.erase(std::remove_if(word.begin(), word.end(), is_blank),
                 word.end());
      words.push_back(word);
    }
    std::sort(words.begin(), words.end());
    return words;
  }

private:
  std::string Piece(size_t begin, size_t end) const {
    return std::string(text_.data() + begin, end - begin);
  }

  std::vector<char> text_;
  woolc_model model_;
  woolc_file *file_ = nullptr;
  woolc_tokens tokens_ = {};
};

// "" for what does not parse.
inline std::string Formatted(const std::string &text) {
  Parsed parsed(text);
  return parsed.ok() ? parsed.Formatted() : "";
}

inline std::vector<std::string> Words(const std::string &text) {
  return Parsed(text).Words();
}

} // namespace wool_test

#endif
