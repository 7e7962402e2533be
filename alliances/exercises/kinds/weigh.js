// Weigh considerations, as oneself and as the other side, and reach a verdict. The rules are those of weigh.py.
import { h } from "../elements.js";
import { choices, empty, note, noteAt, noted, picker, radios } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const [size, scale] = [item.considerations.length, item.scale.length];
  const mine = choices(answer, "weights", size, scale);
  const other = choices(answer, "other", size, scale);
  const [verdict] = choices({ verdict: [answer?.verdict ?? null] }, "verdict", 1, item.verdicts.length);
  const mind = answer?.mind ?? "";
  if (typeof mind !== "string") throw new RangeError(say("weigh.not-text"));
  const left = mine.filter((weight) => weight === null).length;
  if (left) return empty(left === size ? say("weigh.empty") : say("weigh.left", { left, size }));
  if (verdict === null) return empty(say("weigh.verdict-too"));
  const [good, bad] = lean(item, mine);
  const leaning = leaningOf(good, bad);
  const feedback = [say("weigh.sum", { good, bad }), ...(good && bad ? [] : [say("weigh.one-sided")])];
  /** @type {(ReturnType<typeof note> | null)[]} */
  const rows = Array(size).fill(null);
  if (other.includes(null)) {
    feedback.push(say("weigh.switch"));
  } else if ([leaning, "neither"].includes(leaningOf(...lean(item, other)))) {
    feedback.push(say("weigh.same-side"));
  } else {
    const gaps = mine.map((weight, index) => Math.abs(weight - other[index]));
    const crux = gaps.indexOf(Math.max(...gaps));
    rows[crux] = note("noted", say("weigh.crux", { note: item.considerations[crux].note }));
  }
  rows.push(decided(item.verdicts[verdict], leaning), mind.trim().length >= 20 ? null : note("open", say("weigh.mind-too")));
  return noted([...feedback, item.author], rows);
}

/** Whether a verdict follows from the weights. */
function decided({ side, feedback }, leaning) {
  return side === leaning ? note("noted", feedback) : note("open", say("weigh.inconsistent", { feedback }));
}

/** The side on which the weights come down. */
const leaningOf = (good, bad) => (good > bad ? "for" : bad > good ? "against" : "neither");

/** Sum the weights for and against. @returns {[number, number]} */
function lean(item, weights) {
  const sum = (side) => item.considerations.reduce((total, each, index) => total + (each.side === side ? weights[index] : 0), 0);
  return [sum("for"), sum("against")];
}

export function control(item, name, changed) {
  const total = h("p", { class: "exercise-said", role: "status" });
  const moved = () => (count(), changed());
  const mine = item.considerations.map((_, index) => picker(item.scale, { id: `${name}-${index}`, "aria-describedby": `${name}-${index}-note` }, moved, say("weigh.for-you")));
  const other = item.considerations.map((each) => picker(item.scale, { "aria-label": say("weigh.as-other", { consideration: each.text }) }, moved, say("weigh.for-other")));
  const notes = item.considerations.map((_, index) => noteAt(`${name}-${index}-note`));
  const verdict = radios(item.verdicts.map((each) => each.text), `${name}-verdict`, changed);
  const mind = h("textarea", { id: `${name}-mind`, rows: 2, "aria-describedby": `${name}-mind-note`, oninput: changed });
  const onMind = noteAt(`${name}-mind-note`);

  function count() {
    const sum = (pickers, told) => {
      const weights = pickers.map((each) => each.read());
      return weights.every((weight) => weight === null) ? [] : [told(...lean(item, weights.map((weight) => weight ?? 0)))];
    };
    const yours = sum(mine, (good, bad) => say("weigh.you", { good, bad }));
    const theirs = sum(other, (good, bad) => say("weigh.other", { good, bad }));
    total.textContent = [...yours, ...theirs].join(" ");
  }

  const sided = ({ side, text }) => (side === "for" ? say("weigh.for", { consideration: text }) : say("weigh.against", { consideration: text }));
  return {
    notes: [...notes, verdict.note, onMind],
    element: h(
      "div",
      { class: "exercise-rows" },
      h("blockquote", { class: "exercise-statement" }, item.statement),
      h("p", { class: "exercise-end" }, say("weigh.lists")),
      ...item.considerations.map((each, index) =>
        h(
          "div",
          { class: "exercise-row" },
          h("label", { for: `${name}-${index}` }, sided(each), " ", h("span", { class: "exercise-source" }, each.source)),
          h("div", { class: "exercise-two" }, mine[index].select, other[index].select),
          notes[index],
        ),
      ),
      total,
      h("fieldset", { class: "exercise-piece" }, h("legend", {}, say("weigh.verdict")), ...verdict.rows, verdict.note),
      h("label", { for: `${name}-mind` }, say("weigh.mind")),
      mind,
      onMind,
    ),
    read: () => ({
      weights: mine.map((each) => each.read()),
      other: other.map((each) => each.read()),
      verdict: verdict.read(),
      mind: mind.value,
    }),
    write: (answer) => {
      mine.forEach((each, index) => each.write(answer?.weights?.[index]));
      other.forEach((each, index) => each.write(answer?.other?.[index]));
      verdict.write(answer?.verdict);
      mind.value = answer?.mind ?? "";
      count();
    },
  };
}

/** What is asked before the weights and the sentence are deleted. */
export const dear = () => say("weigh.delete");

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => [
  ...item.considerations.map((each, index) => {
    const [mine, other] = [answer.weights, answer.other].map((weights) => item.scale[weights?.[index]] ?? say("sheet.unanswered"));
    return [each.text, say("weigh.told", { mine, other })];
  }),
  [say("weigh.verdict"), item.verdicts[answer.verdict]?.text ?? ""],
  [say("weigh.mind"), answer.mind ?? ""],
];
