// What the thread sanitizer is told about libraries that it does not see into.

extern "C" const char *__tsan_default_suppressions();

extern "C" const char *__tsan_default_suppressions() {
  // libuv closes descriptors by a bare system call, so the sanitizer takes two
  // descriptors that have one number after the other for one that two threads
  // open without order.
  return "race:epoll_create1\n"
         "race:eventfd\n"
         "race:pipe2\n";
}
