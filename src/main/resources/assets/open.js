// The page on which somebody opens a list of sealed rows. Neither the key nor the list leaves it: its policy lets it ask nobody, and it keeps
// nothing. What takes long is done in a worker (opening.js).

const page = document.querySelector('#opening');
const result = document.querySelector('#opened');
const language = document.documentElement.lang;
const number = (value) => value.toLocaleString(language);
const titles = new Map([...document.querySelectorAll('[data-petition]')].map((one) => [one.dataset.petition, one.textContent]));
const worker = new Worker(page.dataset.worker, { type: 'module' });
const PASSPHRASE = 16;
let at = 0;

worker.postMessage({ scripts: [page.dataset.sealed, page.dataset.crypto].map((one) => new URL(one, location).href) });
worker.onerror = () => failed('no-x25519');

// Everything is here now, and the network is not needed any more.
function ready() {
  page.hidden = false;
  for (const one of document.querySelectorAll('[data-without]')) one.hidden = true;
}

page.addEventListener('submit', async (event) => {
  event.preventDefault();
  tell();
  const file = page.querySelector('#rows').files[0];
  const keys = [...page.querySelector('#keys').files];
  if (!file || keys.length === 0 || keys.some((one) => one.size > 10_000)) return tell(file && keys.length ? 'no-key' : 'choose');
  result.hidden = true;
  busy(true);
  worker.postMessage({ open: { file, keys: await Promise.all(keys.map((one) => one.text())) } });
});

worker.onmessage = ({ data }) => {
  if (data.ready) ready();
  if (data.progress) progress(data.progress);
  if (data.opened) opened(data.opened);
  if (data.found) show(data.found);
  if (data.saved) save(data.saved, 'csv');
  if (data.locked) save(data.locked, 'csv.age');
  if (data.fault) failed(data.fault.kind, data.fault.blanks);
};

function busy(is) {
  for (const one of document.querySelectorAll('#opening button, #saving button, #locking button')) one.disabled = is;
  page.querySelector('#progress').hidden = !is;
  if (is) progress({ part: 0, rows: 0 });
}

function progress({ part, rows }) {
  page.querySelector('progress').value = part;
  page.querySelector('[data-read]').textContent = number(rows);
}

function opened(told) {
  busy(false);
  const others = Object.entries(told.others);
  for (const [wanted, rows] of others) tell(told.rows ? 'other-some' : 'other-all', [wanted, number(rows), told.keys.join(', ')]);
  if (told.howManyBroken) {
    const more = told.howManyBroken > told.broken.length ? ' …' : '';
    tell('broken', [number(told.howManyBroken), told.broken.map(number).join(', ') + more]);
  }
  if (!told.rows) {
    if (!others.length && !told.howManyBroken) tell('empty');
    return;
  }
  result.hidden = false;
  document.querySelector('[data-opened]').textContent = number(told.rows);
  document.querySelector('#search').value = '';
  find(0);
  result.querySelector('h2').focus();
}

document.querySelector('#search').addEventListener('input', () => find(0));
document.querySelector('#before').addEventListener('click', () => find(at - 1));
document.querySelector('#after').addEventListener('click', () => find(at + 1));
document.querySelector('#looking').addEventListener('submit', (event) => event.preventDefault());

function find(wanted) {
  worker.postMessage({ search: { text: document.querySelector('#search').value, page: wanted } });
}

function show(found) {
  at = found.page;
  document.querySelector('#before').disabled = at === 0;
  document.querySelector('#after').disabled = at === found.last;
  document.querySelector('[data-found]').textContent = number(found.total);
  document.querySelector('[data-shown]').textContent = found.total
    ? `${number(found.first)}–${number(found.first + found.rows.length - 1)}` : number(0);
  document.querySelector('#table tbody').replaceChildren(...found.rows.map((row) => {
    const line = document.createElement('tr');
    const cells = [row.fields.name, row.fields.email, row.fields.country, row.fields.postcode,
      titles.get(row.petition) ?? row.petition, row.answers];
    cells.forEach((text, i) => {
      const cell = document.createElement(i === 0 ? 'th' : 'td');
      if (i === 0) cell.scope = 'row';
      cell.dir = 'auto';
      cell.textContent = text ?? '';
      line.append(cell);
    });
    return line;
  }));
}

document.querySelector('#saving').addEventListener('submit', (event) => {
  event.preventDefault();
  ask({ save: true });
});

for (const kind of ['recipients', 'passphrase'])
  document.querySelector(`#${kind}`).addEventListener('input', () => { document.querySelector(`#for-${kind}`).checked = true; });

document.querySelector('#locking').addEventListener('submit', (event) => {
  event.preventDefault();
  const how = new FormData(event.target).get('for');
  const typed = document.querySelector('#recipients').value.split(/\s+/).filter(Boolean);
  const passphrase = document.querySelector('#passphrase').value;
  if (how === 'recipients' && typed.length === 0) return tell('recipient', ['']);
  if (how === 'passphrase' && [...passphrase].length < PASSPHRASE) return tell('passphrase');
  ask({ lock: how === 'own' ? {} : how === 'recipients' ? { recipients: typed } : { passphrase } });
});

function ask(what) {
  tell();
  for (const one of document.querySelectorAll('#saving button, #locking button')) one.disabled = true;
  worker.postMessage(what);
}

function save(blob, ending) {
  busy(false);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${page.dataset.name}-supporters-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function failed(kind, blanks = []) {
  busy(false);
  tell(kind, blanks);
}

/** Shows one more message; without a kind, none. */
function tell(kind, blanks = []) {
  const list = document.querySelector('#told');
  if (!kind) return list.replaceChildren();
  const words = document.querySelector(`[data-say="${kind}"]`) ?? document.querySelector('[data-say="failed"]');
  const line = document.createElement('p');
  line.className = 'wrong';
  line.dataset.fault = kind;
  line.textContent = blanks.reduce((text, blank, i) => text.replaceAll(`%${i + 1}`, blank), words.textContent);
  list.append(line);
}
