/** The map: fills, borders, centres, names, and what is shown of the unit under the hand. */
import { changeClass, pathOf, places, within } from './map.js';
import { get, put, style, svg } from './dom.js';
import { layOut } from './labels.js';
import { differs, living, members, middle, otherOf, region, regionOf, state, tone, unit } from './model.js';
import { num, signed, t } from './words.js';

export const LAYERS = ['draft', 'before', 'moved', 'km', 'people'];

export const view = {
  layer: 'draft',
  /** @type {number[]} */ box: [0, 0, 1, 1],
  /** @type {number[]} */ all: [0, 0, 1, 1],
  /** The unit that is looked at. @type {number|null} */ at: null,
  /** Units that are marked, for a new region. @type {Set<number>} */ marked: new Set(),
  /** Units of a stroke that is not ended. @type {Set<number>} */ stroke: new Set(),
  /** The region that units are given to. @type {number|null} */ active: null,
  /** @type {Set<number>} */ locked: new Set(),
  places: false,
};

/** @type {any} */ let picture, layers = /** @type {Record<string, any>} */ ({});
/** @type {Map<number, any>} */ const fills = new Map();

const GROUPS = ['sea', 'around', 'ground', 'fills', 'lakes', 'rivers', 'unit', 'region', 'new', 'other', 'coast', 'bubbles', 'loose', 'marks', 'onback', 'on', 'dots', 'names', 'draw'];

/** Draws the land anew. */
export function build() {
  const map = get('map');
  picture = svg('svg', { preserveAspectRatio: 'xMidYMid meet', 'aria-hidden': 'true' });
  layers = Object.fromEntries(GROUPS.map((name) => [name, svg('g', { class: 'l-' + name })]));
  picture.append(...Object.values(layers));
  put(map, picture);
  fills.clear();
  const behind = state.behind;
  const area = (list) => list.map((steps) => pathOf(places(steps)) + 'Z').join('');
  const lines = (list) => list.map((steps) => pathOf(places(steps))).join('');
  layers.sea.append(svg('path', { class: 'water-a', d: area(behind.sea) }));
  layers.ground.append(svg('path', { class: 'ground', d: state.land.pieces(state.land.rings.map((_, i) => i)) }));
  layers.around.append(svg('path', { class: 'b-around', d: lines(behind.around) }));
  layers.lakes.append(svg('path', { class: 'water-a', d: area(behind.lakes) }));
  layers.rivers.append(svg('path', { class: 'river', d: lines(behind.rivers) }));
  for (const name of ['unit', 'region', 'new', 'other', 'coast', 'loose', 'marks']) layers[name].append(svg('path', { class: 'b-' + name }));
  layers.onback.append(svg('path', { class: 'on on-back' }));
  layers.on.append(svg('path', { class: 'on' }));
  layers.draw.append(svg('path', { id: 'shape' }), svg('circle', { id: 'ring', r: 0 }));
  const box = state.land.box(state.land.rings.map((_, i) => i));
  const pad = Math.max(box[2] - box[0], box[3] - box[1]) * 0.04 || 1;
  view.all = Number.isFinite(box[0]) ? [box[0] - pad, box[1] - pad, box[2] - box[0] + 2 * pad, box[3] - box[1] + 2 * pad] : [-100, -100, 200, 200];
  view.box = view.all.slice();
  paint();
}

const data = (name, d) => layers[name].firstChild.setAttribute('d', d);
const before = (atom) => state.atomsBefore[atom];

/** The region of a piece in the layer that is shown, with the stroke as it is. @param {number} atom */
export function shownRegion(atom) {
  if (view.layer === 'before') return before(atom);
  return view.stroke.has(state.holder[atom]) ? view.active : regionOf(atom);
}

/** @param {number} id */
function fillOf(id) {
  const u = unit(id), now = view.stroke.has(id) ? view.active ?? u.region : u.region;
  if (view.layer === 'km') return `var(--${changeClass(u.change)})`;
  if (view.layer === 'people') return 'var(--land)';
  if (view.layer === 'moved' && now === u.region_before) return 'var(--land)';
  return `var(--r${tone(view.layer === 'before' ? u.region_before ?? now : now)})`;
}

/** Paints the state in the layer that is shown. */
export function paint() {
  if (!picture) return;
  for (const [id, node] of fills) if (!state.units.has(id)) { node.remove(); fills.delete(id); }
  for (const [id, u] of state.units) {
    let node = fills.get(id);
    if (!node) { node = svg('path', { class: 'u', 'data-u': id }); fills.set(id, node); layers.fills.append(node); }
    const key = u.atoms.join();
    if (node.dataset.atoms !== key) { node.dataset.atoms = key; node.setAttribute('d', state.land.pieces(u.atoms)); }
    fill(id, node);
  }
  borders();
  const loose = view.layer === 'before' ? [] : state.problems.flatMap((p) => p.loose);
  data('loose', loose.filter((id) => state.units.has(id)).map((id) => state.land.pieces(unit(id).atoms)).join(''));
  data('coast', state.land.coast());
  marks();
  bubbles();
  names();
}

