// Put cases into classes and say how sure you are. The rules are those of classify.py.
import { h } from "../elements.js";
import { choices, empty, judged, noteAt, picker, rounded, tally } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const [size, classes] = [item.cases.length, item.classes.length];
  const chosen = choices(answer, "classes", size, classes);
  const left = chosen.filter((choice) => choice === null).length;
  if (left) return empty(say("classify.empty", { count: left }));
  const sure = answer.confidence;
  if (!Array.isArray(sure) || sure.length !== size || !sure.every((level) => level === null || item.levels.includes(level))) {
    throw new RangeError(say("classify.not-levels", { size, levels: item.levels }));
  }
  const unsaid = sure.filter((level) => level === null).length;
  if (unsaid) return empty(say("classify.sure-too", { count: unsaid }));
  const two = (number) => (Math.floor(number * 100 + 0.5) / 100).toFixed(2);
  const hit = item.cases.map((each, index) => item.classes[chosen[index]] === each.belongs);
  const hits = hit.filter(Boolean).length;
  const brier = sure.reduce((sum, level, index) => sum + brierScore(level / 100, classes, hit[index]), 0) / size;
  const guess = (classes - 1) / classes;
  let score = hits / size / 2 + Math.max(0, 1 - brier / guess) / 2;
  const rows = item.cases.map((each, index) => judged(hit[index], each.fact));
  const stated = sure.reduce((sum, level) => sum + level, 0);
  const feedback = [tally(rows), calibration(hits, stated, size), say("classify.brier", { brier: two(brier), guess: two(guess) })];
  if (hits === size) return { outcome: "right", score: rounded(score), feedback, rows };
  score = hits / size >= 0.5 ? score : 0;
  return { outcome: score ? "partial" : "wrong", score: rounded(score), feedback, rows };
}

/** The Brier score of one case, 0 to 2. */
function brierScore(stated, classes, hit) {
  const rest = (1 - stated) / (classes - 1);
  if (hit) return (1 - stated) ** 2 + (classes - 1) * rest ** 2;
  return stated ** 2 + (1 - rest) ** 2 + (classes - 2) * rest ** 2;
}

/** How stated confidence and hits compare, in words. */
function calibration(hits, sure, size) {
  const average = Math.floor((2 * sure + size) / (2 * size));
  const share = Math.floor((200 * hits + size) / (2 * size));
  if (Math.abs(average - share) <= 10) return say("classify.calibrated", { share, average });
  return average > share ? say("classify.too-sure", { share, average }) : say("classify.unsure", { share, average });
}

export function control(item, name, changed) {
  const pickers = item.cases.map((_, index) => picker(item.classes, { id: `${name}-${index}`, "aria-describedby": `${name}-${index}-note` }, changed));
  const notes = item.cases.map((_, index) => noteAt(`${name}-${index}-note`));
  const sure = item.cases.map((each) =>
    h(
      "select",
      { "aria-label": say("classify.how-sure", { case: each.text }), onchange: changed },
      h("option", { value: "" }, say("classify.ask-sure")), // nobody has guessed who has not said so
      ...item.levels.map((level, place) => h("option", { value: level }, place ? say("classify.sure", { level }) : say("classify.guess", { level }))),
    ),
  );
  return {
    notes,
    element: h(
      "div",
      { class: "exercise-rows" },
      ...item.cases.map((each, index) =>
        h(
          "div",
          { class: "exercise-row" },
          h("label", { for: `${name}-${index}` }, each.text),
          h("div", { class: "exercise-two" }, pickers[index].select, sure[index]),
          notes[index],
        ),
      ),
    ),
    read: () => ({ classes: pickers.map((each) => each.read()), confidence: sure.map((each) => (each.value === "" ? null : Number(each.value))) }),
    write: (answer) => {
      pickers.forEach((each, index) => each.write(answer?.classes?.[index]));
      sure.forEach((each, index) => (each.value = answer?.confidence?.[index] ?? ""));
    },
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) =>
  item.cases.map((each, index) => {
    const [name, level] = [item.classes[answer.classes?.[index]], answer.confidence?.[index]];
    return [each.text, name && level ? say("classify.told", { name, level }) : (name ?? "")];
  });

/** How sure the reader was of each case, in per cent, whether that was right, the Brier score of the case, and that of a guess. */
export function confidence(item, answer) {
  const classes = item.classes.length;
  return item.cases.map((each, index) => {
    const hit = item.classes[answer.classes[index]] === each.belongs;
    const level = answer.confidence[index];
    return { level, hit, brier: brierScore(level / 100, classes, hit), guess: (classes - 1) / classes };
  });
}
