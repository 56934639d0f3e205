// Checks a receipt in this browser. Nothing is sent anywhere, and the policy of the page forbids it.
//
// The rules are those of Receipt.java, in the same order; a test gives both the same files. What a receipt is made of stands in
// docs/transparency.md. Text is read in one spelling only: whatever the program would not have written is unreadable.

const LONGEST = 65536;
const LAST_NUMBER = 2n ** 63n - 1n;
const SPACE_OR_PLUS = /[\p{Z}\u0085+]/u;

class Unreadable extends Error {}
class NotValid extends Error {}
class BadKey extends Error {}

/**
 * @param {Uint8Array} bytes of the file
 * @param {string} typed the log's key, or nothing: then the receipt's own is used
 * @returns {Promise<{verdict: string}>} valid (number, size, origin, personal, ownKey), not-valid (reason), unreadable or bad-key
 */
export async function judge(bytes, typed = '') {
  try {
    const trusted = typed && (await readKey(typed, BadKey));
    const receipt = await readReceipt(bytes);
    if (trusted && trusted.text !== receipt.key.text) throw new NotValid('OTHER_KEY');
    return { verdict: 'valid', ...(await prove(receipt)), ownKey: !trusted };
  } catch (e) {
    if (e instanceof BadKey) return { verdict: 'bad-key' };
    if (e instanceof Unreadable) return { verdict: 'unreadable' };
    if (e instanceof NotValid) return { verdict: 'not-valid', reason: e.message };
    throw e;
  }
}

