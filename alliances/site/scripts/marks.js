// Evidence marks: the card opens beside a mark while the mouse rests on it, and on request by click, key or touch.
import { h } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { anchorOf, cardsOf, numberOf, place } from "./cards.js";
import { evidenceSwitch } from "./evidence.js";
import { leave } from "./passage.js";

const OPENS = 200; // milliseconds: the mouse rests, and does not pass by
const CLOSES = 300; // the mouse has time to come from the mark to its card

/**
 * Whether a click opens the card; with a modifier or another button it stays the browser's.
 * @param {{button: number, altKey: boolean, ctrlKey: boolean, metaKey: boolean, shiftKey: boolean}} click
 */
export function opens(click) {
  return click.button === 0 && !click.altKey && !click.ctrlKey && !click.metaKey && !click.shiftKey;
}

/**
 * Whether a click is one of finger or pen, or comes from where nothing can hover and from no key.
 * @param {{pointerType?: string}} click
 * @param {string} sign what the reader used last, for browsers whose clicks do not tell: "keyboard" or a type of pointer
 * @param {boolean} hovers whether anything on the device can hover
 */
export function touches(click, sign, hovers) {
  const by = click.pointerType || sign;
  return by === "touch" || by === "pen" || (!hovers && by !== "keyboard");
}

/** The card that is open beside a mark, and how to close it. There is one at a time. */
class Beside {
  /** @type {{link: HTMLElement, card: HTMLElement, asked: boolean} | null} */
  now = null;
  timer = 0;

  /** @param {HTMLElement} link @param {boolean} asked on request: the focus goes into the card, and comes back */
  open(link, asked) {
    clearTimeout(this.timer);
    if (this.now?.link !== link) this.close();
    this.now ??= { link, card: this.#shown(link), asked };
    const { card } = this.now;
    place(card, link);
    if (!asked) return;
    this.now.asked = true;
    card.classList.add("asked");
    if (link.hasAttribute("aria-expanded")) link.setAttribute("aria-expanded", "true");
    card.focus({ preventScroll: true });
  }

  /** @param {HTMLElement} link */
  #shown(link) {
    const close = h("button", { type: "button", onclick: () => this.close(true) }, say("mark.close"));
    const card = h("div", { class: "evidence-card", role: "dialog", tabindex: "-1", "aria-label": nameOf(link) }, close, ...told(link));
    card.addEventListener("focusout", (event) => !card.contains(/** @type {Node} */ (event.relatedTarget)) && document.hasFocus() && this.close());
    remember(card, link);
    card.popover = "manual"; // above everything, and cut off by nothing
    link.after(card);
    card.showPopover?.();
    return card;
  }

  /** @param {boolean} back whether the focus returns to the mark */
  close(back = false) {
    clearTimeout(this.timer);
    if (!this.now) return;
    const { link, card } = this.now;
    this.now = null;
    if (link.hasAttribute("aria-expanded")) link.setAttribute("aria-expanded", "false");
    card.remove();
    if (back) focusOn(link);
  }

  /** @param {() => void} act @param {number} wait */
  later(act, wait) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(act, wait);
  }
}

/** Give a mark the focus, also one that is no Tab stop. @param {HTMLElement} link */
function focusOn(link) {
  if (!link.hasAttribute("href")) link.tabIndex = -1;
  link.focus({ preventScroll: true });
}

/** What a card is called: the kind of its mark. @param {HTMLElement} link */
function nameOf(link) {
  const kind = /evidence-(\w+)/.exec(link.className)?.[1] ?? "";
  return named("mark.kinds")[kind];
}

/** @type {HTMLElement | undefined} */
let first; // the first mark of a verdict that the reader opened on this page

/** The cards of a mark; those of the first verdict say whom it judges. @param {HTMLElement} link */
function told(link) {
  if (!link.classList.contains("evidence-claim")) return cardsOf(link);
  first ??= link;
  return [...(first === link ? [h("p", { class: "card-first" }, say("mark.first"))] : []), ...cardsOf(link)];
}

