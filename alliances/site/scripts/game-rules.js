// The rules of the alliance game: the twin of alliances/models/game, whose docstring describes states, steps, events and rows.
// A state is plain JSON; every function returns a new one. The same seed, settings and choices give the same states in Python.
import { defaults, kinds, limits, settings, version } from "./game-options.js";
import { below, places } from "./game-random.js";

/**
 * @typedef {{ level: number, with: number | null }} Tie a posture or a tie: 0 free, 1 partner, 2 ally
 * @typedef {{ [field: string]: boolean | number | null }} Plan
 * @typedef {{ [column: string]: any }} Row
 * @typedef {{ card: string, seat: number, [told: string]: any }} Event
 * @typedef {{ postures: Tie[], plans?: Plan[] }} Move
 * @typedef {{ version: number, seed: number, settings: { [name: string]: number }, round: number, step: string, ties: Tie[], points: number[],
 *   tokens: number[], marks: number[], kept: number[], left: number[][], helped: number[][], plans: Plan[] | null, events: Event[],
 *   rows: Row[], moves: Move[] }} State
 */

export { defaults, kinds, limits, settings, version };

const fields = ["minor", "major", "back", "press", "spend", "forecast_minor", "forecast_major"];
const asked = [
  ["spend"],
  ["minor", "major", "spend", "forecast_minor", "forecast_major"],
  ["minor", "major", "back", "press", "forecast_minor", "forecast_major"],
];
const counts = ["attacked", "deterred", "diverted", "called", "honoured", "left_ally", "abandoned", "aid_sent", "pressed", "backed", "spent"];
const causes = ["exit", "standing", "attack", "help", "fine", "adventure", "backing", "bystander", "opening"];

/** @param {any} value */
const whole = (value) => Number.isInteger(value);

/**
 * Round to tenths, halves up.
 * @param {number} number
 */
const tenth = (number) => Math.floor(number * 10 + 0.5) / 10;

/** @param {number} size */
const zeros = (size) => new Array(size).fill(0);

/** @param {string[]} names @param {any} value @returns {Row} */
const filled = (names, value) => Object.fromEntries(names.map((name) => [name, value]));

/**
 * The state before the first round.
 * @param {{ [name: string]: number } | null} changes settings that differ from the defaults
 * @param {number} seed whole number from 0 to 4294967295
 * @returns {State}
 * @throws {RangeError} for a setting or seed that cannot be
 */
export function newGame(changes, seed) {
  const own = settings(changes);
  if (!whole(seed) || seed < 0 || seed >= 2 ** 32) throw new RangeError(`the seed must be a whole number from 0 to 4294967295, not ${seed}`);
  const { seats } = own;
  return {
    version,
    seed,
    settings: own,
    round: 1,
    step: "postures",
    ties: Array.from({ length: seats }, () => ({ level: 0, with: null })),
    points: new Array(seats).fill(own.start),
    tokens: new Array(seats).fill(Math.min(own.start_tokens, own.most_tokens)),
    marks: zeros(seats), // promises broken, public
    kept: zeros(seats), // promises kept when called, public
    left: Array.from({ length: seats }, () => zeros(seats)), // left[i][j]: how often j stayed out when i called
    helped: Array.from({ length: seats }, () => zeros(seats)), // helped[i][j]: how often j honoured a call of i, or sent aid
    plans: null,
    events: [],
    rows: [],
    moves: [],
  };
}

/**
 * What each seat may choose now: before postures `levels` and `with`, before plans `asked`, `level`, `with` and `spend`, else nothing.
 * @param {State} state
 * @returns {any[]}
 */
export function legal(state) {
  const seats = state.points.map((_, seat) => seat);
  if (state.step === "postures") return seats.map((seat) => ({ levels: [0, 1, 2], with: seats.filter((other) => other !== seat) }));
  if (state.step !== "plans") return [];
  return state.ties.map((tie, seat) => ({
    asked: [...asked[tie.level]],
    level: tie.level,
    with: tie.with,
    spend: Math.min(state.settings.spend, state.tokens[seat]),
  }));
}

/**
 * Take the hidden postures of a round: ties are made, dropped and paid for.
 * @param {State} state at step "postures"
 * @param {Tie[]} choices one a seat
 * @returns {State}
 * @throws {RangeError} at another step, or naming the seat whose choice is not legal
 */
