// Saves what is written while it is written, and draws the preview again. Without this file the buttons do the same.
(() => {
  const form = document.getElementById('draft');
  const status = document.getElementById('saved');
  const frame = document.querySelector('.phone iframe');
  const other = document.getElementById('other');
  const revision = form.elements.revision;
  let timer = 0, busy = false, again = false, stopped = false;

  // Who else is at it; asked for when the page opens or is looked at again, and told with every save.
  const tell = answer => { other.textContent = answer.other; other.hidden = !answer.other; };
  const here = async () => {
    const body = new URLSearchParams({ form: form.elements.form.value, do: 'here' });
    try {
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'error' });
      if (answer.ok) tell(await answer.json());
    } catch { /* The next save tells it. */ }
  };
  document.addEventListener('visibilitychange', () => { if (!document.hidden) here(); });
  here();

  const save = async () => {
    if (stopped) return;
    if (busy) { again = true; return; }
    busy = true;
    const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
    body.set('do', 'auto');
    try {
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'error' });
      if (answer.ok) {
        const saved = await answer.json();
        revision.value = saved.revision;
        tell(saved);
        status.textContent = form.dataset.saved;
        if (frame) {
          const y = frame.contentWindow.scrollY;
          frame.addEventListener('load', () => frame.contentWindow.scrollTo(0, y), { once: true });
          frame.contentWindow.location.reload();
        }
      } else {
        // Whoever signs in again in another tab goes on here.
        stopped = answer.status !== 403;
        status.textContent = answer.status === 409 ? form.dataset.overtaken : form.dataset.failed;
        if (answer.status === 409) tell(await answer.json());
      }
    } catch {
      status.textContent = form.dataset.failed;
    }
    busy = false;
    if (again) { again = false; save(); }
  };

  // Told before a long upload, not after it.
  const weight = field => [...field.files].reduce((sum, file) => sum + file.size, 0);
  const weigh = field => {
    const large = weight(field) > Number(form.dataset.most);
    const all = [...form.querySelectorAll('input[type=file]')].reduce((sum, one) => sum + weight(one), 0);
    field.setCustomValidity(large ? form.dataset.large : all > Number(form.dataset.room) ? form.dataset.together : '');
    field.reportValidity();
  };
  form.addEventListener('change', ({ target }) => { if (target.type === 'file') weigh(target); });

  const soon = () => { clearTimeout(timer); timer = setTimeout(save, 800); };
  form.addEventListener('input', soon);
  // What somebody typed, or a browser brought back, before this file had arrived.
  const isTyped = field => field.matches('input[type=checkbox], input[type=radio]')
    ? field.checked !== field.defaultChecked
    : field.matches('textarea, input:not([type]), input[type=text]') && field.value !== field.defaultValue;
  if ([...form.elements].some(isTyped)) soon();
  form.querySelectorAll('input[type=file]').forEach(field => { if (field.files.length) weigh(field); });

  form.addEventListener('submit', event => {
    clearTimeout(timer);
    stopped = true;
    // A save that is under way would make this form look like somebody else's older one.
    if (busy) {
      event.preventDefault();
      const wait = setInterval(() => { if (!busy) { clearInterval(wait); form.requestSubmit(event.submitter); } }, 50);
    }
  });
})();
