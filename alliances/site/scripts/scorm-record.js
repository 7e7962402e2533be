// What a student did in one chapter, as a course keeps it: the answers, the score, and whether all is done.
//
// To the store of answers this is the browser's storage. Every change goes into the system's memory at once and, with a checked answer or when
// the page is left, to its disk. The browser keeps a copy for the same student and attempt, where it may: of what is too long for the
// system, and of what did not reach it.
import { entry } from "./store.js";
import { pack, plain, unpack, LIMIT } from "./scorm-packing.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./scorm-packing.js").Mark} Mark */
/** @typedef {{item: any, number: string, scored: boolean}} Asked an exercise of the chapter, and whether its answers are right or wrong */
/** @typedef {{points: number, of: number, done: number, all: number}} Sum */

const CLOSED = ["completed", "passed", "failed"]; // what a later visit does not take back

/** A short name that tells nobody who is meant. @param {string} text */
function nameless(text) {
  let sum = 2166136261;
  for (const letter of text) sum = Math.imul(sum ^ /** @type {number} */ (letter.codePointAt(0)), 16777619) >>> 0;
  return sum.toString(36);
}

/** Where a browser keeps the copy of one student's attempt; a browser that keeps nothing is no fault. */
class Copy {
  /** @param {() => Storage} storage @param {string} name */
  constructor(storage, name) {
    this.storage = storage;
    this.name = name;
  }

  /** @param {string} attempt @returns {[string, Entry][]} */
  read(attempt) {
    try {
      const kept = JSON.parse(this.storage().getItem(this.name) ?? "");
      return kept.attempt === attempt ? Object.entries(kept.entries) : [];
    } catch {
      return [];
    }
  }

  /** @param {string} attempt @param {Map<string, Entry>} entries */
  write(attempt, entries) {
    try {
      this.storage().setItem(this.name, JSON.stringify({ attempt, entries: Object.fromEntries(entries) }));
      return true;
    } catch {
      return false;
    }
  }
}

export class Record {
  #session;
  #prefix;
  #asked;
  #grade;
  #copy;
  #attempt = "";
  /** @type {Map<string, import("./scorm-packing.js").Left>} */
  #left = new Map();
  /** @type {Set<() => void>} */
  #watchers = new Set();
  #packing = false;
  #changed = false;
  #taken = true; // by the system, into its memory
  #reached = true; // its disk
  #score = NaN; // as it was told last
  #answers = ""; // the checked ones, as they were committed last
  /** @type {{cut: string[], kept: boolean, copied: boolean, reads: boolean}} what became of the last change */
  state = { cut: [], kept: true, copied: true, reads: false };

  /**
   * @param {import("./scorm-session.js").Session} session
   * @param {{prefix: string, page: string}} place what keys in the store begin with; the chapter
   * @param {Map<string, Asked>} asked the exercises of the chapter by their ids
   * @param {(item: any, answer: any) => Mark} grade
   * @param {() => Storage} storage the browser's
   */
  constructor(session, { prefix, page }, asked, grade, storage) {
    this.#session = session;
    this.#prefix = prefix;
    this.#asked = asked;
    this.#grade = grade;
    this.#copy = new Copy(storage, `${prefix}course:${nameless(`${session.get("cmi.core.student_id")} ${page}`)}`);
    this.state.reads = ["review", "browse"].includes(session.get("cmi.core.lesson_mode"));
  }

