// The exercise on native controls: check, hint, explain, start again; the model keeps the answer, and what is not checked yet as a draft.
// Runs unchanged in Jupyter (anywidget) and on the static page (alliances/site/scripts/islands.js).
import { h } from "./elements.js";
import { explorers } from "./explorers/common.js";
import { kinds } from "./kinds/common.js";
import { named, say } from "./words.js";

/** Grade an answer: {outcome, score, feedback, rows}. Throws RangeError if the answer is malformed. */
export function grade(item, answer) {
  return kinds[item.type].rule(item, answer);
}

/**
 * An answer or a draft in words, line by line: what the line is about ("" where the question says it), what the reader said ("" for
 * nothing yet), and which of the rows of the result speaks of it, where that is not the one of the same place.
 */
export const told = (item, answer) => kinds[item.type].told(item, answer);

/** How sure the reader was and whether that was right, of each statement of an answer; of most kinds none. */
export const confidence = (item, answer) => kinds[item.type].confidence?.(item, answer) ?? [];

/** What the reader forecast of open questions, and what became of it; of most exercises nothing. */
export const forecasts = (item, answer) => kinds[item.type].forecasts?.(item, answer) ?? null;

let counter = 0;
const sign = (outcome) => h("span", { class: "exercise-sign", "aria-hidden": "true" }, named("exercise.signs")[outcome]);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The word on an outcome; an empty answer gets none. */
const judged = {
  right: () => say("exercise.right"),
  partial: () => say("exercise.partial"),
  wrong: () => say("exercise.wrong"),
  noted: () => say("exercise.noted"),
};

/** The word on a result; none on a prediction, of which only the record is told. */
export const verdictOn = (item, { outcome }) => (kinds[item.type].neutral ? "" : (judged[outcome]?.() ?? ""));

/** The words that stand before the note on a row, by its outcome. */
export const marksOf = (item) => kinds[item.type].marks ?? named("exercise.marks");

/** Let an element say how something came out: sign, word, sentences; nothing without an outcome. */
function tell(element, outcome, word, sentences) {
  element.replaceChildren(...(word ? [sign(outcome), " ", h("strong", {}, word), " "] : []), ...sentences);
  if (outcome) element.dataset.outcome = outcome;
  else element.removeAttribute("data-outcome");
}

