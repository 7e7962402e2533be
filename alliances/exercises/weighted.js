// A decision by weights and scores, the twin of weighted.py: what comes first, and what would have to move for another option to win.
import { say } from "./words.js";

export const MOST = 5;
export const SCORES = [-2, -1, 0, 1, 2];
const same = (one, other) => one.join() === other.join();

export class Decision {
  /**
   * Weights by criterion, scores by option and criterion; null stands where nothing is chosen yet.
   * @param {Record<string, number | null>} weights
   * @param {Record<string, Record<string, number | null>>} scores
   */
  constructor(weights, scores) {
    this.weights = weights;
    this.scores = scores;
  }

  get missing() {
    return [this.weights, ...Object.values(this.scores)].flatMap((row) => Object.values(row)).filter((value) => value === null).length;
  }

  get begun() {
    return this.missing < Object.keys(this.weights).length * (1 + Object.keys(this.scores).length);
  }

  /** The points of each option, in the order of the options. @returns {[string, number][]} */
  points(weights = this.weights) {
    const names = Object.keys(weights);
    return Object.entries(this.scores).map(([option, row]) => [option, names.reduce((sum, name) => sum + (weights[name] ?? 0) * (row[name] ?? 0), 0)]);
  }

  leaders(weights = this.weights) {
    const points = this.points(weights);
    const most = Math.max(...points.map(([, found]) => found));
    return points.filter(([, found]) => found === most).map(([option]) => option);
  }

  turn(criterion) {
    const [here, now] = [this.weights[criterion] ?? 0, this.leaders()];
    for (let steps = 1; steps <= MOST; steps += 1) {
      for (const to of [here - steps, here + steps]) {
        if (to < 0 || to > MOST) continue;
        const leaders = this.leaders({ ...this.weights, [criterion]: to });
        if (!same(leaders, now)) return { criterion, to, leaders, steps };
      }
    }
    return null;
  }

  fragile() {
    const now = this.leaders();
    const turns = (option, row, name, value) =>
      SCORES.includes(value) && !same(new Decision(this.weights, { ...this.scores, [option]: { ...row, [name]: value } }).leaders(), now);
    return Object.entries(this.scores)
      .flatMap(([option, row]) => Object.keys(row).map((name) => [-1, 1].some((step) => turns(option, row, name, (row[name] ?? 0) + step))))
      .filter(Boolean).length;
  }

  /** @returns {[string, string][]} */
  beaten() {
    return Object.entries(this.scores).flatMap(([option, row]) => {
      const better = Object.entries(this.scores).find(([other, above]) => {
        const gaps = Object.keys(row).map((name) => (above[name] ?? 0) - (row[name] ?? 0));
        return other !== option && Math.min(...gaps) >= 0 && Math.max(...gaps) > 0;
      });
      return better ? [/** @type {[string, string]} */ ([option, better[0]])] : [];
    });
  }

  weakest(option) {
    const row = this.scores[option];
    const counted = Object.keys(this.weights).filter((name) => this.weights[name]);
    const lower = (one, other) => (row[one] ?? 0) - (row[other] ?? 0) || (this.weights[other] ?? 0) - (this.weights[one] ?? 0);
    return counted.sort(lower)[0] ?? null;
  }
}

const table = (value) => {
  if (value === null || value === undefined) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw new RangeError(say("matrix.not-table"));
  return value;
};

function rowOf(given, names, allowed) {
  const row = Object.fromEntries(names.map((name) => [name, given[name] ?? null]));
  if (Object.values(row).some((value) => value !== null && !allowed.includes(value))) {
    throw new RangeError(say("matrix.not-number", { least: allowed[0], most: allowed.at(-1) }));
  }
  return row;
}

/** Read weights and scores by their keys; keys that nobody knows any longer are left out, so that old answers load. */
export function read(answer, criteria, options) {
  const given = table(answer);
  const [weights, scores] = [table(given.weights), table(given.scores)];
  const allowed = Array.from({ length: MOST + 1 }, (_, weight) => weight);
  return new Decision(
    rowOf(weights, criteria, allowed),
    Object.fromEntries(options.map((option) => [option, rowOf(table(scores[option]), criteria, SCORES)])),
  );
}
