// Settings of the alliance game, with defaults and limits from rules.json: the twin of alliances/models/game/options.py.
import rules from "../../models/game/rules.json" with { type: "json" };

/** Version of the rules; a code or a kept game of another version is not read as one of this. */
export const version = rules["version"];

/** Each setting as [default, lowest, highest]. */
const given = rules["settings"];

/** @type {{ [name: string]: number }} */
export const defaults = Object.fromEntries(Object.entries(given).map(([name, [value]]) => [name, value]));

/** @type {{ [name: string]: [number, number] }} */
export const limits = Object.fromEntries(Object.entries(given).map(([name, [, low, high]]) => [name, [low, high]]));

/** Kinds of card, in the order of the deck. */
export const kinds = ["calm", "minor", "major", "adventure", "opening"];

/**
 * All settings of a game: the defaults, with some changed.
 * @param {{ [name: string]: number } | null} [changes]
 * @returns {{ [name: string]: number }}
 * @throws {RangeError} for an unknown name, a value outside its limits, or a deck or table that cannot be played
 */
export function settings(changes) {
  const found = { ...defaults, ...changes };
  for (const [name, value] of Object.entries(found)) {
    if (!Object.hasOwn(limits, name)) throw new RangeError(`there is no setting ${name}`);
    const [low, high] = limits[name];
    if (!Number.isInteger(value) || value < low || value > high) throw new RangeError(`${name} must be a whole number from ${low} to ${high}, not ${value}`);
  }
  if (kinds.reduce((sum, kind) => sum + found[kind], 0) < found.cards) throw new RangeError("the deck has fewer cards than are drawn in a round");
  if (found.seats < found.cards) throw new RangeError("there are fewer seats than cards in a round");
  if (found.most < found.rounds) throw new RangeError("the last possible round comes before the first possible end");
  return found;
}
