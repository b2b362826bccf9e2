// What a link leads to is opened; a wide map begins where the change is; on paper all
// is open.
const open = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target) return;
  let moved = false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    moved ||= !fold.open;
    fold.open = true;
  }
  if (moved) target.scrollIntoView();
};
addEventListener("hashchange", open);
open();
const centre = () => {
  const news = document.querySelector('#map-change [stroke="#b3261e"][fill="none"]');
  const svg = news?.closest("svg");
  if (!svg) return;
  const box = news.getBBox();
  const share = (box.x + box.width / 2) / svg.viewBox.baseVal.width;
  for (const scroll of document.querySelectorAll(".views .picture, .views .swipe")) {
    if (scroll.scrollWidth > scroll.clientWidth) {
      scroll.scrollLeft = share * scroll.scrollWidth - scroll.clientWidth / 2;
    }
  }
};
// What is not yet laid out is not measured before it is.
addEventListener("shown", () => requestAnimationFrame(centre));
requestAnimationFrame(centre);
// A map of one region, which is in its middle, begins there too: when it comes near, for what
// is far off is not laid out.
const near = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    target.scrollLeft = (target.scrollWidth - target.clientWidth) / 2;
  }
}, { rootMargin: "600px" });
document.querySelectorAll(".sheet .picture").forEach((picture) => near.observe(picture));
const folded = () => [...document.querySelectorAll("details:not([open])")];
/** @type {HTMLDetailsElement[]} */
let opened = [];
addEventListener("beforeprint", () => {
  opened = folded();
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
