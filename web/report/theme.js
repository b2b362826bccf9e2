// Light or dark: as the system has it, until a hand decides.
const words = JSON.parse(document.getElementById("words").textContent);
const button = document.querySelector(".theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
const name = () => {
  button.textContent = isDark() ? words.light : words.dark;
};
button.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  name();
  dispatchEvent(new Event("themed"));
});
system.addEventListener("change", name);
name();
button.hidden = false;
