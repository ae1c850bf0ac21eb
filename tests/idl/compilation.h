// A compilation of sources that are strings, and what it found.
#ifndef WOOL_TESTS_IDL_COMPILATION_H
#define WOOL_TESTS_IDL_COMPILATION_H

#include <cstring>
#include <list>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

extern "C" {
#include "idl/compile.h"
#include "idl/loader.h"
}

namespace wool_test {

struct Finding {
  std::string code;
  unsigned line;
  unsigned column;
  std::string message;
  std::vector<std::pair<unsigned, unsigned>> notes;

  std::string Place() const {
    return code + " " + std::to_string(line) + ":" + std::to_string(column);
  }
};

inline std::ostream &operator<<(std::ostream &out, const Finding &f) {
  return out << f.Place() << " " << f.message;
}

// Compiles on construction; the model lives as long as this does.
class Compilation {
public:
  using Files = std::map<std::string, std::string>;

  explicit Compilation(const std::string &text)
      : Compilation(Files{{"a.wool", text}}, {"a.wool"}) {
  }

  Compilation(Files files, const std::vector<std::string> &names)
      : files_(std::move(files)) {
    const woolc_loader loader = {Load, this};
    woolc_model_init(&model_, &loader, nullptr);
    for (const std::string &name : names)
      loaded_.push_back(woolc_load(&model_, name.c_str()));
    ok_ = woolc_analyse(&model_);
  }

  ~Compilation() {
    woolc_model_cleanup(&model_);
  }
  Compilation(const Compilation &) = delete;
  Compilation &operator=(const Compilation &) = delete;

  bool ok() const {
    return ok_;
  }
  woolc_model *model() {
    return &model_;
  }
  woolc_file *file(size_t i = 0) {
    return loaded_.at(i);
  }

  std::vector<Finding> Findings() const {
    size_t count = 0;
    const woolc_diagnostic **all = woolc_sink_sorted(&model_.sink, &count);
    std::vector<Finding> result;
    for (size_t i = 0; i < count; i++) {
      const auto [line, column] = PlaceOf(all[i]->range);
      Finding f = {
          woolc_code_name(all[i]->code), line, column, all[i]->message, {}};
      for (const woolc_note *n = all[i]->notes; n; n = n->next)
        f.notes.push_back(PlaceOf(n->range));
      result.push_back(std::move(f));
    }
    return result;
  }

  // "W0302 3:5, W0201 4:1".
  std::string Places() const {
    std::string text;
    for (const Finding &f : Findings())
      text += (text.empty() ? "" : ", ") + f.Place();
    return text;
  }

  std::string Messages() const {
    std::string text;
    for (const Finding &f : Findings())
      text += f.Place() + " " + f.message + "\n";
    return text;
  }

  // NULL if there is no declaration of that full name, or of another kind.
  woolc_decl *Find(const char *full_name) {
    woolc_name *name =
        woolc_names_find(&model_.symbols, full_name, strlen(full_name));
    return name ? static_cast<woolc_decl *>(name->slot) : nullptr;
  }

  woolc_message *Message(const char *full_name) {
    woolc_decl *decl = Find(full_name);
    return decl ? woolc_as_message(decl) : nullptr;
  }

  woolc_var *Var(const char *full_name) {
    woolc_decl *decl = Find(full_name);
    return decl ? woolc_as_var(decl) : nullptr;
  }

private:
  static bool Load(void *user_data, const char *name, woolc_arena *arena,
                   woolc_source *source, const char **out_reason) {
    *out_reason = nullptr;
    auto *self = static_cast<Compilation *>(user_data);
    const auto found = self->files_.find(name);
    if (found == self->files_.end()) {
      source->text = woolc_shipped(name);
      source->path = name;
      source->is_shipped = source->text.data != nullptr;
      return source->is_shipped;
    }
    // Without a NUL behind it, so that a sanitizer sees a read there.
    (void)arena;
    self->texts_.emplace_back(found->second.begin(), found->second.end());
    source->text = {self->texts_.back().data(), self->texts_.back().size()};
    return true;
  }

  static std::pair<unsigned, unsigned> PlaceOf(woolc_range range) {
    if (!range.source)
      return {0, 0};
    const woolc_place place = woolc_place_of(range.source, range.begin);
    return {place.line, place.column};
  }

  Files files_;
  std::list<std::vector<char>> texts_;
  woolc_model model_;
  std::vector<woolc_file *> loaded_;
  bool ok_ = false;
};

} // namespace wool_test

#endif
