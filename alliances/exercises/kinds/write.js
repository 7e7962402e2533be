// Write a short text, hold it against a checklist, then compare it with a model answer. The rules are those of write.py.
import { h } from "../elements.js";
import { empty, noted, places } from "../kit.js";
import { say } from "../words.js";

const wordsOf = (text) => (text.match(/[^ \t\r\n\u00a0]+/g) ?? []).length; // the same blanks as in write.py

export function rule(item, answer) {
  const text = answer?.text ?? "";
  if (typeof text !== "string") throw new RangeError(say("write.not-text"));
  const open = item.checklist.length - places(answer, "ticked", item.checklist.length).length;
  const count = wordsOf(text);
  if (count < item.least) return empty(count ? say("write.short", { least: item.least, count }) : say("write.empty"));
  const feedback = [say("write.noted", { count })];
  if (count > item.most) feedback.push(say("write.long", { most: item.most }));
  if (open) feedback.push(say("write.unticked", { count: open }));
  return noted(feedback);
}

export const check = () => say("write.check");
export const dear = () => say("exercise.delete-text");
export const explains = true; // the explanation is part of the model answer

export function control(item, name, changed) {
  const { least, most } = item;
  const count = h("p", { class: "write-count", id: `${name}-count` });
  const text = h("textarea", { id: `${name}-text`, rows: 7, "aria-describedby": `${name}-count`, oninput: () => (tally(), changed()) });
  const ticks = item.checklist.map((_, index) => h("input", { type: "checkbox", id: `${name}-${index}`, onchange: changed }));
  const model = h("div", { class: "write-model" });

  function tally() {
    const found = wordsOf(text.value);
    count.textContent = say("write.count", { count: found, least, most });
    count.dataset.reached = String(found >= least && found <= most);
  }

  return {
    element: h(
      "div",
      {},
      h("label", { class: "exercise-end", for: text.id }, say("write.yours")),
      text,
      count,
      h(
        "fieldset",
        { class: "exercise-piece" },
        h("legend", {}, say("write.checklist")),
        ...ticks.map((tick, index) => h("div", { class: "exercise-option" }, tick, h("label", { for: tick.id }, item.checklist[index]))),
      ),
      h(
        "details",
        {},
        h("summary", {}, say("write.rubric")),
        h("dl", { class: "exercise-tags" }, ...item.rubric.map((level) => h("div", {}, h("dt", {}, level.name), h("dd", {}, level.text)))),
      ),
      model,
    ),
    read: () => ({ text: text.value, ticked: ticks.flatMap((tick, index) => (tick.checked ? [index] : [])) }),
    write: (answer) => {
      text.value = answer?.text ?? "";
      ticks.forEach((tick, index) => (tick.checked = answer?.ticked?.includes(index) ?? false));
      tally();
    },
    reveal: () =>
      model.replaceChildren(
        h("h4", {}, say("write.model")),
        h("blockquote", {}, item.model),
        h("h4", {}, say("write.good")),
        h("p", {}, item.explanation),
      ),
    conceal: () => model.replaceChildren(),
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => [["", (answer.text ?? "").trim()], ...(answer.ticked ?? []).map((place) => ["", `✓ ${item.checklist[place]}`])];
