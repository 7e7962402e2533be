// The hidden choices of a round: handing the screen on, the forms of posture and plan, and the codes for those who type without being read.
import { h } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { button, fresh, heading, paragraph, picker, radios, seatName, seatTag, sender, tieInWords, yesOrNo } from "./game-parts.js";

/** @typedef {Record<string, any>} Choice as the rules take it */

const TENS = Array.from({ length: 11 }, (_, place) => place * 10);

/** The screen between two seats. @param {number} seat @param {() => void} open */
export function cover(seat, open) {
  return [heading(say("game.cover.title", { seat: seatName(seat) })), h("p", { class: "game-cover" }, seatTag(seat)), paragraph(say("game.cover.note")), button(say("game.cover.open", { seat: seatName(seat) }), open, "main")];
}

/**
 * The form of a posture.
 * @param {{seat: number, may: any, state: any, only?: Choice, lock: (choice: Choice) => void}} given only: what the tutorial allows
 */
export function postureForm({ seat, may, state, only, lock }) {
  /** @type {Choice} */
  const choice = { level: null, with: only?.with ?? state.ties[seat].with };
  const said = h("p", { class: "game-slip", role: "alert" });
  const partners = may.with.filter((other) => only?.with === undefined || other === only.with);
  const whom = picker(say("game.posture.whom"), partners.map((other) => ({ value: String(other), label: seatName(other) })), choice.with === null ? "" : String(choice.with), (value) => (choice.with = value === "" ? null : Number(value)), say("exercise.choose"));
  whom.hidden = true;
  const options = may.levels.map((level) => ({ value: level, label: named("game.levels")[level], note: named("game.level-notes")[level], off: only !== undefined && level !== only.level }));
  const levels = radios(say("game.posture.question"), options, null, (level) => {
    choice.level = level;
    whom.hidden = level === 0;
  });
  const done = () => {
    if (choice.level === null) said.textContent = say("game.posture.none");
    else if (choice.level && choice.with === null) said.textContent = say("game.posture.nobody");
    else lock({ level: choice.level, with: choice.level ? choice.with : null });
  };
  return h("form", { class: "game-form" }, levels, whom, said, sender(say("game.lock"), done));
}

/** The question of a forecast, in tens. @param {string} label @param {number | null} chosen @param {(value: number) => void} changed */
const forecast = (label, chosen, changed) =>
  picker(label, TENS.map((each) => ({ value: String(each), label: say("game.per-cent", { value: each }) })), chosen === null ? "" : String(chosen), (value) => changed(value === "" ? /** @type {any} */ (null) : Number(value)), say("exercise.choose"));

/**
 * The form of a plan: what the tie of the seat asks.
 * @param {{seat: number, may: any, state: any, before: Choice | null, only?: Choice, lock: (choice: Choice) => void}} given before: the plan of the last round, if the tie is the same
 */
export function planForm({ may, state, before, only, lock }) {
  /** @type {Choice} */
  const choice = Object.fromEntries(may.asked.map((name) => [name, only?.[name] ?? null]));
  const other = may.with === null ? "" : seatName(may.with);
  const ally = may.level === 2;
  const { settings } = state;
  const body = h("div", {});
  const said = h("p", { class: "game-slip", role: "alert" });
  const set = (name) => (value) => (choice[name] = value);
  const help = (size) => {
    const [seat, cost, loss] = [other, settings[`${size}_${ally ? "help" : "aid"}`], settings[`${size}_${ally ? "helped" : "aided"}`]];
    const minor = ally ? say("game.plan.minor-call", { seat, cost, loss }) : say("game.plan.minor-aid", { seat, cost, loss });
    const major = ally ? say("game.plan.major-call", { seat, cost, loss }) : say("game.plan.major-aid", { seat, cost, loss });
    const [yes, no] = ally ? [say("game.plan.honour"), say("game.plan.stay-out")] : [say("game.plan.aid"), say("game.plan.no-aid")];
    return yesOrNo(size === "minor" ? minor : major, choice[size], set(size), yes, no);
  };
  const fields = {
    minor: () => help("minor"),
    major: () => help("major"),
    back: () => yesOrNo(say("game.plan.back", { seat: other, cost: settings.back_cost }), choice.back, set("back"), say("game.plan.do-back"), say("game.plan.refuse")),
    press: () => yesOrNo(say("game.plan.press", { seat: other, gain: settings.press_gain, loss: settings.press_loss }), choice.press, set("press"), say("game.plan.do-press"), say("game.plan.no-press")),
    spend: () =>
      radios(say("game.plan.spend", { points: settings.absorbed }), Array.from({ length: may.spend + 1 }, (_, value) => ({ value, label: String(value) })), choice.spend, set("spend")),
    forecast_minor: () => forecast(ally ? say("game.plan.forecast-minor", { seat: other }) : say("game.plan.forecast-minor-aid", { seat: other }), choice.forecast_minor, set("forecast_minor")),
    forecast_major: () => forecast(ally ? say("game.plan.forecast-major", { seat: other }) : say("game.plan.forecast-major-aid", { seat: other }), choice.forecast_major, set("forecast_major")),
  };
  const draw = () => body.replaceChildren(...may.asked.map((name) => fields[name]()));
  draw();
  const again = () => {
    Object.assign(choice, before);
    choice.spend = "spend" in choice ? Math.min(choice.spend ?? 0, may.spend) : choice.spend;
    draw();
    said.textContent = say("game.plan.as-before");
  };
  const done = () => {
    if (may.asked.some((name) => choice[name] === null)) said.textContent = say("game.plan.open");
    else lock(choice);
  };
  return h(
    "form",
    { class: "game-form" },
    paragraph(say("game.plan.tie", { tie: tieInWords({ level: may.level, with: may.with }) })),
    ...(before && !only ? [button(say("game.plan.again"), again)] : []),
    body,
    said,
    sender(say("game.lock"), done),
  );
}

