(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const year = 31536000;
  const watchers = new Set();

  const remember = (name, value) => {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`;
  };
  // Times of day are told by the reader's own clock.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.split('; ').includes(`zone=${zone}`)) remember('zone', zone);

  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
  const tell = () => watchers.forEach(watcher => watcher.invokeMethodAsync('ThemeChanged', isDark()).catch(() => watchers.delete(watcher)));
  const announce = text => {
    const region = document.getElementById('announce');
    if (region) {
      region.textContent = '';
      requestAnimationFrame(() => region.textContent = text);
    }
  };

  const flipTheme = () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remember('theme', root.dataset.theme);
    tell();
  };

  const flipRail = button => {
    const rail = document.getElementById('shell').classList.toggle('rail');
    button.setAttribute('aria-pressed', rail);
    remember('nav', rail ? 'rail' : 'full');
  };

  const copy = async button => {
    const done = button.querySelector('[data-copy-label]');
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      announce('Copied');
      if (done) {
        const before = done.textContent;
        done.textContent = 'Copied';
        setTimeout(() => done.textContent = before, 2000);
      }
    } catch {
      const text = document.getElementById(button.getAttribute('aria-describedby'));
      if (text) getSelection().selectAllChildren(text);
    }
  };

  // What stands in a text field that no form keeps a draft of comes along to the page that is loaded again, to be taken from there.
  const carried = 'carried';
  const carry = () => {
    const texts = [...document.querySelectorAll('main textarea, .mud-dialog textarea, .mud-dialog input[type="text"]')]
      .filter(field => field.value.trim() && !field.readOnly && !field.closest('form[data-draft]'))
      .map(field => ({ label: field.labels?.[0]?.textContent.trim() || field.getAttribute('aria-label') || 'Text', text: field.value }));
    if (texts.length) sessionStorage.setItem(carried, JSON.stringify({ reader: document.body.dataset.reader, path: location.pathname, texts }));
  };
  const unpack = () => {
    const kept = JSON.parse(sessionStorage.getItem(carried) ?? 'null');
    const main = document.getElementById('main');
    if (!kept || !main || kept.path !== location.pathname) return;
    sessionStorage.removeItem(carried);
    if (kept.reader !== document.body.dataset.reader) return;
    const section = document.createElement('section');
    section.className = 'page stack-4 carried';
    const title = document.createElement('h2');
    title.textContent = 'What you had typed';
    section.append(title);
    for (const { label, text } of kept.texts) {
      const line = document.createElement('label');
      const area = document.createElement('textarea');
      line.textContent = label;
      Object.assign(area, { value: text, readOnly: true, rows: 3 });
      line.append(area);
      section.append(line);
    }
    main.prepend(section);
    announce('What you typed before is at the top of the page');
  };
  const reload = () => {
    carry();
    location.reload();
  };

  const reconnect = async () => {
    const banner = document.getElementById('components-reconnect-modal');
    if (banner.classList.contains('components-reconnect-rejected')) return reload();
    try {
      if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) reload();
    } catch {
      banner.classList.add('components-reconnect-failed');
    }
  };

  system.addEventListener('change', tell);

  addEventListener('click', event => {
    const on = selector => event.target.closest?.(selector);
    if (on('[data-theme-switch]')) flipTheme();
    else if (on('[data-rail]')) flipRail(on('[data-rail]'));
    else if (on('[data-copy]')) copy(on('[data-copy]'));
    else if (on('[data-reconnect]')) reconnect();
    else if (on('[data-reload]')) reload();
    // An interactive page takes over links inside itself and only scrolls: the focus has to follow by hand.
    const inside = on('a[href*="#"]');
    if (inside?.hash && inside.pathname === location.pathname && inside.search === location.search) document.getElementById(decodeURIComponent(inside.hash.slice(1)))?.focus();
    document.querySelectorAll('details[data-pop][open]').forEach(pop => {
      if (!pop.contains(event.target) || on('[data-pop] a, [data-pop] button.mi')) pop.open = false;
    });
  });

  addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const pop = document.querySelector('details[data-pop][open]');
    if (pop) {
      pop.open = false;
      pop.querySelector('summary').focus();
    }
  });

  // What a menu of the shell lies over cannot be hit by mistake: the first click beside it closes it. A toggle does not bubble.
  addEventListener('toggle', () => {
    const main = document.querySelector('main');
    if (main) main.inert = [...document.querySelectorAll('details[data-pop][open]')].some(pop => !main.contains(pop));
  }, true);

  // The promise beside the form is that of the role just chosen; where it cannot be had there is none.
  const showOffer = async choice => {
    const chosen = choice.value;
    const answer = await fetch(`/refer/offer?opening=${encodeURIComponent(chosen)}`).catch(() => null);
    if (choice.value !== chosen) return;
    const offer = document.getElementById('offer');
    if (!answer?.ok || answer.redirected) return offer.replaceChildren();
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('offer');
    offer.replaceWith(drawn);
    announce(drawn.querySelector('section').innerText);
  };

  addEventListener('change', event => {
    if (event.isTrusted && event.target.matches?.('[data-submit-on-change]')) event.target.form?.requestSubmit();
    if (event.target.matches?.('[data-offer]')) showOffer(event.target);
  });

  // The shell stays when a page changes inside it, so the focus has to be moved by hand.
  let page = location.pathname;
  window.Blazor?.addEventListener?.('enhancedload', () => {
    if (page === location.pathname) return;
    page = location.pathname;
    document.getElementById('main')?.focus({ preventScroll: true });
  });

  let keys = null;
  const forgetKeys = listener => {
    if (keys && (!listener || keys.listener._id === listener._id)) keys = null;
  };
  addEventListener('keydown', event => {
    if (!keys || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest?.('input, textarea, select, [contenteditable]') || document.querySelector('.mud-dialog')) return;
    const key = event.key.toLowerCase();
    if (key.length !== 1 || !keys.allowed.includes(key)) return;
    event.preventDefault();
    // What needs nothing of the server happens here, so that typing can go on at once.
    const here = document.querySelector(`main [data-key="${key}"]`);
    if (here?.tagName === 'DETAILS') {
      here.open = true;
      here.querySelector('.menu button, .menu a')?.focus();
      return;
    }
    if (here) return here.focus();
    keys.listener.invokeMethodAsync('Key', key).catch(() => keys = null);
  });

  // What was typed into a long form outlives a lost connection and a reload, in this tab, until it is saved or its writer signs out.
  // It is kept under its writer's id: whoever signs in next in this tab does not see it.
  const draftsOf = path => `draft:${document.body.dataset.reader}:${path}:`;
  const draftKey = form => draftsOf(location.pathname) + form.dataset.draft;
  const valueOf = field => field.type === 'checkbox' ? field.checked : field.value;
  const keepDraft = event => {
    const form = event.target.closest?.('form[data-draft]');
    if (!form || !event.target.id || !event.isTrusted || event.target.type === 'file') return;
    const draft = JSON.parse(sessionStorage.getItem(draftKey(form)) ?? '{}');
    draft[event.target.id] = valueOf(event.target);
    sessionStorage.setItem(draftKey(form), JSON.stringify(draft));
  };
  const bringBack = form => {
    if (form.dataset.drafted) return;
    form.dataset.drafted = 'yes';
    const draft = JSON.parse(sessionStorage.getItem(draftKey(form)) ?? '{}');
    let back = 0;
    for (const [id, value] of Object.entries(draft)) {
      const field = form.querySelector(`#${CSS.escape(id)}`);
      if (!field || field.type === 'file' || valueOf(field) === value) continue;
      if (field.type === 'checkbox') field.checked = value; else field.value = value;
      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
      back++;
    }
    if (back) announce('What you typed before is back');
  };
  addEventListener('input', keepDraft);
  addEventListener('change', keepDraft);
  new MutationObserver(() => document.querySelectorAll('form[data-draft]:not([data-drafted])').forEach(form => setTimeout(() => bringBack(form))))
    .observe(document.body, { childList: true, subtree: true });
  addEventListener('submit', event => {
    if (!event.target.action?.endsWith('/sign-out')) return;
    sessionStorage.clear();
    // Its end is told to every open page; this one is on its way already, and must not be called back from it.
    window.Blazor?.disconnect?.();
  });
  if (document.querySelector('[data-signed-out]')) sessionStorage.clear();
  const forget = (path, name = '') => Object.keys(sessionStorage).filter(key => key.startsWith(draftsOf(path) + name)).forEach(key => sessionStorage.removeItem(key));
  document.querySelectorAll('[data-forget-draft]').forEach(sent => forget(sent.dataset.forgetDraft));
  document.querySelectorAll('form[data-draft]').forEach(form => bringBack(form));
  unpack();

  window.app = {
    announce,
    carry,
    reload,
    forgetDraft: name => forget(location.pathname, name),
    watchKeys: (listener, allowed) => { keys = { listener, allowed }; },
    forgetKeys,
    watchTheme: watcher => (watchers.add(watcher), isDark()),
    show: id => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }),
    count: (href, value, hot) => document.querySelectorAll(`nav a[href="${href}"]`).forEach(link => {
      link.querySelector('.count')?.remove();
      if (!value) return;
      const count = document.createElement('span');
      count.className = hot ? 'count hot' : 'count';
      count.textContent = value;
      if (hot) {
        const overdue = document.createElement('span');
        overdue.className = 'sr';
        overdue.textContent = ' overdue';
        count.append(overdue);
      }
      link.append(count);
    }),
    focus: id => document.getElementById(id)?.focus(),
  };
})();
