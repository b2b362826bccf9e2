/** Starts the page: asks for the plan, puts the parts in place, and keeps them together. */
import { idle, poll, redo, say, send, undo, whenTaken } from './acts.js';
import { onAhead } from './ahead.js';
import { el, get, patch, put, svg } from './dom.js';
import { askNewRegion, askSteps, askUnit, help } from './forms.js';
import { askFiles, onFiles } from './files.js';
import { differs, living, neighboursOf, region, state, take, unit } from './model.js';
import { onPreview, TOOLS, choose, hand, lock, onChoice, setTool, settle, show, start } from './tools.js';
import { LAYERS, build, measure, names, paint, spot, tint, view, whole, zoom } from './stage.js';
import { regionTable, warnings } from './panel.js';
import { askFill, nextLoose } from './rest.js';
import { content, figures, openTab, tabs, toLine } from './tabs.js';
import { ask, log, Refused } from './server.js';
import { lang, languages, num, setWords, t } from './words.js';

const root = document.documentElement;
/** The language without the country whose words it has. */
const tongue = () => lang().split('-')[0];
let ground = 0;

function header() {
  const step = (text, key, f, on) => el('button', { type: 'button', class: 'btn', id: key, 'data-focus': key, disabled: !on, title: t(key), 'aria-label': on ? `${t(key)}: ${text}` : t(key), onclick: f }, el('span', { 'aria-hidden': 'true' }, key === 'undo' ? '↶' : '↷'), el('span', { class: 'lbl' }, on ? text : t(key)));
  const dark = root.dataset.theme === 'dark';
  patch(get('top'), el('span', { class: 'brand' }, 'aimaq', el('i', {}, '.'), ' studio'), el('h1', { class: 'plan-name', title: state.plan.title }, state.plan.title), el('span', { class: 'small muted file' }, state.file.split(/[/\\]/).pop(), ' · ', t(state.disk === 'same' ? 'saved' : 'not-saved')), el('span', { class: 'push' }),
    step(state.steps[state.at], 'undo', undo, state.at > 0), step(state.steps[state.at + 1], 'redo', redo, state.at < state.steps.length - 1),
    el('button', { type: 'button', class: 'btn plain', id: 'files', 'data-focus': 'files', 'aria-haspopup': 'dialog', onclick: askFiles }, t('files')),
    el('button', { type: 'button', class: 'btn plain', id: 'steps', 'data-focus': 'steps', onclick: askSteps }, t('history')),
    el('select', { class: 'langs', 'aria-label': t('language'), 'data-focus': 'lang', onchange: (e) => open(e.target.value) }, languages().map((l) => el('option', { value: l.tag, selected: l.tag === tongue() }, l.name))),
    el('button', { type: 'button', class: 'btn plain', id: 'theme', 'data-focus': 'theme', onclick: () => theme(dark ? 'light' : 'dark') }, t(dark ? 'light' : 'dark')),
    el('button', { type: 'button', class: 'btn plain', id: 'help', 'data-focus': 'help', 'aria-haspopup': 'dialog', onclick: keys }, '? ', el('span', { class: 'tw' }, t('keys'))));
}

/** @param {string} name */
function theme(name) {
  root.dataset.theme = name;
  try { localStorage.setItem('aimaq-theme', name); } catch { /* It is asked again next time. */ }
  header();
}

/** What is done at once: name, key, picture, what. @type {[string, string, string, () => void][]} */
const ACTIONS = [
  ['fill', 'F', 'M5 13l7-7 7 7-7 7zM5 13h14M20 16c2 3 1 4 0 4s-2-1 0-4', askFill],
  ['find-loose', 'G', 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l6 6', nextLoose],
];

function toolbar() {
  const bar = get('tools');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', t('tools'));
  const icon = (d) => svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d }));
  put(bar, TOOLS.map(([name, key, d]) => el('button', { type: 'button', id: 'tool-' + name, 'data-focus': 'tool-' + name, 'aria-pressed': String(hand.tool === name), 'aria-keyshortcuts': key, title: `${t('tool-' + name)} (${key})`, onclick: () => setTool(name) }, icon(d), t('tool-' + name))),
    el('div', { class: 'sizes', role: 'group', 'aria-label': t('brush-size') }, [0, 1, 2].map((size) => el('button', { type: 'button', id: 'size-' + size, 'data-focus': 'size-' + size, 'aria-label': t('size-' + size), 'aria-pressed': String(hand.size === size), onclick: () => { hand.size = size; pressed(); } }, svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('circle', { cx: 12, cy: 12, r: 3 + 4 * size }))))),
    ACTIONS.map(([name, key, d, f]) => el('button', { type: 'button', id: name, 'data-focus': name, 'aria-keyshortcuts': key, title: `${t(name)} (${key})`, onclick: f }, icon(d), t(name))));
}

