/** Names on the map and the dots of centres, anew after each change and at each distance. */
import { patch, svg } from './dom.js';
import { layOut } from './labels.js';
import { differs, middle, regionOf, state, stirred } from './model.js';
import { roomOf } from './room.js';
import { corner, view } from './stage.js';
import { signed } from './words.js';

const bare = (name) => name.replace(/ (Region|city|облысы|қаласы)$|^(область|город) /, '').replace(/ область$/, '');

/** The room in regions, by state and region; what a stroke moves is measured a moment later. @type {Map<string, import('./room.js').Room|null>} */
const rooms = new Map();
/** @type {Set<string>} */ const late = new Set();
let timer = 0;

/** Another land has other room. */
export function forget() { rooms.clear(); late.clear(); stirred.clear(); whole = undefined; }
/** All land, beside which names of small regions stand. @type {import('./room.js').Room|null|undefined} */ let whole;

/** @param {number} id @param {boolean} past @param {() => void} again */
function roomIn(id, past, again) {
  const key = (past ? 'b' : 'a') + id;
  if (!rooms.has(key)) rooms.set(key, measured(id, past));
  else if (late.has(key) && !timer) {
    timer = window.setTimeout(() => {
      timer = 0;
      for (const key of late) rooms.set(key, measured(+key.slice(1), key[0] === 'b'));
      late.clear();
      again();
    }, 250);
  }
  return rooms.get(key);
}

/** @param {number} id @param {boolean} past */
const measured = (id, past) => roomOf(state.land, past ? (atom) => state.atomsBefore[atom] === id : (atom) => regionOf(atom) === id);

/**
 * @param {Record<string, any>} layers
 * @param {number} k units of the grid in a pixel
 * @param {() => void} again
 */
export function name(layers, k, again) {
  for (const id of stirred) late.add('a' + id);
  stirred.clear();
  const past = view.layer === 'before', centres = [], labels = [], held = [corner(k)];
  for (const [id, r] of state.regions) {
    const centre = past ? r.centre_before : r.after ? r.centre : null;
    if (!(past ? r.before : r.after)) continue;
    const fresh = !past && (!r.centre_before || r.centre_before.main !== centre?.main) && !!centre;
    const rank = (id === view.active ? 0 : differs(r) ? 1 : 2);
    if (centre) {
      centres.push(svg('circle', { class: fresh ? 'c-new' : 'c-dot', cx: centre.at[0], cy: centre.at[1], r: (fresh ? 4.2 : 3.4) * k }));
      labels.push({ text: centre.name, at: centre.at, dot: true, rank: rank + 0.5, strong: false });
    }
    if (!past && r.centre_before && r.centre_before.main !== r.centre?.main) {
      const [x, y] = r.centre_before.at;
      held.push([x - 6 * k, y - 6 * k, x + 6 * k, y + 6 * k]);
      centres.push(svg('circle', { class: 'c-old', cx: x, cy: y, r: 6 * k }));
    }
    const land = roomIn(id, past, again);
    if (land && !(centre && bare(r.name) === bare(centre.name))) labels.push({ text: r.name, at: land.at, land, whole: (whole ??= roomOf(state.land, () => true)), dot: false, rank, strong: differs(r) && !past });
  }
  labels.push(...ofUnits(k));
  for (const { name, water, at } of state.behind.names) labels.push({ text: name, at: at[0], more: at, whole: water ? undefined : (whole ??= roomOf(state.land, () => true)), dot: false, rank: 5, kind: water ? 'water' : 'land' });
  // A centre is among the settlements too, and is named once.
  const named = labels.filter((label) => label.dot), twice = (name, x, y) => named.some(({ text, at }) => text === name && Math.hypot(at[0] - x, at[1] - y) < 40 * k);
  if (view.places) for (const [name, , x, y, people] of state.places) {
    centres.push(svg('circle', { class: 'town', cx: x, cy: y, r: 2 * k }));
    if (!twice(name, x, y)) labels.push({ text: name, at: [x, y], dot: true, rank: 6 - Math.min(1, people / 1e6), kind: 'place' });
  }
  const loose = past ? [] : state.problems.flatMap((p) => p.loose).filter((id) => state.units.has(id));
  for (const id of loose) {
    const [x, y] = middle(id);
    held.push([x - 8 * k, y - 8 * k, x + 8 * k, y + 8 * k]);
    centres.push(svg('circle', { class: 'bang', cx: x, cy: y, r: 8 * k }), svg('text', { class: 'bang-t', x, y: y + 5 * k, 'text-anchor': 'middle' }, '!'));
  }
  patch(layers.dots, centres);
  patch(layers.names, layOut(labels, view.box, k, held).map(draw));
}

/** What stands in units: kilometres gained and lost; from near by, their names where they fit. @param {number} k */
function ofUnits(k) {
  const labels = [], [x0, y0, w, h] = view.box;
  const seen = (x, y) => x > x0 && x < x0 + w && y > y0 && y < y0 + h;
  const km = view.layer === 'km', many = state.units.size > 3000;
  if (!km && view.box[2] >= view.all[2] * (many ? 0.1 : 0.6)) return labels;
  if (km && many && view.box[2] >= view.all[2] * 0.3) return labels;
  for (const [id, u] of state.units) {
    if (km && Math.abs(u.change ?? 0) < 1) continue;
    if (u.seat && many && !seen(u.seat[0], u.seat[1])) continue;
    const [x, y, room] = middle(id);
    if (km) labels.push({ text: signed(u.change), at: [x, y], room, dot: false, rank: 0.2, inside: true });
    else if (seen(x, y) && room > 24 * k) labels.push({ text: u.name, at: [x, y], room, dot: false, rank: 4, inside: true, kind: 'place' });
  }
  return labels;
}

function draw(label) {
  const node = svg('text', { x: label.x, y: label.y, 'text-anchor': label.anchor, class: (label.kind || '') + (label.strong && !label.thin ? ' strong' : '') + (label.small ? ' small' : '') });
  if (label.lines.length === 1) node.append(label.text);
  else label.lines.forEach((line, i) => node.append(svg('tspan', { x: label.x, y: label.y + i * 1.15 * label.size }, line)));
  return label.lead ? [svg('path', { class: 'lead', d: `M${label.lead.slice(0, 2).join(' ')}L${label.lead.slice(2).join(' ')}` }), node] : node;
}
