// Put numbers on words, forecast what is known to others, forecast what nobody knows yet. The rules are those of forecast.py.
import { h } from "../elements.js";
import { CHANCES, against, baseLine, changed, ended, entries, inRange, isChance, outcomeOf, standing, state, told as inWords, total, verdict } from "../forecasting.js";
import { picture } from "../forecast-picture.js";
import { empty, note, noteAt, noted, numberField, numberIn, plain } from "../kit.js";
import { named, say } from "../words.js";

export function rule(item, answer) {
  const given = entries(answer, item.rows);
  const faulty = item.rows.filter(({ id }) => isChance(given[id]) && !inRange(given[id]));
  if (faulty.length) return empty(say("forecast.range", { line: faulty[0].text }), beside(item.rows, faulty, say("forecast.range-here")));
  if (item.mode === "open") return kept(item, given);
  const left = item.rows.filter(({ id }) => !isChance(given[id]) && !knew(item, given[id]));
  if (left.length) return empty(say("forecast.left", { count: left.length, line: left[0].text }), beside(item.rows, left, say("forecast.left-here")));
  return item.mode === "words" ? compared(item, given) : scored(item, given, answer?.seen === true);
}

/** What is said beside some of the rows. */
const beside = (rows, some, text) => rows.map((row) => (some.includes(row) ? note("open", text) : null));
const hasReason = (entry) => (entry?.why ?? "").trim() !== "";
const knew = (item, entry) => item.mode === "known" && entry?.knew === true;

/** Numbers for words against those of readers. */
function compared({ rows }, given) {
  const inside = rows.filter(({ id, low, high }) => low <= given[id].p && given[id].p <= high).length;
  const apart = rows.reduce((sum, { id, middle }) => sum + Math.abs(given[id].p - middle), 0) / rows.length;
  const told = rows.map((row) => say("forecast.readers", { readers: row.readers, low: plain(row.low), high: plain(row.high), middle: plain(row.middle) }));
  return noted(
    [say("forecast.inside", { count: inside, size: rows.length }), say("forecast.apart", { points: plain(apart) })],
    told.map((text) => note("noted", text)),
  );
}

const NO_NUMBER = -1; // for what stands in a field and is none, such as “5-”, so that the check finds it
const unscored = (row) => say("forecast.unscored", { outcome: outcomeOf(row), happened: row.happened });

/** What counts of forecasts whose end is known: the rows whose end the reader did not know, and the first and the last number on each. */
function counting(item, given) {
  const counted = item.rows.filter(({ id }) => !knew(item, given[id]));
  return { counted, stands: Object.fromEntries(counted.map(({ id }) => [id, [given[id].first?.p ?? given[id].p, given[id].p]])) };
}

/** Numbers on what is known: locked first, then scored. */
function scored(item, given, seen) {
  const { counted, stands } = counting(item, given);
  if (!counted.length) return noted([say("forecast.all-known")], item.rows.map((row) => note("noted", unscored(row))));
  if (!seen) {
    return noted(
      [say("forecast.locked", { count: counted.length })],
      item.rows.map((row) => (counted.includes(row) ? note("noted", baseLine(row)) : null)),
    );
  }
  return noted(verdict(counted, stands), item.rows.map((row) => note("noted", stands[row.id] ? ended(row, stands[row.id]) : unscored(row))));
}

/** Which open questions have a number in time, and which of these are decided by yes or no. */
export function scorable(item, given) {
  const stands = Object.fromEntries(item.rows.flatMap((row) => {
    const stand = given[row.id] && standing(row, given[row.id]);
    return stand ? [[row.id, stand]] : [];
  }));
  return { stands, counted: item.rows.filter(({ id, outcome }) => stands[id] && outcome && outcome !== "void") };
}

/** Numbers on open questions: kept, and scored where the question is resolved. */
function kept(item, given) {
  const mine = item.rows.filter(({ id }) => isChance(given[id]));
  const bare = item.rows.filter((row) => !mine.includes(row) && hasReason(given[row.id])); // a reason, and no number yet
  const missing = beside(item.rows, bare, say("forecast.left-here"));
  if (!mine.length) return empty(say("forecast.none"), missing);
  const { stands, counted } = scorable(item, given);
  return noted(
    [say("forecast.kept", { count: mine.length, size: item.rows.length }), ...(counted.length ? verdict(counted, stands) : [])],
    item.rows.map((row, index) => (mine.includes(row) ? note(...state(row, given[row.id], stands[row.id])) : missing[index])),
  );
}

export const marks = { noted: "", open: "" }; // each sentence says itself how it stands

/** What the button says: what is known is locked before it is told. */
export const check = (item, answer) => named("forecast.check")[item.mode === "known" && answer ? "seen" : item.mode];

/** What is asked before all is deleted; what is known can be forecast again at no loss. */
export const dear = (item) => (item.mode === "open" ? say("forecast.delete") : "");

