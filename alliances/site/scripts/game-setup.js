// Before a game: what to play, who sits at the table, the seed; and the sandbox, in which an instructor changes the rules.
import { h } from "../../exercises/elements.js";
import { numberField, numberIn } from "../../exercises/kit.js";
import { named, say } from "../../exercises/words.js";
import { LETTERS } from "./game-codes.js";
import { button, fresh, heading, paragraph, picker, radios, seatTag, sender } from "./game-parts.js";
import { field, names } from "./game-players.js";
import { defaults, limits, settings as whole } from "./game-rules.js";
import { differences, open, toHash } from "./game-rulebook.js";
import { seedOf } from "./game-session.js";

/** @typedef {import("./game-session.js").Session} Session */
/** @typedef {{changes: Record<string, number>, seed: string}} Asked what a link asks for */

const FIRST = ["blue", "calm", "cold", "early", "green", "high", "late", "long", "old", "quiet", "red", "round", "sharp", "slow", "small", "warm"];
const SECOND = ["bell", "boat", "book", "bridge", "coat", "door", "field", "gate", "hill", "lamp", "letter", "river", "road", "stone", "tree", "wall"];
const LEAST = 4; // seats of a table
const SHORT = { rounds: 5, most: 7 }; // a game for half an hour

/** A seed that one can say aloud. */
export function anySeed() {
  const any = (/** @type {string[]} */ list) => list[Math.floor(Math.random() * list.length)];
  return `${any(FIRST)} ${any(SECOND)} ${10 + Math.floor(Math.random() * 90)}`;
}

/** A line to type in. @param {string} label @param {string} value @param {(value: string) => void} changed @param {Record<string, any>} [attributes] */
function line(label, value, changed, attributes = {}) {
  const id = fresh();
  return h("p", { class: "game-field" }, h("label", { for: id }, label), " ", h("input", { id, type: "text", value, maxlength: 40, autocomplete: "off", oninput: (event) => changed(event.target.value), ...attributes }));
}

/**
 * The first screen.
 * @param {{kept: Session | undefined, asked: Asked, learn: () => void, solo: () => void, table: () => void, resume: () => void, sandbox: () => void, combine: () => void}} given
 */
export function start({ kept, asked, learn, solo, table, resume, sandbox, combine }) {
  const ways = /** @type {[string, string, () => void][]} */ ([
    [say("game.start.learn"), say("game.start.learn-note"), learn],
    [say("game.start.table"), say("game.start.table-note"), table],
    [say("game.start.solo"), say("game.start.solo-note"), solo],
  ]);
  const changed = differences(asked.changes);
  return [
    heading(say("game.start.title")),
    ...(changed.length ? [h("div", { class: "game-warning" }, paragraph(say("game.sandbox.opened")), h("ul", {}, ...changed.map((each) => h("li", {}, each))))] : []),
    ...(kept ? [h("p", { class: "game-way" }, button(say("game.start.resume"), resume, "main"), h("span", {}, say("game.start.resume-note", { seed: kept.seed })))] : []),
    ...ways.map(([text, note, act], place) => h("p", { class: "game-way" }, button(text, act, kept || place ? "" : "main"), h("span", {}, note))),
    h("p", { class: "game-others" }, button(say("game.start.combine"), combine, "quiet"), button(say("game.start.sandbox"), sandbox, "quiet")),
  ];
}

/** What is wrong with the rules for so many seats, in words; empty if nothing is. @param {Record<string, number>} changes @param {number} seats */
function problemOf(changes, seats) {
  try {
    whole({ ...changes, seats });
    return "";
  } catch (error) {
    return say("game.setup.problem", { problem: error instanceof Error ? error.message : "" });
  }
}

/** Whether a link says how long the game is; then nobody at the table chooses. @param {Record<string, number>} changes */
const isTimed = (changes) => "rounds" in changes || "most" in changes;

/**
 * Begin a game; if that replaces one that is kept, only after it has been said once.
 * @param {() => Session | undefined} kept asked at that moment: another tab may have begun one @param {HTMLElement} said @param {(chosen: any) => void} play
 */
function careful(kept, said, play) {
  /** @type {string | undefined} */
  let warned = undefined;
  return (/** @type {any} */ chosen) => {
    const seed = kept()?.seed;
    if (seed === warned) return play(chosen);
    warned = seed;
    if (seed === undefined) return play(chosen);
    said.textContent = say("game.setup.replaces", { seed });
  };
}

