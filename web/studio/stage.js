/** The map: fills, borders, centres, names, and what is shown of the unit under the hand. */
import { changeClass, pathOf, places, within } from './map.js';
import { get, put, style, svg } from './dom.js';
import { Lines } from './lines.js';
import { differs, living, members, middle, otherOf, region, regionOf, state, tone, unit } from './model.js';
import { forget, name } from './naming.js';
import { num, t } from './words.js';

export const LAYERS = ['draft', 'before', 'moved', 'km', 'people', 'catchment'];

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
/** What is drawn of each unit: its path, the land and the look that the path has. @type {Map<number, { node: any, atoms: number[], fill: string, quiet: boolean }>} */
const fills = new Map();
/** @type {Record<string, Lines>} */ let lines = {};

const GROUPS = ['sea', 'around', 'ground', 'fills', 'lakes', 'rivers', 'unit', 'region', 'new', 'other', 'coast', 'bubbles', 'loose', 'marks', 'onback', 'on', 'dots', 'names', 'draw'];

/** Draws the land anew. */
export function build() {
  picture = svg('svg', { preserveAspectRatio: 'xMidYMid meet', 'aria-hidden': 'true' });
  layers = Object.fromEntries(GROUPS.map((name) => [name, svg('g', { class: 'l-' + name })]));
  picture.append(...Object.values(layers));
  put(get('map'), picture);
  fills.clear();
  forget();
  const behind = state.behind;
  const area = (list) => list.map((steps) => pathOf(places(steps)) + 'Z').join('');
  const strokes = (list) => list.map((steps) => pathOf(places(steps))).join('');
  layers.sea.append(svg('path', { class: 'water-a', d: area(behind.sea) }));
  layers.ground.append(svg('path', { class: 'ground', d: state.land.pieces(state.land.rings.map((_, i) => i)) }));
  layers.around.append(svg('path', { class: 'b-around', d: strokes(behind.around) }));
  layers.lakes.append(svg('path', { class: 'water-a', d: area(behind.lakes) }));
  layers.rivers.append(svg('path', { class: 'river', d: strokes(behind.rivers) }));
  for (const name of ['loose', 'marks']) layers[name].append(svg('path', { class: 'b-' + name }));
  lines = Object.fromEntries(['unit', 'region', 'new', 'other', 'coast'].map((name) => [name, new Lines(layers[name], 'b-' + name)]));
  for (const look of Object.values(lines)) look.on(state.land);
  lines.coast.show((left, right) => left < 0 || right < 0);
  layers.onback.append(svg('path', { class: 'on on-back' }));
  layers.on.append(svg('path', { class: 'on' }));
  layers.draw.append(svg('path', { id: 'shape' }), svg('circle', { id: 'ring', r: 0 }));
  const box = state.land.box(state.land.rings.map((_, i) => i));
  const pad = Math.max(box[2] - box[0], box[3] - box[1]) * 0.04 || 1;
  view.all = Number.isFinite(box[0]) ? [box[0] - pad, box[1] - pad, box[2] - box[0] + 2 * pad, box[3] - box[1] + 2 * pad] : [-100, -100, 200, 200];
  view.box = view.all.slice();
  paint();
}

const data = (name, d) => { const node = layers[name].firstChild; if (node.getAttribute('d') !== d) node.setAttribute('d', d); };
const before = (atom) => state.atomsBefore[atom];

/** The region of a piece in the layer that is shown, with the stroke as it is. @param {number} atom */
export function shownRegion(atom) {
  if (view.layer === 'before') return before(atom);
  return view.stroke.size && view.stroke.has(state.holder[atom]) ? view.active : regionOf(atom);
}

/** How units of a region look that stay in it. @type {Map<number, { tone: string, quiet: boolean }>} */
const looks = new Map();
function looking() {
  looks.clear();
  const all = [...state.regions], anything = all.some(([, r]) => differs(r));
  const calm = anything && ['draft', 'before'].includes(view.layer);
  for (const [id, r] of all) looks.set(id, { tone: `var(--r${tone(id)})`, quiet: calm && !differs(r) && id !== view.active });
}
const toneOf = (id) => looks.get(id)?.tone ?? 'var(--r7)';

