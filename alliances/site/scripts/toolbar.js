// "Your answers", below the exercises of a page: download, load, clear after a question, undo.
import { h } from "../../exercises/elements.js";
import { accepted, Clearing, collected, counted, question } from "./answers.js";

/**
 * @param {import("./store.js").Store} store
 * @param {Map<string, import("./model.js").Model>} models those of the page, which show what is loaded, cleared and brought back
 * @param {{format: string, version: number, chapters: Record<string, string>}} settings
 */
export function toolbar(store, models, settings) {
  const clearing = new Clearing(store);
  const said = h("p", { class: "answers-said", role: "status" });
  const say = (words) => (said.textContent = words);
  const button = (text, onclick, hidden = false) => h("button", { type: "button", onclick, hidden }, text);

  const input = h("input", { type: "file", accept: "application/json,.json", hidden: true, "aria-label": "Answer file" });
  input.addEventListener("change", async () => {
    if (input.files.length) say(await upload(input.files[0]));
    input.value = "";
  });

  const asked = h("p", { id: "answers-question" });
  const keepButton = button("Keep them", keep);
  const clearAll = button("Clear all answers", clear);
  const asking = h("div", { class: "answers-question", role: "group", "aria-labelledby": asked.id, hidden: true }, asked, clearAll, keepButton);
  asking.addEventListener("keydown", (event) => event.key === "Escape" && keep());
  const clearButton = button("Clear", ask);
  const undoButton = button("Undo", undo, true);

  function download() {
    const blob = new Blob([JSON.stringify(collected(store, settings), null, 1)], { type: "application/json" });
    const link = h("a", { href: URL.createObjectURL(blob), download: "my-answers.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say(`${counted(store.keys().length, "answer")} downloaded.`);
  }

  /** @param {File} file */
  async function upload(file) {
    let content;
    try {
      content = JSON.parse(await file.text());
    } catch {
      return `${file.name} is not an answer file: it is damaged, or was not downloaded from this book.`;
    }
    const answers = accepted(content, settings.format);
    if (!answers) return `${file.name} is not an answer file of this book: download one here and compare.`;
    for (const [key, kept] of answers) {
      store.write(key, kept);
      models.get(key)?.adopt(kept);
    }
    return `${counted(answers.length, "answer")} loaded.`;
  }

  // The focus goes to the harmless answer, and back to where it came from.
  function ask() {
    const keys = store.keys();
    if (!keys.length) {
      say("There are no answers to clear.");
      return;
    }
    asked.textContent = question(keys, settings.chapters);
    asking.hidden = false;
    say("");
    keepButton.focus();
  }

  function answered(words) {
    asking.hidden = true;
    say(words);
    clearButton.focus();
  }

  function keep() {
    answered("Nothing was cleared.");
  }

  function clear() {
    const words = `${counted(clearing.clear(), "answer")} cleared. Undo brings them back until you leave this page.`;
    for (const model of models.values()) model.adopt(null);
    undoButton.hidden = false;
    answered(words);
  }

  function undo() {
    const back = clearing.undo();
    for (const [key, kept] of back) models.get(key)?.adopt(kept);
    undoButton.hidden = true;
    answered(`${counted(back.length, "answer")} brought back.`);
  }

  return h(
    "section",
    { class: "answers", "aria-label": "Your answers" },
    h("p", {}, "Your answers stay in this browser. Nobody else sees them."),
    button("Download my answers", download),
    button("Load answers", () => input.click()),
    clearButton,
    undoButton,
    input,
    asking,
    said,
  );
}
