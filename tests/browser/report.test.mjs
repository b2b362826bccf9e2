// The report as a reader has it: by mouse, by keyboard, narrow, dark, and on paper.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { LANGUAGES, browser, fewRows, findings, laidOut, opened, report } from "./support.mjs";

let chromium;
before(async () => { chromium = await browser(); });
after(async () => { await chromium?.close(); });

/** Runs `body` on a report and holds it to having said and asked nothing. */
const on = (lang, options, body) => async (t) => {
  const { page, said, asked, close } = await opened(chromium, lang, options);
  try {
    await body(page, t);
    assert.deepEqual(said, [], "nothing on the console");
    assert.deepEqual(asked, [], "nothing from elsewhere");
  } finally {
    await close();
  }
};
const cells = (page, table, column) =>
  page.locator(`${table} tbody tr:not([hidden])`).evaluateAll((rows, i) => rows.map((row) => row.cells[i].textContent), column);
const number = (text) => Number(text.replace(/[\s\u202f]/g, "").replace("−", "-").replace("+", "").replace(",", "."));

describe("what it weighs", () => {
  for (const lang of LANGUAGES) {
    test(`${lang}: less than 1.5 MB`, () => assert.ok(statSync(report(lang)).size < 1_500_000));
  }
});

describe("by mouse", () => {
  test("maps are tabs, one at a time", on("en", {}, async (page) => {
    const tabs = page.getByRole("tab");
    assert.equal(await tabs.count(), 3);
    await tabs.nth(2).click();
    assert.equal(await page.locator(".view:visible").count(), 1);
    assert.equal(await tabs.nth(2).getAttribute("aria-selected"), "true");
  }));
  test("the swipe is dragged", on("en", {}, async (page) => {
    await page.getByRole("tab").nth(1).click();
    const grip = page.locator(".swipe input");
    const box = await grip.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    const value = Number(await grip.inputValue());
    assert.ok(value > 15 && value < 35, `${value}`);
    const line = await page.locator(".swipe .line i").boundingBox();
    assert.ok(Math.abs(line.x - (box.x + box.width / 4)) < 20, "the line is under the hand");
  }));
  test("both states lie on each other", on("en", {}, async (page) => {
    await page.getByRole("tab").nth(1).click();
    const boxes = await page.locator(".swipe svg").evaluateAll((all) => all.map((svg) => {
      const { x, y, width } = svg.getBoundingClientRect();
      return [x, y, width].map(Math.round);
    }));
    assert.equal(boxes.length, 2);
    assert.ok(boxes[0][2] > 300, `${boxes[0][2]} px wide`);
    assert.deepEqual(boxes[0], boxes[1]);
  }));
  test("a table sorts by its head, both ways", on("en", {}, async (page) => {
    const head = page.locator("#who table th", { hasText: "population" }).first();
    await head.getByRole("button").click();
    const up = (await cells(page, "#who .scroll >> nth=0 >> table", 4)).map(number);
    assert.deepEqual(up, [...up].sort((a, b) => a - b));
    await head.getByRole("button").click();
    const down = (await cells(page, "#who .scroll >> nth=0 >> table", 4)).map(number);
    assert.deepEqual(down, [...down].sort((a, b) => b - a));
    assert.equal(await head.getAttribute("aria-sort"), "descending");
  }));
  test("a table is filtered", on("en", {}, async (page) => {
    await page.locator("#who .tools input").first().fill("semey");
    const names = await cells(page, "#who .scroll >> nth=0 >> table", 0);
    assert.deepEqual(names, ["Semey city"]);
  }));
  test("a table is copied with its heads", on("en", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.locator("#who .tools button").first().click();
    await page.waitForFunction(() => document.querySelector("#who .tools button").textContent === "Copied");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(text.split("\n").length > 15 && text.split("\n")[1].startsWith("Zhezkazgan city\t"), text);
  }));
  test("a settlement is found", on("en", {}, async (page) => {
    await page.locator("#find").fill("uzynag");
    await page.getByRole("option").first().click();
    assert.equal(await page.locator(".found").textContent(), "Uzynagash, Zhambyl District: 259 → 93\u00a0km to the centre");
  }));
  test("an area that is pointed at says its figures", on("en", {}, async (page) => {
    await page.locator("#map-change .picture path[fill]:has(> title)", { hasText: /^Zhanaarka/ }).hover();
    const told = await page.locator(".tip").textContent();
    assert.match(told, /Karaganda Region → Ulytau Region/);
    assert.match(told, /164\.7 → 307\.5\u00a0km/);
  }));
  test("the theme is switched", on("en", { colorScheme: "light" }, async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const land = () => page.evaluate(() => getComputedStyle(document.querySelector("#map-change .picture svg rect")).fill);
    assert.equal(await paper(), "rgb(251, 250, 246)");
    assert.equal(await land(), "rgb(255, 255, 255)");
    await page.locator(".theme").click();
    assert.equal(await paper(), "rgb(21, 23, 26)");
    assert.equal(await land(), "rgb(23, 23, 23)");
    assert.equal(await page.locator(".theme").textContent(), "Light");
  }));
  test("a link opens what is folded", on("en", {}, async (page) => {
    await page.evaluate(() => { location.hash = "#offices"; });
    await page.locator("#offices[open]").waitFor();
  }));
});

