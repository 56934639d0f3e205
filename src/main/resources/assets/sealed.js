// Keys and sealed rows, as ./undersigned key new and ./undersigned open have them. Nothing here asks the network or keeps anything. HPKE
// and Bech32 are handed in (crypto.js); X25519, AES-GCM and SHA-256 are the browser's.

const PRIVATE = 'undersigned-private-v1:';
const PUBLIC = 'undersigned-public-v1:';
const SHARE = 'undersigned-share-v1:';
const LENGTH = 32;
// What stands before a private key of 32 bytes in PKCS #8 (RFC 8410, 7), the one form that every browser reads.
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20];
const FIELDS = ['name', 'email', 'country', 'postcode'];

/** Something that the page has words for: its kind, and what goes into the blanks. */
export class Fault extends Error {
  constructor(kind, ...blanks) {
    super(kind);
    this.kind = kind;
    this.blanks = blanks;
  }
}

const bytes = (text) => new TextEncoder().encode(text);
const decode = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
const decodeUrl = (text) => decode(text.replaceAll('-', '+').replaceAll('_', '/'));
const hex = (some) => Array.from(some, (one) => one.toString(16).padStart(2, '0')).join('');
const encodeUrl = (some) =>
  btoa(String.fromCharCode(...some)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** The key of 32 bytes that a file has; nothing if it has another kind or none. */
function inFile(kind, text) {
  const lines = text.split(/\r\n|\r|\n/).map((one) => one.trim()).filter((one) => one && !one.startsWith('#'));
  if (lines.length !== 1 || !lines[0].startsWith(kind)) return null;
  try {
    const key = decodeUrl(lines[0].slice(kind.length));
    return key.length === LENGTH && key.some((one) => one !== 0) ? key : null;
  } catch {
    return null;
  }
}

/** Both halves of a private key, with what names it. */
async function pair(secret) {
  const held = await crypto.subtle.importKey('pkcs8', Uint8Array.of(...PKCS8, ...secret), 'X25519', true, ['deriveBits']);
  const { x } = await crypto.subtle.exportKey('jwk', held);
  return { secret, open: decodeUrl(x), id: await id(decodeUrl(x)) };
}

async function id(open) {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.of(...bytes('key/id'), ...open));
  return hex(new Uint8Array(digest, 0, 8));
}

/** A new pair; the browser makes it. */
export async function make() {
  const { privateKey } = await crypto.subtle.generateKey('X25519', true, ['deriveBits']);
  const { d } = await crypto.subtle.exportKey('jwk', privateKey);
  return pair(decodeUrl(d));
}

/** The line of a public key. */
export const publicLine = (key) => PUBLIC + encodeUrl(key.open);

/** What is written to a file, which ./undersigned open takes as well. */
export const privateFile = (key, copy, whose) =>
  `# Undersigned private key ${key.id} of ${whose}, copy ${copy} of 2. Keep it off the server, with the other copy in a second place.\n`
  + `${PRIVATE}${encodeUrl(key.secret)}\n`;

/** The whole keys of these files, or the one key of two halves. */
export async function keysIn(texts) {
  const whole = texts.map((one) => inFile(PRIVATE, one));
  if (whole.length > 0 && whole.every(Boolean)) return Promise.all(whole.map(pair));
  const halves = texts.map((one) => inFile(SHARE, one));
  if (halves.length === 2 && halves.every(Boolean)) return [await pair(halves[0].map((one, i) => one ^ halves[1][i]))];
  throw new Fault(halves.some(Boolean) ? 'half' : 'no-key');
}

/** How age writes a public key of ours. */
export const recipient = (open, { bech32 }) => bech32.encodeFromBytes('age', open);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Fields as they have to be: texts by name. */
function texts(fields) {
  if (!Object.values(fields).every((one) => typeof one === 'string')) throw new Fault('broken');
  return fields;
}

/** What is bound to a row, from the fields of its line. */
function place(line) {
  const end = `${line.recipient}|${line.purpose}|${line.key_id}`;
  // Whoever knows the public key can make a line: nothing of it reaches a table unchecked.
  if (!UUID.test(line.petition)) throw new Fault('broken');
  if (line.algorithm === 'hpke-export/v1') return `seal/v1|${line.petition}|${line.signature}|${end}`;
  throw new Fault('broken');
}

/** Opens lines with these keys. A context is set up once for all of its lines. */
export function opener(keys, { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 }) {
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const contexts = new Map();

  const context = (key, line) => {
    const name = `${line.enc} ${line.recipient} ${line.key_id}`;
    if (!contexts.has(name)) contexts.set(name, begin(key, line));
    return contexts.get(name);
  };

  async function begin(key, line) {
    const recipientKey = await suite.kem.importKey('raw', key.secret.slice().buffer, false);
    const info = bytes(`undersigned/context/v1|${line.recipient}|${line.key_id}`).buffer;
    return suite.createRecipientContext({ recipientKey, enc: decode(line.enc).buffer, info });
  }

  /** What a line holds. Refused with a Fault: `other` names the key that is wanted, `broken` is anything else. */
  return async (text) => {
    let line;
    try {
      line = JSON.parse(text);
    } catch {
      throw new Fault('broken');
    }
    if (typeof line?.key_id !== 'string' || typeof line.ciphertext !== 'string') throw new Fault('broken');
    const key = keys.find((one) => one.id === line.key_id);
    if (!key) throw new Fault('other', line.key_id);
    try {
      const bound = place(line);
      const exported = await (await context(key, line)).export(bytes('undersigned/row/v1' + bound).buffer, LENGTH);
      const rowKey = await crypto.subtle.importKey('raw', exported, 'AES-GCM', false, ['decrypt']);
      const how = { name: 'AES-GCM', iv: decode(line.nonce), additionalData: bytes(bound) };
      const plain = await crypto.subtle.decrypt(how, rowKey, decode(line.ciphertext));
      return {
        petition: line.petition,
        supporter: line.supporter ? hex(decode(line.supporter)) : '',
        fields: texts(JSON.parse(new TextDecoder().decode(plain))),
      };
    } catch {
      throw new Fault('broken');
    }
  };
}

/** What people answered beside the usual fields, by name. */
export const answers = (fields) =>
  Object.keys(fields).filter((one) => !FIELDS.includes(one)).sort()
    .map((one) => `${one.replace(/^own\./, '')}: ${fields[one]}`).join('\n');

// A spreadsheet could take it for a formula.
const safe = (text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const record = (cells) => cells.map(cell).join(',') + '\r\n';

/** The first line of the table: the same columns as ./undersigned open --csv. */
export const csvHead = () => record(['petition', 'supporter', ...FIELDS, 'answers']);

/** One of its lines. */
export const csvLine = (row) =>
  record([row.petition, row.supporter, ...FIELDS.map((one) => safe(row.fields[one] ?? '')), safe(answers(row.fields))]);
