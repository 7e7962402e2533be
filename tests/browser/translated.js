// What a browser that translates does to a page, as Chromium does it: every text stands in two elements "font", what stands inside a line
// changes places, the page is said to be in another language, and whatever a script writes later is translated as well.
addEventListener("DOMContentLoaded", () => {
  const LEFT = "script, style, template, textarea, svg, [translate=no], .notranslate, font";
  const moved = new WeakSet();
  const root = document.documentElement;

  function translate(text) {
    if (!/\p{L}/u.test(text.data) || text.parentElement?.closest(LEFT)) return;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.data.replace(/\p{L}+/gu, (word) => `ş${word}`);
    outer.append(inner);
    text.replaceWith(outer);
  }

  function move(line) {
    const parts = [...line.children].filter((part) => part.matches("a, b, em, strong, span:not([class])"));
    if (moved.has(line) || line.closest(LEFT) || !parts.length) return;
    moved.add(line);
    line.append(parts[0]);
  }

  function all(node) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts = node instanceof Text ? [node] : [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) if (text.isConnected) translate(text);
    if (node instanceof Element) for (const line of [node, ...node.querySelectorAll("p, li, label, legend, dd")]) if (line.matches("p, li, label, legend, dd")) move(line);
  }

  root.lang = "tr";
  root.classList.add("translated-ltr");
  all(document.body);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) for (const node of type === "characterData" ? [target] : addedNodes) if (node.isConnected) all(node);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
});
