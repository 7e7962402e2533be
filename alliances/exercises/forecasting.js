// What a reader said of a forecast and when, and what it was worth: the twin of forecasting.py, which describes rows and entries.
import { brier, decomposition } from "./scoring.js";
import { hundredths, isNumber, plain } from "./kit.js";
import { named, say } from "./words.js";

/** @typedef {{p?: number | null, knew?: boolean, edition?: number, why?: string, at?: string, first?: any, log?: any[]}} Entry */

const LITTLE = 20; // forecasts: below this a score is mostly luck
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const editionOf = (entry) => entry.edition ?? 1;

/** @param {any} entry */
function isEntry(entry) {
  if (!isObject(entry)) return false;
  const texts = [entry.why, entry.at].every((text) => text === undefined || text === null || typeof text === "string");
  const number = entry.p === undefined || entry.p === null || isNumber(entry.p);
  const { edition = 1, log = [], first } = entry;
  const earlier = Array.isArray(log) && [...log, ...(first ? [first] : [])].every((each) => isObject(each) && isNumber(each.p));
  return texts && number && Number.isInteger(edition) && earlier;
}

/**
 * What a reader said of the rows of an exercise, by id; what is said of others, which an older book asked, is left alone.
 * @returns {Record<string, Entry>}
 */
export function entries(answer, rows) {
  const found = answer?.chances ?? null;
  if (found === null) return {};
  if (!isObject(found)) throw new RangeError(say("forecast.not-chances"));
  const given = rows.filter(({ id }) => (found[id] ?? null) !== null).map(({ id }) => [id, found[id]]);
  for (const [id, entry] of given) if (!isEntry(entry)) throw new RangeError(say("forecast.not-entry", { id }));
  return Object.fromEntries(given);
}

/** Whether an entry has a number, be it a chance or not. */
export const isChance = (entry) => (entry?.p ?? null) !== null;

export const CHANCES = { least: 0, most: 100 }; // in whole per cent

/** Whether it is a chance. @param {any} entry */
export const inRange = ({ p }) => p >= CHANCES.least && p <= CHANCES.most && Number.isInteger(p);

/** Whether a forecast was made while the question was open; one whose time is not known counts as such. */
const inTime = (row, at) => !at || !row.until || at <= row.until;

/** The first and the last chance that was given in time to a question as it now stands, or null. @returns {[number, number] | null} */
export function standing(row, entry) {
  if (editionOf(entry) !== row.edition || !isChance(entry)) return null;
  const made = [...(entry.first ? [entry.first] : []), ...(entry.log ?? []), entry];
  const counted = made.filter((each) => (each.edition ?? row.edition) === row.edition && inTime(row, each.at)).map(({ p }) => p);
  return counted.length ? [counted[0], counted[counted.length - 1]] : null;
}

/**
 * The entry after a change: the first number of an edition stays, what came between is logged, what was said of an older edition too.
 * @param {Entry | undefined} kept as it was last checked
 * @param {number} p
 * @param {string} why
 * @param {number} edition
 * @param {string} at
 * @returns {Entry}
 */
export function changed(kept, p, why, edition, at) {
  if (!kept || !isChance(kept)) return { p, edition, why, at };
  const earlier = { p: kept.p, edition: editionOf(kept), at: kept.at ?? "" };
  const log = kept.log ?? [];
  if (editionOf(kept) !== edition) return { p, edition, why, at, log: [...(kept.first ? [{ edition: editionOf(kept), ...kept.first }] : []), ...log, earlier] };
  if (kept.p === p) return { ...kept, why };
  const whole = kept.first ? [...log, earlier] : log;
  return { p, edition, why, at, first: kept.first ?? { p: kept.p, at: kept.at ?? "" }, ...(whole.length ? { log: whole } : {}) };
}

const came = (row) => (row.outcome === "yes" ? 1 : 0);
const scoreOf = (pairs) => brier(pairs.map(([, p]) => p / 100), pairs.map(([row]) => came(row)));

