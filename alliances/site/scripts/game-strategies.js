// Written strategies of the alliance game: the twin of alliances/models/game/strategies.py, whose docstring explains the parameters.
import rules from "../../models/game/rules.json" with { type: "json" };
import { below, places } from "./game-random.js";
import { newGame, step } from "./game-rules.js";

/** @typedef {import("./game-rules.js").State} State */
/** @typedef {import("./game-rules.js").Tie} Tie */
/** @typedef {{ [name: string]: number }} Parameters */

/** Each parameter as [default, lowest, highest]. */
export const parameters = rules["parameters"];

/** @type {Parameters} */
const base = Object.fromEntries(Object.entries(parameters).map(([name, [value]]) => [name, value]));

/** @type {{ [name: string]: Parameters }} */
export const strategies = Object.fromEntries(Object.entries(rules["strategies"]).map(([name, changed]) => [name, { ...base, ...changed }]));

/**
 * The closest tie that a strategy would take with another seat, judged by what is public.
 * @param {State} state at step "postures"
 * @param {number} seat
 * @param {number} other
 * @param {Parameters} own
 * @returns {number} 0 free, 1 partner, 2 ally
 */
export function wish(state, seat, other, own) {
  const allied = state.ties.filter((tie, each) => tie.level === 2 && each !== seat && tie.with !== seat).length;
  if (state.round <= own.wait || allied >= own.crowd) return 0;
  let most = own.tie;
  if (state.left[seat][other] > own.forgive) most = Math.min(most, own.after_left);
  if (state.marks[other] > own.tolerate) most = Math.min(most, own.after_marks);
  if (own.proof && !state.helped[seat][other] && state.kept[other] <= state.marks[other]) most = Math.min(most, 1);
  return most;
}

/**
 * Agree on ties before the postures: old ties first, then the closest that both want, then those with the better record.
 * @param {State} state at step "postures"
 * @param {(Parameters | null)[]} players each seat's strategy, or null for a person
 * @param {(Tie | null)[]} [offers] for a person's seat the posture that it offers
 * @returns {Tie[]} a strategy's choice; for a person what was agreed, which binds nobody
 */
export function talk(state, players, offers = []) {
  /** @param {number} seat @param {number} other */
  const wanted = (seat, other) => {
    const own = players[seat];
    if (own) return wish(state, seat, other, own);
    const offer = offers[seat];
    return offer && offer.with === other ? offer.level : 0;
  };
  const ranked = [];
  let number = 0;
  for (let one = 0; one < players.length; one += 1) {
    for (let two = one + 1; two < players.length; two += 1) {
      const level = Math.min(wanted(one, two), wanted(two, one));
      const old = state.ties[one].with === two ? 1000 : 0;
      const marks = Math.min(9, state.marks[one] + state.marks[two]);
      const rank = old + 100 * level - 10 * marks + below(state.seed, state.round, places.pair + number, 10);
      if (level) ranked.push({ rank, number, one, two, level });
      number += 1;
    }
  }
  ranked.sort((a, b) => b.rank - a.rank || a.number - b.number);
  /** @type {Tie[]} */
  const chosen = players.map(() => ({ level: 0, with: null }));
  for (const { one, two, level } of ranked) {
    if (chosen[one].with !== null || chosen[two].with !== null) continue;
    chosen[one] = { level, with: two };
    chosen[two] = { level, with: one };
  }
  return chosen;
}

/**
 * The plan and forecasts of a strategy, with every field; `plans` takes those that it asks for.
 * @param {State} state at step "plans"
 * @param {number} seat
 * @param {Parameters} own
 */
export function plan(state, seat, own) {
  const { level, with: other } = state.ties[seat];
  const willing = !(own.mirror && other !== null && state.left[seat][other]);
  const ready = willing && state.round < own.late;
  /** @param {string} size @param {number} place */
  const honours = (size, place) => ready && below(state.seed, state.round, place + seat, 10) < own[size];
  const kept = other === null ? 0 : state.kept[other];
  const calls = other === null ? 0 : kept + state.marks[other];
  const believed = 10 * Math.floor((2 * (10 * kept + 2 * own.prior) + calls + 2) / (2 * (calls + 2))); // in per cent, to the nearest ten
  return {
    minor: level === 2 ? honours("minor", places.minor) : willing && own.aid_minor === 1,
    major: level === 2 ? honours("major", places.major) : willing && own.aid_major === 1,
    back: willing && own.back === 1,
    press: own.press === 1,
    spend: own.spend,
    forecast_minor: believed,
    forecast_major: believed,
  };
}

/**
 * Play a whole game of strategies.
 * @param {{ [name: string]: number } | null} changes
 * @param {number} seed
 * @param {(string | Parameters)[]} players names of strategies, or parameters
 * @returns {State} at step "over"
 */
export function play(changes, seed, players) {
  const own = players.map((each) => (typeof each === "string" ? strategies[each] : each));
  let state = newGame({ ...changes, seats: own.length }, seed);
  while (state.step !== "over") {
    if (state.step === "postures") state = step(state, talk(state, own));
    else if (state.step === "plans") state = step(state, own.map((each, seat) => plan(state, seat, each)));
    else state = step(state);
  }
  return state;
}
