/**
 * The state of the plan as the server tells it, and what follows from it.
 *
 * @typedef {{ name: string, main: string, path: string, rank: number, code: string|null, kind: string, kind_name: string,
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
  /** @type {any[]} */ problems: [],
  /** @type {any[]} */ verdicts: [],
  /** @type {(number|null)[]} */ atomsBefore: [],
  /** The piece that each piece was cut from. @type {number[]} */ roots: [],
  /** @type {{ name: string, title: string }[]} */ plans: [],
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
  /** Units whose way the last step changed. @type {Moved[]} */ stroke: [],
  /** The unit of each piece of land. @type {number[]} */ holder: [],
};

/** @type {Map<string, number>} */
const tones = new Map();
/** @type {Map<number, [number, number, number]>} */
const middles = new Map();
let neighbours = new Map();

/** Takes an answer of the server in. @param {any} answer */
export function take(answer) {
  if (answer.ground) {
    state.land = new Land(answer.ground.land);
    state.behind = answer.ground;
    state.ground = answer.ground.rev;
    middles.clear();
  }
  if (answer.whole) { state.units.clear(); state.regions.clear(); }
  const stroke = [];
  for (const [id, unit] of Object.entries(answer.units || {})) {
    const old = state.units.get(+id);
    if (unit && old && old.after !== unit.after) stroke.push({ unit: +id, was: old.after, now: unit.after, people: unit.people });
    if (unit) state.units.set(+id, unit); else state.units.delete(+id);
    middles.delete(+id);
  }
  merge(state.regions, answer.regions);
  for (const key of ['balance', 'plan', 'problems', 'verdicts', 'places', 'steps', 'at', 'file', 'disk', 'sound', 'schematic', 'views', 'rev', 'text', 'roots', 'plans']) {
    if (key in answer) state[key] = answer[key];
  }
  if (answer.atoms_before) state.atomsBefore = answer.atoms_before;
  if (answer.splice) {
    const { at, cut, insert } = answer.splice;
    state.text = state.text.slice(0, at) + insert + state.text.slice(at + cut);
  }
  if (answer.whole) state.stroke = []; else if (answer.units) state.stroke = stroke;
  if (answer.units || answer.ground) {
    state.holder = [];
    for (const [id, unit] of state.units) for (const atom of unit.atoms) state.holder[atom] = id;
    neighbours = state.land.neighbours((atom) => state.holder[atom]);
    colour();
  }
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
export const neighboursOf = (id) => neighbours.get(id) || new Map();

/** Regions that exist after, in their order. @returns {number[]} */
export function living() {
  return [...state.regions].filter(([, r]) => r.after).sort((a, b) => a[1].rank - b[1].rank).map(([id]) => id);
}
/** Units in their order. @returns {number[]} */
export const inOrder = () => [...state.units].sort((a, b) => a[1].rank - b[1].rank).map(([id]) => id);
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
  const open = [...state.regions].filter(([, r]) => !tones.has(r.main));
  open.sort((a, b) => +differs(b[1]) - +differs(a[1]) || (beside.get(b[0])?.size || 0) - (beside.get(a[0])?.size || 0) || a[1].rank - b[1].rank);
  for (const [id, r] of open) {
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
  const rows = [...state.units].map(([id, u]) => ({ unit: id, was: u.before, now: u.after, people: u.people }));
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
