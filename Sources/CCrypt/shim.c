#define _GNU_SOURCE
#include "CCrypt.h"

#include <crypt.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(frontdesk_crypt_size >= CRYPT_OUTPUT_SIZE, "room for a hash");
_Static_assert(frontdesk_crypt_size >= CRYPT_GENSALT_OUTPUT_SIZE, "room for a setting");

int frontdesk_crypt_setting(char *out) {
  errno = 0;
  return crypt_gensalt_rn("$y$", 0, NULL, 0, out, frontdesk_crypt_size) ? 0 : (errno ? errno : EINVAL);
}

int frontdesk_crypt_hash(const char *phrase, const char *setting, char *out) {
  struct crypt_data *data = calloc(1, sizeof *data);
  if (!data) return ENOMEM;
  errno = 0;
  const char *hash = crypt_rn(phrase, setting, data, sizeof *data);
  int failure = hash ? 0 : (errno ? errno : EINVAL);
  if (hash) memcpy(out, hash, strlen(hash) + 1);
  explicit_bzero(data, sizeof *data);
  free(data);
  return failure;
}
