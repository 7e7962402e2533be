// One play of the game, as it is kept: settings, seed and choices. The state of the game is played again from them, so that a reload,
// an undo and another language come to the same state.
import { completed } from "./game-players.js";
import { newGame, nextRound, cards, replay, step, version } from "./game-rules.js";

/**
 * @typedef {object} Session
 * @property {number} rules version of the rules
 * @property {"table" | "solo" | "learn"} mode
 * @property {string} table its letter
 * @property {string} seed as it was typed
 * @property {Record<string, number>} changes settings that differ from the normal ones
 * @property {(string | null)[]} seats the written strategy of each seat, or null for a person
 * @property {boolean} concealed whether choices are typed as codes that nobody can read, in place of handing the screen on
 * @property {any[]} moves choices of the rounds, as the rules keep them
 * @property {0 | 1 | 2} beyond steps after the last choice that need none: the cards were turned; the next round was begun
 * @property {any[]} pending choices of the step that is being made, by seat; null where none is made
 * @property {number} shown cards that lie open
 * @property {number} undone rounds that were taken back after their cards lay open
 * @property {boolean} stopped whether the players ended the game
 * @property {string} again what they would do again
 */

const NAME = "game"; // under which it is remembered
const LONGEST = 4000; // characters of a text that is kept

/** A seed as a number: what looks like one as it is, words by a hash; the same on every machine. @param {string} text */
export function seedOf(text) {
  const clean = text.normalize("NFKC").trim().toLowerCase();
  if (/^\d{1,10}$/.test(clean) && Number(clean) < 2 ** 32) return Number(clean);
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(clean.replace(/[\s\-_]+/g, " "))) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/**
 * A new play. @param {Pick<Session, "mode" | "table" | "seed" | "changes" | "seats" | "concealed">} chosen
 * @returns {Session}
 */
export const begin = (chosen) => ({
  rules: version,
  ...chosen,
  moves: [],
  beyond: 0,
  pending: chosen.seats.map(() => null),
  shown: 0,
  undone: 0,
  stopped: false,
  again: "",
});

/** The state of the game of a session; of one that was stopped, at the end of the last round whose cards were turned. @param {Session} session */
export function stateOf({ changes, seats, seed, moves, beyond, stopped }) {
  const given = { ...changes, seats: seats.length };
  const whole = stopped && !beyond ? moves.slice(0, -1) : moves;
  if (!whole.length) return newGame(given, seedOf(seed));
  const state = replay(given, seedOf(seed), whole);
  const turned = beyond > 0 || stopped ? cards(state) : state;
  return beyond > 1 && !stopped ? nextRound(turned) : turned;
}

/** Whether the play is at its end. @param {Session} session @param {any} state */
export const isOver = (session, state) => session.stopped || state.step === "over";

/** Keep the choice of a person's seat; when all people have chosen, written strategies follow, and the step is carried out. @param {Session} session @param {any} state @param {number} seat @param {any} choice @returns {Session} */
export function choose(session, state, seat, choice) {
  const pending = session.pending.map((each, place) => (place === seat ? choice : each));
  if (pending.some((each, place) => each === null && session.seats[place] === null)) return { ...session, pending };
  const next = step(state, completed(state, session.seats, pending));
  return { ...session, moves: next.moves, beyond: 0, pending: session.seats.map(() => null), shown: 0 };
}

/** Go on where nothing is chosen: turn the cards, or begin the next round. @param {Session} session @returns {Session} */
export const goOn = (session) => ({ ...session, beyond: /** @type {1 | 2} */ (session.beyond + 1), shown: 0 });

/**
 * The session without its last step; the same one if there is none. Choices of written strategies are made again.
 * @param {Session} session
 * @returns {Session}
 */
export function undo(session) {
  const people = session.seats.map((each) => each === null);
  const last = session.pending.map((each, seat) => each !== null && people[seat]).lastIndexOf(true);
  const empty = session.seats.map(() => null);
  if (session.stopped) return { ...session, stopped: false };
  if (last >= 0) return { ...session, pending: session.pending.map((each, seat) => (seat < last ? each : null)) };
  if (session.beyond === 2) return { ...session, beyond: 1, pending: empty, shown: Infinity };
  if (session.beyond === 1) return { ...session, beyond: 0, undone: session.undone + Number(session.shown > 0), pending: empty, shown: 0 };
  if (!session.moves.length) return session;
  const { plans, postures } = session.moves[session.moves.length - 1];
  const before = session.moves.slice(0, -1);
  const taken = plans ? plans : postures;
  const moves = plans ? [...before, { postures }] : before;
  const choices = taken.map((each, seat) => (people[seat] ? each : null));
  const seat = people.lastIndexOf(true);
  const pending = choices.map((each, place) => (place < seat ? each : null)); // only the last person chooses anew
  return { ...session, moves, beyond: plans || !before.length ? 0 : 2, pending, shown: 0 };
}

/** What is kept of a session that can be played on; undefined for none, for one of other rules, and for what is damaged. @param {any} value */
export function restored(value) {
  if (value === null || typeof value !== "object" || value.rules !== version || !Array.isArray(value.seats) || !Array.isArray(value.moves)) return undefined;
  try {
    const session = { ...value, shown: value.shown ?? Infinity, again: String(value.again ?? "").slice(0, LONGEST) };
    const state = stateOf(session);
    return Array.isArray(session.pending) && session.pending.length === state.points.length ? session : undefined;
  } catch {
    return undefined;
  }
}

/** @param {import("./store.js").Store} store */
export const load = (store) => restored(store.recall(NAME));

/** @param {import("./store.js").Store} store @param {Session | null} session */
export const keep = (store, session) => store.remember(NAME, session);
