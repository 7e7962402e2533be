// Where the reader stopped, and which chapters were seen to their end: one small entry, on this device alone.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { rootOf, titleOfPage } from "./front.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {{page: string, title: string, anchor: string, passage: string, at: string}} Stop */

const NAME = "reading";

/** @param {any} value */
const text = (value) => (typeof value === "string" ? value.slice(0, 200) : "");

/**
 * What is remembered of the reading, in its form whatever the storage holds.
 * @param {Store} store
 * @returns {{stop: Stop | null, seen: string[]}}
 */
export function reading(store) {
  const kept = store.recall(NAME);
  const stop = kept?.stop;
  const fits = typeof stop?.page === "string" && /^[\w/-]+$/.test(stop.page);
  return {
    stop: fits ? { page: stop.page, title: text(stop.title), anchor: text(stop.anchor), passage: text(stop.passage), at: text(stop.at) } : null,
    seen: Array.isArray(kept?.seen) ? [...new Set(kept.seen.filter((page) => typeof page === "string"))] : [],
  };
}

/** A link to where the reader stopped; null if that is not known. @param {Store} store */
export function goOn(store) {
  const { stop } = reading(store);
  if (!stop?.title) return null;
  const place = stop.passage ? say("work.passage", { title: stop.title, passage: stop.passage }) : stop.title;
  const href = new URL(`book/${stop.page}.html${stop.anchor ? `#${stop.anchor}` : ""}`, rootOf()).href;
  return h("a", { class: "work-go-on", href }, say("work.go-on", { place }));
}

/** Fill the places of the page that lead back to where the reader stopped. @param {Store} store */
export function offerPlace(store) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".go-on"))) {
    const link = goOn(store);
    place.hidden = !link;
    place.replaceChildren(...(link ? [link] : []));
  }
}

/** The last heading above the middle of the window; of a page not yet scrolled, none. */
function passage() {
  const headings = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("article h2, article h3")]);
  const above = headings.filter((heading) => heading.offsetParent && heading.getBoundingClientRect().top < innerHeight / 2);
  const heading = scrollY > 100 ? above.at(-1) : undefined;
  const place = heading?.id ? heading : heading?.closest("section[id], .island[id]");
  return { anchor: place?.id ?? "", passage: place ? (heading?.firstChild?.textContent ?? "").trim() : "" };
}

/**
 * Remember, whenever the page is left or hidden, where it was; and that it was read to its end: that has come into
 * view, and so has half of its headings, since a link can lead to an exercise at its foot.
 * @param {Store} store
 * @param {string} page
 */
export function keepPlace(store, page) {
  const leave = () => store.remember(NAME, { ...reading(store), stop: { page, title: titleOfPage(), ...passage(), at: new Date().toISOString() } });
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  const last = h("div", { class: "text-end" });
  document.querySelector("article")?.append(last);
  const passed = new Set();
  const parts = [last, ...document.querySelectorAll("article h2")];
  const end = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) passed.add(target);
    if (!passed.has(last) || passed.size < parts.length / 2) return;
    end.disconnect();
    const known = reading(store);
    store.remember(NAME, { ...known, seen: [...new Set([...known.seen, page])] });
  });
  for (const part of parts) end.observe(part);
}
