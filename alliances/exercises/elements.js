// Elements of a page and of a drawing.

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Make an element: h("p", {class: "x"}, "text", child). */
export const h = (tag, attributes = {}, ...children) => furnish(document.createElement(tag), attributes, children);

/** Make an element of a drawing: s("path", {d: "…"}). */
export const s = (tag, attributes = {}, ...children) =>
  furnish(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/**
 * The first part of an element that matches a selector.
 * @param {Element} element
 * @param {string} selector
 */
export function part(element, selector) {
  const found = element.querySelector(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return /** @type {HTMLElement} */ (found);
}
