// Three rounds that teach the game by play: what is said at each step, and what is left to choose.
import { named } from "../../exercises/words.js";

/** The table: one person and three written strategies, on cards that show in turn what it is to be alone, to have an ally, and to be one. */
export const lesson = { mode: /** @type {"learn"} */ ("learn"), table: "A", seed: "13707", changes: { rounds: 3, most: 3 }, concealed: false, seats: [null, "Steadfast", "Free", "Free"] };

const ALLY = 1; // the seat with which the second round has an alliance

/** What is said at a step. @param {any} state */
export const said = (state) => named("game.lessons")[`${state.round}-${state.step}`] ?? "";

/** What is left to choose at a step: everything from the third round on. @param {any} state */
export function allowed(state) {
  if (state.step !== "postures") return undefined;
  if (state.round === 1) return { level: 0 };
  return state.round === 2 ? { level: 2, with: ALLY } : undefined;
}
