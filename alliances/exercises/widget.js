// The exercise on native controls: check, hint, explain, start again; the answer is kept by the model.
// Runs unchanged in Jupyter (anywidget) and on the static page (alliances/site/scripts/islands.js).
import { h } from "./elements.js";
import { explorers } from "./explorers/index.js";
import { kinds } from "./kinds/index.js";
import { empty } from "./kit.js";
import { say } from "./words.js";

/** Grade an answer: {outcome, score, feedback}. Throws RangeError if the answer is malformed. */
export function grade(item, answer) {
  return kinds[item.type].rule(item, answer);
}

let counter = 0;

/** The word on an outcome; an empty answer gets none. */
const judged = {
  right: () => say("exercise.right"),
  partial: (score) => say("exercise.partial", { share: Math.round(score * 100) }),
  wrong: () => say("exercise.wrong"),
};

function render({ model, el }) {
  const item = model.get("item");
  const name = `exercise-${item.id}-${(counter += 1)}`;
  const verdict = h("div", { class: "exercise-verdict", role: "status", "aria-live": "polite" });
  const hints = h("ol", { class: "exercise-hints", "aria-live": "polite" });
  const explanation = h("p", { class: "exercise-explanation", tabindex: "-1", hidden: true }, item.explanation);
  const control = kinds[item.type].control(item, name, () => clearVerdict());

  const check = h("button", { type: "submit", class: "exercise-check" }, say("exercise.check"));
  const hint = h("button", { type: "button", hidden: !item.hints.length, onclick: showHint }, say("exercise.hint"));
  const explain = h("button", { type: "button", hidden: true, onclick: showExplanation }, say("exercise.explain"));
  const again = h("button", { type: "button", hidden: true, onclick: startAgain }, say("exercise.again"));
  const minutes = say("exercise.minutes", { count: item.minutes });

  const form = h(
    "form",
    { class: "exercise", novalidate: true, "aria-labelledby": `${name}-title`, onsubmit: submit },
    h("p", { class: "exercise-kind" }, say("exercise.about", { label: item.label, minutes })),
    h("p", { class: "exercise-title", id: `${name}-title` }, item.title),
    h("fieldset", {}, h("legend", {}, item.prompt), control.element),
    h("div", { class: "exercise-buttons" }, check, hint, explain, again),
    hints,
    verdict,
    explanation,
  );

  function clearVerdict() {
    verdict.replaceChildren();
    verdict.removeAttribute("data-outcome");
    control.conceal?.();
  }

  function show(graded) {
    verdict.dataset.outcome = graded.outcome;
    const word = judged[graded.outcome]?.(graded.score);
    verdict.replaceChildren(
      ...(word ? [h("strong", {}, word)] : []),
      ...graded.feedback.map((text) => h("p", {}, text)),
    );
    if (graded.outcome === "empty") return;
    control.reveal?.();
    explain.hidden = !explanation.hidden;
    again.hidden = false;
  }

  function submit(event) {
    event.preventDefault();
    const answer = control.read();
    const graded = grade(item, answer);
    show(graded);
    if (graded.outcome === "empty") return;
    model.set("answer", answer);
    model.save_changes();
  }

  function showHint() {
    hints.append(h("li", {}, item.hints[hints.children.length]));
    hint.hidden = hints.children.length === item.hints.length;
    if (hint.hidden) check.focus();
  }

  function showExplanation() {
    explanation.hidden = false;
    explain.hidden = true;
    explanation.focus();
  }

  function startAgain() {
    model.set("answer", null);
    model.save_changes();
    restore();
    form.querySelector("input, select, button").focus();
  }

  // Put the stored answer back; one that does not fit (an older book, a damaged file) counts as none.
  function restore() {
    const answer = model.get("answer");
    hints.replaceChildren();
    hint.hidden = !item.hints.length;
    explanation.hidden = explain.hidden = again.hidden = true;
    clearVerdict();
    try {
      const graded = answer ? grade(item, answer) : empty("");
      control.write(graded.outcome === "empty" ? null : answer);
      if (graded.outcome !== "empty") show(graded);
    } catch {
      control.write(null);
    }
  }

  restore();
  const reload = () => {
    if (JSON.stringify(model.get("answer")) !== JSON.stringify(control.read())) restore();
  };
  model.on("change:answer", reload);
  el.append(form);
  return () => model.off("change:answer", reload);
}

const widget = { render };

export { explorers, widget as default };
