
// The ledger: a list whose rows are made as they are looked at, a drawer for each test, and the tabs.
(async () => {
  const ledger = document.getElementById('ledger');
  const packed = [...document.querySelectorAll('.data-evidence')];
  if (!ledger || !('DecompressionStream' in window)) return;

  async function unpack(element) {
    const bytes = Uint8Array.from(atob(element.textContent), character => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).json();
  }

  const rows = await unpack(document.querySelector('.data-rows'));
  const count = rows.numbers.length;
  const all = Array.from({ length: count }, (_, i) => i);
  const money = usd => usd === null ? 'not stated'
    : '$' + usd.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const word = (column, i) => column.words[column.rows[i]];
  const places = new Map(rows.anchors.map((anchor, i) => [anchor, i]));
  rows.text = all.map(i => [`#${rows.numbers[i]}`, rows.titles[i], word(rows.modules, i), word(rows.assemblies, i),
    word(rows.owners, i), word(rows.categories, i), word(rows.stages, i)].join('\n').toLowerCase());

  // Order and groups.
  const weight = ['AtRisk', 'Lost', 'Unverified', 'NotAskedFor', 'Protected', 'Proven'];
  const words = new Intl.Collator('en');
  const orders = {
    number: (a, b) => rows.numbers[a] - rows.numbers[b],
    title: (a, b) => words.compare(rows.titles[a], rows.titles[b]),
    module: (a, b) => words.compare(word(rows.modules, a), word(rows.modules, b)),
    money: (a, b) => (rows.usd[a] ?? -1) - (rows.usd[b] ?? -1),
    state: (a, b) => weight.indexOf(word(rows.states, b)) - weight.indexOf(word(rows.states, a)),
  };
  const sort = { by: 'money', down: true };
  let sorted = all;
  function order() {
    const way = sort.down ? -1 : 1;
    sorted = [...all].sort((a, b) => way * orders[sort.by](a, b) || a - b);
  }

  const groups = {
    module: rows.modules, state: rows.states, category: rows.categories, stage: rows.stages, owner: rows.owners,
    assembly: rows.assemblies,
  };
  const sum = tests => tests.reduce((total, i) => total + (rows.usd[i] ?? 0), 0);
  function grouped(tests, by) {
    const column = groups[by];
    if (!column) return tests;
    const members = Map.groupBy(tests, i => column.rows[i]);
    return [...members].map(([place, own]) => ({ place, own, usd: sum(own) })).sort((a, b) => b.usd - a.usd)
      .flatMap(group => [{ name: name(by, column.words[group.place]), ...group }, ...group.own]);
  }
  const name = (by, said) => by === 'state' ? rows.labels[said] : said || 'not stated';

  // What stands around the list.
  const search = el('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false',
    placeholder: 'mrr>10k state:atrisk text', 'aria-describedby': 'search-help mistakes' });
  const by = el('select', { id: 'group' }, el('option', { value: '' }, 'nothing'),
    ...Object.keys(groups).filter(key => groups[key].words.some(Boolean))
      .map(key => el('option', { value: key }, key)));
  const status = el('p', { role: 'status', class: 'found' });
  const mistakes = el('p', { role: 'alert', id: 'mistakes', class: 'no' });
  const columns = [['number', '#'], ['title', 'Test'], ['module', 'Module'], ['money', 'A month'],
    ['state', 'State']];
  const heads = columns.map(([key, text]) => {
    const button = el('button', { type: 'button' }, text);
    button.addEventListener('click', () => {
      Object.assign(sort, { by: key, down: sort.by === key ? !sort.down : key === 'money' });
      order();
      show();
    });
    return el('div', { role: 'columnheader', class: `c-${key}` }, button);
  });
  const canvas = el('div', { class: 'canvas', role: 'rowgroup' });
  const box = el('div', { class: 'rows', role: 'table', 'aria-label': 'Critical tests' },
    el('div', { role: 'rowgroup', class: 'head' }, el('div', { role: 'row', 'aria-rowindex': '1', class: 'row' },
      ...heads)), canvas);
  const app = el('div', { class: 'app' },
    el('div', { class: 'tools' },
      el('p', null, el('label', { for: 'search' }, 'Search'), search),
      el('p', null, el('label', { for: 'group' }, 'Group by'), by)),
    el('p', { id: 'search-help', class: 'help' },
      'All terms must hold: text, "exact text", #3, mrr>10k, mrr<500, state:atrisk, module:, owner:, category:, '
      + 'stage:.'),
    mistakes, status, box);
  ledger.querySelector('.static').before(app);
  document.documentElement.classList.add('js');

  // The rows that can be seen, and a few more.
  let items = [];
  let active = 0;
  let height = 0;
  const made = new Map();
  function row(item, at) {
    const isGroup = typeof item === 'object';
    const cells = isGroup ? [el('div', { role: 'cell', 'aria-colspan': columns.length, class: 'group' },
      el('b', null, bdi(item.name)), ` · ${item.own.length.toLocaleString('en-US')} tests · ${money(item.usd)} a month`)]
      : cellsOf(item);
    return el('div', { role: 'row', class: 'row', 'aria-rowindex': at + 2 }, ...cells);
  }
  function cellsOf(i) {
    const link = el('a', { ['href']: '#' + encodeURIComponent(rows.anchors[i]), tabindex: '-1' }, bdi(rows.titles[i]));
    const state = word(rows.states, i);
    const about = [word(rows.assemblies, i), word(rows.counts, i)].filter(Boolean).join(' · ');
    return [
      el('div', { role: 'cell', class: 'c-number' }, String(rows.numbers[i])),
      el('div', { role: 'cell', class: 'c-title' }, link, el('small', null, bdi(about))),
      el('div', { role: 'cell', class: 'c-module' }, bdi(word(rows.modules, i))),
      el('div', { role: 'cell', class: 'c-money' }, money(rows.usd[i])),
      el('div', { role: 'cell', class: 'c-state' }, el('span', { class: `state ${state}` }, rows.labels[state])),
    ];
  }
  function measure() {
    const probe = canvas.appendChild(row(all.length ? 0 : { name: '', own: [], usd: 0 }, 0));
    height = probe.offsetHeight || 46;
    probe.remove();
  }
  function paint() {
    const from = Math.max(0, Math.floor(box.scrollTop / height) - 6);
    const to = Math.min(items.length, Math.ceil((box.scrollTop + box.clientHeight) / height) + 6);
    made.forEach((element, at) => {
      if ((at < from || at >= to) && !element.contains(document.activeElement)) {
        element.remove();
        made.delete(at);
      }
    });
    for (let at = from; at < to; at++) if (!made.has(at)) place(at);
    reach(from);
  }
  function place(at) {
    const element = row(items[at], at);
    element.style.top = `${at * height}px`;
    made.set(at, element);
    // In the order of the list, for those who hear it.
    const next = [...made.keys()].filter(other => other > at).sort((a, b) => a - b)[0];
    canvas.insertBefore(element, next === undefined ? null : made.get(next));
  }
  // One row at a time takes the tab key.
  function reach(from) {
    const links = [...made].map(([at, element]) => [at, element.querySelector('a')]).filter(([, link]) => link);
    const kept = links.find(([at]) => at === active) || links.find(([at]) => at >= from + 6) || links[0];
    links.forEach(([, link]) => link.setAttribute('tabindex', kept && link === kept[1] ? '0' : '-1'));
  }
  function show() {
    const query = queries.read(rows, search.value);
    const found = query.tests.length ? sorted.filter(i => query.tests.every(holds => holds(i))) : sorted;
    items = grouped(found, by.value);
    made.forEach(element => element.remove());
    made.clear();
    active = items.findIndex(item => typeof item !== 'object');
    box.scrollTop = 0;
    box.setAttribute('aria-rowcount', items.length + 1);
    canvas.style.height = `${items.length * height}px`;
    mistakes.textContent = query.mistakes.join('. ');
    search.setAttribute('aria-invalid', query.mistakes.length > 0);
    status.textContent = `${found.length.toLocaleString('en-US')} of ${count.toLocaleString('en-US')} tests · `
      + `${money(sum(found))} a month`;
    heads.forEach((head, place) => head.setAttribute('aria-sort',
      columns[place][0] !== sort.by ? 'none' : sort.down ? 'descending' : 'ascending'));
    paint();
  }
  function move(to, step) {
    let at = Math.min(Math.max(to, 0), items.length - 1);
    while (typeof items[at] === 'object' && items[at + step] !== undefined) at += step;
    if (typeof items[at] === 'object' || items[at] === undefined) return;
    active = at;
    const top = at * height;
    const room = box.clientHeight - canvas.offsetTop - height;
    if (top < box.scrollTop) box.scrollTop = top;
    if (top > box.scrollTop + room) box.scrollTop = top - room;
    paint();
    made.get(at)?.querySelector('a').focus({ preventScroll: true });
  }

  // The drawer.
  const body = el('div', { class: 'drawer-body' });
  const title = el('h2', { id: 'drawer-title' });
  const close = el('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '✕');
  const dialog = el('dialog', { id: 'drawer', 'aria-labelledby': 'drawer-title' },
    el('div', { class: 'drawer-head' }, title, close), body,
    el('p', { role: 'status', id: 'drawer-status', class: 'quiet' }));
  document.body.append(dialog);
  let opener = null;
  const packs = new Map();
  async function evidence(i) {
    const pack = Math.floor(i / rows.inPack);
    if (!packed[pack]) return null;
    if (!packs.has(pack)) packs.set(pack, unpack(packed[pack]));
    return (await packs.get(pack))[i % rows.inPack];
  }
  async function open(i) {
    const test = await evidence(i);
    title.replaceChildren(`${rows.numbers[i]} `, bdi(rows.titles[i]));
    const state = word(rows.states, i);
    body.replaceChildren(
      el('p', null, el('span', { class: `state ${state}` }, rows.labels[state]), ` · ${money(rows.usd[i])} a month · `,
        bdi(word(rows.modules, i)), ' · ', word(rows.counts, i)),
      ...test ? drawer.content(test).filter(Boolean)
        : [el('p', null, 'The evidence of this test does not fit into this page: see ledger.json.')]);
    document.getElementById('drawer-status').textContent = '';
    if (!dialog.open) {
      opener = document.activeElement;
      dialog.showModal();
    }
    dialog.scrollTop = 0;
    close.focus();
  }
  dialog.addEventListener('close', () => {
    history.replaceState(null, '', location.href.split('#')[0]);
    const shown = made.get(active)?.querySelector('a');
    (opener && opener !== document.body && opener.isConnected ? opener : shown || search).focus();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  async function follow() {
    let anchor = location.hash.slice(1);
    try { anchor = decodeURIComponent(anchor); } catch { /* as it is */ }
    if (places.has(anchor)) await open(places.get(anchor));
  }

  // The tabs.
  const panels = [...document.querySelectorAll('.panel')].filter(panel => panel.textContent.trim());
  const tabs = panels.map(panel => el('button', { type: 'button', role: 'tab', id: `tab-${panel.id}`,
    'aria-controls': panel.id }, panel.dataset.tab));
  function turn(to) {
    tabs.forEach((tab, at) => {
      tab.setAttribute('aria-selected', at === to);
      tab.setAttribute('tabindex', at === to ? '0' : '-1');
      panels[at].hidden = at !== to;
    });
  }
  if (tabs.length > 1) {
    panels.forEach((panel, at) => {
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tabs[at].id);
      tabs[at].addEventListener('click', () => turn(at));
    });
    const bar = el('div', { role: 'tablist', 'aria-label': 'Parts of the report', class: 'tabs' }, ...tabs);
    bar.addEventListener('keydown', event => {
      const now = tabs.indexOf(document.activeElement);
      const to = { ArrowRight: (now + 1) % tabs.length, ArrowLeft: (now + tabs.length - 1) % tabs.length, Home: 0,
        End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      turn(to);
      tabs[to].focus();
    });
    panels[0].before(bar);
    turn(0);
  }

  // What is done to the list.
  search.addEventListener('input', show);
  by.addEventListener('change', show);
  box.addEventListener('scroll', paint, { passive: true });
  box.addEventListener('focusin', event => {
    const at = [...made].find(([, element]) => element.contains(event.target));
    if (at) active = at[0];
  });
  canvas.addEventListener('click', event => {
    const link = event.target.closest('.row')?.querySelector('a');
    if (link && event.target.closest('a') !== link && !getSelection().toString()) link.click();
  });
  canvas.addEventListener('keydown', event => {
    const page = Math.max(1, Math.floor(box.clientHeight / height) - 2);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -items.length, End: items.length };
    if (!(event.key in step) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(active + step[event.key], Math.sign(step[event.key]));
  });
  addEventListener('hashchange', follow);
  addEventListener('resize', () => { measure(); show(); });
  measure();
  order();
  show();
  document.documentElement.dataset.ready = 'yes';
  performance.mark('netra-ready');
  await follow();
})();
