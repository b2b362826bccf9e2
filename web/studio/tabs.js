/** Below the regions: who loses, the changes, the text of the plan, the units, other tables. */
import { act, notice, say, send } from './acts.js';
import { el, get, patch, put, style } from './dom.js';
import { askAct, askUnit } from './forms.js';
import { inOrder, moved, ranked, region, state, summed, tone, unit } from './model.js';
import { ask, file } from './server.js';
import { fit, outline, view } from './stage.js';
import { announce, assign, show } from './tools.js';
import { lang, num, signed, t } from './words.js';

const TABS = ['losers', 'changes', 'text', 'units', 'tables'];
const now = { tab: 'losers', scope: 'plan', filter: '', view: 'balance', table: /** @type {any} */ (null), tableRev: 0, typed: /** @type {string|null} */ (null) };

export function tabs() {
  const bar = get('tabs');
  bar.setAttribute('role', 'tablist');
  bar.setAttribute('aria-label', t('panel'));
  const keys = (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!step) return;
    now.tab = TABS[(TABS.indexOf(now.tab) + step + TABS.length) % TABS.length];
    tabs();
    get('tab-' + now.tab).focus();
  };
  put(bar, TABS.map((name) => el('button', { type: 'button', role: 'tab', id: 'tab-' + name, 'data-focus': 'tab-' + name, 'aria-selected': String(name === now.tab), 'aria-controls': 'tab', tabindex: name === now.tab ? 0 : -1, onclick: () => { now.tab = name; tabs(); }, onkeydown: keys }, t('tab-' + name))));
  get('tab').setAttribute('aria-labelledby', 'tab-' + now.tab);
  content();
}
/** @param {string} name */
export function openTab(name) { now.tab = name; tabs(); }

let drawn = '';
export function content() {
  const kept = get('text');
  if (now.tab === 'text' && kept && document.activeElement === kept) { diagnostics(); return; }
  const make = { losers, changes, text, units, tables }[now.tab];
  const again = drawn === now.tab && ['losers', 'changes'].includes(drawn);
  (again ? patch : put)(get('tab'), make());
  drawn = now.tab;
  if (now.tab === 'text') fillText();
}
/** Who loses, where that is shown. */
export function figures() { if (now.tab === 'losers') content(); }

const row = (m) => el('li', {}, el('button', { type: 'button', class: 'linkish', onclick: () => { fit([m.unit]); show(m.unit); } }, unit(m.unit).name), el('span', { class: 'muted small' }, t('was-is', { was: num(m.was), now: num(m.now) })),
  el('b', { class: 'num ' + ((m.now ?? 0) < (m.was ?? 0) ? 'gain' : 'loss') }, signed((m.now ?? 0) - (m.was ?? 0))), el('span', { class: 'num' }, num(m.people)));

function losers() {
  const last = now.scope === 'stroke', rows = last ? state.stroke.filter((m) => state.units.has(m.unit)) : null;
  const worse = rows ? ranked(rows, true) : moved(true), better = rows ? ranked(rows, false) : moved(false);
  const b = state.balance, all = rows ? { far: summed(worse), near: summed(better) } : b ? { far: { people: b.farther, km: b.farther_mean_km }, near: { people: b.nearer, km: b.nearer_mean_km } } : null;
  const scope = (name, label) => el('button', { type: 'button', 'data-focus': 'scope' + name, 'aria-pressed': String(now.scope === name), onclick: () => { now.scope = name; content(); } }, label);
  const list = (title, rows, none) => [el('h3', {}, title, ' ', el('span', { class: 'muted' }, num(rows.length))), rows.length ? el('ul', { class: 'list' }, rows.slice(0, 60).map(row)) : el('p', { class: 'muted' }, none)];
  return [el('div', { class: 'seg', role: 'group', 'aria-label': t('scope') }, scope('plan', t('whole-plan')), scope('stroke', state.at ? t('last-step', { what: state.steps[state.at] }) : t('last-step-none'))),
    all ? el('p', { class: 'sum', id: 'sum', 'data-farther': b?.farther, 'data-nearer': b?.nearer }, t('sum-farther', { n: num(all.far.people), km: num(all.far.km) }), ' ', t('sum-nearer', { n: num(all.near.people), km: num(all.near.km) })) : null,
    list(t('farther'), worse, t('nobody-farther')), list(t('nearer'), better, t('nobody-nearer')), rules(), best()];
}

