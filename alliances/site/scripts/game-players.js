// The written strategies at a table: which sit down, what they say before a round, and what they choose.
import { below } from "./game-random.js";
import { plan, strategies, talk, wish } from "./game-strategies.js";

export const names = Object.keys(strategies);

const SLOT = 100; // of chance, in a round that is never played: which strategies sit down

/** Strategies for some seats, all different, the same for the same seed. @param {number} count @param {number} seed */
export function field(count, seed) {
  const left = [...names];
  return Array.from({ length: count }, (_, place) => left.splice(below(seed, 0, SLOT + place, left.length), 1)[0]);
}

/** The parameters of each seat's strategy, null for a person. @param {(string | null)[]} seats */
const players = (seats) => seats.map((name) => (name === null ? null : strategies[name]));

/** What each strategy says to a person before the postures: the closest tie that it would take. @param {any} state @param {(string | null)[]} seats @param {number} person */
export const offers = (state, seats, person) => seats.flatMap((name, seat) => (name === null ? [] : [{ seat, level: wish(state, seat, person, strategies[name]) }]));

/** The choices of all seats, once people have made theirs: strategies take what people offer, if it suits them. @param {any} state @param {(string | null)[]} seats @param {any[]} pending */
export function completed(state, seats, pending) {
  const own = players(seats);
  if (state.step === "postures") {
    const agreed = talk(state, own, pending);
    return pending.map((choice, seat) => choice ?? agreed[seat]);
  }
  return pending.map((choice, seat) => choice ?? plan(state, seat, /** @type {any} */ (own[seat])));
}
