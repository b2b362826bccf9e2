// Starts a studio in a folder of its own and a browser on its page.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const program = process.env.AIMAQ || path.join(root, 'target/debug/aimaq');
const browserPath = process.env.CHROMIUM || '/usr/bin/chromium';

export const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'aimaq-studio-'));

/** Runs the command and gives its output and exit code. */
export function aimaq(cwd, ...args) {
  try {
    return { code: 0, out: execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 }) };
  } catch (error) {
    return { code: error.status, out: String(error.stdout), err: String(error.stderr) };
  }
}

export async function serve(cwd, ...args) {
  const child = spawn(program, ['studio', '--no-open', ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data).trim()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { child, address, stop: () => new Promise((done) => { child.once('exit', done); child.kill('SIGKILL'); }) };
}

export const launch = () => chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'] });

/** A page that fails where its console or a request says anything. */
export async function open(browser, address, { patience = 30000, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const said = [];
  page.on('console', (m) => { if (!/status of 4(09|22)/.test(m.text())) said.push(m.text()); });
  page.on('pageerror', (e) => said.push(e.stack || String(e)));
  page.on('request', (r) => { if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(r.url())) said.push('asks ' + r.url()); });
  // While one works on the page: files of a folder in the place of those in the program.
  const own = /\.(js|css)$/;
  if (process.env.WEB) await page.route(own, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1), at = [path.join(process.env.WEB, 'studio', name), path.join(process.env.WEB, name)].find((f) => fs.existsSync(f));
    return at ? route.fulfill({ path: at, contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript' }) : route.continue();
  });
  await page.goto(address);
  await page.waitForSelector('#rt tbody tr');
  await page.evaluate(() => document.fonts.ready);
  // What is on the way from now on is not held up.
  if (process.env.WEB) await page.unroute(own);
  return { page, said, context };
}

export const settled = (page) => page.evaluate(() => window.studio.idle().then(() => new Promise((f) => requestAnimationFrame(() => f()))));
export const idOf = (page, main) => page.evaluate((main) => { const found = [...window.studio.state.units].find(([, u]) => u.path === main || u.main === main); return found ? found[0] : null; }, main);

/** Brings a unit near enough to be hit, with the wheel, and gives its place on the screen. */
export async function near(page, main) {
  const id = await idOf(page, main);
  if (id === null) throw new Error(`no unit ${main}`);
  const spot = () => page.evaluate((id) => window.studio.spot(id), id);
  let at = await spot();
  const map = await page.locator('#map').boundingBox();
  const seen = (p) => p.x > map.x + 4 && p.y > map.y + 4 && p.x < map.x + map.width - 60 && p.y < map.y + map.height - 4;
  if (!seen(at)) { await page.click('#zoom-all'); at = await spot(); }
  for (let i = 0; i < 40 && at.room < 5; i++) {
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, -100);
    at = await spot();
  }
  return at;
}
export async function clickUnit(page, main) { const at = await near(page, main); await page.mouse.click(at.x, at.y); await settled(page); }

/** Fills the fields of the open dialog by their names and sends it. */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`#dialog [name="${name}"]`);
    if ((await field.evaluate((n) => n.tagName)) === 'SELECT') await field.selectOption(value); else await field.fill(value);
  }
  await page.click('#dialog .btn.main');
  await page.waitForFunction(() => !document.getElementById('dialog').open);
  await settled(page);
}
export const pick = (page, text) => page.locator('#dialog .choices button', { hasText: text }).first().click();

let failed = 0;
export function check(holds, what, detail = '') {
  if (!holds) failed += 1;
  console.log(`${holds ? 'ok   ' : 'FAIL '}${what}${holds || !detail ? '' : ': ' + detail}`);
}
export const ended = () => { process.exitCode = failed ? 1 : 0; };

export class Dice {
  constructor(seed) { this.seed = seed >>> 0; }
  below(n) { this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0; return Math.floor(this.seed / 4294967296 * n); }
}
