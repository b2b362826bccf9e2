/** Dialogs for what cannot be painted: new regions, names, centres, kinds, parts. Each becomes one line of the plan. */
import { act, add, go, notice, say } from './acts.js';
import { el, get, put } from './dom.js';
import { drawLine } from './line.js';
import { besideRegion, besideUnit, inOrder, living, members, region, state, unit } from './model.js';
import { ask } from './server.js';
import { paint, view } from './stage.js';
import { choose } from './tools.js';
import { languages, lang, num, signed, t } from './words.js';

/**
 * @typedef {{ key: string, label: string, kind?: 'text'|'number'|'choice'|'place'|'day'|'long', value?: any, options?: [string, string][], need?: boolean, hint?: string, only?: string[] }} Field
 * @param {{ title: string, note?: any, fields: Field[], done: string, kept?: Record<string, string>, build: (values: Record<string, any>) => any, name: (values: Record<string, any>) => string, send?: (change: any, name: string) => Promise<boolean> }} form
 */
export function open(form) {
  const dialog = get('dialog'), values = {};
  const error = el('p', { class: 'form-error', role: 'alert' });
  const inputs = form.fields.map((one) => {
    const field = { ...one, value: form.kept?.[one.key] ?? one.value };
    const id = 'f-' + field.key, common = { id, name: field.key, required: !!field.need, class: 'field' };
    let input;
    if (field.kind === 'choice') {
      input = el('select', common, (field.options || []).map(([value, text]) => el('option', { value, selected: value === field.value }, text)));
    } else if (field.kind === 'place') {
      const list = id + '-list';
      input = [el('input', { ...common, type: 'text', list, value: field.value ?? '', autocomplete: 'off' }), el('datalist', { id: list }, (field.options || []).map(([value, text]) => el('option', { value }, text)))];
    } else if (field.kind === 'long') {
      input = el('textarea', { ...common, rows: 3 }, field.value ?? '');
    } else {
      input = el('input', { ...common, type: field.kind === 'day' ? 'date' : 'text', inputmode: field.kind === 'number' ? 'decimal' : null, value: field.value ?? '', autocomplete: 'off' });
    }
    return el('div', { class: 'row' }, el('label', { for: id }, field.label), input, field.hint ? el('p', { class: 'small muted' }, field.hint) : null);
  });
  const send = form.send || ((change, name) => add([change], name));
  // The form says it; what asks for a choice stays above the page.
  const failed = () => { put(error, get('notice').firstChild?.textContent || ''); if (state.disk === 'same') notice(null); };
  const submit = async (e) => {
    e.preventDefault();
    for (const field of form.fields) values[field.key] = get('f-' + field.key).value.trim();
    const change = form.build(values);
    if (typeof change === 'string') { put(error, change); return; }
    if (await send(change, form.name(values))) { dialog.close(); paint(); } else failed();
  };
  // What only one choice asks for is hidden under the others.
  const fitting = () => { for (const field of form.fields) if (field.only) get('f-' + field.key).closest('.row').hidden = get('f-' + field.only[0]).value !== field.only[1]; };
  put(dialog, el('form', { onsubmit: submit, onchange: fitting, 'aria-labelledby': 'dialog-h' }, el('h2', { id: 'dialog-h' }, form.title), form.note ? el('div', { class: 'note' }, form.note) : null, inputs, error,
    el('p', { class: 'buttons' }, el('button', { class: 'btn main' }, form.done), el('button', { type: 'button', class: 'btn', onclick: () => dialog.close() }, t('cancel')))));
  fitting();
  if (!dialog.open) dialog.showModal();
}

