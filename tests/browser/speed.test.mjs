// How soon the report answers; to be run by hand on a machine that does nothing else.
import assert from "node:assert/strict";
import { loadavg } from "node:os";
import { after, before, describe, test } from "node:test";
import { LANGUAGES, browser, opened } from "./support.mjs";

let chromium;
before(async () => { chromium = await browser(); });
after(async () => { await chromium?.close(); });

/** The middle one of some times, and their spread, as a line. */
const told = (times) => {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor((times.length - 1) * share)];
  const line = `median ${at(0.5).toFixed(1)} ms, ${at(0).toFixed(1)} to ${at(0.95).toFixed(1)} ms (5 % are slower)`;
  return [at(0.5), `${line}; load ${loadavg()[0].toFixed(1)}`];
};

/** Notes when tabs, search and theme of the first screen answer. */
const watch = () => {
  const watcher = new MutationObserver(() => {
    const all = [".views.on", ".find:not([hidden])", ".theme:not([hidden])"];
    if (!all.every((one) => document.querySelector(one))) return;
    watcher.disconnect();
    window.answersAt = performance.now();
  });
  watcher.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "hidden"] });
};

describe("how soon it answers", () => {
  for (const lang of LANGUAGES) {
    test(`${lang}: the first screen answers in less than 300 ms`, async (t) => {
      const { page, close } = await opened(chromium, lang);
      await page.addInitScript(watch);
      const [answers, read] = [[], []];
      for (let i = 0; i < 11; i++) {
        await page.reload();
        answers.push(await page.evaluate(() => window.answersAt));
        read.push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].domInteractive));
      }
      await close();
      const [median, line] = told(answers);
      t.diagnostic(`the first screen: ${line}`);
      t.diagnostic(`the whole page: ${told(read)[1]}`);
      assert.ok(median < 300, line);
    });
  }
  test("a map that was not shown yet is there in less than 300 ms", async (t) => {
    const times = [];
    const { page, close } = await opened(chromium, "en");
    for (let i = 0; i < 7; i++) {
      await page.reload();
      times.push(await page.getByRole("tab").nth(1).evaluate((tab) => new Promise((done) => {
        const from = performance.now();
        tab.click();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
      })));
    }
    await close();
    const [median, line] = told(times);
    t.diagnostic(`the map: ${line}`);
    assert.ok(median < 300, line);
  });
  test("the swipe follows the hand at 60 frames a second", async (t) => {
    const { page, close } = await opened(chromium, "en");
    await page.getByRole("tab").nth(1).click();
    await page.locator(".swipe.drawn").waitFor();
    const frames = await page.evaluate(() => new Promise((done) => {
      const grip = document.querySelector(".swipe input");
      const times = [];
      let last;
      const step = (now) => {
        if (last !== undefined) times.push(now - last);
        last = now;
        grip.value = String((times.length * 2) % 100);
        grip.dispatchEvent(new Event("input"));
        if (times.length < 120) requestAnimationFrame(step);
        else done(times);
      };
      requestAnimationFrame(step);
    }));
    await close();
    const [median, line] = told(frames);
    t.diagnostic(`a frame: ${line}`);
    assert.ok(median < 17, line);
  });
});
