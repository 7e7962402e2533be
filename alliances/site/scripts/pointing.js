// What a chart tells of the mark that a reader points at: with the mouse, a finger, or the arrow keys.
import { h, part } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";

/** @typedef {import("./charts.js").Chart} Chart */
/** @typedef {[number, number, number, number, number]} Box the number of a tip, and left, top, width and height of a mark in the drawing */
/** @typedef {{tips: string[][], series: number[][], boxes: Record<string, Box[]>}} Points */

const NARROWEST = 6; // pixels: a smaller mark is ringed as if it were so wide
const SLACK = 3; // pixels on either side of a rule at which it is still meant
const SVG = "http://www.w3.org/2000/svg";

/**
 * The box that is meant at a place: the nearest, and of those that hold it the smallest, but the point of a line only where nothing else is.
 * @param {Box[]} boxes
 * @param {number} x
 * @param {number} y
 */
export function nearest(boxes, x, y) {
  /** @type {{box: Box | undefined, far: number, size: number}} */
  let best = { box: undefined, far: Infinity, size: Infinity };
  for (const box of boxes) {
    const [, left, top, width, height] = box;
    const slack = width && height ? 0 : SLACK;
    const far = Math.max(0, Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height)) - slack);
    const size = width > 1 || height > 1 ? width * height : Infinity;
    if (far < best.far || (far === best.far && size < best.size)) best = { box, far, size };
  }
  return best.box;
}

/**
 * The tip that a key leads to; undefined for a key that leads nowhere.
 * @param {number[][]} series
 * @param {Box[]} boxes
 * @param {number | undefined} now
 * @param {string} key
 */
export function stepped(series, boxes, now, key) {
  const row = series.findIndex((tips) => now !== undefined && tips.includes(now));
  if (row < 0) return /^(Arrow|Home|End|Page)/.test(key) ? series[0]?.[0] : undefined;
  const tips = series[row];
  const place = tips.indexOf(/** @type {number} */ (now));
  /** @type {Record<string, () => number | undefined>} */
  const leads = {
    ArrowRight: () => tips[Math.min(tips.length - 1, place + 1)],
    ArrowLeft: () => tips[Math.max(0, place - 1)],
    ArrowDown: () => beside(series[row + 1] ?? [], boxes, now),
    ArrowUp: () => beside(series[row - 1] ?? [], boxes, now),
    Home: () => tips[0],
    End: () => tips.at(-1),
  };
  return leads[key]?.();
}

/** The tip of another series that stands most nearly above or below one. @param {number[]} tips @param {Box[]} boxes @param {number | undefined} now */
function beside(tips, boxes, now) {
  const middle = (/** @type {number | undefined} */ tip) => {
    const [, left, top, width, height] = boxes.find(([name]) => name === tip) ?? [0, 0, 0, 0, 0];
    return { x: left + width / 2, y: top + height / 2 };
  };
  const { x, y } = middle(now);
  let best = { tip: now, aside: Infinity, far: Infinity };
  for (const tip of tips) {
    const there = middle(tip);
    const [aside, far] = [Math.abs(there.x - x), Math.abs(there.y - y)];
    if (aside < best.aside || (aside === best.aside && far < best.far)) best = { tip, aside, far };
  }
  return best.tip;
}

/**
 * The highest or the lowest point of a series: by where it stands, or where every point has a row of its own by how far it reaches.
 * @param {number[]} tips
 * @param {Box[]} boxes
 * @param {boolean} most
 */
export function extreme(tips, boxes, most) {
  const own = tips.map((tip) => boxes.find(([name]) => name === tip)).filter((box) => box !== undefined);
  const middles = own.map(([, left, , width]) => left + width / 2);
  const across = middles.every((middle, place) => !place || middle >= middles[place - 1]);
  const high = (/** @type {Box} */ [, left, top, width]) => (across ? -top : left + width);
  return own.sort((one, other) => (most ? high(other) - high(one) : high(one) - high(other)))[0]?.[0];
}

/** What a tip says in one line. @param {string[]} tip heading, value, heading, value @param {string} place */
export function sentence(tip, place) {
  const said = [];
  for (let at = 0; at < tip.length; at += 2) said.push(`${tip[at]}: ${tip[at + 1]}`);
  return `${said.join("; ")} (${place})`;
}

/** The one tip of the page. */
function bubble() {
  const found = document.getElementById("chart-tooltip");
  if (found) return found;
  const made = h("div", { id: "chart-tooltip", "aria-hidden": "true" });
  document.body.append(made);
  return made;
}

/** Put the tip above or below a mark, within the window. @param {HTMLElement} tip @param {DOMRect} mark */
function place(tip, mark) {
  const { width, height } = tip.getBoundingClientRect();
  const above = mark.top - height - 10;
  tip.style.left = `${Math.max(8, Math.min(document.documentElement.clientWidth - width - 8, mark.left + mark.width / 2 - width / 2))}px`;
  tip.style.top = `${above > 4 ? above : mark.bottom + 10}px`;
}

