// The cards of evidence marks open by hover and focus without this file. A touch, which has neither, opens the card as a sheet.
import { h } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";

/**
 * Whether a click opens the sheet: a plain one by finger or pen, and where nothing can hover any that comes from no key.
 * @param {{pointerType?: string, button: number, altKey: boolean, ctrlKey: boolean, metaKey: boolean, shiftKey: boolean}} click
 * @param {string} sign what the reader used last, for browsers whose clicks do not tell: "keyboard" or a type of pointer
 * @param {boolean} hovers whether anything on the device can hover
 */
export function opens(click, sign, hovers) {
  if (click.button !== 0 || click.altKey || click.ctrlKey || click.metaKey || click.shiftKey) return false;
  const by = click.pointerType || sign;
  return by === "touch" || by === "pen" || (!hovers && by !== "keyboard");
}

/** What the link of a sheet says, by the page that it leads to. @param {string} address */
export function leading(address) {
  const page = new URL(address).pathname.split("/").at(-1) ?? "";
  return named("mark.open")[page.replace(/\.html$/, "")] ?? say("mark.exercise");
}

/** Close the card of a mark until the reader leaves the mark. @param {Element} mark */
function dismiss(mark) {
  mark.classList.add("dismissed");
  for (const sign of ["pointerleave", "focusout"]) {
    mark.addEventListener(sign, () => mark.classList.remove("dismissed"), { once: true });
  }
}

/** Show the card of a mark as a sheet; the page stays where it is, and the focus comes back to the mark. @param {HTMLAnchorElement} link */
function show(link) {
  const mark = /** @type {HTMLElement} */ (link.parentElement);
  const card = document.getElementById(link.getAttribute("aria-describedby") ?? "");
  const kind = /evidence-(\w+)/.exec(mark.className)?.[1] ?? "";
  const close = () => sheet.close();
  const sheet = h(
    "dialog",
    { class: "evidence-sheet", "aria-labelledby": "sheet-kind", "aria-describedby": "sheet-text" },
    h(
      "div",
      {},
      h("h2", { id: "sheet-kind" }, named("mark.kinds")[kind]),
      h("p", { id: "sheet-text" }, ...(card?.cloneNode(true).childNodes ?? [])),
      h("a", { href: link.href, onclick: close }, leading(link.href)),
      h("button", { type: "button", autofocus: true, onclick: close }, say("mark.close")),
    ),
  );
  sheet.addEventListener("click", (event) => event.target === sheet && close()); // beside what it holds
  sheet.addEventListener("close", () => {
    sheet.remove();
    dismiss(mark);
    link.focus({ preventScroll: true });
  });
  mark.classList.add("dismissed"); // no card below the sheet, nor at the moment when the focus comes back
  document.body.append(sheet);
  sheet.showModal();
}

/** Begin to listen. */
export function start() {
  let sign = "";
  document.addEventListener("pointerdown", (event) => (sign = event.pointerType), true);
  document.addEventListener(
    "keydown",
    (event) => {
      sign = "keyboard";
      if (event.key === "Escape") document.querySelectorAll(".evidence:hover, .evidence:focus-within").forEach(dismiss);
    },
    true,
  );
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".evidence > a");
    if (!link || event.defaultPrevented || !opens(/** @type {PointerEvent} */ (event), sign, matchMedia("(any-hover: hover)").matches)) return;
    event.preventDefault();
    show(/** @type {HTMLAnchorElement} */ (link));
  });
}
