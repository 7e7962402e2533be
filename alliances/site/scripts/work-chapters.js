// The list of chapters and exercises: the state of each, what is left, and clearing of one exercise or one chapter.
import { h, part } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { asking } from "./asking.js";
import { openForPrint } from "./printing.js";
import { doneInWords, ring } from "./progress.js";
import { countOf, sign, stateInWords } from "./work-states.js";

/** @typedef {import("./work-states.js").Known} Known */

/**
 * @param {HTMLElement} list as the page has it
 * @param {import("./store.js").Store} store
 * @param {Record<string, string>} chapters the chapter of each exercise
 */
export function chapterList(list, store, chapters) {
  const question = asking(store, () => {});
  /** @param {HTMLElement} button @param {HTMLElement} beside @param {string[]} keys @param {string} scope */
  function ask(button, beside, keys, scope) {
    beside.append(question.element);
    question.ask(button, keys, scope);
  }

  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-exercise]")]).map((row) => {
    const key = row.dataset.exercise ?? "";
    const title = part(row, "a").textContent ?? "";
    const state = h("span", { class: "work-state" });
    const clear = h("button", { type: "button", class: "work-clear", "aria-label": say("work.clear-one", { title }), onclick: () => ask(clear, row, [key], title) }, say("work.clear"));
    row.prepend(state);
    row.append(clear);
    return { key, row, state, clear };
  });

  const boxes = /** @type {HTMLDetailsElement[]} */ ([...list.querySelectorAll("details[data-page]")]).map((box) => {
    const page = box.dataset.page ?? "";
    const title = part(box, ".work-title").textContent ?? "";
    const mine = () => store.keys().filter((key) => chapters[key] === page);
    const clear = h("button", { type: "button", onclick: () => ask(clear, foot, mine(), title) }, say("answers.clear-chapter"));
    const foot = h("div", { class: "work-foot" }, clear);
    box.append(foot);
    return { page, box, clear, sum: part(box, ".work-count"), mark: h("span", { class: "work-mark" }) };
  });
  boxes.forEach(({ box, mark }) => part(box, "summary").prepend(mark));
  openForPrint(boxes.map(({ box }) => box));

  /** @param {Known[]} known */
  function show(known) {
    const byKey = new Map(known.map((each) => [each.item.id, each]));
    for (const { key, row, state, clear } of rows) {
      const each = byKey.get(key);
      if (!each) continue;
      row.dataset.state = each.state;
      row.dataset.outcome = each.result?.outcome ?? "";
      state.replaceChildren(sign(each), h("span", {}, stateInWords(each)));
      clear.hidden = !each.kept;
    }
    for (const { page, clear, sum, mark } of boxes) {
      const own = known.filter((each) => each.page === page);
      const count = countOf(own);
      const minutes = own.filter((each) => each.state !== "done").reduce((total, { item }) => total + item.minutes, 0);
      const left = [
        ...(minutes ? [say("work.left", { minutes: say("exercise.minutes", { count: minutes }) })] : []),
        ...(count.again ? [say("work.again", { count: count.again })] : []),
      ];
      sum.textContent = say("work.count", { done: doneInWords(count), left: left.join("; ") || say("work.all-done") });
      mark.replaceChildren(ring(count));
      clear.hidden = !own.some((each) => each.kept);
    }
  }

  return { show };
}