function rules() {
  const broken = state.verdicts.filter((v) => v.holds === false);
  if (!state.verdicts.length) return null;
  return [el('h3', {}, t('rules'), ' ', el('span', { class: 'muted' }, t('rules-broken', { n: num(broken.length), all: num(state.verdicts.length) }))),
    el('ul', { class: 'hist' }, broken.map((v) => el('li', {}, el('b', {}, v.region), `: ${v.rule} (${v.found})`)))];
}

/** How near the draft comes to the best that so many centres allow; computed when asked for. */
let computed = /** @type {{ rev: number, found: any }|null} */ (null);
function best() {
  const compute = async (e) => {
    e.target.disabled = true;
    const { rev } = state;
    try { computed = { rev, found: await ask('best', { lang: lang() }) }; } catch (error) { say(/** @type {any} */ (error).message); notice(/** @type {any} */ (error).message, [[t('close'), () => {}]]); }
    content();
  };
  const head = el('h3', {}, t('best'));
  if (!computed || computed.rev !== state.rev) return [head, el('p', {}, el('button', { type: 'button', class: 'btn', id: 'best', 'data-focus': 'best', onclick: compute }, t('best-how')))];
  const b = computed.found, less = (km) => num(b.draft_km ? 100 * (b.draft_km - km) / b.draft_km : 0, 1), n = num(b.centres);
  return [head, el('ul', { class: 'hist', id: 'best-found' }, el('li', {}, t('best-draft', { km: num(b.draft_km, 1) })), el('li', {}, t('best-nearest', { km: num(b.nearest_km, 1), share: less(b.nearest_km) })),
    el('li', {}, t('best-centres', { n, bound: num(b.bound_km, 1), km: num(b.best_km, 1), share: less(b.best_km) })), el('li', { class: 'small muted' }, t('best-places', { places: b.places.join(', ') })))];
}

/** Shows on the map what a change does. @param {number} act @param {number} change */
async function showChange(act, change) {
  try {
    const { units } = await ask('change', { lang: lang(), act, change }), ids = units.filter((id) => state.units.has(id));
    if (!ids.length) return;
    fit(ids);
    outline(ids);
  } catch (error) { say(/** @type {any} */ (error).message); }
}

function changes() {
  const acts = state.plan.acts;
  const change = (a, c, i, j) => el('li', { class: 'chg' }, el('button', { type: 'button', class: 'linkish', title: t('change-shown'), onclick: () => showChange(i, j) }, c.said || c.kind),
    acts.length > 1 ? el('select', { 'aria-label': t('move-to-act'), onchange: (e) => act({ op: 'move', act: i, change: j, to: +e.target.value }, t('step-moved')) }, acts.map((other, k) => el('option', { value: k, selected: k === i }, other.day))) : el('span', {}),
    el('button', { type: 'button', class: 'x', 'aria-label': t('delete-change'), onclick: () => act({ op: 'remove', act: i, change: j }, t('step-deleted', { what: c.said || '' })) }, '×'));
  return [el('p', { class: 'buttons' }, el('button', { type: 'button', class: 'btn', onclick: () => askAct(null) }, t('new-act')), acts.length ? el('button', { type: 'button', class: 'btn', id: 'tidy', title: t('tidy-how'), onclick: () => send('tidy', { name: t('tidy') }) }, t('tidy')) : null),
    acts.length ? el('ol', { class: 'actlist' }, acts.map((a, i) => el('li', {}, el('div', { class: 'acthead' }, el('b', {}, a.shown || t('act')), el('span', { class: 'muted' }, a.day),
      el('button', { type: 'button', class: 'linkish small', onclick: () => askAct(i) }, t('edit'))), a.source ? el('p', { class: 'small muted' }, a.source) : null, a.note ? el('p', { class: 'small muted' }, a.note) : null,
    el('ul', {}, a.changes.map((c, j) => change(a, c, i, j))),
    el('button', { type: 'button', class: 'more small', onclick: () => act({ op: 'remove_act', act: i }, t('step-deleted', { what: a.shown || a.day })) }, t('delete-act'))))) : el('p', { class: 'muted' }, t('no-changes'))];
}

