// "Your answers on this page", below its exercises: how many are done, the way to all of them, clear and undo.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { asking } from "./asking.js";
import { titleOfPage } from "./front.js";
import { doneInWords, progress } from "./progress.js";

/**
 * @param {import("./store.js").Store} store
 * @param {Map<string, import("./model.js").Model>} models those of the page, which show what is cleared and brought back
 * @param {{page: string, chapters: Record<string, string>, work: string}} settings the page, the chapter of each exercise, the address of all answers
 */
export function toolbar(store, models, { page, chapters, work }) {
  const scope = titleOfPage();
  const mine = () => store.keys().filter((key) => chapters[key] === page);
  const done = h("p", { class: "answers-done" });
  const stay = h("p", {});
  const question = asking(store, (keys) => keys.forEach((key) => models.get(key)?.adopt(store.read(key))));
  const clear = h("button", { type: "button", onclick: () => question.ask(clear, mine(), scope) }, say("answers.clear-chapter"));

  function count() {
    const count = progress(store, chapters).get(page) ?? { done: 0, of: 0 };
    done.textContent = say("progress.chapter", { done: doneInWords(count) });
    stay.textContent = store.lasts() ? say("answers.stay") : say("answers.not-kept");
  }
  store.watch(count);
  count();

  const all = h("a", { href: work }, say("answers.work"));
  const bar = (...parts) => h("section", { class: "answers", "aria-label": say("answers.yours") }, ...parts);
  if (!Object.values(chapters).includes(page)) return bar(stay, h("p", { class: "answers-links" }, all)); // it shows exercises of other pages
  const handIn = h("a", { href: `${work}#hand-in=${page}` }, say("answers.hand-in"));
  return bar(done, stay, h("p", { class: "answers-links" }, all, " · ", handIn), clear, question.element);
}
