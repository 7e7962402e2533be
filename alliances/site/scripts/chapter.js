// A page with exercises: they, and the reader's trail through the book, share one store.
import { enliven } from "./islands.js";
import { Store } from "./store.js";
import { follow } from "./trail.js";

/** @param {{module: string, whole: string, prefix: string, work: string, chapters: Record<string, string>, file: any}} settings see islands.js and trail.js */
export function start(settings) {
  const store = new Store(settings.prefix, () => localStorage, window);
  follow(store, settings.chapters);
  enliven(settings, store);
}
