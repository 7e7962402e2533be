// What happened, counted from the log of the rules: the numbers behind the debrief and the codes.
import { cards, log, newGame, replay, step, summary } from "./game-rules.js";
import { isChanged } from "./game-rulebook.js";

/** @typedef {Record<string, any>} Row one row of the log: a seat in a round */

export const POINTS = ["exit", "standing", "attack", "help", "fine", "adventure", "backing", "bystander", "opening"];

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);
/** @param {Row[]} rows @param {string} column */
const total = (rows, column) => sum(rows.map((row) => Number(row[column])));
/** @param {number} part @param {number} whole */
const share = (part, whole) => (whole ? (100 * part) / whole : null);
/** @param {Row} row */
const gained = (row) => sum(POINTS.map((column) => row[column]));

/**
 * The points that all seats together would have on the same cards if nobody had tied itself, and everybody had put up all tokens.
 * @param {Record<string, number>} settings @param {number} seed @param {number} rounds
 */
export function allFree(settings, seed, rounds) {
  let state = newGame(settings, seed);
  const choices = (choice) => state.points.map(() => choice);
  for (let round = 1; round <= rounds; round += 1) {
    state = step(state, choices({ level: 0, with: null }));
    state = step(state, choices({ spend: settings.spend }));
    state = step(state);
    if (round < rounds) state = step(state);
    if (state.step === "over") break;
  }
  return sum(state.points);
}

/** The rounds whose cards were turned. @param {any} state @returns {Row[]} */
export function played(state) {
  const rows = log(state);
  const whole = state.step === "plans" || state.step === "cards" ? state.round - 1 : state.round;
  return rows.filter((row) => row.round <= whole);
}

/** Promises called and honoured by some seats. @param {Row[]} rows */
export function honour(rows) {
  const [called, honoured] = [total(rows, "called"), total(rows, "honoured")];
  return { called, honoured, rate: share(honoured, called) };
}

/** Promises as planned, tested or not: the share of calls that allies would have honoured. @param {Row[]} rows */
export function planned(rows) {
  const plans = rows.filter((row) => row.level === 2).flatMap((row) => [row.plan_minor, row.plan_major]);
  return { count: plans.length, rate: share(plans.filter(Boolean).length, plans.length) };
}

/** For each posture: rounds in it, mean points gained in a round, and mean points from openings. @param {Row[]} rows */
export const byPosture = (rows) =>
  [0, 1, 2].map((level) => {
    const own = rows.filter((row) => row.level === level);
    const mean = (value) => (own.length ? value / own.length : null);
    return { level, rounds: own.length, points: mean(sum(own.map(gained))), openings: mean(total(own, "opening")) };
  });

/** For each seat, what attacks cost it that were deterred elsewhere and moved on to it. @param {any} state */
export function divertedLosses(state) {
  const losses = state.points.map(() => 0);
  for (const [place] of state.moves.entries()) {
    const { events } = cards(replay({ ...state.settings }, state.seed, state.moves.slice(0, place + 1)));
    for (const event of events) if (event.deterred && event.target !== null) losses[event.target] += event.loss;
  }
  return losses;
}

/** For each seat: how often it was left alone, dragged into costs, and what that cost. @param {Row[]} rows @param {number} seats */
export const bySeat = (rows, seats) =>
  Array.from({ length: seats }, (_, seat) => {
    const own = rows.filter((row) => row.seat === seat);
    return {
      seat,
      abandoned: total(own, "abandoned"),
      left: total(own, "left_ally"),
      dragged: -total(own, "help") - total(own, "backing"),
      bystander: -total(own, "bystander"),
      diverted: total(own, "diverted"),
    };
  });

const BINS = [[0, 20], [30, 40], [50, 50], [60, 70], [80, 100]]; // per cent, both ends included

/** Forecasts by how sure they were: how many, what was said on average, and how many came true; and their Brier score from 0 to 1. @param {Row[]} rows */
export function forecasts(rows) {
  const all = rows.flatMap((row) => [[row.forecast_minor, row.truth_minor], [row.forecast_major, row.truth_major]]).filter(([said, truth]) => said !== null && truth !== null);
  const bins = BINS.map(([least, most]) => {
    const own = all.filter(([said]) => said >= least && said <= most);
    return { least, most, count: own.length, said: own.length ? sum(own.map(([said]) => said)) / own.length : null, came: share(own.filter(([, truth]) => truth).length, own.length) };
  });
  const brier = all.length ? sum(all.map(([said, truth]) => (said / 100 - Number(truth)) ** 2)) / all.length : null;
  return { count: all.length, bins, brier };
}

/**
 * What a table's code holds.
 * @param {any} state @param {import("./game-session.js").Session} session
 * @returns {import("./game-codes.js").TableSum}
 */
export function tableSum(state, session) {
  const rows = played(state);
  const rounds = Math.max(0, ...rows.map((row) => row.round));
  const seats = summary(state).map((seat, place) => ({
    points: seat.points,
    free: seat.free,
    partner: seat.partner,
    called: seat.called,
    honoured: seat.honoured,
    pressed: seat.pressed,
    left: seat.abandoned,
    brier: seat.brier,
    written: session.seats[place] !== null,
  }));
  return { rules: session.rules, table: session.table, rounds, changed: isChanged(session.changes), seed: state.seed & 1023, free: allFree(state.settings, state.seed, rounds), seats };
}

/** The log as a file of comma-separated values, with the columns of the rules, and in front the table and who played the seat. @param {any} state @param {import("./game-session.js").Session} session */
export function csv(state, session) {
  const rows = played(state);
  if (!rows.length) return "";
  const head = Object.keys(rows[0]);
  const cell = (value) => (value === null || value === undefined ? "" : typeof value === "boolean" ? String(Number(value)) : String(value));
  const line = (row) => [session.table, session.seats[row.seat] ?? "person", ...head.map((name) => cell(row[name]))].join(",");
  return [["table", "player", ...head].join(","), ...rows.map(line)].join("\r\n") + "\r\n";
}
