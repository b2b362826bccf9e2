/**
 * Land as arcs that neighbours share: paths of units, borders between groups, neighbours.
 *
 * Coordinates are steps of a grid in an equal-area projection, south positive.
 *
 * @typedef {{ left: number|null, right: number|null, sketched: boolean, xy: number[] }} Arc
 * @typedef {{ arcs: [number|null, number|null, number, number[]][], rings: number[][][] }} RawLand
 */

/** Steps from place to place as places: x, y, x, y. @param {number[]} steps */
export function places(steps) {
  const xy = new Array(steps.length);
  let x = 0, y = 0;
  for (let i = 0; i < steps.length; i += 2) {
    xy[i] = x += steps[i];
    xy[i + 1] = y += steps[i + 1];
  }
  return xy;
}

/** A line as the data of a path. @param {number[]} xy */
export function pathOf(xy) {
  let d = `M${xy[0]} ${xy[1]}`;
  for (let i = 2; i < xy.length; i += 2) d += `L${xy[i]} ${xy[i + 1]}`;
  return d;
}

export class Land {
  /** @param {RawLand|null} raw */
  constructor(raw) {
    /** @type {Arc[]} */
    this.arcs = (raw ? raw.arcs : []).map(([left, right, sketched, steps]) =>
      ({ left, right, sketched: !!sketched, xy: places(steps) }));
    /** The pieces beside each arc; -1 is none. */
    this.left = Int32Array.from(this.arcs, (arc) => arc.left ?? -1);
    this.right = Int32Array.from(this.arcs, (arc) => arc.right ?? -1);
    this.rings = raw ? raw.rings : [];
    this.ahead = this.arcs.map((arc) => pathOf(arc.xy));
    /** @type {(string|undefined)[]} */
    this.paths = [];
    this.lengths = this.arcs.map(({ xy }) => {
      let sum = 0;
      for (let i = 2; i < xy.length; i += 2) sum += Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
      return sum;
    });
  }

  /** Places of an arc in the direction of a half-edge. @param {number} half */
  walk(half) {
    if (half >= 0) return this.arcs[half].xy;
    const { xy } = this.arcs[-half - 1], back = new Array(xy.length);
    for (let i = 0; i < xy.length; i += 2) {
      back[i] = xy[xy.length - 2 - i];
      back[i + 1] = xy[xy.length - 1 - i];
    }
    return back;
  }

  /** The path of a piece of land. @param {number} atom */
  piece(atom) {
    if (this.paths[atom] === undefined) {
      let d = '';
      for (const ring of this.rings[atom] || []) {
        ring.forEach((half, i) => {
          const xy = this.walk(half);
          for (let j = i ? 2 : 0; j < xy.length; j += 2) d += `${i || j ? 'L' : 'M'}${xy[j]} ${xy[j + 1]}`;
        });
        d += 'Z';
      }
      this.paths[atom] = d;
    }
    return /** @type {string} */ (this.paths[atom]);
  }

  /** The path of several pieces. @param {number[]} atoms */
  pieces(atoms) { return atoms.map((atom) => this.piece(atom)).join(''); }

  /** The corners of a box around pieces: least x, least y, most x, most y. @param {number[]} atoms */
  box(atoms) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const atom of atoms) for (const ring of this.rings[atom] || []) for (const half of ring) {
      const { xy } = this.arcs[half < 0 ? -half - 1 : half];
      for (let i = 0; i < xy.length; i += 2) {
        box[0] = Math.min(box[0], xy[i]); box[2] = Math.max(box[2], xy[i]);
        box[1] = Math.min(box[1], xy[i + 1]); box[3] = Math.max(box[3], xy[i + 1]);
      }
    }
    return box;
  }

  /** One path of all arcs that a test keeps. @param {(arc: Arc) => boolean} keep */
  lines(keep) {
    let d = '';
    this.arcs.forEach((arc, i) => { if (keep(arc)) d += this.ahead[i]; });
    return d;
  }

  /**
   * Borders between groups of pieces.
   * @param {(atom: number) => unknown} group
   */
  borders(group) {
    return this.lines(({ left, right }) => left !== null && right !== null && group(left) !== group(right));
  }

  /** The outer border. */
  coast() { return this.lines(({ left, right }) => left === null || right === null); }

  /**
   * Neighbours of each group with the length of their common border.
   * @template T
   * @param {(atom: number) => T} group
   * @returns {Map<T, Map<T, number>>}
   */
  neighbours(group) {
    const all = new Map();
    const add = (a, b, length) => {
      if (!all.has(a)) all.set(a, new Map());
      all.get(a).set(b, (all.get(a).get(b) || 0) + length);
    };
    this.arcs.forEach(({ left, right }, i) => {
      if (left === null || right === null) return;
      const a = group(left), b = group(right);
      if (a === b) return;
      add(a, b, this.lengths[i]);
      add(b, a, this.lengths[i]);
    });
    return all;
  }

  /**
   * The place inside of pieces that is farthest from their borders, on a grid.
   * @param {number[]} atoms
   * @param {number} [fine] places of the grid along the longer side
   * @returns {[number, number, number]} x, y and how far
   */
  middle(atoms, fine = 20) {
    const edges = [], own = new Set(atoms);
    for (const atom of atoms) for (const ring of this.rings[atom] || []) for (const half of ring) {
      const arc = this.arcs[half < 0 ? -half - 1 : half];
      if (own.has(arc.left ?? -1) && own.has(arc.right ?? -1)) continue;
      const { xy } = arc;
      for (let i = 2; i < xy.length; i += 2) edges.push(xy[i - 2], xy[i - 1], xy[i], xy[i + 1]);
    }
    const [x0, y0, x1, y1] = this.box(atoms), step = Math.max(x1 - x0, y1 - y0) / fine;
    let best = [(x0 + x1) / 2, (y0 + y1) / 2, 0];
    for (let x = x0 + step / 2; x < x1; x += step) for (let y = y0 + step / 2; y < y1; y += step) {
      let inside = false, far = Infinity;
      for (let i = 0; i < edges.length; i += 4) {
        const ax = edges[i], ay = edges[i + 1], bx = edges[i + 2], by = edges[i + 3];
        if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
        const vx = bx - ax, vy = by - ay;
        const t = Math.max(0, Math.min(1, ((x - ax) * vx + (y - ay) * vy) / (vx * vx + vy * vy || 1)));
        far = Math.min(far, (x - ax - t * vx) ** 2 + (y - ay - t * vy) ** 2);
      }
      if (inside && far > best[2]) best = [x, y, far];
    }
    return [best[0], best[1], Math.sqrt(best[2])];
  }
}

/** Whether a place lies in a polygon of places. @param {number} x @param {number} y @param {number[][]} polygon */
export function within(x, y, polygon) {
  return polygon.reduce((inside, [ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length];
    return ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax ? !inside : inside;
  }, false);
}

/** The class of a change in kilometres: `same`, nearer `g1` to `g5`, farther `l1` to `l5`. @param {number|null} km */
export function changeClass(km) {
  const far = Math.abs(km ?? 0);
  if (far < 1) return 'same';
  return ((km ?? 0) < 0 ? 'g' : 'l') + (far < 50 ? 1 : far < 100 ? 2 : far < 200 ? 3 : far < 400 ? 4 : 5);
}