/** Show the cards of a mark as a sheet; the page stays where it is, and the focus comes back to the mark. @param {HTMLElement} link */
function sheet(link) {
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: "evidence-sheet", "aria-labelledby": "sheet-kind" },
    h(
      "div",
      { class: "sheet-head" },
      h("h2", { id: "sheet-kind" }, nameOf(link)),
      h("button", { type: "button", autofocus: true, onclick: close }, say("mark.close")), // at the top, so that the sheet opens there
    ),
    h("div", {}, ...told(link)),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || (event.target instanceof Element && event.target.closest("a"))) close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    focusOn(link);
  });
  remember(dialog, link);
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Event} event @returns {HTMLElement | null} */
const markOf = (event) => (event.target instanceof Element ? event.target.closest(".evidence[data-card]") : null);

/** Open cards while the mouse rests on a mark to which it was moved, or on its card: a mark that scrolling brings under it opens nothing. @param {Beside} beside */
function hover(beside) {
  /** @type {HTMLElement | null} */
  let reached = null;
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    reached = null;
    const { now } = beside;
    if (!now || now.asked || now.card.contains(/** @type {Node} */ (event.target)) || now.link === markOf(event)) clearTimeout(beside.timer);
    else beside.later(() => beside.close(), CLOSES);
  });
  document.addEventListener("pointermove", (event) => {
    const link = event.pointerType === "mouse" ? markOf(event) : null;
    if (link && link !== reached) beside.later(() => beside.open(link, false), OPENS);
    reached = link;
  });
}

/** Open cards on request. @param {Beside} beside */
function request(beside) {
  let sign = "";
  document.addEventListener("pointerdown", (event) => (sign = event.pointerType), true);
  document.addEventListener("click", (event) => {
    const link = markOf(event);
    if (!link) {
      if (beside.now && !beside.now.card.contains(/** @type {Node} */ (event.target))) beside.close();
      return;
    }
    if (event.defaultPrevented || !opens(event)) return;
    const touched = touches(/** @type {PointerEvent} */ (event), sign, matchMedia("(any-hover: hover)").matches);
    if (link.classList.contains("evidence-exercise") && !touched) return; // a pointer to an exercise leads there
    event.preventDefault();
    if (touched) sheet(link);
    else beside.open(link, true);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      sign = "keyboard";
      if (event.key === "Escape") beside.close(beside.now?.asked);
      const link = event.key === " " && markOf(event);
      if (link) {
        event.preventDefault();
        link.click();
      }
    },
    true,
  );
}

/** Remember where the reader was when a link of a card leads away. @param {HTMLElement} card @param {HTMLElement} link the mark */
function remember(card, link) {
  const title = document.querySelector("h1")?.firstChild?.textContent?.trim() ?? document.title;
  const href = `${location.href.split("#")[0]}#mark-${numberOf(link)}`;
  card.addEventListener("click", (event) => {
    const followed = event.target instanceof Element && event.target.closest("a");
    if (followed) leave({ href, title, to: followed.href });
  });
}

/** Lead to the mark that the address names by its number on the page: back from the entry that it led to. */
function comeBack() {
  const link = anchorOf(location.hash);
  if (!link) return;
  document.querySelector(".came-back")?.classList.remove("came-back");
  link.classList.add("came-back");
  link.scrollIntoView({ block: "center" });
  focusOn(link);
}

/** Begin to listen. @param {{key: string}} settings */
export function start({ key }) {
  const beside = new Beside();
  const again = () => beside.now && place(beside.now.card, beside.now.link);
  evidenceSwitch(key);
  hover(beside);
  request(beside);
  for (const sign of ["scroll", "resize"]) addEventListener(sign, again, { passive: true, capture: true });
  addEventListener("hashchange", comeBack);
  comeBack();
}
