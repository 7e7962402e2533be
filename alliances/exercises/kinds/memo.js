// A memo from a seat, on picked evidence, with what can be seen of it and the questions that it will meet. The rules are those of memo.py.
import { board, checklist, cited, counted, read } from "../briefing.js";
import { h } from "../elements.js";
import { empty, note, noteAt, noted, picker, radios } from "../kit.js";
import { follow, shared } from "../shared.js";
import { named, say } from "../words.js";

const MOST_ASKED = 13; // questions that a board can have: two of the seat, two of the matrix, five of the evidence, four of the words

const PAUSE = 200; // ms after the last key, before a long text is looked through

export function rule(item, answer) {
  const memo = read(item, answer);
  const count = counted(memo.text);
  if (!memo.seat) return empty(say("memo.no-seat"));
  if (!memo.option) return empty(say("memo.no-option"));
  if (count < item.least) return empty(say("memo.short", { least: item.least, count }));
  const [points, asked] = [checklist(item, memo), board(item, memo)];
  const seen = points.filter((point) => !point).length;
  const rows = [...points, ...asked.map(({ ask, why, look }) => note("differ", `${ask} ${why} ${look}`))];
  return noted([say("memo.noted", { count }), say("memo.sum", { seen, size: points.length }), say("memo.board-sum", { count: asked.length })], rows);
}

export const check = () => say("memo.check");
export const dear = () => say("exercise.delete-text");
export const marks = { open: "", differ: "" };

/** What is told of a seat, once it is taken. */
const roleOf = ({ government, interests, wants, wanting, divided, dividing }) => {
  const sourced = (text, sources) => [text, " ", h("span", { class: "exercise-source" }, `(${sources})`)];
  return [
    h("p", {}, h("strong", {}, say("memo.you-advise", { government }))),
    h("ul", {}, ...interests.map(({ text, sources }) => h("li", {}, ...sourced(text, sources)))),
    h("p", {}, h("strong", {}, say("memo.wants")), " ", ...sourced(wants, wanting)),
    h("p", {}, h("strong", {}, say("memo.is-divided")), " ", ...sourced(divided, dividing)),
  ];
};

/** The evidence to pick from, by side. */
function pool(item, name, changed) {
  const boxes = item.evidence.map(({ mark }) => h("input", { type: "checkbox", id: `${name}-${mark}`, onchange: changed }));
  const line = (piece, place) =>
    h(
      "div",
      { class: "exercise-option" },
      boxes[place],
      h("label", { for: boxes[place].id }, h("span", {}, h("b", {}, `[${piece.mark}]`), ` ${piece.text} `, h("span", { class: "exercise-source" }, `${say("memo.verdict", { verdict: piece.verdict })} (${piece.source})`))),
      h("details", { class: "memo-why" }, h("summary", {}, say("memo.verdict-why", { mark: piece.mark })), h("p", {}, piece.note)),
    );
  const sides = Object.entries(named("memo.sides")).map(([side, head]) =>
    h("fieldset", { class: "exercise-piece" }, h("legend", {}, head), ...item.evidence.flatMap((piece, place) => (piece.side === side ? [line(piece, place)] : []))),
  );
  return {
    element: h("div", { class: "memo-pool" }, ...sides),
    read: () => item.evidence.filter((_, place) => boxes[place].checked).map(({ mark }) => mark),
    write: (picked) => boxes.forEach((box, place) => (box.checked = picked.includes(item.evidence[place].mark))),
  };
}

/** Buttons that give the memo away as a file; the page's own script makes it (alliances/site/scripts/memo-files.js). */
function exportsOf(item, read) {
  const said = h("p", { class: "exercise-said", role: "status" });
  const button = ([form, label]) => h("button", { type: "button", onclick: () => give(form) }, label);
  const element = h("div", { class: "memo-files" }, h("div", { class: "exercise-buttons" }, ...Object.entries(named("memo.forms")).map(button)), said);
  const tell = (text) => (said.textContent = text);
  const give = (form) => element.dispatchEvent(new CustomEvent("memo-file", { bubbles: true, detail: { form, item, answer: read(), tell } }));
  return element;
}

