// What the browser keeps of the reader's answers.

/**
 * The browser's storage; for what it refuses to take, the page's memory.
 * @param {string} prefix what every key of ours begins with
 * @param {() => Storage} storage gives the browser's storage; it may throw where that is switched off
 */
export function makeStore(prefix, storage) {
  /** @type {Map<string, string>} */
  const memory = new Map();

  /** @template T @param {(store: Storage) => T} action @param {T} otherwise */
  function attempt(action, otherwise) {
    try {
      return action(storage());
    } catch {
      return otherwise;
    }
  }

  /** What is kept under a key, or undefined; what is damaged counts as not kept. @param {string} key */
  function read(key) {
    try {
      const kept = JSON.parse(memory.get(key) ?? attempt((store) => store.getItem(prefix + key), null) ?? "null");
      return kept !== null && typeof kept === "object" ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {string} key @param {object} value */
  function write(key, value) {
    const text = JSON.stringify(value);
    memory.set(key, text);
    attempt((store) => {
      store.setItem(prefix + key, text);
      memory.delete(key);
    }, undefined);
  }

  /** @param {string} key */
  function remove(key) {
    memory.delete(key);
    attempt((store) => store.removeItem(prefix + key), undefined);
  }

  /** The keys under which something is kept. */
  function keys() {
    const stored = attempt((store) => Object.keys(store).filter((key) => key.startsWith(prefix)), []);
    return [...new Set([...stored.map((key) => key.slice(prefix.length)), ...memory.keys()])].filter((key) => read(key) !== undefined);
  }

  return { read, write, remove, keys };
}

/** @typedef {ReturnType<typeof makeStore>} Store */
