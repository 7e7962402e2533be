// Put steps in order. The rules are those of order.py.
import { h } from "../elements.js";
import { atLeastHalf, empty, judged, noteAt, places, result, tally } from "../kit.js";
import { named, say } from "../words.js";

export function rule(item, answer) {
  const size = item.steps.length;
  const order = places(answer, "order", size);
  if (!order.length) return empty(say("order.empty"));
  if (order.length !== size) throw new RangeError(say("order.not-all"));
  if (order.every((step, place) => step === item.start[place])) return empty(say("exercise.untouched"));
  const pairs = order.flatMap((a, place) => order.slice(place + 1).map((b) => [a, b]));
  const kept = pairs.filter(([a, b]) => a < b).length;
  const rows = item.steps.map((step, index) => {
    const place = order.indexOf(index);
    if (place === index) return judged(true, step.fact);
    return judged(false, place > index ? say("order.earlier") : say("order.later"));
  });
  return result(atLeastHalf(kept / pairs.length), [kept ? tally(rows) : say("order.upside-down", { first: item.first })], rows);
}

export const marks = named("order.marks");

export function control(item, name, changed) {
  let order = [...item.start];
  const list = h("ol", { class: "exercise-order" });
  const said = h("p", { class: "exercise-said", role: "status" });
  const notes = item.steps.map((_, index) => noteAt(`${name}-${index}-note`));
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
        "aria-describedby": notes[order[place]].id,
        "aria-label": by < 0 ? say("order.up", { step: item.steps[order[place]].text }) : say("order.down", { step: item.steps[order[place]].text }),
        onclick: () => move(place, by, word),
      },
      sign,
    );
  function draw() {
    list.replaceChildren(
      ...order.map((index, place) =>
        h("li", {}, h("div", {}, h("span", { class: "exercise-step" }, item.steps[index].text), button(place, -1, "up", "↑"), button(place, 1, "down", "↓")), notes[index]),
      ),
    );
  }
  draw();
  return {
    notes,
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

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => (answer.order ?? []).map((index, place) => ["", `${place + 1}. ${item.steps[index].text}`, index]);
