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

/** Save the drawing, with its title and its source, as a picture. @param {HTMLElement} figure */
async function savePicture(figure) {
  const { sheet } = await told(figure);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheet)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.width * SCALE, height: image.height * SCALE });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const link = document.createElement("a");
  Object.assign(link, { href: canvas.toDataURL("image/png"), download: `${figure.dataset.chart}.png` });
  link.click();
}

/** Offer what only a script can give: a picture, and the address if it is known. @param {HTMLElement} figure */
function offer(figure) {
  const picture = /** @type {HTMLButtonElement} */ (part(figure, ".take-picture"));
  const address = part(figure, ".take-address");
  picture.hidden = false;
  picture.addEventListener("click", () => savePicture(figure));
  part(figure, `[data-copy="${address.id}"]`).classList.toggle("take-nothing", !address.textContent);
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
    if (figure.dataset.state === "loading" || figure.dataset.state === "live") return;
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
    }
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((each) => each.isIntersecting)) {
        near.unobserve(entry.target);
        enliven(/** @type {HTMLElement} */ (entry.target));
      }
    },
    { rootMargin: "200px" },
  );
  for (const figure of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("figure.chart"))) {
    offer(figure);
    onInterest(part(figure, ".chart-drawing"), () => enliven(figure));
    if (figure.dataset.live === "near") near.observe(figure);
  }
}
