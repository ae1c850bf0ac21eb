/* Options of the package, and what they ask of the file. */
#include <string.h>

#include "idl/check_parts.h"
#include "idl/file_options.h"
#include "idl/options.h"

static const woolc_file_option options[] = {
    {"java_package", 1, WOOLC_FILE_OPTION_STRING},
    {"java_outer_classname", 8, WOOLC_FILE_OPTION_STRING},
    {"optimize_for", 9, WOOLC_FILE_OPTION_OPTIMIZE},
    {"java_multiple_files", 10, WOOLC_FILE_OPTION_BOOL},
    {"go_package", 11, WOOLC_FILE_OPTION_STRING},
    {"cc_generic_services", 16, WOOLC_FILE_OPTION_BOOL},
    {"java_generic_services", 17, WOOLC_FILE_OPTION_BOOL},
    {"py_generic_services", 18, WOOLC_FILE_OPTION_BOOL},
    {"deprecated", 23, WOOLC_FILE_OPTION_BOOL},
    {"java_string_check_utf8", 27, WOOLC_FILE_OPTION_BOOL},
    {"cc_enable_arenas", 31, WOOLC_FILE_OPTION_BOOL},
    {"objc_class_prefix", 36, WOOLC_FILE_OPTION_STRING},
    {"csharp_namespace", 37, WOOLC_FILE_OPTION_STRING},
    {"swift_prefix", 39, WOOLC_FILE_OPTION_STRING},
    {"php_class_prefix", 40, WOOLC_FILE_OPTION_STRING},
    {"php_namespace", 41, WOOLC_FILE_OPTION_STRING},
    {"php_metadata_namespace", 44, WOOLC_FILE_OPTION_STRING},
    {"ruby_package", 45, WOOLC_FILE_OPTION_STRING}};

enum {
  N_OPTIONS = sizeof options / sizeof options[0]
};

const woolc_file_option *woolc_file_options(size_t *out_count) {
  *out_count = N_OPTIONS;
  return options;
}

const woolc_file_option *woolc_find_file_option(const char *name) {
  for (size_t i = 0; i < N_OPTIONS; i++)
    if (strcmp(options[i].name, name) == 0)
      return &options[i];
  return NULL;
}

const woolc_option *woolc_file_option_given(const woolc_file *file,
                                            const char *name) {
  return woolc_find_option(file->options, name);
}

bool woolc_option_is_set(const woolc_option *option) {
  return option->value.kind == WOOLC_LITERAL_NONE ||
         strcmp(option->value.name->text, "true") == 0;
}

int64_t woolc_optimize_mode(const char *name) {
  return strcmp(name, "SPEED") == 0          ? 1
         : strcmp(name, "CODE_SIZE") == 0    ? 2
         : strcmp(name, "LITE_RUNTIME") == 0 ? 3
                                             : 0;
}

static void apply_syntax(woolc_model *model, void *target,
                         const woolc_option *option) {
  woolc_file *file = target;
  const char *text =
      option->value.kind == WOOLC_LITERAL_STRING ? option->value.text.data : "";
  file->is_proto2 = strcmp(text, "proto2") == 0;
  if (!file->is_proto2 && strcmp(text, "proto3") != 0)
    woolc_wrong_value(model, option, "\"proto3\" or \"proto2\"");
}

static void apply_option(woolc_model *model, void *target,
                         const woolc_option *option) {
  woolc_file *file = target;
  switch (woolc_find_file_option(option->name->text)->kind) {
  case WOOLC_FILE_OPTION_STRING:
    (void)woolc_string_of(model, option, "a string in double quotes");
    break;
  case WOOLC_FILE_OPTION_BOOL:
    (void)woolc_flag_of(model, option);
    break;
  case WOOLC_FILE_OPTION_OPTIMIZE:
    if (option->value.kind != WOOLC_LITERAL_NAME || option->value.negative ||
        !woolc_optimize_mode(option->value.name->text))
      woolc_wrong_value(model, option, "SPEED, CODE_SIZE or LITE_RUNTIME");
    else
      file->is_lite = woolc_optimize_mode(option->value.name->text) == 3;
    break;
  }
}

/* protoc refuses it. */
static void check_lite(woolc_model *model, const woolc_file *file) {
  for (const woolc_import *i = file->imports; i && !file->is_lite; i = i->next)
    if (i->file && i->file->is_lite)
      woolc_report(&model->sink, WOOLC_W0429, i->range,
                   "a file without optimize_for = LITE_RUNTIME cannot import "
                   "one that has it");
}

void woolc_check_file(woolc_model *model, woolc_file *file) {
  woolc_option_rule rules[N_OPTIONS + 2] = {{"syntax", apply_syntax}};
  for (size_t i = 0; i < N_OPTIONS; i++)
    rules[i + 1] = (woolc_option_rule){options[i].name, apply_option};
  woolc_apply_options(model, file->options, rules, "packages", file);
  check_lite(model, file);
}
