// The passage from which a reader followed a mark, kept for this tab, so that the entry can lead back to it.

const KEY = "passage";

/** @param {{href: string, title: string, to: string}} passage */
export function leave(passage) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(passage));
  } catch {
    // the browser's own "back" remains
  }
}

/** The passage, if this page and entry are what it led to. @returns {{href: string, title: string} | null} */
export function cameFrom() {
  try {
    const passage = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return passage && passage.to === location.href ? passage : null;
  } catch {
    return null;
  }
}
