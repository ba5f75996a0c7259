/**
 * The script of a page. The page is whole without it; it adds what asks for one: search, filters, copying, and the choice of light or
 * dark. It makes no markup of any text.
 */
export const script = `
'use strict';
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

const themes = ['auto', 'light', 'dark'];
const remembered = {
  get() { try { return localStorage.getItem('theme'); } catch { return null; } },
  set(theme) { try { localStorage.setItem('theme', theme); } catch {} },
};
for (const button of all('[data-theme-button]')) {
  const show = (theme) => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.querySelector('span').textContent = theme;
  };
  let theme = themes.includes(remembered.get()) ? remembered.get() : 'auto';
  show(theme);
  button.hidden = false;
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    remembered.set(theme);
    show(theme);
  });
}

for (const button of all('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const text = button.parentElement.querySelector('code');
    for (const other of all('[data-copy]')) other.textContent = 'Copy';
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = 'Selected';
    }
  });
}

for (const form of all('[data-filter]')) {
  const rules = all('[data-rule]').map((element) => ({ element, text: element.textContent.toLowerCase() }));
  const search = form.elements.namedItem('text');
  const chosen = (name) => all('input[name=' + name + ']:checked', form).map(({ value }) => value);
  const apply = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const levels = chosen('level');
    const standings = chosen('standing');
    const onlyDiffering = chosen('differs').length > 0;
    let shown = 0;
    for (const { element, text } of rules) {
      const { level, standing, differs } = element.dataset;
      const fits = levels.includes(level) && (standing === undefined || standings.includes(standing))
        && (!onlyDiffering || differs !== undefined) && words.every((word) => text.includes(word));
      element.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const area of all('[data-area]')) area.hidden = !all('[data-rule]', area).some(({ hidden }) => !hidden);
    for (const nothing of all('[data-nothing]')) nothing.hidden = shown > 0;
    form.querySelector('[data-shown]').textContent = shown === rules.length ? shown + ' rules' : shown + ' of ' + rules.length + ' rules';
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  const open = form.querySelector('[data-open]');
  open?.addEventListener('click', () => {
    const isOpening = open.textContent === 'Open all';
    for (const { element } of rules) if (!element.hidden) element.open = isOpening;
    open.textContent = isOpening ? 'Close all' : 'Open all';
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === 'Escape' && event.target === search) {
      search.value = '';
      apply();
    }
  });
  const reveal = () => {
    const element = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!(element instanceof HTMLDetailsElement)) return;
    if (element.hidden) { form.reset(); apply(); }
    element.open = true;
    element.scrollIntoView({ block: 'start' });
    element.querySelector('summary').focus({ preventScroll: true });
  };
  addEventListener('hashchange', reveal);
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="#rule-"]') : null;
    if (link !== null && link.hash === location.hash) reveal();
  });
  if (location.hash !== '') reveal();
}

addEventListener('beforeprint', () => { for (const element of all('[data-broken], [data-broken] .finding')) element.open = true; });
`
