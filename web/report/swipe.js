// One map over the other, as far as a hand has moved. Without this script they follow
// each other.
for (const box of document.querySelectorAll(".swipe")) {
  const grip = box.querySelector("input");
  const line = document.createElement("span");
  line.className = "line";
  box.append(line);
  // The middle of the grip stays a half of it away from both ends.
  const place = (part) => ({ 0: "0px", 1: "100%" })[part] ?? `calc(16px + (100% - 32px) * ${part})`;
  const move = () => box.style.setProperty("--at", place(Number(grip.value) / 100));
  grip.addEventListener("input", move);
  grip.hidden = false;
  box.classList.add("on");
  move();
}
