for (const box of document.querySelectorAll(".swipe")) {
  const grip = box.querySelector("input");
  const move = () => box.style.setProperty("--at", `${grip.value}%`);
  grip.addEventListener("input", move);
  box.classList.add("on");
  move();
}
