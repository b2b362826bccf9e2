/**
 * The state of the plan as the server tells it, and what follows from it.
 *
 * @typedef {{ name: string, main: string, path: string, code: string|null, kind: string, kind_name: string,
 *   region: number, region_before: number|null, people: number, before: number|null, after: number|null, change: number|null,
 *   seat: [number, number]|null, seat_name: string|null, seat_main: string|null, atoms: number[] }} Unit
 * @typedef {{ units: number, people: number, area: number|null, density: number|null,
 *   km: { mean: number, median: number, p90: number, max: number }|null }} Figures
 * @typedef {{ name: string, main: string, rank: number, code: string|null, centre: Centre|null, centre_before: Centre|null,
 *   before: Figures|null, after: Figures|null, shift: Balance|null }} Region
 * @typedef {{ name: string, main: string, at: [number, number] }} Centre
 * @typedef {{ nearer: number, nearer_mean_km: number, farther: number, farther_mean_km: number, same: number, person_km: number }} Balance
 * @typedef {{ unit: number, was: number|null, now: number|null, people: number }} Moved
 */
import { Land } from './map.js';

export const state = {
  rev: 0,
  ground: 0,
  land: new Land(null),
  /** @type {any} */ behind: null,
  /** @type {Map<number, Unit>} */ units: new Map(),
  /** @type {Map<number, Region>} */ regions: new Map(),
  /** @type {Balance|null} */ balance: null,
  /** @type {any} */ plan: { acts: [], title: '' },
  /** The changes of all acts in a row: act, kind, what is said. @type {[number, string, string|null][]} */ changes: [],
  /** @type {any[]} */ problems: [],
  /** @type {any[]} */ verdicts: [],
  /** @type {(number|null)[]} */ atomsBefore: [],
  /** The piece that each piece was cut from. @type {number[]} */ roots: [],
  /** @type {{ name: string, title: string }[]} */ plans: [],
  /** Names of the plans in the folder. @type {string[]} */ drafts: [],
  /** Another plan beside this one. @type {null|{ name: string, title: string, regions: Record<string, Figures>, pieces: (string|null)[]|null }} */ other: null,
  /** @type {any[]} */ places: [],
  /** @type {string[]} */ steps: [''],
  at: 0,
  text: '',
  file: '',
  disk: 'same',
  sound: true,
  schematic: false,
  /** @type {string[]} */ views: [],
  /** The region whose centre is nearest, of units for which that is another than their own. @type {Record<number, number>} */ nearest: {},
  /** Units whose way the last step changed. @type {Moved[]} */ stroke: [],
  /** The unit of each piece of land. @type {number[]} */ holder: [],
};

/** @type {Map<string, number>} */
const tones = new Map();
/** @type {Map<number, [number, number, number]>} */
const middles = new Map();
/** Neighbours of units; made when first asked for after their land has changed. @type {Map<number, Map<number, number>>|null} */
let neighbours = null;
/** Regions whose units, or the land of whose units, another answer has changed. @type {Set<number>} */
export const stirred = new Set();

/** Takes an answer of the server in. @param {any} answer */
export function take(answer) {
  if (answer.ground) {
    state.land = new Land(answer.ground.land);
    state.behind = answer.ground;
    state.ground = answer.ground.rev;
    middles.clear();
    neighbours = null;
  }
  if (answer.whole) { state.units.clear(); state.regions.clear(); state.holder = []; neighbours = null; }
  takeUnits(answer);
  merge(state.regions, answer.regions);
  for (const key of ['balance', 'plan', 'problems', 'verdicts', 'places', 'at', 'file', 'disk', 'sound', 'schematic', 'views', 'rev', 'text', 'roots', 'plans', 'drafts']) {
    if (key in answer) state[key] = answer[key];
  }
  for (const key of ['steps', 'changes']) if (key in answer) state[key] = spliced(state[key], answer[key]);
  if (answer.plan || answer.changes) {
    for (const act of state.plan.acts) act.changes = [];
    for (const [act, kind, said] of state.changes) state.plan.acts[act]?.changes.push({ kind, said });
  }
  if (answer.atoms_before) state.atomsBefore = answer.atoms_before;
  if (answer.splice) {
    const { at, cut, insert } = answer.splice;
    state.text = state.text.slice(0, at) + insert + state.text.slice(at + cut);
  }
  if (answer.units || answer.ground || answer.regions) colour();
}

