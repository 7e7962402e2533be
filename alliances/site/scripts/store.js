// What the browser keeps of each exercise, on this device alone: {answer, draft, at}, under a prefix and the id of the exercise.
//
// answer  the last answer that was checked, or null
// draft   what was entered since and not checked, or null
// at      when either was last changed, an ISO time; "" if an older book kept it
//
// Answer and draft are objects in the form that the kind of exercise describes; whether they still fit the exercise, its rules say.
// Whoever reads gets an entry in just this form, or undefined for what is damaged. A storage that is refused or full costs nothing
// until the page is left: the page's memory stands in, and lasts() tells. Of two entries for one exercise the later counts.
// Names that begin with a dot are no exercises: recall() and remember() keep there what else the book has to know.

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const CHANGED = "answers-changed";

/** @typedef {{answer: Record<string, any> | null, draft: Record<string, any> | null, at: string}} Entry */
/** @typedef {(key: string | null, here: boolean) => void} Watcher told which exercise changed, null for any, and whether on this page */

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

/** @param {string | null} text */
function parsed(text) {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} prefix what every key of ours begins with
 * @param {() => Storage} storage gives the browser's storage; it may throw where that is switched off
 * @param {EventTarget} [hub] where changes are told, of this page and of others: the window
 */
export function makeStore(prefix, storage, hub = new EventTarget()) {
  /** @type {Map<string, any>} what the browser's storage did not take */
  const memory = new Map();

  /** @template T @param {(store: Storage) => T} action @param {T} otherwise */
  function attempt(action, otherwise) {
    try {
      return action(storage());
    } catch {
      return otherwise;
    }
  }

  /** @param {string} name @param {any} value */
  function put(name, value) {
    memory.set(name, value);
    attempt((store) => {
      store.setItem(prefix + name, JSON.stringify(value));
      memory.delete(name);
    }, undefined);
  }

  /** @param {string} name */
  function drop(name) {
    memory.delete(name);
    attempt((store) => store.removeItem(prefix + name), undefined);
  }

  /** @param {string} name */
  const stored = (name) => parsed(attempt((store) => store.getItem(prefix + name), null));

  /** @param {string} key */
  const tell = (key) => hub.dispatchEvent(new CustomEvent(CHANGED, { detail: key }));

  /** What is kept of an exercise. @param {string} key */
  function read(key) {
    const [mine, theirs] = [entry(memory.get(key)), entry(stored(key))];
    return mine && theirs ? (theirs.at > mine.at ? theirs : mine) : (mine ?? theirs);
  }

  /**
   * Keep something of an exercise; what is no entry, or none any longer, is taken away.
   * @param {string} key
   * @param {object} value
   * @param {string} [at] when it was entered, if that was not now
   */
  function write(key, value, at = new Date().toISOString()) {
    const kept = entry({ ...value, at });
    if (!kept) remove(key);
    else {
      put(key, kept);
      tell(key);
    }
  }

  /** @param {string} key */
  function remove(key) {
    drop(key);
    tell(key);
  }

  /** The exercises of which something is kept, also those that this book no longer has. */
  function keys() {
    const names = attempt((store) => Object.keys(store).filter((name) => name.startsWith(prefix)), []);
    const found = new Set([...names.map((name) => name.slice(prefix.length)), ...memory.keys()]);
    return [...found].filter((key) => ID.test(key) && read(key) !== undefined).sort();
  }

  /** Whether all that is kept will be there again when the page has been left. */
  const lasts = () => !memory.size && attempt((store) => store.length >= 0, false);

  /** Be told of every change: of this page, of another tab, and of what was missed while the page lay in the browser's cache. @param {Watcher} watcher */
  function watch(watcher) {
    hub.addEventListener(CHANGED, (event) => watcher(/** @type {CustomEvent} */ (event).detail, true));
    hub.addEventListener("storage", (event) => {
      const { key } = /** @type {StorageEvent} */ (event);
      if (key === null) watcher(null, false);
      else if (key.startsWith(prefix)) watcher(key.slice(prefix.length), false);
    });
    hub.addEventListener("pageshow", (event) => /** @type {PageTransitionEvent} */ (event).persisted && watcher(null, false));
  }

  /** What the book remembers under a name; undefined if nothing. @param {string} name */
  const recall = (name) => memory.get(`.${name}`) ?? stored(`.${name}`);

  /** @param {string} name @param {any} value null to forget */
  const remember = (name, value) => (value === null ? drop(`.${name}`) : put(`.${name}`, value));

  return { read, write, remove, keys, lasts, watch, recall, remember };
}

/** @typedef {ReturnType<typeof makeStore>} Store */