  /** Take over what the course keeps, and what of this attempt only this browser has. */
  async load() {
    const kept = await unpack(this.#session.get("cmi.suspend_data"));
    this.#attempt = kept?.attempt ?? nameless(String(Math.random()));
    this.#left = kept?.left ?? new Map();
    for (const [key, value] of kept?.entries ?? []) this.#put(key, value);
    for (const [key, value] of this.#copy.read(this.#attempt)) {
      const known = kept?.entries.get(key) ?? kept?.left.get(key);
      if (value.at >= (known?.at ?? kept?.saved ?? "")) this.#put(key, value);
    }
    this.#answers = this.#checked();
    if (this.state.reads) return;
    if (!CLOSED.includes(this.#session.get("cmi.core.lesson_status"))) this.#session.set("cmi.core.lesson_status", "incomplete");
    await this.#pack(); // an attempt has its name from its first moment, so that the copy of this browser can be known again
    this.#commit();
  }

  /** @param {string} key @param {any} value */
  #put(key, value) {
    const fits = entry(value);
    if (!fits || !this.#asked.has(key)) return;
    this.#texts[this.#prefix + key] = JSON.stringify(fits);
    this.#left.delete(key);
  }

  // ── the browser's storage, as the store of answers uses it ──
  /** What is kept, by its names: as with the browser's own storage, each is a property. @returns {Record & globalThis.Record<string, string>} */
  get #texts() {
    return /** @type {any} */ (this);
  }

  get length() {
    return Object.keys(this).length;
  }

  /** @param {string} name @returns {string | null} */
  getItem(name) {
    return Object.hasOwn(this, name) ? this.#texts[name] : null;
  }

  /** @param {string} name @param {string} text */
  setItem(name, text) {
    this.#texts[name] = text;
    this.#told(name);
  }

  /** @param {string} name */
  removeItem(name) {
    delete this.#texts[name];
    this.#told(name);
  }

  // ── what is reported ──
  /** @returns {Map<string, Entry>} */
  #entries() {
    return new Map(
      [...this.#asked.keys()].flatMap((key) => {
        const text = this.getItem(this.#prefix + key);
        return text === null ? [] : [/** @type {[string, Entry]} */ ([key, JSON.parse(text)])];
      }),
    );
  }

  #kept() {
    return { attempt: this.#attempt, saved: new Date().toISOString(), entries: this.#entries(), left: this.#left };
  }

  #checked() {
    return JSON.stringify([...this.#entries()].filter(([, { answer }]) => answer).map(([key, { answer }]) => [key, answer]));
  }

  /** The mark of an exercise by the book's own rules; null where nothing was checked. @param {string} key @returns {Mark | null} */
  #markOf(key) {
    const { answer } = this.#entries().get(key) ?? {};
    if (!answer) return this.#left.get(key)?.mark ?? null;
    try {
      const { outcome, score } = this.#grade(this.#asked.get(key)?.item, answer);
      return outcome === "empty" ? null : { outcome, score };
    } catch {
      return { outcome: "wrong", score: 0 }; // an answer that does not fit its exercise counts nothing
    }
  }

  /** What has been reached: one point for each exercise whose answers are right or wrong. @returns {Sum} */
  sum() {
    const sum = { points: 0, of: 0, done: 0, all: this.#asked.size };
    for (const [key, { scored }] of this.#asked) {
      const mark = this.#markOf(key);
      if (mark) sum.done += 1;
      if (mark ? mark.outcome === "noted" : !scored) continue;
      sum.points += mark?.score ?? 0;
      sum.of += 1;
    }
    return sum;
  }

  /** @param {() => void} watcher told when a change was kept, or was not */
  watch(watcher) {
    this.#watchers.add(watcher);
  }

  /** @param {string} name */
  #told(name) {
    const key = name.slice(this.#prefix.length);
    if (!this.#asked.has(key)) return; // what else the book remembers lasts as long as the page
    this.#left.delete(key);
    this.#changed = true;
    this.state.copied = this.#copy.write(this.#attempt, this.#entries());
    if (!this.#packing) this.#work();
  }

  /** Pack until nothing has changed in the meantime. */
  async #work() {
    this.#packing = true;
    while (this.#changed) {
      this.#changed = false;
      await this.#pack();
    }
    this.#packing = false;
    const checked = this.#checked();
    if (checked !== this.#answers && !this.state.reads) {
      this.#answers = checked;
      this.#commit();
    }
    for (const watcher of this.#watchers) watcher();
  }

  async #pack() {
    if (this.state.reads) return;
    const { text, cut } = await pack(this.#kept(), (key) => this.#markOf(key));
    this.state.cut = cut;
    this.#taken = this.#session.set("cmi.suspend_data", text);
    this.state.kept = this.#taken && this.#reached;
    this.#report();
  }

  #commit() {
    this.#reached = this.#session.commit();
    this.state.kept = this.#taken && this.#reached;
  }

  #report() {
    const { points, of, done, all } = this.sum();
    const score = Math.round((points / of) * 1e4) / 100;
    if (done && of && score !== this.#score) {
      this.#session.set("cmi.core.score.min", 0);
      this.#session.set("cmi.core.score.max", 100);
      this.#session.set("cmi.core.score.raw", score);
      this.#score = score;
    }
    if (done === all && !CLOSED.includes(this.#session.get("cmi.core.lesson_status"))) this.#session.set("cmi.core.lesson_status", "completed");
  }

  /** Hand all to the system now; what is still being packed goes as it is, if it fits. */
  flush() {
    if (this.state.reads) return;
    const text = this.#changed || this.#packing ? plain(this.#kept()) : "";
    if (text && text.length <= LIMIT) this.#session.set("cmi.suspend_data", text);
    this.#report();
    this.#commit();
  }

  /** The page is left. */
  finish() {
    this.flush();
    this.#session.finish();
  }
}
