// The code of a table: what it did, in groups of five signs that one can read out, type and check group by group.
// Each group has four signs of content and one that checks them and the place of the group, so a slip is found where it is.

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // without I, L, O and U, which are read as others
const CONTENT = 4; // signs of content in a group
export const GROUP = CONTENT + 1;
const BITS = 5; // of a sign
export const LETTERS = "ABCDEFGHIJKLMNOP"; // names of tables
const TENTHS = 10;
const LOWEST = -60; // points; what is lower is told as this
const [MOST_OF_ALL, MOST_OF_SEAT] = [LOWEST + (2 ** 12 - 1) / TENTHS, LOWEST + (2 ** 11 - 1) / TENTHS]; // points that fit into 12 and 11 bits
const SHARES = 62; // steps of a Brier score from 0 to 1
const NONE = 63; // in place of a Brier score: no forecast was tested

/** @typedef {[string, number]} Field a name and its bits */
/** @type {Field[]} */
const HEAD = [["rules", 4], ["table", 4], ["seats", 3], ["rounds", 4], ["changed", 1], ["seed", 10], ["free", 12], ["spare", 2]];
/** @type {Field[]} */
const SEAT = [["points", 11], ["free", 4], ["partner", 4], ["called", 4], ["honoured", 4], ["pressed", 3], ["left", 3], ["brier", 6], ["written", 1]];

/**
 * What one seat did: points, rounds as Free and as Partner, promises called and honoured, presses, times left alone, the mean Brier score
 * of its tested forecasts or null, and whether a written strategy played it.
 * @typedef {{points: number, free: number, partner: number, called: number, honoured: number, pressed: number, left: number, brier: number | null, written: boolean}} SeatSum
 */
/**
 * What a table did. `free` is what all seats together would have if nobody had ever tied itself; `seed` a short mark of the seed.
 * @typedef {{rules: number, table: string, rounds: number, changed: boolean, seed: number, free: number, seats: SeatSum[]}} TableSum
 */
/** @typedef {{code: "sign" | "length" | "check" | "groups" | "rules" | "empty", group: number, text: string}} Slip */

/** Multiply by the generator of the field of 32 elements: then every wrong sign and every swap of two shows. @param {number} value */
const times = (value) => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/** The sign that checks a group. @param {number[]} content @param {number} place of the group */
function checkOf(content, place) {
  let sum = (place * 7 + 1) & 31;
  for (const value of content) sum = times(sum) ^ value;
  return times(sum);
}

/** @param {Field[]} fields @param {Record<string, number>} values */
const bitsOf = (fields, values) =>
  fields.map(([name, bits]) => Math.max(0, Math.min(2 ** bits - 1, Math.round(values[name] ?? 0))).toString(2).padStart(bits, "0")).join("");

/** @param {Field[]} fields @param {string} bits */
function valuesOf(fields, bits) {
  let at = 0;
  return Object.fromEntries(fields.map(([name, width]) => [name, parseInt(bits.slice(at, (at += width)), 2)]));
}

/** @param {number} points */
const packed = (points) => (points - LOWEST) * TENTHS;
/** @param {number} value */
const unpacked = (value) => (value + LOWEST * TENTHS) / TENTHS;

/** Whether a number of points lies at the limit of what a code can tell, so that the real one may lie beyond. @param {TableSum} sum */
export const isCut = ({ free, seats }) => free <= LOWEST || free >= MOST_OF_ALL || seats.some(({ points }) => points <= LOWEST || points >= MOST_OF_SEAT);

/** The code of a table. @param {TableSum} sum */
export function encode(sum) {
  const head = { ...sum, table: LETTERS.indexOf(sum.table), seats: sum.seats.length, changed: Number(sum.changed), seed: sum.seed & 1023, free: packed(sum.free) };
  const seats = sum.seats.map((seat) => ({
    ...seat,
    points: packed(seat.points),
    brier: seat.brier === null ? NONE : seat.brier * SHARES,
    written: Number(seat.written),
  }));
  const bits = bitsOf(HEAD, head) + seats.map((seat) => bitsOf(SEAT, seat)).join("");
  const signs = (bits.match(/.{5}/g) ?? []).map((each) => parseInt(each, 2));
  const groups = [];
  for (let at = 0; at < signs.length; at += CONTENT) {
    const content = signs.slice(at, at + CONTENT);
    groups.push([...content, checkOf(content, groups.length)].map((value) => SIGNS[value]).join(""));
  }
  return groups.join("-");
}

/** Split what was typed into groups: where it has hyphens or spaces, there; else after every five signs. @param {string} text */
function groupsOf(text) {
  const clean = text.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").trim();
  const parts = clean.split(/[\s\-–—.,;]+/).filter(Boolean);
  return parts.length > 1 ? parts : (clean.match(/.{1,5}/g) ?? []);
}

/** @param {string[]} groups @returns {Slip | null} */
function slipIn(groups) {
  for (const [place, text] of groups.entries()) {
    /** @param {Slip["code"]} code */
    const slip = (code) => ({ code, group: place + 1, text });
    if ([...text].some((sign) => !SIGNS.includes(sign))) return slip("sign");
    if (text.length !== GROUP) return slip("length");
    const values = [...text].map((sign) => SIGNS.indexOf(sign));
    if (checkOf(values.slice(0, CONTENT), place) !== values[CONTENT]) return slip("check");
  }
  return null;
}

/**
 * What a code says, or the first thing that is wrong with it.
 * @param {string} text
 * @param {number} rules the version of the rules that this page plays
 * @returns {{sum: TableSum} | {slip: Slip}}
 */
export function decode(text, rules) {
  const groups = groupsOf(text);
  if (!groups.length) return { slip: { code: "empty", group: 0, text: "" } };
  const slip = slipIn(groups);
  if (slip) return { slip };
  const bits = groups.map((group) => [...group.slice(0, CONTENT)].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(BITS, "0")).join("")).join("");
  const width = CONTENT * BITS * 2; // two groups for the head, two for each seat
  const head = valuesOf(HEAD, bits);
  const wanted = 2 + 2 * (head.seats ?? 0);
  if (groups.length !== wanted) return { slip: { code: "groups", group: wanted, text: String(groups.length) } };
  if (head.rules !== rules) return { slip: { code: "rules", group: 1, text: String(head.rules) } };
  const seats = Array.from({ length: head.seats }, (_, place) => {
    const seat = valuesOf(SEAT, bits.slice(width * (place + 1), width * (place + 2)));
    return {
      .../** @type {any} */ (seat),
      points: unpacked(seat.points),
      brier: seat.brier === NONE ? null : seat.brier / SHARES,
      written: Boolean(seat.written),
    };
  });
  return { sum: { rules, table: LETTERS[head.table], rounds: head.rounds, changed: Boolean(head.changed), seed: head.seed, free: unpacked(head.free), seats } };
}
