/** What is done to the plan: each thing a request, and the answer painted. */
import { get, put, el } from './dom.js';
import { ahead, followed, refused } from './ahead.js';
import { state, take, unit, region, summed } from './model.js';
import { Refused, ask } from './server.js';
import { lang, num, signed, t } from './words.js';

/** Called when a state has come. @type {(() => void)[]} */
const after = [];
export const whenTaken = (f) => after.push(f);

export const page = () => ({ rev: state.rev, ground: state.ground, lang: lang() });

/** Says something to whoever listens instead of looking. @param {string} text */
export function say(text) { get('say').textContent = text; }

/** Requests follow each other, so that each knows the state that it changes. */
let turn = Promise.resolve(), under = 0;
/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
function inTurn(work) {
  const next = turn.then(work, work), over = () => { under -= 1; };
  under += 1;
  turn = next.then(over, over);
  return next;
}
export const idle = () => turn;
/** When what was sent before is answered; at once where nothing is under way. */
export const turned = async () => { if (under) await turn; };

/** @param {string} path @param {any} [more] @param {() => void} [first] what the page does while it waits */
export function send(path, more = {}, first = () => {}) {
  return inTurn(async () => {
    try {
      first();
      const answer = await ask(path, { ...page(), ...more });
      followed(answer);
      after.forEach((f) => f());
      if (answer.disk === 'same') notice(null);
      return true;
    } catch (error) {
      refused();
      await failed(error);
      return false;
    }
  });
}

/** @param {any} operation @param {string} name */
export const act = (operation, name) => send('do', { do: operation, name });
/** @param {any[]} changes @param {string} name */
export const add = (changes, name) => act({ op: 'add', changes }, name);
export const undo = () => state.at > 0 && send('undo').then((done) => done && say(t('undone', { what: state.steps[state.at + 1] })));
export const redo = () => state.at < state.steps.length - 1 && send('redo').then((done) => done && say(t('redone', { what: state.steps[state.at] })));
/** @param {number} to */
export const go = (to) => send('go', { to });

/** Gives units to a region. @param {number[]} ids @param {number} to */
export async function give(ids, to) {
  const list = ids.filter((id) => unit(id).region !== to);
  if (!list.length) return false;
  const r = region(to), name = list.length === 1 ? `${unit(list[0]).name} → ${r.name}` : t('many-to', { n: num(list.length), to: r.name });
  const operation = giving(list, to);
  if (await send('do', { do: operation, name }, () => ahead(operation))) {
    const { people } = summed(list.map((id) => ({ unit: id, was: 0, now: 0, people: unit(id).people })));
    const moved = state.stroke, weighted = moved.reduce((sum, m) => sum + m.people * ((m.now ?? 0) - (m.was ?? 0)), 0);
    const all = moved.reduce((sum, m) => sum + m.people, 0);
    say(`${name}: ${t('people-km', { people: num(people), km: signed(all ? weighted / all : 0) })}`);
    return true;
  }
  return false;
}
/** Units go to a region. @param {number[]} ids @param {number} to */
export const giving = (ids, to) => ({ op: 'add', changes: [{ transfer: { units: ids.map((id) => unit(id).path), to: region(to).main } }] });

/** Mean kilometres of a unit's people to every region's centre. @type {Map<string, Promise<any>>} */
const ways = new Map();
/** @param {number} id @returns {Promise<Record<string, number|null>>} */
export function waysOf(id) {
  const centres = [...state.regions.values()].map((r) => r.centre?.main).join('|');
  const key = `${id}|${unit(id).atoms.join()}|${centres}`;
  if (!ways.has(key)) {
    if (ways.size > 2000) ways.clear();
    ways.set(key, ask('ways', { unit: id }).then((answer) => answer.ways, () => ({})));
  }
  return /** @type {Promise<any>} */ (ways.get(key));
}

/** What stands above the page until it is answered. @param {string|null} text @param {any[]} [buttons] */
export function notice(text, buttons = []) {
  const node = get('notice');
  if (text === null) { if (node.dataset.kind !== 'stay') put(node); return; }
  put(node, el('p', {}, text), buttons.map(([label, f]) => el('button', { type: 'button', class: 'btn', onclick: () => { put(node); f(); } }, label)));
}

/** @param {any} error */
async function failed(error) {
  if (!(error instanceof Refused)) throw error;
  const close = [t('close'), () => {}];
  if (error.key === 'behind') {
    await ask('state', page()).then((answer) => { take(answer); after.forEach((f) => f()); }, () => {});
    notice(t('other-tab'), [close]);
  } else if (error.key === 'changed') {
    await poll(true);
  } else if (error.key === 'gone') {
    notice(t('gone'), [[t('try-again'), () => send('state')]]);
  } else {
    after.forEach((f) => f());
    const own = { tidy: 'tidy-none', exists: 'file-exists', name: 'file-no-name' }[error.key];
    notice(own ? t(own) : [error.message, ...error.hints].join(' · '), [close]);
  }
}

/** Looks whether another page or program has changed the plan. @param {boolean} [asked] */
export async function poll(asked = false) {
  const look = async () => {
    const { rev } = state;
    let answer;
    try { answer = await ask('state', page()); } catch (error) { if (asked || get('notice').childElementCount === 0) notice(t('gone'), [[t('try-again'), () => poll(true)]]); return; }
    if (answer.rev !== rev) { take(answer); after.forEach((f) => f()); } else state.disk = answer.disk;
    if (answer.disk !== 'same') {
      notice(t(answer.disk === 'removed' ? 'file-removed' : 'file-changed', { file: state.file }), [
        ...(answer.disk === 'changed' ? [[t('take-file'), () => send('take', { name: t('from-file') })]] : []),
        [t('keep-own'), () => send('keep')],
      ]);
    }
  };
  // In an error's way the turn is held already.
  await (asked ? look() : inTurn(look));
}
