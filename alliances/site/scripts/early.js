// What the reader has chosen for all pages, set before anything is painted. Loaded in the head, and kept tiny.
import { standIn } from "./carrying.js";

/** @param {{kept: string, prefix: string, choices: string[]}} settings what the names of choices begin with in the browser's storage, what those of answers do, and the choices */
export function start({ kept, prefix, choices }) {
  standIn(prefix);
  for (const name of choices) {
    try {
      const chosen = localStorage.getItem(kept + name);
      if (chosen) document.documentElement.dataset[name] = chosen;
    } catch {
      return; // a browser that keeps nothing shows the page as the device is set
    }
  }
}