/** Who sits at the table, and on which cards. @param {{asked: Asked, kept: () => Session | undefined, play: (chosen: any) => void, back: () => void}} given kept: the game that would be replaced */
export function tableSetup({ asked, kept, play, back }) {
  const timed = isTimed(asked.changes);
  const chosen = { people: 4, written: 1, seed: asked.seed || anySeed(), table: "A", short: true, concealed: false };
  const said = h("p", { class: "game-slip", role: "alert" });
  const go = careful(kept, said, play);
  const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, place) => ({ value: String(from + place), label: String(from + place) }));
  const begin = () => {
    const seats = chosen.people + chosen.written;
    const least = Math.max(LEAST, asked.changes.cards ?? defaults.cards);
    const changes = { ...(chosen.short && !timed ? SHORT : {}), ...asked.changes };
    if (seats < least || seats > limits.seats[1]) said.textContent = say("game.setup.seats-wrong", { least, most: limits.seats[1] });
    else if (problemOf(changes, seats)) said.textContent = problemOf(changes, seats);
    else if (!chosen.seed.trim()) said.textContent = say("game.setup.no-seed");
    else {
      const written = field(chosen.written, seedOf(chosen.seed));
      go({ mode: "table", table: chosen.table, seed: chosen.seed.trim(), concealed: chosen.concealed, changes, seats: [...Array(chosen.people).fill(null), ...written] });
    }
  };
  return [
    heading(say("game.setup.title")),
    h(
      "form",
      { class: "game-form" },
      picker(say("game.setup.people"), numbers(1, 6), "4", (value) => (chosen.people = Number(value))),
      picker(say("game.setup.written"), numbers(0, 5), "1", (value) => (chosen.written = Number(value))),
      line(say("game.setup.seed"), chosen.seed, (value) => (chosen.seed = value)),
      paragraph(say("game.setup.seed-note")),
      picker(say("game.setup.table"), [...LETTERS].map((value) => ({ value, label: value })), "A", (value) => (chosen.table = value)),
      ...(timed ? [] : [radios(say("game.setup.length"), [{ value: true, label: say("game.setup.short", { rounds: SHORT.rounds, most: SHORT.most }) }, { value: false, label: say("game.setup.long", { rounds: defaults.rounds, most: defaults.most }) }], true, (value) => (chosen.short = value))]),
      radios(say("game.setup.hidden"), [{ value: false, label: say("game.setup.cover") }, { value: true, label: say("game.setup.concealed") }], false, (value) => (chosen.concealed = value)),
      said,
      sender(say("game.setup.begin"), begin),
      button(say("game.back"), back, "quiet"),
    ),
  ];
}

/** A game against written strategies. @param {{asked: Asked, kept: () => Session | undefined, play: (chosen: any) => void, back: () => void}} given kept: the game that would be replaced */
export function soloSetup({ asked, kept, play, back }) {
  const least = Math.max(LEAST, asked.changes.cards ?? defaults.cards) - 1;
  const chosen = { others: Math.max(4, least), seed: asked.seed || anySeed() };
  const said = h("p", { class: "game-slip", role: "alert" });
  const go = careful(kept, said, play);
  const numbers = Array.from({ length: limits.seats[1] - least }, (_, place) => ({ value: String(least + place), label: String(least + place) }));
  const begin = () => {
    const changes = { ...(isTimed(asked.changes) ? {} : SHORT), ...asked.changes };
    const problem = problemOf(changes, chosen.others + 1);
    if (problem) said.textContent = problem;
    else go({ mode: "solo", table: "A", seed: chosen.seed.trim() || anySeed(), concealed: false, changes, seats: [null, ...field(chosen.others, seedOf(chosen.seed))] });
  };
  return [
    heading(say("game.solo.title")),
    paragraph(say("game.solo.note", { count: names.length })),
    h(
      "form",
      { class: "game-form" },
      picker(say("game.solo.others"), numbers, String(chosen.others), (value) => (chosen.others = Number(value))),
      line(say("game.setup.seed"), chosen.seed, (value) => (chosen.seed = value)),
      h("p", { class: "game-you" }, say("game.solo.you"), " ", seatTag(0)),
      said,
      sender(say("game.setup.begin"), begin),
      button(say("game.back"), back, "quiet"),
    ),
  ];
}

/** Let an instructor change the rules within their limits, and share them as a link. @param {{asked: Asked, use: (asked: Asked) => void, back: () => void}} given */
export function sandbox({ asked, use, back }) {
  const changes = { ...asked.changes };
  let seed = asked.seed;
  const address = h("output", { class: "game-link", translate: "no", id: fresh() });
  const said = h("span", { class: "game-slip", role: "alert" }); // stands under the field that it speaks of
  const list = h("ul", {});
  const link = h("a", { href: "#" }, say("game.sandbox.open"));
  const show = () => {
    const url = `${location.href.split("#")[0]}${toHash(changes, seed)}`;
    address.textContent = url;
    link.href = url;
    list.replaceChildren(...(differences(changes).length ? differences(changes) : [say("game.sandbox.normal")]).map((each) => h("li", {}, each)));
  };
  const knob = (name) => {
    const id = fresh();
    const [least, most] = limits[name];
    const input = numberField({ least, most }, { id, inputmode: "numeric", value: changes[name] ?? defaults[name] });
    input.addEventListener("change", () => {
      const value = numberIn(input.value) ?? NaN;
      const tried = { ...changes, [name]: value };
      if (value === defaults[name]) delete tried[name];
      said.textContent = "";
      try {
        whole(tried);
        for (const key of Object.keys(changes)) delete changes[key];
        Object.assign(changes, tried);
      } catch {
        const within = Number.isInteger(value) && value >= least && value <= most;
        said.textContent = within ? problemOf(tried, defaults.seats) : say("game.sandbox.wrong", { name: named("game.settings")[name], least, most });
        input.closest("p")?.append(said);
        input.value = String(changes[name] ?? defaults[name]);
      }
      show();
    });
    return h("p", { class: "game-knob" }, h("label", { for: id }, named("game.settings")[name]), " ", input, h("small", {}, ` ${say("game.sandbox.limits", { least, most, normal: defaults[name] })}`));
  };
  show();
  return [
    heading(say("game.sandbox.title")),
    paragraph(say("game.sandbox.note")),
    h("div", { class: "game-knobs" }, ...open.map(knob)),
    line(say("game.setup.seed"), seed, (value) => ((seed = value), show())),
    list,
    paragraph(say("game.sandbox.link"), " ", address),
    h("p", { class: "game-others" }, button(say("game.sandbox.use"), () => use({ changes, seed }), "main"), link, button(say("game.back"), back, "quiet")),
  ];
}
