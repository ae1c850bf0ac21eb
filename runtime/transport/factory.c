#include "runtime/transport/factory.h"

wooli_client_factory wooli_curl_factory;