function head() {
  const own = state.file.split(/[/\\]/).pop();
  const others = [...state.plans, ...state.drafts.filter((name) => name !== own).map((name) => ({ name, title: name }))];
  put(get('maphead'), el('div', { class: 'seg layers', role: 'group', 'aria-label': t('layer') }, LAYERS.map((name, i) => el('button', { type: 'button', id: 'layer-' + name, 'data-focus': 'layer-' + name, 'aria-pressed': String(view.layer === name), 'aria-keyshortcuts': String(i + 1), onclick: () => layer(name) }, t('layer-' + name)))),
    others.length ? el('label', { class: 'small' }, t('compare-with'), el('select', { id: 'other', onchange: (e) => beside(e.target.value) }, el('option', { value: '' }, t('compare-none')), others.map((p) => el('option', { value: p.name, selected: p.name === state.other?.name }, p.title)))) : null);
  const button = (key, text, f) => el('button', { type: 'button', class: 'btn', id: key, 'aria-label': t(key), title: t(key), onclick: f }, text);
  const box = get('zoom');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', t('zoom'));
  put(box, button('zoom-in', '+', () => zoom(0.7)), button('zoom-out', '−', () => zoom(1.4)), button('zoom-all', '⌂', whole));
  legend();
}

function legend() {
  const line = (cls, text) => el('li', {}, svg('svg', { viewBox: '0 0 24 12', 'aria-hidden': 'true' }, svg('path', { class: cls, d: 'M0 6H24' })), text);
  const swatch = (cls, text) => el('span', { class: 'sw ' + cls }, text);
  const how = { moved: 'moved-how', people: 'people-how', catchment: 'catchment-how' }, km = ['l5', 'l4', 'l3', 'l2', 'l1', 'g1', 'g2', 'g3', 'g4', 'g5'];
  put(get('legend'), view.layer === 'km' ? el('div', { class: 'ramp' }, el('span', { class: 'ramp-t' }, t('farther')), km.map((c, i) => swatch(c, ['400', '200', '100', '50', '1', '1', '50', '100', '200', '400'][i])), el('span', { class: 'ramp-t' }, t('nearer'), ', ', t('km')))
    : how[view.layer] ? [el('p', {}, t(how[view.layer])), el('ul', { class: 'legend' }, line('b-new', t('border-new')))] : el('ul', { class: 'legend' }, line('b-region', t('border')), view.layer === 'before' ? null : line('b-new', t('border-new')), state.other?.pieces ? line('b-other', t('border-other')) : null));
}

/** Sets another plan beside the draft, or none. @param {string} name */
async function beside(name) {
  try { state.other = name ? await ask('reference', { lang: lang(), name }) : null; } catch (error) { say(/** @type {any} */ (error).message); state.other = null; }
  head();
  paint();
  regionTable();
}

/** @param {string} name */
function layer(name) {
  view.layer = name;
  head();
  paint();
  if (name === 'catchment') nearest();
}

/** Whose centre is nearest to each unit; asked for while that is shown. */
async function nearest() {
  const { rev } = state;
  try {
    const answer = await ask('catchment', { lang: lang() });
    if (rev !== state.rev) return;
    state.nearest = answer.nearest;
  } catch (error) { say(/** @type {any} */ (error).message); }
  paint();
}

/** A region beside the one of a unit. @param {number} id */
function neighbour(id) {
  const own = unit(id).region;
  for (const other of neighboursOf(id).keys()) if (state.units.has(other) && unit(other).region !== own) return unit(other).region;
  return living().find((other) => other !== own) ?? null;
}

/** Which tool and size the hand has; the buttons stay, for one of them may have the focus. */
function pressed() {
  for (const [name] of TOOLS) get('tool-' + name).setAttribute('aria-pressed', String(hand.tool === name));
  for (const size of [0, 1, 2]) get('size-' + size).setAttribute('aria-pressed', String(hand.size === size));
}

function refresh() {
  pressed();
  regionTable();
  get('map').dataset.tool = hand.tool;
}

function painted() {
  settle();
  if (ground !== state.ground) { ground = state.ground; build(); } else paint();
  if (view.active !== null && !state.regions.get(view.active)?.after) view.active = null;
  header();
  regionTable();
  warnings();
  content();
  handle.painted?.();
  if (view.layer === 'catchment') nearest();
}

