// Loads the game when the reader comes near it, or comes by a link that is for it. Until then the page has its rules.
import { once, onInterest, run } from "./loading.js";

const NEAR = "600px"; // above and below the window

/** @param {{script: string, prefix: string}} settings the address of the game, in _static; what the names in the browser's storage begin with */
export function start({ script, prefix }) {
  const place = /** @type {HTMLElement | null} */ (document.querySelector(".game"));
  if (!place) return;
  const root = new URL(document.documentElement.dataset.content_root ?? "./", document.baseURI);
  const load = once(async () => {
    await run(new URL(`_static/${script}`, root).href);
    /** @type {any} */ (globalThis).allianceGame.start({ prefix });
  });
  const open = () => load().catch(() => {}); // a try that failed is made again at the next sign of interest
  new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && open(), { rootMargin: NEAR }).observe(place);
  onInterest(place, open);
  addEventListener("online", open);
  if (location.hash.startsWith("#game=")) open();
}
