// The file that is handed in: one page that opens anywhere, asks nothing of the network, can be printed, and carries its answers.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { doneInWords } from "./progress.js";
import { countOf, moment } from "./work-states.js";

/** @typedef {import("./work-states.js").Known} Known */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'"; // the file runs nothing and loads nothing

/** JSON that no text in it can end, whatever a student wrote. @param {object} content */
export const asData = (content) => JSON.stringify(content).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * The text of the file.
 * @param {Known[]} known the exercises that are handed in
 * @param {any} content the answers as data, with student, scope and dates
 * @param {any} settings
 */
export function sheet(known, content, { front, catalogue, title, book, style, element }) {
  const pages = catalogue.chapters.filter(({ page }) => known.some((each) => each.page === page && (content.scope !== "all" || each.kept)));
  const facts = [
    [say("sheet.student"), content.student],
    [say("sheet.made"), moment(content.saved)],
    [say("sheet.book"), say("sheet.version", { title, book })],
    [say("sheet.done"), doneInWords(countOf(known))],
  ];
  const head = [
    h("meta", { charset: "utf-8" }),
    h("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("title", {}, `${title}: ${content.student}`),
  ];
  const body = [
    h(
      "main",
      {},
      h("h1", {}, pages.length === 1 ? pages[0].title : title),
      h("dl", { class: "facts" }, ...facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
      ...pages.map((chapter) =>
        h(
          "section",
          {},
          ...(pages.length > 1 ? [h("h2", {}, chapter.title)] : []),
          ...known.filter((each) => each.page === chapter.page).map((each) => exercise(each, front)),
        ),
      ),
      h("footer", {}, h("p", {}, say("sheet.foot"))),
    ),
    h("script", { type: "application/json", id: element }, asData(content)),
  ];
  const text = (elements) => elements.map((each) => each.outerHTML).join("\n");
  // the style is text only: as an element it would be one of this page, whose policy forbids it
  return `<!doctype html>\n<html lang="en">\n<head>\n${text(head)}\n<style>\n${style}</style>\n</head>\n<body>\n${text(body)}\n</body>\n</html>\n`;
}

/** One exercise: the question, what the student said, what the book said to it. @param {Known} known @param {any} front */
function exercise({ item, number, kept, state, result, word }, front) {
  const at = moment(kept?.at ?? "");
  const about = [item.label, ...(state === "done" && at ? [say("sheet.checked", { at })] : [])].join(" · ");
  const draft = kept?.draft && h("div", { class: "draft" }, h("p", {}, h("strong", {}, say("sheet.draft")), at ? ` ${at}` : ""), lines(item, kept.draft, null, front));
  return h(
    "article",
    { "data-state": state, "data-outcome": result?.outcome ?? "" },
    h("h3", {}, `${number}: ${item.title}`),
    h("p", { class: "about" }, about),
    h("p", {}, item.prompt),
    ...(item.statement ? [h("blockquote", {}, item.statement)] : []),
    ...(state === "none" ? [h("p", { class: "none" }, say("sheet.none"))] : []),
    ...(state === "misfit" ? [h("p", { class: "none" }, say("work.misfit"))] : []),
    ...(state === "done" ? [lines(item, kept?.answer, result, front), h("div", { class: "feedback" }, h("p", {}, h("strong", {}, word)), ...result.feedback.map((text) => h("p", {}, text)))] : []),
    ...(draft ? [draft] : []),
  );
}

/** An answer or a draft line by line, each with what the book said to it; one that does not fit the exercise cannot be told. */
function lines(item, answer, result, front) {
  let told;
  try {
    told = front.told(item, answer).filter(([, value]) => typeof value === "string");
  } catch {
    told = [["", say("work.misfit")]];
  }
  const marks = front.marksOf(item);
  const line = ([asked, value, row], place) => {
    const note = result?.rows[row ?? place];
    return h(
      "div",
      {},
      ...(asked ? [h("dt", {}, asked)] : []),
      h("dd", { class: "said" }, value || say("sheet.unanswered")),
      ...(note ? [h("dd", { class: "note" }, [marks[note.outcome], note.text].filter(Boolean).join(" "))] : []),
    );
  };
  return h("dl", { class: "answer" }, ...(told.length ? told : [["", ""]]).map(line));
}
