// Asks the device for a passkey and sends what it says as a form, so that the server answers with a page. Forms of passkeys stay
// hidden where there is no script, where the browser knows no passkeys, and under a name of the site that none can belong to.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
const text = (buffer) => {
  const letters = Array.from(new Uint8Array(buffer), (one) => String.fromCharCode(one)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

class Often extends Error {}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential || location.hostname !== form.dataset.host) continue;
  form.hidden = false;
  for (const without of form.parentElement.querySelectorAll('[data-without]')) without.hidden = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run(form);
  });
}

async function run(form) {
  const button = form.querySelector('button');
  if (button.disabled) return;
  button.disabled = true;
  tell(form, '');
  try {
    const options = await ask(form);
    form.elements.answer.value = JSON.stringify(form.dataset.passkey === 'make' ? await make(options) : await use(options));
    form.submit();
  } catch (fault) {
    button.disabled = false;
    tell(form, kind(fault));
  }
}

async function ask(form) {
  const action = form.getAttribute('action');
  const body = new URLSearchParams({ form: form.elements.form?.value ?? '' });
  const answer = await fetch(`${action}/challenge`, { method: 'POST', body, headers: { Accept: 'application/json' } });
  if (answer.status === 429) throw new Often();
  if (!answer.ok) throw new Error('not asked');
  return answer.json();
}

async function make(options) {
  const known = options.excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) }));
  const user = { ...options.user, id: bytes(options.user.id) };
  const publicKey = { ...options, user, challenge: bytes(options.challenge), excludeCredentials: known };
  const made = await navigator.credentials.create({ publicKey });
  return told(made, { attestationObject: text(made.response.attestationObject) });
}

async function use(options) {
  const used = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge) } });
  return told(used, {
    authenticatorData: text(used.response.authenticatorData),
    signature: text(used.response.signature),
    userHandle: used.response.userHandle ? text(used.response.userHandle) : null,
  });
}

function told(passkey, response) {
  return {
    id: passkey.id,
    rawId: text(passkey.rawId),
    type: passkey.type,
    response: { clientDataJSON: text(passkey.response.clientDataJSON), ...response },
    clientExtensionResults: {},
  };
}

function kind(fault) {
  if (fault instanceof Often) return 'often';
  if (fault.name === 'NotAllowedError' || fault.name === 'AbortError') return 'cancelled';
  return fault.name === 'InvalidStateError' ? 'known' : 'failed';
}

function tell(form, what) {
  for (const one of form.querySelectorAll('[data-fault]')) one.hidden = one.dataset.fault !== what;
}
