// A triangle of three ties, each friendly, hostile or without a sign, as a drawing.
import { s } from "./elements.js";

const ENDS = [[0, 1], [0, 2], [1, 2]];
const LOOKS = { 1: ["tie-plus", "+"], 0: ["tie-none", "?"], "-1": ["tie-minus", "−"] };

/**
 * @param {string[]} states the corners
 * @param {number[]} signs of the ties first-second, first-third, second-third
 * @param {number} width
 * @param {((index: number) => void) | null} [touched] what happens when a tie is touched
 */
export function triangle(states, signs, width, touched = null) {
  const wide = Math.min(width, 420);
  const corners = [[wide / 2, 26], [70, 170], [wide - 70, 170]];
  const ties = ENDS.map(([from, to], index) => {
    const [[x1, y1], [x2, y2]] = [corners[from], corners[to]];
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const [look, sign] = LOOKS[signs[index]];
    const touch = touched ? { class: "tie-touch", onclick: () => touched(index) } : {};
    return s(
      "g",
      touch,
      s("line", { class: look, x1, y1, x2, y2 }),
      ...(touched ? [s("line", { class: "tie-hit", x1, y1, x2, y2 })] : []),
      s("circle", { class: "tie-sign", cx: x, cy: y, r: 14 }),
      s("text", { class: "explore-words", x, y: y + 5, "text-anchor": "middle" }, sign),
    );
  });
  const names = states.map((state, index) => {
    const [x, y] = corners[index];
    return s("text", { class: "explore-words tie-state", x, y: index ? y + 22 : y - 8, "text-anchor": "middle" }, state);
  });
  return s(
    "svg",
    { class: "explore-drawing", viewBox: `0 0 ${wide} 200`, width: wide, height: 200, "aria-hidden": "true", focusable: "false" },
    ...ties,
    ...names,
  );
}