/** @param {number} id */
function fillOf(id) {
  const u = unit(id), now = view.stroke.has(id) ? view.active ?? u.region : u.region;
  if (view.layer === 'km') return `var(--${changeClass(u.change)})`;
  if (view.layer === 'people') return 'var(--land)';
  if (view.layer === 'moved' && now === u.region_before) return 'var(--land)';
  if (view.layer === 'catchment') return toneOf(state.nearest[id] ?? now);
  return toneOf(view.layer === 'before' ? u.region_before ?? now : now);
}

/** Paints the state in the layer that is shown: what differs from what is painted. */
export function paint() {
  if (!picture) return;
  looking();
  for (const [id, drawn] of fills) if (!state.units.has(id)) { drawn.node.remove(); fills.delete(id); }
  for (const [id, u] of state.units) {
    let drawn = fills.get(id);
    if (!drawn) {
      drawn = { node: svg('path', { class: 'u', 'data-u': id }), atoms: [], fill: '', quiet: false };
      fills.set(id, drawn);
      layers.fills.append(drawn.node);
    }
    if (drawn.atoms !== u.atoms) {
      if (drawn.atoms.join() !== u.atoms.join()) drawn.node.setAttribute('d', state.land.pieces(u.atoms));
      drawn.atoms = u.atoms;
    }
    fill(id);
  }
  borders();
  const loose = view.layer === 'before' ? [] : state.problems.flatMap((p) => p.loose);
  data('loose', loose.filter((id) => state.units.has(id)).map((id) => state.land.pieces(unit(id).atoms)).join(''));
  marks();
  bubbles();
  names();
}

/** @param {number} id */
function fill(id) {
  const drawn = fills.get(id);
  if (!drawn) return;
  const u = unit(id), look = fillOf(id);
  const quiet = view.layer === 'catchment' ? state.nearest[id] === undefined : !!looks.get(u.region)?.quiet && u.region === u.region_before;
  if (drawn.fill !== look) { drawn.fill = look; style(drawn.node, 'fill', look); }
  if (drawn.quiet !== quiet) { drawn.quiet = quiet; drawn.node.classList.toggle('quiet', quiet); }
}

/** Borders as they stand, with the stroke. */
export function borders() {
  const { holder } = state, past = view.layer === 'before', count = state.land.rings.length;
  // Looked up once for each piece, not for each border that it has.
  const now = new Int32Array(count), old = new Int32Array(count);
  for (let atom = 0; atom < count; atom++) { now[atom] = shownRegion(atom) ?? -1; old[atom] = before(atom) ?? -1; }
  const outline = state.other?.pieces ? state.land.rings.map((_, atom) => otherOf(atom)) : null;
  /** @param {(left: number, right: number) => boolean} test @returns {(left: number, right: number) => boolean} */
  const between = (test) => (left, right) => left >= 0 && right >= 0 && test(left, right);
  lines.region.show(between((a, b) => now[a] !== now[b]));
  lines.unit.show(between((a, b) => now[a] === now[b] && holder[a] !== holder[b]));
  lines.new.show(between((a, b) => !past && now[a] !== now[b] && old[a] === old[b]));
  lines.other.show(between((a, b) => !!outline && outline[a] !== outline[b]));
  lines.unit.mark('solid', !state.schematic);
}

/** Repaints some units only: those of a stroke. @param {Iterable<number>} ids */
export function touch(ids) {
  tint(ids);
  borders();
}
/** Their colour alone. @param {Iterable<number>} ids */
export function tint(ids) { for (const id of ids) if (state.units.has(id)) fill(id); }

export function marks() { data('marks', [...view.marked].filter((id) => state.units.has(id)).map((id) => state.land.pieces(unit(id).atoms)).join('')); }