let timer = 0;
function text() {
  const typed = (e) => {
    now.typed = e.target.value;
    clearTimeout(timer);
    timer = window.setTimeout(saveText, 600);
    gutter();
  };
  return [el('p', { class: 'small muted' }, t('text-how')), el('div', { class: 'code' }, el('pre', { id: 'gutter', 'aria-hidden': 'true' }),
    el('textarea', { id: 'text', spellcheck: 'false', autocomplete: 'off', wrap: 'off', 'aria-label': t('tab-text'), oninput: typed, onblur: saveText, onscroll: () => { get('gutter').scrollTop = get('text').scrollTop; } })),
  el('div', { id: 'diag' })];
}
function fillText() { get('text').value = now.typed ?? state.text; gutter(); diagnostics(); }
function saveText() {
  clearTimeout(timer);
  const typed = now.typed;
  now.typed = null;
  if (typed === null || typed === state.text) return;
  act({ op: 'text', text: typed }, t('step-text')).then((done) => { if (!done) now.typed = typed; });
}
function gutter() {
  const lines = get('text').value.split('\n').length, bad = new Set(state.problems.filter((p) => p.place).map((p) => p.place.line));
  put(get('gutter'), Array.from({ length: lines }, (_, i) => [el('span', { class: bad.has(i + 1) ? 'bad' : null }, i + 1), '\n']));
}
function diagnostics() {
  const node = get('diag');
  if (!node) return;
  gutter();
  put(node, state.problems.filter((p) => p.place).map((p) => el('p', { class: 'warning' }, el('button', { type: 'button', class: 'linkish', onclick: () => toLine(p.place.line) }, t('line-n', { n: num(p.place.line) })), ' ', p.message)));
}
/** @param {number} line */
export function toLine(line) {
  if (now.tab !== 'text') openTab('text');
  const area = get('text'), lines = area.value.split('\n'), from = lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0);
  area.focus();
  area.setSelectionRange(from, from + (lines[line - 1] || '').length);
  area.scrollTop = Math.max(0, (line - 6) * 18);
}

function units() {
  const find = el('input', { class: 'field', type: 'search', id: 'find', 'data-focus': 'find', 'aria-label': t('find-unit'), placeholder: t('find-unit'), value: now.filter, oninput: (e) => { now.filter = e.target.value; list(); }, onkeydown: (e) => { if (e.key === 'ArrowDown' || e.key === 'Enter') { e.preventDefault(); get('ulist').focus(); step(0); } } });
  const box = el('ul', { class: 'ulist', id: 'ulist', role: 'listbox', tabindex: 0, 'data-focus': 'ulist', 'aria-label': t('tab-units'), onkeydown: keys });
  setTimeout(list);
  return [find, el('p', { class: 'small muted' }, t('units-how')), box];
}
/** Units whose name or region has what is looked for; those whose own name begins with it first. */
function matching() {
  const f = now.filter.toLowerCase(), has = (text) => (text ?? '').toLowerCase().includes(f), begins = (id) => ([unit(id).name, unit(id).main].some((name) => name.toLowerCase().startsWith(f)) ? 0 : 1);
  return inOrder().filter((id) => [unit(id).name, unit(id).main, region(unit(id).region)?.name].some(has)).sort((a, b) => begins(a) - begins(b));
}
function list() {
  const node = get('ulist');
  if (!node) return;
  put(node, matching().slice(0, 400).map((id) => { const u = unit(id); return el('li', { role: 'option', id: 'o' + id, 'aria-selected': String(id === view.at), onclick: () => { show(id); select(id); }, ondblclick: () => assign(id) }, style(el('span', { class: 'chip' }), 'background', `var(--r${tone(u.region)})`), el('span', {}, u.name), el('span', { class: 'small muted' }, region(u.region)?.name), el('span', { class: 'num' }, num(u.people))); }));
  if (view.at !== null) select(view.at);
}
function select(id) {
  const node = get('ulist');
  node.querySelectorAll('[aria-selected="true"]').forEach((n) => n.setAttribute('aria-selected', 'false'));
  const own = get('o' + id);
  own?.setAttribute('aria-selected', 'true');
  own?.scrollIntoView({ block: 'nearest' });
  if (own) node.setAttribute('aria-activedescendant', own.id);
}
function step(by) {
  const all = matching(), at = view.at === null ? -1 : all.indexOf(view.at);
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  if (next === undefined) return;
  show(next);
  select(next);
  announce(next);
}
async function keys(e) {
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[e.key];
  if (by) { e.preventDefault(); step(by); return; }
  if (view.at === null) return;
  if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); const id = view.at; await assign(id); if (state.units.has(id)) { show(id); select(id); } }
  if (e.key.toLowerCase() === 'u') { e.stopPropagation(); askUnit(view.at); }
}

