// A report opened in Chromium, and what it said and asked for meanwhile.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const LANGUAGES = ["en", "kk", "ru"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const browser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

/** The file of a report. */
export const report = (lang) => `${process.env.REPORTS}/${lang}/report.html`;

/** Opens a report; `said` is what went to the console, `asked` what it wanted from elsewhere. */
export const opened = async (of, lang, options = {}) => {
  const context = await of.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const [said, asked] = [[], []];
  const own = pathToFileURL(report(lang)).href;
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => {
    // What the page makes for itself is from nowhere else.
    if (request.url().startsWith("blob:")) return;
    if (request.url() !== own && !request.url().startsWith(`${own}#`)) asked.push(request.url());
  });
  await page.goto(own);
  return { page, said, asked, close: () => context.close() };
};

/** Waits until tables have their buttons, and lays out what is not on the screen. */
export const laidOut = async (page) => {
  await page.addStyleTag({ content: "main > section, .region { content-visibility: visible !important; }" });
  await page.waitForFunction(() => [...document.querySelectorAll(".scroll table")].every((table) =>
    table.tBodies[0].rows.length < 3 || table.querySelector(".sort")));
};

/** Leaves the first rows of each table: the others are made as they are, and to weigh the
 * contrast of each cell takes minutes. */
export const fewRows = (page) => page.evaluate((most) => {
  for (const table of document.querySelectorAll("table")) {
    for (const row of [...table.tBodies[0].rows].slice(most)) row.remove();
  }
}, 5);

/** What axe-core finds, each as a line. */
export const findings = async (page) => {
  await page.evaluate(axe);
  // Letters of maps have a light edge and colours behind them, which axe cannot judge, and
  // takes long to find out.
  const violations = await page.evaluate(async () => {
    const contrast = { runOnly: ["color-contrast"] };
    const all = await window.axe.run(document, { rules: { "color-contrast": { enabled: false } } });
    const letters = await window.axe.run({ exclude: [["svg"]] }, contrast);
    return [...all.violations, ...letters.violations];
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
};
