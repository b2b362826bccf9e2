/** Names find their places: what counts more first, never over another name or the frame. */

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

/** A name in two lines of about the same length. @param {string} text */
function halves(text) {
  let best = -1;
  for (let i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) if (best < 0 || Math.abs(i - text.length / 2) < Math.abs(best - text.length / 2)) best = i;
  return best < 0 ? [text] : [text.slice(0, best), text.slice(best + 1)];
}

/** Where a name stands beside a dot: right, left, above, below, and the corners; in pixels. @type {[number, number, string][]} */
const BESIDE = [[8, 4, 'start'], [-8, 4, 'end'], [0, -9, 'middle'], [0, 17, 'middle'], [7, -6, 'start'], [7, 14, 'start'], [-7, -6, 'end'], [-7, 14, 'end']];
/** @type {[number, number, string]} */ const MIDDLE = [0, 4, 'middle'];
const ABOVE = [[0, 4], [0, -14], [0, 22], [26, 4], [-26, 4], [0, -30], [0, 38]];

/**
 * @typedef {{ text: string, at: number[], more?: number[][], room?: number, dot: boolean, rank: number, strong?: boolean, inside?: boolean, kind?: string }} Label
 * @param {Label[]} labels
 * @param {number[]} box
 * @param {number} k units of the grid in a pixel
 */
export function layOut(labels, box, k) {
  /** @type {number[][]} */
  const taken = [];
  for (const label of labels) if (label.dot) taken.push([label.at[0] - 4 * k, label.at[1] - 4 * k, label.at[0] + 4 * k, label.at[1] + 4 * k]);
  const [x0, y0, w, h] = box, found = [];
  const free = (r) => !taken.some((q) => q[0] < r[2] && q[2] > r[0] && q[1] < r[3] && q[3] > r[1]);
  const within = (r) => r[0] >= x0 && r[1] >= y0 && r[2] <= x0 + w && r[3] <= y0 + h;
  for (const label of labels.slice().sort((a, b) => a.rank - b.rank)) {
    const size = (label.strong ? 14 : 12) * k, over = !label.dot && !label.inside && !label.more && width(label.text, !!label.strong) * k > (label.room ?? 0) * 2;
    const lines = over ? halves(label.text) : [label.text];
    const wide = Math.max(...lines.map((line) => width(line, !!label.strong))) * k, high = size;
    if (label.inside && (label.room ?? 0) * 2 < wide * 0.8) continue;
    if (label.kind === undefined && !label.dot && !label.strong && !label.inside && (label.room ?? 0) * 2.6 < wide) continue;
    /** @type {[number, number, string][]} */
    const spots = label.dot ? BESIDE : label.more ? label.more.map(() => MIDDLE) : label.inside ? [MIDDLE] : ABOVE.map(([x, y]) => /** @type {[number, number, string]} */ ([x, y, 'middle']));
    for (let i = 0; i < spots.length; i++) {
      const [dx, dy, anchor] = spots[i], at = label.more ? label.more[i] : label.at;
      const x = at[0] + dx * k, y = at[1] + dy * k;
      const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
      const r = [left - 2 * k, y - high, left + wide + 2 * k, y + (lines.length - 1) * 1.15 * size + 4 * k];
      if (!within(r) || !free(r)) continue;
      taken.push(r);
      found.push({ ...label, x, y, anchor, lines, size });
      break;
    }
  }
  return found;
}
