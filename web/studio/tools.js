/** The hand on the map: brush, click, box, lasso, pick, lock, move; and the keys on it. */
import { act, give, giving, say, waysOf } from './acts.js';
import { preview, previewed, stopPreview } from './ahead.js';
import { el, get, put, svg } from './dom.js';
import { pinch } from './fingers.js';
import { centreAt, makeCentre } from './centre.js';
import { askCentre, askNewRegion, askUnit } from './forms.js';
import { drawn } from './line.js';
import { inOrder, middle, region, state, towards, unit } from './model.js';
import { inside, look, marks, paint, point, regionName, ring, scale, shape, touch, under, view, whole, zoom } from './stage.js';
import { num, signed, t } from './words.js';

/** Name, key, picture. @type {[string, string, string][]} */
export const TOOLS = [
  ['brush', 'B', 'M4 20c4 0 5-2 5-4l9-11 2 2L9 16M9 16c-2-1-5 0-5 4'],
  ['click', 'C', 'M6 3l12 9-5 1 3 6-2 1-3-6-5 4z'],
  ['box', 'X', 'M4 6h16v12H4z'],
  ['lasso', 'L', 'M12 4c5 0 8 2 8 5s-3 5-8 5-8-2-8-5 3-5 8-5zM8 13c-2 2 0 4-1 7'],
  ['pick', 'I', 'M14 4l6 6-3 1-7 8-5 1 1-5 8-7z'],
  ['lock', 'K', 'M6 11h12v9H6zM9 11V7a3 3 0 0 1 6 0v4'],
  ['centre', 'E', 'M12 3a6 6 0 0 1 6 6c0 4-6 12-6 12S6 13 6 9a6 6 0 0 1 6-6zM12 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4'],
  ['unit', 'U', 'M4 5h16v14H4zM8 9h8M8 13h8'],
  ['move', 'M', 'M12 3v18M3 12h18M12 3l-2 3m2-3l2 3M12 21l-2-3m2 3l2-3M3 12l3-2m-3 2l3 2M21 12l-3-2m3 2l-3 2'],
];
const RADIUS = [0, 20, 44];
export const hand = { tool: 'brush', size: 0 };

/** @type {any} */ let stroke = null;
let refresh = () => {};
/** @param {() => void} f */
export function onChoice(f) { refresh = f; }

/** @param {string} name */
export function setTool(name) {
  hand.tool = name;
  view.places = name === 'centre';
  get('map').dataset.tool = name;
  refresh();
  paint();
}

/** @param {number|null} id */
export function choose(id) {
  view.active = id;
  if (id !== null) view.marked.clear();
  refresh();
  paint();
  if (id !== null) say(t('chosen', { region: region(id).name }));
}

/** Says something, and shows it below the map until the hand goes on. @param {string} text */
function tell(text) {
  put(get('readout'), el('b', {}, text));
  say(text);
}

/** @param {number} id */
export function lock(id) {
  if (view.locked.has(id)) view.locked.delete(id); else view.locked.add(id);
  refresh();
  tell(t(view.locked.has(id) ? 'is-locked' : 'is-open', { region: region(id).name }));
}

/** Whether a unit may be given to the chosen region. @param {number|null} id */
function may(id) {
  if (id === null || !state.units.has(id) || view.layer === 'before') return false;
  const from = unit(id).region;
  if (view.locked.has(from)) return false;
  return view.active === null || (from !== view.active && !view.locked.has(view.active));
}

/** @param {(number|null)[]} ids */
function dab(ids) {
  const fresh = /** @type {number[]} */ (ids.filter((id) => id !== null && may(id) && !stroke.units.has(id)));
  if (!fresh.length) return;
  for (const id of fresh) stroke.units.add(id);
  if (view.active === null) { for (const id of fresh) stroke.mark(id); marks(); refresh(); return; }
  shows(fresh);
}

/** The map holds the stroke, and the table what it would lead to. @param {number[]} changed */
function shows(changed) {
  view.stroke = stroke.units;
  touch(changed);
  const operation = stroke.operation = stroke.units.size ? giving([...stroke.units], /** @type {number} */ (view.active)) : null;
  if (operation) preview(operation, (answer) => { if (stroke?.operation === operation) showPreview(answer); });
  else { stopPreview(); refresh(); }
}

/** The units that a box or a lasso holds as it is. @param {number[]} ids */
function hold(ids) {
  if (view.active === null) return;
  const units = new Set(ids.filter(may)), changed = [...units].filter((id) => !stroke.units.has(id)).concat([...stroke.units].filter((id) => !units.has(id)));
  if (!changed.length) return;
  stroke.units = units;
  shows(changed);
}
/** @type {(regions: any, balance: any) => void} */ let previewTo = () => {};
export function onPreview(f) { previewTo = f; }
const showPreview = (answer) => previewTo(previewed(answer), answer.balance);

