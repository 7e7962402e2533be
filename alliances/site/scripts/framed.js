// Inside another page, as a learning platform or Jupyter shows the book, a browser may refuse files, windows and printing, and tells no script of
// it. So what was asked for is offered in another way, beside where the reader asked. No other page loads this file.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { copy } from "./copying.js";

const LINES = "p, dl, form, table, .answers, .exercise-buttons"; // behind which a note stands
const BOXES = "li, dd, div, details, section, article"; // at whose end it stands, where there is no such line
const TEXTS = /^(text\/|application\/json)/;

const inside = self !== top;
/** @type {Element} what the reader pressed last */
let pressed = document.body;

/** Say something beside what the reader pressed, and nothing elsewhere any longer. @param {...(string | Node)} said */
function note(...said) {
  document.querySelector(".framed-note")?.remove();
  const box = h("div", { class: "framed framed-note", role: "status" });
  const line = pressed.closest(LINES);
  if (line) line.after(box);
  else (pressed.closest(BOXES) ?? pressed).append(box);
  setTimeout(() => {
    box.append(...said); // a status is read aloud when it changes
    box.scrollIntoView({ block: "nearest" });
  });
}

/** What shows a text, and copies it. @param {Element} shown @param {string} label */
function copying(shown, label) {
  const said = h("output", {});
  return [shown, h("p", {}, h("button", { type: "button", onclick: async () => (said.textContent = await copy(shown)) }, label), " ", said)];
}

/** An address, to be opened or copied. @param {string} href */
const address = (href) => copying(h("p", { class: "framed-address", translate: "no" }, h("a", { href, "data-own": true }, href)), say("copy.address"));

/** Offer a file in another way: its text if it is one, else an address. @param {string} file its name @param {string} text @param {string} [href] */
function offer(file, text, href = location.href) {
  if (text) note(h("p", {}, say("framed.text", { file })), ...copying(h("pre", { tabindex: 0, translate: "no" }, text), say("copy.text")));
  else note(h("p", {}, say("framed.file", { file })), ...address(href));
}

/** Notice the files that scripts make: each presses a link of its own, which is in no page. */
function noticeFiles() {
  /** @type {Map<string, Blob>} */
  const made = new Map();
  const { createObjectURL } = URL;
  URL.createObjectURL = (/** @type {Blob} */ blob) => {
    const url = createObjectURL(blob);
    made.set(url, blob);
    return url;
  };
  HTMLAnchorElement.prototype.click = function () {
    HTMLElement.prototype.click.call(this);
    const blob = made.get(this.href);
    if (!this.download || this.isConnected) return;
    if (blob && TEXTS.test(blob.type)) blob.text().then((text) => offer(this.download, text));
    else offer(this.download, "");
  };
}

/** Open a window of its own; where none may open, say so. @param {string} href */
function leave(href) {
  const opened = window.open(href, "_blank");
  if (!opened) return note(h("p", {}, say("framed.window")), ...address(href));
  try {
    opened.opener = null;
  } catch {
    // it is another site's already
  }
}

/** Follow what the reader presses. @param {MouseEvent} event */
function follow(event) {
  const asked = event.target instanceof Element ? event.target.closest("a[href], button[data-print]") : null;
  if (!asked || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (asked.matches("button")) return note(h("p", {}, say("framed.print")), ...address(location.href));
  const link = /** @type {HTMLAnchorElement} */ (asked);
  if (event.defaultPrevented || !/^https?:/.test(link.protocol)) return;
  if (link.download) return offer(link.download, "", link.href);
  const lab = origin === "null" && link.pathname.includes("/lite/"); // which needs a storage
  const away = "own" in link.dataset || (inside && link.origin !== location.origin);
  if (lab || away) event.preventDefault();
  if (lab) note(h("p", {}, say("framed.lab")), ...address(link.href));
  else if (away) leave(link.href);
}

/** Whether anything lasts that this page keeps. */
function keeps() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** Be there when the reader asks, and say before the first exercise what becomes of answers. */
export function start() {
  document.addEventListener("click", (event) => (pressed = event.target instanceof Element ? event.target : pressed), true);
  document.addEventListener("click", follow);
  noticeFiles();
  if (!inside) return; // what the browser keeps, the exercises say themselves
  const told = h("p", { class: "framed" }, keeps() ? say("framed.kept") : say("framed.not-kept"));
  document.querySelector(".island, .work-part, .game")?.before(told);
}
