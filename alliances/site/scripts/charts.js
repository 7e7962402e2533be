// Makes drawn charts answer. Until a reader turns to one, nothing of it is loaded; without this file the page is complete.
import { h, part } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { fits, letChoose } from "./choosing.js";
import { once, onInterest, run } from "./loading.js";
import { Pointing } from "./pointing.js";
import { offer } from "./taking.js";

/** @typedef {import("./pointing.js").Points} Points */
/** @typedef {Points & {sheet: string[], chosen?: Record<string, string>, title?: string, subtitle?: string, description?: string, wide?: string, narrow?: string}} State */

/** A chart of the page, and what the file beside it holds. */
export class Chart {
  /** @type {Points | undefined} what can be pointed at in the drawing on show */
  points = undefined;
  /** @type {Record<string, string>} */
  chosen = {};

  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.figure = figure;
    this.drawing = part(figure, ".chart-drawing");
    this.first = { wide: part(figure, ".chart-wide").innerHTML, narrow: part(figure, ".chart-narrow").innerHTML };
    this.load = once(() => this.#load());
  }

  /** @returns {Promise<State[]>} */
  async #load() {
    const { chart = "", script = "" } = this.figure.dataset;
    this.figure.dataset.state = "loading";
    try {
      if (!globalThis.bookCharts?.[chart]) await run(script);
      const { states } = globalThis.bookCharts[chart];
      this.figure.dataset.state = "live";
      this.drawing.setAttribute("role", "application"); // arrow keys are the chart's, also where a screen reader listens for them
      const keys = h("p", { class: "chart-keys", id: `${this.figure.id}-keys` }, say("chart.keys"));
      this.drawing.after(keys);
      this.drawing.setAttribute("aria-describedby", keys.id);
      return states;
    } catch (error) {
      this.figure.dataset.state = "drawn"; // the drawing stays, and is asked for again at the next sign of interest; say why it does not answer
      console.warn(error);
      throw error;
    }
  }

  /** The state on show; undefined where its file does not come. @returns {Promise<State | undefined>} */
  async state() {
    try {
      const state = (await this.load()).find((each) => !each.chosen || fits(each, this.chosen));
      this.points = state;
      return state;
    } catch {
      return undefined;
    }
  }

  /** Draw what was chosen, and say of it what is true of it. @param {Record<string, string>} chosen */
  async show(chosen) {
    this.chosen = chosen;
    const state = await this.state();
    if (!state || this.chosen !== chosen) return; // something else was chosen in the meantime
    for (const kind of ["wide", "narrow"]) part(this.figure, `.chart-${kind}`).innerHTML = state[kind] ?? this.first[kind];
    part(this.figure, ".chart-title").textContent = state.title ?? "";
    const subtitle = this.figure.querySelector(".chart-subtitle");
    if (subtitle) subtitle.textContent = state.subtitle ?? "";
    this.drawing.setAttribute("aria-label", state.description ?? "");
    this.drawing.classList.remove("chart-changed");
    requestAnimationFrame(() => this.drawing.classList.add("chart-changed"));
  }
}

/** Begin to answer. */
export function start() {
  for (const figure of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("figure.chart"))) {
    const chart = new Chart(figure);
    const tried = () => chart.load().catch(() => {}); // told, and tried again at the next sign of interest
    part(figure, ".chart-title").setAttribute("aria-live", "polite");
    offer(chart);
    letChoose(chart);
    new Pointing(chart);
    onInterest(chart.drawing, tried);
    const choices = figure.querySelector(".chart-controls");
    if (choices) onInterest(choices, tried);
  }
}
