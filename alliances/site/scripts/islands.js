// Hosts the exercises of a page without a kernel: they come alive one by one, and find the reader's answers again.
import { part } from "../../exercises/elements.js";
import { frontEnd, rootOf } from "./front.js";
import { onInterest } from "./loading.js";
import { Model } from "./model.js";
import { toolbar } from "./toolbar.js";

/**
 * @param {{module: string, whole: string, work: string, file: any}} settings whole: the module with every kind; work: the page with all of the reader's work; file: what a file of answers says of itself
 * @param {import("./store.js").Store} store
 * @param {typeof toolbar} [bar] what stands below the exercises
 */
export function enliven(settings, store, bar = toolbar) {
  const islands = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".island")]);
  if (!islands.length) return;
  /** @type {Map<string, Model>} */
  const models = new Map();
  const begun = new Set();
  const load = frontEnd(islands.some(({ dataset }) => "rare" in dataset) ? settings.whole : settings.module);

  /** The model of an island, with the reader's answer. @param {HTMLElement} island */
  function modelOf(island) {
    const { widget: key = "", kept = "" } = island.dataset;
    const known = models.get(key);
    if (known) return known;
    const model = new Model(key, JSON.parse(part(island, ".island-state").textContent ?? ""), kept.split(" "), store);
    model.adopt(store.read(key));
    models.set(key, model);
    return model;
  }

  /** @param {HTMLElement} island */
  async function wake(island) {
    if (begun.has(island)) return;
    begun.add(island);
    const live = part(island, ".island-live");
    try {
      const { default: widget } = await load();
      widget.render({ model: modelOf(island), el: live });
      island.dataset.live = "";
    } catch (error) {
      // the still version stays on show, until the reader turns to it
      live.replaceChildren();
      begun.delete(island);
      console.warn(error);
    }
  }

  // What another tab answers or clears, this one shows.
  store.watch((key, here) => {
    if (here) return;
    for (const [name, model] of models) if (key === null || key === name) model.adopt(store.read(name));
  });

  // Words and drawings come first: islands start one by one once the page has been painted.
  const pause = () => new Promise((done) => setTimeout(done));
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  (async () => {
    if (!document.hidden) await painted();
    for (const island of islands) {
      await wake(island);
      onInterest(island, () => wake(island));
      await pause();
    }
    const keys = islands.map((island) => island.dataset.widget ?? "");
    const work = new URL(settings.work, rootOf()).href;
    part(document.body, "article.prose").append(bar(store, models, keys, work, settings.file));
    document.dispatchEvent(new Event("islands-alive"));
  })();
}
