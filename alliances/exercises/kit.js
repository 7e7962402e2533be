// What every kind of exercise uses: the forms of results and answers, and native controls.
import { h } from "./elements.js";
import { say } from "./words.js";

export const empty = (text, rows = []) => ({ outcome: "empty", score: 0, feedback: [text], rows });
export const rounded = (score) => Math.round(score * 1e4) / 1e4;

export function result(score, feedback, rows = []) {
  const outcome = score === 1 ? "right" : score > 0 ? "partial" : "wrong";
  return { outcome, score: rounded(score), feedback, rows };
}

/** A complete answer to a question that has no right one. */
export const noted = (feedback, rows = []) => ({ outcome: "noted", score: 0, feedback, rows });

/** What is said of one row, to stand beside it. */
export const note = (outcome, text) => ({ outcome, text });
export const judged = (hit, text) => note(hit ? "right" : "wrong", text);
export const unchosen = () => note("open", say("exercise.unchosen"));

/** How many rows are right, in words. */
export const tally = (rows) => say("exercise.tally", { hits: rows.filter((row) => row?.outcome === "right").length, size: rows.length });

export const atLeastHalf = (share) => (share >= 0.5 ? share : 0);
const isPlace = (value, size) => Number.isInteger(value) && value >= 0 && value < size;
export const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

/** Read a list of distinct places from an answer; an absent one is empty. */
export function places(answer, field, size) {
  const found = (answer ?? {})[field] ?? [];
  if (!Array.isArray(found) || !found.every((place) => isPlace(place, size))) {
    throw new RangeError(say("exercise.not-places", { field, most: size - 1 }));
  }
  if (new Set(found).size !== found.length) throw new RangeError(say("exercise.twice", { field }));
  return found;
}

/** Read one choice per row from an answer, null where nothing is chosen; an absent list has none. */
export function choices(answer, field, rows, size) {
  const given = (answer ?? {})[field];
  const found = given === undefined || given === null || (Array.isArray(given) && !given.length) ? Array(rows).fill(null) : given;
  if (!Array.isArray(found) || found.length !== rows || !found.every((choice) => choice === null || isPlace(choice, size))) {
    throw new RangeError(say("exercise.not-choices", { field, rows, most: size - 1 }));
  }
  return found;
}

/** Read a number as people type it: in Arabic, Persian or full-width digits too, with a comma or a point; null where none stands. */
export function numberIn(text) {
  const typed = text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.codePointAt(0) & 15)
    .replace(/[\s'\u2019\u066c]/g, "")
    .replace(/[\u060c\u066b]/g, ",")
    .replace("\u2212", "-");
  const whole = /^-?[1-9]\d{0,2}(,\d{3})+(\.|$)/.test(typed) ? typed.replace(/,/g, "") : typed.replace(",", "."); // 1,500 are many
  return /^-?(\d+\.?\d*|\.\d+)$/.test(whole) ? Number(whole) : null;
}

/** @typedef {{least: number, most: number, step?: number}} Scale what numbers are asked for */

/**
 * The number to which an arrow key leads: the next step within the limits, and none beyond; where none stands, the end from which the arrow comes.
 * @param {number | null} value
 * @param {boolean} up
 * @param {Scale} scale
 */
export function stepped(value, up, { least, most, step = 1 }) {
  if (value === null) return up ? least : most;
  const place = (value - least) / step;
  const next = least + step * (up ? Math.floor(place + 1e-9) + 1 : Math.ceil(place - 1e-9) - 1);
  const within = Math.max(least, Math.min(most, next));
  return within > value === up ? within : value;
}

/** A field into which a number is typed, in any way that numberIn() reads, or stepped with the arrow keys up and down. @param {Scale} scale */
export function numberField(scale, attributes) {
  const field = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", ...attributes });
  field.addEventListener("keydown", (event) => {
    const up = event.key === "ArrowUp";
    if ((!up && event.key !== "ArrowDown") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || field.readOnly) return;
    const value = numberIn(field.value);
    if (value === null && field.value.trim()) return; // words are not ours to delete
    event.preventDefault();
    const next = stepped(value, up, scale);
    if (next === value) return;
    field.value = plain(next);
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  });
  return field;
}

/** Write a number with at most two decimals and no zeros behind them. */
export const plain = (number) => {
  const text = (Math.floor(number * 100 + 0.5) / 100).toFixed(2);
  return text.replace(/0+$/, "").replace(/\.$/, "");
};

/** Write a score with two decimals, halves up, whatever the order in which it was summed. */
export function hundredths(number) {
  const whole = Math.floor(Math.abs(number) * 100 + 0.5 + 1e-9);
  return `${number < 0 && whole ? "−" : ""}${(whole / 100).toFixed(2)}`;
}

/** Where the note on a row will stand; the row's controls are described by its id. */
export const noteAt = (id) => h("p", { class: "exercise-note", id });

/** A drop-down list that starts without a choice: read() gives the place chosen or null. */
export function picker(options, attributes, changed, invitation = say("exercise.choose")) {
  const select = h(
    "select",
    { ...attributes, onchange: changed },
    h("option", { value: "" }, invitation),
    ...options.map((text, index) => h("option", { value: index }, text)),
  );
  return {
    select,
    read: () => (select.value === "" ? null : Number(select.value)),
    write: (choice) => (select.value = choice ?? ""),
  };
}

/** A group of radio buttons, one line each or side by side: read() gives the place chosen or null. */
export function radios(texts, name, changed, row = "exercise-option") {
  const described = `${name}-note`;
  const inputs = texts.map((_, index) =>
    h("input", { type: "radio", name, value: index, id: `${name}-${index}`, "aria-describedby": described, onchange: changed }),
  );
  return {
    note: noteAt(described),
    rows: inputs.map((input, index) => h("div", { class: row }, input, h("label", { for: `${name}-${index}` }, texts[index]))),
    read: () => {
      const place = inputs.findIndex((input) => input.checked);
      return place < 0 ? null : place;
    },
    write: (choice) => inputs.forEach((input, index) => (input.checked = index === choice)),
  };
}

/** The width in pixels at which a drawing of a stage is made, so that its words keep their size; draws again when it changes. */
export function fitted(stage, draw) {
  let width = 0;
  const look = () => {
    const now = Math.round(Math.max(260, Math.min(640, stage.clientWidth || 640)));
    if (now === width) return;
    width = now;
    draw();
  };
  new ResizeObserver(look).observe(stage);
  return () => width || 640;
}
