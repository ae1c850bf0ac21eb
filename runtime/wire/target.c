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

static wool_code parse_host(const char *text, wooli_target *out,
                            wool_error *error) {
  wool_str rest = out->authority;
  size_t colon = find_port_colon(rest);
  if (colon == rest.len)
    return refuse(text, "has no port", error);
  if (!parse_port(wool_str_n(rest.data + colon + 1, rest.len - colon - 1),
                  &out->port))
    return refuse(text, "port is not a number from 0 to 65535", error);
  wool_str host = wool_str_n(rest.data, colon);
  bool bracketed =
      host.len >= 2 && host.data[0] == '[' && host.data[host.len - 1] == ']';
  if (bracketed)
    host = wool_str_n(host.data + 1, host.len - 2);
  if (host.len == 0)
    return refuse(text, "has no host", error);
  if (host.len > WOOLI_MAX_HOST_LEN)
    return refuse(text, "host is longer than 255 bytes", error);
  bool has_colon = memchr(host.data, ':', host.len) != NULL;
  if (has_colon != bracketed || memchr(host.data, '/', host.len) ||
      memchr(host.data, '[', host.len) || memchr(host.data, ']', host.len))
    return refuse(text, "is not of a known form; an IPv6 address needs [ ]",
                  error);
  if (bracketed && out->kind == WOOLI_TARGET_IPV4)
    return refuse(text, "is not an IPv4 address", error);
  if (!bracketed && out->kind == WOOLI_TARGET_IPV6)
    return refuse(text, "an IPv6 address needs [ ]", error);
  out->host = host;
  return WOOL_OK;
}

wool_code wooli_target_parse(const char *text, wooli_target *out_target,
                             wool_error *error) {
  if (!text)
    return wool_error_set(error, WOOL_ERR_TYPE, "target is NULL");
  wooli_target out = {WOOLI_TARGET_HOST, {"", 0}, 0, wool_str_c(text)};
  for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
    size_t len = strlen(schemes[i].prefix);
    if (strncmp(text, schemes[i].prefix, len) != 0)
      continue;
    out.kind = schemes[i].kind;
    out.authority = wool_str_c(text + len);
    break;
  }
  if (out.kind != WOOLI_TARGET_UNIX && out.kind != WOOLI_TARGET_UNIX_ABSTRACT) {
    wool_code rc = parse_host(text, &out, error);
    if (rc == WOOL_OK)
      *out_target = out;
    return rc;
  }
  out.host = out.authority;
  /* Nothing follows the scheme that HTTP would accept as an authority. */
  out.authority = wool_str_c("localhost");
  if (out.host.len == 0)
    return refuse(text, "has no path", error);
  if (out.host.len > WOOLI_MAX_UNIX_PATH_LEN)
    return refuse(text, "path is longer than 107 bytes", error);
  *out_target = out;
  return WOOL_OK;
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
