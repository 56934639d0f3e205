// Makes an organisation's key in the browser, and tries keys. The private half is in the memory of this page and in the files that somebody
// saves: what goes to the site is the public half, and the answer to a test that only the private half can give.

const card = document.querySelector('[data-sealed]');
const { Fault, make, privateFile, publicLine, keysIn, opener } = await import(card.dataset.sealed);
const library = import(card.dataset.crypto);
let made = null;
let proven = false;

for (const one of document.querySelectorAll('[data-script]')) one.hidden = false;
for (const one of document.querySelectorAll('[data-without]')) one.hidden = true;

document.querySelector('#make')?.addEventListener('click', async (event) => {
  tell(card, '');
  try {
    made = await make();
  } catch {
    tell(card, 'no-x25519');
    return;
  }
  event.target.disabled = true;
  card.querySelector('[data-id]').textContent = made.id;
  card.querySelector('[data-made]').hidden = false;
  for (const one of card.querySelectorAll('[data-copy]')) one.disabled = false;
});

for (const button of document.querySelectorAll('[data-copy]'))
  button.addEventListener('click', () => {
    const copy = button.dataset.copy;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([privateFile(made, copy, card.dataset.name)], { type: 'text/plain' }));
    link.download = `${card.dataset.name}-${made.id}-copy-${copy}.key`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    button.classList.add('saved');
  });

for (const form of document.querySelectorAll('form[data-prove]'))
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    prove(form);
  });

// A key that nobody has saved and tried is gone with the page.
addEventListener('beforeunload', (event) => {
  if (made && !proven) event.preventDefault();
});

async function prove(form) {
  const button = form.querySelector('button');
  if (button.disabled) return;
  button.disabled = true;
  tell(form, '');
  try {
    const keys = await chosen(form);
    const asked = await ask(form, keys[0]);
    let code = '';
    // Each copy opens the test by itself.
    for (const key of keys) code = (await opener([key], await library)(asked.line)).fields.code;
    form.elements.test.value = asked.test;
    form.elements.code.value = code;
    proven = true;
    form.submit();
  } catch (fault) {
    button.disabled = false;
    tell(form, fault instanceof Fault ? fault.kind : fault.name === 'NotSupportedError' ? 'no-x25519' : 'failed', fault.blanks);
  }
}

async function chosen(form) {
  const files = [...form.querySelectorAll('input[type=file]')].map((one) => one.files[0]);
  if (files.some((one) => !one)) throw new Fault('choose');
  const keys = [];
  for (const file of files) {
    if (file.size > 10_000) throw new Fault('no-key');
    keys.push(...(await keysIn([await file.text()])));
  }
  const wanted = form.dataset.prove || made?.id || keys[0].id;
  const other = keys.find((one) => one.id !== wanted);
  if (other) throw new Fault('other-key', other.id, wanted);
  return keys;
}

async function ask(form, key) {
  const body = new URLSearchParams({ form: form.elements.form.value, key: publicLine(key) });
  const answer = await fetch(card.dataset.tests, { method: 'POST', body, headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error('not asked');
  return answer.json();
}

function tell(within, kind, blanks = []) {
  const what = !kind || within.querySelector(`[data-fault="${kind}"]`) ? kind : 'failed';
  for (const one of within.querySelectorAll('[data-fault]')) {
    one.hidden = one.dataset.fault !== what;
    one.dataset.text ??= one.textContent;
    one.textContent = blanks.reduce((text, blank, i) => text.replaceAll(`%${i + 1}`, blank), one.dataset.text);
  }
}
