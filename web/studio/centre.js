/** The hand that makes a settlement the centre of its region. */
import { add } from './acts.js';
import { region, state, unit } from './model.js';
import { scale } from './stage.js';
import { t } from './words.js';

/** The settlement nearest to a place, with the unit that it lies in. @param {[number, number]} at */
function nearest(at) {
  let best = null, near = 14 * scale();
  const all = [...state.places.map(([name, main, x, y, , atom]) => ({ name, main, x, y, id: state.holder[atom] })),
    ...[...state.units].flatMap(([id, u]) => (u.seat ? [{ name: u.seat_name, main: u.seat_main, x: u.seat[0], y: u.seat[1], id }] : []))];
  for (const place of all) {
    const far = Math.hypot(place.x - at[0], place.y - at[1]);
    if (far < near && place.id !== undefined) { near = far; best = place; }
  }
  return best;
}

/** What a click at a place would do, in words. @param {[number, number]} at */
export function centreAt(at) {
  const best = nearest(at);
  return best ? t('way-centre', { to: region(unit(best.id).region).name, what: best.name }) : t('no-place');
}

/** The settlement nearest to a place becomes the centre of the region around it; whether there is one. @param {[number, number]} at */
export function makeCentre(at) {
  const best = nearest(at);
  if (!best) return false;
  const r = region(unit(best.id).region);
  add([{ move_centre: { region: r.main, centre: best.main } }], t('step-centre', { what: r.name, to: best.name }));
  return true;
}
