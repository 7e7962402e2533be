// "Your work": what the reader has done in the whole book. The list of chapters and exercises stands in the page; this fills it in.
import { h, part } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { frontEnd, rootOf } from "./front.js";
import { download, lacking } from "./answers.js";
import { once, run } from "./loading.js";
import { goOn, reading } from "./reading.js";
import { Store } from "./store.js";
import { follow } from "./trail.js";
import { countOf, judged } from "./work-states.js";
import { chapterList } from "./work-chapters.js";
import { files } from "./work-files.js";
import { openForecasts } from "./work-forecasts.js";
import { predictions, texts } from "./work-record.js";
import { sureness } from "./work-sure.js";

/** @typedef {{chapters: {page: string, title: string}[], items: Record<string, any>}} Catalogue */
/** @typedef {{whole: string, catalogue: string, prefix: string, format: string, version: number, book: string, title: string, short: string, style: string, chapters: Record<string, string>}} Settings */

/** @param {Settings} settings */
export async function start(settings) {
  const list = part(document.body, ".work-chapters");
  const store = new Store(settings.prefix, () => localStorage, window);
  follow(store, settings.chapters);
  const loadCatalogue = once(async () => {
    await run(new URL(`_static/widgets/catalogue.js?${settings.catalogue}`, rootOf()).href);
    return globalThis.exerciseCatalogue;
  });
  const loadFront = frontEnd(settings.whole);
  const still = part(document.body, ".work-still");

  /** Load what tells of answers; what did not come is asked for again when the reader wants it, or the network is back. */
  async function load() {
    try {
      const [front, catalogue] = await Promise.all([loadFront(), loadCatalogue()]);
      removeEventListener("online", load);
      if (still.isConnected) live(list, store, { ...settings, front, catalogue });
      still.remove();
    } catch (error) {
      addEventListener("online", load);
      const button = (text, onclick) => h("button", { type: "button", onclick }, text);
      still.replaceChildren(say("work.not-loaded"), " ", button(say("work.try-again"), load), " ", button(say("answers.download"), () => download(store, settings)));
      console.warn(error);
    }
  }
  return load();
}

/**
 * Fill in the page, now and at every change.
 * @param {HTMLElement} list
 * @param {import("./store.js").Store} store
 * @param {any} loaded the settings, the front end of the exercises, the catalogue
 */
function live(list, store, loaded) {
  const { catalogue, front, chapters } = loaded;
  const place = (name) => part(document.body, `.work-part[data-part="${name}"]`);
  const listed = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-exercise]")]);
  const numbers = Object.fromEntries(listed.map(({ dataset }) => [dataset.exercise, dataset.number ?? ""]));
  const states = () => judged(front, catalogue, store, chapters, numbers);
  const rows = chapterList(list, store, chapters);
  const forms = files(place("files"), place("hand-in"), store, states, loaded);

  function show() {
    const known = states();
    place("go-on").replaceChildren(...summary(store, catalogue, known));
    rows.show(known);
    place("predictions").replaceChildren(...predictions(known));
    place("forecasts").replaceChildren(...openForecasts(known, front));
    place("sure").replaceChildren(...sureness(known, front));
    place("texts").replaceChildren(...texts(known));
    forms.show(known);
  }

  let waiting = 0;
  store.watch(() => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 50);
  });
  show();
  list.closest("article")?.setAttribute("data-work", "live");
}

/**
 * The sum of all work, and the way back to where the reader stopped.
 * @param {import("./store.js").Store} store
 * @param {Catalogue} catalogue
 * @param {import("./work-states.js").Known[]} known
 */
function summary(store, catalogue, known) {
  const { seen } = reading(store);
  const read = catalogue.chapters.filter(({ page }) => seen.includes(page)).length;
  const { done, again, of } = countOf(known);
  const sum = [say("work.sum", { done, of, read, chapters: catalogue.chapters.length }), ...(again ? [say("work.sum-again", { count: again })] : [])];
  const told = [h("p", {}, sum.join(" "))];
  const lack = lacking(store);
  if (lack) told.push(h("p", { class: "work-warning" }, lack));
  const link = goOn(store);
  return link ? [...told, h("p", {}, link)] : told;
}
