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
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
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

/** Sets a property of style, which the content policy lets scripts do. @param {any} node @param {string} name @param {string} value */
export function style(node, name, value) { node.style.setProperty(name, value); return node; }
