// Whether the reader was as sure as right: all statements that were made with a confidence.
import { h, s } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";

/** @typedef {{level: number, hit: boolean, brier: number, guess: number}} Statement */

export const FEW = 5; // statements of one confidence: below this the share is mostly chance
export const LITTLE = 20; // statements in all: below this the whole says little

/**
 * Counts by stated confidence, and the whole.
 * @param {Statement[]} statements
 */
export function calibration(statements) {
  const levels = [...new Set(statements.map(({ level }) => level))].sort((a, b) => a - b);
  const rows = levels.map((level) => {
    const own = statements.filter((each) => each.level === level);
    const right = own.filter(({ hit }) => hit).length;
    return { level, count: own.length, right, share: right / own.length };
  });
  const mean = (read) => statements.reduce((sum, each) => sum + read(each), 0) / statements.length;
  return {
    rows,
    count: statements.length,
    stated: mean(({ level }) => level),
    share: 100 * mean(({ hit }) => (hit ? 1 : 0)),
    brier: mean(({ brier }) => brier),
    guess: mean(({ guess }) => guess),
  };
}

/**
 * The whole section: sentences, drawing, table.
 * @param {import("./work-states.js").Known[]} known
 * @param {any} front the front end of the exercises
 */
export function sureness(known, front) {
  const statements = known.filter(({ state }) => state === "done").flatMap(({ item, kept }) => front.confidence(item, kept?.answer));
  if (!statements.length) return [h("p", {}, say("work.not-sure"))];
  const found = calibration(statements);
  return [
    h("p", {}, `${say("work.sure", { count: found.count, stated: Math.round(found.stated), share: Math.round(found.share) })} ${said(found)}`),
    h("figure", { class: "work-figure" }, drawing(found.rows), h("figcaption", {}, say("work.sure-how", { few: FEW }))),
    table(found.rows),
    h("p", {}, say("work.brier", { brier: found.brier.toFixed(2), guess: found.guess.toFixed(2) })),
  ];
}

/** What the whole says, if it says anything. */
function said({ count, stated, share }) {
  if (count < LITTLE) return say("work.sure-little", { little: LITTLE });
  if (Math.abs(stated - share) <= 10) return say("work.sure-even");
  return stated > share ? say("work.sure-over") : say("work.sure-under");
}

/** A dot for each confidence, against the line on which stated and right are the same. */
function drawing(rows) {
  const [width, height] = [340, 250];
  const edge = { left: 34, right: 16, top: 34, bottom: 44 };
  const x = (level) => edge.left + ((width - edge.left - edge.right) * (level - 20)) / 80;
  const y = (share) => height - edge.bottom - (height - edge.top - edge.bottom) * share;
  const text = (words, at, anchor = "middle") => s("text", { ...at, "text-anchor": anchor }, words);
  return s(
    "svg",
    { class: "work-drawing", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say("work.sure-drawing") },
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      s("line", { class: "work-grid", x1: edge.left, x2: width - edge.right, y1: y(share), y2: y(share) }),
      text(`${share * 100}`, { x: edge.left - 6, y: y(share) + 4 }, "end"),
    ]),
    ...[25, 50, 75, 100].map((level) => text(`${level}`, { x: x(level), y: height - edge.bottom + 18 })),
    text(say("work.stated-axis"), { x: (edge.left + width - edge.right) / 2, y: height - 6 }),
    text(say("work.right-axis"), { x: 0, y: 12 }, "start"),
    s("line", { class: "work-even", x1: x(20), y1: y(0.2), x2: x(100), y2: y(1) }),
    ...rows.map(({ level, share, count }) =>
      s("circle", { class: count < FEW ? "work-dot few" : "work-dot", cx: x(level), cy: y(share), r: Math.min(11, 3 + 1.6 * Math.sqrt(count)).toFixed(1) }),
    ),
  );
}

function table(rows) {
  const heads = [say("work.stated"), say("work.times"), say("work.right"), say("work.share")];
  const body = rows.map(({ level, count, right, share }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, `${level} %`),
      h("td", { "data-head": heads[1] }, String(count)),
      h("td", { "data-head": heads[2] }, String(right)),
      h("td", { "data-head": heads[3] }, count < FEW ? say("work.share-few", { share: Math.round(share * 100) }) : `${Math.round(share * 100)} %`),
    ),
  );
  return h("table", { class: "work-table" }, h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))), h("tbody", {}, ...body));
}
