// Chance in the game: the twin of alliances/models/game/chance.py. A number is asked for by its place, so that a seed gives the same cards at all tables.

/** Places for chance in a round. */
const slots = 128;

/** Where the slots of each use begin. */
export const places = { card: 0, seat: 8, die: 16, turn: 24, pair: 32, minor: 48, major: 56, end: 64 };

/**
 * The n-th value of mulberry32, an integer of 32 bits.
 * @param {number} seed whole number from 0 to 4294967295
 * @param {number} number place in the sequence, from 0
 * @returns {number}
 */
export function draw(seed, number) {
  const mixed = (seed + Math.imul(number + 1, 0x6d2b79f5)) | 0;
  let value = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return (value ^ (value >>> 14)) >>> 0;
}

/**
 * A chance number from 0 to size - 1 for a slot of a round.
 * @param {number} seed of the game
 * @param {number} turn the round, from 1
 * @param {number} slot what the chance is for
 * @param {number} size how many values there are
 * @returns {number}
 */
export function below(seed, turn, slot, size) {
  return Math.floor((draw(seed, turn * slots + slot) * size) / 4294967296);
}
