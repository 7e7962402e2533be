// "Your answers on this page", below its exercises: how many are done, the way to all of them, clear and undo.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { download, lacking } from "./answers.js";
import { asking } from "./asking.js";
import { pageOf, titleOfPage } from "./front.js";
import { doneInWords } from "./progress.js";

/**
 * @param {import("./store.js").Store} store
 * @param {Map<string, import("./model.js").Model>} models those of the page, which show what is cleared and brought back
 * @param {string[]} keys the exercises of the page
 * @param {string} work the address of all the reader's work
 * @param {any} called how a file of answers calls itself
 */
export function toolbar(store, models, keys, work, called) {
  const mine = () => keys.filter((key) => store.read(key));
  const done = h("p", { class: "answers-done" });
  const stay = h("p", { role: "status" });
  const save = h("button", { type: "button", hidden: true, onclick: () => question.tell(download(store, called)) }, say("answers.download"));
  const question = asking(store, (changed) => changed.forEach((key) => models.get(key)?.adopt(store.read(key))));
  const clear = h("button", { type: "button", onclick: () => question.ask(clear, mine(), titleOfPage()) }, say("answers.clear-chapter"));

  let said = ""; // not what stands there: a browser may have translated it

  function count() {
    done.textContent = say("progress.page", { done: doneInWords({ done: keys.filter((key) => store.read(key)?.answer).length, of: keys.length }) });
    const lack = lacking(store);
    const told = lack || say("answers.stay");
    if (said !== told) stay.textContent = said = told; // read aloud when it changes only
    save.hidden = !lack;
  }
  store.watch(count);
  count();

  const all = h("a", { href: work }, say("answers.work"));
  const bar = (...parts) => h("section", { class: "answers", "aria-label": say("answers.yours") }, ...parts);
  if (!document.querySelector("article.chapter")) return bar(stay, save, question.element, h("p", { class: "answers-links" }, all)); // it shows exercises of other pages
  const handIn = h("a", { href: `${work}#hand-in=${pageOf()}` }, say("answers.hand-in"));
  return bar(done, stay, h("p", { class: "answers-links" }, all, " · ", handIn), save, clear, question.element);
}
