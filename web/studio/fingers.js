/** Fingers on the map. */
import { point, scale, view, zoom } from './stage.js';

/** Two fingers move the map, and bring it nearer and farther. @type {Map<number, { clientX: number, clientY: number }>} */
const fingers = new Map();
let apart = 0, between = [0, 0];
/** @param {any} e @param {() => void} drop what the first of them had begun is taken back */
export function pinch(e, drop) {
  if (e.pointerType !== 'touch') return false;
  if (e.type === 'pointerdown' || fingers.has(e.pointerId)) fingers.set(e.pointerId, { clientX: e.clientX, clientY: e.clientY });
  if (e.type === 'pointerup' || e.type === 'pointercancel') { fingers.delete(e.pointerId); apart = 0; return false; }
  if (fingers.size < 2) return false;
  if (fingers.size > 2) return true;
  const [a, b] = [...fingers.values()], far = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  drop();
  const [clientX, clientY] = [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2];
  if (apart) {
    const k = scale(), [x, y, w, h] = view.box, [dx, dy] = [(clientX - between[0]) * k, (clientY - between[1]) * k], at = point({ clientX, clientY });
    view.box = [x - dx, y - dy, w, h];
    zoom(apart / far, [at[0] - dx, at[1] - dy]);
  }
  apart = far;
  between = [clientX, clientY];
  return true;
}
