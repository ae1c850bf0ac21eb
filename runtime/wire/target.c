#include "runtime/wire/target.h"

static const struct {
  const char *prefix;
  wooli_target_kind kind;
} schemes[] = {
    {"dns:///", WOOLI_TARGET_HOST},
    {"dns:", WOOLI_TARGET_HOST},
    {"ipv4:", WOOLI_TARGET_IPV4},
    {"ipv6:", WOOLI_TARGET_IPV6},
    {"unix://", WOOLI_TARGET_UNIX},
    {"unix:", WOOLI_TARGET_UNIX},
    {"unix-abstract:", WOOLI_TARGET_UNIX_ABSTRACT},
};

static wool_code refuse(const char *text, const char *why, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_TYPE, "target \"%s\": %s", text, why);
}

static bool parse_port(wool_str text, uint16_t *out_port) {
  uint32_t value = 0;
  if (text.len == 0 || text.len > 5)
    return false;
  for (size_t i = 0; i < text.len; i++) {
    if (text.data[i] < '0' || text.data[i] > '9')
      return false;
    value = value * 10 + (uint32_t)(text.data[i] - '0');
  }
  *out_port = (uint16_t)value;
  return value <= UINT16_MAX;
}

/* The last colon of `s` that is not inside brackets; s.len if there is none. */
static size_t find_port_colon(wool_str s) {
  for (size_t i = s.len; i > 0; i--) {
    if (s.data[i - 1] == ']')
      break;
    if (s.data[i - 1] == ':')
      return i - 1;
  }
  return s.len;
}

/* Cuts the port off; false if it is no number. */
static bool cut_port(wool_str *host, wooli_target *out) {
  size_t colon = find_port_colon(*host);
  out->has_port = colon < host->len;
  out->port = WOOLI_DEFAULT_PORT;
  if (!out->has_port)
    return true;
  wool_str port = wool_str_n(host->data + colon + 1, host->len - colon - 1);
  host->len = colon;
  return parse_port(port, &out->port);
}

static bool is_bracketed(wool_str host) {
  return host.len >= 2 && host.data[0] == '[' && host.data[host.len - 1] == ']';
}

/* Why a host cannot be one, NULL if it may be. */
static const char *find_fault(wool_str host, bool bracketed,
                              wooli_target_kind kind) {
  if (host.len == 0)
    return "has no host";
  if (host.len > WOOLI_MAX_HOST_LEN)
    return "host is longer than 255 bytes";
  bool has_colon = memchr(host.data, ':', host.len) != NULL;
  if (has_colon != bracketed || memchr(host.data, '/', host.len) ||
      memchr(host.data, '[', host.len) || memchr(host.data, ']', host.len))
    return "is not of a known form; an IPv6 address needs [ ]";
  if (bracketed && kind == WOOLI_TARGET_IPV4)
    return "is not an IPv4 address";
  if (!bracketed && kind == WOOLI_TARGET_IPV6)
    return "an IPv6 address needs [ ]";
  return NULL;
}

static wool_code parse_host(const char *text, bool has_scheme,
                            wooli_target *out, wool_error *error) {
  wool_str host = out->authority;
  if (!cut_port(&host, out))
    return refuse(text, "port is not a number from 0 to 65535", error);
  if (!out->has_port && !has_scheme)
    return refuse(text, "has no port", error);
  bool bracketed = is_bracketed(host);
  if (bracketed)
    host = wool_str_n(host.data + 1, host.len - 2);
  const char *fault = find_fault(host, bracketed, out->kind);
  if (fault)
    return refuse(text, fault, error);
  out->host = host;
  return WOOL_OK;
}

/* Leaves the first address of a list in `authority`, the others in `more`. */
static void cut_list(wooli_target *out) {
  wool_str all = out->authority;
  const char *comma = all.len ? memchr(all.data, ',', all.len) : NULL;
  out->more = wool_str_n("", 0);
  if (!comma)
    return;
  size_t first_len = (size_t)(comma - all.data);
  out->authority.len = first_len;
  out->more = wool_str_n(comma + 1, all.len - first_len - 1);
}

static wool_code parse_path(const char *text, wooli_target *out,
                            wool_error *error) {
  out->host = out->authority;
  /* Nothing follows the scheme that HTTP would accept as an authority. */
  out->authority = wool_str_c("localhost");
  if (out->host.len == 0)
    return refuse(text, "has no path", error);
  if (out->host.len > WOOLI_MAX_UNIX_PATH_LEN)
    return refuse(text, "path is longer than 107 bytes", error);
  return WOOL_OK;
}

wool_code wooli_target_parse(const char *text, wooli_target *out_target,
                             wool_error *error) {
  if (!text)
    return wool_error_set(error, WOOL_ERR_TYPE, "target is NULL");
  wooli_target out = {.authority = wool_str_c(text), .more = wool_str_n("", 0)};
  bool has_scheme = false;
  for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
    size_t len = strlen(schemes[i].prefix);
    if (strncmp(text, schemes[i].prefix, len) != 0)
      continue;
    out.kind = schemes[i].kind;
    out.authority = wool_str_c(text + len);
    has_scheme = true;
    break;
  }
  wool_code rc;
  if (out.kind == WOOLI_TARGET_UNIX || out.kind == WOOLI_TARGET_UNIX_ABSTRACT) {
    rc = parse_path(text, &out, error);
  } else {
    if (out.kind != WOOLI_TARGET_HOST)
      cut_list(&out);
    rc = parse_host(text, has_scheme, &out, error);
  }
  if (rc == WOOL_OK)
    *out_target = out;
  return rc;
}

wool_code wooli_target_next(const wooli_target *target,
                            wooli_target *out_target, wool_error *error) {
  wooli_target out = {.kind = target->kind, .authority = target->more};
  const char *list = target->more.data; /* ends with the text it is of */
  cut_list(&out);
  wool_code rc = parse_host(list, true, &out, error);
  if (rc == WOOL_OK)
    *out_target = out;
  return rc;
}

/* RFC 3986, 3.1; in lower case only. */
static bool is_scheme_char(char c, bool first) {
  if (c >= 'a' && c <= 'z')
    return true;
  return !first && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
}

wool_str wooli_target_scheme(const char *text) {
  size_t len = 0;
  while (is_scheme_char(text[len], len == 0))
    len++;
  return wool_str_n(text, text[len] == ':' ? len : 0);
}

bool wooli_scheme_is_ours(wool_str scheme) {
  for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
    if (strlen(schemes[i].prefix) == scheme.len + 1 &&
        memcmp(schemes[i].prefix, scheme.data, scheme.len) == 0)
      return true;
  return false;
}

wool_str wooli_authority_host(wool_str authority) {
  const char *begin = authority.data;
  if (authority.len > 0 && begin[0] == '[') {
    const char *close = memchr(begin, ']', authority.len);
    if (close)
      return wool_str_n(begin + 1, (size_t)(close - begin) - 1);
  }
  const char *colon = authority.len ? memchr(begin, ':', authority.len) : NULL;
  if (!colon)
    return authority;
  size_t host_len = (size_t)(colon - begin);
  bool is_ipv6 = memchr(colon + 1, ':', authority.len - host_len - 1) != NULL;
  return is_ipv6 ? authority : wool_str_n(begin, host_len);
}
