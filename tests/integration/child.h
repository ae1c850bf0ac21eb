/* Child processes that say where they listen, and end with their input. */
#ifndef WOOL_TESTS_INTEGRATION_CHILD_H
#define WOOL_TESTS_INTEGRATION_CHILD_H

#include <string>
#include <vector>

class Child {
public:
  /* Starts the program and reads the first line that it prints. */
  explicit Child(std::vector<std::string> command);
  ~Child(); /* ends it by the end of its input, and waits */
  Child(const Child &) = delete;
  Child &operator=(const Child &) = delete;

  void Signal(int number);
  void Kill(); /* SIGKILL, and waits */
  const std::string &line() const {
    return line_;
  }

private:
  int pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  std::string line_;
};

/* The path of a file that the test's `data` names. */
std::string Runfile(const std::string &path);

#endif
