// Name a triangle of three signed ties, then flip one of them. The rules are those of triad.py.
import { h } from "../elements.js";
import { choices, empty, fitted, judged, radios, result, tally, unchosen } from "../kit.js";
import { triangle } from "../triangle.js";
import { named, say } from "../words.js";

export function rule(item, answer) {
  const [name] = choices({ name: [answer?.name ?? null] }, "name", 1, item.names.length);
  const [flip] = choices({ flip: [answer?.flip ?? null] }, "flip", 1, 3);
  if (name === null && flip === null) return empty(say("triad.empty"));
  const rows = [
    name === null ? unchosen() : judged(item.names[name].correct, item.names[name].feedback),
    flip === null ? unchosen() : judged(item.meets[flip], item.flips[flip]),
  ];
  return result(rows.filter((row) => row.outcome === "right").length / 2, [tally(rows)], rows);
}

export function control(item, name, changed) {
  const ties = Object.entries(item.ties);
  const board = triangle(item.states, touched);
  const stage = h("div", { class: "explore-stage" }, board.element);
  const said = h("p", { class: "explore-said", role: "status" });
  const width = fitted(stage, () => draw());
  const names = radios(item.names.map((each) => each.text), `${name}-name`, changed);
  const flips = radios(ties.map(([tie]) => tie), `${name}-flip`, () => (draw(), changed()));

  function touched(index) {
    flips.write(flips.read() === index ? null : index);
    draw();
    changed();
  }

  function draw() {
    const flip = flips.read();
    const signs = ties.map(([, sign], index) => (index === flip ? -sign : sign));
    board.draw(signs, width());
    const sign = (number) => (number > 0 ? "plus" : "minus");
    const told = ties.map(([tie], index) => say("triad.tie", { tie, sign: named("triad.signs")[sign(signs[index])] })).join(", ");
    const balance = named("triad.balance")[sign(signs[0] * signs[1] * signs[2])];
    said.textContent = flip === null ? say("triad.now", { ties: told, balance }) : say("triad.flipped", { ties: told, balance });
  }

  return {
    notes: [names.note, flips.note],
    element: h(
      "div",
      {},
      h("p", { class: "exercise-end" }, say("triad.touch")),
      stage,
      said,
      h("fieldset", { class: "exercise-piece" }, h("legend", {}, say("triad.names")), ...names.rows, names.note),
      h("fieldset", { class: "exercise-piece" }, h("legend", {}, say("triad.flips")), ...flips.rows, flips.note),
    ),
    read: () => ({ name: names.read(), flip: flips.read() }),
    write: (answer) => {
      names.write(answer?.name);
      flips.write(answer?.flip);
      draw();
    },
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => [
  [say("triad.names"), item.names[answer.name]?.text ?? ""],
  [say("triad.flips"), Object.keys(item.ties)[answer.flip] ?? ""],
];
