for (const box of document.querySelectorAll(".search")) {
  const { text, coded, words, rows } = JSON.parse(box.querySelector("script").textContent);
  const cells = (row) => row.split("\t").map((cell, i) => (coded[i] ? words[+cell] : cell));
  const plain = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const places = words.map(plain);
  const found = (row, wanted) =>
    row.split("\t").some((cell, i) => (coded[i] ? places[+cell] : plain(cell)).includes(wanted));
  const body = box.querySelector("tbody");
  const input = box.querySelector("input");
  input.addEventListener("input", () => {
    const wanted = plain(input.value.trim());
    const lines = [];
    for (const row of wanted ? rows : []) {
      if (found(row, wanted) && lines.push(row) === 100) break;
    }
    body.replaceChildren(...lines.map((row) => {
      const line = document.createElement("tr");
      cells(row).forEach((cell, i) => {
        const made = document.createElement(i ? "td" : "th");
        if (!text[i]) made.className = "n";
        made.textContent = cell;
        line.append(made);
      });
      return line;
    }));
  });
  box.hidden = false;
}
