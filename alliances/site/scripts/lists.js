// The lists of the book: readers narrow them by words and fields, share what they see by its address, and come back to the passage.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { choosable, PHONE } from "./columns.js";
import { cameFrom } from "./passage.js";


/** What is compared when words are looked for: without case and accents. @param {string} text */
export const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();

/** Whether a text has all words. @param {string} text @param {string} words */
export const has = (text, words) => plain(words).split(/\s+/).every((word) => text.includes(word));

/**
 * The address of what is shown: the choices that were made, and nothing of the others.
 * @param {string} search the present query
 * @param {Record<string, string>} choices
 */
export function address(search, choices) {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(choices)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  return text && `?${text}`;
}

/** A list with its form. @param {HTMLElement} list */
function narrowed(list) {
  const entries = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".entry")]);
  const first = entries.map((entry) => entry.textContent ?? "");
  let texts = new Map();
  const said = h("output", { "aria-live": "polite" });
  const find = h("input", { type: "search", name: "q", autocomplete: "off", spellcheck: "false" });
  const order = JSON.parse(list.dataset.order ?? "{}");
  const selects = (list.dataset.filter ?? "").split(" ").filter(Boolean).map((field) => choice(field, entries, order[field]));
  const label = h("label", {}, `${say("list.find")} `, find);
  const clear = h("button", { type: "button", onclick: startAgain }, say("list.clear"));
  const form = h("form", { class: "filter", role: "search" }, label, ...selects.map((select) => select.parentElement), clear, said);
  const jump = /** @type {HTMLElement | null} */ (list.previousElementSibling?.closest("nav.jump") ?? null);
  const fields = [find, ...selects];

  /** Take up what the entries say now: a browser may have translated them. What they said at first is found as well. */
  function look() {
    const now = (entry) => (entry.textContent ?? "").replace(say("list.more"), "");
    texts = new Map(entries.map((entry, place) => [entry, plain(`${first[place]} ${now(entry)}`)]));
  }

  function narrow() {
    for (const entry of entries) {
      const fits = selects.every((select) => !select.value || valuesOf(entry, select.name).includes(select.value));
      entry.hidden = !fits || !has(texts.get(entry) ?? "", find.value);
    }
    const shown = entries.filter((entry) => !entry.hidden).length;
    const [all, what] = [entries.length, list.dataset.what];
    said.textContent = shown ? say("list.shown", { shown, all, what }) : say("list.none", { all, what });
    clear.hidden = fields.every((field) => !field.value);
    for (const link of jump?.querySelectorAll("a") ?? []) {
      link.hidden = !document.getElementById(link.hash.slice(1))?.querySelector(".entry:not([hidden])"); // to nothing
    }
  }

  /** Take the choices from the address. */
  function read() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = query.get(field.name) ?? "";
      if (field.selectedIndex < 0) field.value = ""; // what this list does not know narrows nothing
    }
    narrow();
  }

  /** Keep the choices in the address, where "back" and a link find them. */
  function changed() {
    narrow();
    const choices = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    history.replaceState(history.state, "", location.pathname + address(location.search, choices) + location.hash);
  }

  function startAgain() {
    for (const field of fields) field.value = "";
    changed();
    find.focus(); // the button goes
  }

  /** An entry, or a group of entries, that is linked to must be on show. */
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !(target === list || list.contains(target))) return;
    if (!target.getClientRects().length) {
      for (const field of fields) field.value = "";
      changed();
    }
    const more = /** @type {HTMLDetailsElement | null} */ (target.querySelector(".entry-more"));
    if (more) more.open = true;
    target.scrollIntoView();
  }

  find.addEventListener("focus", look);
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  addEventListener("popstate", read);
  (jump ?? list).before(form);
  if (matchMedia(PHONE).matches) entries.forEach(fold);
  look();
  read();
  if (location.hash) reveal();
}

/** What an entry has in a field: one value, or several that semicolons part. @param {HTMLElement} entry @param {string} field */
const valuesOf = (entry, field) => (entry.dataset[field] ?? "").split("; ");

/**
 * The choice among the values of a field.
 * @param {string} field
 * @param {HTMLElement[]} entries
 * @param {string[]} [order] of the values, else that of the alphabet
 */
function choice(field, entries, order = []) {
  const values = [...new Set(entries.flatMap((entry) => valuesOf(entry, field)))].sort();
  values.sort((one, other) => order.indexOf(one) - order.indexOf(other));
  const select = h("select", { name: field }, new Option(say("list.all"), ""), ...values.map((value) => new Option(value, value)));
  h("label", {}, `${field[0].toUpperCase()}${field.slice(1)} `, select);
  return select;
}

/** Fold an entry to its name and the line that says what it is, on a small screen. @param {HTMLElement} entry */
function fold(entry) {
  const rest = [...entry.children].slice(1).filter((part) => !part.matches(".entry-lead"));
  if (!rest.length) return;
  const more = h("details", { class: "entry-more" }, h("summary", {}, say("list.more")));
  rest[0].before(more);
  more.append(...rest);
}

/** Offer the way back to the passage, at the entry to which a mark led. */
function offerBack() {
  const from = cameFrom();
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  document.querySelector(".way-back")?.remove();
  if (!from || !target) return;
  target.prepend(h("p", { class: "way-back" }, h("a", { href: from.href }, say("list.back", { title: from.title }))));
}

/** Begin. */
export function start() {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-columns]"))) choosable(box);
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".entries[data-filter]"))) narrowed(list);
  addEventListener("hashchange", offerBack);
  offerBack();
}
