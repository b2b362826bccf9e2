// How far is it from … to its centre: a name is typed, the answer is a sentence.
const words = JSON.parse(document.getElementById("words").textContent);
for (const box of document.querySelectorAll(".find")) {
  const simple = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let [data, all] = [undefined, []];
  /** Reads what there is to find when a name is first asked for. */
  const read = () => {
    if (data) return;
    data = JSON.parse(box.querySelector("script").textContent);
    all = [
      ...data.units.map((row) => ({ row, kind: "unit", key: simple(row[0]) })),
      ...data.places.map((row) => ({ row, kind: "place", key: simple(row[0]) })),
    ];
  };
  const input = box.querySelector("input");
  const list = box.querySelector("#found");
  const answer = box.querySelector(".found");
  let found = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const draw = () => {
    list.replaceChildren(...found.map(({ row }, i) => {
      const item = document.createElement("li");
      item.id = `found-${i}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(i === at));
      const where = document.createElement("span");
      where.textContent = row[1];
      item.append(`${row[0]} `, where);
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(found[i]);
      });
      return item;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", `found-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  const take = ({ row, kind }) => {
    const [place, unit, before, after] = row;
    const text = data[before === after ? `${kind}_same` : kind];
    const parts = { place, unit, before, after };
    answer.textContent = text.replace(/\{(\w+)\}/g, (whole, part) => parts[part] ?? whole);
    input.value = place;
    close();
  };
  input.addEventListener("focus", read);
  input.addEventListener("input", () => {
    read();
    const wanted = simple(input.value.trim());
    at = -1;
    answer.textContent = "";
    found = [];
    if (wanted) {
      const first = all.filter(({ key }) => key.startsWith(wanted));
      const inside = all.filter(({ key }) => !key.startsWith(wanted) && key.includes(wanted));
      found = [...first, ...inside].slice(0, 12);
      if (found.length === 0) answer.textContent = words.none;
    }
    draw();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.key === "Enter" && found.length) {
      event.preventDefault();
      return take(found[Math.max(0, at)]);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      at = (at + step + found.length) % found.length;
      draw();
    }
  });
  input.addEventListener("blur", close);
  box.hidden = false;
}
