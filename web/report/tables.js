// Tables that sort by their heads, are filtered by what is typed, and are copied.
const words = JSON.parse(document.getElementById("words").textContent);
/** The figure in a cell, however the language writes it; none in a text.
 * @param {string} text */
const figure = (text) => {
  const plain = text.replace(/[\s\u00a0\u202f%]/g, "").replace("−", "-").replace("+", "").replace(",", ".");
  return plain === "" || plain === "–" || Number.isNaN(Number(plain)) ? undefined : Number(plain);
};
/** @param {string} text */
const simple = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {HTMLTableElement} table */
const sortable = (table) => {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells].flatMap((head) =>
    head.colSpan > 1 ? [] : [head]);
  const below = table.tHead.rows[1] ? [...table.tHead.rows[1].cells] : [];
  [...heads, ...below].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "descending" : "ascending");
      const sign = up ? -1 : 1;
      const key = (row) => row.cells[column].textContent;
      const rows = [...body.rows].map((row) => ({ row, text: key(row), n: figure(key(row)) }));
      rows.sort((a, b) => {
        if (a.n === undefined && b.n === undefined) return sign * a.text.localeCompare(b.text, document.documentElement.lang);
        if (a.n === undefined || b.n === undefined) return a.n === undefined ? 1 : -1;
        return sign * (a.n - b.n);
      });
      body.append(...rows.map(({ row }) => row));
    });
  });
};

/** @param {HTMLTableElement} table @param {HTMLElement} box */
const tools = (table, box) => {
  const bar = document.createElement("div");
  bar.className = "tools";
  const rows = [...table.tBodies[0].rows];
  const count = document.createElement("span");
  count.setAttribute("role", "status");
  if (rows.length > 8) {
    const input = document.createElement("input");
    input.type = "search";
    input.placeholder = words.filter;
    input.setAttribute("aria-label", `${words.filter}: ${box.getAttribute("aria-label")}`);
    input.addEventListener("input", () => {
      const wanted = simple(input.value.trim());
      let shown = 0;
      for (const row of rows) {
        row.hidden = !simple(row.textContent).includes(wanted);
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = wanted ? words.rows.replace("{shown}", String(shown)).replace("{all}", String(rows.length)) : "";
    });
    bar.append(input);
  }
  const copy = document.createElement("button");
  copy.type = "button";
  copy.textContent = words.copy;
  copy.setAttribute("aria-label", `${words.copy}: ${box.getAttribute("aria-label")}`);
  copy.addEventListener("click", async () => {
    const lines = [...table.rows].filter((row) => !row.hidden);
    const text = lines.map((row) => [...row.cells].flatMap((cell) =>
      [cell.textContent.trim(), ...Array(cell.colSpan - 1).fill("")]).join("\t")).join("\n");
    await put(text);
    copy.textContent = words.copied;
    setTimeout(() => { copy.textContent = words.copy; }, 1500);
  });
  bar.append(copy, count);
  box.before(bar);
};

/** A page from a file may not be allowed to write to the clipboard by itself.
 * @param {string} text */
const put = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};

/** Buttons are made when there is time, those of what is folded when it is opened: the page
 * answers before that. @param {Element} box */
const make = (box) => {
  const table = box.querySelector("table");
  if (!table || table.tBodies[0].rows.length < 3) return;
  sortable(table);
  tools(table, box);
};
const waiting = [...document.querySelectorAll(".scroll")];
for (const fold of document.querySelectorAll("details")) {
  fold.addEventListener("toggle", () => {
    for (const box of fold.querySelectorAll(".scroll")) {
      const at = waiting.indexOf(box);
      if (at >= 0) waiting.splice(at, 1).forEach(make);
    }
  }, { once: true });
}
const idle = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 50));
const work = (deadline) => {
  do {
    const next = waiting.shift();
    if (!next) return;
    make(next);
  } while (deadline.timeRemaining() > 4);
  idle(work, { timeout: 200 });
};
idle(work, { timeout: 200 });
