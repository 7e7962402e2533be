// Choices that hold for all pages, as words in the browser's storage: early.js reads them before anything is painted.

/** @param {string} key @param {string} value */
export function keepChoice(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // chosen for this page only
  }
}

/** Follow what is chosen in another tab, or on another page while this one lay in the browser's cache. @param {string} key @param {(value: string | null) => void} take */
export function followChoice(key, take) {
  const look = () => {
    try {
      take(localStorage.getItem(key));
    } catch {
      // what is shown stays
    }
  };
  addEventListener("storage", (event) => (event.key === key || event.key === null) && look());
  addEventListener("pageshow", ({ persisted }) => persisted && look());
}