function fill(id, node = fills.get(id)) {
  if (!node) return;
  style(node, 'fill', fillOf(id));
  const u = unit(id), r = state.regions.get(u.region);
  const quiet = ['draft', 'before'].includes(view.layer) && r && !differs(r) && u.region !== view.active && u.region === u.region_before && anyDiffers;
  node.classList.toggle('quiet', !!quiet);
}
let anyDiffers = false;

/** Borders as they stand, with the stroke. */
export function borders() {
  const land = state.land, group = shownRegion;
  data('region', land.borders(group));
  const apart = ({ left, right }) => left !== null && right !== null;
  data('unit', land.lines((arc) => apart(arc) && group(arc.left) === group(arc.right) && state.holder[arc.left] !== state.holder[arc.right]));
  data('new', view.layer === 'before' ? '' : land.lines((arc) => apart(arc) && group(arc.left) !== group(arc.right) && before(arc.left) === before(arc.right)));
  data('other', state.other?.pieces ? land.lines((arc) => apart(arc) && otherOf(arc.left) !== otherOf(arc.right)) : '');
  layers.unit.firstChild.classList.toggle('solid', !state.schematic);
}

/** Repaints some units only: those of a stroke. @param {Iterable<number>} ids */
export function touch(ids) {
  for (const id of ids) fill(id);
  borders();
}

export function marks() { data('marks', [...view.marked].filter((id) => state.units.has(id)).map((id) => state.land.pieces(unit(id).atoms)).join('')); }

function bubbles() {
  put(layers.bubbles);
  if (view.layer !== 'people') return;
  const most = Math.max(...[...state.units.values()].map((u) => u.people), 1), size = Math.max(view.all[2], view.all[3]) / 30;
  for (const u of [...state.units.values()].sort((a, b) => b.people - a.people)) {
    if (u.seat) layers.bubbles.append(style(svg('circle', { class: 'bub', cx: u.seat[0], cy: u.seat[1], r: size * Math.sqrt(u.people / most) }), 'fill', `var(--r${tone(u.region)})`));
  }
}

/** Units of the grid in a pixel. */
export const scale = () => Math.max(view.box[2] / (get('map').clientWidth || 1), view.box[3] / (get('map').clientHeight || 1));

/** Names and centres, which keep their size at every distance. */
export function names() {
  anyDiffers = [...state.regions.values()].some(differs);
  for (const [id, node] of fills) fill(id, node);
  const k = scale();
  picture.setAttribute('viewBox', view.box.join(' '));
  style(picture, '--k', String(k));
  const shown = view.layer === 'before';
  const centres = [], labels = [];
  for (const [id, r] of state.regions) {
    const centre = shown ? r.centre_before : r.after ? r.centre : null;
    const lives = shown ? r.before : r.after;
    if (!lives) continue;
    const fresh = !shown && (!r.centre_before || r.centre_before.main !== centre?.main) && !!centre;
    const rank = (id === view.active ? 0 : differs(r) ? 1 : 2);
    if (centre) {
      centres.push(svg('circle', { class: fresh && r.before ? 'c-new' : fresh ? 'c-new' : 'c-dot', cx: centre.at[0], cy: centre.at[1], r: (fresh ? 4.2 : 3.4) * k }));
      labels.push({ text: centre.name, at: centre.at, dot: true, rank: rank + 0.5, strong: false });
    }
    if (!shown && r.centre_before && r.centre_before.main !== r.centre?.main) {
      centres.push(svg('circle', { class: 'c-old', cx: r.centre_before.at[0], cy: r.centre_before.at[1], r: 6 * k }));
    }
    const spot = regionSpot(id, shown);
    if (spot && !(centre && bare(r.name) === bare(centre.name))) labels.push({ text: r.name, at: spot.slice(0, 2), room: spot[2], dot: false, rank, strong: differs(r) && !shown });
  }
  if (view.layer === 'km') {
    for (const [id, u] of state.units) if (Math.abs(u.change ?? 0) >= 1) labels.push({ text: signed(u.change), at: middle(id).slice(0, 2), room: middle(id)[2], dot: false, rank: 0.2, inside: true });
  }
  // From near by, units have names where they fit.
  if (view.layer !== 'km' && view.box[2] < view.all[2] * 0.6) {
    const [x0, y0, w, h] = view.box;
    for (const [id, u] of state.units) {
      const [x, y, room] = middle(id);
      if (x > x0 && x < x0 + w && y > y0 && y < y0 + h && room > 24 * k) labels.push({ text: u.name, at: [x, y], room, dot: false, rank: 4, inside: true, kind: 'place' });
    }
  }
  for (const { name, water, at } of state.behind.names) labels.push({ text: name, at: at[0], more: at, dot: false, rank: 5, kind: water ? 'water' : 'land' });
  if (view.places) for (const [name, , x, y, people] of state.places) {
    centres.push(svg('circle', { class: 'town', cx: x, cy: y, r: 2 * k }));
    labels.push({ text: name, at: [x, y], dot: true, rank: 6 - Math.min(1, people / 1e6), kind: 'place' });
  }
  put(layers.dots, centres);
  const loose = view.layer === 'before' ? [] : state.problems.flatMap((p) => p.loose).filter((id) => state.units.has(id));
  for (const id of loose) {
    const [x, y] = middle(id);
    layers.dots.append(svg('circle', { class: 'bang', cx: x, cy: y, r: 8 * k }), svg('text', { class: 'bang-t', x, y: y + 5 * k, 'text-anchor': 'middle' }, '!'));
  }
  put(layers.names, layOut(labels, view.box, k).map(draw));
}