describe("by keyboard", () => {
  test("tabs, swipe, map, sort, search and theme", on("en", {}, async (page) => {
    await page.getByRole("tab").first().focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.getByRole("tab").nth(1).getAttribute("aria-selected"), "true");
    const grip = page.locator(".swipe input");
    await grip.focus();
    await page.keyboard.press("Home");
    assert.equal(await grip.inputValue(), "0");
    await page.keyboard.press("End");
    assert.equal(await grip.inputValue(), "100");
    await page.getByRole("tab").nth(1).focus();
    await page.keyboard.press("Home");
    await page.locator("#map-change .picture").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.ok(await page.locator(".tip").isVisible());
    assert.ok((await page.locator("p[aria-live]").textContent()).length > 10, "it is said aloud");
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator(".tip").isVisible()));
    const sort = page.locator("#who .sort").first();
    await sort.focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#who th[aria-sort]").count(), 1);
    await page.locator("#find").focus();
    await page.keyboard.type("semey");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".found").textContent(), /^Semey/);
    await page.locator(".theme").focus();
    await page.keyboard.press("Space");
    assert.notEqual(await page.evaluate(() => document.documentElement.dataset.theme), undefined);
  }));
  test("everything that takes the focus shows it", on("en", {}, async (page) => {
    const without = [];
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const bare = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body || at.matches(".swipe input")) return null;
        return getComputedStyle(at).outlineStyle === "none" ? at.outerHTML.slice(0, 80) : null;
      });
      if (bare) without.push(bare);
    }
    assert.deepEqual(without, []);
  }));
});