const LEVELS = "FPA";
const LOCKED = "***"; // in a line that is locked, where it shows as dots: as many for everybody

/** Read a typed posture: F, or P or A with the number of a seat. @param {string} text @param {any} may @returns {Choice | null} */
export function typedPosture(text, may) {
  const [, letter, digit] = /^([FPA])([1-6])?$/.exec(text.replace(/\s/g, "").toUpperCase()) ?? [];
  if (!letter) return null;
  const [level, other] = [LEVELS.indexOf(letter), digit ? Number(digit) - 1 : null];
  if (level === 0) return digit ? null : { level, with: null };
  return may.with.includes(other) ? { level, with: other } : null;
}

/** Read a typed plan: Y or N for each yes or no, a figure for tokens, and one for each forecast in tens, X for 100. @param {string} text @param {any} may @returns {Choice | null} */
export function typedPlan(text, may) {
  const signs = [...text.replace(/\s/g, "").toUpperCase()];
  if (signs.length !== may.asked.length) return null;
  const read = (name, sign) => {
    if (name.startsWith("forecast")) return sign === "X" ? 100 : /\d/.test(sign) ? Number(sign) * 10 : null;
    if (name === "spend") return /\d/.test(sign) && Number(sign) <= may.spend ? Number(sign) : null;
    return sign === "Y" ? true : sign === "N" ? false : null;
  };
  const choice = Object.fromEntries(may.asked.map((name, place) => [name, read(name, signs[place])]));
  return Object.values(choice).includes(null) ? null : choice;
}

/** What a plan's code is made of. @param {any} may */
const keyOf = (may) => may.asked.map((name) => named("game.typed.signs")[name]).join(", ");

/**
 * A line for each person, into which a code is typed that shows as dots.
 * @param {{people: number[], may: any[], step: string, pending: any[], lock: (seat: number, choice: Choice) => void}} given
 */
export function typed({ people, may, step, pending, lock }) {
  const lines = people.map((seat) => {
    const id = fresh();
    const said = h("span", { class: "game-slip", role: "status" }, pending[seat] === null ? "" : say("game.typed.locked"));
    const input = h("input", { id, type: "password", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", size: 10, value: pending[seat] === null ? "" : LOCKED, disabled: pending[seat] !== null });
    const read = () => {
      const choice = step === "postures" ? typedPosture(input.value, may[seat]) : typedPlan(input.value, may[seat]);
      if (choice) lock(seat, choice);
      else said.textContent = say("game.typed.slip", { form: step === "postures" ? say("game.typed.posture") : keyOf(may[seat]) });
    };
    const note = step === "postures" ? "" : h("small", {}, `${tieInWords({ level: may[seat].level, with: may[seat].with })}: ${keyOf(may[seat])}`);
    return h("form", { class: "game-typed" }, h("label", { for: id }, `${seat + 1} `, seatTag(seat)), " ", input, " ", sender(say("game.lock"), read, { class: "game-button", disabled: pending[seat] !== null }), said, note);
  });
  return [paragraph(step === "postures" ? say("game.typed.how-posture") : say("game.typed.how-plan")), ...lines];
}
