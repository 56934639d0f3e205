// Tells the page around this one how high it is and how far somebody came: that a form was sent, never what is in it. It tells only
// the origin that this site let frame it; whatever a page sends here is not listened to.
(() => {
  'use strict';
  const root = document.documentElement;
  const { host, event, count } = root.dataset;
  // Browsers do not do this by themselves in a frame of another site.
  document.querySelector('[autofocus]')?.focus();
  if (!host || parent === window) return;
  const tell = (what) => parent.postMessage({ undersigned: 1, ...what }, host);
  tell({ top: true, ...(event && { event, count: Number(count) }) });
  new ResizeObserver(() => tell({ height: Math.ceil(root.getBoundingClientRect().height) })).observe(root);
  root.classList.add('follows');
  document.addEventListener('click', ({ target }) => {
    if (event && target.closest('.share a')) tell({ event: 'shared' });
  });
})();
