// Inside another page a browser may refuse its storage. The name of the frame then stands in for it, from page to page until the reader leaves the book.

/**
 * Let the name of the frame be the storage, if the browser refuses its own and nobody else has named the frame.
 * @param {string} prefix with which the name then begins
 */
export function standIn(prefix) {
  try {
    if (localStorage || self === top) return;
  } catch {
    // refused
  }
  const held = window.name;
  if (self === top || (held && !held.startsWith(prefix))) return;
  /** @type {Record<string, string | undefined>} */
  let kept = {};
  try {
    if (held) kept = JSON.parse(held.slice(prefix.length));
  } catch {
    // somebody has cut it: the frame begins anew
  }
  const put = (key, value) => {
    kept[key] = value; // undefined: it is not told
    window.name = prefix + JSON.stringify(kept);
  };
  // without a length, which says that nothing in it lasts
  const ways = { getItem: (key) => kept[key] ?? null, setItem: put, removeItem: (key) => put(key, undefined) };
  const storage = () => Object.assign(Object.create(ways), JSON.parse(JSON.stringify(kept)));
  Object.defineProperty(window, "localStorage", { get: storage });
}
