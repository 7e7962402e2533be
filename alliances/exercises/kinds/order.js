// Put steps in order. The rules are those of order.py.
import { h } from "../elements.js";
import { empty, places, result } from "../kit.js";

export function rule(item, answer) {
  const size = item.steps.length;
  const order = places(answer, "order", size);
  if (!order.length) return empty("Put the list in order first.");
  if (order.length !== size) throw new RangeError("every step must be placed once");
  const pairs = order.flatMap((a, place) => order.slice(place + 1).map((b) => [a, b]));
  const kept = pairs.filter(([a, b]) => a < b).length;
  if (kept === pairs.length) return result(1, item.steps.map((step) => `${step.text}: ${step.fact}`));
  if (kept === 0) return result(0, [`This is the right order upside down: ${item.first} comes first.`]);
  const place = order.findIndex((a, index) => a > order[index + 1]);
  const late = item.steps[order[place]];
  const early = item.steps[order[place + 1]];
  const share = kept / pairs.length;
  const feedback = `“${early.text}” belongs before “${late.text}”: ${early.fact}; ${late.fact}.`;
  return result(share >= 0.5 ? share : 0, [feedback]);
}

export function control(item, name, changed) {
  let order = [...item.start];
  const list = h("ol", { class: "exercise-order" });
  const said = h("p", { class: "exercise-said", role: "status" });
  const move = (place, by, focus) => {
    const [index] = order.splice(place, 1);
    order.splice(place + by, 0, index);
    draw();
    const button = list.children[place + by].querySelector(`[data-move="${focus}"]`);
    (button.disabled ? list.children[place + by].querySelector("button:not([disabled])") : button).focus();
    said.textContent = `${item.steps[index].text}: now number ${place + by + 1} of ${order.length}.`;
    changed();
  };
  const button = (place, by, word, sign) =>
    h(
      "button",
      {
        type: "button",
        "data-move": word,
        disabled: place + by < 0 || place + by >= order.length,
        "aria-label": `Move ${word}: ${item.steps[order[place]].text}`,
        onclick: () => move(place, by, word),
      },
      sign,
    );
  function draw() {
    list.replaceChildren(
      ...order.map((index, place) =>
        h("li", {}, h("div", {}, h("span", {}, item.steps[index].text), button(place, -1, "up", "↑"), button(place, 1, "down", "↓"))),
      ),
    );
  }
  draw();
  return {
    element: h(
      "div",
      {},
      h("p", { class: "exercise-end" }, `First: ${item.first}`),
      list,
      h("p", { class: "exercise-end" }, `Last: ${item.last}`),
      said,
    ),
    read: () => ({ order: [...order] }),
    write: (answer) => {
      order = [...(answer?.order ?? item.start)];
      said.textContent = "";
      draw();
    },
  };
}
