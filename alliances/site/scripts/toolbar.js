// "Your answers", below the exercises of a page: download, load, clear after a question, undo.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { accepted, Clearing, collected, question } from "./answers.js";

/**
 * @param {import("./store.js").Store} store
 * @param {Map<string, import("./model.js").Model>} models those of the page, which show what is loaded, cleared and brought back
 * @param {{format: string, version: number, chapters: Record<string, string>}} settings
 */
export function toolbar(store, models, settings) {
  const clearing = new Clearing(store);
  const said = h("p", { class: "answers-said", role: "status" });
  const tell = (words) => (said.textContent = words);
  const button = (text, onclick, hidden = false) => h("button", { type: "button", onclick, hidden }, text);

  const input = h("input", { type: "file", accept: "application/json,.json", hidden: true, "aria-label": say("answers.file") });
  input.addEventListener("change", async () => {
    if (input.files.length) tell(await upload(input.files[0]));
    input.value = "";
  });

  const asked = h("p", { id: "answers-question" });
  const keepButton = button(say("answers.keep"), keep);
  const clearAll = button(say("answers.clear-all"), clear);
  const asking = h("div", { class: "answers-question", role: "group", "aria-labelledby": asked.id, hidden: true }, asked, clearAll, keepButton);
  asking.addEventListener("keydown", (event) => event.key === "Escape" && keep());
  const clearButton = button(say("answers.clear"), ask);
  const undoButton = button(say("answers.undo"), undo, true);

  function download() {
    const blob = new Blob([JSON.stringify(collected(store, settings), null, 1)], { type: "application/json" });
    const link = h("a", { href: URL.createObjectURL(blob), download: "my-answers.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    tell(say("answers.downloaded", { count: store.keys().length }));
  }

  /** @param {File} file */
  async function upload(file) {
    let content;
    try {
      content = JSON.parse(await file.text());
    } catch {
      return say("answers.damaged", { file: file.name });
    }
    const answers = accepted(content, settings.format);
    if (!answers) return say("answers.foreign", { file: file.name });
    for (const [key, kept] of answers) {
      store.write(key, kept);
      models.get(key)?.adopt(kept);
    }
    return say("answers.loaded", { count: answers.length });
  }

  // The focus goes to the harmless answer, and back to where it came from.
  function ask() {
    const keys = store.keys();
    if (!keys.length) {
      tell(say("answers.none"));
      return;
    }
    asked.textContent = question(keys, settings.chapters);
    asking.hidden = false;
    tell("");
    keepButton.focus();
  }

  function answered(words) {
    asking.hidden = true;
    tell(words);
    clearButton.focus();
  }

  function keep() {
    answered(say("answers.kept"));
  }

  function clear() {
    const words = say("answers.cleared", { count: clearing.clear() });
    for (const model of models.values()) model.adopt(null);
    undoButton.hidden = false;
    answered(words);
  }

  function undo() {
    const back = clearing.undo();
    for (const [key, kept] of back) models.get(key)?.adopt(kept);
    undoButton.hidden = true;
    answered(say("answers.back", { count: back.length }));
  }

  return h(
    "section",
    { class: "answers", "aria-label": say("answers.yours") },
    h("p", {}, say("answers.stay")),
    button(say("answers.download"), download),
    button(say("answers.load"), () => input.click()),
    clearButton,
    undoButton,
    input,
    asking,
    said,
  );
}
