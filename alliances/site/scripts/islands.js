// Hosts the exercises of a page without a kernel: they come alive one by one, and find the reader's answers again.
import { part } from "../../exercises/elements.js";
import { once, onInterest, run } from "./loading.js";
import { Model } from "./model.js";
import { makeStore } from "./store.js";
import { toolbar } from "./toolbar.js";

/** @param {{module: string, prefix: string, format: string, version: number, chapters: Record<string, string>}} settings */
export function start(settings) {
  const islands = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".island")]);
  if (!islands.length) return;
  const root = new URL(document.documentElement.dataset.content_root ?? "./", document.baseURI);
  const store = makeStore(settings.prefix, () => localStorage);
  /** @type {Map<string, Model>} */
  const models = new Map();
  const begun = new Set();

  /** The module by its address; out of a classic script from an unzipped folder, and wherever a server or its types forbid the module. */
  const load = once(async () => {
    const address = (name) => new URL(`_static/widgets/${name}`, root).href;
    if (location.protocol !== "file:") {
      try {
        return await import(address(`${settings.module}.js`));
      } catch {
        // the browser's console says why
      }
    }
    await run(address(`registry.js?${settings.module}`));
    return globalThis.exerciseModule;
  });

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
  async function enliven(island) {
    if (begun.has(island)) return;
    begun.add(island);
    const live = part(island, ".island-live");
    try {
      const { default: widget } = await load();
      widget.render({ model: modelOf(island), el: live });
      island.dataset.live = "";
    } catch (error) {
      live.replaceChildren(); // the still version stays on show, until the reader turns to it
      begun.delete(island);
      console.warn(error);
    }
  }

  // Words and drawings come first: islands start one by one once the page has been painted.
  const pause = () => new Promise((done) => setTimeout(done));
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  (async () => {
    if (!document.hidden) await painted();
    for (const island of islands) {
      await enliven(island);
      onInterest(island, () => enliven(island));
      await pause();
    }
    (document.querySelector("article.prose") ?? document.body).append(toolbar(store, models, settings));
  })();
}
