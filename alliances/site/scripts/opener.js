// Loads what few readers need: the search, when a reader turns to it (until then the link leads to its page), and what helps inside another page.
import { say } from "../../exercises/words.js";
import { once, onInterest, run } from "./loading.js";

/** Whether a browser may refuse this page what it grants others: in a frame, or served as a stranger to all, as Jupyter serves files. */
const confined = () => self !== top || (origin === "null" && location.protocol !== "file:");

/** @param {{script: string, framed: string}} settings the addresses of the search and of what helps inside another page, in _static */
export function start({ script, framed }) {
  const root = new URL(document.documentElement.dataset.content_root ?? "./", document.baseURI);
  const address = (name) => new URL(`_static/${name}`, root).href;
  if (confined()) run(address(framed)).catch(() => {});
  const load = once(async () => {
    await run(address(script));
    return /** @type {typeof import("./search.js")} */ (/** @type {any} */ (globalThis).bookSearch);
  });
  const place = document.querySelector(".search-page");
  if (place) {
    const mount = once(async () => (await load()).mount(root, place));
    const open = () => mount().catch(() => (place.textContent = say("search.failed"))); // a try that failed is made again
    onInterest(place, open);
    addEventListener("online", open);
    open();
  }
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.search-open"))) {
    onInterest(link, () => load().catch(() => {}));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || place) return;
      event.preventDefault();
      load().then(
        (search) => search.open(root),
        () => location.assign(link.href),
      );
    });
  }
}
