/**
 * What a stroke leads to is asked for while the hand still draws. When the hand is lifted, the figures that have come
 * are taken at once, and the plan follows; should it be refused, they are given back.
 */
import { page, turned } from './acts.js';
import { merge, state, take } from './model.js';
import { ask } from './server.js';

/** @typedef {{ rev: number, key: string }} Stroke the state that it begins from, and what it does */

/** The last answer. @type {(Stroke & { answer: any })|null} */
let come = null;
/** A stroke that has ended while its figures were under way. @type {Stroke|null} */
let awaited = null;
/** What was there before figures were taken ahead of the plan. @type {any} */
let before = null;

let wanted = /** @type {any} */ (null), busy = false;

/** Called with the units whose figures were taken. @type {(units: number[]) => void} */
let painted = () => {};
/** @param {typeof painted} f */
export function onAhead(f) { painted = f; }

/** Only the last one asked for is computed. @param {any} operation @param {(answer: any) => void} show */
export function preview(operation, show) {
  wanted = { operation, show };
  if (busy) return;
  busy = true;
  (async () => {
    while (wanted) {
      // The plan that is being written comes first: the stroke begins from it.
      await turned();
      if (!wanted) break;
      const { operation, show } = wanted, { rev } = state;
      wanted = null;
      try {
        const answer = await ask('preview', { ...page(), do: operation });
        come = { rev, key: JSON.stringify(operation), answer };
        if (!wanted) show(answer);
        if (awaited?.rev === rev && awaited.key === come.key) taking();
      } catch { /* A stroke that cannot be carried out is refused when it ends. */ }
    }
    busy = false;
  })();
}
export function stopPreview() { wanted = null; }

/** Regions with those of a preview in their place. @param {any} answer */
export function previewed(answer) {
  const all = new Map(state.regions);
  merge(all, answer.regions);
  return all;
}

/** A stroke has ended: its figures are taken if they are there, or when they come before the plan. @param {any} operation */
export function ahead(operation) {
  awaited = { rev: state.rev, key: JSON.stringify(operation) };
  if (come?.rev === awaited.rev && come.key === awaited.key) taking();
}

function taking() {
  awaited = null;
  const { units, regions, balance } = /** @type {NonNullable<typeof come>} */ (come).answer;
  const old = (map, entries) => Object.fromEntries(Object.keys(entries).map((id) => [id, map.get(+id) ?? null]));
  before = { units: old(state.units, units), regions: old(state.regions, regions), balance: state.balance, stroke: state.stroke };
  take({ units, regions, balance });
  painted(Object.keys(units).map(Number));
}

/** The plan has come, and with it all else; what the step changed was counted already. @param {any} answer */
export function followed(answer) {
  const { stroke } = state, early = before !== null;
  awaited = before = null;
  take(answer);
  if (early) state.stroke = stroke;
}

/** The plan was refused: the figures before it hold. */
export function refused() {
  awaited = null;
  if (!before) return;
  const { stroke, ...figures } = before;
  before = null;
  take(figures);
  state.stroke = stroke;
  painted(Object.keys(figures.units).map(Number));
}
