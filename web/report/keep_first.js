// The first part of the page as it was written, before scripts change it: another language
// begins from it.
window.life = new AbortController();
window.kept = {
  body: document.body.cloneNode(true),
  known: document.querySelector("main").childNodes.length,
};
