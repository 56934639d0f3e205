// Adds to the ways of passing a petition on what only a script can do: the device's own way, and copying. Asks nobody for anything.
'use strict';

for (const ways of document.querySelectorAll('[data-share]')) {
  const { share, title, url, native, copy, copied } = ways.dataset;

  const add = (label, act) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = label;
    button.addEventListener('click', () => act(button));
    item.append(button);
    ways.prepend(item);
    return item;
  };

  if (navigator.clipboard) {
    const told = document.createElement('span');
    told.className = 'unseen';
    told.setAttribute('role', 'status');
    const item = add(copy, async (button) => {
      try {
        await navigator.clipboard.writeText(url);
        button.textContent = copied;
        told.textContent = copied;
      } catch {
        // Refused by the browser: the address stands above and can be selected.
      }
    });
    item.append(told);
  }

  if (navigator.share)
    add(native, async () => {
      try {
        await navigator.share({ title, text: share, url });
      } catch {
        // Closed without choosing.
      }
    });
}
