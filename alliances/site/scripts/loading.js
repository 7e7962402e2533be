// Loading of what a page needs only when a reader turns to it.

/**
 * Load once, for all who ask. A try that failed is forgotten, so that the next one may succeed.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
export function once(load) {
  /** @type {Promise<T> | null} */
  let trying = null;
  return () => {
    trying ??= load().catch((error) => {
      trying = null;
      throw error;
    });
    return trying;
  };
}

/**
 * Run a classic script: it also loads from an unzipped folder, and from a server that calls scripts plain text.
 * @param {string} url
 * @returns {Promise<void>}
 */
export function run(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${url} did not load`));
    };
    document.head.append(script);
  });
}

/** Act at each sign that the reader turns to an element. @param {Element} element @param {() => void} act */
export function onInterest(element, act) {
  for (const sign of ["pointerenter", "focusin", "touchstart"]) element.addEventListener(sign, act, { passive: true });
}
