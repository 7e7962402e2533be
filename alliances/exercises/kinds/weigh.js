// Weigh considerations, as oneself and as the other side, and reach a verdict. The rules are those of weigh.py.
import { h } from "../elements.js";
import { choices, empty, picker, radios, result } from "../kit.js";

export function rule(item, answer) {
  const [size, scale] = [item.considerations.length, item.scale.length];
  const mine = choices(answer, "weights", size, scale);
  const other = choices(answer, "other", size, scale);
  const [verdict] = choices({ verdict: [answer?.verdict ?? null] }, "verdict", 1, item.verdicts.length);
  const mind = answer?.mind ?? "";
  if (typeof mind !== "string") throw new RangeError("mind must be text, or null");
  const left = mine.filter((weight) => weight === null).length;
  if (left) return empty(left === size ? "Give every consideration a weight first." : `Weights are missing for ${left} of ${size}.`);
  if (verdict === null) return empty("Choose a verdict, too.");
  const [good, bad] = lean(item, mine);
  const leaning = good > bad ? "for" : bad > good ? "against" : "neither";
  const chosen = item.verdicts[verdict];
  let moves = 0;
  const feedback = [`Your weights come to ${good} for and ${bad} against the statement.`, chosen.feedback];
  if (good && bad) moves += 1;
  else feedback.push("One side has no weight at all. Find its strongest point: you must be able to say why it does not convince you.");
  if (chosen.side === leaning) moves += 1;
  else feedback.push("Your verdict does not follow from your sum: either a weight is wrong, or something that counts is not on the list.");
  if (other.includes(null)) {
    feedback.push("Now switch sides: weigh again as somebody who comes to the opposite verdict.");
  } else {
    const [theirsGood, theirsBad] = lean(item, other);
    const theirs = theirsGood > theirsBad ? "for" : theirsBad > theirsGood ? "against" : "neither";
    const gaps = mine.map((weight, index) => Math.abs(weight - other[index]));
    const crux = item.considerations[gaps.indexOf(Math.max(...gaps))];
    if (theirs === leaning || theirs === "neither") {
      feedback.push("As the other side you come out where you stand yourself, or nowhere: argue its case as it would.");
    } else {
      moves += 1;
      feedback.push(`The two of you differ most on “${crux.text}” ${crux.note}`);
    }
  }
  if (mind.trim().length >= 20) moves += 1;
  else feedback.push("Write a sentence on what would change your mind: a verdict that nothing could change is no judgement.");
  return result(moves / 4, [...feedback, item.author]);
}

/** Sum the weights for and against. */
function lean(item, weights) {
  const sum = (side) => item.considerations.reduce((total, each, index) => total + (each.side === side ? weights[index] : 0), 0);
  return [sum("for"), sum("against")];
}

export function control(item, name, changed) {
  const total = h("p", { class: "exercise-said", role: "status" });
  const moved = () => (count(), changed());
  const mine = item.considerations.map((_, index) => picker(item.scale, { id: `${name}-${index}` }, moved, "for you …"));
  const other = item.considerations.map((each) => picker(item.scale, { "aria-label": `As the other side: ${each.text}` }, moved, "the other side …"));
  const verdict = radios(item.verdicts.map((each) => each.text), `${name}-verdict`, changed);
  const mind = h("textarea", { id: `${name}-mind`, rows: 2, oninput: changed });

  function count() {
    const told = [
      [mine, "You"],
      [other, "The other side"],
    ].flatMap(([pickers, who]) => {
      const weights = pickers.map((each) => each.read());
      if (weights.every((weight) => weight === null)) return [];
      const [good, bad] = lean(item, weights.map((weight) => weight ?? 0));
      return [`${who}: ${good} for, ${bad} against.`];
    });
    total.textContent = told.join(" ");
  }

  return {
    element: h(
      "div",
      { class: "exercise-rows" },
      h("blockquote", { class: "exercise-statement" }, item.statement),
      h("p", { class: "exercise-end" }, "First list: how much each consideration weighs for you. Second list: for somebody of the opposite opinion."),
      ...item.considerations.map((each, index) =>
        h(
          "div",
          { class: "exercise-row" },
          h("label", { for: `${name}-${index}` }, `${each.side === "for" ? "For" : "Against"}: ${each.text} `, h("span", { class: "exercise-source" }, each.source)),
          mine[index].select,
          other[index].select,
        ),
      ),
      total,
      h("fieldset", { class: "exercise-piece" }, h("legend", {}, "Your verdict"), ...verdict.rows),
      h("label", { for: `${name}-mind` }, "What would change your mind? One sentence."),
      mind,
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
