// "Show all evidence": figures and dates are plain words until a reader wants to see where each comes from.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";

const QUIET = ".evidence-datum, .evidence-event";

/** @param {string} key @param {string} [value] what to keep; storage may be switched off @returns {string | null} */
function kept(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Show all marks, or let figures and dates be words that no Tab stops at. @param {boolean} all */
function show(all) {
  document.documentElement.dataset.evidence = all ? "all" : "quiet";
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(QUIET))) {
    const from = all ? "data-href" : "href";
    const address = link.getAttribute(from);
    if (address !== null) {
      link.removeAttribute(from);
      link.setAttribute(all ? "href" : "data-href", address);
    }
    expandable(link, all);
  }
}

/** Tell that a mark opens something; a pointer to an exercise stays a link. @param {HTMLElement} link @param {boolean} so */
function expandable(link, so) {
  for (const [name, value] of Object.entries({ role: "button", "aria-haspopup": "dialog", "aria-expanded": "false" })) {
    if (so) link.setAttribute(name, value);
    else link.removeAttribute(name);
  }
}

/** Put the switch into the head of the page, as it was left. @param {string} key under which the browser keeps it */
export function evidenceSwitch(key) {
  for (const link of document.querySelectorAll(".evidence[data-card]:not(.evidence-exercise)")) expandable(/** @type {HTMLElement} */ (link), true);
  show(kept(key) === "all");
  const head = document.querySelector(".site-tools");
  if (!head || !document.querySelector(QUIET)) return;
  const button = h("button", { type: "button", class: "evidence-switch" }, say("mark.all"));
  const tell = () => button.setAttribute("aria-pressed", String(document.documentElement.dataset.evidence === "all"));
  button.addEventListener("click", () => {
    const all = document.documentElement.dataset.evidence !== "all";
    show(all);
    kept(key, all ? "all" : "quiet");
    tell();
  });
  tell();
  head.append(button);
}
