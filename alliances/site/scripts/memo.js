// Gives a memo away as a file: what makes the file is loaded when the reader asks for it. A page without a memo does not load this.
import { say } from "../../exercises/words.js";
import { once, run } from "./loading.js";

/** @param {{script: string, title: string, short: string, style: string}} settings the address of what makes files, in _static; the book */
export function start({ script, ...book }) {
  const root = new URL(document.documentElement.dataset.content_root ?? "./", document.baseURI);
  const load = once(async () => {
    await run(new URL(`_static/${script}`, root).href);
    return /** @type {typeof import("./memo-files.js")} */ (/** @type {any} */ (globalThis).memoFiles);
  });
  document.addEventListener("memo-file", (event) => {
    const wanted = /** @type {CustomEvent} */ (event).detail;
    load().then(
      (files) => files.give(book, wanted),
      () => wanted.tell(say("memo.file-failed")),
    );
  });
}
