// What a card did, told in sentences, each with its reason.
import { h } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { seatName } from "./game-parts.js";

/** @typedef {Record<string, any>} Event as the rules give it */

/** @param {Event} event */
function struck({ target: struck, helper: other, called, helped, spent, loss, cost }) {
  const [target, helper] = [seatName(struck), other === null ? "" : seatName(other)];
  if (called) return helped ? say("game.told.honoured", { helper, cost, target, loss }) : say("game.told.stayed-out", { helper, cost, target, loss });
  const first = helped ? say("game.told.aided", { helper, cost, target, loss }) : say("game.told.alone", { target, loss });
  return spent ? `${first} ${say("game.told.absorbed", { count: spent })}` : first;
}

/** @param {Event} event @param {any} state */
function attack(event, state) {
  const { seat, card, die, deterred, target } = event;
  const told = [say("game.told.attack", { seat: seatName(seat), card: named("game.cards")[card] })];
  if (die !== null) told.push(deterred ? say("game.told.deterred", { die, ally: seatName(state.ties[seat].with) }) : say("game.told.not-deterred", { die }));
  if (deterred && target !== null) told.push(say("game.told.diverted", { target: seatName(target) }));
  if (target === null) told.push(say("game.told.vanished"));
  else told.push(struck(event));
  return told;
}

/** @param {Event} event @param {any} state */
function adventure({ seat, pressed, helper, helped, victim }, state) {
  const { press_gain: gain, back_cost: cost, press_loss: loss, bystander_loss: victims } = state.settings;
  if (!pressed) return [state.ties[seat].level === 2 ? say("game.told.not-pressed", { seat: seatName(seat) }) : say("game.told.no-ally", { seat: seatName(seat) })];
  const pressing = say("game.told.pressed", { seat: seatName(seat), helper: seatName(helper) });
  if (!helped) return [pressing, say("game.told.refused", { seat: seatName(seat), helper: seatName(helper), loss })];
  const backed = say("game.told.backed", { seat: seatName(seat), helper: seatName(helper), gain, cost });
  return [pressing, backed, ...(victim === null ? [] : [say("game.told.victim", { victim: seatName(victim), loss: victims })])];
}

/** @param {Event} event */
function opening({ shares }) {
  const told = shares.flatMap((points, seat) => (points ? [say("game.told.share", { seat: seatName(seat), points })] : []));
  return [say("game.told.opening"), told.length ? `${told.join(", ")}.` : say("game.told.nobody")];
}

/** The sentences on a card. @param {Event} event @param {any} state @returns {string[]} */
export function told(event, state) {
  if (event.card === "minor" || event.card === "major") return attack(event, state);
  if (event.card === "adventure") return adventure(event, state);
  if (event.card === "opening") return opening(event);
  return [say("game.told.calm")];
}

/** Which reason stands behind what happened. @param {Event} event */
function reasonFor(event) {
  if (event.card === "calm" || event.card === "opening") return event.card;
  if (event.card === "adventure") return "adventure";
  if (event.deterred) return event.target === null ? "deterred" : "diverted";
  if (event.called) return event.helped ? "honoured" : "stayed-out";
  return event.helped ? "aided" : "alone";
}

/** A card that lies open. @param {Event} event @param {any} state @param {number} place */
export function card(event, state, place) {
  return h(
    "li",
    { class: `game-card card-${event.card}` },
    h("p", { class: "game-card-name" }, say("game.told.card", { place: place + 1, card: named("game.cards")[event.card] })),
    ...told(event, state).map((sentence) => h("p", {}, sentence)),
    h("details", { class: "game-why" }, h("summary", {}, say("game.why")), h("p", {}, named("game.reasons")[reasonFor(event)])),
  );
}
