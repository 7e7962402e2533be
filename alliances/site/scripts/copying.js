// Copies for the reader what a page shows.
import { say } from "../../exercises/words.js";

/**
 * Copy the text of an element; where a page may not write to the clipboard, as in a frame, in the older way; where that is refused too, select
 * it for the reader to copy.
 * @param {Element} element
 * @returns {Promise<string>} what to say of it
 */
export async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent ?? "");
  } catch {
    getSelection()?.selectAllChildren(element);
    if (!document.execCommand("copy")) return say("copy.selected");
  }
  return say("copy.done");
}
