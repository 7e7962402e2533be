// A triangle of three ties, each friendly, hostile or without a sign: a drawing whose sides are turned by a touch, and by buttons on them.
import { h, s } from "./elements.js";
import { named, say } from "./words.js";

const ENDS = [[0, 1], [0, 2], [1, 2]];
const LOOKS = { 1: ["tie-plus", "+", "plus"], 0: ["tie-none", "?", "zero"], "-1": ["tie-minus", "−", "minus"] };

/**
 * @param {string[]} states the corners
 * @param {(index: number) => void} turned what happens when a tie is touched: first-second, first-third, second-third
 */
export function triangle(states, turned) {
  const buttons = ENDS.map((_, index) => h("button", { type: "button", class: "tie-sign", onclick: () => turned(index) }));
  const drawing = h("div", {});
  const element = h("div", { class: "tie-board" }, drawing, ...buttons);

  /** Draw the ties with their signs. @param {number[]} signs @param {number} width */
  function draw(signs, width) {
    const [wide, high] = [Math.min(width, 420), width < 480 ? 168 : 200];
    const corners = [[wide / 2, 26], [66, high - 30], [wide - 66, high - 30]];
    const ties = ENDS.map(([from, to], index) => {
      const [[x1, y1], [x2, y2]] = [corners[from], corners[to]];
      const [look, sign, word] = LOOKS[signs[index]];
      const button = buttons[index];
      button.textContent = sign;
      button.setAttribute("aria-label", say("tie.turn", { one: states[from], other: states[to], sign: named("triangle.signs")[word] }));
      button.style.left = `${(50 * (x1 + x2)) / wide}%`;
      button.style.top = `${(50 * (y1 + y2)) / high}%`;
      const ends = { x1, y1, x2, y2 };
      return s("g", { class: "tie-touch", onclick: () => turned(index) }, s("line", { class: look, ...ends }), s("line", { class: "tie-hit", ...ends }));
    });
    const names = states.map((state, index) => {
      const [x, y] = corners[index];
      return s("text", { class: "explore-words tie-state", x, y: index ? y + 22 : y - 8, "text-anchor": "middle" }, state);
    });
    element.style.width = `${wide}px`;
    drawing.replaceChildren(
      s(
        "svg",
        { class: "explore-drawing", viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, "aria-hidden": "true", focusable: "false" },
        ...ties,
        ...names,
      ),
    );
  }

  return { element, draw };
}