function render({ model, el }) {
  const item = model.get("item");
  const name = `exercise-${item.id}-${(counter += 1)}`;
  const kind = kinds[item.type];
  const { neutral, explains } = kind; // neutral: of a prediction only the record is told
  const marks = marksOf(item);
  const verdict = h("div", { class: "exercise-verdict", role: "status", "aria-live": "polite", "data-neutral": Boolean(neutral) });
  const unchecked = h("p", { class: "exercise-draft", hidden: true }, say("exercise.draft"));
  const hints = h("ol", { class: "exercise-hints", "aria-live": "polite" });
  const explanation = h("p", { class: "exercise-explanation", tabindex: "-1", hidden: true }, item.explanation);
  const control = kind.control(item, name, changed);
  control.write(null);
  const blank = control.read();

  // the button answers, not the form: in a frame without the right to send forms, no form is ever sent
  const check = h("button", { type: "submit", class: "exercise-check", onclick: submit }, labelOf(null));
  const hint = h("button", { type: "button", hidden: !item.hints.length, onclick: showHint }, say("exercise.hint"));
  const explain = h("button", { type: "button", hidden: true, onclick: showExplanation }, say("exercise.explain"));
  const again = h("button", { type: "button", hidden: true, onclick: askOrStart }, say("exercise.again"));
  const dear = kind.dear?.(item) ?? ""; // what is asked before a work of many minutes is deleted
  const no = h("button", { type: "button", onclick: () => ((asked.hidden = true), again.focus()) }, say("exercise.delete-no"));
  const yes = h("button", { type: "button", onclick: startAgain }, say("exercise.delete-yes"));
  const asked = h("div", { class: "exercise-buttons", role: "group", "aria-label": dear, hidden: true }, h("p", {}, dear), yes, no);
  const number = el.closest("[data-number]")?.dataset.number ?? "";
  const minutes = say("exercise.minutes", { count: item.minutes });
  const shared = el.closest(".island") ? control.address : null; // a notebook has no address to share
  const copied = h("p", { class: "exercise-said", role: "status", hidden: true });
  const offered = h(
    "div",
    { class: "exercise-buttons", hidden: true },
    h("p", { class: "exercise-draft" }, say("explore.kept")),
    h("button", { type: "button", onclick: () => (take(), form.querySelector("input, select")?.focus()) }, say("explore.take")),
  );

  const form = h(
    "form",
    { class: "exercise", novalidate: true, autocomplete: "off", "aria-labelledby": `${name}-title` },
    h("p", { class: "exercise-kind" }, say("exercise.about", { label: item.label, minutes })),
    h("h3", { class: "exercise-title", id: `${name}-title` }, h("span", { class: "exercise-number" }, number), item.title),
    ...(shared ? [offered] : []),
    h("fieldset", {}, h("legend", {}, item.prompt), control.element),
    h("div", { class: "exercise-buttons" }, check, hint, explain, again, unchecked),
    ...(dear ? [asked] : []),
    ...(shared ? [h("div", { class: "exercise-buttons" }, h("button", { type: "button", onclick: copyAddress }, say("explore.copy")), copied)] : []),
    hints,
    verdict,
    explanation,
  );

  /** What the button says: with some kinds a second press does another thing than the first. */
  function labelOf(answer) {
    return kind.check?.(item, answer) ?? say("exercise.check");
  }

  function conceal() {
    tell(verdict, "", "", []);
    for (const note of control.notes ?? []) tell(note, "", "", []);
    control.conceal?.();
  }

  function show(graded, answer) {
    const { outcome, feedback } = graded;
    conceal();
    tell(verdict, outcome, verdictOn(item, graded), feedback.map((text) => h("p", {}, text)));
    (control.notes ?? []).forEach((note, index) => {
      const row = graded.rows[index];
      if (row) tell(note, row.outcome, marks[row.outcome], [row.text]);
    });
    if (outcome === "empty") return;
    control.reveal?.(graded, answer);
    explain.hidden = explains || !explanation.hidden;
    again.hidden = false;
  }

  // The answer goes first: at every moment the draft, or without one the answer, is what the control shows.
  function keep(answer, draft) {
    model.set("answer", answer);
    model.set("draft", draft);
    model.save_changes();
    unchecked.hidden = draft === null;
    check.textContent = labelOf(answer);
  }

  /** Copy the address at which the page shows what is set; where a page may not write to the clipboard, show it. */
  async function copyAddress() {
    const address = shared.of(location.href);
    copied.hidden = false;
    try {
      await navigator.clipboard.writeText(address);
      copied.textContent = say("explore.copied");
    } catch {
      copied.textContent = say("explore.address", { address });
    }
  }

  /** Show the setting that the address of the page holds. */
  function take() {
    offered.hidden = true;
    control.write(sent);
    changed();
  }

  function changed() {
    copied.hidden = asked.hidden = true;
    conceal();
    const now = control.read();
    const answer = model.get("answer") ?? null;
    keep(answer, same(now, answer ?? blank) ? null : now);
    again.hidden = !answer && same(now, blank);
  }

  function submit(event) {
    event.preventDefault();
    const answer = (control.given ?? control.read)();
    const graded = grade(item, answer);
    show(graded, answer);
    verdict.scrollIntoView({ block: "nearest" }); // the notes above may have moved it, and its button, out of the window
    if (graded.outcome !== "empty") keep(answer, null);
    else lead(graded.rows.findIndex(Boolean));
  }

  /** Take the reader to the field of a row that lacks something. */
  function lead(place) {
    const note = control.notes?.[place];
    if (note) form.querySelector(`[aria-describedby="${note.id}"]`)?.focus();
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

  // The focus goes to the harmless answer, and back.
  function askOrStart() {
    if (!dear) return startAgain();
    asked.hidden = false;
    no.focus();
  }

  function startAgain() {
    control.write(null);
    keep(null, null);
    restore();
    form.querySelector("input, select, textarea, button").focus();
  }

  /** Put back what was kept and grade it; what does not fit (an older book, a damaged file) counts as none. */
  function putBack(kept) {
    try {
      const graded = kept && grade(item, kept);
      control.write(kept ?? null, model.get("answer") ?? null); // what was checked before a draft, some kinds have to know
      return graded;
    } catch {
      control.write(null);
      return null;
    }
  }

  // Put the draft back, or else the answer with its verdict.
  function restore() {
    asked.hidden = true;
    hints.replaceChildren();
    hint.hidden = !item.hints.length;
    explanation.hidden = explain.hidden = again.hidden = unchecked.hidden = true;
    conceal();
    const { answer, draft } = { answer: model.get("answer"), draft: model.get("draft") };
    check.textContent = labelOf(answer);
    if (putBack(draft) && same(control.read(), draft)) {
      again.hidden = unchecked.hidden = false;
      return;
    }
    const graded = putBack(answer);
    if (!graded || graded.outcome === "empty") control.write(null);
    else show(graded, answer);
  }

  restore();
  const sent = shared?.read(location.href);
  if (sent && !same(sent, control.read())) {
    if (model.get("draft")) offered.hidden = false; // what the reader was about to answer is not replaced unasked
    else take();
  }
  const reload = () => {
    if (!same(model.get("draft") ?? model.get("answer") ?? blank, control.read())) restore();
  };
  const signals = ["change:answer", "change:draft"];
  for (const signal of signals) model.on(signal, reload);
  model.on("adopted", restore); // what came from elsewhere may be a verdict on just what is shown
  el.append(form);
  return () => {
    for (const signal of signals) model.off(signal, reload);
    model.off("adopted", restore);
  };
}

const widget = { render };

export { explorers, widget as default };
