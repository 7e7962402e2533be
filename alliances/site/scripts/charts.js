// Makes a drawn chart live when a reader turns to it. Until then nothing is loaded; without this file the page is complete.
import { part } from "../../exercises/elements.js";
import { once, onInterest, run } from "./loading.js";

/** A specification at a share of its width: every part keeps its part of it. @param {any} spec @param {number} share */
export function fitted(spec, share) {
  const resized = structuredClone(spec);
  const resize = (view) => {
    if (typeof view.width === "number") view.width = Math.round(view.width * share);
    for (const key of ["layer", "concat", "hconcat", "vconcat"]) (view[key] ?? []).forEach(resize);
  };
  resize(resized);
  return resized;
}

const SCALE = 2; // dots of a picture for one pixel

/** What the script beside a chart holds: loaded once, at need. @param {HTMLElement} figure @returns {Promise<{spec: any, sheet: string}>} */
async function told(figure) {
  const { chart = "", script = "" } = figure.dataset;
  if (!globalThis.bookCharts?.[chart]) await run(script);
  return globalThis.bookCharts[chart];
}

/** The drawing, with its title and its source, as an address. @param {HTMLElement} figure */
async function sheetOf(figure) {
  const { sheet } = await told(figure);
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheet)}`;
}

/** Let the reader save what an address holds. @param {string} href @param {string} download its name */
function save(href, download) {
  const link = document.createElement("a");
  Object.assign(link, { href, download });
  link.click();
}

/** Save the drawing as a picture. @param {HTMLElement} figure */
async function savePicture(figure) {
  const image = new Image();
  image.src = await sheetOf(figure);
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.width * SCALE, height: image.height * SCALE });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  save(canvas.toDataURL("image/png"), `${figure.dataset.chart}.png`);
}

/** In an unzipped folder a browser would open the drawing in place of the page: save it, as it does on a server. @param {HTMLElement} figure */
function saveFromFolder(figure) {
  const link = /** @type {HTMLAnchorElement} */ (part(figure, '.take-files a[href$=".svg"]'));
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    save(await sheetOf(figure), link.download);
  });
}

/** Offer what only a script can give: a picture, and the address if it is known. @param {HTMLElement} figure */
function offer(figure) {
  const picture = /** @type {HTMLButtonElement} */ (part(figure, ".take-picture"));
  const address = part(figure, ".take-address");
  picture.hidden = false;
  picture.addEventListener("click", () => savePicture(figure));
  if (location.protocol === "file:") saveFromFolder(figure);
  part(figure, `[data-copy="${address.id}"]`).classList.toggle("take-nothing", !address.textContent);
}

const REACH = 48; // pixels between a finger and the mark that it means

/** How far a place is from a box. @param {{left: number, right: number, top: number, bottom: number}} box @param {{x: number, y: number}} at */
export function gap(box, at) {
  return Math.hypot(Math.max(box.left - at.x, 0, at.x - box.right), Math.max(box.top - at.y, 0, at.y - box.bottom));
}

/** What the library keeps of a mark on its element. @param {Element | null} mark */
const kept = (mark) => /** @type {any} */ (mark)?.__data__;

/** The mark that a touch means: the one whose name was touched, or else the nearest within reach. @param {Element} stage @param {{x: number, y: number}} at */
function meant(stage, at) {
  const told = [...stage.querySelectorAll(":is(.mark-symbol, .mark-rect, .mark-text, .mark-rule) > *")].filter((mark) => kept(mark)?.tooltip != null);
  const name = kept(document.elementFromPoint(at.x, at.y)?.closest("text") ?? null);
  const named = name?.datum && told.find((mark) => kept(mark).datum === name.datum);
  const near = told.map((mark) => ({ mark, far: gap(mark.getBoundingClientRect(), at) })).filter(({ far }) => far <= REACH);
  return named || near.sort((one, other) => one.far - other.far)[0]?.mark;
}

/**
 * Let a finger see what the mouse sees: a touch shows the tooltip of the nearest mark until the next touch, or until the page moves.
 * @param {HTMLElement} figure
 * @param {() => Promise<void>} live
 */
function answerTouch(figure, live) {
  let by = "";
  /** @type {Element | undefined} */
  let shown;
  const tell = (type, mark, { x, y }) => mark.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x, clientY: y }));
  const hide = () => {
    if (shown) for (const type of ["pointerout", "mouseout"]) tell(type, shown, { x: 0, y: 0 });
    shown = undefined;
  };
  const drawing = part(figure, ".chart-drawing");
  document.addEventListener("pointerdown", (event) => {
    by = event.pointerType;
    hide();
  });
  addEventListener("scroll", hide, { passive: true });
  drawing.addEventListener("click", async (event) => {
    if (by === "mouse" || !event.detail) return; // a click by key has no place
    const at = { x: event.clientX, y: event.clientY };
    await live();
    shown = meant(drawing, at);
    if (shown) for (const type of ["pointermove", "mousemove"]) tell(type, shown, at);
  });
}

/** @param {{narrow: number}} settings the width of the narrow drawing as a share of the wide one */
export function start(settings) {
  const root = document.documentElement.dataset.content_root ?? "./";
  const loadVega = once(async () => {
    await run(`${root}_static/vega.js`);
    return globalThis.vegaEmbed;
  });

  /** @param {HTMLElement} figure */
  async function enliven(figure) {
    figure.dataset.state = "loading";
    try {
      const [embed, { spec: whole }] = await Promise.all([loadVega(), told(figure)]);
      // the drawing that is on show gives the width, so that nothing moves
      const shown = /** @type {HTMLElement[]} */ ([...figure.querySelectorAll(".chart-wide, .chart-narrow")]).find((each) => each.offsetParent);
      if (!shown) throw new Error("no drawing is on show");
      const spec = fitted(whole, shown.matches(".chart-narrow") ? settings.narrow : 1);
      const stage = document.createElement("div");
      stage.className = "chart-stage";
      const controls = figure.querySelector(".chart-controls");
      const bind = document.createElement("div");
      bind.className = "chart-bind";
      // ast: expressions are interpreted, not compiled, so the page needs no eval
      const { view } = await embed(stage, spec, {
        mode: "vega-lite",
        renderer: "svg",
        actions: false,
        ast: true,
        defaultStyle: false,
        bind,
        tooltip: { disableDefaultStyle: true, id: "chart-tooltip" },
      });
      await view.runAsync();
      const { width, height } = part(shown, "svg").getBoundingClientRect();
      const live = part(stage, "svg");
      live.setAttribute("aria-hidden", "true");
      Object.assign(live.style, { width: `${width}px`, aspectRatio: `${width} / ${height}` }); // the very box of the drawing
      shown.replaceChildren(stage);
      controls?.replaceChildren(bind);
      figure.dataset.state = "live";
    } catch (error) {
      figure.dataset.state = "drawn"; // the drawing stays, and comes alive at the next sign of interest; say why it does not answer
      console.warn(error);
      throw error;
    }
  }

  /** @type {Map<Element, () => Promise<void>>} */
  const wake = new Map();
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((each) => each.isIntersecting)) {
        near.unobserve(entry.target);
        wake.get(entry.target)?.();
      }
    },
    { rootMargin: "200px" },
  );
  for (const figure of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("figure.chart"))) {
    offer(figure);
    const live = once(() => enliven(figure));
    const tried = () => live().catch(() => {}); // told, and tried again at the next sign of interest
    wake.set(figure, tried);
    onInterest(part(figure, ".chart-drawing"), tried);
    answerTouch(figure, tried);
    if (figure.dataset.live === "near") near.observe(figure);
  }
}
