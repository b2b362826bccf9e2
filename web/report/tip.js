// Figures of what is pointed at on a map, or reached by the arrow keys.
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
const said = document.createElement("p");
said.className = "skip";
said.setAttribute("aria-live", "polite");
document.body.append(tip, said);
/** @type {SVGElement | undefined} */
let pointed;
/** @param {SVGElement | undefined} area @param {number} x @param {number} y */
const show = (area, x, y) => {
  if (pointed !== area) {
    pointed?.classList.remove("pointed");
    area?.classList.add("pointed");
    pointed = area;
    const [name, ...rest] = (area?.dataset.told ?? "").split("\n");
    const head = document.createElement("b");
    head.textContent = name;
    tip.replaceChildren(head, rest.join("\n"));
  }
  tip.hidden = !area;
  if (!area) return;
  const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
  tip.style.left = `${Math.max(8, Math.min(x + 14, room))}px`;
  const under = y + 16 + tip.offsetHeight < innerHeight;
  tip.style.top = `${under ? y + 16 : y - 12 - tip.offsetHeight}px`;
};
const middle = (area) => {
  const box = area.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};
/** The areas of a picture that say something, their titles taken from them: else the browser
 * would show those a second time. @param {Element} picture */
const areasOf = (picture) => [...picture.querySelectorAll("svg path > title")].map((title) => {
  const area = title.parentElement;
  area.dataset.told = title.textContent;
  title.remove();
  return area;
});
/** @param {Element} picture */
const start = (picture) => {
  /** @type {SVGElement[] | undefined} */
  let known;
  const areas = () => (known ??= areasOf(picture));
  const target = (event) => (areas().includes(event.target) ? event.target : undefined);
  picture.addEventListener("pointermove", (event) => show(target(event), event.clientX, event.clientY));
  picture.addEventListener("pointerleave", () => show(undefined, 0, 0));
  picture.addEventListener("blur", () => show(undefined, 0, 0));
  picture.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === "Escape") show(undefined, 0, 0);
    if (!way || areas().length === 0) return;
    event.preventDefault();
    const next = areas().includes(pointed) ? nearest(areas(), pointed, way) : areas()[0];
    if (!next) return;
    show(next, ...middle(next));
    said.textContent = next.dataset.told.replaceAll("\n", ", ");
  });
};
document.querySelectorAll(".picture").forEach(start);
addEventListener("filled", ({ target }) => target.querySelectorAll(".picture").forEach(start));
/** The nearest area that lies more that way than aside.
 * @param {SVGElement[]} areas @param {SVGElement} from @param {number[]} way */
function nearest(areas, from, [dx, dy]) {
  const [x, y] = middle(from);
  let best;
  let least = Infinity;
  for (const area of areas) {
    const [ax, ay] = middle(area);
    const along = (ax - x) * dx + (ay - y) * dy;
    const aside = Math.abs((ax - x) * dy) + Math.abs((ay - y) * dx);
    const cost = along + 2 * aside;
    if (area !== from && along > 1 && aside <= along * 1.5 && cost < least) [best, least] = [area, cost];
  }
  return best;
}
