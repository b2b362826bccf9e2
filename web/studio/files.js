/** The plans of the folder: saved under another name, opened, set beside the draft. */
import { notice, say, send } from './acts.js';
import { el, get, put } from './dom.js';
import { state } from './model.js';
import { ask } from './server.js';
import { lang, t } from './words.js';

/** @type {{ listed: () => void, beside: (name: string) => void, reopen: () => Promise<void> }} */
let then = { listed: () => {}, beside: () => {}, reopen: async () => {} };
/** What the page does when the plans of the folder are known, one is set beside, or another one is open. @param {typeof then} given */
export function onFiles(given) { then = given; }

/** A name that is not taken: draft.toml, draft-2.toml … @param {string} own @param {string[]} files */
function free(own, files) {
  const stem = own.replace(/\.toml$/, '').replace(/-\d+$/, '');
  let n = 2;
  while (files.includes(`${stem}-${n}.toml`)) n += 1;
  return `${stem}-${n}.toml`;
}

export async function askFiles() {
  /** @type {{ own: string, files: string[] }} */ let found;
  try { found = await ask('files', { lang: lang() }); } catch (error) { say(/** @type {any} */ (error).message); return; }
  state.drafts = found.files;
  then.listed();
  const dialog = get('dialog'), error = el('p', { class: 'form-error', role: 'alert' });
  const failed = () => { put(error, get('notice').firstChild?.textContent || ''); notice(null); };
  const save = async (e) => {
    e.preventDefault();
    const name = get('f-file').value.trim();
    if (!(await send('save-as', { name: name.endsWith('.toml') ? name : name + '.toml' }))) { failed(); return; }
    dialog.close();
    state.drafts = [...new Set([...state.drafts, state.file.split(/[/\\]/).pop() ?? ''])].sort();
    then.listed();
    say(t('saved-as', { file: state.file }));
  };
  const open = async (name) => {
    if (!(await send('open-file', { name }))) { failed(); return; }
    dialog.close();
    await then.reopen();
    say(t('opened', { file: name }));
  };
  const row = (name) => el('li', {}, el('span', {}, name), name === found.own ? el('span', { class: 'small muted' }, t('file-own')) : null,
    name === found.own ? null : el('button', { type: 'button', class: 'btn', 'aria-label': `${t('open-it')}: ${name}`, onclick: () => open(name) }, t('open-it')),
    name === found.own ? null : el('button', { type: 'button', class: 'btn', 'aria-label': `${t('put-beside')}: ${name}`, onclick: () => { dialog.close(); then.beside(name); } }, t('put-beside')));
  put(dialog, el('form', { onsubmit: save, 'aria-labelledby': 'dialog-h' }, el('h2', { id: 'dialog-h' }, t('files')),
    el('div', { class: 'row' }, el('label', { for: 'f-file' }, t('file-name')), el('input', { id: 'f-file', name: 'file', class: 'field', required: true, autocomplete: 'off', spellcheck: 'false', value: free(found.own, found.files) }), el('p', { class: 'small muted' }, t('save-as-how'))), error,
    el('p', { class: 'buttons' }, el('button', { class: 'btn main' }, t('save-as'))),
    el('h3', {}, t('files-here')), found.files.length ? el('ul', { class: 'files' }, found.files.map(row)) : el('p', { class: 'muted' }, t('files-none')),
    el('p', { class: 'buttons' }, el('button', { type: 'button', class: 'btn', onclick: () => dialog.close() }, t('close')))));
  dialog.showModal();
}
