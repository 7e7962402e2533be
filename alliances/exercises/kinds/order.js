// Put steps in order. The rules are those of order.py.
import { h } from "../elements.js";
import { empty, places, result } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const size = item.steps.length;
  const order = places(answer, "order", size);
  if (!order.length) return empty(say("order.empty"));
  if (order.length !== size) throw new RangeError(say("order.not-all"));
  const pairs = order.flatMap((a, place) => order.slice(place + 1).map((b) => [a, b]));
  const kept = pairs.filter(([a, b]) => a < b).length;
  if (kept === pairs.length) return result(1, item.steps.map((step) => say("order.right", { step: step.text, fact: step.fact })));
  if (kept === 0) return result(0, [say("order.upside-down", { first: item.first })]);
  const place = order.findIndex((a, index) => a > order[index + 1]);
  const late = item.steps[order[place]];
  const early = item.steps[order[place + 1]];
  const share = kept / pairs.length;
  const feedback = say("order.wrong", { early: early.text, late: late.text, early_fact: early.fact, late_fact: late.fact });
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
    said.textContent = say("order.moved", { step: item.steps[index].text, place: place + by + 1, size: order.length });
    changed();
  };
  const button = (place, by, word, sign) =>
    h(
      "button",
      {
        type: "button",
        "data-move": word,
        disabled: place + by < 0 || place + by >= order.length,
        "aria-label": by < 0 ? say("order.up", { step: item.steps[order[place]].text }) : say("order.down", { step: item.steps[order[place]].text }),
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
      h("p", { class: "exercise-end" }, say("order.first", { first: item.first })),
      list,
      h("p", { class: "exercise-end" }, say("order.last", { last: item.last })),
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
