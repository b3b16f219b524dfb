
// Elements are made one by one; text of others is text, never markup.
const el = (name, attributes, ...children) => {
  const made = document.createElement(name);
  Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return made;
};
const bdi = text => el('bdi', null, text);
const linked = place => place.url && /^https?:/.test(place.url)
  ? el('a', { ['href']: place.url }, bdi(place.text)) : bdi(place.text);

// What a test's drawer shows.
const drawer = (() => {
  const expectation = /^\s*(Expected|Actual|But was)\b[^:]*:\s?(.*)$/i;

  function list(title, items) {
    return items && items.length ? [el('h4', null, title), el('ul', { class: 'faults' }, ...items)] : [];
  }

  // Most assertion libraries say both on a line of its own.
  function compared(message) {
    const said = message.split('\n').map(line => expectation.exec(line)).filter(Boolean);
    const expected = said.find(line => /^expected/i.test(line[1]));
    const actual = said.find(line => !/^expected/i.test(line[1]));
    if (!expected || !actual) return null;
    return el('dl', { class: 'compare' },
      el('div', null, el('dt', null, 'Expected'), el('dd', null, bdi(expected[2]))),
      el('div', null, el('dt', null, 'Actual'), el('dd', null, bdi(actual[2]))));
  }

  function said(message) {
    return message ? [compared(message), el('div', { class: 'said', tabindex: '0', role: 'group',
      'aria-label': 'Message' }, bdi(message))] : [];
  }

  function rerun(command, what) {
    if (!command) return null;
    const button = el('button', { type: 'button', class: 'copy', 'aria-label': `Copy the command that reruns ${what}` },
      'Copy');
    const text = el('code', null, command);
    button.addEventListener('click', () => copy(command, text, button));
    return el('p', { class: 'rerun' }, text, button);
  }

  async function copy(command, text, button) {
    try {
      await navigator.clipboard.writeText(command);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = 'Selected';
    }
    document.getElementById('drawer-status').textContent = `${button.textContent}: ${command}`;
  }

  const fault = each => el('li', null, el('span', { class: each.isCaught ? 'ok' : 'no' }, each.verdict),
    el('span', null, bdi(each.name), ...said(each.message)));

  const lines = (title, code) => code ? [el('figure', null,
    el('figcaption', null, title, ' ', el('code', null, linked(code.place))),
    el('pre', { tabindex: '0' }, el('code', null, bdi(code.text))))] : [];

  // What the point asserts, beside what was broken to see it fail.
  function code(each) {
    const shown = [...lines('Test', each.code), ...(each.faults || []).flatMap(one => lines(one.name, one.code))];
    return shown.length ? el('details', null, el('summary', null, 'Code of the test and its faults'),
      el('div', { class: 'codes' }, ...shown)) : null;
  }

  const finding = each => el('li', null,
    el('span', { class: each.acts ? 'no' : 'ok' }, each.acts ? '✗ finding' : '○ suppressed'),
    el('span', null, el('code', null, linked(each.place)), ' ', bdi(each.text), ' ',
      each.ruleUrl ? linked({ text: 'About the rule', url: each.ruleUrl }) : null));

  const place = each => el('li', null, el('code', null, linked(each)));

  function point(each) {
    return el('li', { class: each.state },
      el('div', { class: 'point' }, el('h3', null, bdi(each.covers || each.name)), el('small', null, each.outcome)),
      el('p', null, el('span', { class: `state ${each.state}` }, each.label), ' ', el('code', null, bdi(each.name))),
      each.place ? el('p', null, el('small', null, each.failed ? 'Failed at ' : 'Source '),
        el('code', null, linked(each.place))) : null,
      ...said(each.message),
      ...list('Faults', (each.faults || []).map(fault)),
      code(each),
      each.faults ? null : el('p', null, el('small', null, 'No fault is declared, so this point is not proven.')),
      each.seen ? el('h4', null, each.seen) : null,
      ...list('Not seen to fail', (each.notSeen || []).map(place)),
      ...list('Findings', (each.findings || []).map(finding)),
      ...list('Attempts', (each.attempts || []).map(text => el('li', null, bdi(text)))),
      rerun(each.rerun, 'this point'));
  }

  function content(test) {
    if (test.isPlanned) return [el('p', null, 'Planned: declared, not written yet.'), owner(test)];
    return [
      el('p', null, bdi(test.why || 'No justification given.')),
      el('p', null, test.about ? bdi(`${test.about} · `) : null, el('code', null, bdi(test.class || ''))),
      owner(test),
      rerun(test.rerun, 'this test'),
      test.history ? el('p', null, 'Earlier runs, oldest first: ', test.history) : null,
      test.mutants ? el('p', null, test.mutants) : null,
      ...list('Mutants let live', (test.living || []).map(place)),
      el('ul', { class: 'points' }, ...test.points.map(point)),
    ];
  }

  const owner = test => test.owner ? el('p', null, 'Owner: ', bdi(test.owner)) : null;

  return { content };
})();
