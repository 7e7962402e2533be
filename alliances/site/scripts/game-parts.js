// Pieces of which all screens of the game are made: seats with shape, colour and name, buttons, choices, the table of what is public.
import { h, s } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";

const SHAPES = [
  "M10 2a8 8 0 1 0 .01 0Z",
  "M3 3H17V17H3Z",
  "M10 2 18.5 17H1.5Z",
  "M10 1 19 10 10 19 1 10Z",
  "M7 2H13V7H18V13H13V18H7V13H2V7H7Z",
  "M10 1 12.6 7.2 19 7.6 14 11.8 15.7 18.4 10 14.8 4.3 18.4 6 11.8 1 7.6 7.4 7.2Z",
];

/** The name of a seat: that of its shape. @param {number} seat */
export const seatName = (seat) => named("game.seats")[seat];

/** The shape of a seat. @param {number} seat */
export const shape = (seat) => s("svg", { class: `game-shape seat-${seat}`, viewBox: "0 0 20 20", "aria-hidden": "true", focusable: "false" }, s("path", { d: SHAPES[seat] }));

/** A seat as it is shown: shape and name. @param {number} seat */
export const seatTag = (seat) => h("span", { class: "game-seat" }, shape(seat), " ", seatName(seat));

/** @param {string} text @param {() => void} onclick @param {string} [kind] main, quiet */
export const button = (text, onclick, kind = "") => h("button", { type: "button", class: `game-button ${kind}`, onclick }, text);

/**
 * The button of a form, which Enter in its fields presses too. It answers itself: in a frame without the right to send forms, no form is ever sent.
 * @param {string} text @param {() => void} act @param {object} more attributes
 */
export const sender = (text, act, more = { class: "game-button main" }) =>
  h("button", { type: "submit", onclick: (event) => (event.preventDefault(), act()), ...more }, text);

/** The heading of a screen; it takes the focus when the screen changes. @param {...(string | Node)} children */
export const heading = (...children) => h("h3", { class: "game-heading", tabindex: "-1" }, ...children);

/** @param {...(string | Node)} children */
export const paragraph = (...children) => h("p", {}, ...children);

let counter = 0;
/** A name that no other control has. */
export const fresh = () => `game-${(counter += 1)}`;

/**
 * One choice of several, as radio buttons.
 * @param {string | Node} legend
 * @param {{value: any, label: string | Node, note?: string, off?: boolean}[]} options
 * @param {any} chosen
 * @param {(value: any) => void} changed
 */
export function radios(legend, options, chosen, changed) {
  const name = fresh();
  const rows = options.map(({ value, label, note, off }) => {
    const input = h("input", { type: "radio", name, checked: value === chosen, disabled: off === true, onchange: () => changed(value) });
    return h("label", { class: "game-option" }, input, h("span", {}, label, ...(note ? [h("small", {}, note)] : [])));
  });
  return h("fieldset", { class: "game-choice" }, h("legend", {}, legend), ...rows);
}

/** Yes or no. @param {string | Node} legend @param {boolean | null | undefined} chosen @param {(value: boolean) => void} changed @param {string} yes @param {string} no */
export const yesOrNo = (legend, chosen, changed, yes, no) => {
  const choice = radios(legend, [{ value: true, label: yes }, { value: false, label: no }], chosen, changed);
  choice.classList.add("game-two");
  return choice;
};

/** One of many, as a list. @param {string} label @param {{value: string, label: string}[]} options @param {string} chosen @param {(value: string) => void} changed @param {string} [invitation] shown where nothing is chosen */
export function picker(label, options, chosen, changed, invitation) {
  const id = fresh();
  const first = invitation ? [h("option", { value: "" }, invitation)] : [];
  const select = h("select", { id }, ...first, ...options.map((each) => h("option", { value: each.value }, each.label)));
  select.value = chosen;
  select.addEventListener("change", () => changed(select.value));
  return h("p", { class: "game-field" }, h("label", { for: id }, label), " ", select);
}

/** The tie of a seat in words. @param {{level: number, with: number | null}} tie */
export const tieInWords = ({ level, with: other }) => (other === null ? named("game.levels")[0] : say("game.tie.with", { level: named("game.levels")[level], seat: seatName(other) }));

/** What all may see: ties, tokens, promises kept and broken. @param {any} state @param {import("./game-session.js").Session} session @param {boolean} [totals] whether the points are shown, too */
export function board(state, session, totals = false) {
  const heads = [say("game.board.seat"), say("game.board.tie"), say("game.board.tokens"), say("game.board.kept"), say("game.board.broken"), ...(totals ? [say("table.points")] : [])];
  const rows = state.points.map((points, seat) => {
    const told = [tieInWords(state.ties[seat]), state.tokens[seat], state.kept[seat], state.marks[seat], ...(totals ? [points] : [])];
    const who = session.mode === "table" ? (session.seats[seat] ? say("game.board.written") : "") : seat ? "" : say("game.board.you");
    return h("tr", {}, h("th", { scope: "row" }, seatTag(seat), ...(who ? [h("small", {}, ` ${who}`)] : [])), ...told.map((each, at) => h("td", { "data-head": heads[at + 1] }, String(each))));
  });
  return h("table", { class: "game-board" }, h("caption", {}, say("game.board.title")), h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...rows));
}