/** @param {string} language */
async function open(language) {
  const answer = await ask('open', { lang: language });
  setWords(answer.words);
  root.lang = language;
  try { localStorage.setItem('aimaq-lang', language); } catch { /* It is asked again next time. */ }
  take(answer);
  document.title = `${state.plan.title} · aimaq studio`;
  if (view.active === null && !view.marked.size) view.active = living().find((id) => differs(region(id))) ?? living()[0] ?? null;
  start();
  toolbar();
  head();
  measure();
  painted();
  tabs();
  show(null);
  if (state.other) beside(state.other.name);
  get('map').focus({ preventScroll: true });
}

function keys() {
  /** @type {[string, string][]} */
  const rows = [...TOOLS.map(([name, key]) => /** @type {[string, string]} */ ([key, t('tool-' + name)])), ['1 … 6', t('layer')], ...ACTIONS.map(([name, key]) => /** @type {[string, string]} */ ([key, t(name)])), ['N', t('new-region')], ['[ ]', t('key-region')], ['← ↑ → ↓', t('key-arrows')], ['Enter', t('key-enter')], ['/', t('find-unit')], ['Ctrl Z', t('undo')], ['Ctrl Y', t('redo')], ['+ − 0', t('zoom')], ['?', t('keys')]];
  help(rows);
}

document.addEventListener('keydown', (e) => {
  const typing = /** @type {any} */ (e.target).closest?.('input, textarea, select, dialog[open]');
  if ((e.ctrlKey || e.metaKey) && !typing) {
    const k = e.key.toLowerCase();
    if (k === 'z') { e.preventDefault(); if (e.shiftKey) redo(); else undo(); }
    if (k === 'y') { e.preventDefault(); redo(); }
    return;
  }
  // A letter alone does something only where the focus is: whoever speaks to the machine is not surprised.
  const own = /** @type {any} */ (e.target).closest?.('#map, #tools, #maphead, #zoom, #ulist');
  if (typing || !own || e.altKey || e.metaKey) return;
  const tool = TOOLS.find(([, key]) => key === e.key.toUpperCase());
  if (tool) { if (tool[0] === 'unit' && view.at !== null) askUnit(view.at); else setTool(tool[0]); } else if (/^[1-6]$/.test(e.key)) layer(LAYERS[+e.key - 1]);
  else if (ACTIONS.some(([, key]) => key === e.key.toUpperCase())) ACTIONS.find(([, key]) => key === e.key.toUpperCase())?.[3]();
  else if (e.key.toLowerCase() === 'n') { if (view.marked.size) askNewRegion(); else { choose(null); say(t('mark-first')); } } else if (e.key === '?') keys();
  else if (e.key === '/') { openTab('units'); get('find').focus(); } else if (e.key === '+' || e.key === '=') zoom(0.7);
  else if (e.key === '-') zoom(1.4); else if (e.key === '0') whole();
  else if (e.key === '[' || e.key === ']') {
    const all = living(), at = all.indexOf(view.active ?? -1);
    choose(all[(at + (e.key === ']' ? 1 : -1) + all.length) % all.length]);
  } else return;
  e.preventDefault();
});
document.addEventListener('to-line', (e) => toLine(/** @type {any} */ (e).detail));
new ResizeObserver(() => { measure(); names(); }).observe(get('map'));
document.addEventListener('visibilitychange', () => { if (!document.hidden && state.rev) poll(); });
setInterval(() => { if (!document.hidden && state.rev) poll(); }, 3000);

onChoice(refresh);
onPreview((regions) => regionTable(regions));
// The figures first; the rest of the page when the plan is written.
onAhead((units) => {
  regionTable();
  figures();
  tint(units);
  handle.painted?.();
});
onFiles({
  listed: head,
  beside,
  async reopen() {
    Object.assign(view, { active: null, at: null, marked: new Set(), locked: new Set() });
    state.other = null;
    await open(tongue());
  },
});
whenTaken(painted);
/** For measuring and tests: what the page holds, and the answers it had. */
const handle = { state, view, log, idle, send, choose, lock, num, spot, neighbour, painted: /** @type {null|(() => void)} */ (null) };
Object.assign(window, { studio: handle });

function stored(key) { try { return localStorage.getItem(key); } catch { return null; } }
root.dataset.theme = stored('aimaq-theme') || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const wanted = stored('aimaq-lang') || navigator.language.split('-')[0];
open(['kk', 'ru'].includes(wanted) ? wanted : 'en').catch((error) => {
  const closed = error instanceof Refused && error.key === 'refused';
  for (const node of document.querySelectorAll('.closed')) /** @type {any} */ (node).hidden = !closed;
  if (!closed) get('notice').replaceChildren(el('p', {}, String(error.message || error)));
});
