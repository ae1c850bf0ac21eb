// What executes the steps of a program in one process of it, over the library.
#ifndef WOOL_TESTS_MODEL_MACHINE_H
#define WOOL_TESTS_MODEL_MACHINE_H

#include <wool/wool.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/context/oracle/steps.h"
#include "tests/model/model.wool.h"

namespace model {

// What a process of a program keeps between calls: its handles by name, and the
// Contexts that were copied in it outside of a call. Copies are references.
class Tables {
public:
  Tables() = default;
  Tables(const Tables &other);
  Tables &operator=(Tables other);
  ~Tables();

  std::map<std::string, wool_token *> tokens;
  std::map<std::string, wool_context *> contexts;

  wool_token *token(const std::string &name) const;
  // Takes the reference over; NULL takes the name away.
  void put_token(const std::string &name, wool_token *token);
};

// A process of a program.
struct Process {
  std::string name;
  std::vector<wool_var *> vars; // v0 and so on, as far as it knows them
  Tables tables;
};

// What is around a process: the others, and the faults.
class World {
public:
  virtual ~World() = default;

  virtual void print(const std::string &line) = 0;

  // A channel for calls of `from` to a process; borrowed.
  virtual wool_channel *channel(const Process &from, const std::string &to) = 0;

  // A call is about to be made, and has ended. If it is `lost`, it shall not
  // have happened: the second one restores what was when the first was made.
  virtual void begin_call(wool_call *call, bool lost) = 0;
  virtual void end_call(wool_call *call, const std::string &to,
                        const std::string &ending, bool lost) = 0;

  // In a handler, at its end: sees to it that `caller` has no answer.
  virtual void lose(wool_call *handled, const std::string &caller) = 0;

  // Takes the Contexts of all chains away from a process, but for busy ones.
  virtual void evict(const std::string &name) = 0;

  // Kills a process and starts it anew.
  virtual void restart(const std::string &name) = 0;

  // Ends this process.
  virtual void die() = 0;
};

// From how many foreign origins on a root forgets: at once in every other
// program, by its name.
size_t PruneOrigins(const std::string &program);

// Tokens in a message: by turns in the list and in the nested message.
struct Parcel {
  const wool_str *names;
  size_t n_names;
  wool_token *const *tokens;
  size_t n_tokens;
  const model_Held *held;
};
class Packed; // and the memory of one

// Executes steps in the current Context, in one frame: the program's own one,
// or a handler's. Contexts that are copied live in `contexts`.
class Machine {
public:
  Machine(World &world, Process &process,
          std::map<std::string, wool_context *> &contexts)
      : world_(world), process_(process), contexts_(contexts) {
  }

  void steps(const std::vector<oracle::Step> &body);

private:
  std::string outcome_of(const oracle::Step &step);
  std::string named(std::string text) const;
  std::string failed(wool_code code, const wool_error &error,
                     bool mapping = false) const;
  std::string bindings() const;
  bool is_defined(const oracle::Step &step) const;
  wool_var *var(const std::string &name) const;
  wool_context *context(const std::string &name) const;

  std::string bind(wool_var *var, void *value, const std::string &name);
  std::string set(const oracle::Step &step);
  std::string wrap(const oracle::Step &step);
  std::string reset(wool_var *var, wool_token *token) const;
  std::string get(const oracle::Step &step);
  std::string unwrap(const oracle::Step &step);
  std::string lookup(const oracle::Step &step) const;
  std::string old(const oracle::Step &step) const;
  std::string repr(const std::string &name) const;
  std::string copy_current(const oracle::Step &step);
  std::string run(const oracle::Step &step);
  std::string call(const oracle::Step &step);
  wool_code make(wool_call *call, const std::string &body,
                 const std::string &ending, Packed &packed,
                 Parcel *out_answer) const;
  wool_code start_and_wait(wool_call *call, const std::string &body,
                           const std::string &ending, Packed &packed,
                           Parcel *out_answer) const;

  World &world_;
  Process &process_;
  std::map<std::string, wool_context *> &contexts_;
};

struct Request {
  std::string caller;
  std::string body;
  std::string ending;
  Parcel parcel;
};

// Serves model.Process.run for a process. The response's memory is the call's.
wool_code ServeRun(World &world, Process &process, wool_call *call,
                   const Request &request, Parcel *out_response);

} // namespace model
#endif
