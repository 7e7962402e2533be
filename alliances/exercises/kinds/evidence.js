// Judge how each piece of evidence bears on a statement, then conclude. The rules are those of evidence.py.
import { h } from "../elements.js";
import { atLeastHalf, choices, empty, missing, radios, result } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const names = ["supports", "undercuts", "silent"];
  const judged = choices(answer, "bearings", item.pieces.length, names.length);
  const [conclusion] = choices({ conclusion: [answer?.conclusion ?? null] }, "conclusion", 1, Math.max(item.conclusions.length, 1));
  if (judged.every((choice) => choice === null)) return empty(say("evidence.empty"));
  const right = item.pieces.map((piece) => names.indexOf(piece.bearing));
  const feedback = item.pieces.flatMap((piece, index) =>
    judged[index] === null || judged[index] === right[index]
      ? []
      : [say("evidence.wrong", { piece: piece.text, bearing: item.bearings[judged[index]], why: piece.why })],
  );
  if (!feedback.length) {
    feedback.push(...item.pieces.map((piece, index) => say("evidence.right", { piece: piece.text, bearing: item.bearings[right[index]], why: piece.why })));
  }
  feedback.push(...missing(judged.filter((choice) => choice === null).length));
  let hits = judged.filter((choice, index) => choice === right[index]).length;
  if (item.conclusions.length) {
    feedback.push(conclusion === null ? say("evidence.conclude") : item.conclusions[conclusion].feedback);
    if (conclusion !== null && item.conclusions[conclusion].correct) hits += 1;
  }
  return result(atLeastHalf(hits / (item.pieces.length + (item.conclusions.length ? 1 : 0))), feedback);
}

export function control(item, name, changed) {
  const groups = item.pieces.map((_, index) => radios(item.bearings, `${name}-${index}`, changed, "exercise-side"));
  const conclusion = radios(item.conclusions.map((option) => option.text), `${name}-conclusion`, changed);
  return {
    element: h(
      "div",
      {},
      h("blockquote", { class: "exercise-statement" }, item.statement),
      ...item.pieces.map((piece, index) =>
        h(
          "fieldset",
          { class: "exercise-piece" },
          h("legend", {}, piece.text, " ", h("span", { class: "exercise-source" }, piece.source)),
          h("div", { class: "exercise-sides" }, ...groups[index].rows),
        ),
      ),
      ...(item.conclusions.length
        ? [h("fieldset", { class: "exercise-piece" }, h("legend", {}, say("evidence.together")), ...conclusion.rows)]
        : []),
    ),
    read: () => ({ bearings: groups.map((group) => group.read()), conclusion: conclusion.read() }),
    write: (answer) => {
      groups.forEach((group, index) => group.write(answer?.bearings?.[index]));
      conclusion.write(answer?.conclusion);
    },
  };
}
