// Back, reload and links to a section lead to the same words, although exercises grow as they come alive: the browser alone would go
// to the same number of pixels.

/** @typedef {{number: number, top: number}} Place the first part of the text in view, and where its top edge is */

const GROWN = ":not(.island *, figure.chart *)"; // what is inside of these comes and goes
const TEXT = `article.prose :is(p, h1, h2, h3, li, pre, table, figure.chart, .island)${GROWN}`;

const parts = () => [...document.querySelectorAll(TEXT)];

/** Keep where this page was left, or recall it; for this session, and not where storage is switched off. @param {Place} [place] @returns {Place | null} */
function left(place) {
  const name = `place ${location.pathname}`;
  try {
    if (place) sessionStorage.setItem(name, JSON.stringify(place));
    return JSON.parse(sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** @returns {Place} */
function here() {
  const boxes = parts().map((each) => each.getBoundingClientRect());
  const number = boxes.findIndex((box) => box.height && box.bottom > 0);
  return { number, top: boxes[number]?.top ?? 0 };
}

/** Go to a place. @param {Place} place */
function go({ number, top }) {
  const box = parts()[number]?.getBoundingClientRect();
  if (box) scrollTo({ top: scrollY + box.top - top, behavior: "instant" });
}

/** Where the reader wants to be: back where this page was left, or else at what the address names. @returns {(() => void) | null} */
function wanted() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const place = visit?.type === "navigate" ? null : left();
  if (place) return () => go(place);
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return target ? () => target.scrollIntoView({ behavior: "instant" }) : null;
}

const QUIET = 300; // milliseconds without growth, after which a page counts as whole

/** Stay at a place while the page grows, until it is whole or the reader does something. @param {() => void} stay */
function hold(stay) {
  const root = document.documentElement;
  root.style.overflowAnchor = "none"; // the browser would move the page as well
  root.dataset.place = "held";
  let whole = false;
  let growths = 0;
  const signs = ["wheel", "touchstart", "pointerdown", "keydown", "hashchange"];
  const free = () => {
    growth.disconnect();
    root.style.overflowAnchor = "";
    delete root.dataset.place;
    history.scrollRestoration = "auto";
    for (const sign of signs) removeEventListener(sign, free, true);
  };
  const grown = () => {
    stay();
    const seen = ++growths;
    const freeIfStill = () => seen === growths && free();
    // the last look comes after a frame: on a busy machine growth is only seen then
    if (whole) setTimeout(() => requestAnimationFrame(() => setTimeout(freeIfStill)), QUIET);
  };
  const growth = new ResizeObserver(grown);
  for (const sign of signs) addEventListener(sign, free, { capture: true, passive: true });
  const loaded = new Promise((done) => addEventListener("load", done)); // not before: the browser would still go to its number of pixels
  const alive = new Promise((done) => (document.querySelector(".island") ? document.addEventListener("islands-alive", done) : done(null)));
  Promise.all([loaded, alive]).then(() => {
    whole = "place" in root.dataset; // unless the reader went on already
    if (whole) grown();
  });
  addEventListener("load", () => "place" in root.dataset && stay()); // after the browser has gone to what the address names
  growth.observe(document.querySelector("article.prose") ?? document.body);
  stay();
}

/** Begin to keep the place, and go back to one that was kept. */
export function keepPlaceOfVisit() {
  const stay = wanted();
  if (stay) hold(stay);
  addEventListener("pagehide", () => {
    left(here());
    history.scrollRestoration = "manual"; // of this entry, for when it is loaded again
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) history.scrollRestoration = "auto";
  });
}
