#include "tests/integration/child.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

void Exec(const std::vector<std::string> &command, int input, int output) {
  std::vector<char *> argv;
  for (const std::string &word : command)
    argv.push_back(strdup(word.c_str()));
  argv.push_back(nullptr);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  execvp(argv[0], argv.data());
  perror(argv[0]);
  _exit(127);
}

} // namespace

Child::Child(std::vector<std::string> command) {
  int in[2], out[2];
  EXPECT_EQ(0, pipe2(in, O_CLOEXEC));
  EXPECT_EQ(0, pipe2(out, O_CLOEXEC));
  pid_ = fork();
  if (pid_ == 0)
    Exec(command, in[0], out[1]);
  close(in[0]);
  close(out[1]);
  input_ = in[1];
  output_ = out[0];
  char byte;
  while (read(output_, &byte, 1) == 1 && byte != '\n')
    line_ += byte;
  EXPECT_NE("", line_) << command[0] << " did not say where it listens";
}

void Child::Signal(int number) {
  EXPECT_EQ(0, kill(pid_, number));
  siginfo_t info;
  if (number == SIGSTOP) { /* it stands still when its parent is told so */
    EXPECT_EQ(
        0, waitid(P_PID, static_cast<id_t>(pid_), &info, WSTOPPED | WNOWAIT));
  }
}

void Child::Kill() {
  if (pid_ < 0)
    return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

Child::~Child() {
  close(input_);
  if (pid_ >= 0)
    waitpid(pid_, nullptr, 0);
  close(output_);
}

std::string Runfile(const std::string &path) {
  return std::string(getenv("TEST_SRCDIR")) + "/" + getenv("TEST_WORKSPACE") +
         "/" + path;
}
