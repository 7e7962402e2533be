// The reader's own answers, many at a time: taken along in a file, brought back, cleared; and the way back from each.
import { h } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { entry, isKey } from "./store.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Entry} Entry */

export const LARGEST = 20 * 2 ** 20; // bytes of a file that is read; all answers of a book are far less

/**
 * The content of an answer file.
 * @param {Store} store
 * @param {{format: string, version: number, book: string}} named how the file calls itself, and the version of the book
 * @param {string[]} keys the exercises
 */
export function collected(store, { format, version, book }, keys = store.keys()) {
  const answers = Object.fromEntries(keys.map((key) => [key, store.read(key)]).filter(([, kept]) => kept));
  return { format, version, book, saved: new Date().toISOString(), answers };
}

/**
 * What an answer file holds: its entries, and how many of them are damaged. Of a file that is none, or of a later form, which it is.
 * @param {any} content
 * @param {{format: string, version: number}} named
 * @returns {{entries: [string, Entry][], damaged: number} | "foreign" | "later"}
 */
export function accepted(content, { format, version }) {
  const answers = content?.answers;
  if (content?.format !== format) return "foreign";
  if (content.version !== version) return content.version > version ? "later" : "foreign";
  if (answers === null || typeof answers !== "object" || Array.isArray(answers)) return "foreign";
  const found = Object.entries(answers);
  /** @type {[string, Entry][]} */
  const entries = found.flatMap(([key, value]) => {
    const kept = isKey(key) ? entry(value) : undefined;
    return kept ? [/** @type {[string, Entry]} */ ([key, kept])] : [];
  });
  return { entries, damaged: found.length - entries.length };
}

/** Give the reader a file. @param {string} name @param {string} text @param {string} type */
export function give(name, text, type) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/**
 * Give the reader all answers in a file, and say so.
 * @param {Store} store
 * @param {{format: string, version: number, book: string, short: string}} called
 */
export function download(store, called) {
  const [content, file] = [collected(store, called), `${called.short}-answers.json`];
  give(file, JSON.stringify(content, null, 1), "application/json");
  return say("answers.downloaded", { count: Object.keys(content.answers).length, file });
}

/** What is not kept, and how long it lasts, in words; empty if all is kept. @param {Store} store */
export function lacking(store) {
  const { refused, left, until } = store.state();
  const [count, end] = [left.filter(isKey).length, named("answers.until")[until]];
  if (count) return say("answers.not-kept", { count, end });
  return refused ? say("answers.none-kept", { end }) : "";
}

/**
 * The question before answers are cleared: how many, and whose.
 * @param {string[]} keys
 * @param {string} scope the name of an exercise or a chapter; empty for the whole book
 */
export function question(keys, scope) {
  return scope ? say("answers.question", { count: keys.length, scope }) : say("answers.question-all", { count: keys.length });
}

/** Changes of many answers at once; they can be taken back until the page is left. */
export class Changes {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    /** @type {Map<string, {before: Entry | undefined, after: Entry | undefined}>} */
    this.made = new Map();
  }

  /** @param {string} key @param {Entry | undefined} kept */
  put(key, kept) {
    if (kept) this.store.write(key, kept, kept.at);
    else this.store.remove(key);
  }

  /** @param {string} key @param {Entry | undefined} after */
  make(key, after) {
    const before = this.store.read(key);
    this.put(key, after);
    this.made.set(key, { before, after: this.store.read(key) });
  }

  /** Clear answers. @param {string[]} keys */
  clear(keys) {
    for (const key of keys) this.make(key, undefined);
  }

  /**
   * Bring in answers, but over none that was given later; return the keys of those that came in.
   * @param {[string, Entry][]} entries
   */
  load(entries) {
    const newer = entries.filter(([key, kept]) => !(this.store.read(key) && (this.store.read(key)?.at ?? "") > kept.at));
    for (const [key, kept] of newer) this.make(key, kept);
    return newer.map(([key]) => key);
  }

  /** Take all back, except where the reader has answered since; return the keys of what is as it was before. */
  undo() {
    const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
    const back = [...this.made].filter(([key, { after }]) => same(this.store.read(key), after));
    for (const [key, { before }] of back) this.put(key, before);
    this.made.clear();
    return back.map(([key]) => key);
  }
}