/** Only what is not empty. @param {Record<string, any>} object */
function filled(object) {
  const kept = Object.entries(object).filter(([, v]) => v !== '' && v !== undefined && v !== null && !(Array.isArray(v) && !v.length) && !(typeof v === 'object' && !Array.isArray(v) && !Object.keys(v).length));
  return Object.fromEntries(kept);
}
const others = () => languages().filter((l) => l.tag !== 'en');
/** Fields for a name in the other languages. @param {string} key @param {string} label @returns {Field[]} */
const namesFields = (key, label) => others().map((l) => ({ key: `${key}_${l.tag}`, label: t('in-language', { what: label, language: l.name }) }));
const namesOf = (key, values) => filled(Object.fromEntries(others().map((l) => [l.tag, values[`${key}_${l.tag}`]])));

/** Settlements and seats of units, for a centre. @param {number[]} ids @returns {[string, string][]} */
function placesOf(ids) {
  const inside = new Set(ids), found = new Map();
  for (const id of [...inside].sort((a, b) => unit(b).people - unit(a).people)) { const u = unit(id); if (u.seat_main) found.set(u.seat_main, u.seat_name); }
  for (const [name, main, , , , atom] of state.places) if (inside.has(state.holder[atom])) found.set(main, name);
  return [...found];
}
/** Regions that are named with a choice, those beside one first. @param {number[]} ids @param {number} but @returns {[string, string][]} */
const regionOptions = (ids, but) => [...new Set([...ids, ...living()])].filter((id) => id !== but && region(id).after).map((id) => [region(id).main, region(id).name]);
const wholeNumber = (text) => { const n = Number(text.replace(/[\s\u202f\u00a0,]/g, '')); return Number.isInteger(n) && n >= 0 ? n : null; };
const position = (text) => { const p = text.split(/[;,\s]+/).filter(Boolean).map(Number); return p.length === 2 && p.every(Number.isFinite) ? p : null; };

/** A new region out of the units that are marked. */
export function askNewRegion() {
  const ids = [...view.marked].filter((id) => state.units.has(id));
  if (!ids.length) { view.active = null; say(t('mark-first')); paint(); return; }
  const places = placesOf(ids), people = ids.reduce((sum, id) => sum + unit(id).people, 0);
  open({
    title: t('new-region'), note: t('of-units', { n: num(ids.length), people: num(people) }), done: t('create'),
    fields: [
      { key: 'region', label: t('name-main'), need: true },
      ...namesFields('region', t('name')),
      { key: 'centre', label: t('centre'), kind: 'place', value: places[0]?.[0] ?? '', options: places, need: true },
      { key: 'code', label: t('code') },
    ],
    build: (v) => ({ create: filled({ region: v.region, names: namesOf('region', v), code: v.code, centre: v.centre, units: ids.map((id) => unit(id).path) }) }),
    name: (v) => t('step-create', { what: v.region }),
    send: async (change, name) => {
      const done = await add([change], name);
      if (done) { view.marked.clear(); choose(living().find((id) => region(id).main === change.create.region) ?? null); }
      return done;
    },
  });
}

/** @param {number} id */
export function askCentre(id) {
  const r = region(id), places = placesOf(members(id));
  open({
    title: t('move-centre-of', { what: r.name }), note: r.centre ? t('centre-now', { place: r.centre.name }) : null, done: t('move-centre'),
    fields: [{ key: 'centre', label: t('centre'), kind: 'place', value: '', options: places, need: true }],
    build: (v) => ({ move_centre: { region: r.main, centre: v.centre } }),
    name: (v) => t('step-centre', { what: r.name, to: v.centre }),
  });
}

function askName(target, what, path, seat) {
  open({
    title: t('rename-what', { what }), done: t('rename'),
    fields: [{ key: 'to', label: t('name-main'), need: true }, ...namesFields('to', t('name')), ...(seat ? [{ key: 'seat', label: t('seat-renamed') }, ...namesFields('seat', t('seat-renamed'))] : [])],
    build: (v) => ({ rename: filled({ [target]: path, to: v.to, names: namesOf('to', v), seat: v.seat, seat_names: seat ? namesOf('seat', v) : {} }) }),
    name: (v) => `${what} → ${v.to}`,
  });
}

