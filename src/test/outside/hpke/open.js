// Opens sealed rows with another implementation of RFC 9180: node open.js PRIVATE-KEY-FILE ROWS.jsonl
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';

const bytes = (text) => new TextEncoder().encode(text);
const base64 = (text) => new Uint8Array(Buffer.from(text, 'base64'));

const keyLine = readFileSync(process.argv[2], 'utf8').split('\n').find((line) => line.startsWith('undersigned-private-v1:'));
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const secret = new Uint8Array(Buffer.from(keyLine.slice('undersigned-private-v1:'.length), 'base64url'));
const recipientKey = await suite.kem.importKey('raw', secret.buffer, false);

for (const line of readFileSync(process.argv[3], 'utf8').split('\n').filter(Boolean)) {
  const row = JSON.parse(line);
  const context = await suite.createRecipientContext({
    recipientKey,
    enc: base64(row.enc).buffer,
    info: bytes(`undersigned/context/v1|${row.recipient}|${row.key_id}`).buffer,
  });
  const place = `seal/v1|${row.petition}|${row.signature}|${row.recipient}|${row.purpose}|${row.key_id}`;
  const exported = await context.export(bytes('undersigned/row/v1' + place).buffer, 32);
  const rowKey = await webcrypto.subtle.importKey('raw', exported, 'AES-GCM', false, ['decrypt']);
  const plain = await webcrypto.subtle.decrypt(
    { name: 'AES-GCM', iv: base64(row.nonce), additionalData: bytes(place) }, rowKey, base64(row.ciphertext));
  console.log(new TextDecoder().decode(plain));
}
