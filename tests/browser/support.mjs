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
    if (request.url() !== own && !request.url().startsWith(`${own}#`)) asked.push(request.url());
  });
  await page.goto(own);
  return { page, said, asked, close: () => context.close() };
};

/** What axe-core finds, each as a line. */
export const findings = async (page) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
};
