/** What is left over: the rest of a region, parts that hang loose. */
import { add, give, notice, say } from './acts.js';
import { el } from './dom.js';
import { choices } from './forms.js';
import { living, members, neighboursOf, region, state, unit } from './model.js';
import { fit, marks, paint, view } from './stage.js';
import { choose, show } from './tools.js';
import { num, t } from './words.js';

const people = (ids) => ids.reduce((sum, id) => sum + unit(id).people, 0);
/** Units that hang loose from their region. */
const loose = () => [...new Set(state.problems.flatMap((p) => p.loose))].filter((id) => state.units.has(id));

/** Gives what is left of a neighbour to the chosen region; of a new one, marks it. */
export function askFill() {
  const to = view.active;
  if (to === null) { fillMarks(); return; }
  if (view.locked.has(to)) { say(t('locked')); return; }
  /** @type {Set<number>} */ const beside = new Set();
  const own = new Set(members(to));
  for (const id of own) for (const other of neighboursOf(id).keys()) if (state.units.has(other)) beside.add(unit(other).region);
  beside.delete(to);
  const open = [...beside].filter((id) => !view.locked.has(id)).sort((a, b) => (region(a).rank ?? 0) - (region(b).rank ?? 0));
  const hanging = loose().filter((id) => open.includes(unit(id).region) && [...neighboursOf(id).keys()].some((other) => own.has(other)));
  const of = (words, ids) => el('span', {}, words, el('span', { class: 'small muted' }, t('of-units', { n: num(ids.length), people: num(people(ids)) })));
  /** @type {[any, () => void][]} */ const rows = [];
  if (hanging.length) rows.push([of(t('fill-loose'), hanging), () => give(hanging, to)]);
  // A region whose last unit goes has ended.
  const whole = (id) => add([{ abolish: { region: region(id).main, into: region(to).main } }], t('step-abolish', { what: region(id).name, into: region(to).name }));
  for (const id of open) rows.push([of(t('fill-of', { region: region(id).name }), members(id)), () => whole(id)]);
  choices(t('fill-for', { what: region(to).name }), rows.length ? '' : t('fill-none'), rows);
}

/** Marks all that is left of the regions from which units are marked. */
function fillMarks() {
  const from = new Set([...view.marked].filter((id) => state.units.has(id)).map((id) => unit(id).region));
  if (!from.size) { notice(t('mark-first'), [[t('close'), () => {}]]); return; }
  choices(t('fill-marks'), '', living().filter((id) => from.has(id) && !view.locked.has(id)).map((id) => [t('fill-of', { region: region(id).name }), () => {
    for (const member of members(id)) view.marked.add(member);
    marks();
    choose(null);
  }]));
}

let last = -1;
/** Shows the next unit that hangs loose. */
export function nextLoose() {
  const all = loose();
  if (!all.length) { notice(t('no-loose'), [[t('close'), () => {}]]); say(t('no-loose')); return; }
  last = (last + 1) % all.length;
  const id = all[last];
  fit([id]);
  show(id);
  paint();
  say(t('loose-is', { unit: unit(id).name, region: region(unit(id).region).name }));
}