export function postures(state, choices) {
  const named = checked(state, "postures", choices, posture);
  const next = structuredClone(state);
  const { settings: own, ties: before } = next;
  next.ties = named.map((choice, seat) => {
    const other = choice.with;
    const level = other !== null && named[other].with === seat ? Math.min(choice.level, named[other].level) : 0;
    return { level, with: level ? other : null };
  });
  const rows = named.map((choice, seat) => newRow(next, seat, choice));
  rows.forEach((row, seat) => {
    const [old, tie] = [before[seat], next.ties[seat]];
    if (old.level === 2 && (tie.level < 2 || tie.with !== old.with)) row.exit = 0 - own.exit_cost;
    row.standing = [0, own.partner_trade, 0 - own.ally_upkeep][tie.level];
    next.points[seat] = tenth(next.points[seat] + row.exit + row.standing);
    if (tie.level === 0) next.tokens[seat] = Math.min(own.most_tokens, next.tokens[seat] + 1);
  });
  next.rows.push(...rows);
  next.moves.push({ postures: named });
  return { ...next, step: "plans", plans: null, events: [] };
}

/**
 * Take the hidden plans and forecasts of a round.
 * @param {State} state at step "plans"
 * @param {Plan[]} choices one a seat, with the fields that `legal` asks for; others are ignored
 * @returns {State}
 * @throws {RangeError} at another step, or naming the seat and field that is missing or not legal
 */
export function plans(state, choices) {
  const own = checked(state, "plans", choices, plan);
  const next = structuredClone(state);
  next.plans = own;
  own.forEach((each, seat) => {
    const row = rowOf(next, seat);
    for (const name of ["minor", "major", "back", "press", "spend"]) row[`plan_${name}`] = each[name];
    for (const size of ["minor", "major"]) {
      row[`forecast_${size}`] = each[`forecast_${size}`];
      row[`truth_${size}`] = row.with === null ? null : own[row.with][size];
    }
  });
  next.moves[next.moves.length - 1].plans = own;
  return { ...next, step: "cards" };
}

/**
 * Turn the cards of a round and carry the plans out; `events` tells what each card did.
 * @param {State} state at step "cards"
 * @returns {State} at step "reveal"
 * @throws {RangeError} at another step
 */
export function cards(state) {
  at(state, "cards");
  const next = structuredClone(state);
  next.events = drawn(next).map(([kind, seat], place) => {
    const event = { card: kind, seat };
    if (kind === "minor" || kind === "major") return { ...event, ...attack(next, kind, seat, place) };
    if (kind === "adventure") return { ...event, ...adventure(next, seat, place) };
    return kind === "opening" ? { ...event, ...opening(next) } : event;
  });
  next.points.forEach((points, seat) => {
    Object.assign(rowOf(next, seat), { points, tokens: next.tokens[seat], marks: next.marks[seat] });
  });
  return { ...next, step: "reveal" };
}

/**
 * Go on to the next round, or end the game: the die of the seed says which.
 * @param {State} state at step "reveal"
 * @returns {State} at step "postures" or "over"
 * @throws {RangeError} at another step
 */
export function nextRound(state) {
  at(state, "reveal");
  const { settings: own, seed, round } = state;
  const ended = round >= own.rounds && below(seed, round, places.end, 6) >= own.again;
  const next = { ...structuredClone(state), plans: null };
  return ended || round >= own.most ? { ...next, step: "over" } : { ...next, step: "postures", round: round + 1 };
}

/**
 * Do what comes next; choices are needed for postures and plans only.
 * @param {State} state
 * @param {any[]} [choices]
 * @returns {State}
 */
export function step(state, choices) {
  if (state.step === "postures") return postures(state, choices ?? []);
  if (state.step === "plans") return plans(state, choices ?? []);
  return state.step === "cards" ? cards(state) : nextRound(state);
}

/**
 * Play choices that were kept, as `state.moves` holds them.
 * @param {{ [name: string]: number } | null} changes
 * @param {number} seed
 * @param {Move[]} moves
 * @returns {State} after the last choice: at step "plans" or "cards" of its round; with no moves, the new game
 */
export function replay(changes, seed, moves) {
  let state = newGame(changes, seed);
  moves.forEach((move, place) => {
    if (place) state = nextRound(cards(state));
    state = postures(state, move.postures);
    if (move.plans) state = plans(state, move.plans);
  });
  return state;
}

/**
 * The log of a game so far: one row a seat and round; the columns are those that alliances/models/game/record.py lists.
 * @param {State} state
 * @returns {Row[]}
 */
export function log(state) {
  return state.rows.map((row) => ({ ...row }));
}

/**
 * The numbers behind each seat's code: points, postures, calls, presses, and the Brier score on the scale 0 to 1.
 * @param {State} state
 * @returns {Row[]}
 */