function tables() {
  const pick = el('select', { 'aria-label': t('table'), 'data-focus': 'table', onchange: (e) => { now.view = e.target.value; now.table = null; content(); } }, state.views.map((key) => el('option', { value: key, selected: key === now.view }, t('view-' + key))));
  if (!now.table || now.tableRev !== state.rev || now.table.key !== now.view) {
    const rev = state.rev;
    ask('view', { lang: lang(), name: now.view }).then((table) => { now.table = table; now.tableRev = rev; if (now.tab === 'tables') content(); }, (error) => say(error.message));
    return [el('p', {}, pick), results()];
  }
  const table = now.table, kind = (i) => (table.is_text[i] ? '' : 'num');
  return [el('p', {}, pick), el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('view-' + now.view) }, el('table', { class: 'small' }, el('thead', {}, el('tr', {}, table.header.map((h, i) => el('th', { scope: 'col', class: kind(i) }, h)))), el('tbody', {}, table.rows.map((r) => el('tr', {}, r.map((c, i) => el('td', { class: kind(i) }, c))))))),
    table.notes.map((n) => el('p', { class: 'small muted' }, n)), results()];
}

/** What people take home most, by the words for it. @type {[string, () => string][]} */
const FILES = [['report.html', () => t('report')], ['maps/change.png', () => t('map-file')], ['regions.geojson', () => 'GeoJSON'], ['tables.xlsx', () => t('tab-tables')], ['run.json', () => 'run.json']];

/** Results are made when first asked for; meanwhile one may go on drawing. @template T @param {() => Promise<T>} work */
async function made(work) {
  notice(t('making'));
  try {
    const found = await work();
    notice(null);
    return found;
  } catch (error) {
    notice(/** @type {any} */ (error).message, [[t('close'), () => {}]]);
    return null;
  }
}

function results() {
  const save = async (path) => {
    const blob = await made(() => file('result', { lang: lang(), name: path }));
    if (!blob) return;
    const link = el('a', { href: URL.createObjectURL(blob), download: path.split('/').pop() });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const out = el('ul', { class: 'hist' });
  const all = async () => {
    const found = await made(() => ask('results', { lang: lang() }));
    if (found) put(out, found.files.map((path) => el('li', {}, el('button', { type: 'button', class: 'linkish', onclick: () => save(path) }, path))));
  };
  return [el('h3', {}, t('take-home')), el('p', { class: 'ways-out' }, FILES.map(([path, words]) => el('button', { type: 'button', class: 'btn', 'data-file': path, onclick: () => save(path) }, words())), el('button', { type: 'button', class: 'btn', onclick: all }, t('all-files'))), out];
}