/** The text with its count, what can be seen of it so far, and a button for each picked piece. */
function paper(item, name, { moved, typed, settle }) {
  const count = h("p", { class: "write-count", id: `${name}-count` });
  const insert = h("div", { class: "exercise-buttons memo-marks" });
  const text = h("textarea", { id: `${name}-text`, rows: 16, "aria-describedby": `${name}-count`, oninput: typed, onblur: settle });
  const points = Object.entries(named("memo.points")).map(([key, words]) => ({ words, note: noteAt(`${name}-${key}-note`), sign: h("span", { class: "exercise-sign", "aria-hidden": "true" }), state: h("span", { class: "memo-state" }) }));

  /** @type {Map<string, HTMLElement>} they stay while the same pieces are picked: one may be under the pointer when the words are looked through */
  const buttons = new Map();

  function offer(picked) {
    buttons.clear();
    for (const mark of picked) buttons.set(mark, h("button", { type: "button", onclick: () => put(mark) }));
    insert.replaceChildren(...(picked.length ? [h("span", { class: "exercise-draft" }, say("memo.insert-how"))] : []), ...buttons.values());
  }

  function put(mark) {
    const [start, end] = [text.selectionStart, text.selectionEnd];
    text.setRangeText(`[${mark}]`, start, end, "end");
    text.focus();
    moved();
  }

  function show(memo) {
    const found = counted(text.value);
    count.textContent = say("memo.count", { count: found, least: item.least, most: item.most });
    count.dataset.reached = String(found >= item.least && found <= item.most);
    const signs = named("exercise.signs");
    const used = cited(item, memo).map(({ mark }) => mark);
    if (memo.picked.join() !== [...buttons.keys()].join()) offer(memo.picked);
    for (const [mark, button] of buttons) {
      const again = used.includes(mark);
      button.setAttribute("aria-label", again ? say("memo.insert-again", { mark }) : say("memo.insert", { mark }));
      button.textContent = again ? `[${mark}] ${signs.right}` : `[${mark}]`;
    }
    checklist(item, memo).forEach((lacking, place) => {
      points[place].sign.textContent = signs[lacking ? "open" : "right"];
      points[place].state.textContent = named("memo.states")[lacking ? "open" : "noted"];
    });
  }

  return {
    text,
    show,
    notes: points.map((point) => point.note),
    element: h(
      "div",
      {},
      h("label", { class: "exercise-end", for: text.id }, say("memo.yours")),
      insert,
      text,
      count,
      h("p", { class: "exercise-end" }, say("memo.look-for")),
      h("ul", { class: "memo-points" }, ...points.map(({ sign, words, state, note: place }) => h("li", {}, sign, " ", words, " ", state, place))),
      h("p", { class: "exercise-source" }, say("memo.languages")),
    ),
  };
}

