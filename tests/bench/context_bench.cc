// What Contexts cost by the number of variables bound: see context_compare.py,
// which runs the same in CPython.
#include <benchmark/benchmark.h>
#include <wool/context.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace {

// Values that cost nothing themselves, as small integers do in CPython.
const wool_value_type value_type = [] {
  wool_value_type type = {};
  type.struct_size = sizeof type;
  type.name = "value";
  return type;
}();

const std::vector<wool_var *> &Vars() {
  static const std::vector<wool_var *> vars = [] {
    std::vector<wool_var *> made(1000);
    for (size_t i = 0; i < made.size(); i++) {
      std::string name = "v" + std::to_string(i);
      wool_var_options options = {};
      options.struct_size = sizeof options;
      options.ns = "bench";
      options.name = name.c_str();
      options.type = &value_type;
      if (wool_var_declare(&options, &made[i], nullptr) != WOOL_OK)
        abort();
    }
    return made;
  }();
  return vars;
}

void *Value(size_t i) {
  return reinterpret_cast<void *>(8 * (i + 1));
}

wool_token *Set(wool_var *var, void *value) {
  wool_token *token;
  if (wool_var_set(var, value, &token, nullptr) != WOOL_OK)
    abort();
  return token;
}

// Enters a Context with as many variables as the benchmark's argument says,
// bound in a random order.
class Scene {
public:
  explicit Scene(const benchmark::State &state)
      : context_(wool_context_new()),
        vars_(Vars().begin(), Vars().begin() + state.range(0)) {
    std::shuffle(vars_.begin(), vars_.end(), std::mt19937(1));
    if (wool_context_enter(context_, nullptr) != WOOL_OK)
      abort();
    for (size_t i = 0; i < vars_.size(); i++)
      wool_token_unref(Set(vars_[i], Value(i)));
  }
  ~Scene() {
    if (wool_context_exit(context_, nullptr) != WOOL_OK)
      abort();
    wool_context_unref(context_);
  }
  Scene(const Scene &) = delete;
  Scene &operator=(const Scene &) = delete;
  const std::vector<wool_var *> &vars() const {
    return vars_;
  }
  wool_var *middle() const {
    return vars_[vars_.size() / 2];
  }
  wool_context *context() const {
    return context_;
  }

private:
  wool_context *context_;
  std::vector<wool_var *> vars_;
};

void Get(benchmark::State &state) {
  Scene scene(state);
  void *value;
  for (auto _ : state) {
    (void)wool_var_get(scene.middle(), &value, nullptr);
    benchmark::DoNotOptimize(value);
  }
}

void GetEach(benchmark::State &state) {
  Scene scene(state);
  void *value;
  size_t i = 0;
  for (auto _ : state) {
    (void)wool_var_get(scene.vars()[i], &value, nullptr);
    benchmark::DoNotOptimize(value);
    if (++i == scene.vars().size())
      i = 0;
  }
}

void SetReset(benchmark::State &state) {
  Scene scene(state);
  wool_var *var = scene.middle();
  for (auto _ : state) {
    wool_token *token = Set(var, Value(7));
    if (wool_var_reset(var, token, nullptr) != WOOL_OK)
      abort();
    wool_token_unref(token);
  }
}

void Copy(benchmark::State &state) {
  Scene scene(state);
  for (auto _ : state)
    wool_context_unref(wool_context_copy(scene.context()));
}

// A copy, and the first set in it.
void CopySet(benchmark::State &state) {
  Scene scene(state);
  for (auto _ : state) {
    wool_context *copy = wool_context_copy(scene.context());
    if (wool_context_enter(copy, nullptr) != WOOL_OK)
      abort();
    wool_token_unref(Set(scene.middle(), Value(7)));
    (void)wool_context_exit(copy, nullptr);
    wool_context_unref(copy);
  }
}

#define SIZES RangeMultiplier(10)->Range(1, 1000)
BENCHMARK(Get)->SIZES;
BENCHMARK(GetEach)->SIZES;
BENCHMARK(SetReset)->SIZES;
BENCHMARK(Copy)->SIZES;
BENCHMARK(CopySet)->SIZES;

} // namespace

BENCHMARK_MAIN();