function askSeat(id) {
  const u = unit(id);
  open({
    title: t('seat-of', { what: u.name }), note: u.seat_name ? t('centre-now', { place: u.seat_name }) : null, done: t('move-centre'),
    fields: [
      { key: 'centre', label: t('seat'), kind: 'place', options: placesOf([id]), need: true }, ...namesFields('centre', t('seat')),
      { key: 'position', label: t('position'), hint: t('position-hint') },
    ],
    build: (v) => {
      const at = v.position ? position(v.position) : undefined;
      return at === null ? t('wrong-position') : { move_centre: filled({ unit: u.path, centre: v.centre, centre_names: namesOf('centre', v), position: at }) };
    },
    name: (v) => t('step-centre', { what: u.name, to: v.centre }),
  });
}

function askStatus(target, what, path, kind) {
  const kinds = new Map([...state.units.values()].map((u) => [u.kind, u.kind_name]));
  open({
    title: t('status-of', { what }), done: t('set-status'),
    fields: [{ key: 'kind', label: t('kind'), kind: 'place', value: kind ?? '', options: [...kinds], need: true }],
    build: (v) => ({ set_status: { [target]: path, kind: v.kind } }),
    name: (v) => `${what}: ${kinds.get(v.kind) ?? v.kind}`,
  });
}

function askMerge(id) {
  const u = unit(id), near = besideUnit(id);
  open({
    title: t('merge-what', { what: u.name }), done: t('merge'),
    fields: [{ key: 'other', label: t('merge-with'), kind: 'choice', options: near.map((n) => [unit(n).path, `${unit(n).name}, ${region(unit(n).region).name}`]) }],
    build: (v) => { const other = near.find((n) => unit(n).path === v.other); return other === undefined ? t('nothing-beside') : { merge: { units: [unit(other).path, u.path], into: unit(other).main } }; },
    name: (v) => `${u.name} + ${v.other.split('/').pop()}`,
  });
}

function askAbolish(id) {
  const u = unit(id), near = besideUnit(id);
  open({
    title: t('abolish-what', { what: u.name }), done: t('abolish'),
    fields: [{ key: 'into', label: t('land-goes-to'), kind: 'choice', options: near.map((n) => [unit(n).path, `${unit(n).name}, ${region(unit(n).region).name}`]) }],
    build: (v) => (v.into ? { abolish: { unit: u.path, into: v.into } } : t('nothing-beside')),
    name: (v) => t('step-abolish', { what: u.name, into: v.into.split('/').pop() }),
  });
}

function askRegionEnd(id, kind) {
  const r = region(id);
  open({
    title: t(kind === 'merge' ? 'merge-what' : 'abolish-what', { what: r.name }), done: t(kind),
    fields: [{ key: 'into', label: t(kind === 'merge' ? 'merge-with' : 'units-go-to'), kind: 'choice', options: regionOptions(besideRegion(members(id)), id) }],
    build: (v) => (kind === 'merge' ? { merge: { regions: [v.into, r.main], into: v.into } } : { abolish: { region: r.main, into: v.into } }),
    name: (v) => (kind === 'merge' ? `${r.name} + ${v.into}` : t('step-abolish', { what: r.name, into: v.into })),
  });
}

/** What stands in the fields of the open dialog. @returns {Record<string, string>} */
const typedIn = () => Object.fromEntries([...get('dialog').querySelectorAll('[name]')].map((field) => [field.name, field.value]));

/** A new part of a unit; its land by the nearest seat, by a line on the map, or by settlements.
 * @param {number} id @param {Record<string, string>} [kept] what was typed before the line was drawn @param {number[][]|null} [line] */
