/** Beside the map: the regions with their figures, and what to be warned of. */
import { add } from './acts.js';
import { el, get, patch, style } from './dom.js';
import { askNewRegion, askRegion } from './forms.js';
import { differs, living, state, tone, unit } from './model.js';
import { fit, view } from './stage.js';
import { choose, lock } from './tools.js';
import { num, signed, t } from './words.js';

/** Measures of a region: name, decimals, value, whether more is worse. @type {[string, number, (f: any) => number|null, boolean][]} */
const MEASURES = [
  ['mean', 1, (f) => f.km?.mean ?? null, true], ['median', 1, (f) => f.km?.median ?? null, true], ['p90', 1, (f) => f.km?.p90 ?? null, true], ['max', 1, (f) => f.km?.max ?? null, true],
  ['area', 0, (f) => f.area, false], ['density', 1, (f) => f.density, false], ['units', 0, (f) => f.units, false],
];
const chosen = { measure: 'mean', all: false };

/** @param {Map<number, any>} [regions] those of a stroke that is not ended */
export function regionTable(regions = state.regions) {
  const [name, decimals, of, worse] = /** @type {any} */ (MEASURES.find(([m]) => m === chosen.measure));
  const rows = [...regions].filter(([, r]) => r.after || r.before).sort((a, b) => (a[1].rank ?? 1e9) - (b[1].rank ?? 1e9));
  const anything = rows.some(([, r]) => differs(r));
  const shown = rows.filter(([id, r]) => chosen.all || !anything || differs(r) || id === view.active || view.locked.has(id));
  /** @returns {[string, string, number|null]} */
  const change = (now, old, d, coloured) => {
    if (now === null || now === undefined) return [t('gone-region'), 'muted', null];
    if (old === null || old === undefined) return [t('new'), 'muted', null];
    const by = now - old, text = signed(by, d);
    return [text, !/[1-9]/.test(text) ? 'muted' : coloured ? (by < 0 ? 'gain' : 'loss') : '', by];
  };
  /** @param {[string, string, number|null]} shown @param {string} key */
  const cell = ([text, kind, value], key) => el('td', { class: 'num ' + kind, 'data-key': key, 'data-value': value }, text);
  const row = ([id, r]) => {
    const now = r.after, old = r.before, m = now ? of(now) : null, b = old ? of(old) : null;
    return el('tr', { 'data-r': id, 'data-main': r.main, class: id === view.active ? 'act' : null },
      el('th', { scope: 'row' }, el('button', { type: 'button', class: 'rb', 'data-focus': 'r' + id, 'aria-pressed': String(id === view.active), disabled: !now, onclick: () => choose(id === view.active ? null : id) },
        style(el('span', { class: 'chip' }), 'background', `var(--r${tone(id)})`), r.name, view.locked.has(id) ? el('span', { class: 'small' }, ' ' + t('locked-mark')) : null)),
      cell([num(now?.people ?? null), '', now?.people ?? null], 'people'),
      cell(change(now?.people, old?.people, 0, false), 'people_change'),
      state.other ? cell(change(now?.people, state.other.regions[r.main]?.people, 0, false), 'people_other') : null,
      cell([num(m, decimals), '', m], name),
      cell(change(m, b, decimals, worse), name + '_change'),
      state.other ? cell(change(m, state.other.regions[r.main] ? of(state.other.regions[r.main]) : null, decimals, worse), name + '_other') : null,
      el('td', {}, el('button', { type: 'button', class: 'x', 'data-focus': 'm' + id, 'aria-label': t('more-of', { what: r.name }), disabled: !now, onclick: () => askRegion(id) }, '⋯')));
  };
  const pick = el('select', { id: 'measure', 'aria-label': t('measure'), 'data-focus': 'measure', onchange: (e) => { chosen.measure = e.target.value; regionTable(); } }, MEASURES.map(([m]) => el('option', { value: m, selected: m === chosen.measure }, t('m-' + m))));
  const marked = [...view.marked].filter((id) => state.units.has(id));
  const people = marked.reduce((sum, id) => sum + unit(id).people, 0);
  patch(get('regions'),
    el('div', { class: 'head' }, el('h2', {}, t('regions')), el('span', { class: 'small muted' }, t('choose-to-paint')), el('span', { class: 'push' }),
      el('button', { type: 'button', class: 'btn', id: 'new-region', 'data-focus': 'new', 'aria-pressed': String(view.active === null), onclick: () => (marked.length ? askNewRegion() : choose(null)) }, t('new-region'))),
    view.active === null ? el('p', { class: 'note small' }, marked.length ? [t('marked-sum', { n: num(marked.length), people: num(people) }), ' ', el('button', { type: 'button', class: 'btn', id: 'name-region', 'data-focus': 'name', onclick: askNewRegion }, t('name-it')), ' ', el('button', { type: 'button', class: 'btn', onclick: () => { view.marked.clear(); choose(null); } }, t('clear'))] : t('mark-first')) : null,
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('regions') }, el('table', { id: 'rt' }, el('caption', { class: 'vh' }, t('regions-caption')),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('region')), el('th', { scope: 'col', class: 'num' }, t('people')), el('th', { scope: 'col', class: 'num' }, t('against-before')), state.other ? el('th', { scope: 'col', class: 'num' }, t('against-other')) : null, el('th', { scope: 'col', class: 'num' }, pick), el('th', { scope: 'col', class: 'num' }, t('against-before')), state.other ? el('th', { scope: 'col', class: 'num' }, t('against-other')) : null, el('td', {}))),
      el('tbody', {}, shown.map(row)))),
    rows.length > shown.length || chosen.all ? el('button', { type: 'button', class: 'more small', 'data-focus': 'more', 'aria-expanded': String(chosen.all), onclick: () => { chosen.all = !chosen.all; regionTable(); } }, chosen.all ? t('only-changed') : t('and-as-before', { n: num(rows.length - shown.length) })) : null,
    view.active !== null && state.regions.has(view.active) ? el('button', { type: 'button', class: 'more small', onclick: () => lock(/** @type {number} */ (view.active)) }, t(view.locked.has(view.active) ? 'unlock' : 'lock-it')) : null);
}

