// The reform of 2022, drawn from the state before it: by mouse, then by keyboard alone. The plan that
// comes out leads where the shipped one leads. `reform.mjs [mouse or keyboard]`
import path from 'node:path';
import { aimaq, check, clickUnit, ended, fill, folder, launch, open, pick, serve, settled } from './support.mjs';

const REGIONS = [
  { region: 'Abai Region', centre: 'Semey', code: '100000000', units: ['Aksuat District', 'Abai District', 'Ayagoz District', 'Beskaragai District', 'Borodulikha District', 'Zharma District', 'Urzhar District', 'Kokpekti District', 'Semey city', 'Kurchatov city'].map((n) => 'East Kazakhstan Region/' + n) },
  { region: 'Zhetysu Region', centre: 'Taldykorgan', code: '330000000', units: ['Aksu District', 'Alakol District', 'Eskeldi District', 'Karatal District', 'Kerbulak District', 'Koksu District', 'Panfilov District', 'Sarkand District', 'Taldykorgan city', 'Tekeli city'].map((n) => 'Almaty Region/' + n) },
  { region: 'Ulytau Region', centre: 'Zhezkazgan', code: '620000000', units: ['Zhanaarka District', 'Ulytau District', 'Zhezkazgan city', 'Karazhal city', 'Satpaev city'].map((n) => 'Karaganda Region/' + n) },
];
const SEAT = { centre: 'Akzhar', position: '83.68947, 47.58285' };
const PARTS = [
  ['East Kazakhstan Region/Tarbagatai District', { name: 'Aksuat District', centre: 'Aksuat', position: '82.80858, 47.76124', code: '103400000', population: '19735' }],
  ['East Kazakhstan Region/Kokpekti District', { name: 'Samar District', centre: 'Samar', position: '83.36582, 49.02048', code: '635600000', population: '11934' }],
];
// Codes follow the law from this day on.
const DAY = { effective: '2022-06-08' };
const KAPSHAGAI = 'Almaty Region/Kapshagai city', RENAMED = { to: 'Konaev city', seat: 'Konaev' };

async function byMouse(page) {
  const unit = async (main, what, values) => { await page.click('#tool-unit'); await clickUnit(page, main); await pick(page, what); await fill(page, values); };
  await unit(PARTS[0][0], 'Seat', SEAT);
  for (const [main, part] of PARTS) await unit(main, 'Split', part);
  await unit(KAPSHAGAI, 'Rename', RENAMED);
  if (await page.locator('.more', { hasText: 'as before' }).count()) await page.locator('.more', { hasText: 'as before' }).click();
  await page.locator('#rt tr[data-main="Almaty Region"] .x').click();
  await pick(page, 'Move the centre');
  await fill(page, { centre: 'Konaev' });
  await page.click('#tool-click');
  for (const { units, ...names } of REGIONS) {
    if ((await page.locator('#new-region').getAttribute('aria-pressed')) !== 'true') await page.click('#new-region');
    for (const main of units) await clickUnit(page, main);
    await page.click('#name-region');
    await fill(page, names);
  }
  await page.click('#tab-changes');
  await page.locator('.acthead .linkish').click();
  await fill(page, DAY);
}

async function byKeyboard(page) {
  const key = (k) => page.keyboard.press(k);
  // The list of units: find by name, arrow to it.
  const reach = async (main) => {
    await page.locator('#map').evaluate((n) => n.focus());
    await key('/');
    await page.keyboard.press('Control+A');
    const [region, name] = main.split('/');
    await page.keyboard.type(`${name}`);
    await key('Enter');
    for (let i = 0; i < 20; i++) {
      const at = await page.evaluate(() => window.studio.state.units.get(window.studio.view.at)?.path);
      if (at === main) return;
      await key('ArrowDown');
    }
    throw new Error(`${main} (${region}) is not reached`);
  };
  const form = async (values) => {
    for (const [name, value] of Object.entries(values)) {
      for (let i = 0; i < 40; i++) {
        if ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) === name) break;
        await key('Tab');
      }
      // A day is typed part by part, as the browser's language writes it.
      const isDay = await page.evaluate(() => document.activeElement?.getAttribute('type') === 'date');
      if (!isDay) await page.keyboard.press('Control+A');
      await page.keyboard.type(isDay ? value.replace(/(\d+)-(\d+)-(\d+)/, '$2$3$1') : value);
    }
    await key('Enter');
    await page.waitForFunction(() => !document.getElementById('dialog').open);
    await settled(page);
  };
  const choose = async (text) => {
    for (let i = 0; i < 20; i++) {
      if ((await page.evaluate(() => document.activeElement?.textContent || '')).startsWith(text)) break;
      await key('Tab');
    }
    await key('Enter');
  };
  const unit = async (main, what, values) => { await reach(main); await key('u'); await choose(what); await form(values); };
  await unit(PARTS[0][0], 'Seat', SEAT);
  for (const [main, part] of PARTS) await unit(main, 'Split', part);
  await unit(KAPSHAGAI, 'Rename', RENAMED);
  await page.locator('#map').evaluate((n) => n.focus());
  for (let i = 0; i < 30 && (await page.evaluate(() => window.studio.state.regions.get(window.studio.view.active)?.main)) !== 'Almaty Region'; i++) await key(']');
  for (let i = 0; i < 80; i++) {
    if (await page.evaluate(() => { const n = document.activeElement; return n?.classList.contains('x') && n.closest('tr')?.dataset.main === 'Almaty Region'; })) break;
    await key('Tab');
  }
  await key('Enter');
  await choose('Move the centre');
  await form({ centre: 'Konaev' });
  for (const { units, ...names } of REGIONS) {
    await page.locator('#map').evaluate((n) => n.focus());
    await key('n');
    for (const main of units) { await reach(main); await key('Enter'); await settled(page); }
    await page.locator('#map').evaluate((n) => n.focus());
    await key('n');
    await form(names);
  }
  // From the map on: the tabs below the regions, then the first act.
  for (let i = 0; i < 90 && !(await page.evaluate(() => document.activeElement?.getAttribute('role') === 'tab')); i++) await key('Tab');
  for (let i = 0; i < 5 && (await page.evaluate(() => document.activeElement?.id)) !== 'tab-changes'; i++) await key('ArrowRight');
  for (let i = 0; i < 20 && !(await page.evaluate(() => !!document.activeElement?.closest('.acthead'))); i++) await key('Tab');
  await key('Enter');
  await form(DAY);
}

const browser = await launch();
const ways = [['mouse', byMouse], ['keyboard', byKeyboard]].filter(([name]) => !process.argv[2] || process.argv[2] === name);
for (const [name, draw] of ways) {
  const cwd = folder(), studio = await serve(cwd, 'draft.toml');
  const { page, said } = await open(browser, studio.address);
  try {
    await draw(page);
    const diff = aimaq(cwd, 'diff', 'draft.toml', 'kazakhstan-2022');
    check(diff.out.trim() === 'the drafts leave the same state', `drawn by ${name}, aimaq diff against the shipped plan: ${diff.out.trim().split('\n')[0]}`, diff.out + (diff.err || ''));
  } catch (error) {
    await page.screenshot({ path: path.join(cwd, 'failed.png') });
    check(false, `drawn by ${name}`, `${error.stack}\nsee ${cwd}/failed.png\n${await page.locator('#notice').textContent()}`);
  }
  check(said.length === 0, 'the page says nothing on its console', said.join(' | '));
  await page.context().close();
  await studio.stop();
}
await browser.close();
ended();
