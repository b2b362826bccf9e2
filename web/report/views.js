// The maps as tabs, one at a time. Without this script they follow each other: where one
// runs, a browser reads those that wait only when they are shown.
/** Puts the map that waits in a view into its place. @param {Element} view */
const fill = (view) => {
  const waiting = view.querySelector(":scope > noscript");
  if (!waiting) return;
  waiting.outerHTML = waiting.textContent;
  view.dispatchEvent(new CustomEvent("filled", { bubbles: true }));
};
addEventListener("beforeprint", () => document.querySelectorAll(".view").forEach(fill));
const words = JSON.parse(document.getElementById("words").textContent);
for (const box of document.querySelectorAll(".views")) {
  const views = [...box.querySelectorAll(":scope > .view")];
  if (views.length < 2) continue;
  const tabs = document.createElement("div");
  tabs.className = "tabs";
  tabs.setAttribute("role", "tablist");
  tabs.setAttribute("aria-label", words.views);
  /** @param {number} at @param {boolean} focus */
  const show = (at, focus) => {
    fill(views[at]);
    views.forEach((view, i) => {
      view.classList.toggle("shown", i === at);
      const tab = tabs.children[i];
      tab.setAttribute("aria-selected", String(i === at));
      tab.tabIndex = i === at ? 0 : -1;
      if (i === at && focus) tab.focus();
    });
    box.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
  };
  views.forEach((view, i) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `tab-${view.id}`;
    tab.textContent = view.querySelector("h2").textContent;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", view.id);
    view.setAttribute("role", "tabpanel");
    view.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => show(i, false));
    tab.addEventListener("keydown", (event) => {
      const last = views.length - 1;
      const to = { ArrowRight: i === last ? 0 : i + 1, ArrowLeft: i === 0 ? last : i - 1, Home: 0, End: last }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      show(to, true);
    });
    tabs.append(tab);
  });
  box.prepend(tabs);
  box.classList.add("on");
  show(0, false);
}
// A narrow screen shows the change first, and the whole map to who asks for it.
for (const button of document.querySelectorAll(".whole")) {
  const figure = button.closest("figure");
  const name = () => {
    button.textContent = figure.classList.contains("all") ? words.part : words.whole;
  };
  button.addEventListener("click", () => {
    figure.classList.toggle("all");
    name();
    figure.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
  });
  name();
  button.hidden = false;
}
