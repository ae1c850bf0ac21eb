/* Descriptors: the files of a server's services, and what is declared where. */
#ifndef WOOLI_SERVICES_DESCRIPTORS_H
#define WOOLI_SERVICES_DESCRIPTORS_H

#include <wool/arena.h>
#include <wool/generated.h>

typedef struct wooli_files {
  const wool_file **at; /* each once */
  size_t n;
} wooli_files;

/* All files of the services, with those that they import. False if out of
 * memory. */
bool wooli_files_of_server(wool_arena *arena, wool_server *server,
                           wooli_files *out_files);

/* A file, and behind it those of `files` that it needs. */
bool wooli_files_needed(wool_arena *arena, const wooli_files *files,
                        const wool_file *file, wooli_files *out_files);

const wool_file *wooli_files_find_name(const wooli_files *files, wool_str name);

/* The file that declares a message, enum, value, field, service or method by
 * its full name. */
const wool_file *wooli_files_find_symbol(const wooli_files *files,
                                         wool_str symbol);

#endif
