// The time from pointer up to painted figures: in the page, and on the screen one frame later; beside it the time until
// the plan is written and all of the page follows, the server's part and the bytes of an answer. `latency.mjs [STROKES] [PLAN.toml or -] [ARGUMENTS of studio …]`
import fs from 'node:fs';
import path from 'node:path';
import { Dice, aimaq, check, ended, folder, launch, open, serve, settled } from './support.mjs';

const [count, plan, ...more] = process.argv.slice(2);
const cwd = folder(), dice = new Dice(5), wanted = Number(count || 60);
const start = plan && plan !== '-' ? fs.readFileSync(plan, 'utf8') : aimaq(cwd, 'data', 'get', 'kazakhstan-2022').out;
fs.writeFileSync(path.join(cwd, 'draft.toml'), start);
const studio = await serve(cwd, 'draft.toml', ...more), browser = await launch();
const { page, said } = await open(browser, studio.address, { patience: 120000 });
await settled(page);
await page.click('#tool-click');
await page.evaluate(() => document.querySelector('.more[aria-expanded="false"]')?.click());
const units = await page.evaluate(() => [...window.studio.state.units].filter(([, u]) => u.atoms.length).map(([id]) => id));
const times = { page: [], screen: [], written: [] }, from = await page.evaluate(() => window.studio.log.length);
for (let n = 0; n < wanted * 3 && times.page.length < wanted; n++) {
  const spot = await page.evaluate((id) => {
    const s = window.studio, at = s.spot(id), to = s.neighbour(id);
    if (to !== null) s.choose(to);
    return to === null ? null : at;
  }, units[dice.below(units.length)]);
  const map = await page.locator('#map').boundingBox();
  if (!spot || !Number.isFinite(spot.x + spot.y) || spot.x < map.x || spot.y < map.y || spot.x > map.x + map.width || spot.y > map.y + map.height) continue;
  await page.mouse.move(spot.x, spot.y);
  await page.mouse.down();
  await page.waitForTimeout(120);
  await page.evaluate(() => {
    window.times = new Promise((done) => addEventListener('pointerup', (e) => {
      const up = e.timeStamp;
      setTimeout(() => done(null), 8000);
      setTimeout(() => window.studio.idle().then(() => { window.written = performance.now() - up; }));
      window.studio.painted = () => {
        const inPage = performance.now() - up;
        requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => done([inPage, performance.now() - up]); c.port2.postMessage(0); });
        window.studio.painted = null;
      };
    }, { once: true, capture: true }));
  });
  await page.mouse.up();
  const found = await page.evaluate(() => window.times);
  await settled(page);
  if (found) { times.page.push(found[0]); times.screen.push(found[1]); times.written.push(await page.evaluate(() => window.written)); }
}
const at = (list, q) => { const s = list.slice().sort((a, b) => a - b); return s.length ? s[Math.min(s.length - 1, Math.floor(s.length * q))] : NaN; };
const of = (list) => `${at(list, 0.5).toFixed(1)} ms, 95th percentile ${at(list, 0.95).toFixed(1)} ms`;
const log = (await page.evaluate(() => window.studio.log)).slice(from).filter((l) => l.path === 'do');
console.log(`${units.length} units, ${times.page.length} strokes, pointer up to figures: median ${of(times.page)}; to the frame with them: median ${of(times.screen)}; until the plan is written: median ${of(times.written)}`);
console.log(`server: median ${of(log.map((l) => l.server))}; with the way there and back ${of(log.map((l) => l.ms))}; bytes a change: median ${at(log.map((l) => l.bytes), 0.5)}, 95th percentile ${at(log.map((l) => l.bytes), 0.95)}`);
check(times.page.length >= Math.min(wanted, 20), 'strokes were measured', String(times.page.length));
check(said.length === 0, 'the page says nothing on its console', said.slice(0, 3).join(' | '));
await browser.close();
await studio.stop();
ended();