describe("narrow and wide", () => {
  for (const width of [360, 768, 1440]) {
    for (const lang of LANGUAGES) {
      test(`${lang}: the page does not scroll sideways at ${width} px`, on(lang, { viewport: { width, height: 800 } }, async (page) => {
        await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
        await laidOut(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${over} px`);
      }));
    }
  }
  test("no text is smaller than 12 px at 360 px", on("en", { viewport: { width: 360, height: 800 } }, async (page) => {
    await laidOut(page);
    const small = await page.evaluate(() => {
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = new Set();
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const of = node.parentElement;
        if (!node.textContent.trim() || of.closest("svg, script, .skip")) continue;
        if (parseFloat(getComputedStyle(of).fontSize) < 12) found.add(of.outerHTML.slice(0, 80));
      }
      return [...found];
    });
    assert.deepEqual(small, []);
    const letters = await page.locator("#map-change .narrow svg").evaluate((svg) => {
      const scale = svg.clientWidth / svg.viewBox.baseVal.width;
      return Math.min(...[...svg.querySelectorAll("text")].map((text) => Number(text.getAttribute("font-size")) * scale));
    });
    assert.ok(letters >= 12, `letters of the map: ${letters} px`);
  }));
});

describe("on a telephone", () => {
  for (const lang of LANGUAGES) {
    test(`${lang}: the map of the change is on the first screen`, on(lang, { viewport: { width: 360, height: 740 } }, async (page) => {
      const box = await page.locator("#map-change .narrow svg").boundingBox();
      const shown = Math.min(box.y + box.height, 740) - box.y;
      assert.ok(shown >= box.height * 0.8, `${shown} of ${box.height} px, from ${box.y}`);
    }));
  }
  for (const lang of LANGUAGES) {
    test(`${lang}: who gains and who loses is read without scrolling`, on(lang, { viewport: { width: 360, height: 740 } }, async (page) => {
      const chart = page.locator("figure:has(.narrow):not(#map-change *) .narrow svg").first();
      await chart.scrollIntoViewIfNeeded();
      const { left, right, letters, rows } = await chart.evaluate((svg) => {
        const scale = svg.clientWidth / svg.viewBox.baseVal.width;
        const texts = [...svg.querySelectorAll("text")];
        const boxes = texts.map((text) => text.getBoundingClientRect());
        return {
          left: Math.min(...boxes.map((box) => box.left)),
          right: Math.max(...boxes.map((box) => box.right)),
          letters: Math.min(...texts.map((text) => Number(text.getAttribute("font-size")) * scale)),
          rows: texts.filter((text) => /^[+−]/.test(text.textContent)).length,
        };
      });
      assert.ok(left >= 0 && right <= 360 && letters >= 12, `${left} to ${right}, ${letters} px`);
      assert.equal(rows, 21);
    }));
  }
  test("a map of one region begins with the region in view", on("en", { viewport: { width: 360, height: 740 } }, async (page) => {
    for (const id of ["region-17", "region-6"]) {
      await page.locator(`#${id} h3`).scrollIntoViewIfNeeded();
      await page.waitForFunction((id) => document.querySelector(`#${id} .picture`).scrollLeft > 0, id);
      const [left, over] = await page.locator(`#${id} .picture`).evaluate((box) => [box.scrollLeft, box.scrollWidth - box.clientWidth]);
      assert.ok(over > 200 && Math.abs(left - over / 2) <= 1, `${id}: ${left} of ${over} px`);
    }
  }));
  test("the whole country is at a button", on("en", { viewport: { width: 360, height: 740 } }, async (page) => {
    assert.ok(!(await page.locator("#map-change .picture").isVisible()));
    await page.locator("#map-change .whole").click();
    assert.ok(await page.locator("#map-change .picture").isVisible());
    assert.ok(!(await page.locator("#map-change div.narrow").isVisible()));
    await page.locator("#map-change .whole").click();
    assert.ok(await page.locator("#map-change div.narrow").isVisible());
  }));
});

/** The same first screen, tables and search in the page of one language and where it was switched to. */
const seen = (page) => page.evaluate(() => ({
  lang: document.documentElement.lang,
  title: document.title,
  answer: document.querySelector(".lead").innerText,
  tabs: [...document.querySelectorAll("[role=tab]")].map((tab) => tab.textContent),
  map: [...document.querySelectorAll("#map-change .picture text")].map((text) => text.textContent),
  charts: [...document.querySelectorAll("#who svg text")].map((text) => text.textContent),
  cells: [...document.querySelectorAll("th, td, summary, h2, h3, caption")].map((cell) => cell.textContent),
  dates: [...document.querySelectorAll(".date")].map((date) => date.textContent),
}));

describe("in another language", () => {
  const tag = { en: "en", kk: "kk-KZ", ru: "ru-KZ" };
  const turn = async (page, lang) => {
    await page.locator(`.languages [data-lang="${tag[lang]}"]`).click();
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, tag[lang]);
    await laidOut(page);
  };
  test("less than 1.5 MB with two more languages", () => assert.ok(statSync(report("all")).size < 1_500_000));
  test("what is shown is what the page of that language shows, and back again", on("all", {}, async (page) => {
    await laidOut(page);
    const own = await seen(page);
    for (const lang of ["en", "kk", "ru", "en", "ru"]) {
      await turn(page, lang);
      const other = await opened(chromium, lang);
      await laidOut(other.page);
      assert.deepEqual(await seen(page), await seen(other.page), lang);
      await other.close();
    }
    assert.deepEqual(await seen(page), own);
    assert.equal(await page.locator(".tip").count(), 1, "the scripts run once");
  }));
  test("all that answers to a hand answers in the other language", on("all", {}, async (page) => {
    await page.getByRole("tab").nth(1).click();
    await turn(page, "en");
    assert.equal(await page.getByRole("tab").nth(1).getAttribute("aria-selected"), "true", "the same map is shown");
    const grip = page.locator(".swipe input");
    await grip.focus();
    await page.keyboard.press("Home");
    assert.equal(await grip.inputValue(), "0");
    await page.getByRole("tab").nth(2).click();
    assert.equal(await page.locator(".view:visible").count(), 1);
    await page.locator("#find").fill("uzynag");
    await page.getByRole("option").first().click();
    assert.equal(await page.locator(".found").textContent(), "Uzynagash, Zhambyl District: 259 → 93\u00a0km to the centre");
    await page.locator("#who .sort").first().click();
    assert.equal(await page.locator("#who th[aria-sort]").count(), 1);
    await page.locator(".theme").click();
    assert.equal(await page.locator(".theme").textContent(), "Light");
    await turn(page, "ru");
    assert.equal(await page.locator(".theme").textContent(), "Светлая тема", "the theme stays");
    await page.locator("#find").fill("узынаг");
    await page.getByRole("option").first().click();
    assert.match(await page.locator(".found").textContent(), /259/);
    await page.getByRole("tab").nth(0).click();
    await page.locator("#map-change .picture path[fill]:not([fill=none])").first().hover({ force: true });
  }));
  test("by keyboard, and the focus stays on the switch", on("all", {}, async (page) => {
    await page.locator('.languages [data-lang="kk-KZ"]').focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.documentElement.lang === "kk-KZ");
    const at = () => page.evaluate(() => [document.activeElement.dataset.lang, document.activeElement.getAttribute("aria-pressed")]);
    assert.deepEqual(await at(), ["kk-KZ", "true"]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => document.documentElement.lang === "en");
    assert.deepEqual(await at(), ["en", "true"]);
    assert.equal(await page.locator('.languages [aria-pressed="true"]').count(), 1);
  }));
  for (const [colorScheme, width] of [["light", 1440], ["dark", 360]]) {
    test(`axe-core has no finding after it (${colorScheme}, ${width} px)`, on("all", { colorScheme, viewport: { width, height: 900 } }, async (page) => {
      await turn(page, "en");
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${over} px too wide`);
      await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
      await fewRows(page);
      assert.deepEqual(await findings(page), []);
    }));
  }
  test("the place on the page stays", on("all", {}, async (page) => {
    const top = () => page.evaluate(() => document.getElementById("changes").getBoundingClientRect().top);
    await page.evaluate(() => document.getElementById("changes").scrollIntoView());
    await page.waitForTimeout(500);
    // By the page itself: what drives the browser may scroll to what it clicks.
    const was = await page.evaluate((lang) => {
      document.getElementById("changes").scrollIntoView();
      document.querySelector(`.languages [data-lang="${lang}"]`).click();
      return document.getElementById("changes").getBoundingClientRect().top;
    }, tag.en);
    await page.waitForFunction(() => document.documentElement.lang === "en");
    await page.waitForTimeout(1000);
    assert.ok(Math.abs((await top()) - was) < 60, `${was} px, then ${await top()} px`);
  }));
  test("nothing can be switched without a script, or where nothing can be unpacked", async () => {
    for (const options of [{ javaScriptEnabled: false }, {}]) {
      const context = await chromium.newContext(options);
      const page = await context.newPage();
      await page.addInitScript(() => { delete window.DecompressionStream; });
      await page.goto(`file://${report("all")}`);
      assert.ok(!(await page.locator(".languages").isVisible()));
      await context.close();
    }
  });
  test("a page in one language has no switch", on("en", {}, async (page) => {
    assert.equal(await page.locator(".languages").count(), 0);
  }));
});

describe("without a script", () => {
  test("maps and tables follow each other", on("en", { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator(".view:visible").count(), 3);
    assert.ok(!(await page.locator(".find").isVisible()) && !(await page.locator(".theme").isVisible()));
  }));
});

