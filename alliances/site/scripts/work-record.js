// What the reader predicted beside what the record says, and what the reader wrote.
import { h } from "../../exercises/elements.js";
import { plain } from "../../exercises/kit.js";
import { say } from "../../exercises/words.js";
import { linkTo, moment } from "./work-states.js";

/** @typedef {import("./work-states.js").Known} Known */

/** How a guess compares with the record, in words. @param {number} guess @param {number} record */
export function compared(guess, record) {
  if (guess === record) return say("work.exact");
  if (guess <= 0 || record <= 0) return guess > record ? say("work.higher") : say("work.lower");
  const ratio = guess / record;
  if (ratio > 0.95 && ratio < 1.05) return say("work.nearly");
  if (ratio < 1) return say("work.times-lower", { share: Math.max(1, Math.round(ratio * 100)) });
  return say("work.times-higher", { times: plain(Math.round(ratio * 10) / 10) });
}

/** Every number that the reader predicted. @param {Known[]} known */
export function predictions(known) {
  const asked = known.filter(({ item }) => item.type === "estimate");
  const given = asked.filter(({ state }) => state === "done");
  if (!given.length) return asked.length ? [h("p", {}, `${say("work.no-predictions")} `, linkTo(asked[0]))] : [];
  const cells = [say("work.asked"), say("work.guess"), say("work.record"), say("work.compared")];
  const row = (each) => {
    const { item, kept } = each;
    const guess = kept.answer.value;
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, linkTo(each)),
      h("td", { "data-head": cells[1] }, `${plain(guess)} ${item.unit}`),
      h("td", { "data-head": cells[2] }, `${plain(item.value)} ${item.unit}`),
      h("td", { "data-head": cells[3] }, compared(guess, item.value)),
    );
  };
  const table = h("table", { class: "work-table" }, h("thead", {}, h("tr", {}, ...cells.map((text) => h("th", { scope: "col" }, text)))), h("tbody", {}, ...given.map(row)));
  return [table, h("p", { class: "work-note" }, say("work.predicted", { count: given.length, of: asked.length }))];
}

/** The texts in an answer or draft; of a memo its text, and not the keys beside it. @param {any} item @param {any} answer @returns {string[]} */
const written = (item, answer) => (item.type === "memo" ? [answer?.text] : Object.values(answer ?? {})).filter((value) => typeof value === "string" && value.trim() !== "");

/** What the reader wrote, checked or not, to be read again. @param {Known[]} known */
export function texts(known) {
  const found = known.flatMap((each) => {
    const { item, kept } = each;
    if (!("mind" in (kept?.answer ?? kept?.draft ?? {})) && item.type !== "write" && item.type !== "memo") return [];
    const [done, draft] = [written(item, kept?.answer), written(item, kept?.draft)];
    return done.length || draft.length ? [{ each, words: draft.length ? draft : done, unchecked: draft.length > 0 }] : [];
  });
  if (!found.length) return [h("p", {}, say("work.no-texts"))];
  return found.map(({ each, words, unchecked }) =>
    h(
      "article",
      { class: "work-text" },
      h("h3", {}, linkTo(each)),
      h("p", { class: "work-prompt" }, each.item.prompt),
      ...words.map((text) => h("blockquote", { translate: "no" }, text)),
      h("p", { class: "work-note" }, [unchecked ? say("work.draft") : "", moment(each.kept?.at ?? "")].filter(Boolean).join(" · ")),
    ),
  );
}