/** @param {number[]} ids */
async function end(ids) {
  stopPreview();
  if (view.active === null) { refresh(); return; }
  if (!ids.length) { view.stroke = new Set(); return; }
  if (await give(ids, view.active)) return;
  settle();
  paint();
  refresh();
}

/** The map holds what a stroke has led to; a stroke that goes on is left to itself. */
export function settle() { if (!stroke) view.stroke = new Set(); }

/** Adds to the units that are marked, or takes one out again. @param {number} id */
function mark(id) { if (view.marked.has(id)) view.marked.delete(id); else view.marked.add(id); }

/** What the hand does at one place; nothing where it begins a stroke. @param {[number, number]} at @param {number|null} id @returns {(() => void)|null} */
function single(at, id) {
  const { point } = drawn;
  if (point) return () => point(at);
  const on = (f) => () => { if (id !== null) f(id); };
  switch (hand.tool) {
    case 'pick': return () => { if (id !== null) choose(unit(id).region); setTool('brush'); };
    case 'lock': return on((id) => lock(unit(id).region));
    case 'unit': return on(askUnit);
    case 'centre': return () => { if (!makeCentre(at)) tell(t('no-place')); };
    default: return null;
  }
}

/** What a finger does when it is lifted: it may be the first of two. @type {(() => void)|null} */
let tapped = null;
function down(e) {
  const map = get('map');
  if (e.pointerType === 'touch') show(under(e.clientX, e.clientY));
  if (e.button === 1 || hand.tool === 'move') { stroke = { pan: [e.clientX, e.clientY], box: view.box.slice() }; map.setPointerCapture(e.pointerId); e.preventDefault(); return; }
  if (e.button) return;
  const at = point(e), id = under(e.clientX, e.clientY);
  map.focus({ preventScroll: true });
  const once = single(at, id);
  if (once) { if (e.pointerType === 'touch') tapped = once; else once(); return; }
  stroke = { units: new Set(), from: at, path: [at], mark };
  map.setPointerCapture(e.pointerId);
  if (hand.tool === 'brush' || hand.tool === 'click') dab([id]);
  e.preventDefault();
}

function motion(e) {
  const at = point(e), id = under(e.clientX, e.clientY);
  if (!stroke) {
    show(id);
    if (hand.tool === 'centre') put(get('readout'), el('b', {}, centreAt(at)));
    ring(at, hand.tool === 'brush' ? RADIUS[hand.size] : 0);
    return;
  }
  if (stroke.pan) {
    const k = scale();
    view.box = [stroke.box[0] - (e.clientX - stroke.pan[0]) * k, stroke.box[1] - (e.clientY - stroke.pan[1]) * k, stroke.box[2], stroke.box[3]];
    zoom(1);
    return;
  }
  if (hand.tool === 'brush') {
    const r = RADIUS[hand.size], around = r ? Array.from({ length: 12 }, (_, i) => under(e.clientX + r * Math.cos(i * Math.PI / 6), e.clientY + r * Math.sin(i * Math.PI / 6))) : [];
    // A fast hand leaves no unit out between two places.
    const between = (e.getCoalescedEvents?.() || []).map((p) => under(p.clientX, p.clientY));
    dab([...between, id, ...around]);
    ring(at, r);
  }
  const [a, b] = stroke.from;
  if (hand.tool === 'box') { stroke.path = [[a, b], [at[0], b], at, [a, at[1]]]; shape(`M${a} ${b}H${at[0]}V${at[1]}H${a}Z`); }
  if (hand.tool === 'lasso') { stroke.path.push(at); shape('M' + stroke.path.map((p) => p.join(' ')).join('L') + 'Z'); }
  if (hand.tool === 'box' || hand.tool === 'lasso') hold(inside(stroke.path));
  show(id);
}

/** Lets go of a stroke as if it had not been begun. */
function drop() {
  tapped = null;
  if (!stroke) return;
  const s = stroke;
  stroke = null;
  shape('');
  if (s.pan) return;
  stopPreview();
  if (view.active === null) { for (const id of s.units) s.mark(id); marks(); }
  view.stroke = new Set();
  paint();
  refresh();
}

function up() {
  const once = tapped;
  tapped = null;
  if (once) { once(); return; }
  if (!stroke) return;
  const s = stroke;
  stroke = null;
  shape('');
  if (s.pan) return;
  if (hand.tool === 'box' || hand.tool === 'lasso') {
    const ids = inside(s.path).filter(may);
    if (view.active === null) { ids.forEach((id) => view.marked.add(id)); marks(); }
    end(ids);
    return;
  }
  end([...s.units]);
}