/** A reader's score on the rows on which a rival has a number, and the rival's, or null. */
export function against(counted, stands, rival) {
  const both = counted.filter((row) => (row[rival] ?? null) !== null);
  if (!both.length) return null;
  return { count: both.length, yours: scoreOf(both.map((row) => [row, stands[row.id][1]])), theirs: scoreOf(both.map((row) => [row, row[rival]])) };
}

/** The score of the first or of the last numbers. @param {0 | 1} which */
export const total = (counted, stands, which = 1) => scoreOf(counted.map((row) => [row, stands[row.id][which]]));

/** What forecasts were worth, in sentences; see forecast.py. */
export function verdict(counted, stands) {
  const count = counted.length;
  const said = [say("forecast.brier", { count, brier: hundredths(total(counted, stands)) })];
  if (counted.some(({ id }) => stands[id][0] !== stands[id][1])) said.push(say("forecast.first", { brier: hundredths(total(counted, stands, 0)) }));
  const base = against(counted, stands, "base");
  if (base) said.push(say("forecast.against-base", { count: base.count, yours: hundredths(base.yours), theirs: hundredths(base.theirs) }));
  const source = against(counted, stands, "source");
  if (source) said.push(say("forecast.against-source", { count: source.count, yours: hundredths(source.yours), theirs: hundredths(source.theirs) }));
  if (count > 1) {
    const parts = decomposition(counted.map(({ id }) => stands[id][1] / 100), counted.map(came));
    const [reliability, resolution, uncertainty] = [parts.reliability, parts.resolution, parts.uncertainty].map(hundredths);
    said.push(say("forecast.parts", { reliability, resolution, uncertainty }));
  }
  if (count < LITTLE) said.push(say("forecast.few", { count, little: LITTLE }));
  return said;
}

/** How often such a thing happens, or why there is no telling. */
export const baseLine = (row) =>
  (row.base ?? null) === null ? say("forecast.no-base", { note: row.base_note }) : say("forecast.base", { base: plain(row.base), note: row.base_note });

/** The outcome of a row as a sentence: of a forecast that it came true, of a question the answer. */
export const outcomeOf = (row) => (row.until ? named("forecast.answers") : named("forecast.outcomes"))[row.outcome];

/** How a row ended, and what was scored on it. */
export function ended(row, [first, last]) {
  const [before, score] = [first, last].map((p) => hundredths(brier([p / 100], [came(row)])));
  const [outcome, p, { happened }] = [outcomeOf(row), plain(last), row];
  if (first === last) return say("forecast.scored", { outcome, p, score, happened });
  return say("forecast.scored-twice", { outcome, first: plain(first), before, p, score, happened });
}

/** How an open question and the reader's number on it stand. @returns {["open" | "noted", string]} */
export function state(row, entry, stand) {
  if (editionOf(entry) !== row.edition) return ["open", say("forecast.changed")];
  if (row.outcome === "void") return ["noted", say("forecast.void", { outcome: outcomeOf(row), happened: row.happened })];
  if (!stand) return ["open", say("forecast.late", { locks: row.locks })];
  if (row.outcome) return ["noted", ended(row, stand)];
  if (!(entry.why ?? "").trim()) return ["open", say("forecast.why-too")];
  return ["noted", say("forecast.waiting", { locks: row.locks })];
}

/** An entry in words: the number, the reason, and what was said first. */
export function told(entry) {
  if (!entry || typeof entry !== "object") return "";
  if (entry.knew) return say("forecast.knew");
  const why = (entry.why ?? "").trim();
  return [
    ...(isChance(entry) ? [say("forecast.said", { p: entry.p })] : []),
    ...(why ? [say("forecast.told-why", { why })] : []),
    ...(entry.first ? [say("forecast.told-first", { p: entry.first.p, day: (entry.first.at ?? "").slice(0, 10) })] : []),
  ].join(" ");
}
