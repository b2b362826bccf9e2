// Random gestures with the mouse and the keys: after each the figures that the page shows are those of
// `aimaq stats` on the file, to the digit; after all is undone the file is byte for byte the one at the start.
// `oracle.mjs [GESTURES] [SEED] [ARGUMENTS of studio …]`
import fs from 'node:fs';
import path from 'node:path';
import { Dice, aimaq, check, ended, folder, launch, near, open, serve, settled } from './support.mjs';

const [count, seed, ...more] = process.argv.slice(2);
const wanted = Number(count || 60), dice = new Dice(Number(seed || 1)), cwd = folder(), file = path.join(cwd, 'draft.toml');
fs.writeFileSync(file, aimaq(cwd, 'data', 'get', 'kazakhstan-2022').out);
const start = fs.readFileSync(file, 'utf8');
const studio = await serve(cwd, 'draft.toml', ...more), browser = await launch();
const { page, said } = await open(browser, studio.address);
await page.evaluate(() => { document.querySelector('.more[aria-expanded="false"]')?.click(); });

/** The figures in the table of the page. */
const shown = () => page.$$eval('#rt tbody tr', (rows) => Object.fromEntries(rows.map((row) => [row.dataset.main, Object.fromEntries([...row.querySelectorAll('td[data-key]')].map((cell) => [cell.dataset.key, cell.dataset.value === undefined ? null : Number(cell.dataset.value)]))])));
async function compare(n) {
  const { code, out, err } = aimaq(cwd, 'stats', 'draft.toml', '--format', 'json', '--quiet', ...more);
  if (code !== 0) { check(false, `stats after gesture ${n}`, err); return; }
  const stats = JSON.parse(out), table = await shown(), wrong = [];
  const before = new Map(stats.before.regions.map((r) => [r.region.en, r]));
  for (const r of stats.after.regions) {
    const row = table[r.region.en], old = before.get(r.region.en), mean = r.distance_km?.mean ?? null;
    const want = { people: r.population, mean, people_change: old ? r.population - old.population : null, mean_change: old && mean !== null && old.distance_km ? mean - old.distance_km.mean : null };
    for (const [key, value] of Object.entries(want)) if (!row || row[key] !== value) wrong.push(`${r.region.en} ${key}: ${row?.[key]} is ${value}`);
  }
  const state = await page.evaluate(() => ({ balance: window.studio.state.balance, units: [...window.studio.state.units.values()].map((u) => [u.main, u.code, u.before, u.after, u.people]) }));
  if (JSON.stringify(state.balance) !== JSON.stringify(stats.balance)) wrong.push('balance');
  const units = new Map(stats.units.map((u) => [u.unit.en + u.code, [u.distance_before_km, u.distance_after_km, u.population]]));
  if (units.size !== state.units.length) wrong.push('units');
  for (const [main, code, ...figures] of state.units) if (JSON.stringify(units.get(main + code)) !== JSON.stringify(figures)) wrong.push(main);
  if (wrong.length) check(false, `gesture ${n}`, wrong.slice(0, 5).join('; '));
  return wrong.length === 0;
}
const some = (list) => list[dice.below(list.length)];
const units = () => page.evaluate(() => [...window.studio.state.units].map(([id, u]) => [id, u.path]).sort((a, b) => a[0] - b[0]));
const regions = () => page.evaluate(() => [...window.studio.state.regions].filter(([, r]) => r.after).map(([, r]) => r.main).sort());

const GESTURES = {
  async choose() { await page.locator(`#rt tr[data-main="${some(await regions())}"] .rb`).click(); await paintWith(); },
  async click() { await page.click('#tool-click'); const at = await near(page, some(await units())[1]); await page.mouse.click(at.x, at.y); },
  async brush() {
    await page.click('#tool-brush'); await page.click(`#size-${dice.below(3)}`);
    const at = await near(page, some(await units())[1]);
    await page.mouse.move(at.x, at.y); await page.mouse.down();
    for (let i = 0; i < 4; i++) await page.mouse.move(at.x + dice.below(160) - 80, at.y + dice.below(120) - 60, { steps: 4 });
    await page.mouse.up();
  },
  async box() { await shapeOf('#tool-box', [[60, 50]]); },
  async lasso() { await shapeOf('#tool-lasso', [[70, 10], [60, 60], [-10, 50]]); },
  async centre() { await page.click('#tool-centre'); const at = await near(page, some(await units())[1]); await page.mouse.click(at.x, at.y); },
  async key() { await page.focus('#map'); for (let i = 0; i < 3; i++) await page.keyboard.press(some(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])); await page.keyboard.press('Enter'); },
  async undo() { await page.focus('#map'); for (let i = dice.below(4); i >= 0; i--) { await page.keyboard.press('Control+z'); await settled(page); } },
  async redo() { await page.focus('#map'); for (let i = dice.below(3); i >= 0; i--) { await page.keyboard.press('Control+y'); await settled(page); } },
};
async function paintWith() {
  const chosen = await page.evaluate(() => window.studio.view.active);
  if (chosen === null) await page.locator('#rt .rb').first().click();
}
async function shapeOf(tool, steps) {
  await page.click(tool);
  const at = await near(page, some(await units())[1]);
  await page.mouse.move(at.x - 20, at.y - 15); await page.mouse.down();
  for (const [dx, dy] of steps) await page.mouse.move(at.x + dx, at.y + dy, { steps: 3 });
  await page.mouse.up();
}

let same = 0, done = 0, steps = 0;
for (let n = 1; n <= wanted; n++) {
  const name = some(Object.keys(GESTURES)), before = await page.evaluate(() => window.studio.state.rev);
  await GESTURES[name]();
  await settled(page);
  if ((await page.evaluate(() => window.studio.state.rev)) !== before) steps += 1;
  const notice = page.locator('#notice button');
  if (await notice.count()) await notice.first().click();
  done += 1;
  if (await compare(`${n} (${name})`)) same += 1;
}
check(same === done, `after ${same} of ${done} gestures (${steps} of which changed the plan) the figures are those of aimaq stats, to the digit`);
await page.click('#steps');
await page.locator('.hist button').first().click();
await settled(page);
check(fs.readFileSync(file, 'utf8') === start, 'after all is undone the file is byte for byte the one at the start');

check(said.length === 0, 'the page says nothing on its console', said.slice(0, 3).join(' | '));
await browser.close();
await studio.stop();
ended();
