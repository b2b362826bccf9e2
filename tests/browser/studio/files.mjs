// A stroke's figures hold before the plan is written, and a box shows its own while it is drawn. The folder of the plan: saved under another name, another plan opened and set beside the draft, what is left of a
// neighbour filled, many strokes tidied, results taken home while one goes on drawing.
import fs from 'node:fs';
import path from 'node:path';
import { aimaq, check, ended, fill, folder, launch, near, open, serve, settled } from './support.mjs';

const cwd = folder(), at = (name) => path.join(cwd, name);
fs.writeFileSync(at('draft.toml'), aimaq(cwd, 'data', 'get', 'kazakhstan-2022').out);
const studio = await serve(cwd, 'draft.toml'), browser = await launch();
const { page, said } = await open(browser, studio.address, { patience: 120000 });
const file = () => page.evaluate(() => window.studio.state.file);

// The figures of a stroke that has been shown hold when the hand is lifted, while the plan is still under way.
const table = () => page.locator('#rt').textContent(), text = () => fs.readFileSync(at('draft.toml'), 'utf8');
const shown = (n) => page.waitForFunction((n) => window.studio.log.filter((l) => l.path === 'preview').length > n, n);
const previews = () => page.evaluate(() => window.studio.log.filter((l) => l.path === 'preview').length);
const choose = async (main) => {
  const row = page.locator(`#rt tr[data-main="${main}"] .rb`);
  if ((await row.getAttribute('aria-pressed')) !== 'true') await row.click();
};
const whole = text(), began = await table();
await choose('Karaganda Region');
await page.click('#tool-click');
let go = () => {};
const gate = new Promise((done) => { go = done; });
await page.route('**/api/do', async (route) => { await gate; await route.continue(); });
const spot = await near(page, 'Ulytau Region/Zhanaarka District'), seen = await previews();
await page.mouse.move(spot.x, spot.y);
await page.mouse.down();
await shown(seen);
await page.mouse.up();
// A look at the file may be under way, and comes first.
await page.waitForFunction(() => !document.getElementById('tab').textContent.includes('Zhanaarka District'));
const held = await page.locator('#rt tr[data-main="Karaganda Region"] [data-key="people"]').textContent();
check(text() === whole && held.replace(/\D/g, '') === '1165872', `figures of a stroke, and who loses, hold before the plan is written: ${held}`);
go();
await settled(page);
await page.unroute('**/api/do');
check(text() !== whole && (await page.locator('#rt tr[data-main="Karaganda Region"] [data-key="people"]').textContent()) === held, 'and are those of the plan that is written then');
await page.keyboard.press('Control+z');
await settled(page);
check(text() === whole && (await table()) === began, 'undone, file and figures are as before');

// A box shows what it would lead to while it is drawn.
await page.click('#tool-box');
const seat = await page.evaluate(() => {
  const { state, view } = window.studio, [x, y, w, h] = view.box, map = document.getElementById('map').getBoundingClientRect();
  const unit = [...state.units.values()].find((u) => u.main === 'Zhanaarka District'), k = Math.max(w / map.width, h / map.height);
  return { x: map.x + map.width / 2 + (unit.seat[0] - x - w / 2) / k, y: map.y + map.height / 2 + (unit.seat[1] - y - h / 2) / k };
}), before = await previews();
await page.mouse.move(seat.x - 12, seat.y - 12);
await page.mouse.down();
await page.mouse.move(seat.x + 12, seat.y + 12);
await shown(before);
await page.waitForFunction((began) => document.getElementById('rt').textContent !== began, began);
const boxed = await table();
check(text() === whole, 'a box shows its figures while it is drawn, and nothing is written');
await page.mouse.up();
await settled(page);
check(text() !== whole && (await table()) === boxed, 'they are the same when it is ended');
await page.keyboard.press('Control+z');
await settled(page);

