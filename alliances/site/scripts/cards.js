// The cards of a page, which its template keeps, and where one stands beside its mark.

const GAP = 6; // pixels between a line and the card

/** @returns {HTMLElement[]} */
const marks = () => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".evidence[data-card]"))];

/** What a mark shows: a copy of each of its cards. @param {HTMLElement} link */
export function cardsOf(link) {
  const kept = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template.evidence-cards"));
  const wanted = (link.dataset.card ?? "").split(" ");
  return wanted.flatMap((name) => {
    const card = kept?.content.querySelector(`[data-card="${CSS.escape(name)}"]`);
    return card ? [document.importNode(card, true)] : [];
  });
}

/**
 * Where a card stands: below the line, or above it where there is more room; within the window.
 * @param {{left: number, top: number, bottom: number}} line the box of the mark
 * @param {{width: number, height: number}} card
 * @param {{width: number, height: number}} view
 */
export function spot(line, card, view) {
  const below = view.height - line.bottom - GAP;
  const up = card.height > below && line.top - GAP > below;
  const left = Math.min(line.left, view.width - card.width - GAP);
  return { left: Math.max(GAP, left), top: up ? line.top - GAP - card.height : line.bottom + GAP };
}

/** Put a card beside its mark. @param {HTMLElement} card @param {HTMLElement} link */
export function place(card, link) {
  const boxes = link.getClientRects();
  const line = boxes[boxes.length - 1] ?? link.getBoundingClientRect();
  const at = spot(line, card.getBoundingClientRect(), { width: document.documentElement.clientWidth, height: innerHeight });
  card.style.left = `${at.left}px`;
  card.style.top = `${at.top}px`;
}

/** The place of a mark among those of the page. @param {HTMLElement} link */
export const numberOf = (link) => marks().indexOf(link);

/** The mark that an address such as #mark-12 names. @param {string} hash */
export function anchorOf(hash) {
  const number = /^#mark-(\d+)$/.exec(hash)?.[1];
  return number ? (marks()[Number(number)] ?? null) : null;
}
