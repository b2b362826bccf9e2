// The page in another language, in place: what differs is unpacked and put into the page as it
// was written, whose scripts then begin anew.
const { body: kept } = window.kept;
const own = document.documentElement.lang;
const [ownTitle, packed] = [document.title, {}];
for (const script of document.querySelectorAll("script.language")) {
  packed[script.dataset.lang] = script.textContent;
}
/** The scripts of the page but those that keep and switch. */
const scripts = [...document.body.querySelectorAll("script:not([type])")]
  .map((script) => script.textContent)
  .filter((text) => !text.includes("window.kept"));
/** What no language changes. */
const silent = "style, script:not([type])";
/** The elements in their order, those within `noscript` too; each such with its template.
 * @param {Element} root */
const listed = (root) => {
  const [all, templates] = [[], []];
  /** @param {Element} element */
  const add = (element) => {
    all.push(element);
    let children = element.children;
    if (element.localName === "noscript") {
      const template = document.createElement("template");
      template.innerHTML = element.textContent;
      templates.push({ element, template });
      children = template.content.children;
      contents.set(element, template.content);
    }
    for (const child of children) if (!child.matches(silent)) add(child);
  };
  const contents = new Map();
  add(root);
  return { all, templates, contents };
};
/** @param {string} text */
const unpacked = async (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
};
/** The body in another language. @param {HTMLElement} body @param {any} changes */
const change = (body, { count, texts, attributes, inner }) => {
  const { all, templates, contents } = listed(body);
  if (all.length !== count) throw new Error(`${all.length} elements, not ${count}`);
  for (const [at, child, text] of texts) {
    (contents.get(all[at]) ?? all[at]).childNodes[child].nodeValue = text;
  }
  for (const [at, name, value] of attributes) all[at].setAttribute(name, value);
  for (const [at, markup] of inner) {
    const inside = contents.get(all[at]);
    if (inside) templates.find(({ element }) => element === all[at]).template.innerHTML = markup;
    else all[at].innerHTML = markup;
  }
  for (const { element, template } of templates) element.textContent = template.innerHTML;
};

/** Which section is on the screen and where, and which map is shown. */
const place = () => {
  const seen = [...document.querySelectorAll("main > [id], .region[id]")];
  const at = seen.reverse().find((part) => part.getBoundingClientRect().top <= 80);
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const tab = tabs.findIndex((one) => one.getAttribute("aria-selected") === "true");
  return { id: at?.id, top: at?.getBoundingClientRect().top ?? 0, y: scrollY, tab };
};
/** @param {ReturnType<typeof place>} was */
const back = ({ id, top, y, tab }) => {
  /** @type {NodeListOf<HTMLElement>} */
  const tabs = document.querySelectorAll('[role="tab"]');
  if (tab > 0) tabs[tab]?.click();
  const part = id && document.getElementById(id);
  if (y === 0 || !part) return;
  // What comes near is laid out only then, and may be higher than was thought.
  let rounds = 30;
  const go = () => {
    scrollBy(0, part.getBoundingClientRect().top - top);
    rounds -= 1;
    if (rounds > 0) requestAnimationFrame(go);
  };
  go();
};

let shown = own;
/** Says which language is shown, and waits for a hand. */
const ready = () => {
  const group = document.querySelector(".languages");
  for (const button of group.querySelectorAll("button")) {
    const { lang } = button.dataset;
    if (lang !== own && !packed[lang]) {
      button.remove();
      continue;
    }
    button.setAttribute("aria-pressed", String(lang === shown));
    button.addEventListener("click", () => show(lang));
  }
  group.hidden = false;
};
/** @param {string} lang */
const show = async (lang) => {
  if (lang === shown) return;
  const [body, was] = [/** @type {HTMLElement} */ (kept.cloneNode(true)), place()];
  let title = ownTitle;
  if (lang !== own) {
    const found = await unpacked(packed[lang]);
    change(body, found.changes);
    ({ title } = found);
  }
  // What listens to the window stops with its language.
  window.life.abort();
  window.life = new AbortController();
  for (const script of body.querySelectorAll("script:not([type])")) script.remove();
  shown = lang;
  document.documentElement.lang = lang;
  document.title = title;
  document.body.replaceWith(body);
  for (const text of scripts) {
    const script = document.createElement("script");
    script.textContent = text;
    document.body.append(script);
  }
  ready();
  back(was);
  document.querySelector(`.languages [data-lang="${lang}"]`).focus({ preventScroll: true });
};
// Where nothing can be unpacked, or the page is not as it was written, there is no switch.
if (window.DecompressionStream && Object.keys(packed).length > 0) ready();
