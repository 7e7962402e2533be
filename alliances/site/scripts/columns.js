// A wide table of which readers see two columns at a time, if they wish; on a small screen it begins so.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";

export const PHONE = "(max-width: 576px)";

/** Let readers choose two columns of the table in a box; its first column names the rows and stays. @param {HTMLElement} box */
export function choosable(box) {
  const rows = [.../** @type {HTMLTableElement} */ (box.querySelector("table")).rows];
  const names = [...rows[0].cells].slice(1).map((cell) => cell.textContent ?? "");
  const said = h("output", { "aria-live": "polite" });
  const [left, right] = [say("list.left"), say("list.right")].map((label) => chooser(label, names));

  function show() {
    const chosen = [left, right].map((select) => names.indexOf(select.value));
    const every = chosen.includes(-1);
    for (const row of rows) [...row.cells].slice(1).forEach((cell, at) => (cell.hidden = !every && !chosen.includes(at)));
    said.textContent = every ? "" : say("list.columns", { left: left.value, right: right.value });
  }

  if (matchMedia(PHONE).matches && names.length > 2) [left.value, right.value] = [names[0], names.at(-1) ?? ""];
  const form = h("form", { class: "filter" }, left.parentElement, right.parentElement, said);
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  box.before(form);
  show();
}

/** A choice of a column, or of all. @param {string} label @param {string[]} names */
function chooser(label, names) {
  const select = h("select", {}, new Option(say("list.every"), ""), ...names.map((name) => new Option(name, name)));
  h("label", {}, `${label} `, select);
  return select;
}