function askSplit(id, kept = {}, line = null) {
  const u = unit(id), places = placesOf([id]).filter(([main]) => main !== u.seat_main);
  open({
    title: t('split-what', { what: u.name }), done: t('split'), kept,
    note: line ? t('line-drawn', { n: num(line.length) }) : el('button', { type: 'button', class: 'btn', onclick: () => { const typed = typedIn(); drawLine((line) => askSplit(id, typed, line)); } }, t('draw-line')),
    fields: [
      { key: 'name', label: t('new-unit-name'), need: true }, ...namesFields('name', t('name')),
      { key: 'centre', label: t('seat'), kind: 'place', options: places, need: true }, ...namesFields('centre', t('seat')),
      { key: 'position', label: t('position'), hint: t('position-hint') },
      { key: 'code', label: t('code') },
      { key: 'population', label: t('people-known'), kind: 'number' },
      ...(line ? [] : [{ key: 'by', label: t('land-by'), kind: /** @type {'choice'} */ ('choice'), value: 'nearest_centre', options: /** @type {[string, string][]} */ ([['nearest_centre', t('by-nearest')], ['settlements', t('by-settlements')]]) },
        { key: 'settlements', label: t('settlements-list'), hint: t('settlements-hint'), only: ['by', 'settlements'] }]),
    ],
    build: (v) => {
      const at = v.position ? position(v.position) : undefined, people = v.population ? wholeNumber(v.population) : undefined;
      if (at === null) return t('wrong-position');
      if (people === null) return t('wrong-number');
      const how = line ? { line } : v.by === 'settlements' ? { settlements: v.settlements.split(';').map((s) => s.trim()).filter(Boolean) } : 'nearest_centre';
      return { split: { unit: u.path, into: [filled({ name: v.name, names: namesOf('name', v), centre: v.centre, centre_names: namesOf('centre', v), position: at, code: v.code, population: people, by: how })] } };
    },
    name: (v) => t('step-split', { what: u.name, part: v.name }),
  });
}

/** What can be done with something, as a list of buttons. @param {string} title @param {any} note @param {[any, () => void][]} choices */
export function choices(title, note, choices) {
  const dialog = get('dialog');
  put(dialog, el('form', { method: 'dialog', 'aria-labelledby': 'dialog-h' }, el('h2', { id: 'dialog-h' }, title), el('p', { class: 'muted' }, note),
    el('div', { class: 'choices' }, choices.map(([label, f]) => el('button', { type: 'button', class: 'btn', onclick: () => { dialog.close(); f(); } }, label))),
    el('p', { class: 'buttons' }, el('button', { class: 'btn' }, t('close')))));
  if (!dialog.open) dialog.showModal();
}

/** @param {number} id */
export function askUnit(id) {
  const u = unit(id), r = region(u.region);
  choices(u.name, `${r.name} · ${u.kind_name} · ${t('n-people', { n: num(u.people) })}`, [
    [t('move-to'), () => open({ title: t('move-to-what', { what: u.name }), done: t('move'), fields: [{ key: 'to', label: t('region'), kind: 'choice', options: regionOptions(besideRegion([id]), u.region) }], build: (v) => ({ transfer: { units: [u.path], to: v.to } }), name: (v) => `${u.name} → ${v.to}` })],
    [t('rename') + '…', () => askName('unit', u.name, u.path, true)],
    [t('seat') + '…', () => askSeat(id)],
    [t('set-status') + '…', () => askStatus('unit', u.name, u.path, u.kind)],
    [t('split') + '…', () => askSplit(id)],
    [t('merge') + '…', () => askMerge(id)],
    [t('abolish') + '…', () => askAbolish(id)],
  ]);
}

/** @param {number} id */
export function askRegion(id) {
  const r = region(id);
  choices(r.name, r.after ? t('of-units', { n: num(r.after.units), people: num(r.after.people) }) : '', [
    [t('rename') + '…', () => askName('region', r.name, r.main, false)],
    [t('move-centre') + '…', () => askCentre(id)],
    [t('suggest') + '…', () => suggest(id)],
    [t('set-status') + '…', () => askStatus('region', r.name, r.main, null)],
    [t('merge') + '…', () => askRegionEnd(id, 'merge')],
    [t('abolish') + '…', () => askRegionEnd(id, 'abolish')],
  ]);
}