export function summary(state) {
  return state.points.map((points, seat) => {
    const rows = state.rows.filter((row) => row.seat === seat);
    const errors = rows.flatMap((row) =>
      ["minor", "major"].flatMap((size) => (row[`truth_${size}`] === null ? [] : [(row[`forecast_${size}`] - 100 * Number(row[`truth_${size}`])) ** 2])),
    );
    const sum = errors.reduce((total, error) => total + error, 0);
    const found = { points };
    ["free", "partner", "ally"].forEach((name, level) => (found[name] = rows.filter((row) => row.level === level).length));
    for (const name of ["called", "honoured", "abandoned", "pressed", "backed"]) found[name] = rows.reduce((total, row) => total + row[name], 0);
    const brier = errors.length ? Math.floor((sum * 2 + 10 * errors.length) / (20 * errors.length)) / 1000 : null;
    return { ...found, forecasts: errors.length, brier };
  });
}

/** @param {State} state @param {string} wanted */
function at(state, wanted) {
  if (state.step !== wanted) throw new RangeError(`the step now is ${state.step}, not ${wanted}`);
}

/**
 * The choices of all seats as they are kept.
 * @param {State} state
 * @param {string} wanted
 * @param {any[]} choices
 * @param {(seat: number, choice: any, may: any) => any} check
 */
function checked(state, wanted, choices, check) {
  at(state, wanted);
  const may = legal(state);
  if (choices.length !== may.length) throw new RangeError(`${choices.length} choices for ${may.length} seats`);
  return choices.map((choice, seat) => check(seat, choice, may[seat]));
}

/** @param {number} seat @param {any} choice @param {any} may @returns {Tie} */
function posture(seat, choice, may) {
  const { level } = choice;
  if (!may.levels.includes(level)) throw new RangeError(`seat ${seat}: level must be 0, 1 or 2`);
  if (level && !may.with.includes(choice.with)) throw new RangeError(`seat ${seat}: name another seat`);
  return { level, with: level ? choice.with : null };
}

/** @param {number} seat @param {any} choice @param {any} may @returns {Plan} */
function plan(seat, choice, may) {
  const found = filled(fields, null);
  for (const name of may.asked) {
    const value = choice[name];
    const chance = name.startsWith("forecast");
    const fits = name === "spend" ? whole(value) && value >= 0 : chance ? whole(value) && value >= 0 && value <= 100 && value % 10 === 0 : typeof value === "boolean";
    if (!fits) throw new RangeError(`seat ${seat}: ${name} is missing or not legal`);
    found[name] = name === "spend" ? Math.min(value, may.spend) : value;
  }
  return found;
}

/** @param {State} state @param {number} seat @param {Tie} named @returns {Row} */
function newRow(state, seat, named) {
  const tie = state.ties[seat];
  const open = ["plan_minor", "plan_major", "plan_back", "plan_press", "plan_spend", "forecast_minor", "truth_minor", "forecast_major", "truth_major"];
  const head = { seed: state.seed, round: state.round, seat, named_level: named.level, named_with: named.with, level: tie.level, with: tie.with };
  return { ...head, ...filled(open, null), ...filled([...counts, ...causes], 0), points: 0, tokens: 0, marks: 0 };
}

/** @param {State} state @param {number} seat */
function rowOf(state, seat) {
  return state.rows[state.rows.length - state.points.length + seat];
}

/** @param {State} state @param {number} seat @param {{ [column: string]: number }} amounts */
function note(state, seat, amounts) {
  const row = rowOf(state, seat);
  for (const [name, amount] of Object.entries(amounts)) row[name] += amount;
}

/** @param {State} state @param {number} seat @param {string} column @param {number} amount */
function pay(state, seat, column, amount) {
  state.points[seat] = tenth(state.points[seat] + amount);
  const row = rowOf(state, seat);
  row[column] = tenth(row[column] + amount);
}

/**
 * The cards of this round with the seats they name: the deck and the seats are shuffled anew in each round.
 * @param {State} state
 * @returns {[string, number][]}
 */
export function drawn({ settings: own, seed, round }) {
  const deck = kinds.flatMap((kind) => new Array(own[kind]).fill(kind));
  const seats = Array.from({ length: own.seats }, (_, seat) => seat);
  return Array.from({ length: own.cards }, (_, place) => {
    const [kind] = deck.splice(below(seed, round, places.card + place, deck.length), 1);
    const [seat] = seats.splice(below(seed, round, places.seat + place, seats.length), 1);
    return /** @type {[string, number]} */ ([kind, seat]);
  });
}

