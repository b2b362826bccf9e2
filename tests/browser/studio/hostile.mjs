// Names that are markup: of units, seats, regions, the plan, an act. Wherever the page shows them they are text,
// and the report that is taken home runs none of them either.
import fs from 'node:fs';
import path from 'node:path';
import { aimaq, check, clickUnit, ended, folder, launch, near, open, serve, settled } from './support.mjs';

const markup = (what) => `<script>window.run="${what}"</script><img src=x onerror='window.run="${what}"'>`;
const quoted = (text) => JSON.stringify(text);
const cwd = folder(), plan = aimaq(cwd, 'data', 'get', 'kazakhstan-2022').out;
const names = (what) => `{ kk = ${quoted(markup(what + ' kk'))}, ru = ${quoted(markup(what + ' ru'))} }`;
const unit = markup('unit'), region = markup('region'), seat = markup('seat');
fs.writeFileSync(path.join(cwd, 'draft.toml'), plan.replace(/^title = .*$/m, `title = ${quoted(markup('plan'))}`).replace('# Published areas', `[[acts]]
title = ${quoted(markup('act'))}
source = ${quoted(markup('source'))}
effective = 2022-06-09

[[acts.changes]]
move_centre = { unit = "Zhambyl Region/Merke District", centre = ${quoted(seat)}, centre_names = ${names('seat')}, position = [73.18, 42.87] }

[[acts.changes]]
rename = { unit = "Zhambyl Region/Merke District", to = ${quoted(unit)}, names = ${names('unit')} }

[[acts.changes]]
rename = { region = "Pavlodar Region", to = ${quoted(region)}, names = ${names('region')} }

[[acts.changes]]
transfer = { units = [${quoted('Zhambyl Region/' + unit)}], to = ${quoted(region)} }

# Published areas`));
fs.copyFileSync(path.join(cwd, 'draft.toml'), path.join(cwd, 'other.toml'));
fs.copyFileSync(path.join(cwd, 'draft.toml'), path.join(cwd, "<img src=x onerror='window.run=1'>.toml"));
const checked = aimaq(cwd, 'check', 'draft.toml');
check(/ 0 errors/.test(checked.out + checked.err), 'a plan with such names is a plan', checked.out + checked.err);
const studio = await serve(cwd, 'draft.toml'), browser = await launch();
// Without the policy, so that nothing but the page itself keeps the names from being run.
const { page, said } = await open(browser, studio.address, { bypassCSP: true, patience: 20000 });
async function speak(lang) {
  await page.selectOption('.langs', lang);
  await page.waitForFunction((lang) => document.documentElement.lang === lang, lang);
}
let looks = 0;
async function look(where, shown) {
  await settled(page);
  looks += 1;
  const found = await page.evaluate(() => ({ run: window.run, scripts: document.scripts.length, images: document.images.length, text: document.body.textContent }));
  check(found.run === undefined && found.scripts === 1 && found.images === 0, `nothing is run, ${where}`, `${found.run} ${found.scripts} ${found.images}`);
  // Where nothing of it is shown, nothing is tried.
  if (shown) check(found.text.includes(shown), `it is shown as it is written, ${where}`);
}
for (const [lang, of] of [['en', ''], ['kk', ' kk'], ['ru', ' ru']]) {
  await speak(lang);
  for (const layer of ['before', 'moved', 'km', 'people', 'catchment', 'draft']) await page.click('#layer-' + layer);
  await look(`${lang}, map and regions`, markup('region' + of));
}
await speak('en');
const at = await near(page, unit);
await page.mouse.move(at.x - 1, at.y - 1);
await page.mouse.move(at.x, at.y);
await look('under the hand', unit);
await page.click('#tool-unit');
await clickUnit(page, unit);
await look('what can be done with the unit', unit);
await page.locator('#dialog .choices button').nth(2).click();
await look('a form', seat);
await page.keyboard.press('Escape');
await page.locator(`#rt tr[data-r="${await page.evaluate((main) => [...window.studio.state.regions].find(([, r]) => r.main === main)[0], region)}"] .x`).click();
await look('what can be done with the region', region);
await page.locator('#dialog .choices button').nth(2).click();
await page.waitForSelector('.sugg, #dialog h3');
await look('suggestions', region);
await page.keyboard.press('Escape');
for (const [tab, shown] of [['losers', unit], ['changes', markup('act')], ['units', unit]]) { await page.click('#tab-' + tab); await look(`tab ${tab}`, shown); }
await page.click('#tab-text');
await settled(page);
check((await page.inputValue('#text')).includes(quoted(unit)), 'the text of the plan holds it as it is written');
await page.fill('#text', (await page.inputValue('#text')).replace(quoted('Zhambyl Region/' + unit), quoted('Zhambyl Region/' + unit + '?')));
await page.waitForFunction(() => !window.studio.state.sound);
await look('an error that names it', unit);
await page.click('#undo');
await page.waitForFunction(() => window.studio.state.sound);
await page.click('#tab-tables');
for (const view of await page.evaluate(() => window.studio.state.views)) {
  await page.selectOption('#tab select', view);
  await page.waitForFunction((view) => window.studio.log.some((l) => l.path === 'view') && document.querySelector('#tab select').value === view && document.querySelector('#tab table'), view);
  await look(`table ${view}`);
}
await page.click('#files');
await page.waitForSelector('#dialog .files');
check((await page.locator('#dialog .files').textContent()).includes('other.toml') && !(await page.locator('#dialog .files').textContent()).includes('img'), 'a file whose name is markup is no plan of the folder');
await page.keyboard.press('Escape');
await page.selectOption('#other', 'other.toml');
await page.waitForSelector('#rt [data-key="people_other"]');
await look('another plan beside it', unit);
await page.click('#tool-click');
await clickUnit(page, 'Pavlodar Region/Irtysh District').catch(() => clickUnit(page, 'Irtysh District'));
await page.click('#steps');
await look('history');
await page.keyboard.press('Escape');
await page.click('#tab-tables');
const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-file="report.html"]')]);
const report = path.join(cwd, 'report.html'), home = await page.context().newPage();
await download.saveAs(report);
await home.goto('file://' + report);
await home.waitForTimeout(500);
check((await home.evaluate(() => window.run)) === undefined && (await home.locator('img').count()) === 0, 'the report that is taken home runs none of them');
check(looks > 30, `looked at ${looks} states`);
check(said.length === 0, 'the page says nothing on its console', said.slice(0, 3).join(' | '));
await browser.close();
await studio.stop();
ended();
