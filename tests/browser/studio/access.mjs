// axe-core finds nothing in any state of the page: every layer, tab and dialog, light and dark, three
// languages; no scrolling sideways at 360, 768, 1024 and 1440 px. With a folder: a picture of each state; with
// `few`: every state once, and the layers in the dark.
import { createRequire } from 'node:module';
import path from 'node:path';
import fs from 'node:fs';
import { aimaq, check, ended, folder, launch, open, serve, settled } from './support.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const few = process.argv[2] === 'few', pictures = few ? null : process.argv[2], cwd = folder();
fs.writeFileSync(path.join(cwd, 'draft.toml'), aimaq(cwd, 'data', 'get', 'kazakhstan-2022').out);
const studio = await serve(cwd, 'draft.toml'), browser = await launch();
const { page, said } = await open(browser, studio.address, { bypassCSP: true });
let states = 0;
/** Names of regions that lie on the land of another, or beside all land without a line to their own. */
const astray = () => page.evaluate(() => {
  const { state, view } = window.studio, past = view.layer === 'before', wrong = [];
  for (const text of document.querySelectorAll('.l-names text')) {
    const lines = text.children.length ? [...text.children] : [text], said = lines.map((line) => line.textContent).join(' ').replace('- ', '-');
    const own = [...state.regions].find(([, r]) => r.name === said && (past ? r.before : r.after))?.[0];
    if (own === undefined) continue;
    const lead = text.previousElementSibling?.matches('.lead');
    for (const line of lines) {
      const r = line.getBoundingClientRect(), xs = [0, 0.25, 0.5, 0.75, 1].map((part) => r.left + r.width * part);
      for (const x of xs) for (const y of [r.top + 4, r.bottom - 4]) {
        const unit = state.units.get(Number(document.elementFromPoint(x, y)?.dataset?.u)), region = unit && (past ? unit.region_before : unit.region);
        if (lead ? unit : region !== own) wrong.push(said);
      }
    }
  }
  return [...new Set(wrong)];
});
let named = 0;
async function wellNamed(name) {
  const wrong = await astray();
  named += 1;
  if (wrong.length) check(false, `names in their regions, ${name}`, wrong.join(', '));
}
async function look(name) {
  await settled(page);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  states += 1;
  if (violations.length) check(false, name, violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].target} ${v.nodes[0].failureSummary}`).join('; '));
  if (pictures) await page.screenshot({ path: path.join(pictures, name.replace(/[^a-z0-9]+/g, '-') + '.png') });
}
const close = () => page.keyboard.press('Escape');
const all = ['en', 'kk', 'ru'].flatMap((lang) => ['light', 'dark'].map((theme) => [lang, theme]));
for (const [lang, theme] of few ? [['en', 'light'], ['kk', 'dark']] : all) {
  await page.selectOption('.langs', lang);
  await settled(page);
  if ((await page.evaluate(() => document.documentElement.dataset.theme)) !== theme) await page.click('#theme');
  const state = (name) => look(`${lang} ${theme} ${name}`);
  for (const layer of ['before', 'moved', 'km', 'people', 'catchment', 'draft']) {
    await page.click('#layer-' + layer);
    if (layer === 'catchment') await page.waitForFunction(() => Object.keys(window.studio.state.nearest).length);
    await wellNamed(`${lang} ${theme} ${layer}`);
    await state(`layer ${layer}`);
  }
  if (few && lang !== 'en') continue;
  for (const tab of ['changes', 'text', 'units', 'tables', 'losers']) { await page.click('#tab-' + tab); await page.waitForTimeout(80); await state(`tab ${tab}`); }
  await page.click('#help'); await state('keys'); await close();
  await page.click('#steps'); await state('steps'); await close();
  await page.click('#files'); await page.waitForSelector('#dialog[open]'); await state('files'); await close();
  await page.click('#fill'); await state('fill'); await close();
  await page.click('#find-loose'); await state('notice'); await page.locator('#notice button').first().click();
  await page.locator('#rt .x').first().click(); await state('region');
  await page.locator('#dialog .choices button').nth(1).click(); await state('centre'); await close();
  await page.selectOption('#other', 'kazakhstan-2022-whole-districts'); await page.waitForSelector('#rt [data-key="people_other"]'); await state('beside another'); await page.selectOption('#other', '');
  await page.click('#new-region'); await state('new region'); await page.locator('#rt .rb').first().click();
}
check(named > 10, `names of regions lie in their regions, or beside all land: ${named} maps`);
check(states > (few ? 24 : 110), `axe-core looked at ${states} states`);
for (const width of [360, 768, 1024, 1440]) {
  await page.setViewportSize({ width, height: 800 });
  await settled(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  check(wide <= width, `no scrolling sideways at ${width} px`, String(wide));
  if (pictures) await page.screenshot({ path: path.join(pictures, `width-${width}.png`) });
}
check(said.length === 0, 'the page says nothing on its console', said.slice(0, 3).join(' | '));
await browser.close();
await studio.stop();
ended();
