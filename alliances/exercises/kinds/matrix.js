// A decision matrix with the reader's own weights and scores. The rules are those of matrix.py.
import { h, s } from "../elements.js";
import { empty, note, noteAt, noted, picker } from "../kit.js";
import { share } from "../shared.js";
import { MOST, SCORES, read } from "../weighted.js";
import { say } from "../words.js";

export const signed = (points) => String(points).replace("-", "−");
export const decisionOf = (item, answer) => read(answer, item.criteria.map(({ key }) => key), item.options.map(({ key }) => key));
const names = (item, keys) => item.options.filter(({ key }) => keys.includes(key)).map(({ short }) => short).join(say("matrix.and"));

const change = (item, leaders) =>
  leaders.length === 1 ? say("matrix.wins", { option: names(item, leaders) }) : say("matrix.draws", { options: names(item, leaders) });

/** What comes first, in words. */
export function firstOf(item, made) {
  const [points, leaders] = [made.points(), made.leaders()];
  const most = (list) => Math.max(...list.map(([, found]) => found));
  if (leaders.length > 1) return say("matrix.level", { options: names(item, leaders), points: signed(most(points)) });
  const others = points.filter(([option]) => !leaders.includes(option));
  const second = others.filter(([, found]) => found === most(others)).map(([option]) => option);
  return say("matrix.first", { first: names(item, leaders), points: signed(most(points)), second: names(item, second), other: signed(most(others)) });
}

/** The criterion whose weight has to move least for others to lead, in words. */
export function hangsOn(item, made) {
  const turns = item.criteria.map(({ key }) => made.turn(key)).filter(Boolean);
  if (!turns.length) return say("matrix.steady", { most: MOST });
  const near = turns.reduce((one, other) => (other.steps < one.steps ? other : one));
  const criterion = item.criteria.find(({ key }) => key === near.criterion).text.replace(/\.+$/, "");
  return say("matrix.hangs", { criterion, to: near.to, now: made.weights[near.criterion], change: change(item, near.leaders) });
}

export function rule(item, answer) {
  const made = decisionOf(item, answer);
  if (!made.begun) return empty(say("matrix.empty"));
  if (made.missing) return empty(say("matrix.left", { count: made.missing }));
  if (!Object.values(made.weights).some(Boolean)) return empty(say("matrix.no-weight"));
  const rows = item.criteria.map(({ key }) => {
    const turn = made.turn(key);
    return turn
      ? note("open", say("matrix.turn", { now: made.weights[key], to: turn.to, change: change(item, turn.leaders) }))
      : note("noted", say("matrix.holds", { most: MOST }));
  });
  const alike = made.leaders(Object.fromEntries(Object.keys(made.weights).map((name) => [name, 1])));
  const equal = alike.join() === made.leaders().join() ? say("matrix.equal-same") : say("matrix.equal", { change: change(item, alike) });
  const [count, size] = [made.fragile(), item.options.length * item.criteria.length];
  const beaten = made.beaten().map(([one, other]) => say("matrix.beaten", { option: names(item, [one]), other: names(item, [other]) }));
  const firm = count ? say("matrix.fragile", { count, size }) : say("matrix.firm");
  return noted([firstOf(item, made), hangsOn(item, made), equal, firm, ...beaten, say("matrix.measure")], rows);
}

/** A bar to the right of the middle for points above nothing, to the left for points below. */
function bar(share, first) {
  const [x, width] = [Math.min(0, 100 * share), Math.abs(100 * share)];
  const drawn = s("rect", { class: first ? "matrix-first" : "matrix-other", x, y: 1, width, height: 8 });
  return s("svg", { viewBox: "-100 0 200 10", preserveAspectRatio: "none" }, drawn, s("path", { class: "explore-zero", d: "M0 0V10" }));
}

export const check = () => say("matrix.check");
export const marks = { open: "", noted: "" };

export function control(item, name, changed) {
  const weightWords = Array.from({ length: MOST + 1 }, (_, weight) => String(weight));
  const notes = item.criteria.map(({ key }) => noteAt(`${name}-${key}-note`));
  const moved = () => (show(), changed());
  const pick = (words, id, key) => picker(words, { id, "aria-describedby": `${name}-${key}-note` }, moved, say("matrix.pick"));
  const weights = item.criteria.map(({ key }) => pick(weightWords, `${name}-${key}`, key));
  const scores = item.options.map((option) => item.criteria.map(({ key }) => pick(item.grades, `${name}-${key}-${option.key}`, key)));
  const bars = h("div", { class: "matrix-bars", "aria-hidden": "true" });
  const said = h("p", { class: "exercise-said matrix-said", role: "status" });

  const field = (label, { select }) => h("div", { class: "matrix-field" }, h("label", { for: select.id }, label), select);
  const row = ({ text, look, sources }, place) =>
    h(
      "fieldset",
      { class: "exercise-piece matrix-row" },
      h("legend", {}, h("strong", {}, text)),
      h("p", { class: "exercise-source" }, `${look}. (${sources})`),
      h(
        "div",
        { class: "matrix-fields" },
        h("div", { class: "matrix-weight" }, h("label", { for: weights[place].select.id }, say("matrix.weight")), weights[place].select),
        ...item.options.map((option, index) => field(option.short, scores[index][place])),
      ),
      notes[place],
    );

  const value = (chosen, offset) => (chosen === null ? null : chosen + offset);
  const table = (pickers, offset) => Object.fromEntries(item.criteria.map(({ key }, place) => [key, value(pickers[place].read(), offset)]));
  const now = () => ({
    weights: table(weights, 0),
    scores: Object.fromEntries(item.options.map(({ key }, index) => [key, table(scores[index], SCORES[0])])),
  });

  function show() {
    const answer = now();
    const made = decisionOf(item, answer);
    share(item.id, made.missing ? null : answer);
    said.textContent = made.missing ? say("matrix.so-far", { count: made.missing }) : `${firstOf(item, made)} ${hangsOn(item, made)}`;
    const most = Math.max(1, ...made.points().map(([, points]) => Math.abs(points)));
    const leaders = made.leaders();
    bars.replaceChildren(
      ...made.points().flatMap(([key, points]) => [
        h("span", {}, names(item, [key])),
        bar(points / most, leaders.includes(key)),
        h("b", {}, signed(points)),
      ]),
    );
    bars.hidden = !made.begun;
  }

  return {
    notes,
    element: h(
      "div",
      { class: "matrix" },
      h("dl", { class: "exercise-tags" }, ...item.options.map(({ short, text, sources }) => h("div", {}, h("dt", {}, `${short}.`), h("dd", {}, text, " ", h("span", { class: "exercise-source" }, `(${sources})`))))),
      h("p", { class: "exercise-end" }, say("matrix.how", { most: MOST })),
      ...item.criteria.map(row),
      bars,
      said,
    ),
    read: now,
    write: (answer) => {
      const made = decisionOf(item, answer);
      item.criteria.forEach(({ key }, place) => {
        weights[place].write(made.weights[key]);
        item.options.forEach((option, index) => scores[index][place].write(value(made.scores[option.key][key], -SCORES[0])));
      });
      show();
    },
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export function told(item, answer) {
  const made = decisionOf(item, answer);
  const lines = item.criteria.map(({ key, text }) => {
    const scored = item.options.map((option) => `${option.short} ${made.scores[option.key][key] === null ? "–" : signed(made.scores[option.key][key])}`);
    return [text, say("matrix.told", { weight: made.weights[key] ?? "–", scores: scored.join(", ") })];
  });
  return [...lines, ...(made.missing ? [] : [["", firstOf(item, made), lines.length]])];
}
