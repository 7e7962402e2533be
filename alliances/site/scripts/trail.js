// The reader's trail through the book, on every page: how far each chapter is done, and where the reader stopped.
import { pageOf } from "./front.js";
import { marks } from "./progress.js";
import { keepPlace, offerPlace } from "./reading.js";
import { makeStore } from "./store.js";

/** @param {{prefix: string, chapters: Record<string, string>}} settings the chapter of each exercise */
export function start({ prefix, chapters }) {
  const store = makeStore(prefix, () => localStorage, window);
  const page = pageOf();
  marks(store, chapters);
  offerPlace(store);
  if (Object.values(chapters).includes(page)) keepPlace(store, page);
}