/** @param {any} answer */
function takeUnits(answer) {
  const stroke = [];
  for (const [key, unit] of Object.entries(answer.units || {})) {
    const id = +key, old = state.units.get(id);
    if (old) stirred.add(old.region);
    if (unit) stirred.add(unit.region);
    if (unit && old && old.after !== unit.after) stroke.push({ unit: id, was: old.after, now: unit.after, people: unit.people });
    const moved = !old || !unit || old.atoms.join() !== unit.atoms.join();
    if (moved) { middles.delete(id); neighbours = null; }
    if (moved && old) for (const atom of old.atoms) if (state.holder[atom] === id) state.holder[atom] = -1;
    if (unit) state.units.set(id, unit); else state.units.delete(id);
    if (moved && unit) for (const atom of unit.atoms) state.holder[atom] = id;
  }
  if (answer.whole) state.stroke = []; else if (answer.units) state.stroke = stroke;
}

/** A list, or what differs from the one before: where, how many rows go, which come. @param {any[]} old @param {any} given */
function spliced(old, given) {
  if (Array.isArray(given)) return given;
  const list = old.slice();
  list.splice(given.at, given.cut, ...given.insert);
  return list;
}

/** @param {Map<number, any>} map @param {Record<string, any>|undefined} entries */
export function merge(map, entries) {
  for (const [id, value] of Object.entries(entries || {})) {
    if (value) map.set(+id, value); else map.delete(+id);
  }
}

/** The region of a piece under the other plan. @param {number} atom */
export const otherOf = (atom) => state.other?.pieces?.[state.roots[atom]] ?? null;

export const unit = (id) => /** @type {Unit} */ (state.units.get(id));
export const region = (id) => /** @type {Region} */ (state.regions.get(id));
export const regionOf = (atom) => state.units.get(state.holder[atom])?.region;
/** @returns {Map<number, number>} */
export function neighboursOf(id) {
  neighbours ??= state.land.neighbours((atom) => state.holder[atom]);
  return neighbours.get(id) || new Map();
}

/** Units beside one: those of its region first, then those with the longest border. @param {number} id @returns {number[]} */
export function besideUnit(id) {
  const own = unit(id).region, away = (n) => (unit(n).region === own ? 0 : 1);
  return [...neighboursOf(id)].filter(([n]) => state.units.has(n)).sort(([a, x], [b, y]) => away(a) - away(b) || y - x).map(([n]) => n);
}
/** Regions beside units, those with the longest border first. @param {number[]} ids @returns {number[]} */
export function besideRegion(ids) {
  const own = new Set(ids), lengths = new Map();
  for (const id of ids) for (const [n, length] of neighboursOf(id)) if (!own.has(n) && state.units.has(n)) lengths.set(unit(n).region, (lengths.get(unit(n).region) ?? 0) + length);
  return [...lengths].sort(([, x], [, y]) => y - x).map(([region]) => region);
}

/** Regions that exist after, in their order. @returns {number[]} */
export function living() {
  return [...state.regions].filter(([, r]) => r.after).sort((a, b) => a[1].rank - b[1].rank).map(([id]) => id);
}
/** Units in the order of their regions, then of their codes. @returns {number[]} */
export function inOrder() {
  const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0), rank = (u) => state.regions.get(u.region)?.rank ?? 1e9;
  return [...state.units].sort(([, a], [, b]) => rank(a) - rank(b) || before(a.code ?? '', b.code ?? '') || before(a.main, b.main)).map(([id]) => id);
}
export const members = (id) => [...state.units].filter(([, u]) => u.region === id).map(([unit]) => unit);

/** Whether a region is another than before: new, or with other people, land or centre. @param {Region} r */
export function differs(r) {
  return !r.before || !r.after || r.before.people !== r.after.people || r.before.units !== r.after.units
    || r.centre?.main !== r.centre_before?.main || r.before.km?.mean !== r.after.km?.mean;
}

