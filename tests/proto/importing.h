// An import of texts that are strings, and what it found and made.
#ifndef WOOL_TESTS_PROTO_IMPORTING_H
#define WOOL_TESTS_PROTO_IMPORTING_H

#include <cstring>
#include <list>
#include <map>
#include <string>
#include <utility>
#include <vector>

extern "C" {
#include "idl/proto/import.h"
}

namespace wool_test {

// Imports on construction; what it made lives as long as this does.
class Importing {
public:
  using Files = std::map<std::string, std::string>;

  explicit Importing(const std::string &text)
      : Importing(Files{{"a.proto", text}}, {"a.proto"}) {
  }

  Importing(Files files, const std::vector<std::string> &names,
            bool is_strict = false)
      : files_(std::move(files)) {
    Begin(is_strict);
    std::vector<const char *> given;
    given.reserve(names.size());
    for (const std::string &name : names)
      given.push_back(name.c_str());
    loaded_ = woolc_importer_load(&importer_, given.data(), given.size());
    ok_ = woolc_importer_finish(&importer_) && loaded_;
  }

  // Of a descriptor set.
  struct Set {
    std::string bytes;
  };
  explicit Importing(const Set &set) {
    Begin(false);
    texts_.emplace_back(set.bytes.begin(), set.bytes.end());
    loaded_ = woolc_importer_load_set(
        &importer_, "set.pb", {texts_.back().data(), texts_.back().size()});
    ok_ = woolc_importer_finish(&importer_) && loaded_;
  }

  ~Importing() {
    woolc_importer_cleanup(&importer_);
  }
  Importing(const Importing &) = delete;
  Importing &operator=(const Importing &) = delete;

  bool ok() const {
    return ok_;
  }

  // The text of a file that was to be written; "" if there is none.
  std::string Text(const std::string &name = "a.proto") const {
    for (const woolc_proto_file *f = importer_.files; f; f = f->next)
      if (name == f->name && f->is_given && f->wool_text.data)
        return {f->wool_text.data, f->wool_text.len};
    return "";
  }

  // By the names that imports have for them.
  std::map<std::string, std::string> Texts() const {
    std::map<std::string, std::string> texts;
    for (const woolc_proto_file *f = importer_.files; f; f = f->next)
      if (f->wool_text.data)
        texts[f->wool_name] = {f->wool_text.data, f->wool_text.len};
    return texts;
  }

  // Those of them that were to be written.
  std::map<std::string, std::string> GivenTexts() const {
    std::map<std::string, std::string> texts;
    for (const woolc_proto_file *f = importer_.files; f; f = f->next)
      if (f->wool_text.data && f->is_given)
        texts[f->wool_name] = {f->wool_text.data, f->wool_text.len};
    return texts;
  }

  const woolc_sink *sink() const {
    return &importer_.sink;
  }

  // "W0302 3:5, W0201 4:1".
  std::string Places() const {
    std::string text;
    Each([&text](const woolc_diagnostic *d) {
      text += (text.empty() ? "" : ", ") + Place(d);
    });
    return text;
  }

  std::string Messages() const {
    std::string text;
    Each([&text](const woolc_diagnostic *d) {
      text += Place(d) + " " + d->message + "\n";
    });
    return text;
  }

  size_t n_errors() const {
    return importer_.sink.n_errors;
  }

private:
  void Begin(bool is_strict) {
    const woolc_loader loader = {Load, this};
    woolc_importer_init(&importer_, &loader, nullptr);
    importer_.is_strict = is_strict;
  }

  template <typename Visit> void Each(Visit visit) const {
    size_t count = 0;
    const woolc_diagnostic **all = woolc_sink_sorted(&importer_.sink, &count);
    for (size_t i = 0; i < count; i++)
      visit(all[i]);
  }

  static std::string Place(const woolc_diagnostic *d) {
    std::string text = woolc_code_name(d->code);
    if (!d->range.source)
      return text;
    const woolc_place place = woolc_place_of(d->range.source, d->range.begin);
    return text + " " + std::to_string(place.line) + ":" +
           std::to_string(place.column);
  }

  static bool Load(void *user_data, const char *name, woolc_arena *arena,
                   woolc_source *source, const char **out_reason) {
    auto *self = static_cast<Importing *>(user_data);
    const auto found = self->files_.find(name);
    *out_reason = nullptr;
    (void)arena;
    if (found == self->files_.end())
      return false;
    // Without a NUL behind it, so that a sanitizer sees a read there.
    self->texts_.emplace_back(found->second.begin(), found->second.end());
    source->text = {self->texts_.back().data(), self->texts_.back().size()};
    return true;
  }

  Files files_;
  std::list<std::vector<char>> texts_;
  woolc_importer importer_;
  bool loaded_ = false;
  bool ok_ = false;
};

} // namespace wool_test

#endif
