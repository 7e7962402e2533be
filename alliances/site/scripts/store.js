// The one store of what a reader has done: answers, drafts, forecasts, weighings, memos, the game, where the reading stopped, a remembered name.
//
// CONTRACT
//
// Keys      The browser's storage holds JSON texts under a prefix and a name. The name of an answer is the id of its exercise. A name that
//           begins with a dot is no exercise: what else the book remembers (".reading", ".game", ".game-class", ".student"), by recall() and remember().
// Versions  An answer is {answer, draft, at}: the last that was checked, what was entered since, and when either changed; each but the time
//           may be null, and at is "" in books before there was a time. Names and forms stay; a new form gets a new name. What an answer holds is
//           the kind's own; whether it still fits its exercise, the kind's rule says, and what fits no longer stays, untouched, until it is answered anew.
// Writing   write(), remove(), remember() hold at once for the whole page, whatever the browser does, and each is read back: what the storage
//           did not take (full, refused, switched off) is left with the page, tried again whenever state() is asked, and named there.
//           Nothing else may say that something is kept.
// The tab   What is left with the page goes along to the next page of this tab and survives a reload, in the tab's own storage, or where that
//           is refused too, in the name of the window; not in a frame, whose name is its owner's. state().until says which. What the storage has
//           and refuses to show, since the reader did something last, waits there: the next page says that it can keep nothing.
// Reading   A whole entry in the storage is what counts, unless the page holds a later one that is not taken yet. Damaged text, and a storage that
//           is gone half-way, take nothing from an open page: what it read or wrote last stands in, and is put back. What was removed is gone.
// Clearing  is an entry without answer and draft that is not stored but removed; if the storage refuses that, it is left with the page as well.
//           Undo (Changes, answers.js) gives back what was cleared or overwritten by a file, with its old time, but over nothing that came since.
// A file    brings in whole entries under names that an exercise can have, and over nothing later. It holds all answers of storage and page.
// Others    watch() tells of every change, also of other tabs, and on return from the browser's cache of pages: read again; and when state()
//           finds other than before what the storage takes. The last change counts. What only one tab holds, no other tab can clear.
//
// What does not go through here: light or dark and "all evidence" (early.js reads these before anything is painted; they are words, not JSON,
// and losing one costs a click: choices.js); the place of a visit, a search and the passage of a mark (sessionStorage, for the tab that shows them);
// a course's record, which is this store's storage there, and its copy (scorm-record.js); labs in the browser, which JupyterLite keeps.

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const CHANGED = "answers-changed";

/** @typedef {{answer: Record<string, any> | null, draft: Record<string, any> | null, at: string}} Entry */
/** @typedef {(key: string | null, here: boolean) => void} Watcher told which exercise changed, null for any, and whether on this page */
/** @typedef {{value: any, kept: boolean, over?: string | null}} Known what a page read or wrote last under a name, whether the storage has it, and what it had instead */
/** @typedef {{refused: boolean, left: string[], until: "tab" | "book" | "page"}} State whether the storage takes nothing at all, what it did not take, and how long that lasts */

/** Whether a name can be that of an exercise. @param {string} name */
export const isKey = (name) => ID.test(name);

/** @param {any} value */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/**
 * An entry in its form, or undefined for what is none.
 * @param {any} value
 * @returns {Entry | undefined}
 */
export function entry(value) {
  if (!isObject(value)) return undefined;
  const [answer, draft] = [value.answer, value.draft].map((each) => (isObject(each) ? each : null));
  if (!answer && !draft) return undefined;
  return { answer, draft, at: typeof value.at === "string" && TIME.test(value.at) ? value.at : "" };
}

/** What is whole of a value under a name. @param {string} name @param {any} value */
const whole = (name, value) => (isKey(name) ? entry(value) : (value ?? undefined));

/** What an action gives; undefined if it fails. @template T @param {() => T} action */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** What this page holds: of each name what it read or wrote last, and which of that the storage has not taken; and the way of that to the next page of the tab. */
class Page {
  /** @type {Map<string, Known>} */
  known = new Map();
  carried = false;
  found = ""; // what state() gave last

  /** @param {string} prefix @param {any} hub the window @param {() => void} leaving tries once more what was not taken */
  constructor(prefix, hub, leaving) {
    this.prefix = prefix;
    this.hub = hub;
    this.leaving = leaving;
    this.takeAlong();
    hub.addEventListener("pagehide", leaving);
    // What another tab removes, and what has no time, counts as it was told last.
    hub.addEventListener("storage", ({ key, newValue }) => {
      const name = key?.startsWith(prefix) ? key.slice(prefix.length) : "";
      if (newValue === null || !isKey(name)) this.known.delete(name);
    });
    // A page that lay in the cache holds what its successors in this tab still hold.
    hub.addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      for (const [name, { kept }] of this.carried ? [...this.known] : []) if (!kept) this.known.delete(name);
      this.takeAlong();
    });
  }

  /** Whether the name of the window is free for us. */
  get #nameIsFree() {
    const { top, name } = this.hub;
    return top === this.hub && (name === "" || name.startsWith(this.prefix));
  }

  /** Take over what an earlier page of this tab could not keep. */
  takeAlong() {
    const { hub, prefix } = this;
    attempt(() => {
      const text = this.#nameIsFree && hub.name ? hub.name.slice(prefix.length) : hub.sessionStorage.getItem(prefix);
      for (const [name, value, over] of JSON.parse(text ?? "[]")) this.known.set(name, { value, kept: false, over });
    });
  }

  /** Leave to the next page of this tab what the storage did not take; say whether that is possible. */
  carry() {
    const { hub, prefix } = this;
    const left = [...this.known].filter(([, { kept }]) => !kept).map(([name, { value, over }]) => [name, value, over]);
    const text = left.length ? JSON.stringify(left) : "";
    const took = attempt(() => (text ? hub.sessionStorage.setItem(prefix, text) : hub.sessionStorage.removeItem(prefix), true));
    // A name that is given as late as on pagehide does not reach the next page.
    hub[text ? "addEventListener" : "removeEventListener"]("beforeunload", this.leaving);
    const free = this.#nameIsFree;
    if (free) hub.name = took || !text ? "" : prefix + text;
    return (this.carried = Boolean(took || free));
  }
}

