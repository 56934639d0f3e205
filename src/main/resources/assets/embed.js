// Shows a petition in a frame: <undersigned-petition src="https://SITE/petitions/SLUG" partner="…">. The link within it stays
// until the frame has said that it is there. It loads the frame and nothing else, keeps nothing, and asks the page for no more than below.
(() => {
  'use strict';
  const NAME = 'undersigned-petition';
  const CHOICES = ['partner', 'lang', 'accent', 'radius', 'font', 'scheme'];
  const CODES = ['source', 'src', 'r', 'utm_source', 'utm_medium', 'utm_campaign'];
  const EVENTS = ['ready', 'signed', 'confirmed', 'shared'];
  const CODE = /^[\w-]{1,64}$/;
  const PATIENCE = 4000;
  if (customElements.get(NAME)) return;

  class Petition extends HTMLElement {
    connectedCallback() {
      if (this.frame || this.begin()) addEventListener('message', this.hear);
    }

    disconnectedCallback() {
      removeEventListener('message', this.hear);
    }

    begin() {
      const address = this.address();
      if (!address) return false;
      const frame = (this.frame = document.createElement('iframe'));
      frame.loading = 'lazy';
      frame.referrerPolicy = 'no-referrer';
      frame.sandbox = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';
      frame.src = address;
      frame.style.cssText = 'display:block;width:100%;height:600px;border:0';
      const link = document.createElement('slot');
      // Where the script is there before the rest of the page, the words of the link come later.
      const name = () => (frame.title = this.title || this.dataset.title || this.textContent.trim() || address.host);
      name();
      link.addEventListener('slotchange', name);
      const root = this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':host{display:block}');
      root.adoptedStyleSheets = [sheet];
      root.append(frame, link);

      this.hear = ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== address.origin || data?.undersigned !== 1) return;
        if (Number.isInteger(data.height)) frame.style.height = Math.min(Math.max(data.height, 100), 20000) + 'px';
        // The first page of the frame comes by itself: it moves nobody who reads elsewhere.
        if (data.top && link.hidden && this.getBoundingClientRect().top < 0) this.scrollIntoView();
        link.hidden = true;
        link.style.display = 'none';
        if (!EVENTS.includes(data.event)) return;
        const detail = Number.isInteger(data.count) ? { count: data.count } : {};
        this.dispatchEvent(new CustomEvent('undersigned:' + data.event, { bubbles: true, composed: true, detail }));
      };
      // A page that may not be framed here loads as nothing, and says nothing: then only the link is left.
      frame.addEventListener('load', () => setTimeout(() => {
        if (link.hidden) return;
        frame.remove();
        console.warn(NAME + ': not shown. Is ' + location.origin + ' among the sites of this organisation, is frame-src allowed here, is the form there?');
      }, PATIENCE), { once: true });
      return true;
    }

    address() {
      let page;
      try {
        page = new URL(this.getAttribute('src'), document.baseURI);
      } catch {
        return null;
      }
      const path = /^(\/[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?)?(\/petitions\/[a-z0-9-]+)$/.exec(page.pathname);
      if (!path || !/^https?:$/.test(page.protocol)) return null;
      const address = new URL((path[1] || '') + '/embed' + path[2], page);
      const query = address.searchParams;
      const styles = getComputedStyle(this);
      const take = (name, value) => value && CODE.test(value) && !query.has(name) && query.set(name, value);
      for (const name of CHOICES) {
        take(name, (this.getAttribute(name) ?? styles.getPropertyValue('--undersigned-' + name)).trim().replace(/^#|px$/g, '').toLowerCase());
        take(name, page.searchParams.get(name));
      }
      for (const from of [page.searchParams, new URLSearchParams(location.search)])
        for (const name of CODES) take(name, from.get(name));
      query.set('host', location.origin);
      return address;
    }
  }

  customElements.define(NAME, Petition);
})();
