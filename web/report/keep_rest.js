// The rest of the page, before scripts change it.
const rest = [...document.querySelector("main").childNodes].slice(window.kept.known);
window.kept.body.querySelector("main").append(...rest.map((node) => node.cloneNode(true)));
