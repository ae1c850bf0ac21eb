#include "runtime/context/map.h"

#include <algorithm>
#include <map>
#include <random>

#include "tests/context/support.h"

namespace {

using namespace wooltest;

std::vector<wool_var *> Vars(size_t n) {
  static std::vector<wool_var *> vars;
  while (vars.size() < n)
    vars.push_back(declare());
  return {vars.begin(), vars.begin() + static_cast<std::ptrdiff_t>(n)};
}

struct Map {
  wooli_map *p = nullptr;
  Map() = default;
  Map(const Map &o) : p(wooli_map_ref(o.p)) {
  }
  Map &operator=(const Map &) = delete;
  ~Map() {
    wooli_map_unref(p);
  }
  void bind(wool_var *var, long n) {
    put(var, {new_number(n), WOOLI_NATIVE});
  }
  void unbind(wool_var *var) {
    if (wooli_map_find(p, var))
      put(var, {nullptr, WOOLI_MISSING});
  }
  void put(wool_var *var, wooli_slot slot) {
    wooli_slot *place = wooli_map_prepare(&p, var);
    ASSERT_NE(nullptr, place);
    wooli_slot_release(var, wooli_map_put(p, place, slot));
  }
  long at(wool_var *var) const {
    const wooli_slot *slot = wooli_map_find(p, var);
    return slot ? static_cast<Number *>(slot->ptr)->n : -1;
  }
  std::map<wool_var *, long> all() const {
    std::map<wool_var *, long> out;
    uint64_t position = 0, last = 0;
    while (const wooli_binding *b = wooli_map_next(p, &position)) {
      EXPECT_LT(last, b->var->id) << "bindings come in the order of ids";
      last = b->var->id;
      out[b->var] = static_cast<Number *>(b->slot.ptr)->n;
    }
    return out;
  }
};

TEST(Map, NullIsEmpty) {
  Map map;
  uint64_t position = 0;
  EXPECT_EQ(0u, wooli_map_len(map.p));
  EXPECT_EQ(nullptr, wooli_map_find(map.p, Vars(1)[0]));
  EXPECT_EQ(nullptr, wooli_map_next(map.p, &position));
}

TEST(Map, AWriteToACopyDoesNotShowInTheOther) {
  LeakCheck leaks;
  for (size_t n : {1u, 4u, 5u, 16u, 17u, 200u, 1000u}) {
    auto vars = Vars(n);
    Map map;
    for (size_t i = 0; i < n; i++)
      map.bind(vars[i], static_cast<long>(i));
    Map copy(map), untouched(map);
    for (size_t i = 0; i < n; i += 3)
      copy.bind(vars[i], 5000);
    for (size_t i = 1; i < n; i += 3)
      map.unbind(vars[i]);
    for (size_t i = 0; i < n; i++) {
      ASSERT_EQ(i % 3 == 1 ? -1 : static_cast<long>(i), map.at(vars[i]));
      ASSERT_EQ(i % 3 == 0 ? 5000 : static_cast<long>(i), copy.at(vars[i]));
      ASSERT_EQ(static_cast<long>(i), untouched.at(vars[i]));
    }
  }
}

TEST(Map, AnExclusivePlaceIsWrittenWhereItIs) {
  auto vars = Vars(100);
  Map map;
  for (wool_var *var : vars)
    map.bind(var, 1);
  wooli_map *before = map.p;
  wooli_slot *place = wooli_map_prepare(&map.p, vars[50]);
  EXPECT_EQ(before, map.p);
  EXPECT_EQ(place, wooli_map_prepare(&map.p, vars[50]));
  Map copy(map);
  EXPECT_NE(place, wooli_map_prepare(&map.p, vars[50]));
  EXPECT_NE(before, map.p);
}

TEST(Map, AnUnboundVariableIsNeitherCountedNorVisited) {
  LeakCheck leaks;
  auto vars = Vars(40);
  Map map;
  for (wool_var *var : vars)
    map.bind(var, 1);
  for (wool_var *var : vars)
    map.unbind(var);
  EXPECT_EQ(0u, wooli_map_len(map.p));
  EXPECT_TRUE(map.all().empty());
  ASSERT_NE(nullptr, wooli_map_prepare(&map.p, vars[7]));
  EXPECT_EQ(0u, wooli_map_len(map.p)) << "a place is not yet a binding";
  map.bind(vars[7], 7);
  EXPECT_EQ(1u, map.all().size());
}

TEST(Map, HintsOfOneMapDoNotMisleadAnother) {
  auto vars = Vars(60);
  Map small, large;
  small.bind(vars[40], 1);
  for (wool_var *var : vars)
    large.bind(var, 2);
  for (int i = 0; i < 3; i++) {
    EXPECT_EQ(2, large.at(vars[40]));
    EXPECT_EQ(1, small.at(vars[40]));
    EXPECT_EQ(2, large.at(vars[59]));
    EXPECT_EQ(-1, small.at(vars[59]));
  }
}

TEST(Map, SeveralPlacesMayBePreparedBeforeTheFirstIsBound) {
  LeakCheck leaks;
  auto vars = Vars(300);
  std::shuffle(vars.begin(), vars.end(), std::mt19937(3));
  Map map;
  for (wool_var *var : vars)
    ASSERT_NE(nullptr, wooli_map_prepare(&map.p, var));
  for (wool_var *var : vars)
    EXPECT_EQ(WOOLI_MISSING,
              wooli_map_bind(map.p, var, {new_number(9), WOOLI_NATIVE}).kind);
  EXPECT_EQ(300u, map.all().size());
}

TEST(Map, CountsValuesThatAreStillBytes) {
  auto vars = Vars(2);
  Map map;
  map.put(vars[0], {wooli_blob_new(wool_bytes_n("1", 1)), WOOLI_ENCODED});
  map.bind(vars[1], 1);
  EXPECT_EQ(1u, wooli_map_n_encoded(map.p));
  Map copy(map);
  copy.bind(vars[0], 1);
  EXPECT_EQ(1u, wooli_map_n_encoded(map.p));
  EXPECT_EQ(0u, wooli_map_n_encoded(copy.p));
  map.unbind(vars[0]);
  EXPECT_EQ(0u, wooli_map_n_encoded(map.p));
}

// Model-based: five maps that are copied from one another at random.
TEST(Map, BehavesAsMapsThatAreCopiedWhole) {
  LeakCheck leaks;
  std::mt19937 random(7);
  auto vars = Vars(400);
  std::vector<std::unique_ptr<Map>> maps;
  std::vector<std::map<wool_var *, long>> models(5);
  for (int i = 0; i < 5; i++)
    maps.push_back(std::make_unique<Map>());
  for (int step = 0; step < 20000; step++) {
    size_t m = random() % 5;
    wool_var *var = vars[random() % (step < 10000 ? 30 : vars.size())];
    switch (random() % 8) {
    case 0: {
      size_t to = random() % 5;
      if (to == m)
        break;
      maps[to] = std::make_unique<Map>(*maps[m]);
      models[to] = models[m];
      break;
    }
    case 1:
    case 2:
      maps[m]->unbind(var);
      models[m].erase(var);
      break;
    default:
      maps[m]->bind(var, step);
      models[m][var] = step;
    }
    ASSERT_EQ(models[m].size(), wooli_map_len(maps[m]->p));
    for (size_t i = 0; i < 5 && step % 100 == 0; i++)
      ASSERT_EQ(models[i], maps[i]->all());
  }
}

} // namespace