function bubbles() {
  if (view.layer !== 'people') { if (layers.bubbles.firstChild) put(layers.bubbles); return; }
  put(layers.bubbles);
  const most = Math.max(1, ...[...state.units.values()].map((u) => u.people)), size = Math.max(view.all[2], view.all[3]) / 30;
  for (const u of [...state.units.values()].sort((a, b) => b.people - a.people)) {
    if (u.seat) layers.bubbles.append(style(svg('circle', { class: 'bub', cx: u.seat[0], cy: u.seat[1], r: size * Math.sqrt(u.people / most) }), 'fill', toneOf(u.region)));
  }
}

/** Width and height of the map in pixels; asked for anew only where they change, for asking lays the page out. @type {[number, number]} */
let size = [0, 0];
/** Where the buttons for the distance lie on the map, in pixels from its middle. */
let buttons = [0, 0, 0, 0];
export function measure() {
  const map = get('map').getBoundingClientRect(), zoom = get('zoom').getBoundingClientRect(), x = map.x + map.width / 2, y = map.y + map.height / 2;
  size = [map.width || 1, map.height || 1];
  buttons = [zoom.left - x, zoom.top - y, zoom.right - x, zoom.bottom - y];
}
/** The corner of the map that its buttons cover. @param {number} k units of the grid in a pixel */
export function corner(k) {
  const [x, y, w, h] = view.box;
  return buttons.map((far, i) => (i % 2 ? y + h / 2 : x + w / 2) + far * k);
}
/** Units of the grid in a pixel. */
export function scale() {
  if (!size[0]) measure();
  return Math.max(view.box[2] / size[0], view.box[3] / size[1]);
}

/** Names and centres, which keep their size at every distance. */
export function names() {
  if (!picture) return;
  const k = scale(), box = view.box.join(' ');
  if (picture.getAttribute('viewBox') !== box) picture.setAttribute('viewBox', box);
  // The fills know nothing of the scale, so that going nearer does not style every unit anew.
  if (layers.names.dataset.k !== String(k)) for (const [name, group] of Object.entries(layers)) if (name !== 'fills') { group.dataset.k = k; style(group, '--k', String(k)); }
  name(layers, k, names);
}

/** Shows a unit as the one that is looked at. @param {number|null} id */
export function look(id) {
  view.at = id;
  const d = id === null || !state.units.has(id) ? '' : state.land.pieces(unit(id).atoms);
  data('on', d);
  data('onback', d);
}

/** Draws a line around several units until another one is looked at. @param {number[]} ids */
export function outline(ids) {
  view.at = null;
  const own = new Set(ids), inside = (atom) => atom !== null && own.has(state.holder[atom]);
  let d = '';
  state.land.arcs.forEach((arc, i) => { if (inside(arc.left) !== inside(arc.right)) d += state.land.ahead[i]; });
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
  // What lies around is seen as well.
  const side = Math.max(box[2] - box[0], box[3] - box[1]), pad = Math.max(side * 0.12, (view.all[2] / 7 - side) / 2);
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
  const [xs, ys] = [0, 1].map((i) => polygon.map((p) => p[i])), [x0, y0, x1, y1] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], found = [];
  for (const [id, u] of state.units) {
    const [x, y] = u.seat || middle(id);
    if (x >= x0 && x <= x1 && y >= y0 && y <= y1 && within(x, y, polygon)) found.push(id);
  }
  return found;
}
/** The line that the hand draws; setting what is there already would draw the map anew. @param {string} d */
export function shape(d) { const node = get('shape'); if ((node.getAttribute('d') ?? '') !== d) node.setAttribute('d', d); }
/** @param {[number, number]} at @param {number} r in pixels */
export function ring(at, r) {
  const node = get('ring');
  node.setAttribute('cx', at[0]); node.setAttribute('cy', at[1]); node.setAttribute('r', r * scale());
}
/** The region of a unit has its colour named beside it. @param {number} id */
export const regionName = (id) => (state.regions.get(id)?.name ?? '');
export { living, members, region, num, t };
