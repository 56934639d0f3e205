// What the pages of keys use of others, in one file: HPKE (RFC 9180), the format of age, and Bech32, in which age writes keys.
export { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
export { Decrypter, Encrypter } from 'age-encryption';
export { bech32 } from '@scure/base';
