// The frame of a page: folds on small screens, light and dark, the place in the text, copying and printing. All of it can be read without this file.
import { followChoice, keepChoice } from "./choices.js";
import { keepPlaceOfVisit } from "./returning.js";
import { copy } from "./copying.js";
import { openForPrint } from "./printing.js";

/**
 * What the switch chooses next.
 * @param {string | undefined} theme as chosen: "light", "dark", or anything else for the setting of the device
 * @param {boolean} dark whether the device is set to dark
 */
export function other(theme, dark) {
  const now = theme === "light" || theme === "dark" ? theme : dark ? "dark" : "light";
  return now === "dark" ? "light" : "dark";
}

const PASSED = 110; // pixels below the top of the window at which a heading counts as reached

/** @param {string} kept what the names of choices begin with in the browser's storage */
function lightAndDark(kept) {
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(".theme-switch"))) {
    const label = () => {
      button.textContent = button.dataset[other(root.dataset.theme, device.matches)] ?? "";
      button.setAttribute("aria-label", `${button.textContent} ${button.dataset.what}`);
    };
    button.addEventListener("click", () => {
      const next = other(root.dataset.theme, device.matches);
      root.dataset.theme = next === (device.matches ? "dark" : "light") ? "auto" : next; // back to following the device
      keepChoice(`${kept}theme`, root.dataset.theme);
      label();
    });
    followChoice(`${kept}theme`, (theme) => {
      root.dataset.theme = theme ?? "auto";
      label();
    });
    device.addEventListener("change", label);
    label();
    button.hidden = false;
  }
}

/** Menu and contents are open where there is room for them; elsewhere Escape, a choice, and a touch beside them close them. */
function folds() {
  const room = { "site-menu": matchMedia("(min-width: 60rem)"), "page-toc": matchMedia("(min-width: 78rem)") };
  for (const [name, wide] of Object.entries(room)) {
    const fold = /** @type {HTMLDetailsElement | null} */ (document.querySelector(`.${name} > .fold`));
    if (!fold) continue;
    const settle = () => (fold.open = wide.matches);
    wide.addEventListener("change", settle);
    settle();
    const close = () => {
      if (!wide.matches) fold.open = false;
    };
    fold.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || wide.matches || !fold.open) return;
      close();
      fold.querySelector("summary")?.focus();
    });
    fold.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && close());
    document.addEventListener("pointerdown", (event) => event.target instanceof Node && !fold.contains(event.target) && close());
    fold.addEventListener("focusout", (event) => event.relatedTarget instanceof Node && !fold.contains(event.relatedTarget) && close());
  }
  const menu = document.querySelector(".site-menu");
  const here = menu?.querySelector("[aria-current]");
  if (menu && here) menu.scrollTop += here.getBoundingClientRect().top - menu.clientHeight / 2; // in the menu only: the page stays
}

/** Mark in the contents of the page where the reader is. */
function place() {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".page-toc a[href^='#']")]);
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter((head) => head !== null);
  if (!heads.length) return;
  let waiting = false;
  const mark = () => {
    waiting = false;
    const end = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const passed = end ? heads.at(-1) : heads.filter((head) => head.getBoundingClientRect().top < PASSED).at(-1);
    for (const link of links) {
      if (passed && link.hash === `#${passed.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  addEventListener("scroll", soon, { passive: true });
  mark();
}

/** Boxes that scroll sideways can be reached by keyboard, for as long as they do. */
function boxes() {
  const reach = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll(".table-box, pre")) reach.observe(box);
}

/** On paper styles open what is folded; browsers before about 2025 need to be told. */
function papers() {
  const folded = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(".cite, .seat, .game-book, .guess details")]);
  if (!CSS.supports("selector(::details-content)")) openForPrint(folded);
}

/** Buttons that need a script are shown by it. */
function buttons() {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-copy], button[data-print]"))) {
    button.hidden = false;
    if ("print" in button.dataset) button.addEventListener("click", () => print());
    const text = document.getElementById(button.dataset.copy ?? "");
    const said = button.parentElement?.querySelector("output");
    if (text && said) button.addEventListener("click", async () => (said.textContent = await copy(text)));
  }
}

/** Ctrl+K, Cmd+K and a slash outside of a field lead to the search. @param {KeyboardEvent} event */
function searching(event) {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  const asked = ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") || (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey);
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".search-open"));
  if (!asked || !link || event.defaultPrevented) return;
  event.preventDefault();
  link.click();
}

/** @param {{kept: string}} settings */
export function start({ kept }) {
  lightAndDark(kept);
  folds();
  place();
  boxes();
  buttons();
  papers();
  keepPlaceOfVisit();
  document.addEventListener("keydown", searching);
}
