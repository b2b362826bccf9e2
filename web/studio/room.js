/** The room for names in a region: rows across its land, with the stretches of each that lie inside. */

/** Rows of a region. */
const ROWS = 72;

/**
 * @typedef {{ top: number, step: number, rows: number[][], at: [number, number] }} Room
 *   the place of the first row, how far apart they are, where each row enters and leaves the land, and the middle
 * @param {import('./map.js').Land} land
 * @param {(atom: number) => boolean} inside
 * @returns {Room|null}
 */
export function roomOf(land, inside) {
  const { left, right, arcs } = land, edges = [];
  let top = Infinity, bottom = -Infinity;
  for (let i = 0; i < arcs.length; i++) {
    if ((left[i] >= 0 && inside(left[i])) === (right[i] >= 0 && inside(right[i]))) continue;
    const { xy } = arcs[i];
    edges.push(xy);
    for (let j = 1; j < xy.length; j += 2) { if (xy[j] < top) top = xy[j]; if (xy[j] > bottom) bottom = xy[j]; }
  }
  if (!edges.length) return null;
  const step = (bottom - top) / ROWS || 1, rows = Array.from({ length: ROWS }, () => /** @type {number[]} */ ([]));
  top += step / 2;
  for (const xy of edges) for (let j = 2; j < xy.length; j += 2) cross(rows, top, step, xy, j);
  for (const row of rows) row.sort((a, b) => a - b);
  return { top, step, rows, at: middle(rows, top, step) };
}

/** Where one edge crosses rows. @param {number[][]} rows @param {number} top @param {number} step @param {number[]} xy @param {number} j */
function cross(rows, top, step, xy, j) {
  let ax = xy[j - 2], ay = xy[j - 1], bx = xy[j], by = xy[j + 1];
  if (ay === by) return;
  if (ay > by) [ax, ay, bx, by] = [bx, by, ax, ay];
  const last = Math.min(rows.length - 1, Math.ceil((by - top) / step) - 1);
  for (let n = Math.max(0, Math.ceil((ay - top) / step)); n <= last; n++) rows[n].push(ax + (bx - ax) * (top + n * step - ay) / (by - ay));
}

/** The place with the most room on all sides. @param {number[][]} rows @param {number} top @param {number} step @returns {[number, number]} */
function middle(rows, top, step) {
  let best = [0, top, -1];
  for (let high = 1; high <= rows.length; high += 2) {
    const before = best[2];
    for (let n = 0; n + high <= rows.length; n++) for (const [from, to] of common(rows, n, high)) {
      const room = Math.min(to - from, high * step * 2) + (to - from) / 100;
      if (room > best[2]) best = [(from + to) / 2, top + (n + (high - 1) / 2) * step, room];
    }
    if (best[2] === before && high > 3) break;
  }
  return [best[0], best[1]];
}

/** Stretches that lie inside in each of some rows. @param {number[][]} rows @param {number} from @param {number} count @returns {[number, number][]} */
function common(rows, from, count) {
  /** @type {[number, number][]} */
  let all = [[-Infinity, Infinity]];
  for (let n = from; n < from + count && all.length; n++) {
    const row = rows[n], next = /** @type {[number, number][]} */ ([]);
    for (const [a, b] of all) for (let i = 0; i + 1 < row.length; i += 2) {
      const x = Math.max(a, row[i]), y = Math.min(b, row[i + 1]);
      if (x < y) next.push([x, y]);
    }
    all = next;
  }
  return all;
}

/**
 * Middles of places for something so wide and high, within a box; those near the middle of the land first.
 * @param {Room} room @param {number} wide @param {number} high @param {number[]} box @returns {number[][]}
 */
export function fitting(room, wide, high, [x0, y0, w, h]) {
  const { top, step, rows } = room, count = Math.ceil(high / step) + 1, found = /** @type {number[][]} */ ([]);
  const x = Math.max(x0 + wide / 2, Math.min(x0 + w - wide / 2, room.at[0])), y = Math.max(y0 + high / 2, Math.min(y0 + h - high / 2, room.at[1]));
  for (let n = 0; n + count <= rows.length; n++) {
    const cy = top + (n + (count - 1) / 2) * step;
    if (cy - high / 2 < y0 || cy + high / 2 > y0 + h) continue;
    for (const [a, b] of common(rows, n, count)) {
      const from = Math.max(a, x0) + wide / 2, to = Math.min(b, x0 + w) - wide / 2;
      if (from > to) continue;
      for (const cx of [Math.max(from, Math.min(to, x)), from, to, (from + to) / 2]) found.push([cx, cy]);
    }
  }
  /** @param {number[]} place */
  const far = ([cx, cy]) => Math.abs(cx - x) + 1.5 * Math.abs(cy - y);
  return found.sort((a, b) => far(a) - far(b));
}

/** Whether a rectangle, given by its corners, holds nothing of the land. @param {Room} room @param {number[]} corners */
export function outside({ top, step, rows }, [x0, y0, x1, y1]) {
  for (let n = Math.max(0, Math.floor((y0 - top) / step)); n < rows.length && top + (n - 1) * step <= y1; n++) {
    const row = rows[n];
    for (let i = 0; i + 1 < row.length; i += 2) if (row[i] < x1 && row[i + 1] > x0) return false;
  }
  return true;
}

/** Whether a place is inside: an odd number of borders lies on one side of it. @param {Room} room @param {number} x @param {number} y */
const holds = ({ top, step, rows }, x, y) => (rows[Math.round((y - top) / step)] ?? []).filter((border) => border < x).length % 2 === 1;

/**
 * The end, so deep in a region, of a line from a place beside all land to the region's middle; none where other land is between.
 * @param {Room} room @param {Room} whole @param {number[]} from @param {number} deep @returns {number[]|null}
 */
export function entry(room, whole, [x, y], deep) {
  const [dx, dy] = [room.at[0] - x, room.at[1] - y], far = Math.hypot(dx, dy), steps = 64;
  let between = 0;
  for (let i = 0; i < steps; i++) {
    const px = x + dx * i / steps, py = y + dy * i / steps;
    if (holds(room, px, py)) return far * (1 - i / steps) > deep ? [px + dx * deep / far, py + dy * deep / far] : room.at;
    // Rows see a coast a little too early or too late.
    if (holds(whole, px, py) && (between += 1) > 3) return null;
  }
  return room.at;
}
