// What one exercise of a page tells another while both are on show: a memo follows the matrix that the reader filled in above it.

/** @type {Map<string, object | null>} */
const told = new Map();
/** @type {Set<(id: string) => void>} */
const listeners = new Set();

/** Tell the others. @param {string} id the exercise @param {object | null} answer null while it is not complete */
export function share(id, answer) {
  if (JSON.stringify(told.get(id) ?? null) === JSON.stringify(answer)) return;
  told.set(id, answer);
  for (const listener of listeners) listener(id);
}

/** What an exercise told last. @param {string} id */
export const shared = (id) => told.get(id) ?? null;

/** Be told of each change. @param {(id: string) => void} listener */
export const follow = (listener) => listeners.add(listener);
