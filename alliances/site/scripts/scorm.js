// A chapter in a learning management system: what it keeps is loaded before the exercises come alive, and what changes goes back to it.
import { part } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { frontEnd, pageOf } from "./front.js";
import { enliven } from "./islands.js";
import { find, Session } from "./scorm-session.js";
import { Record } from "./scorm-record.js";
import { barOf } from "./scorm-bar.js";
import { Store } from "./store.js";
import { fileMaker } from "./scorm-file.js";
import { toolbar } from "./toolbar.js";

/** The exercises of the page. @returns {Map<string, import("./scorm-record.js").Asked>} */
function askedHere() {
  const islands = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".island")]);
  return new Map(
    islands.map((island) => {
      const { item } = JSON.parse(part(island, ".island-state").textContent ?? "");
      const { widget = "", number = "" } = island.dataset;
      return [widget, { item, number, scored: "scored" in island.dataset }];
    }),
  );
}

/** @typedef {{module: string, whole: string, prefix: string, file: any}} Settings whole: the module with every kind; file: what a file of answers says of itself */

/** The storage of this device; what stands in for it in a frame has no length, and is gone with the frame. */
function device() {
  if (!(localStorage.length >= 0)) throw new DOMException("refused", "SecurityError");
  return localStorage;
}

/** Outside of a course the page is as on the site. @param {Settings} settings */
function alone(settings) {
  /** @type {typeof toolbar} */
  const bar = (...given) => {
    const element = toolbar(...given);
    element.querySelector(".answers-links")?.replaceChildren(say("course.none")); // the pages that it would lead to are not here
    return element;
  };
  enliven({ ...settings, work: "" }, new Store(settings.prefix, () => localStorage, window), bar);
}

/** A mark whose card is on the page, and whose own page is not, opens it by Enter too. @param {KeyboardEvent} event */
function openCard(event) {
  if (event.key === "Enter" && event.target instanceof HTMLElement && event.target.matches(".evidence[role=button]")) event.target.click();
}

/** @param {Settings} settings */
export async function start(settings) {
  document.addEventListener("keydown", openCard);
  const api = find(window);
  const session = api && new Session(api);
  if (!session?.open) return alone(settings);
  addEventListener("pageshow", (event) => event.persisted && location.reload()); // the visit was ended when the page was left
  const asked = askedHere();
  const front = await frontEnd(document.querySelector(".island[data-rare]") ? settings.whole : settings.module)();
  const record = new Record(session, { prefix: settings.prefix, page: pageOf() }, asked, front.grade, device);
  const student = session.get("cmi.core.student_name") || session.get("cmi.core.student_id");
  addEventListener("pagehide", () => record.finish());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && record.flush());
  await record.load();
  const store = new Store(settings.prefix, () => /** @type {any} */ (record)); // of this visit alone: no other tab and no other page has a part in it
  enliven({ ...settings, work: "" }, store, barOf(record, asked, fileMaker(front, asked, settings.file, student)));
}