/** Whether this browser has Ed25519. Without HTTPS browsers hide their cryptography altogether. */
export async function canJudge() {
  const anyKey = bytesOf('11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='); // RFC 8032, section 7.1, test 1
  try {
    await crypto.subtle.importKey('raw', anyKey, 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

// ---- proving

async function prove({ leaf, index, hashes, checkpoint, key, owner }) {
  const { note, signatures, origin, size, root } = checkpoint;
  const signedBy = signatures.filter((one) => one.name === key.name && one.id === key.id);
  if (!signedBy.length) throw new NotValid('NOT_SIGNED');
  for (const one of signedBy) if (!(await signed(key, one.signature, note))) throw new NotValid('BAD_SIGNATURE');
  if (origin !== key.name) throw new NotValid('OTHER_LOG');
  if (!(await included(leaf.line, index, size, hashes, root))) throw new NotValid('NOT_INCLUDED');
  if (owner && (await commitment(owner, origin)) !== leaf.commitment) throw new NotValid('OTHER_PERSON');
  return { number: index + 1n, size, origin, personal: Boolean(owner) };
}

async function signed(key, signature, note) {
  const verifier = await crypto.subtle.importKey('raw', key.bytes, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', verifier, signature, utf8(note));
}

/** RFC 9162, section 2.1.3.2: the hashes lead from the leaf to the root, with none missing and none too many. */
async function included(line, index, size, hashes, root) {
  let node = index;
  let last = size - 1n;
  let above = await sha256([0], utf8(line));
  for (const sibling of hashes) {
    if (last === 0n) return false;
    if (node & 1n || node === last) {
      above = await sha256([1], sibling, above);
      // The last node of a level may have no sibling; it moves up as it is.
      while (!(node & 1n) && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else above = await sha256([1], above, sibling);
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && base64(above) === root;
}

async function commitment({ salt, tag }, origin) {
  const key = await crypto.subtle.importKey('raw', salt, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const text = `petition-signature/v1\n${origin}\n${base64(tag)}\n`;
  return base64(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text))));
}

// ---- reading

async function readReceipt(bytes) {
  need(bytes.length <= LONGEST);
  const text = decode(bytes);
  const [, line, commitment] = text.match(/^(petition-signature\/v1 ([A-Za-z0-9+/]{43}=)\n)/) ?? fail();
  bytesOf(commitment);
  const body = after('c2sp.org/tlog-proof@v1\n', text.slice(line.length));
  const gap = body.indexOf('\n\n');
  need(gap >= 0);
  const [extra, index, ...hashes] = body.slice(0, gap).split('\n');
  const checkpoint = readCheckpoint(body.slice(gap + 2));
  need(index !== undefined && hashes.length <= 63);
  const proof = { index: number(after('index ', index)), hashes: hashes.map(hash) };
  need(proof.index < checkpoint.size);
  return { leaf: { line, commitment }, checkpoint, ...proof, ...(await readExtra(after('extra ', extra))) };
}

async function readExtra(encoded) {
  const lines = linesOf(decode(bytesOf(encoded)));
  need(lines.length === 1 || lines.length === 3);
  const key = await readKey(after('vkey ', lines[0]), Unreadable);
  need(key.name.endsWith('/signatures'));
  return { key, owner: lines[1] && { salt: hash(after('salt ', lines[1])), tag: hash(after('tag ', lines[2])) } };
}

function readCheckpoint(text) {
  const gap = text.lastIndexOf('\n\n');
  need(gap >= 0);
  const note = text.slice(0, gap + 1);
  const signatures = linesOf(text.slice(gap + 2)).map(readSignature);
  need(signatures.length <= 100);
  const [origin, size, root, ...extensions] = linesOf(note);
  need(origin && root !== undefined && extensions.every(Boolean));
  hash(root);
  return { note, signatures, origin, size: number(size), root };
}

function readSignature(line) {
  const [, name, encoded] = line.match(/^— ([^ ]*) (.*)$/s) ?? fail();
  need(isName(name));
  const bytes = bytesOf(encoded);
  need(bytes.length >= 5);
  return { name, id: hex(bytes.slice(0, 4)), signature: bytes.slice(4) };
}

/** NAME+ID+BASE64(01 || key). The bytes are not shown to be a point of the curve; those that are none sign nothing. */
async function readKey(text, Refusal) {
  try {
    const [, name, id, encoded] = text.match(/^([^+]*)\+([0-9a-f]{8})\+(.*)$/s) ?? fail();
    need(isName(name) && !/[\0-\x1f]/.test(name));
    const typed = bytesOf(encoded);
    need(typed.length === 33 && typed[0] === 1);
    need(hex((await sha256(utf8(name + '\n'), typed)).slice(0, 4)) === id);
    return { text, name, id, bytes: typed.slice(1) };
  } catch (e) {
    if (e instanceof Unreadable) throw new Refusal();
    throw e;
  }
}

// ---- text and bytes

function fail() {
  throw new Unreadable();
}

function need(holds) {
  if (!holds) fail();
}

function decode(bytes) {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    fail();
  }
  need(!/[\0-\x09\x0b-\x1f]/.test(text));
  return text;
}

function after(prefix, text) {
  need(text.startsWith(prefix));
  return text.slice(prefix.length);
}

function linesOf(text) {
  need(text.endsWith('\n'));
  return text.slice(0, -1).split('\n');
}

function number(digits) {
  need(/^(0|[1-9][0-9]{0,18})$/.test(digits));
  need(BigInt(digits) <= LAST_NUMBER);
  return BigInt(digits);
}

function isName(text) {
  return text !== '' && !SPACE_OR_PLUS.test(text);
}

function hash(encoded) {
  const bytes = bytesOf(encoded);
  need(bytes.length === 32);
  return bytes;
}

/** Base64 with its padding and its unused bits zero; atob() alone would forgive both. */
function bytesOf(encoded) {
  let binary;
  try {
    binary = atob(encoded);
  } catch {
    fail();
  }
  need(btoa(binary) === encoded);
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}

function base64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

function hex(bytes) {
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

async function sha256(...parts) {
  const all = new Uint8Array(await new Blob(parts.map((part) => Uint8Array.from(part))).arrayBuffer());
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

// ---- the page

function page() {
  const get = (id) => document.getElementById(id);
  const [form, file, pasted, key, result] = ['check', 'file', 'pasted', 'key', 'result'].map(get);

  /** Shows a copy of a template, without the parts that are for other cases. */
  function say(template, cases = [], fill = {}) {
    const copy = get(template).content.cloneNode(true);
    for (const part of copy.querySelectorAll('[data-when]')) if (!cases.includes(part.dataset.when)) part.remove();
    for (const part of copy.querySelectorAll('[data-fill]'))
      part.textContent = part.textContent.replace(/%(\w+)%/g, (all, name) => fill[name] ?? all);
    result.dataset.verdict = template;
    result.replaceChildren(copy);
    result.scrollIntoView({ block: 'nearest' });
  }

  function tell(found) {
    const numbers = new Intl.NumberFormat(document.documentElement.lang + '-u-nu-latn');
    const cases = [found.reason, found.ownKey ? 'own-key' : 'typed-key', found.personal ? 'personal' : 'anonymous'];
    say(found.verdict, cases, {
      number: numbers.format(found.number ?? 0),
      size: numbers.format(found.size ?? 0),
      origin: found.origin,
    });
  }

  // Somebody may choose another file before the first is judged; what stands there is about the last.
  let asked = 0;

  async function check(source) {
    const mine = ++asked;
    const large = source.size > LONGEST;
    const found = large ? { verdict: 'unreadable' } : await judge(new Uint8Array(await source.arrayBuffer()), key.value.trim());
    if (mine === asked) tell(found);
  }

  function checkWhatIsThere() {
    // Who marks and copies a text easily loses its last newline, or takes one too many.
    if (pasted.value.trim()) return check(new Blob([pasted.value.trim() + '\n']));
    if (file.files[0]) return check(file.files[0]);
    asked++;
    say('nothing');
  }

  file.addEventListener('change', () => {
    pasted.value = '';
    if (file.files[0]) check(file.files[0]);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    checkWhatIsThere();
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files[0]) return;
    file.files = event.dataTransfer.files;
    file.dispatchEvent(new Event('change'));
  });

  get('no-script').remove();
  canJudge().then((can) => {
    form.hidden = false;
    if (can) return;
    form.remove();
    say('no-ed25519');
  });
}

if (globalThis.document) page();
