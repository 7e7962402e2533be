// Name a triangle of three signed ties, then flip one of them. The rules are those of triad.py.
import { h, s } from "../elements.js";
import { choices, empty, fitted, judged, radios, result, tally, unchosen } from "../kit.js";
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
  const stage = h("div", { class: "explore-stage" });
  const said = h("p", { class: "explore-said", role: "status" });
  const width = fitted(stage, () => draw());
  const names = radios(item.names.map((each) => each.text), `${name}-name`, changed);
  const flips = radios(ties.map(([tie]) => tie), `${name}-flip`, () => (draw(), changed()));

  function draw() {
    const flip = flips.read();
    const signs = ties.map(([, sign], index) => (index === flip ? -sign : sign));
    const wide = Math.min(width(), 420);
    const corners = [
      [wide / 2, 26],
      [70, 170],
      [wide - 70, 170],
    ];
    const ends = [
      [0, 1],
      [0, 2],
      [1, 2],
    ];
    const svg = s("svg", { class: "explore-drawing", viewBox: `0 0 ${wide} 200`, width: wide, height: 200, "aria-hidden": "true", focusable: "false" });
    ends.forEach(([from, to], index) => {
      const [[x1, y1], [x2, y2]] = [corners[from], corners[to]];
      const friendly = signs[index] > 0;
      svg.append(
        s("line", { class: friendly ? "tie-plus" : "tie-minus", x1, y1, x2, y2 }),
        s("circle", { class: "tie-sign", cx: (x1 + x2) / 2, cy: (y1 + y2) / 2, r: 12 }),
        s("text", { class: "explore-words", x: (x1 + x2) / 2, y: (y1 + y2) / 2 + 5, "text-anchor": "middle" }, friendly ? "+" : "−"),
      );
    });
    item.states.forEach((state, index) => {
      const [x, y] = corners[index];
      svg.append(s("text", { class: "explore-words tie-state", x, y: index ? y + 22 : y - 8, "text-anchor": "middle" }, state));
    });
    stage.replaceChildren(svg);
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
