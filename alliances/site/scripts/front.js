// The front end of the exercises, and the place of this page in the book.
import { once, run } from "./loading.js";

/** The address of the book's root, which ends in a slash. */
export const rootOf = () => new URL(document.documentElement.dataset.content_root ?? "./", document.baseURI);

/** The page's name as the exercises name it: "part/page". */
export function pageOf() {
  const [root, here] = [rootOf().pathname, location.pathname];
  return chapterOf(here.startsWith(root) ? here.slice(root.length) : here);
}

/** The heading of this page, without what stands beside it. */
export const titleOfPage = () => document.querySelector("h1")?.firstChild?.textContent?.trim() ?? "";

/** The name of a chapter, from its document or its address. @param {string} name */
export const chapterOf = (name) => name.replace(/^book\//, "").replace(/\.html$/, "");

/**
 * The module by its address; out of a classic script from an unzipped folder, and wherever a server or its types forbid the module.
 * @param {string} module its name
 */
export function frontEnd(module) {
  const address = (name) => new URL(`_static/widgets/${name}`, rootOf()).href;
  return once(async () => {
    if (location.protocol !== "file:" && origin !== "null") { // modules are not given to strangers
      try {
        return await import(address(`${module}.js`));
      } catch {
        // the browser's console says why
      }
    }
    await run(address(`registry.js?${module}`));
    return globalThis.exerciseModule;
  });
}