export class Store {
  #prefix;
  #storage;
  #hub;
  /** @type {Page} */
  #page;

  /**
   * @param {string} prefix what every key of ours begins with
   * @param {() => Storage} storage gives the browser's storage; it may throw or give none
   * @param {any} [hub] where changes are told, of this page and of others: the window. All stores of one hub hold the same
   */
  constructor(prefix, storage, hub = new EventTarget()) {
    this.#prefix = prefix;
    this.#storage = storage;
    this.#hub = hub;
    this.#page = hub[prefix] ??= new Page(prefix, hub, () => this.state());
  }

  /** What the storage has under a name; null if nothing, undefined where it cannot be asked. @param {string} name */
  #textOf(name) {
    return attempt(() => this.#storage().getItem(this.#prefix + name));
  }

  /** What is held under a name. @param {string} name */
  read(name) {
    const { known } = this.#page;
    const mine = known.get(name);
    const text = this.#textOf(name);
    const theirs = whole(name, attempt(() => JSON.parse(text ?? "")));
    const stands = mine && (mine.kept ? text !== null && theirs === undefined : text === mine.over || !(theirs?.at > mine.value?.at));
    if (stands) {
      mine.kept = false;
      return whole(name, mine.value);
    }
    if (theirs === undefined) known.delete(name);
    else known.set(name, { value: theirs, kept: true });
    return theirs;
  }

  /** Give the storage what is held under a name, and see whether it took it. @param {string} name */
  #save(name) {
    const mine = this.#page.known.get(name);
    if (!mine) return;
    const text = whole(name, mine.value) === undefined ? null : JSON.stringify(mine.value);
    const took = attempt(() => {
      if (text === null) this.#storage().removeItem(this.#prefix + name);
      else this.#storage().setItem(this.#prefix + name, text);
      return this.#textOf(name) === text;
    });
    mine.kept = Boolean(took);
    if (took && text === null) this.#page.known.delete(name);
  }

  /** @param {string} name @param {any} value */
  #put(name, value) {
    this.#page.known.set(name, { value, kept: false, over: this.#textOf(name) });
    this.#save(name);
    this.#page.carry();
    this.#hub.dispatchEvent(new CustomEvent(CHANGED, { detail: name }));
  }

  /** What of all that is held the storage has not taken, when it is tried once more. @returns {State} */
  state() {
    const { known } = this.#page;
    for (const name of [...known.keys()]) {
      this.read(name);
      if (known.get(name)?.kept === false) this.#save(name);
    }
    const refused = attempt(() => this.#storage().length >= 0) !== true;
    const left = [...known.keys()].filter((name) => !known.get(name)?.kept);
    const inFrame = refused && !left.length && this.#textOf("") === null; // something stands in for the storage, and has taken all
    const state = { refused, left, until: /** @type {State["until"]} */ (this.#page.carry() ? "tab" : inFrame ? "book" : "page") };
    const [before, now] = [this.#page.found, JSON.stringify(state)];
    this.#page.found = now;
    if (before && before !== now) this.#hub.dispatchEvent(new CustomEvent(CHANGED, { detail: null })); // whoever asked, all say the same
    return state;
  }

  /**
   * Keep something of an exercise; what is no entry, or none any longer, is taken away.
   * @param {string} key
   * @param {object} value
   * @param {string} [at] when it was entered, if that was not now
   */
  write(key, value, at = new Date().toISOString()) {
    this.#put(key, entry({ ...value, at }) ?? { answer: null, draft: null, at });
  }

  /** @param {string} key */
  remove(key) {
    this.write(key, {});
  }

  /** The exercises of which something is kept, also those that this book no longer has. */
  keys() {
    const names = attempt(() => Object.keys(this.#storage()).filter((name) => name.startsWith(this.#prefix))) ?? [];
    const found = new Set([...names.map((name) => name.slice(this.#prefix.length)), ...this.#page.known.keys()]);
    return [...found].filter((key) => isKey(key) && this.read(key) !== undefined).sort();
  }

  /** Be told of every change: of this page, of another tab, and of what was missed while the page lay in the browser's cache. @param {Watcher} watcher */
  watch(watcher) {
    const prefix = this.#prefix;
    this.#hub.addEventListener(CHANGED, (event) => watcher(event.detail, true));
    this.#hub.addEventListener("storage", ({ key }) => {
      if (key === null) watcher(null, false);
      else if (key.startsWith(prefix)) watcher(key.slice(prefix.length), false);
    });
    this.#hub.addEventListener("pageshow", (event) => event.persisted && watcher(null, false));
  }

  /** What the book remembers under a name; undefined if nothing. @param {string} name */
  recall(name) {
    return this.read(`.${name}`);
  }

  /** @param {string} name @param {any} value null to forget */
  remember(name, value) {
    this.#put(`.${name}`, value);
  }
}
