// Writes answer files as the book's pages do: the store keeps what each student answered, and the page's own writer collects it.
// In: {settings, class: {student: {exercise: {answer, draft}}}}. Out: {student: text of the file}.
import { readFileSync } from "node:fs";
import { collected } from "../../alliances/site/scripts/answers.js";
import { Store } from "../../alliances/site/scripts/store.js";

const { settings, class: students } = JSON.parse(readFileSync(0, "utf8"));
const none = () => {
  throw new DOMException("denied"); // the page's memory stands in
};
const files = Object.entries(students).map(([student, given]) => {
  const store = new Store("book:", none);
  for (const [key, kept] of Object.entries(given)) store.write(key, kept, kept.at);
  return [student, JSON.stringify(collected(store, settings), null, 1)];
});
process.stdout.write(JSON.stringify(Object.fromEntries(files)));