/** @param {State} state @param {string} kind @param {number} seat @param {number} place */
function attack(state, kind, seat, place) {
  const { settings: own, ties, seed, round } = state;
  const { level, with: other } = ties[seat];
  const rolled = 1 + below(seed, round, places.die + place, 6);
  let deterred = false;
  let target = /** @type {number | null} */ (seat);
  if (other !== null) {
    const marks = Math.min(2, state.marks[seat] + state.marks[other]);
    deterred = rolled <= (level === 2 ? own.deterrence - own.weakening * marks : own.partner_deterrence);
  }
  if (deterred) {
    note(state, seat, { deterred: 1 });
    const open = ties.flatMap((tie, each) => (tie.level < 2 && each !== seat ? [each] : []));
    target = rolled <= own.diversion && open.length ? open[below(seed, round, places.turn + place, open.length)] : null;
    if (target !== null) note(state, target, { diverted: 1 });
  }
  const event = { die: other === null ? null : rolled, deterred, target };
  if (target === null) return { ...event, helper: null, called: false, helped: false, spent: 0, loss: 0, cost: 0 };
  return { ...event, ...strike(state, kind, target) };
}

/**
 * An attack that was not deterred: the ally is called, the partner may send aid, tokens absorb what they can.
 * @param {State} state
 * @param {string} kind
 * @param {number} target
 */
function strike(state, kind, target) {
  const own = state.settings;
  const plans = /** @type {Plan[]} */ (state.plans);
  const { level, with: helper } = state.ties[target];
  const called = level === 2;
  const helped = helper !== null && Boolean(plans[helper][kind]);
  let [loss, cost, spent] = [own[`${kind}_loss`], 0, 0];
  note(state, target, { attacked: 1 });
  if (helper !== null && called) {
    note(state, helper, { called: 1 });
    [loss, cost] = answer(state, kind, target, helper, helped);
  } else if (helper !== null && helped) {
    [loss, cost] = [own[`${kind}_aided`], own[`${kind}_aid`]];
    state.helped[target][helper] += 1;
    note(state, helper, { aid_sent: 1 });
    pay(state, helper, "help", -cost);
  }
  if (!called && own.absorbed) {
    spent = Math.min(Number(plans[target].spend), state.tokens[target], Math.floor(loss / own.absorbed));
    state.tokens[target] -= spent;
    loss -= spent * own.absorbed;
    note(state, target, { spent });
  }
  pay(state, target, "attack", -loss);
  return { helper, called, helped, spent, loss, cost };
}

/**
 * The target's loss and the helper's cost, after the ally honoured the call or stayed out.
 * @param {State} state
 * @param {string} kind
 * @param {number} target
 * @param {number} helper
 * @param {boolean} honours
 */
function answer(state, kind, target, helper, honours) {
  const own = state.settings;
  if (honours) {
    state.kept[helper] += 1;
    state.helped[target][helper] += 1;
    note(state, helper, { honoured: 1 });
    pay(state, helper, "help", -own[`${kind}_help`]);
    return [own[`${kind}_helped`], own[`${kind}_help`]];
  }
  state.marks[helper] += 1;
  state.left[target][helper] += 1;
  note(state, helper, { left_ally: 1 });
  note(state, target, { abandoned: 1 });
  pay(state, helper, "fine", -own.breach_fine);
  return [own[`${kind}_loss`] + own.surprise, own.breach_fine];
}

/** @param {State} state @param {number} seat @param {number} place */
function adventure(state, seat, place) {
  const { settings: own, seed, round } = state;
  const plans = /** @type {Plan[]} */ (state.plans);
  const { level, with: helper } = state.ties[seat];
  if (helper === null || level < 2 || !plans[seat].press) return { pressed: false, helper: null, helped: false, victim: null };
  const helped = Boolean(plans[helper].back);
  let victim = null;
  note(state, seat, { pressed: 1 });
  if (helped) {
    const others = state.points.flatMap((_, each) => (each !== seat && each !== helper ? [each] : []));
    victim = others[below(seed, round, places.turn + place, others.length)];
    note(state, helper, { backed: 1 });
    pay(state, seat, "adventure", own.press_gain);
    pay(state, helper, "backing", -own.back_cost);
    pay(state, victim, "bystander", -own.bystander_loss);
  } else {
    pay(state, seat, "adventure", -own.press_loss);
  }
  return { pressed: true, helper, helped, victim };
}

/**
 * The pot is shared among the unallied: a partner has one share, a free seat that spends a token two; no share is worth more than the most.
 * @param {State} state
 */
function opening(state) {
  const weights = state.ties.map((tie, seat) => {
    const spends = tie.level === 0 && state.tokens[seat] > 0;
    state.tokens[seat] -= Number(spends);
    note(state, seat, { spent: Number(spends) });
    return spends ? 2 : Number(tie.level === 1);
  });
  const { pot, share_most: most } = state.settings;
  const worth = Math.min(pot / Math.max(1, weights.reduce((sum, weight) => sum + weight, 0)), most);
  const shares = weights.map((weight) => tenth(worth * weight));
  shares.forEach((share, seat) => pay(state, seat, "opening", share));
  return { shares };
}