await page.click('#files');
await fill(page, { file: 'second.toml' });
check(fs.readFileSync(at('second.toml'), 'utf8') === fs.readFileSync(at('draft.toml'), 'utf8') && (await file()).endsWith('second.toml'), 'saved as second.toml, and drawn on there');
check((await page.locator('#other option[value="draft.toml"]').count()) === 1, 'the plan that was left can be set beside at once');
// Results bear the name of the file that is drawn on now, not of the one that was opened.
const named = async () => {
  await page.click('#tab-tables');
  const [record] = await Promise.all([page.waitForEvent('download'), page.click('[data-file="run.json"]')]);
  return fs.readFileSync(await record.path(), 'utf8');
};
const record = await named();
check(/second\.toml/.test(record) && !/draft\.toml/.test(record), 'results bear the name of the new file', record.match(/[^"]*\.toml/)?.[0]);
await page.click('#files');
await page.fill('#f-file', '../third');
await page.click('#dialog .btn.main');
await page.waitForFunction(() => document.querySelector('.form-error')?.textContent);
check(!fs.existsSync(path.join(cwd, '../third.toml')), `a name that leaves the folder: ${await page.locator('.form-error').textContent()}`);
await page.keyboard.press('Escape');

const count = (...names) => page.evaluate((names) => [...window.studio.state.units.values()].filter((u) => names.includes(window.studio.state.regions.get(u.region).main)).length, names);
const both = await count('Abai Region', 'Pavlodar Region');
await page.locator('#rt tr[data-main="Abai Region"] .rb').click();
if ((await page.evaluate(() => window.studio.view.active)) === null) await page.locator('#rt tr[data-main="Abai Region"] .rb').click();
await page.click('#fill');
await page.locator('#dialog .choices button', { hasText: 'Pavlodar Region' }).click();
await settled(page);
check((await count('Abai Region')) === both && (await count('Pavlodar Region')) === 0, `all that is left of a neighbour is filled: ${both} units`, await page.locator('#notice').textContent());

const [download] = await Promise.all([page.waitForEvent('download'), page.click('#tab-tables').then(() => page.click('[data-file="regions.geojson"]'))]);
const taken = JSON.parse(fs.readFileSync(await download.path(), 'utf8'));
check(taken.features.length === 19, `taken home: ${download.suggestedFilename()}, ${taken.features.length} regions`);

await page.click('#files');
await page.locator('#dialog .files li', { hasText: 'draft.toml' }).getByRole('button', { name: /Open/ }).click();
await page.waitForFunction(() => window.studio.state.file.endsWith('draft.toml'));
await settled(page);
check((await page.locator('#top .file').textContent()).includes('draft.toml'), 'another plan of the folder is open');
await page.selectOption('#other', 'second.toml');
await page.waitForSelector('#rt [data-key="people_other"]');
check(true, 'and second.toml stands beside it');
await page.selectOption('#other', '');

// A line on the map: told while it is drawn, and what was typed before it stays.
await page.click('#tool-unit');
const cut = await near(page, 'Karaganda Region/Aktogai District');
await page.mouse.click(cut.x, cut.y);
await page.locator('#dialog .choices button', { hasText: 'Split' }).click();
await page.fill('#f-name', 'Sayak District');
await page.click('#dialog .note .btn');
await page.waitForSelector('#notice .btn');
const told = await page.locator('#notice p').textContent();
const places = [[cut.x, cut.y - 60], [cut.x, cut.y + 60]], drawn = () => page.evaluate(() => document.getElementById('shape').getAttribute('d'));
for (const [x, y] of places) await page.mouse.click(x, y);
const line = await drawn();
await page.locator('#notice .btn').first().click();
await page.waitForSelector('#dialog[open] #f-name');
check(/^M.*L/.test(line) && /Enter/.test(told) && (await page.inputValue('#f-name')) === 'Sayak District' && (await page.locator('#dialog .note').textContent()).includes('2'), `a line is told of while it is drawn, and keeps what was typed: ${told}`);
await page.keyboard.press('Escape');
check(!(await drawn()) && (await page.locator('#notice').textContent()) === '', 'it is gone when it is done');

// The hand for centres tells what it would take.
await page.click('#tool-centre');
const [town, x, y] = await page.evaluate(() => {
  const { state, view } = window.studio, [x0, y0, w, h] = view.box, map = document.getElementById('map').getBoundingClientRect(), k = Math.max(w / map.width, h / map.height);
  const [id, u] = [...state.units].find(([, u]) => u.main === 'Aktogai District' && state.regions.get(u.region).main === 'Karaganda Region');
  return [u.seat_name, map.x + map.width / 2 + (u.seat[0] - x0 - w / 2) / k, map.y + map.height / 2 + (u.seat[1] - y0 - h / 2) / k, id];
});
await page.mouse.move(x, y);
const would = await page.locator('#readout').textContent();
check(would === `Centre of Karaganda Region: ${town}`, `the hand for centres tells what it would take: ${would}`);
check(said.length === 0, 'the page says nothing on its console', said.slice(0, 3).join(' | '));
await browser.close();
await studio.stop();
ended();