function draw(label) {
  const node = svg('text', { x: label.x, y: label.y, 'text-anchor': label.anchor, class: (label.kind || '') + (label.strong ? ' strong' : '') });
  if (label.lines.length === 1) node.append(label.text);
  else label.lines.forEach((line, i) => node.append(svg('tspan', { x: label.x, y: label.y + i * 1.15 * label.size }, line)));
  return node;
}
const bare = (name) => name.replace(/ (Region|city|облысы|қаласы)$|^(область|город) /, '').replace(/ область$/, '');

const spots = new Map();
function regionSpot(id, shown) {
  const atoms = state.holder.map((_, atom) => atom).filter((atom) => (shown ? before(atom) : regionOf(atom)) === id);
  if (!atoms.length) return null;
  const key = state.ground + ':' + atoms.join();
  if (!spots.has(id + key)) { if (spots.size > 400) spots.clear(); spots.set(id + key, state.land.middle(atoms, 14)); }
  return spots.get(id + key);
}

/** Shows a unit as the one that is looked at. @param {number|null} id */
export function look(id) {
  view.at = id;
  const d = id === null || !state.units.has(id) ? '' : state.land.pieces(unit(id).atoms);
  data('on', d);
  data('onback', d);
}

/** Goes nearer or farther, around a place of the grid. @param {number} factor @param {[number, number]} [at] */
export function zoom(factor, at = [view.box[0] + view.box[2] / 2, view.box[1] + view.box[3] / 2]) {
  const [x, y, w, h] = view.box, n = Math.min(1.6, Math.max(0.02, (w * factor) / view.all[2])) * view.all[2] / w;
  view.box = [at[0] - (at[0] - x) * n, at[1] - (at[1] - y) * n, w * n, h * n];
  names();
}
export function whole() { view.box = view.all.slice(); names(); }

/** The map opens on what differs, or on a unit. @param {number[]} ids */
export function fit(ids) {
  const box = state.land.box(ids.flatMap((id) => unit(id).atoms));
  if (!Number.isFinite(box[0])) return;
  const pad = Math.max(box[2] - box[0], box[3] - box[1]) * 0.12;
  view.box = [box[0] - pad, box[1] - pad, box[2] - box[0] + 2 * pad, box[3] - box[1] + 2 * pad];
  names();
}

/** The place of the grid under a pointer. @param {{ clientX: number, clientY: number }} e @returns {[number, number]} */
export function point(e) {
  const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(picture.getScreenCTM().inverse());
  return [p.x, p.y];
}
/** Where the middle of a unit is on the screen, and how many pixels lie around it. @param {number} id */
export function spot(id) {
  const [x, y, room] = middle(id), matrix = picture.getScreenCTM();
  const p = new DOMPoint(x, y).matrixTransform(matrix);
  return { x: p.x, y: p.y, room: room * matrix.a };
}
/** The unit at a place of the screen. @param {number} x @param {number} y */
export function under(x, y) {
  const node = /** @type {any} */ (document.elementFromPoint(x, y))?.closest?.('[data-u]');
  return node ? +node.dataset.u : null;
}
/** Units whose seat, or middle, lies in a polygon. @param {number[][]} polygon */
export function inside(polygon) {
  return [...state.units].filter(([id, u]) => { const [x, y] = u.seat || middle(id); return within(x, y, polygon); }).map(([id]) => id);
}
export function shape(d) { get('shape').setAttribute('d', d); }
/** @param {[number, number]} at @param {number} r in pixels */
export function ring(at, r) {
  const node = get('ring');
  node.setAttribute('cx', at[0]); node.setAttribute('cy', at[1]); node.setAttribute('r', r * scale());
}
/** The region of a unit has its colour named beside it. @param {number} id */
export const regionName = (id) => (state.regions.get(id)?.name ?? '');
export { living, members, region, num, t };
