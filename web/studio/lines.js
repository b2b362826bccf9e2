/** Borders of one look, in bundles of arcs: only the bundles in which an arc came or went are drawn anew. */
import { svg } from './dom.js';

/** Arcs of a bundle: few paths to hold, little to draw anew. */
const BUNDLE = 256;

/** @typedef {import('./map.js').Land} Land */
/** @typedef {(left: number, right: number) => boolean} Test of the pieces on both sides; -1 is none */

export class Lines {
  /** @param {Element} group @param {string} look the class of the paths */
  constructor(group, look) {
    this.group = group;
    this.look = look;
    /** @type {Land|null} */
    this.land = null;
    this.shown = new Uint8Array(0);
    /** @type {any[]} */
    this.paths = [];
  }

  /** Another land; nothing of it is shown yet. @param {Land} land */
  on(land) {
    this.land = land;
    this.shown = new Uint8Array(land.arcs.length);
    this.paths = [];
    this.group.replaceChildren();
  }

  /** Shows the arcs that a test keeps. @param {Test} keep */
  show(keep) {
    const { land, shown } = this;
    if (!land) return;
    const { left, right } = land, count = shown.length;
    for (let from = 0; from < count; from += BUNDLE) {
      const to = Math.min(count, from + BUNDLE);
      let differs = false;
      for (let i = from; i < to; i++) {
        const kept = keep(left[i], right[i]) ? 1 : 0;
        if (kept !== shown[i]) { shown[i] = kept; differs = true; }
      }
      if (differs) this.draw(from, to);
    }
  }

  /** @param {number} from @param {number} to */
  draw(from, to) {
    const at = from / BUNDLE;
    let d = '';
    for (let i = from; i < to; i++) if (this.shown[i]) d += /** @type {Land} */ (this.land).ahead[i];
    if (!this.paths[at]) { this.paths[at] = svg('path', { class: this.look }); this.group.append(this.paths[at]); }
    this.paths[at].setAttribute('d', d);
  }

  /** A class for all of them, or not. @param {string} name @param {boolean} on */
  mark(name, on) { for (const path of this.paths) path?.classList.toggle(name, on); }
}
