// What a result shows of an entry: the part of its text in which the words of the query stand closest, these being marked.
import { h } from "../../exercises/elements.js";
import { runs } from "./folding.js";

const LENGTH = 180; // characters of a passage
const BEFORE = 30; // characters in front of the first word that was found

/** Where the words of a query stand in a text. @param {string} text @param {Set<string>} words */
const places = (text, words) => runs(text).filter((each) => each.words.some((word) => words.has(word)));

/**
 * The part of a text that has most of the words, cut between words.
 * @param {string} text
 * @param {Set<string>} words
 */
export function passage(text, words) {
  text = text.normalize("NFC");
  if (text.length <= LENGTH) return text;
  let [start, most] = [0, 0];
  const found = places(text, words);
  for (const { at } of found) {
    const near = found.filter((other) => other.at >= at && other.at < at + LENGTH - BEFORE);
    const different = new Set(near.flatMap((other) => other.words.filter((word) => words.has(word)))).size;
    if (different > most) [start, most] = [at, different];
  }
  const from = start <= BEFORE ? 0 : text.indexOf(" ", start - BEFORE) + 1 || start;
  const rest = text.slice(from, from + LENGTH);
  const whole = from + LENGTH >= text.length;
  return (from > 0 ? "… " : "") + (whole ? rest : `${rest.slice(0, Math.max(rest.lastIndexOf(" "), LENGTH / 2))} …`);
}

/** A text with the words of a query marked, as children of an element. @param {string} text @param {Set<string>} words */
export function marked(text, words) {
  const parts = [];
  let done = 0;
  text = text.normalize("NFC");
  for (const { at, run } of places(text, words)) {
    parts.push(text.slice(done, at), h("mark", {}, run));
    done = at + run.length;
  }
  return [...parts, text.slice(done)];
}
