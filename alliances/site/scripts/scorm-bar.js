// "Your answers on this page" in a course: what is done, what the course was told, what it could not keep, and a file for the teacher.
import { h } from "../../exercises/elements.js";
import { plain } from "../../exercises/kit.js";
import { say } from "../../exercises/words.js";
import { doneInWords } from "./progress.js";

/**
 * Whether the answers are kept, in words.
 * @param {import("./scorm-record.js").Record["state"]} state
 * @param {string} titles of the exercises whose answers are too long
 */
function keptInWords({ cut, kept, copied, reads }, titles) {
  if (reads) return say("course.reads");
  if (!kept) return copied ? say("course.copy-only") : say("course.not-kept");
  if (!cut.length) return say("course.kept");
  return copied ? say("course.cut", { titles }) : say("course.lost", { titles });
}

/**
 * @param {import("./scorm-record.js").Record} record
 * @param {Map<string, import("./scorm-record.js").Asked>} asked
 * @param {ReturnType<typeof import("./scorm-file.js").fileMaker>} makeFile
 * @returns {typeof import("./toolbar.js").toolbar}
 */
export const barOf = (record, asked, makeFile) => (store) => {
  const done = h("p", { class: "answers-done" });
  const score = h("p", {});
  const stay = h("p", { role: "status" });
  const made = h("p", { class: "answers-said", role: "status" });
  const file = h("button", { type: "button", onclick: () => (made.textContent = say("hand-in.made", { file: makeFile(store) })) }, say("course.file"));

  function show() {
    const sum = record.sum();
    const told = keptInWords(record.state, record.state.cut.map((key) => `“${asked.get(key)?.item.title}”`).join(", "));
    done.textContent = say("progress.page", { done: doneInWords({ done: sum.done, of: sum.all }) });
    score.textContent = say("course.score", { points: plain(sum.points), of: sum.of });
    if (stay.textContent !== told) stay.textContent = told; // read aloud when it changes only
  }
  record.watch(show);
  show();
  return h("section", { class: "answers", "aria-label": say("answers.yours") }, done, score, stay, h("p", {}, say("course.read")), file, made);
};
