// How good forecasts were: the twin of alliances/models/scoring.py, which says what each number means; both run tests/vectors/scoring.json.
// A chance lies between 0 and 1, an outcome is 1 or 0, and the Brier score is counted once: from 0 to 1.

export const FLOOR = 0.01;
export const FACTOR = 2;
export const BINS = 5;

const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Which bin a chance lies in; the small addend keeps 0.6 in the bin that it opens. @param {number} chance @param {number} bins */
const place = (chance, bins) => Math.min(Math.floor(chance * bins + 1e-9), bins - 1);

/** @param {number[]} chances @param {number[]} outcomes @param {boolean} empty whether no forecast at all is allowed */
function check(chances, outcomes, empty = false) {
  if (!chances.length && !empty) throw new RangeError("there is no forecast to score");
  if (chances.length !== outcomes.length) throw new RangeError(`there are ${chances.length} chances and ${outcomes.length} outcomes`);
  for (const chance of chances) {
    if (!(chance >= 0 && chance <= 1)) throw new RangeError(`a chance lies between 0 and 1, not at ${chance}`);
  }
  for (const outcome of outcomes) {
    if (outcome !== 0 && outcome !== 1) throw new RangeError(`an outcome is 0 or 1, not ${outcome}`);
  }
}

/** The mean Brier score, from 0 (sure and right) to 1 (sure and wrong). @param {number[]} chances @param {number[]} outcomes */
export function brier(chances, outcomes) {
  check(chances, outcomes);
  return mean(chances.map((chance, index) => (chance - outcomes[index]) ** 2));
}

/** The mean log score: 0 is sure and right, and the more, the worse. @param {number[]} chances @param {number[]} outcomes */
export function logScore(chances, outcomes, floor = FLOOR) {
  check(chances, outcomes);
  return mean(chances.map((chance, index) => -Math.log(Math.max(outcomes[index] ? chance : 1 - chance, floor))));
}

/**
 * The mean Brier score is reliability - resolution + uncertainty, without a rest under the binning that is used.
 *
 * @param {number[]} chances
 * @param {number[]} outcomes
 * @param {number | null} bins bins of equal width; with null each chance that was named is a group of its own
 */
export function decomposition(chances, outcomes, bins = BINS) {
  const score = brier(chances, outcomes);
  const keys = chances.map((chance) => (bins === null ? chance : place(chance, bins)));
  const shareOf = (key) => mean(outcomes.filter((_, index) => keys[index] === key));
  const recalibrated = brier(keys.map(shareOf), outcomes);
  const share = mean(outcomes);
  const uncertainty = share * (1 - share);
  return { reliability: score - recalibrated, resolution: uncertainty - recalibrated, uncertainty };
}

/** What came true of forecasts of about one chance: the bins that hold any. @param {number[]} chances @param {number[]} outcomes */
export function calibration(chances, outcomes, bins = BINS) {
  check(chances, outcomes);
  return Array.from({ length: bins }, (_, at) => at).flatMap((at) => {
    const inside = chances.map((_, index) => index).filter((index) => place(chances[index], bins) === at);
    if (!inside.length) return [];
    const [said, came] = [chances, outcomes].map((column) => mean(inside.map((index) => column[index])));
    return [{ low: at / bins, high: (at + 1) / bins, n: inside.length, said, came }];
  });
}

/** A chance pushed away from one half. @param {number} chance */
export function extremised(chance, factor = FACTOR) {
  const [up, down] = [chance ** factor, (1 - chance) ** factor];
  return up / (up + down);
}

/**
 * The forecasts of many put together, question by question; null where nobody named a chance.
 *
 * @param {(number | null)[][]} table a row for each forecaster
 * @param {"mean" | "extremised"} how
 */
export function pooled(table, how = "mean", factor = FACTOR) {
  if (how !== "mean" && how !== "extremised") throw new RangeError(`pool by mean or extremised, not by ${how}`);
  const width = table[0]?.length ?? 0;
  if (table.some((row) => row.length !== width)) throw new RangeError("the rows have different lengths");
  return Array.from({ length: width }, (_, index) => {
    const named = table.flatMap((row) => (row[index] === null ? [] : [/** @type {number} */ (row[index])]));
    check(named, named.map(() => 0), true);
    if (!named.length) return null;
    return how === "mean" ? mean(named) : extremised(mean(named), factor);
  });
}

/** The chance of at least one case, if cases come at one rate and by chance. @param {number} cases @param {number} years @param {number} horizon */
export const atLeastOne = (cases, years, horizon) => 1 - Math.exp((-cases / years) * horizon);

/** A chance from very few cases: one hit and one miss are added. @param {number} hits @param {number} cases */
export const laplace = (hits, cases) => (hits + 1) / (cases + 2);
