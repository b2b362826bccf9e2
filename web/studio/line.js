/** A line that is drawn on the map, place by place. */
import { notice, say } from './acts.js';
import { get } from './dom.js';
import { ask } from './server.js';
import { shape } from './stage.js';
import { t } from './words.js';

/** What a line that is being drawn does with a place of the map, and how it is given up. @type {{ point: null|((at: [number, number]) => void), cancel: null|(() => void) }} */
export const drawn = { point: null, cancel: null };

/** Enter, the button, or a second click on the last place ends the line; Escape gives it up. @param {(places: number[][]) => void} then takes its places on earth */
export function drawLine(then) {
  get('dialog').close();
  const line = [];
  const end = () => { drawn.point = drawn.cancel = null; document.removeEventListener('keydown', keys, true); shape(''); notice(null); };
  const finish = async () => {
    end();
    if (line.length < 2) return;
    const asked = await Promise.all(line.map((at) => ask('place', { at })));
    then(asked.map((a) => a.place).filter(Boolean));
  };
  const keys = (e) => {
    const does = { Enter: finish, Escape: end }[e.key];
    if (!does || e.target.closest?.('#notice')) return;
    e.preventDefault();
    e.stopPropagation();
    does();
  };
  document.addEventListener('keydown', keys, true);
  say(t('draw-line-how'));
  notice(t('draw-line-how'), [[t('line-done'), finish], [t('cancel'), end]]);
  drawn.cancel = end;
  drawn.point = (at) => {
    const last = line[line.length - 1];
    if (last && Math.hypot(last[0] - at[0], last[1] - at[1]) < 1) { finish(); return; }
    line.push(at);
    shape('M' + line.map((p) => p.join(' ')).join('L'));
  };
}