export function control(item, name, changed) {
  const moved = () => (show(), changed());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const settle = () => waiting !== undefined && show();
  const typed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
    changed();
  };
  const seat = picker(item.roles.map((role) => role.name), { id: `${name}-seat` }, moved, say("memo.take"));
  const role = h("div", { class: "memo-role", "aria-live": "polite" });
  const option = radios(item.options.map(({ short, text }) => `${short}: ${text}`), `${name}-option`, moved);
  const pieces = pool(item, name, moved);
  const page = paper(item, name, { moved, typed, settle });
  const followed = h("p", { class: "exercise-end" });
  const asked = Array.from({ length: MOST_ASKED }, (_, place) => noteAt(`${name}-board-${place}`));
  const questions = h("ol", { class: "memo-board" }, ...asked.map((place) => h("li", {}, place)));
  const faced = h("div", { hidden: true }, h("h4", {}, say("memo.board")), h("p", {}, say("memo.board-how")), questions);
  const standards = h("dl", { class: "exercise-tags" }, ...item.rubric.map((each) => h("div", {}, h("dt", {}, each.name), h("dd", {}, each.text))));
  const example = h("details", { hidden: true }, h("summary", {}, say("memo.example")), ...item.model.text.split("\n").filter(Boolean).map((part) => h("p", {}, part)), h("p", {}, item.model.marked));
  let kept = null; // the matrix as it was when the memo was last changed or loaded
  let seatShown = null;

  const at = (things, picker) => things[picker.read()]?.key ?? null;
  const now = () => {
    const answer = { seat: at(item.roles, seat), option: at(item.options, option), picked: pieces.read(), text: page.text.value };
    const begun = answer.seat !== null || answer.option !== null || answer.picked.length > 0 || answer.text !== "";
    return { ...answer, matrix: begun ? (shared(item.matrix) ?? kept) : null };
  };

  function show() {
    clearTimeout(waiting);
    waiting = undefined;
    const answer = now();
    const memo = read(item, answer);
    kept = answer.matrix ?? kept;
    if (seatShown !== memo.seat) role.replaceChildren(...(memo.seat ? roleOf(memo.seat) : []));
    seatShown = memo.seat;
    followed.textContent = memo.made.missing ? say("memo.no-matrix") : say("memo.has-matrix");
    page.show(memo);
  }

  /** What is checked or given away: all of it is shown by then. */
  const given = () => (settle(), now());

  follow((id) => {
    if (id !== item.matrix || now().matrix === null || !page.text.isConnected) return;
    if (JSON.stringify(kept) !== JSON.stringify(now().matrix)) moved();
  });

  return {
    notes: [...page.notes, ...asked],
    element: h(
      "div",
      { class: "memo" },
      h("blockquote", { class: "exercise-statement" }, item.issue),
      h("h4", {}, say("memo.step-seat")),
      h("label", { for: `${name}-seat`, class: "exercise-end" }, say("seat.yours")),
      seat.select,
      role,
      h("fieldset", { class: "exercise-piece" }, h("legend", {}, h("strong", {}, say("memo.step-option"))), ...option.rows, option.note),
      followed,
      h("h4", {}, say("memo.step-evidence", { pieces: item.pieces })),
      pieces.element,
      h("h4", {}, say("memo.step-write", { least: item.least, most: item.most })),
      page.element,
      h("details", {}, h("summary", {}, say("memo.rubric")), standards),
      exportsOf(item, given),
      faced,
      example,
    ),
    read: now,
    given,
    write: (answer) => {
      const place = (things, key) => {
        const found = things.findIndex((each) => each.key === key);
        return found < 0 ? null : found;
      };
      kept = answer?.matrix ?? null;
      seat.write(place(item.roles, answer?.seat));
      option.write(place(item.options, answer?.option));
      pieces.write(answer?.picked ?? []);
      page.text.value = answer?.text ?? "";
      show();
    },
    reveal: ({ rows }) => {
      faced.hidden = example.hidden = false;
      asked.forEach((each, index) => (/** @type {HTMLElement} */ (each.parentElement).hidden = !rows[page.notes.length + index]));
      board(item, read(item, now())).forEach(({ ask, why, look }, index) => asked[index].replaceChildren(h("strong", {}, ask), " ", why, " ", h("em", {}, look)));
    },
    conceal: () => (faced.hidden = example.hidden = true),
  };
}

/** The answer in words: what each line is about, what the reader said, and which row of the result speaks of it. */
export function told(item, answer) {
  const memo = read(item, answer);
  const points = Object.values(named("memo.points"));
  const states = named("memo.states");
  const silent = points.length + MOST_ASKED;
  return [
    [say("seat.yours"), memo.seat?.name ?? "", silent],
    [say("memo.step-option"), memo.option ? `${memo.option.short}: ${memo.option.text}` : "", silent],
    [say("memo.evidence"), memo.picked.join(", "), silent],
    [say("memo.text"), memo.text.trim(), silent],
    ...checklist(item, memo).map((lacking, place) => [points[place], states[lacking ? "open" : "noted"], place]),
    ...board(item, memo).map((_, place) => [say("memo.question", { number: place + 1 }), say("memo.to-answer"), points.length + place]),
  ];
}
