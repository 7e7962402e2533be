// What is known of each exercise: whether it is done, begun or neither, and what the rules of the exercises say of the answer.
import { h, s } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { rootOf } from "./front.js";

/**
 * @typedef {object} Known
 * @property {any} item the exercise
 * @property {string} page its chapter
 * @property {string} number "Exercise 1.5"
 * @property {import("./store.js").Entry | undefined} kept
 * @property {"done" | "draft" | "none" | "misfit"} state misfit: what is kept does not fit the exercise, or not any longer
 * @property {any} result of a checked answer, as the exercise grades it
 * @property {string} word on the result
 * @property {"right" | "partial" | "wrong" | "noted" | ""} told how it came out, as the reader is told: a prediction is only noted
 */

/**
 * All exercises in the order of the book.
 * @param {any} front the front end of the exercises
 * @param {{items: Record<string, any>}} catalogue
 * @param {import("./store.js").Store} store
 * @param {Record<string, string>} chapters the chapter of each exercise
 * @param {Record<string, string>} numbers the number of each exercise
 * @returns {Known[]}
 */
export function judged(front, catalogue, store, chapters, numbers) {
  return Object.values(catalogue.items).map((item) => {
    const kept = store.read(item.id);
    const { state, result } = judge(front, item, kept);
    const verdict = result ? front.verdictOn(item, result) : ""; // none on a prediction, which nobody calls wrong
    const word = result ? verdict || say("work.predicted-one") : "";
    const told = result && (verdict ? result.outcome : "noted");
    return { item, page: chapters[item.id], number: numbers[item.id], kept, state, result, word, told: told ?? "" };
  });
}

/** @returns {{state: Known["state"], result: any}} */
function judge(front, item, kept) {
  if (!kept) return { state: "none", result: null };
  if (!kept.answer) return { state: "draft", result: null };
  try {
    const result = front.grade(item, kept.answer);
    return result.outcome === "empty" ? { state: "misfit", result: null } : { state: "done", result };
  } catch {
    return { state: "misfit", result: null };
  }
}

/** The state in words: what the exercise says of the answer, or that there is none. @param {Known} known */
export function stateInWords({ state, word, kept }) {
  if (state !== "done") return { none: say("work.none"), draft: say("work.draft"), misfit: say("work.misfit") }[state];
  return kept?.draft ? say("work.drafted-again", { word }) : word;
}

/** How many exercises are done, and how many of these are to be looked at again. @param {Known[]} known */
export const countOf = (known) => ({
  done: known.filter(({ state }) => state === "done").length,
  again: known.filter(({ told }) => told === "wrong" || told === "partial").length,
  of: known.length,
});

/** A link to an exercise. @param {Known} known @param {string} [text] */
export const linkTo = ({ item, page }, text = item.title) =>
  h("a", { href: new URL(`book/${page}.html#${item.id}`, rootOf()).href }, text);

/** A sign for a state: that of the exercise where it was checked, else an empty circle or a half one. @param {Known} known */
export function sign({ state, told }) {
  if (told) return h("span", { class: "work-sign", "data-outcome": told, "aria-hidden": "true" }, named("exercise.signs")[told]);
  const shapes = {
    none: [s("circle", { cx: 8, cy: 8, r: 6 })],
    draft: [s("circle", { cx: 8, cy: 8, r: 6 }), s("path", { class: "sign-full", d: "M8 2a6 6 0 0 1 0 12z" })],
    misfit: [s("circle", { cx: 8, cy: 8, r: 6 }), s("path", { d: "M5.5 5.5l5 5m0-5l-5 5" })],
  };
  return s("svg", { class: "work-sign", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", focusable: "false" }, ...shapes[state]);
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** A moment in words; nothing of one that is not known. @param {string} at */
export const moment = (at) => (at ? DAY.format(new Date(at)) : "");
