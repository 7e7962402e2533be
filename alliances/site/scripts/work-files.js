// Answers leave the page in two ways: hand in, one readable file for a teacher; and download, load, clear, for the reader.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { accepted, collected, download, give, lacking, LARGEST } from "./answers.js";
import { asking } from "./asking.js";
import { doneInWords } from "./progress.js";
import { sheet } from "./work-sheet.js";
import { countOf } from "./work-states.js";

/** @typedef {import("./work-states.js").Known} Known */

const STUDENT = "student"; // under which the name is remembered
const ALL = "all"; // all chapters, where a chapter could stand
const LONGEST = 80; // characters of a name

/** A part of a file name: letters and digits of any script, all else hyphens. @param {string} text */
export const slug = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 40);

/**
 * The answers in the text of a file: of a JSON file, or of the readable one.
 * @param {string} text
 * @param {string} element the id of the element that holds them there
 */
export function contentOf(text, element) {
  if (!text.trimStart().startsWith("<")) return JSON.parse(text);
  const data = new RegExp(`<script\\b[^<>]*\\bid=["']?${element}\\b[^<>]*>([^<]*)</script`, "i").exec(text);
  return JSON.parse(data?.[1] ?? "");
}

/**
 * @param {HTMLElement} place where download, load and clear stand
 * @param {HTMLElement} handIn where the form stands
 * @param {import("./store.js").Store} store
 * @param {() => Known[]} states what is known of each exercise at this moment
 * @param {any} settings
 */
export function files(place, handIn, store, states, settings) {
  const question = asking(store, () => {});
  const button = (text, onclick) => h("button", { type: "button", onclick }, text);
  const input = h("input", { type: "file", accept: "application/json,.json,text/html,.html", hidden: true, "aria-label": say("answers.file") });
  input.addEventListener("change", async () => {
    if (input.files.length) question.tell(await upload(input.files[0]));
    input.value = "";
  });
  const clear = button(say("answers.clear-all"), () => question.ask(clear, store.keys(), ""));

  /** @param {File} file */
  async function upload(file) {
    let content;
    try {
      content = file.size > LARGEST ? null : contentOf(await file.text(), settings.element);
    } catch {
      return say("answers.damaged", { file: file.name });
    }
    const found = accepted(content, settings);
    if (found === "foreign") return say("answers.foreign", { file: file.name });
    if (found === "later") return say("answers.later", { file: file.name });
    const came = question.load(found.entries);
    const older = found.entries.length - came;
    return [
      say("answers.loaded", { count: came }),
      ...(older ? [say("answers.older", { count: older })] : []),
      ...(found.damaged ? [say("answers.left-out", { count: found.damaged })] : []),
    ].join(" ");
  }

  const stay = h("p", {});
  const save = () => question.tell(download(store, settings));
  place.replaceChildren(
    h("div", { class: "answers work-files" }, stay, button(say("answers.download"), save), button(say("answers.load"), () => input.click()), clear, input, question.element),
  );
  const form = handInForm(store, states, settings);
  handIn.replaceChildren(form.element);
  /** @param {Known[]} known */
  function show(known) {
    stay.textContent = lacking(store) || say("answers.stay");
    form.show(known);
  }
  return { show };
}

/**
 * The form that makes the file for a teacher. The name stays on the device until the file is made; then it is forgotten, unless
 * the reader wants it remembered.
 * @param {import("./store.js").Store} store
 * @param {() => Known[]} states asked when the file is made: what the form shows may be a moment older
 * @param {any} settings
 */
function handInForm(store, states, { front, catalogue, ...named }) {
  const scope = h("select", { id: "hand-in-scope" });
  const name = h("input", { id: "hand-in-name", type: "text", required: true, maxlength: LONGEST, autocomplete: "name", value: store.recall(STUDENT) ?? "" });
  const remember = h("input", { id: "hand-in-remember", type: "checkbox", checked: Boolean(name.value) });
  const said = h("p", { class: "answers-said", role: "status" });
  const field = (control, label) => h("p", { class: "hand-in-field" }, h("label", { for: control.id }, label), control);
  const element = h(
    "form",
    { class: "answers hand-in", novalidate: true, "aria-label": say("hand-in.title") },
    field(scope, say("hand-in.scope")),
    field(name, say("hand-in.name")),
    h("p", { class: "hand-in-field" }, remember, " ", h("label", { for: remember.id }, say("hand-in.remember"))),
    h("button", { type: "submit", class: "hand-in-make", onclick: make }, say("hand-in.make")),
    said,
  );

  function make(event) {
    event.preventDefault();
    const student = name.value.normalize("NFC").replace(/[\p{C}\s]+/gu, " ").trim().slice(0, LONGEST);
    if (!student) {
      said.textContent = say("hand-in.no-name");
      name.focus();
      return;
    }
    const page = scope.value;
    const own = states().filter((each) => page === ALL || each.page === page);
    const kept = own.filter((each) => each.kept);
    if (!kept.length) {
      said.textContent = say("hand-in.nothing");
      return;
    }
    const content = { ...collected(store, named, kept.map(({ item }) => item.id)), student, scope: page };
    const file = `${named.short}-${slug(page.split("/").at(-1) ?? "")}-${slug(student)}.html`;
    give(file, sheet(own, content, { front, catalogue, ...named }), "text/html");
    store.remember(STUDENT, remember.checked ? student : null);
    if (!remember.checked) name.value = "";
    const open = own.filter((each) => each.state === "none").length;
    const drafts = own.filter((each) => each.kept?.draft).length;
    said.textContent = [
      say("hand-in.made", { file }),
      ...(open ? [say("hand-in.open", { count: open })] : []),
      ...(drafts ? [say("hand-in.drafts", { count: drafts })] : []),
    ].join(" ");
  }

  /** Offer the chapters with how much of each is done; what was chosen, or asked for by the address, stays. @param {Known[]} known */
  function show(known) {
    const chosen = scope.options.length ? scope.value : decodeURIComponent(location.hash).replace(/^#hand-in=?/, "");
    const counts = catalogue.chapters.map(({ page, title }) => ({ page, title, count: countOf(known.filter((each) => each.page === page)) }));
    scope.replaceChildren(
      ...counts.map(({ page, title, count }) => h("option", { value: page }, say("hand-in.chapter", { title, done: doneInWords(count) }))),
      h("option", { value: ALL }, say("hand-in.all")),
    );
    const begun = counts.find(({ count }) => count.done)?.page ?? ALL;
    scope.value = [...scope.options].some(({ value }) => value === chosen) ? chosen : begun;
  }

  const follow = () => {
    if (!location.hash.startsWith("#hand-in")) return;
    const asked = decodeURIComponent(location.hash).replace(/^#hand-in=?/, "");
    if (asked) scope.value = asked;
    element.scrollIntoView();
    name.focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);
  setTimeout(follow);
  return { element, show };
}
