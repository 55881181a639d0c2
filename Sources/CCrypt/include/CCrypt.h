#ifndef FRONTDESK_CCRYPT_H
#define FRONTDESK_CCRYPT_H

/// Room for any setting or hash of crypt(5), its ending zero included.
enum { frontdesk_crypt_size = 384 };

/// Writes a new yescrypt setting with salt from the system's random source; 0, or errno.
int frontdesk_crypt_setting(char *out);

/// Writes the hash of a phrase under a setting or an earlier hash; 0, or errno.
int frontdesk_crypt_hash(const char *phrase, const char *setting, char *out);

#endif
