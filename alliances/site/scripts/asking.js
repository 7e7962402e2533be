// A question before answers are cleared, what was done, and the way back: shown beside the button that was pressed.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { Changes, lacking, question } from "./answers.js";

/** @typedef {import("./store.js").Store} Store */

let counter = 0;

/**
 * @param {Store} store
 * @param {(keys: string[]) => void} changed told the exercises whose answers are others now
 */
export function asking(store, changed) {
  const changes = new Changes(store);
  const asked = h("p", { id: `answers-question-${(counter += 1)}` });
  const said = h("p", { class: "answers-said", role: "status" });
  const keepButton = h("button", { type: "button", onclick: () => answered(say("answers.kept")) }, say("answers.keep"));
  const clearButton = h("button", { type: "button" });
  const undoButton = h("button", { type: "button", class: "answers-undo", hidden: true, onclick: undo }, say("answers.undo"));
  const group = h("div", { class: "answers-question", role: "group", "aria-labelledby": asked.id, hidden: true }, asked, clearButton, keepButton);
  group.addEventListener("keydown", (event) => event.key === "Escape" && answered(say("answers.kept")));
  /** @type {HTMLElement | null} */
  let from = null;

  /** Say what was done, and what of it is not kept. */
  const told = (words) => (said.textContent = `${words} ${lacking(store)}`.trim());

  // The focus goes to the harmless answer, and back to where it came from; if that is gone, to the way back.
  function answered(words) {
    group.hidden = true;
    told(words);
    if (from?.offsetParent) from.focus();
    else undoButton.focus();
  }

  /**
   * Ask whether to clear, and do it.
   * @param {HTMLElement} button the one pressed
   * @param {string[]} keys
   * @param {string} scope the name of an exercise or a chapter; empty for the whole book
   */
  function ask(button, keys, scope) {
    from = button;
    said.textContent = "";
    if (!keys.length) {
      said.textContent = say("answers.none");
      return;
    }
    asked.textContent = question(keys, scope);
    clearButton.textContent = scope ? say("answers.clear-scope", { scope }) : say("answers.clear-all");
    clearButton.onclick = () => {
      changes.clear(keys);
      changed(keys);
      undoButton.hidden = false;
      answered(say("answers.cleared", { count: keys.length }));
    };
    group.hidden = false;
    keepButton.focus();
  }

  /** Bring in the entries of a file; return how many came in. @param {[string, import("./store.js").Entry][]} entries */
  function load(entries) {
    const keys = changes.load(entries);
    changed(keys);
    undoButton.hidden = !changes.made.size; // also of what was brought in before
    return keys.length;
  }

  function undo() {
    const keys = changes.undo();
    changed(keys);
    told(say("answers.back", { count: keys.length }));
    if (from?.offsetParent) from.focus();
    undoButton.hidden = true;
  }

  const element = h("div", { class: "answers-asking" }, group, said, undoButton);
  return { element, ask, load, tell: told };
}
