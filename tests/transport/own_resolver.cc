#include "tests/transport/own_resolver.h"

#include <gtest/gtest.h>

namespace wool_test {

static OwnResolver *current;

static wool_code on_start(void *user_data, const char *target,
                          wool_resolution *resolution, void **out_watch,
                          wool_error *error) {
  EXPECT_EQ(user_data, &current);
  OwnResolver *self = current;
  self->n_started++;
  self->target = target;
  *out_watch = self;
  if (self->start_code != WOOL_OK)
    return wool_error_set(error, self->start_code, "%s",
                          self->start_text.c_str());
  wool_resolution_unref(self->resolution);
  self->resolution = wool_resolution_ref(resolution);
  if (!self->at_start.empty()) {
    EXPECT_EQ(self->push(self->at_start), WOOL_OK);
  }
  return WOOL_OK;
}

static void on_resolve(void *watch) {
  static_cast<OwnResolver *>(watch)->n_resolved++;
}

static void on_stop(void *watch) {
  static_cast<OwnResolver *>(watch)->n_stopped++;
}

OwnResolver::OwnResolver() {
  current = this;
  const wool_resolver_functions functions = {sizeof functions, on_start,
                                             on_resolve, on_stop};
  static wool_code registered =
      wool_resolver_register("test", &functions, &current, nullptr);
  EXPECT_EQ(registered, WOOL_OK);
}

OwnResolver::~OwnResolver() {
  wool_resolution_unref(resolution);
  current = nullptr;
}

wool_code OwnResolver::push(const std::vector<std::string> &addresses,
                            wool_error *error) {
  std::vector<const char *> texts;
  for (const std::string &a : addresses)
    texts.push_back(a.c_str());
  return wool_resolution_push(resolution, texts.data(), texts.size(), error);
}

} // namespace wool_test