/** Says what a unit is and what would follow. @param {number|null} id */
export function show(id) {
  if (id === view.at && get('readout').childElementCount) return;
  look(id);
  const out = get('readout');
  if (id === null || !state.units.has(id)) { put(out, state.schematic ? t('schematic') : ''); return; }
  put(out, sentence(id, null));
  if (view.active === null || unit(id).region === view.active || hand.tool === 'centre') return;
  const to = view.active;
  waysOf(id).then((ways) => { if (view.at === id && view.active === to) put(out, sentence(id, ways[to])); });
}

/** @param {number} id @param {number|null|undefined} way */
function sentence(id, way) {
  const u = unit(id), parts = [el('b', {}, u.name), `, ${regionName(u.region)}`, ` · ${t('n-people', { n: num(u.people) })}`, ` · ${t('was-is', { was: num(u.before), now: num(u.after) })}`];
  const near = view.layer === 'catchment' ? state.regions.get(state.nearest[id]) : null;
  if (near) parts.push(' · ', t('nearest-other', { region: near.name }));
  if (view.active !== null && u.region !== view.active && state.regions.has(view.active)) {
    const to = region(view.active).name;
    if (view.locked.has(u.region) || view.locked.has(view.active)) parts.push(` · ${t('locked')}`);
    else if (way !== null && way !== undefined && u.after !== null) {
      const km = way - u.after;
      parts.push(` · ${t('to-region', { to })} `, el('b', { class: km < 0 ? 'gain' : 'loss' }, t(km < 0 ? 'km-nearer' : 'km-farther', { km: num(Math.abs(km)) })));
    }
  }
  return parts;
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

async function key(e) {
  if (e.altKey || e.ctrlKey || e.metaKey) return;
  const step = STEPS[e.key];
  if (step) {
    e.preventDefault();
    e.stopPropagation();
    const start = inOrder()[0] ?? null;
    const next = view.at === null ? start : towards(view.at, step[0], step[1]);
    if (next !== null) { show(next); visible(next); await announce(next); }
  }
  if ((e.key === 'Enter' || e.key === ' ') && view.at !== null) {
    e.preventDefault();
    e.stopPropagation();
    await assign(view.at);
  }
  if (e.key === 'Escape') { view.marked.clear(); marks(); refresh(); drawn.cancel?.(); }
}

/** What Enter does with a unit, on the map and in the list. @param {number} id */
export async function assign(id) {
  if (view.active === null) { mark(id); marks(); refresh(); say(t(view.marked.has(id) ? 'marked' : 'unmarked', { unit: unit(id).name, n: num(view.marked.size) })); return; }
  if (!may(id)) { say(t(unit(id).region === view.active ? 'is-there' : 'locked')); return; }
  await give([id], view.active);
}

/** Says what a unit is, with what would follow. @param {number} id */
export async function announce(id) {
  const to = view.active, ways = to === null || unit(id).region === to ? {} : await waysOf(id);
  say(sentence(id, to === null ? null : ways[to]).map((part) => (typeof part === 'string' ? part : part.textContent)).join(''));
}

/** Moves the map so that a unit is seen. @param {number} id */
function visible(id) {
  const [x, y] = middle(id), [a, b, w, h] = view.box;
  if (x < a || y < b || x > a + w || y > b + h) { view.box = [x - w / 2, y - h / 2, w, h]; zoom(1); }
}

/** Puts the hand on the map. */
export function start() {
  const map = get('map');
  map.setAttribute('role', 'application');
  map.setAttribute('aria-roledescription', t('map'));
  map.setAttribute('aria-label', t('map-label'));
  map.dataset.tool = hand.tool;
  map.onpointerdown = (e) => { if (!pinch(e, drop)) down(e); };
  map.onpointermove = (e) => { if (!pinch(e, drop)) motion(e); };
  map.onpointerup = (e) => { pinch(e, drop); up(); };
  map.onpointercancel = (e) => { pinch(e, drop); drop(); };
  // What a finger has tapped stays told.
  map.onpointerleave = (e) => { if (!stroke) { if (e.pointerType !== 'touch') show(null); ring([0, 0], 0); } };
  map.oncontextmenu = (e) => { const id = under(e.clientX, e.clientY); if (id !== null) { e.preventDefault(); drop(); askUnit(id); } };
  map.onwheel = (e) => { e.preventDefault(); zoom(e.deltaY > 0 ? 1.18 : 0.85, point(e)); };
  map.onkeydown = key;
}

export { act, askCentre, askNewRegion, svg, whole, signed };
