// What the reader forecast of open questions: the first number and the last, the base rate, how each stands, and the scores of those that are decided.
import { h } from "../../exercises/elements.js";
import { hundredths, plain } from "../../exercises/kit.js";
import { named, say } from "../../exercises/words.js";
import { linkTo } from "./work-states.js";

/** @typedef {import("./work-states.js").Known} Known */

/** Every number on an open question. @param {Known[]} known @param {any} front the front end of the exercises */
export function openForecasts(known, front) {
  const asked = known.filter(({ item }) => item.type === "forecast" && item.mode === "open");
  const told = asked.flatMap((each) => (each.state === "done" ? [{ each, found: front.forecasts(each.item, each.kept?.answer) }] : []));
  if (!told.some(({ found }) => found.lines.length || found.gone.length)) {
    return asked.length ? [h("p", {}, `${say("work.no-forecasts")} `, linkTo(asked[0]))] : [];
  }
  return told.flatMap(({ each, found }) => section(each, found));
}

/** @param {Known} each @param {any} found */
function section(each, { lines, gone, score }) {
  const count = lines.length;
  const said = [say("work.forecasts", { count, of: each.item.rows.length })];
  if (score) {
    said.push(say("forecast.brier", { count: score.count, brier: hundredths(score.last) }));
    if (score.first !== score.last) said.push(say("forecast.first", { brier: hundredths(score.first) }));
    if (score.base) {
      const [yours, theirs] = [score.base.yours, score.base.theirs].map(hundredths);
      said.push(say("forecast.against-base", { count: score.base.count, yours, theirs }));
    }
  }
  const heads = named("work.forecast-heads");
  const percent = (number) => ((number ?? null) === null ? "–" : `${plain(number)} %`);
  const row = ({ row: asked, entry, state }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, linkTo(each, asked.text)),
      h("td", { "data-head": heads.first }, percent(entry.first?.p ?? entry.p)),
      h("td", { "data-head": heads.last }, percent(entry.p)),
      h("td", { "data-head": heads.base }, percent(asked.base)),
      h("td", { "data-head": heads.stands }, state),
    );
  const table = h(
    "table",
    { class: "work-table" },
    h("thead", {}, h("tr", {}, ...Object.values(heads).map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...lines.map(row)),
  );
  const left = gone.map(([id, entry]) => `${id}: ${percent(entry?.p)}`).join("; ");
  return [h("p", {}, said.join(" ")), table, ...(left ? [h("p", { class: "work-note" }, say("work.forecasts-gone", { left }))] : [])];
}
