// Judge how each piece of evidence bears on a statement, then conclude. The rules are those of evidence.py.
import { h } from "../elements.js";
import { atLeastHalf, choices, empty, judged, radios, result, tally, unchosen } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const names = ["supports", "undercuts", "silent"];
  const found = choices(answer, "bearings", item.pieces.length, names.length);
  const [conclusion] = choices({ conclusion: [answer?.conclusion ?? null] }, "conclusion", 1, Math.max(item.conclusions.length, 1));
  if (found.every((choice) => choice === null)) return empty(say("evidence.empty"));
  const right = item.pieces.map((piece) => names.indexOf(piece.bearing));
  const rows = item.pieces.map((piece, index) => (found[index] === null ? unchosen() : judgedPiece(found[index] === right[index], piece, item.bearings[right[index]])));
  const { correct, feedback } = item.conclusions[conclusion ?? -1] ?? {};
  if (item.conclusions.length) rows.push(conclusion === null ? unchosen() : judged(correct, feedback));
  const hits = rows.filter((row) => row.outcome === "right").length;
  return result(atLeastHalf(hits / rows.length), [tally(rows)], rows);
}

/** What is said of a piece: why, and before that the right answer to those who missed it. */
const judgedPiece = (hit, { why }, bearing) => judged(hit, hit ? why : `${say("evidence.it", { bearing })} ${why}`);

export function control(item, name, changed) {
  const groups = item.pieces.map((_, index) => radios(item.bearings, `${name}-${index}`, changed, "exercise-side"));
  const conclusion = radios(item.conclusions.map((option) => option.text), `${name}-conclusion`, changed);
  return {
    notes: [...groups, conclusion].map((group) => group.note),
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
          groups[index].note,
        ),
      ),
      ...(item.conclusions.length
        ? [h("fieldset", { class: "exercise-piece" }, h("legend", {}, say("evidence.together")), ...conclusion.rows, conclusion.note)]
        : []),
    ),
    read: () => ({ bearings: groups.map((group) => group.read()), conclusion: conclusion.read() }),
    write: (answer) => {
      groups.forEach((group, index) => group.write(answer?.bearings?.[index]));
      conclusion.write(answer?.conclusion);
    },
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => [
  ...item.pieces.map((piece, index) => [piece.text, item.bearings[answer.bearings?.[index]] ?? ""]),
  ...(item.conclusions.length ? [[say("evidence.together"), item.conclusions[answer.conclusion]?.text ?? ""]] : []),
];
