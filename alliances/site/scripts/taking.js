// What readers take along of a chart that only a script can give: a picture, the drawing of the state that they chose, and the address.
import { part } from "../../exercises/elements.js";

/** @typedef {import("./charts.js").Chart} Chart */

const SCALE = 2; // dots of a picture for one pixel

/** The drawing on show, with its title and its source, as an address. @param {Chart} chart */
async function sheetOf(chart) {
  const { sheet } = (await chart.state()) ?? { sheet: ["", ""] };
  const drawing = part(chart.figure, ".chart-wide svg").outerHTML.replace(/ aria-hidden="true" focusable="false"/, "");
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheet.join(drawing))}`;
}

/** Let the reader save what an address holds. @param {string} href @param {string} download its name */
function save(href, download) {
  const link = document.createElement("a");
  Object.assign(link, { href, download });
  link.click();
}

/** Save the drawing as a picture. @param {Chart} chart */
async function savePicture(chart) {
  const image = new Image();
  image.src = await sheetOf(chart);
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.width * SCALE, height: image.height * SCALE });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  save(canvas.toDataURL("image/png"), `${chart.figure.dataset.chart}.png`);
}

/** Save the drawing itself: the file beside the page shows what is drawn at first, and in an unzipped folder would open in the page's place. @param {Chart} chart */
function saveDrawing(chart) {
  const link = /** @type {HTMLAnchorElement} */ (part(chart.figure, '.take-files a[href$=".svg"]'));
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    save(await sheetOf(chart), link.download);
  });
}

/** @param {Chart} chart */
export function offer(chart) {
  const picture = /** @type {HTMLButtonElement} */ (part(chart.figure, ".take-picture"));
  const address = part(chart.figure, ".take-address");
  picture.hidden = false;
  picture.addEventListener("click", () => savePicture(chart));
  saveDrawing(chart);
  part(chart.figure, `[data-copy="${address.id}"]`).classList.toggle("take-nothing", !address.textContent);
}
