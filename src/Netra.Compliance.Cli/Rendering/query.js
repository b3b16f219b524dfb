'use strict';

// The search box: terms apart by blanks, all of which must hold; a mistake is said and changes nothing.
const queries = (() => {
  const unit = { '': 1, k: 1e3, m: 1e6 };
  const compare = {
    '>': (a, b) => a > b, '<': (a, b) => a < b, '>=': (a, b) => a >= b, '<=': (a, b) => a <= b,
    '=': (a, b) => a === b, ':': (a, b) => a === b,
  };

  const words = text => text.match(/(?:"[^"]*"?|[^\s"])+/g) || [];
  const bare = text => text.replace(/"/g, '').toLowerCase();
  const key = text => bare(text).replace(/[\s_-]/g, '');

  function amount(rows, sign, text) {
    const read = /^\$?([0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)([km]?)$/.exec(bare(text));
    if (!read) return { mistake: `"${text}" is no amount of money: write mrr>10k or mrr<2500` };
    const usd = Number(read[1].replace(/,/g, '')) * unit[read[2]];
    return { holds: i => rows.usd[i] !== null && compare[sign](rows.usd[i], usd) };
  }

  function number(rows, text) {
    if (!/^[0-9]+$/.test(text)) return { mistake: `"#${text}" is no number of a test: write #3` };
    return { holds: i => rows.numbers[i] === Number(text) };
  }

  function state(rows, text) {
    const names = rows.states.words;
    const found = new Set(names.flatMap((name, place) =>
      [key(name), key(rows.labels[name].slice(2))].some(known => known.startsWith(key(text))) ? [place] : []));
    const known = ['proven', 'protected', 'unverified', 'atrisk', 'lost', 'notaskedfor', 'notrequested'];
    if (!key(text) || !known.some(name => name.startsWith(key(text)))) {
      return { mistake: `"${text}" is no state: proven, protected, unverified, atrisk and lost are` };
    }
    return { holds: i => found.has(rows.states.rows[i]) };
  }

  function column(name, of, text) {
    if (!bare(text)) return { mistake: `${name}: needs a value, as in ${name}:word` };
    const found = new Set(of.words.flatMap((word, place) => word.toLowerCase().includes(bare(text)) ? [place] : []));
    return { holds: i => found.has(of.rows[i]) };
  }

  function term(rows, word) {
    if (word.startsWith('#')) return number(rows, word.slice(1));
    const money = /^mrr(>=|<=|>|<|=|:)?(.*)$/i.exec(word);
    if (money && money[1]) return amount(rows, money[1], money[2]);
    const field = /^([a-z]+):(.*)$/i.exec(word);
    if (!field) return { holds: i => rows.text[i].includes(bare(word)) };
    const columns = {
      module: rows.modules, owner: rows.owners, category: rows.categories, stage: rows.stages,
      assembly: rows.assemblies,
    };
    const name = field[1].toLowerCase();
    if (name === 'state') return state(rows, field[2]);
    if (Object.hasOwn(columns, name)) return column(name, columns[name], field[2]);
    return {
      mistake: `"${name}:" is not known: mrr, state, module, owner, category, stage and assembly are; `
        + `text with a colon goes in "quotes"`,
    };
  }

  function read(rows, text) {
    const open = (text.match(/"/g) || []).length % 2 === 1;
    const terms = words(text).map(word => term(rows, word));
    return {
      tests: terms.filter(each => each.holds).map(each => each.holds),
      mistakes: [...terms.filter(each => each.mistake).map(each => each.mistake), ...open ? ['A " is missing'] : []],
    };
  }

  return { read };
})();
