/** Names find their places: what counts more first, never over another name or the frame. */

import { entry, fitting, outside } from './room.js';

/** @type {CanvasRenderingContext2D|null} */ let pen = null;
/** Widths that were measured once. @type {Map<string, number>} */ const widths = new Map();
/** @param {string} text @param {boolean} strong */
function width(text, strong) {
  const key = (strong ? '!' : ' ') + text;
  let known = widths.get(key);
  if (known === undefined) {
    if (widths.size > 20000) widths.clear();
    known = measured(text, strong);
    // Before the font is there, another one is measured.
    if (document.fonts.status === 'loaded') widths.set(key, known);
  }
  return known;
}
/** @param {string} text @param {boolean} strong */
function measured(text, strong) {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 7;
  pen.font = `${strong ? '700 14px' : '400 12px'} "Aimaq Sans", "DejaVu Sans", sans-serif`;
  return pen.measureText(text).width;
}

/** @type {Map<string, string[]|null>} */ const parted = new Map();
/** @param {string} text @param {number} count */
function linesOf(text, count) {
  const key = count + text;
  if (!parted.has(key)) parted.set(key, inLines(text, count));
  return parted.get(key);
}
/** A name in so many lines, the longest as short as it can be; nothing where it has too few words. @param {string} text @param {number} count @returns {string[]|null} */
function inLines(text, count) {
  if (count === 1) return [text];
  let best = /** @type {string[]|null} */ (null), least = Infinity;
  for (let i = 1; i < text.length - 1; i++) {
    // A word with a hyphen is parted behind it.
    const rest = text[i] === ' ' ? text.slice(i + 1) : text[i] === '-' ? text.slice(i + 1) : null;
    const more = rest && inLines(rest, count - 1);
    if (!more) continue;
    const lines = [text.slice(0, text[i] === '-' ? i + 1 : i), ...more], longest = Math.max(...lines.map((line) => line.length));
    if (longest < least) { least = longest; best = lines; }
  }
  return best;
}

/** Where a name stands beside a dot: right, left, above, below, and the corners; in pixels. @type {[number, number, string][]} */
const BESIDE = [[8, 4, 'start'], [-8, 4, 'end'], [0, -9, 'middle'], [0, 17, 'middle'], [7, -6, 'start'], [7, 14, 'start'], [-7, -6, 'end'], [-7, 14, 'end'],
  [16, -9, 'middle'], [-16, -9, 'middle'], [16, 17, 'middle'], [-16, 17, 'middle']];
/** @type {[number, number, string]} */ const MIDDLE = [0, 4, 'middle'];

/** How far names are from borders, in pixels. */
const AWAY = 3;
/** Lines of a name in its region, and how large they are; what is bold may be smaller, and thin in the end.
 * What comes first is better. @type {[number, number, boolean?][]} */
const FORMS = [[1, 1], [2, 1], [3, 1], [1, 0.86], [2, 0.86], [3, 0.86], [1, 0.86, true], [2, 0.86, true], [3, 0.86, true]];

/**
 * @typedef {{ text: string, at: number[], more?: number[][], room?: number, land?: import('./room.js').Room, whole?: import('./room.js').Room|null, dot: boolean, rank: number, strong?: boolean, inside?: boolean, kind?: string }} Label
 * @typedef {{ lines: string[], x: number, y: number, anchor: string, size: number, wide: number, small?: boolean, thin?: boolean, lead?: number[] }} Place
 * @param {Label[]} labels
 * @param {number[]} box
 * @param {number} k units of the grid in a pixel
 * @param {number[][]} held where no name may stand
 */
export function layOut(labels, box, k, held) {
  const taken = held.slice();
  const dots = (towns) => { for (const { dot, kind, at: [x, y] } of labels) if (dot && (kind === 'place') === towns) taken.push([x - 4 * k, y - 4 * k, x + 4 * k, y + 4 * k]); };
  dots(false);
  const [x0, y0, w, h] = box, found = [];
  const free = (r) => !taken.some((q) => q[0] < r[2] && q[2] > r[0] && q[1] < r[3] && q[3] > r[1]);
  const within = (r) => r[0] >= x0 && r[1] >= y0 && r[2] <= x0 + w && r[3] <= y0 + h;
  // Names of regions and of their centres may lie on the dots of towns; towns come last.
  let towns = false;
  for (const label of labels.slice().sort((a, b) => a.rank - b.rank)) {
    if (label.dot && label.kind === 'place' && !towns) { towns = true; dots(true); }
    for (const place of label.land ? inLand(label, label.land, box, k) : atPoints(label, k)) {
      const { lines, x, y, anchor, size, wide } = place;
      const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
      const r = [left - 2 * k, y - size, left + wide + 2 * k, y + (lines.length - 1) * 1.15 * size + 4 * k];
      const all = [r, ...steps(place.lead, k)];
      if (!within(r) || !all.every(free)) continue;
      taken.push(...all);
      found.push({ ...label, ...place });
      break;
    }
  }
  return found;
}