/** Where a figure stands in a unit. @param {number} id */
export function middle(id) {
  if (!middles.has(id)) middles.set(id, state.land.middle(unit(id).atoms));
  return /** @type {[number, number, number]} */ (middles.get(id));
}

/** The tone of a region, 1 to 8; a region keeps its own. @param {number} id */
export const tone = (id) => tones.get(state.regions.get(id)?.main ?? '') || 7;

/** Neighbours, before or after, have other tones; those that are there first choose first. */
function colour() {
  const fresh = [...state.regions].filter(([, r]) => !tones.has(r.main));
  if (!fresh.length) return;
  const beside = new Map();
  for (const group of [regionOf, (atom) => state.atomsBefore[atom]]) {
    for (const [a, all] of state.land.neighbours(group)) {
      if (a === undefined || a === null) continue;
      if (!beside.has(a)) beside.set(a, new Set());
      for (const b of all.keys()) beside.get(a).add(b);
    }
  }
  const used = new Map(), changing = new Map();
  for (const r of state.regions.values()) {
    const tone = tones.get(r.main);
    if (tone) for (const count of differs(r) ? [used, changing] : [used]) count.set(tone, (count.get(tone) || 0) + 1);
  }
  fresh.sort((a, b) => +differs(b[1]) - +differs(a[1]) || (beside.get(b[0])?.size || 0) - (beside.get(a[0])?.size || 0) || a[1].rank - b[1].rank);
  for (const [id, r] of fresh) {
    const taken = new Set([...(beside.get(id) || [])].map((other) => tones.get(state.regions.get(other)?.main ?? '')));
    const free = [1, 2, 3, 4, 5, 6, 7, 8].filter((n) => !taken.has(n));
    // Those that change are told apart from each other before all others.
    const weight = differs(r) ? changing : used, other = differs(r) ? used : changing;
    const load = (n) => (weight.get(n) || 0) * 100 + (other.get(n) || 0);
    const choice = (free.length ? free : [1, 2, 3, 4, 5, 6, 7, 8]).sort((a, b) => load(a) - load(b))[0];
    tones.set(r.main, choice);
    for (const count of differs(r) ? [used, changing] : [used]) count.set(choice, (count.get(choice) || 0) + 1);
  }
}

/** The unit that lies in a direction from another. @param {number} id @param {number} dx @param {number} dy */
export function towards(id, dx, dy) {
  const [x, y] = middle(id);
  let best = null, score = 0.3;
  for (const [other, length] of neighboursOf(id)) {
    const [ox, oy] = middle(other), ex = ox - x, ey = oy - y, far = Math.hypot(ex, ey) || 1;
    const s = (ex * dx + ey * dy) / far + Math.min(0.1, length / 1e6);
    if (s > score) { score = s; best = other; }
  }
  if (best !== null) return best;
  // Land apart, and cities inside of others, are reached by where they lie.
  let near = Infinity;
  for (const other of state.units.keys()) {
    if (other === id || !unit(other).atoms.length) continue;
    const [ox, oy] = middle(other), ex = ox - x, ey = oy - y, far = Math.hypot(ex, ey) || 1;
    if ((ex * dx + ey * dy) / far > 0.6 && far < near) { near = far; best = other; }
  }
  return best;
}

/** Units that are farther, or nearer, by more than a kilometre; the most first. @param {boolean} farther */
export function moved(farther) {
  const rows = [];
  for (const [id, u] of state.units) {
    if (u.before !== null && u.after !== null && (farther ? u.after - u.before : u.before - u.after) > 1) rows.push({ unit: id, was: u.before, now: u.after, people: u.people });
  }
  return ranked(rows, farther);
}
/** @param {Moved[]} rows @param {boolean} farther */
export function ranked(rows, farther) {
  const by = (row) => ((row.now ?? 0) - (row.was ?? 0)) * (farther ? 1 : -1);
  return rows.filter((row) => row.was !== null && row.now !== null && by(row) > 1).sort((a, b) => by(b) - by(a));
}
/** People and their mean kilometres. @param {Moved[]} rows */
export function summed(rows) {
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  const km = rows.reduce((sum, row) => sum + row.people * ((row.now ?? 0) - (row.was ?? 0)), 0);
  return { people, km: people ? Math.abs(km / people) : 0 };
}
