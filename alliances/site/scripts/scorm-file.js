// The answers of a chapter as the readable file that the book's grading command takes: a course shows a teacher the score and no text.
import { collected, give } from "./answers.js";
import { pageOf, titleOfPage } from "./front.js";
import { slug } from "./work-files.js";
import { sheet } from "./work-sheet.js";
import { judged } from "./work-states.js";

/** @typedef {import("./scorm-record.js").Asked} Asked */

/**
 * @param {any} front the front end of the exercises
 * @param {Map<string, Asked>} asked
 * @param {any} named what the file says of itself and of the book
 * @param {string} student
 * @returns {(store: import("./store.js").Store) => string} makes the file, gives it to the reader, and says its name
 */
export const fileMaker = (front, asked, named, student) => (store) => {
  const keys = [...asked.keys()];
  const page = pageOf();
  const items = Object.fromEntries([...asked].map(([key, { item }]) => [key, item]));
  const chapters = Object.fromEntries(keys.map((key) => [key, page]));
  const numbers = Object.fromEntries([...asked].map(([key, { number }]) => [key, number]));
  const catalogue = { chapters: [{ page, title: titleOfPage() }], items };
  const name = student.normalize("NFC").replace(/[\p{C}\s]+/gu, " ").trim().slice(0, 80);
  const content = { ...collected(store, named, keys), student: name, scope: page };
  const file = `${named.short}-${slug(page.split("/").at(-1) ?? "")}-${slug(name)}.html`;
  give(file, sheet(judged(front, catalogue, store, chapters, numbers), content, { front, catalogue, ...named }), "text/html");
  return file;
};