/** One chart's answers to those who point at it. */
export class Pointing {
  /** @type {number | undefined} */
  now = undefined;
  by = "mouse";

  /** @param {Chart} chart */
  constructor(chart) {
    this.chart = chart;
    this.drawing = part(chart.figure, ".chart-drawing");
    this.said = h("output", { class: "chart-said" });
    this.drawing.after(this.said);
    this.#listen();
  }

  #listen() {
    const { drawing } = this;
    drawing.addEventListener("pointermove", (event) => event.pointerType === "mouse" && this.#at(event.clientX, event.clientY));
    drawing.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && this.hide());
    drawing.addEventListener("pointerdown", (event) => (this.by = event.pointerType));
    drawing.addEventListener("click", (event) => event.detail && this.by !== "mouse" && this.#at(event.clientX, event.clientY));
    document.addEventListener("pointerdown", (event) => drawing.contains(/** @type {Node} */ (event.target)) || this.hide());
    addEventListener("scroll", () => this.by !== "keyboard" && this.hide(), { passive: true });
    drawing.addEventListener("keydown", (event) => this.#key(event));
    drawing.addEventListener("focusout", () => this.hide());
  }

  /** @returns {{svg: SVGSVGElement, boxes: Box[]}} the drawing on show, and the boxes of its marks */
  #shown() {
    const kind = part(this.drawing, ".chart-narrow").offsetParent ? "narrow" : "wide";
    return { svg: /** @type {any} */ (part(this.drawing, `.chart-${kind} svg`)), boxes: this.chart.points?.boxes[kind] ?? [] };
  }

  /** @param {number} x @param {number} y a place in the window */
  async #at(x, y) {
    if (!(await this.chart.state())) return;
    const { svg, boxes } = this.#shown();
    const frame = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / frame.width;
    const box = nearest(boxes, (x - frame.left) * scale, (y - frame.top) * scale);
    if (box) this.show(box[0], box);
  }

  /** @param {KeyboardEvent} event */
  async #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") this.hide();
    const extremes = { PageUp: true, PageDown: false };
    if (!/^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/.test(event.key)) return;
    event.preventDefault();
    this.by = "keyboard";
    if (!(await this.chart.state()) || !this.chart.points) return;
    const { boxes } = this.#shown();
    const series = this.#series(boxes);
    const row = series.find((tips) => tips.includes(this.now ?? -1)) ?? series[0] ?? [];
    const next = event.key in extremes ? extreme(row, boxes, extremes[event.key]) : stepped(series, boxes, this.now, event.key);
    if (next !== undefined) this.show(next, boxes.find(([name]) => name === next), true);
  }

  /** The series of the drawing on show: on a phone some marks are left out. @param {Box[]} boxes */
  #series(boxes) {
    const drawn = new Set(boxes.map(([name]) => name));
    const series = this.chart.points?.series.map((tips) => tips.filter((tip) => drawn.has(tip))) ?? [];
    return series.filter((tips) => tips.length);
  }

  /** Tell of a mark, and ring it. @param {number} number of its tip @param {Box | undefined} box @param {boolean} aloud */
  show(number, box, aloud = false) {
    if (!box || !this.chart.points) return;
    const tip = this.chart.points.tips[number];
    const { svg, boxes } = this.#shown();
    const ring = this.#ring(svg, box);
    const cells = [];
    for (let at = 0; at < tip.length; at += 2) cells.push(h("div", {}, h("dt", {}, tip[at]), h("dd", {}, tip[at + 1])));
    const shown = bubble();
    shown.replaceChildren(h("dl", {}, ...cells));
    shown.classList.add("visible");
    place(shown, ring.getBoundingClientRect());
    this.now = number;
    const row = this.#series(boxes).find((tips) => tips.includes(number)) ?? [];
    this.said.textContent = aloud ? sentence(tip, say("chart.place", { place: row.indexOf(number) + 1, count: row.length })) : "";
  }

  /** @param {SVGSVGElement} svg @param {Box} box */
  #ring(svg, [, left, top, width, height]) {
    const wide = Math.max(width, NARROWEST);
    const high = Math.max(height, NARROWEST);
    const ring = svg.querySelector(".chart-ring") ?? svg.appendChild(document.createElementNS(SVG, "rect"));
    const look = { x: left + width / 2 - wide / 2 - 3, y: top + height / 2 - high / 2 - 3, width: wide + 6, height: high + 6, rx: 4, class: "chart-ring" };
    for (const [name, value] of Object.entries(look)) ring.setAttribute(name, String(value));
    return ring;
  }

  hide() {
    if (this.now === undefined && !this.drawing.querySelector(".chart-ring")) return;
    this.now = undefined;
    for (const ring of this.drawing.querySelectorAll(".chart-ring")) ring.remove();
    bubble().classList.remove("visible");
    this.said.textContent = "";
  }
}
