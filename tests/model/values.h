// The variables of the programs, and their values: integers, None, values that
// do not travel (u1, u2 are not encoded, d1 is not decoded), and values that
// are made of tokens.
#ifndef WOOL_TESTS_MODEL_VALUES_H
#define WOOL_TESTS_MODEL_VALUES_H

#include <wool/context.h>

#include <string>
#include <utility>
#include <vector>

namespace model {

using Held = std::vector<std::pair<std::string, wool_token *>>;

// A reference; NULL is None.
void *NewValue(const std::string &text);
// Likewise; takes references of its own to the tokens.
void *NewWrapped(const Held &held);
void ReleaseValue(void *value);

std::string TextOf(const void *value);

// The tokens that it is made of; borrowed.
const Held &HeldIn(const void *value);

// How many there are. A declared variable with a default that is no None holds
// one, of which there is one in each process.
int LiveValues();
enum {
  kDefaults = 1
};

// v0, v1 and v4 have no default, v2 has 7, v3 has None.
std::vector<wool_var *> DeclareVars(int n);

} // namespace model
#endif
