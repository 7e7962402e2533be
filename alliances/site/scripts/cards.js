// The cards of a page, which its template keeps, and where one stands beside its mark.

const GAP = 6; // pixels between a line and the card
const ENOUGH = 200; // pixels below a line: a longer card scrolls there, since above it would cover the words that it is about

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
 * Where a card stands, and how high it may be: below the line, or above it where there is hardly room below; within the window.
 * @param {{left: number, top: number, bottom: number}} line the box of the mark
 * @param {{width: number, height: number}} card
 * @param {{width: number, height: number}} view
 */
export function spot(line, card, view) {
  const [above, below] = [line.top - 2 * GAP, view.height - line.bottom - 2 * GAP];
  const up = card.height > below && below < ENOUGH && above > below;
  const left = Math.min(line.left, view.width - card.width - GAP);
  const room = up ? above : below;
  return { left: Math.max(GAP, left), top: up ? line.top - GAP - Math.min(card.height, room) : line.bottom + GAP, room };
}

/** Put a card beside its mark. @param {HTMLElement} card @param {HTMLElement} link */
export function place(card, link) {
  const boxes = link.getClientRects();
  const line = boxes[boxes.length - 1] ?? link.getBoundingClientRect();
  const height = card.scrollHeight + card.offsetHeight - card.clientHeight; // with what is scrolled away
  const at = spot(line, { width: card.offsetWidth, height }, { width: document.documentElement.clientWidth, height: innerHeight });
  card.style.maxHeight = `${at.room}px`;
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
