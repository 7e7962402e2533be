// The reader's trail through the book, on every page: how far each chapter is done, and where the reader stopped.
import { pageOf } from "./front.js";
import { marks } from "./progress.js";
import { keepPlace, offerPlace } from "./reading.js";
import { Store } from "./store.js";

/**
 * @param {import("./store.js").Store} store
 * @param {Record<string, string>} chapters the chapter of each exercise
 */
export function follow(store, chapters) {
  const page = pageOf();
  marks(store, chapters);
  offerPlace(store);
  if (Object.values(chapters).includes(page)) keepPlace(store, page);
}

/** A page without exercises. @param {{prefix: string, chapters: Record<string, string>}} settings */
export const start = ({ prefix, chapters }) => follow(new Store(prefix, () => localStorage, window), chapters);