/** Small squares along a line, so that no name lies on it. @param {number[]|undefined} lead @param {number} k @returns {number[][]} */
function steps(lead, k) {
  if (!lead) return [];
  const [ax, ay, bx, by] = lead, count = Math.ceil(Math.hypot(bx - ax, by - ay) / (6 * k));
  return Array.from({ length: count }, (_, i) => [ax + (bx - ax) * i / count, ay + (by - ay) * i / count]).map(([x, y]) => [x - 2 * k, y - 2 * k, x + 2 * k, y + 2 * k]);
}

/** The name of a region, where it crosses no border; a bold one without room beside all land, with a line to its region. @param {Label} label @param {import('./room.js').Room} land @param {number[]} box @param {number} k @returns {Iterable<Place>} */
function* inLand(label, land, box, k) {
  const strong = !!label.strong;
  for (const [count, scale, thin] of FORMS) {
    const lines = linesOf(label.text, count), size = (strong ? 14 : 12) * scale * k;
    if (!lines || (scale < 1 && !strong)) continue;
    const wide = Math.max(...lines.map((line) => width(line, strong && !thin))) * (thin ? 1 : scale) * k, high = size * (1 + (count - 1) * 1.15);
    for (const [x, y] of fitting(land, wide + 2 * AWAY * k, high + AWAY * k, box)) yield { lines, x, y: y - high / 2 + size * 0.86, anchor: 'middle', size, wide, small: scale < 1, thin };
  }
  if (strong && label.whole) yield* beside(label, land, label.whole, k);
}

/** How far a name may be from its region's middle, in pixels, and in how many directions it is tried. */
const FAR = 150, DIRECTIONS = 24;
/** @param {Label} label @param {import('./room.js').Room} land @param {import('./room.js').Room} whole @param {number} k @returns {Iterable<Place>} */
function* beside(label, land, whole, k) {
  const [ax, ay] = land.at, size = 12 * k;
  for (let far = 30; far <= FAR; far += 10) for (let n = 0; n < DIRECTIONS; n++) for (const count of [1, 2]) {
    const lines = linesOf(label.text, count), turn = 2 * Math.PI * n / DIRECTIONS;
    if (!lines) continue;
    const wide = Math.max(...lines.map((line) => width(line, true))) * 0.86 * k, high = size * (1 + (count - 1) * 1.15);
    // So far from the middle to the edge of the name.
    const x = ax + Math.cos(turn) * (far * k + wide / 2), y = ay + Math.sin(turn) * (far * k + high / 2), r = [x - wide / 2 - AWAY * k, y - high / 2 - AWAY * k, x + wide / 2 + AWAY * k, y + high / 2 + AWAY * k];
    if (!outside(whole, r)) continue;
    const from = [Math.max(r[0], Math.min(r[2], ax)), Math.max(r[1], Math.min(r[3], ay))], end = entry(land, whole, from, 14 * k);
    if (end) yield { lines, x, y: y - high / 2 + size * 0.86, anchor: 'middle', size, wide, small: true, lead: [...from, ...end] };
  }
}

/** Pixels between the letters of a name of another country. */
const SPACED = 1.44;
/** Around a dot, in the middle of a unit where it has room, or at given places; what has its own place beside all land, there. @param {Label} label @param {number} k @returns {Iterable<Place>} */
function* atPoints(label, k) {
  const size = (label.strong ? 14 : 12) * k, abroad = label.kind === 'land' ? label.text.length * SPACED : 0, wide = (width(label.text, !!label.strong) + abroad) * k;
  if (label.inside && (label.room ?? 0) * 2 < wide * 0.8) return;
  const spots = label.dot ? BESIDE : [MIDDLE];
  for (const at of label.more ?? [label.at]) for (const [dx, dy, anchor] of spots) {
    const x = at[0] + dx * k, y = at[1] + dy * k;
    if (!label.whole || outside(label.whole, [x - wide / 2, y - size, x + wide / 2, y + 4 * k])) yield { lines: [label.text], x, y, anchor, size, wide };
  }
}