/** What would bring people nearer, each to be taken or left. @param {number} id */
async function suggest(id) {
  const r = region(id), found = await ask('suggest', { lang: lang(), region: id }), dialog = get('dialog');
  const row = (s, kind) => el('li', {}, el('span', {}, kind === 'centre' ? s.what : `${s.what} → ${s.to}`), el('span', { class: 'muted' }, t('n-people', { n: num(s.people) })), el('b', { class: s.km < 0 ? 'gain' : 'loss' }, s.km === null ? '' : `${signed(s.km, 1)} ${t('km')}`),
    el('button', { type: 'button', class: 'btn', onclick: async () => { dialog.close(); await add([s.change], kind === 'centre' ? t('step-centre', { what: s.to, to: s.what }) : `${s.what} → ${s.to}`); } }, t('take-it')));
  const list = (title, rows, kind) => [el('h3', {}, title), rows.length ? el('ul', { class: 'sugg' }, rows.map((s) => row(s, kind))) : el('p', { class: 'muted' }, t('suggest-none'))];
  put(dialog, el('form', { method: 'dialog', 'aria-labelledby': 'dialog-h' }, el('h2', { id: 'dialog-h' }, t('suggest-for', { what: r.name })), list(t('suggest-centres'), found.centres, 'centre'), list(t('suggest-borders'), found.borders, 'border'),
    el('p', { class: 'buttons' }, el('button', { class: 'btn' }, t('close')))));
  dialog.showModal();
}

/** Title, day, source and note of an act. @param {number|null} at */
export function askAct(at) {
  const a = at === null ? null : state.plan.acts[at];
  open({
    title: t(at === null ? 'new-act' : 'act'), done: t('save'),
    fields: [
      { key: 'title', label: t('act-title'), value: a?.title }, { key: 'effective', label: t('act-day'), kind: 'day', value: a?.effective ?? state.plan.acts.at(-1)?.effective ?? state.plan.as_of, need: true },
      { key: 'source', label: t('act-source'), value: a?.source }, { key: 'note', label: t('act-note'), kind: 'long', value: a?.note },
    ],
    build: (v) => v,
    name: (v) => `${t('act')}: ${v.title || v.effective}`,
    send: (fields, name) => act(at === null ? { op: 'add_act', fields: filled(fields) } : { op: 'set_act', act: at, fields }, name),
  });
}

/** Keys and what they do. @param {[string, string][]} rows */
export function help(rows) {
  const dialog = get('dialog');
  put(dialog, el('form', { method: 'dialog', 'aria-labelledby': 'dialog-h' }, el('h2', { id: 'dialog-h' }, t('keys')), el('dl', {}, rows.map(([key, what]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, what)])),
    el('p', { class: 'buttons' }, el('button', { class: 'btn main' }, t('close')))));
  dialog.showModal();
}

/** The steps, to go back and forth by any number. */
export function askSteps() {
  const dialog = get('dialog');
  const row = (name, i) => el('li', {}, el('button', { class: 'linkish', 'aria-current': i === state.at ? 'step' : null, onclick: () => { dialog.close(); go(i); } }, i ? `${i}. ${name}` : t('as-opened')));
  put(dialog, el('form', { method: 'dialog', 'aria-labelledby': 'dialog-h' }, el('h2', { id: 'dialog-h' }, t('history')), el('div', { class: 'hist', tabindex: 0, role: 'region', 'aria-label': t('history') }, el('ol', {}, state.steps.map(row))),
    el('p', { class: 'buttons' }, el('button', { class: 'btn main' }, t('close')))));
  dialog.showModal();
}
export { inOrder, lang };
