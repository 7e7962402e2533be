// The reader's own answers: taken along in a file, brought back, cleared, and cleared no longer.
import { say } from "../../exercises/words.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * The content of an answer file: all that the store keeps.
 * @param {Store} store
 * @param {{format: string, version: number}} named how the file calls itself
 */
export function collected(store, { format, version }) {
  const answers = Object.fromEntries(store.keys().map((key) => [key, store.read(key)]));
  return { format, version, saved: new Date().toISOString(), answers };
}

/**
 * The answers in the content of a file, as [key, what is kept]; null if it is no answer file.
 * @param {any} content
 * @param {string} format
 * @returns {[string, object][] | null}
 */
export function accepted(content, format) {
  const answers = content?.answers;
  if (content?.format !== format || answers === null || typeof answers !== "object" || Array.isArray(answers)) return null;
  return Object.entries(answers).filter(([, kept]) => kept !== null && typeof kept === "object");
}

/**
 * The question before answers are cleared: how many of how many chapters.
 * @param {string[]} keys
 * @param {Record<string, string>} chapters the chapter of each exercise; of an exercise that has left the book it is not known
 */
export function question(keys, chapters) {
  const known = new Set(keys.map((key) => chapters[key]).filter(Boolean));
  const answers = say("answers.answers", { count: keys.length });
  if (!known.size) return say("answers.question-unknown", { answers });
  return say("answers.question", { answers, chapters: say("answers.chapters", { count: known.size }) });
}

/** What the reader clears on this page; it can be brought back until the page is left. */
export class Clearing {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    /** @type {Map<string, object>} */
    this.taken = new Map();
  }

  /** Clear all answers; return how many. */
  clear() {
    const keys = this.store.keys();
    for (const key of keys) {
      this.taken.set(key, this.store.read(key));
      this.store.remove(key);
    }
    return keys.length;
  }

  /** Bring back what was cleared, but over no answer that was given since; return it as [key, what is kept]. */
  undo() {
    const back = [...this.taken].filter(([key]) => this.store.read(key) === undefined);
    for (const [key, kept] of back) this.store.write(key, kept);
    this.taken.clear();
    return back;
  }
}
