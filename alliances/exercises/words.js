// What exercises and the scripts of a page say, from the catalogue words.json: the twin of words.py.
import words from "./words.json" with { type: "json" };

/** @typedef {keyof typeof words} Key */

/** @type {Record<string, any>} */
const catalogue = words;

/**
 * A text, its places filled; where it has two forms, places.count chooses.
 * @param {Key} key
 * @param {Record<string, any>} places
 * @returns {string}
 */
export function say(key, places = {}) {
  const found = catalogue[key];
  const text = typeof found === "string" ? found : places.count === 1 ? found.one : found.other;
  return text.replace(/\{(\w+)\}/g, (_, place) => String(places[place]));
}

/**
 * A table of words.
 * @param {Key} key
 * @returns {Record<string, string>}
 */
export const named = (key) => catalogue[key];
