// What is folded on the screen stands open on paper.

/** Printed, every box is open; on the screen each stays as the reader left it. @param {HTMLDetailsElement[]} boxes */
export function openForPrint(boxes) {
  /** @type {[HTMLDetailsElement, string][]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = boxes.filter((box) => !box.open).map((box) => [box, box.getAttribute("name") ?? ""]);
    for (const [box] of opened) {
      box.removeAttribute("name"); // of those that share one, only one can be open
      box.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const [box, name] of opened) {
      box.open = false;
      if (name) box.setAttribute("name", name);
    }
  });
}
