// One map over the other, as far as a hand has moved. Without this script they follow
// each other. While the hand moves, a picture of both is shown, drawn once; when it rests,
// the maps themselves are there again, to be pointed at.
/** Milliseconds after which a hand is at rest. */
const REST = 250;
/** The rules by which maps are dark, for pictures that stand outside the page. */
const rules = () => {
  const dark = (document.documentElement.dataset.theme
    ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const all = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const own = all.map((rule) => rule.cssText).filter((text) => text.startsWith("svg ["));
  return `:root{color-scheme:${dark ? "dark" : "light"}}${own.join("")}`;
};
/** A map as pixels. @param {SVGSVGElement} svg @param {number} width @param {number} height */
const drawn = async (svg, width, height) => {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.removeAttribute("style");
  const style = document.createElementNS(copy.namespaceURI, "style");
  style.textContent = rules();
  copy.prepend(style);
  const text = new XMLSerializer().serializeToString(copy);
  const image = new Image();
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  image.src = url;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(url);
  return canvas;
};
/** @param {Element} box */
const start = (box) => {
  const grip = box.querySelector("input");
  const line = document.createElement("span");
  line.className = "line";
  line.append(document.createElement("i"));
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.hidden = true;
  box.append(canvas, line);
  const later = box.querySelectorAll(".picture")[1];
  const maps = [...box.querySelectorAll("svg")];
  const view = box.closest(".view");
  /** Known without asking for a layout. */
  const isShown = () => view.classList.contains("shown") || !box.closest(".views.on");
  /** Both maps as pixels, and for which width. */
  let ready;
  let resting = 0;
  /** Where the line is, in pixels: the middle of the grip stays a half of it from both ends. */
  const place = (width) => {
    const part = Number(grip.value) / 100;
    return part === 0 || part === 1 ? part * width : 16 + (width - 32) * part;
  };
  const prepare = async () => {
    const { width, height } = maps[0].getBoundingClientRect();
    const scale = Math.min(devicePixelRatio, 2);
    const made = { width, height, scale };
    if (width === 0) return;
    const size = [Math.round(width * scale), Math.round(height * scale)];
    const both = [];
    for (const map of maps) both.push(await drawn(map, size[0], size[1]));
    [canvas.width, canvas.height] = size;
    [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
    ready = { ...made, both };
    box.classList.add("drawn");
  };
  const forget = () => {
    ready = undefined;
    canvas.hidden = true;
    box.classList.remove("drawn");
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
    // Where the pictures cannot be made, the maps themselves are moved.
    if (isShown()) idle(() => prepare().catch(() => {}), { timeout: 200 });
  };
  /** The maps themselves. */
  const rest = () => {
    canvas.hidden = true;
    const at = place(maps[0].getBoundingClientRect().width);
    later.style.transform = `translateX(${at}px)`;
    maps[1].style.transform = `translateX(${-at}px)`;
    line.firstChild.style.transform = `translateX(${at}px)`;
  };
  const move = () => {
    clearTimeout(resting);
    if (!ready) return rest();
    const at = place(ready.width);
    const [x, pen] = [Math.round(at * ready.scale), canvas.getContext("2d", { alpha: false })];
    const [before, after] = ready.both;
    if (x > 0) pen.drawImage(before, 0, 0, x, canvas.height, 0, 0, x, canvas.height);
    const left = canvas.width - x;
    if (left > 0) pen.drawImage(after, x, 0, left, canvas.height, x, 0, left, canvas.height);
    canvas.hidden = false;
    line.firstChild.style.transform = `translateX(${at}px)`;
    resting = setTimeout(rest, REST);
  };
  grip.addEventListener("input", move);
  addEventListener("shown", () => {
    if (!isShown()) return;
    rest();
    if (!ready) forget();
  });
  addEventListener("resize", () => {
    if (isShown()) rest();
    forget();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", forget);
  addEventListener("themed", forget);
  grip.hidden = false;
  box.classList.add("on");
  // A page of these two alone has no tabs that would show them.
  requestAnimationFrame(() => { if (isShown() && !ready) { rest(); forget(); } });
};
document.querySelectorAll(".swipe").forEach(start);
addEventListener("filled", ({ target }) => target.querySelectorAll(".swipe").forEach(start));
