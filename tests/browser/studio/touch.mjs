// A tablet: a tap says what a unit is and opens it, one finger paints, two move the map and bring it nearer and
// farther and take back what the first of them began, a long way of a finger pans with the hand.
import fs from 'node:fs';
import path from 'node:path';
import { aimaq, check, ended, folder, idOf, launch, near, open, serve, settled } from './support.mjs';

const cwd = folder(), plan = path.join(cwd, 'draft.toml');
fs.writeFileSync(plan, aimaq(cwd, 'data', 'get', 'kazakhstan-2022').out);
const studio = await serve(cwd, 'draft.toml'), browser = await launch();
const { page, said, context } = await open(browser, studio.address, { viewport: { width: 1024, height: 768 }, hasTouch: true, patience: 60000 });
const cdp = await context.newCDPSession(page);
/** @param {'touchStart'|'touchMove'|'touchEnd'} type @param {...{ x: number, y: number }} at */
const touch = (type, ...at) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(({ x, y }, id) => ({ x, y, id })) });
const box = () => page.evaluate(() => window.studio.view.box.slice());
const spot = (main) => idOf(page, main).then((id) => page.evaluate((id) => window.studio.spot(id), id));
const regionOf = (main) => idOf(page, main).then((id) => page.evaluate((id) => window.studio.state.regions.get(window.studio.state.units.get(id).region).main, id));
const text = () => fs.readFileSync(plan, 'utf8');
const began = text(), unit = 'Zhanaarka District';

const wide = await page.evaluate(() => document.documentElement.scrollWidth);
check(wide <= 1024, 'no scrolling sideways at 1024 px', String(wide));

// A tap.
let at = await near(page, unit);
await page.click('#tool-move');
await page.touchscreen.tap(at.x, at.y);
await settled(page);
check((await page.locator('#readout').textContent()).includes(unit), 'a tap says what the unit is, and it stays told', await page.locator('#readout').textContent());
await page.locator('#tool-unit').tap();
await page.touchscreen.tap(at.x, at.y);
await page.waitForSelector('#dialog[open]');
check((await page.locator('#dialog').textContent()).includes(unit), 'a tap with the tool of units opens it');
await page.keyboard.press('Escape');

// Two fingers, with a tool that acts at one place: nothing opens, the map goes with them.
await page.click('#zoom-all');
await settled(page);
const whole = await box(), map = await page.locator('#map').boundingBox();
const middle = { x: map.x + map.width / 2, y: map.y + map.height / 2 };
const pair = (dx, dy, half) => [{ x: middle.x + dx - half, y: middle.y + dy }, { x: middle.x + dx + half, y: middle.y + dy }];
const fingers = async (from, to) => {
  await touch('touchStart', pair(...from)[0]);
  await touch('touchStart', ...pair(...from));
  for (let i = 1; i <= 5; i++) await touch('touchMove', ...pair(...from.map((value, n) => value + (to[n] - value) * i / 5)));
  await touch('touchEnd', pair(...to)[0]);
  await touch('touchEnd');
  await settled(page);
};
await fingers([0, 0, 60], [0, 0, 120]);
const nearer = await box();
check(Math.abs(nearer[2] / whole[2] - 0.5) < 0.03, `fingers twice as far apart: the map twice as near (${(nearer[2] / whole[2]).toFixed(3)})`);
check(!(await page.evaluate(() => document.getElementById('dialog').open)), 'and no unit is opened by the first of them');
const held = await spot(unit);
await fingers([0, 0, 80], [70, -40, 80]);
const moved = await spot(unit);
check(Math.abs(moved.x - held.x - 70) < 3 && Math.abs(moved.y - held.y + 40) < 3, `fingers that go together take the map with them (${Math.round(moved.x - held.x)}, ${Math.round(moved.y - held.y)} of 70, -40)`);
await fingers([0, 0, 120], [0, 0, 60]);
check(Math.abs((await box())[2] / nearer[2] - 2) < 0.1, 'and farther again');

// Paint.
await page.locator('#rt tr[data-main="Karaganda Region"] .rb').click();
if ((await page.evaluate(() => window.studio.view.active)) === null) await page.locator('#rt tr[data-main="Karaganda Region"] .rb').click();
await page.locator('#tool-brush').tap();
at = await near(page, unit);
const was = await regionOf(unit);
await touch('touchStart', at);
await touch('touchMove', { x: at.x + 2, y: at.y + 1 });
await touch('touchEnd');
await settled(page);
check(was === 'Ulytau Region' && (await regionOf(unit)) === 'Karaganda Region' && text() !== began, `a finger paints: ${was} → ${await regionOf(unit)}, and the file says so`);
await page.keyboard.press('Control+z');
await settled(page);
check((await regionOf(unit)) === was && text() === began, 'undone, the file is byte for byte as it was');

// The first of two fingers begins a stroke, which the second takes back.
at = await near(page, unit);
const before = await page.locator('#rt').textContent(), other = { x: at.x + 80, y: at.y };
await touch('touchStart', at);
await touch('touchStart', at, other);
await touch('touchMove', at, { x: other.x + 40, y: other.y });
await touch('touchEnd', at);
await touch('touchEnd');
await settled(page);
check((await regionOf(unit)) === was && text() === began && (await page.locator('#rt').textContent()) === before, 'two fingers over a unit paint nothing, and the figures are as before');

// The hand.
await page.locator('#tool-move').tap();
const from = await spot(unit);
await touch('touchStart', middle);
for (let i = 1; i <= 4; i++) await touch('touchMove', { x: middle.x - 20 * i, y: middle.y + 10 * i });
await touch('touchEnd');
await settled(page);
const to = await spot(unit);
check(Math.abs(to.x - from.x + 80) < 3 && Math.abs(to.y - from.y - 40) < 3, 'one finger pans with the hand');
const buttons = await page.evaluate(() => [...document.querySelectorAll('button')].map((b) => b.getBoundingClientRect()).filter((r) => r.width).map((r) => Math.min(r.width, r.height)));
check(buttons.length > 20 && Math.min(...buttons) >= 24, `no button of ${buttons.length} is smaller than a finger needs (24 px): ${Math.min(...buttons)} px`);
check(said.length === 0, 'the page says nothing on its console', said.slice(0, 3).join(' | '));
await browser.close();
await studio.stop();
ended();
