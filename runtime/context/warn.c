#include <pthread.h>
#include <stdio.h>

#include "runtime/context/var.h"

static struct {
  pthread_mutex_t lock;
  void (*sink)(void *user_data, const wool_warning *warning);
  void *user_data;
} current = {PTHREAD_MUTEX_INITIALIZER, NULL, NULL};

void wool_set_warning_sink(void (*sink)(void *user_data,
                                        const wool_warning *warning),
                           void *user_data) {
  pthread_mutex_lock(&current.lock);
  current.sink = sink;
  current.user_data = user_data;
  pthread_mutex_unlock(&current.lock);
}

/* A peer chooses its keys; the terminal they are shown on obeys others. */
static void hide_controls(char *text) {
  for (; *text; text++)
    if ((unsigned char)*text < 0x20 || *text == 0x7f ||
        ((unsigned char)*text == 0xc2 && (unsigned char)text[1] < 0xa0))
      *text = '?'; /* the second set begins with 0xc2 in UTF-8 */
}

void wooli_warn(wool_str ns, wool_str name, const char *direction,
                const wool_error *cause) {
  char ns_text[WOOLI_MAX_VAR_KEY_LEN + 1], text[WOOLI_MAX_VAR_KEY_LEN + 1];
  (void)snprintf(ns_text, sizeof ns_text, "%.*s", (int)ns.len, ns.data);
  (void)snprintf(text, sizeof text, "%.*s", (int)name.len, name.data);
  wool_warning warning = {ns_text, text, direction, cause};
  pthread_mutex_lock(&current.lock);
  void (*sink)(void *, const wool_warning *) = current.sink;
  void *user_data = current.user_data;
  pthread_mutex_unlock(&current.lock);
  if (sink) {
    sink(user_data, &warning);
    return;
  }
  char line[3 * WOOLI_MAX_VAR_KEY_LEN + WOOL_ERROR_MESSAGE_MAX];
  (void)snprintf(line, sizeof line,
                 "context variable '%s.%s' dropped on %s: %s", ns_text, text,
                 direction, cause->message);
  hide_controls(line);
  (void)fprintf(stderr, "wool: %s\n", line);
}