/** What to be warned of, with ways out. */
export function warnings() {
  const list = state.problems;
  const way = (w) => el('button', { type: 'button', class: 'btn', onclick: () => add([w.change], t('way-' + w.kind, { what: w.what, to: w.to })) }, t('way-' + w.kind, { what: w.what, to: w.to }), ' ',
    el('span', { class: 'small' }, t('n-people', { n: num(w.people) }), w.km === null ? null : [', ', el('b', { class: w.km < 0 ? 'gain' : 'loss' }, `${signed(w.km)} ${t('km')}`)]));
  const item = (p) => el('div', { class: 'warning', 'data-name': p.name, 'data-severity': p.severity }, el('p', {}, p.severity === 'error' ? el('b', {}, t('error') + ' ') : null, p.message, p.place ? [' ', el('button', { type: 'button', class: 'linkish small', onclick: () => document.dispatchEvent(new CustomEvent('to-line', { detail: p.place.line })) }, t('line-n', { n: num(p.place.line) }))] : null),
    p.severity === 'error' ? p.hints.map((hint) => el('p', { class: 'small muted' }, hint)) : null,
    p.ways.length || p.loose.length ? el('p', { class: 'ways-out' }, p.loose.length ? el('button', { type: 'button', class: 'btn', onclick: () => fit(p.loose) }, t('show-it')) : null, p.ways.map(way)) : null);
  patch(get('warnings'), el('h2', {}, t('warnings'), ' ', el('span', { class: 'small muted' }, list.length ? num(list.length) : t('no-warnings'))), state.sound ? null : el('p', { class: 'note' }, t('unsound')), list.map(item));
}
export { living };
