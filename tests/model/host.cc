#include "tests/model/host.h"

#include <cstdlib>
#include <iostream>

#include "runtime/context/origins.h"
#include "runtime/context/var.h"
#include "runtime/rpc/chain_cache.h"
#include "tests/model/model.wool.h"
#include "tests/model/values.h"

namespace model {

void Check(bool ok, const char *what) {
  if (ok)
    return;
  std::cerr << "machine: " << what << std::endl;
  abort();
}

std::string Leftovers() {
  std::string text;
  auto add = [&text](size_t n, const char *what) {
    if (n)
      text += " " + std::to_string(n) + " " + what;
  };
  add(static_cast<size_t>(LiveValues() - kDefaults), "values");
  add(wooli_origin_count(), "origins");
  add(wooli_var_stub_count(), "undeclared variables");
  return text;
}

namespace {

wool_code Serve(wool_call *call, wool_str caller, wool_str body,
                wool_str ending, const wool_str *names, size_t n_names,
                wool_token *const *tokens, size_t n_tokens,
                const model_Held *held, const wool_str **out_names,
                size_t *out_n_names, wool_token *const **out_tokens,
                size_t *out_n_tokens, const model_Held **out_held) {
  Host *host = static_cast<Host *>(wool_call_user_data(call));
  host->n_frames++;
  host->pass_on();
  Request request = {std::string(caller.data, caller.len),
                     std::string(body.data, body.len),
                     std::string(ending.data, ending.len),
                     {names, n_names, tokens, n_tokens, held}};
  Parcel response = {};
  wool_code rc = ServeRun(host->world, host->process, call, request, &response);
  *out_names = response.names;
  *out_n_names = response.n_names;
  *out_tokens = response.tokens;
  *out_n_tokens = response.n_tokens;
  *out_held = response.held;
  host->pass_on();
  host->n_frames--;
  return rc;
}

const model_Process_handlers handlers = {Serve};

} // namespace

Host::Host(World &around, const std::string &name,
           const std::vector<wool_var *> &vars)
    : world(around) {
  process.name = name;
  process.vars = vars;
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.handoff_ns = 200000; // handlers mostly wait for others
  wool_error error = WOOL_ERROR_INIT;
  Check(!wool_server_new(&options, &server, &error) &&
            !model_Process_register(server, &handlers, this, &error),
        error.message);
}

Host::~Host() {
  wool_server_free(server);
}

void Host::start() {
  wool_error error = WOOL_ERROR_INIT;
  Check(!wool_server_start(server, &error), error.message);
}

void Host::evict() {
  wooli_chain_cache_clear(wooli_server_chains(server));
}

namespace {

wool_chain_stats StatsOf(wool_server *server) {
  wool_chain_stats stats = WOOL_CHAIN_STATS_INIT;
  wool_server_chain_stats(server, &stats);
  return stats;
}

} // namespace

size_t Host::n_busy() {
  return StatsOf(server).n_busy;
}

void Host::save() {
  pass_on();
  saved_.push_back({process.tables, n_busy(), n_frames});
}

void Host::restore() {
  pass_on();
  if (saved_.empty())
    return; // it has begun since
  Before before = std::move(saved_.back());
  saved_.pop_back();
  // The handler has gone, and its Context is back in the cache.
  Check(Await([&] {
          return n_frames == before.n_frames && n_busy() == before.n_busy;
        }),
        "a lost call does not end");
  process.tables = std::move(before.tables);
}

void Host::forget() {
  pass_on();
  process.tables = Tables();
  evict();
}

bool Host::has_chains() {
  return StatsOf(server).n_chains > 0;
}

} // namespace model
