/** Elements are made here and nowhere out of text, so that no name can be run as markup. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @typedef {Node|string|number|null|undefined|false} Child
 * @param {Element} node
 * @param {Record<string, any>} attributes
 * @param {(Child|Child[])[]} children
 */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) /** @type {any} */ (node)[name] = value;
    else if (name === 'value') /** @type {any} */ (node).value = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(9)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

/** @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children @returns {any} */
export function el(tag, attributes = {}, ...children) { return fill(document.createElement(tag), attributes, children); }

/** @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children @returns {any} */
export function svg(tag, attributes = {}, ...children) { return fill(document.createElementNS(SVG, tag), attributes, children); }

/** @param {string} id @returns {any} */
export const get = (id) => document.getElementById(id);

/**
 * Puts new children in the place of all; the focus stays at what has the same `data-focus`.
 * @param {Element} node @param {...any} children
 */
export function put(node, ...children) {
  const focus = /** @type {any} */ (document.activeElement)?.dataset?.focus;
  const inside = focus && node.contains(document.activeElement);
  node.replaceChildren();
  fill(node, {}, children);
  if (inside) {
    const again = [...node.querySelectorAll('[data-focus]')].find((n) => /** @type {any} */ (n).dataset.focus === focus);
    /** @type {any} */ (again)?.focus({ preventScroll: true });
  }
}

/** What nodes may be told to do. */
const HANDLERS = ['onclick', 'onchange', 'oninput', 'onkeydown'];

/**
 * Makes the children of a node like others. What is as it was stays, so that only what differs is laid out anew; for
 * parts that are shown again after each change, and hold nothing that was typed.
 * @param {Element} node @param {...any} children
 */
export function patch(node, ...children) {
  const active = /** @type {any} */ (document.activeElement), focus = node.contains(active) && active.dataset?.focus;
  const fresh = document.createDocumentFragment();
  fill(/** @type {any} */ (fresh), {}, children);
  alike(node, fresh);
  if (!focus || /** @type {any} */ (document.activeElement)?.dataset?.focus === focus) return;
  const again = [...node.querySelectorAll('[data-focus]')].find((n) => /** @type {any} */ (n).dataset.focus === focus);
  /** @type {any} */ (again)?.focus({ preventScroll: true });
}

/** @param {Node} old @param {Node} fresh */
function alike(old, fresh) {
  let at = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    if (!at) { old.appendChild(next); continue; }
    const after = at.nextSibling;
    if (at.nodeName !== next.nodeName) old.replaceChild(next, at);
    else if (at.nodeType === Node.TEXT_NODE) { if (at.nodeValue !== next.nodeValue) at.nodeValue = next.nodeValue; }
    else same(/** @type {Element} */ (at), /** @type {Element} */ (next));
    at = after;
  }
  while (at) {
    const after = at.nextSibling;
    old.removeChild(at);
    at = after;
  }
}

/** @param {any} old @param {any} fresh */
function same(old, fresh) {
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) === value) continue;
    // The content policy lets scripts set properties of style, and not the attribute.
    if (name === 'style') old.style.cssText = value; else old.setAttribute(name, value);
  }
  if (old.attributes.length > fresh.attributes.length) for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const name of HANDLERS) if (old[name] || fresh[name]) old[name] = fresh[name];
  alike(old, fresh);
  if (old.nodeName === 'SELECT') old.value = fresh.value;
}

/** Sets a property of style, which the content policy lets scripts do. @param {any} node @param {string} name @param {string} value */
export function style(node, name, value) { node.style.setProperty(name, value); return node; }
