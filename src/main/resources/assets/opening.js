// Opens a list beside the page, so that the page never stands still. The rows live here, in memory, until the page is left.

const ROWS = 50;
const AT_ONCE = 200;
const TOLD = 20;
const SLICE = 2000;

let sealed;
let library;
let keys = [];
let rows = [];

const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

onmessage = async ({ data }) => {
  try {
    if (data.scripts) {
      [sealed, library] = await Promise.all(data.scripts.map((one) => import(one)));
      postMessage({ ready: true });
    }
    if (data.open) postMessage({ opened: await open(data.open.file, data.open.keys) });
    if (data.search) postMessage({ found: search(data.search.text, data.search.page) });
    if (data.save) postMessage({ saved: csv() });
    if (data.lock) postMessage({ locked: await lock(data.lock) });
  } catch (fault) {
    const kind = fault.kind ?? (fault.name === 'NotSupportedError' ? 'no-x25519' : 'failed');
    postMessage({ fault: { kind, blanks: fault.blanks ?? [] } });
  }
};

async function open(file, texts) {
  rows = [];
  keys = await sealed.keysIn(texts);
  const opens = sealed.opener(keys, library);
  const told = { rows: 0, others: {}, broken: [], howManyBroken: 0, keys: keys.map((one) => one.id) };
  let number = 0;
  let read = 0;
  for await (const lines of batches(file, (bytes) => { read += bytes; })) {
    const first = number + 1;
    number += lines.length;
    const opened = await Promise.all(lines.map((one) => (one.trim() ? opens(one).catch((fault) => fault) : null)));
    opened.forEach((one, i) => {
      if (one === null) return;
      if (one.fields) rows.push({ ...one, find: plain(Object.values(one.fields).join('\n')) });
      else if (one.kind === 'other') told.others[one.blanks[0]] = (told.others[one.blanks[0]] ?? 0) + 1;
      else {
        told.howManyBroken += 1;
        if (told.broken.length < TOLD) told.broken.push(first + i);
      }
    });
    postMessage({ progress: { part: file.size ? read / file.size : 1, rows: rows.length } });
  }
  told.rows = rows.length;
  return told;
}

/** The lines of a file, some at a time, as they are read. */
async function* batches(file, count) {
  const reader = file.stream().getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let lines = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    count(value.length);
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = parts.pop();
    for (const part of parts) {
      lines.push(part);
      if (lines.length === AT_ONCE) {
        yield lines;
        lines = [];
      }
    }
  }
  lines.push(rest + decoder.decode());
  yield lines;
}

function search(text, page) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const hits = words.length ? rows.filter((row) => words.every((word) => row.find.includes(word))) : rows;
  const last = Math.max(0, Math.ceil(hits.length / ROWS) - 1);
  const at = Math.min(Math.max(0, page), last);
  const shown = hits.slice(at * ROWS, (at + 1) * ROWS)
    .map(({ petition, fields }) => ({ petition, fields, answers: sealed.answers(fields) }));
  return { rows: shown, total: hits.length, page: at, last, first: at * ROWS + 1 };
}

function csv() {
  const parts = [sealed.csvHead()];
  for (let i = 0; i < rows.length; i += SLICE) parts.push(rows.slice(i, i + SLICE).map(sealed.csvLine).join(''));
  return new Blob(parts, { type: 'text/csv;charset=UTF-8' });
}

async function lock({ recipients, passphrase }) {
  const age = new library.Encrypter();
  if (passphrase !== undefined) age.setPassphrase(passphrase);
  else {
    const whom = recipients ?? keys.map((one) => sealed.recipient(one.open, library));
    for (const one of whom) {
      try {
        age.addRecipient(one);
      } catch {
        throw new sealed.Fault('recipient', one);
      }
    }
  }
  return new Response(await age.encrypt(csv().stream())).blob();
}
