// A small chart of bars: what it shows in words, drawn, and as a table.
import { h, s } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";

/** @typedef {{label: string, value: number | null, tone?: string, told?: string}} Bar a null has no bar; `told` is printed in place of the value */
/**
 * @typedef {object} Chart
 * @property {string} title what it shows, a sentence
 * @property {string} [note] what one must know to read it
 * @property {string} unit of the values
 * @property {Bar[]} bars
 * @property {number} [least] @property {number} [most] ends of the scale, where the values do not give them
 */

const HALF = 4; // half of the height of a bar

/** A number as it is printed. @param {number} value */
export const shown = (value) => (Math.round(value * 10) / 10).toString().replace("-", "−");

/** @param {Bar} bar */
const toldOf = (bar) => bar.told ?? (bar.value === null ? say("game.chart.none") : shown(bar.value));

/**
 * @param {Chart} chart
 * @returns {HTMLElement}
 */
export function bars({ title, note, unit, bars: given, least, most }) {
  const values = given.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = least ?? Math.min(0, ...values);
  const high = most ?? Math.max(0, ...values, low + 1);
  const along = (value) => ((value - low) / (high - low)) * 100;
  const drawn = given.map((bar) => {
    const [from, to] = [along(Math.max(low, 0)), along(bar.value ?? Math.max(low, 0))];
    return h(
      "div",
      { class: "game-bar" },
      h("span", { class: "game-bar-label" }, bar.label),
      s(
        "svg",
        { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: `game-bar-drawing tone-${bar.tone ?? "focus"}`, focusable: "false" },
        s("rect", { x: Math.min(from, to), y: 5 - HALF, width: Math.max(Math.abs(to - from), bar.value === null ? 0 : 0.6), height: HALF * 2 }),
        s("path", { d: `M${from} 0V10`, "vector-effect": "non-scaling-stroke" }),
      ),
      h("span", { class: "game-bar-value" }, toldOf(bar)),
    );
  });
  const description = `${title} ${given.map((bar) => `${bar.label}: ${toldOf(bar)}`).join("; ")}.`;
  const rows = given.map((bar) => h("tr", {}, h("th", { scope: "row" }, bar.label), h("td", {}, toldOf(bar))));
  return h(
    "figure",
    { class: "game-chart" },
    h("p", { class: "game-chart-title" }, title),
    h("div", { class: "game-bars", role: "img", "aria-label": description }, ...drawn),
    ...(note ? [h("figcaption", {}, note)] : []),
    h(
      "details",
      { class: "game-data" },
      h("summary", {}, say("game.chart.data")),
      h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("game.chart.row")), h("th", { scope: "col" }, unit))), h("tbody", {}, ...rows)),
    ),
  );
}
