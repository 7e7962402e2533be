// How far the reader has come: counts for each chapter, and the marks that show them in the menu and on cards.
import { h, s } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { chapterOf } from "./front.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * What of each chapter is done and what is begun.
 * @param {Store} store
 * @param {Record<string, string>} chapters the chapter of each exercise
 */
export function progress(store, chapters) {
  /** @type {Map<string, {done: number, drafts: number, of: number}>} */
  const counts = new Map();
  for (const page of Object.values(chapters)) {
    const count = counts.get(page) ?? { done: 0, drafts: 0, of: 0 };
    count.of += 1;
    counts.set(page, count);
  }
  for (const key of store.keys()) {
    const count = counts.get(chapters[key]);
    const kept = store.read(key);
    if (!count || !kept) continue;
    if (kept.answer) count.done += 1;
    else count.drafts += 1;
  }
  return counts;
}

/** A count in words. @param {{done: number, of: number}} count */
export const doneInWords = ({ done, of }) => say("progress.done", { done, of });

/** A ring that fills as a chapter is done; ticked where it is known that nothing of it is left to look at again. @param {{done: number, of: number, again?: number}} count */
export function ring({ done, of, again }) {
  const around = 2 * Math.PI * 6;
  const circle = (name, attributes = {}) => s("circle", { class: name, cx: 8, cy: 8, r: 6, ...attributes });
  return s(
    "svg",
    { class: "mark-ring", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", focusable: "false" },
    circle("ring-whole"),
    circle("ring-done", { "stroke-dasharray": `${((around * done) / of).toFixed(1)} ${around.toFixed(1)}`, transform: "rotate(-90 8 8)" }),
    ...(done === of && again === 0 ? [s("path", { class: "ring-tick", d: "M5 8.2l2.2 2.2 3.8-4.4" })] : []),
  );
}

/**
 * Fill the marks of the page, now and at every change. A chapter that is not begun has none.
 * @param {Store} store
 * @param {Record<string, string>} chapters
 */
export function marks(store, chapters) {
  const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".menu-mark[data-page], .card-mark[data-page]")]);
  if (!places.length) return;
  function show() {
    const counts = progress(store, chapters);
    for (const place of places) {
      const count = counts.get(chapterOf(place.dataset.page ?? ""));
      if (!count || !(count.done + count.drafts)) place.replaceChildren();
      else {
        const said = doneInWords(count);
        place.title = said;
        place.replaceChildren(ring(count), h("span", { class: place.matches(".card-mark") ? "mark-said" : "mark-said unseen" }, ` ${said}`));
      }
    }
  }
  let waiting = 0;
  store.watch(() => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 100);
  });
  show();
}
