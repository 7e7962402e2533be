// What readers choose to be drawn: drawing, title, description and controls change together.
import { part } from "../../exercises/elements.js";

/** @typedef {import("./charts.js").Chart} Chart */
/** @typedef {import("./charts.js").State} State */

/** Whether a state is the one that was chosen. @param {State} state @param {Record<string, string>} chosen */
export const fits = (state, chosen) => Object.entries(chosen).every(([name, value]) => state.chosen?.[name] === value);

/** Let the choices of a chart be made. @param {Chart} chart */
export function letChoose(chart) {
  const box = /** @type {HTMLElement | null} */ (chart.figure.querySelector(".chart-choices"));
  if (!box) return;
  const steps = /** @type {HTMLButtonElement[]} */ ([...box.querySelectorAll(".chart-step")]);
  const lists = /** @type {HTMLSelectElement[]} */ ([...box.querySelectorAll("select")]);
  const reset = /** @type {HTMLButtonElement} */ (part(box, ".chart-reset"));
  const first = lists.map((list) => list.value);
  part(chart.figure, ".chart-still").hidden = true;
  box.hidden = false;

  async function choose() {
    const chosen = Object.fromEntries(lists.map((list) => [list.dataset.param ?? "", list.value]));
    reset.hidden = lists.every((list, place) => list.value === first[place]);
    for (const button of steps) {
      const list = /** @type {HTMLSelectElement} */ (button.parentElement?.querySelector("select"));
      button.disabled = !list.options[list.selectedIndex + Number(button.dataset.step)];
    }
    await chart.show(chosen);
  }

  for (const list of lists) list.addEventListener("change", choose);
  reset.addEventListener("click", () => {
    lists.forEach((list, place) => (list.value = first[place]));
    lists[0].focus();
    choose();
  });
  for (const button of steps) {
    const list = /** @type {HTMLSelectElement} */ (button.parentElement?.querySelector("select"));
    button.addEventListener("click", () => {
      list.selectedIndex += Number(button.dataset.step);
      choose();
      if (button.disabled) list.focus();
    });
  }
}
