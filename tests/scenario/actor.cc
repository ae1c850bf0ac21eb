// A process of its own for scenarios: serves stage.Stage, and does what the
// call says in words. Its arguments are the variables that it declares: NAME is
// one of numbers, `cargo` the one that holds tokens; `chains=N` is how many it
// remembers.
//
// Steps are separated by ';', and what they say comes back in the same way:
//   get V            the value, or "unset"
//   set V N          and lets the token go
//   mint V N T       keeps the token as T
//   take I T         keeps the I-th token of the call as T
//   reset T          "ok", "U", "V", "X", or the code
//   repr T           with addresses masked
//   give T           returns it
//   drop T
//   load T           sets `cargo` to a bag of T
//   unload T         keeps the token in `cargo` as T
//   count            how many variables are bound
//   ask ADDRESS T,T steps separated by '|' instead; what comes back is kept as
//                    back0, back1 and so on; "-" is no token
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <mutex>
#include <sstream>

#include "tests/scenario/cargo.wool.h"
#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

std::mutex mutex;
std::map<std::string, wool_var *> vars;
std::map<std::string, Tok> kept;
std::map<std::string, wool_channel *> channels;

Tok &keep(const std::string &name) {
  std::lock_guard<std::mutex> lock(mutex);
  return kept[name];
}

std::vector<std::string> split(const std::string &text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);)
    parts.push_back(part);
  return parts;
}

wool_channel *channel_to(const std::string &address) {
  std::lock_guard<std::mutex> lock(mutex);
  wool_channel *&channel = channels[address];
  if (!channel && wool_channel_new(address.c_str(), nullptr, &channel, nullptr))
    abort();
  return channel;
}

std::string ask(const std::string &address, const std::string &names,
                std::string steps) {
  Tokens tokens;
  if (names != "-")
    for (const std::string &name : split(names, ','))
      tokens.push_back(keep(name));
  for (char &c : steps)
    c = c == '|' ? ';' : c;
  Reply reply = ask_actor(channel_to(address), steps, tokens);
  for (size_t i = 0; i < reply.tokens.size(); i++)
    keep("back" + std::to_string(i)) = reply.tokens[i];
  std::string said = reply.code ? "! " + reply.text : reply.text;
  for (char &c : said)
    c = c == ';' ? '|' : c;
  return said;
}

std::string load(const Tok &token) {
  wool_token *tokens[] = {token.get()};
  stage_Bag bag = {tokens, 1, {}};
  Tok dropped(stage_cargo_set(&bag));
  return dropped.get() ? "ok" : "failed";
}

std::string unload(Tok *out) {
  const stage_Bag *bag = nullptr;
  if (stage_cargo_get(&bag) || bag->n_tokens != 1)
    return "no cargo";
  *out = Tok(wool_token_ref(bag->tokens[0]));
  return "ok";
}

std::string step(const std::string &text, const Tokens &got, Tokens *back) {
  std::istringstream in(text);
  std::string verb, a, b, c;
  in >> verb >> a >> b;
  if (verb == "ask") {
    std::getline(in >> std::ws, c);
    return ask(a, b, c);
  }
  in >> c;
  if (verb == "get")
    return vars.count(a) ? get(vars[a]) : "not declared";
  if (verb == "set" || verb == "mint") {
    Tok token = set(vars.at(a), std::stol(b));
    if (verb == "mint")
      keep(c) = token;
    return "ok";
  }
  if (verb == "take")
    keep(b) = got.at(std::stoul(a));
  else if (verb == "reset")
    return try_reset(keep(a));
  else if (verb == "repr")
    return masked(repr(keep(a)));
  else if (verb == "give")
    back->push_back(keep(a));
  else if (verb == "drop")
    keep(a) = Tok();
  else if (verb == "load")
    return load(keep(a));
  else if (verb == "unload")
    return unload(&keep(a));
  else if (verb == "count")
    return std::to_string(wool_context_len(wool_context_current()));
  else
    return "what is " + verb + "?";
  return "ok";
}

wool_code act(wool_call *call, wool_str what, wool_token *const *tokens,
              size_t n_tokens, wool_str *out_said,
              wool_token *const **out_tokens, size_t *out_n_tokens) {
  Tokens got, back;
  for (size_t i = 0; i < n_tokens; i++)
    got.push_back(Tok(wool_token_ref(tokens[i])));
  std::string said;
  for (const std::string &text : split(std::string(what.data, what.len), ';')) {
    if (text == "hang")
      for (;;)
        pause();
    said += (said.empty() ? "" : ";") + step(text, got, &back);
  }
  *out_said = wool_arena_str(wool_call_arena(call),
                             wool_str_n(said.data(), said.size()));
  *out_tokens = hand_over(call, back);
  *out_n_tokens = back.size();
  return WOOL_OK;
}

} // namespace

int main(int argc, char **argv) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  for (int i = 1; i < argc; i++) {
    std::string word = argv[i];
    if (word.compare(0, 7, "chains=") == 0)
      options.max_chains = std::stoul(word.substr(7));
    else if (word == "cargo")
      (void)stage_cargo_var();
    else
      vars[word] = declare_named(word);
  }
  const stage_Stage_handlers handlers = {act};
  wool_server *server = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  const char *bound = "";
  if (wool_server_new(&options, &server, &error) ||
      stage_Stage_register(server, &handlers, nullptr, &error) ||
      wool_server_listen(server, "127.0.0.1:0", &bound, &error) ||
      wool_server_start(server, &error)) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  printf("%s\n", bound);
  fflush(stdout);
  char byte;
  while (read(STDIN_FILENO, &byte, 1) > 0)
    continue;
  for (auto &channel : channels)
    wool_channel_unref(channel.second);
  wool_server_free(server);
  kept.clear();
  return 0;
}
