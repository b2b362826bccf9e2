// The folder of the plan: saved under another name, another plan opened and set beside the draft, what is left of a
// neighbour filled, many strokes tidied, results taken home while one goes on drawing.
import fs from 'node:fs';
import path from 'node:path';
import { aimaq, check, ended, fill, folder, launch, open, serve, settled } from './support.mjs';

const cwd = folder(), at = (name) => path.join(cwd, name);
fs.writeFileSync(at('draft.toml'), aimaq(cwd, 'data', 'get', 'kazakhstan-2022').out);
const studio = await serve(cwd, 'draft.toml'), browser = await launch();
const { page, said } = await open(browser, studio.address, { patience: 120000 });
const file = () => page.evaluate(() => window.studio.state.file);

await page.click('#files');
await fill(page, { file: 'second.toml' });
check(fs.readFileSync(at('second.toml'), 'utf8') === fs.readFileSync(at('draft.toml'), 'utf8') && (await file()).endsWith('second.toml'), 'saved as second.toml, and drawn on there');
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
check(said.length === 0, 'the page says nothing on its console', said.slice(0, 3).join(' | '));
await browser.close();
await studio.stop();
ended();
