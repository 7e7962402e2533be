// "Show all evidence": figures and dates are plain words until a reader wants to see where each comes from.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { followChoice, keepChoice } from "./choices.js";

const QUIET = ".evidence-datum, .evidence-event";

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
  show(document.documentElement.dataset.evidence === "all"); // as early.js found it
  const head = document.querySelector(".site-tools");
  if (!head || !document.querySelector(QUIET)) return;
  const button = h("button", { type: "button", class: "evidence-switch" }, say("mark.all"));
  const tell = () => button.setAttribute("aria-pressed", String(document.documentElement.dataset.evidence === "all"));
  button.addEventListener("click", () => {
    const all = document.documentElement.dataset.evidence !== "all";
    show(all);
    keepChoice(key, all ? "all" : "quiet");
    tell();
  });
  followChoice(key, (value) => {
    show(value === "all");
    tell();
  });
  tell();
  head.append(button);
}
