// One map over the other, as far as a hand has moved. Without this script they follow
// each other. The box of the later map goes to the right and its picture as far back: both
// are only moved, so that nothing is painted again while the hand moves.
for (const box of document.querySelectorAll(".swipe")) {
  const grip = box.querySelector("input");
  const line = document.createElement("span");
  line.className = "line";
  line.append(document.createElement("i"));
  box.append(line);
  const later = box.querySelectorAll(".picture")[1];
  const there = [later, line.firstChild];
  const back = later.querySelector("svg");
  // The middle of the grip stays a half of it away from both ends.
  const place = (part) => ({ 0: "0px", 1: "100%" })[part] ?? `(16px + (100% - 32px) * ${part})`;
  const move = () => {
    const at = place(Number(grip.value) / 100);
    for (const part of there) part.style.transform = `translateX(calc(${at}))`;
    back.style.transform = `translateX(calc(-1 * ${at}))`;
  };
  grip.addEventListener("input", move);
  grip.hidden = false;
  box.classList.add("on");
  move();
}
