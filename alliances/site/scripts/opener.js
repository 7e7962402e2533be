// Opens the search over the page. The search itself is loaded when the reader turns to it; until then the link leads to its page.
import { once, onInterest, run } from "./loading.js";

/** @param {{script: string}} settings the address of the search, in _static */
export function start({ script }) {
  const root = new URL(document.documentElement.dataset.content_root ?? "./", document.baseURI);
  const load = once(async () => {
    await run(new URL(`_static/${script}`, root).href);
    return /** @type {typeof import("./search.js")} */ (/** @type {any} */ (globalThis).bookSearch);
  });
  const place = document.querySelector(".search-page");
  if (place) load().then((search) => search.mount(root, place));
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