/** The fields of a row: a number, and a box or a reason, with what decides it. */
function line(mode, row, id, noted, enter) {
  const number = numberField(CHANCES, { inputmode: "numeric", id, "data-row": row.id, "aria-describedby": noted.id, oninput: enter });
  const box = mode === "known" ? h("input", { type: "checkbox", id: `${id}-knew`, "aria-label": say("forecast.knew-of", { text: row.text }), onchange: enter }) : null;
  const why = mode === "open" ? h("input", { type: "text", id: `${id}-why`, maxlength: 240, "aria-label": say("forecast.why-of", { text: row.text }), oninput: enter }) : null;
  const entry = [
    ...(mode === "known" ? [h("label", { for: id, class: "forecast-chance" }, say("forecast.chance"))] : []),
    number,
    h("span", { "aria-hidden": "true" }, "%"),
    ...(box ? [h("span", { class: "forecast-knew" }, box, h("label", { for: box.id }, say("forecast.knew")))] : []),
    ...(why ? [h("label", { for: why.id, class: "forecast-why" }, h("span", {}, say("forecast.why")), why)] : []),
  ];
  const facts = row.facts.flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]);
  const criterion = row.criterion ? [h("span", { class: "forecast-criterion" }, row.criterion)] : [];
  const element = h(
    "div",
    { class: "forecast-row" },
    h("label", { for: id, class: "forecast-asked" }, row.text, ...criterion),
    h("div", { class: "forecast-entry" }, ...entry),
    ...(row.until ? [h("p", { class: "exercise-end" }, baseLine(row))] : []),
    ...(facts.length ? [h("details", {}, h("summary", {}, say("forecast.more")), h("dl", { class: "forecast-facts" }, ...facts))] : []),
    noted,
  );
  return { number, box, why, element };
}

export function control(item, name, touched) {
  const { mode, rows } = item;
  /** @type {Map<string, any>} what is entered, by id, in its order; also of questions that this book no longer asks */
  let now = new Map();
  /** @type {Record<string, any>} what was checked last */
  let checked = {};
  let seen = false;
  const figure = h("div", { class: "forecast-figure" });
  const notes = rows.map((_, index) => noteAt(`${name}-${index}-note`));
  const parts = rows.map((row, index) => line(mode, row, `${name}-${index}`, notes[index], () => enter(index)));

  /** Take up what stands in the fields of a row. */
  function enter(index) {
    const { number, box, why } = parts[index];
    const [row, last] = [rows[index], checked[rows[index].id]];
    number.disabled = Boolean(box?.checked);
    if (box?.checked) now.set(row.id, { knew: true });
    else if (number.value.trim() === "") {
      const reason = why?.value ?? "";
      if (mode === "open" && isChance(last)) now.set(row.id, reason === (last.why ?? "") ? last : { ...last, why: reason }); // a forecast that was kept stays
      else if (reason.trim()) now.set(row.id, { why: reason }); // the number may come later
      else now.delete(row.id);
    } else now.set(row.id, entryOf(row, numberIn(number.value.replace(/[%٪％]\s*$/, "")) ?? NO_NUMBER, why?.value ?? "", last));
    touched();
  }

  function entryOf(row, p, why, last) {
    if (mode === "words") return { p };
    if (mode === "open") return changed(last, p, why, row.edition, new Date().toISOString());
    const first = isChance(last) ? (last.first ?? { p: last.p }) : null; // the number that was locked
    return first && first.p !== p ? { p, first } : { p };
  }

  function fill() {
    rows.forEach((row, index) => {
      const entry = now.get(row.id) ?? {};
      const { number, box, why } = parts[index];
      number.value = entry.p === NO_NUMBER ? "" : (entry.p ?? ""); // which nobody typed
      number.disabled = seen || entry.knew === true; // who has seen the end can forecast no more
      if (box) {
        box.checked = entry.knew === true;
        box.disabled = seen;
      }
      if (why) why.value = entry.why ?? "";
    });
  }

  const read = () => ({ chances: Object.fromEntries(now), ...(seen ? { seen } : {}) });
  return {
    notes,
    element: h("div", { class: "exercise-rows forecast" }, ...parts.map(({ element }) => element), figure),
    read,
    /** What the button checks: the second time, what happened. */
    given: () => (mode === "known" && Object.keys(checked).length ? { ...read(), seen: true } : read()),
    write: (answer, last) => {
      now = new Map(Object.entries(answer?.chances ?? {}));
      checked = answer ? (last?.chances ?? {}) : {};
      seen = answer?.seen === true;
      fill();
    },
    reveal: (graded, answer) => {
      checked = answer.chances;
      seen = answer.seen === true;
      fill();
      if (mode === "known" && seen) {
        const found = counting(item, answer.chances);
        if (found.counted.length) figure.replaceChildren(...picture(found.counted, found.stands));
      }
    },
    conceal: () => figure.replaceChildren(),
  };
}

/** The answer in words: what each line is about, and what the reader said; also of questions that this book no longer asks. */
export function told(item, answer) {
  const given = answer?.chances ?? {};
  const asked = item.rows.map((row, index) => [row.text, given[row.id] ? inWords(given[row.id]) : "", index]).filter(([, said]) => said || item.mode !== "open");
  const gone = Object.keys(given).filter((id) => !item.rows.some((row) => row.id === id));
  return [...asked, ...gone.map((id) => [say("forecast.gone", { id }), inWords(given[id]), -1])];
}

/** Every open question with what the reader said of it, for the page of the reader's own work. */
export function forecasts(item, answer) {
  if (item.mode !== "open") return null;
  const given = entries(answer, item.rows);
  const { stands, counted } = scorable(item, given);
  const lines = item.rows.flatMap((row) =>
    given[row.id] && isChance(given[row.id]) ? [{ row, entry: given[row.id], stand: stands[row.id] ?? null, state: state(row, given[row.id], stands[row.id])[1] }] : [],
  );
  const gone = Object.entries(answer?.chances ?? {}).filter(([id]) => !item.rows.some((row) => row.id === id));
  const score = counted.length ? { count: counted.length, first: total(counted, stands, 0), last: total(counted, stands), base: against(counted, stands, "base") } : null;
  return { lines, gone, score };
}
