// What goes wrong on a machine: the server is killed at 20 random moments, the browser at 20, the disk is full.
// Nothing that was answered is lost, and the file is always a whole plan.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Dice, aimaq, check, ended, folder, idOf, launch, near, open, serve, settled } from './support.mjs';

const dice = new Dice(Number(process.argv[2] || 3)), cwd = folder(), file = path.join(cwd, 'draft.toml');
fs.writeFileSync(file, aimaq(cwd, 'data', 'get', 'kazakhstan-2022').out);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const post = async (address, route, body) => {
  const [at, token] = address.split('/#');
  const response = await fetch(`${at}/api/${route}`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Aimaq-Token': token }, body: JSON.stringify({ lang: 'en', ...body }) });
  return { status: response.status, json: await response.json() };
};
const UNITS = ['Akmola Region/Arshaly District', 'Kostanay Region/Altynsarin District', 'Pavlodar Region/Irtysh District', 'Turkistan Region/Arys city'];

let lost = 0, broken = 0, answered = 0;
for (let n = 0; n < 20; n++) {
  const studio = await serve(cwd, 'draft.toml');
  let { json } = await post(studio.address, 'open', {}), known = json.text, rev = json.rev;
  const end = wait(60 + dice.below(700)).then(() => studio.stop());
  try {
    for (let i = 0; i < 50; i++) {
      const where = Object.values(json.units).find((u) => u.main === UNITS[i % 4].split('/')[1]);
      const to = ['Abai Region', 'Ulytau Region'].find((name) => json.regions[where.region].main !== name);
      const answer = await post(studio.address, 'do', { rev, name: 'x', do: { op: 'add', changes: [{ transfer: { units: [`code:${where.code}`], to } }] } });
      if (answer.status === 200) { answered += 1; rev = answer.json.rev; known = fs.readFileSync(file, 'utf8'); ({ json } = await post(studio.address, 'open', {})); }
    }
  } catch { /* Killed in the middle of an answer. */ }
  await end;
  const text = fs.readFileSync(file, 'utf8');
  if (!text.includes(known.slice(0, known.indexOf('# Published areas')).trimEnd())) lost += 1;
  if (aimaq(cwd, 'check', 'draft.toml').code === 2 || !text.endsWith('\n')) broken += 1;
}
check(lost === 0 && broken === 0, `server killed at 20 moments, ${answered} steps answered: none lost, the file always whole`, `${lost} lost, ${broken} broken`);

const studio = await serve(cwd, 'draft.toml');
let gone = 0;
for (let n = 0; n < 20; n++) {
  const browser = await launch();
  const { page } = await open(browser, studio.address);
  const before = fs.readFileSync(file, 'utf8');
  const rev = await page.evaluate(() => window.studio.state.rev);
  const id = await idOf(page, UNITS[n % 4].split('/')[1]);
  const stroke = page.evaluate(([id, to]) => { const s = window.studio, u = s.state.units.get(id); s.send('do', { name: 'x', do: { op: 'add', changes: [{ transfer: { units: [u.path], to } }] } }); }, [id, ['Abai Region', 'Ulytau Region'][n % 2]]).catch(() => {});
  await wait(dice.below(500));
  await browser.close();
  await stroke;
  await wait(600);
  const after = fs.readFileSync(file, 'utf8'), told = (await post(studio.address, 'open', {})).json;
  if (told.text !== after || (after === before) !== (told.rev === rev)) gone += 1;
}
check(gone === 0, 'browser ended at 20 moments: what the server holds is what the file holds', String(gone));
await studio.stop();

// A disk with room for one plan and a little more.
const disk = path.join(cwd, 'disk');
fs.mkdirSync(disk);
try {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]);
  const full = path.join(disk, 'draft.toml');
  fs.writeFileSync(full, 'title = "x"\nterritory = "kazakhstan"\nas_of = 2022-05-01\n');
  try { fs.writeFileSync(path.join(disk, 'filler'), Buffer.alloc(20000)); } catch { /* It is full, as it should be. */ }
  const start = fs.readFileSync(full, 'utf8'), studio = await serve(disk, 'draft.toml'), browser = await launch();
  const { page } = await open(browser, studio.address);
  await page.click('#tool-click');
  await page.locator('#rt .rb').nth(3).click();
  // The figures have been shown, and hold; then the plan cannot be written.
  const spot = await near(page, 'Zhanaarka District'), panel = () => page.locator('#panel').textContent(), figures = await panel();
  await page.mouse.move(spot.x, spot.y);
  await page.mouse.down();
  await page.waitForFunction(() => window.studio.log.some((l) => l.path === 'preview'));
  await page.mouse.up();
  await settled(page);
  check((await panel()) === figures, 'what is not written is not shown either');
  const said = await page.locator('#notice').textContent();
  check(fs.readFileSync(full, 'utf8') === start && /cannot be written.*nothing was changed/.test(said), `disk full: ${said.slice(0, 90)}`, said);
  await browser.close();
  await studio.stop();
} catch (error) {
  check(false, 'disk full', String(error));
} finally {
  try { execFileSync('umount', [disk]); } catch { /* It was not mounted. */ }
}
ended();