describe("for everyone (axe-core)", () => {
  for (const lang of LANGUAGES) {
    for (const [colorScheme, width] of [["light", 1440], ["dark", 360], ["light", 360], ["dark", 1440]]) {
      test(`${lang}, ${colorScheme}, ${width} px: no finding`, on(lang, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
        await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
        await laidOut(page);
        await fewRows(page);
        assert.deepEqual(await findings(page), []);
      }));
    }
  }
});

describe("on paper", () => {
  for (const lang of LANGUAGES) {
    test(`${lang}: the answer and the map of the change fill the first page, the figures and another map the next`, on(lang, {}, async (page) => {
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await laidOut(page);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: Math.floor((182 / 25.4) * 96), height: 1000 });
      const [answer, change, figures, access] = await page.evaluate(() => [".lead", "#map-change", ".more", "#map-access"]
        .map((part) => document.querySelector(part).getBoundingClientRect())
        .map(({ top, bottom }) => ({ top, bottom })));
      const room = ((297 - 28) / 25.4) * 96;
      for (const [name, from, to] of [["first", answer, change], ["next", figures, access]]) {
        const height = to.bottom - from.top;
        assert.ok(height > room * 0.75 && height <= room, `${name}: ${height} of ${room} px`);
      }
    }));
  }
  test("the head of a table is repeated, with its words, on every page", on("en", {}, async (page) => {
    await laidOut(page);
    await page.emulateMedia({ media: "print" });
    const [head, button] = await page.evaluate(() => [
      getComputedStyle(document.querySelector("#who thead")).breakInside,
      getComputedStyle(document.querySelector("#who thead .sort")).display,
    ]);
    assert.deepEqual([head, button], ["avoid", "contents"]);
  }));
  for (const [lang, format, width] of [["en", "A4", 182], ["ru", "A4", 182], ["kk", "Letter", 187.9]]) {
    test(`${lang}, ${format}: no cell leaves the paper`, on(lang, {}, async (page, t) => {
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await laidOut(page);
      await page.emulateMedia({ media: "print" });
      // Tables of many columns are printed on paper that lies on its side.
      const cells = { upright: 0, wide: 0 };
      for (const [way, room] of [["upright", width], ["wide", format === "A4" ? 269 : 251.4]]) {
        await page.setViewportSize({ width: Math.floor((room / 25.4) * 96), height: 1000 });
        const found = await page.evaluate((wide) => {
          const room = document.documentElement.clientWidth;
          const many = ":is(section > details, .open):has(tbody tr > :nth-child(11))";
          const cells = [...document.querySelectorAll("th, td, summary, p, figcaption, svg")].filter((c) => Boolean(c.closest(many)) === wide);
          const leaves = (cell) => {
            const box = cell.getBoundingClientRect();
            return box.width > 0 && (box.right > room + 1 || cell.scrollWidth > cell.clientWidth + 1);
          };
          return { all: cells.filter((c) => c.matches("th, td")).length, out: cells.filter(leaves).map((c) => c.outerHTML.slice(0, 90)) };
        }, way === "wide");
        assert.deepEqual(found.out, [], way);
        cells[way] = found.all;
      }
      assert.ok(cells.upright > 1000 && cells.wide > 300, JSON.stringify(cells));
      const pdf = await page.pdf({ format, preferCSSPageSize: false });
      const pages = readPages(pdf);
      const onSide = readOnSide(pdf);
      t.diagnostic(`${cells.upright + cells.wide} cells inside, ${pages} pages, ${onSide} of them on their side`);
      // A wide table begins a page of its own, on its side.
      assert.ok(pages > 5 && pages < 48, `${pages} pages`);
      assert.ok(onSide > 3 && onSide < 15, `${onSide} pages on their side`);
    }));
  }
});

/** How many pages a PDF has. */
const readPages = (pdf) => {
  const counts = [...pdf.toString("latin1").matchAll(/\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)/g)];
  return Math.max(0, ...counts.map((found) => Number(found[1])));
};

/** How many of its pages are wider than high. */
const readOnSide = (pdf) => {
  const boxes = pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g);
  return [...boxes].filter(([, width, height]) => Number(width) > Number(height)).length;
};

test("no text of the program is missing in a language", () => {
  for (const lang of LANGUAGES) {
    const text = readFileSync(report(lang), "utf8");
    assert.ok(!/>(doc|page)-[a-z-]+</.test(text), lang);
  }
});
