// What can be seen of a memo, and the questions of a murder board: the twin of briefing.py.
import { note } from "./kit.js";
import { read as readMatrix } from "./weighted.js";
import { named, say } from "./words.js";

const BLANK = " \\t\\r\\n\\u00a0\\u3000";
const ASIAN = /[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffef]/g; // each is counted as a word
const APART = new RegExp(`[${BLANK}\\u2013\\u2014]+`); // blanks, en dash, em dash
const MARKS = `(?:[${BLANK}]*\\[[^\\]\\n]*\\])*`;
const END = new RegExp(`([.!?]["”’)]*${MARKS})[${BLANK}]+|([。！？][”’）]*${MARKS})|\\n+`, "g");
const AROUND = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, "g");
const MARK = /\[([^\]\n]*)\]/;
// Safari before 16.4 reads no script in which a pattern looks behind itself.
const NUMBER = /(^|[^A-Za-z0-9.,-])([0-9]+(?:[.,][0-9]+)*)/g;
const MONTH = "January|February|March|April|May|June|July|August|September|October|November|December";
const BEFORE = new RegExp(`(?:${MONTH}|Article|article|paragraph|Lab|chapter|第) ?$`);
const AFTER = new RegExp(`^(?: (?:${MONTH})|[ ]?[年月日号条])`);
const DATE = new RegExp(`(20[0-9]{2})-(0[1-9]|1[0-2])|(${MONTH}) (20[0-9]{2})|(20[0-9]{2})年([0-9]{1,2})月|(20[0-9]{2})(?![0-9])`, "g");
const SHAKY = ["wrong", "unverifiable", "contested", "opinion", "imprecise"];
const [PIECES, WORDS, FIGURES] = [3, 2, 2];

/** @typedef {{ask: string, why: string, look: string}} Asked one question of the board */

/** Count words as LibreOffice does. @param {string} text */
export const counted = (text) => (text.match(ASIAN) ?? []).length + text.replace(ASIAN, " ").split(APART).filter(Boolean).length;

/** Cut a text into sentences; a mark behind a full stop belongs to the sentence before it. @param {string} text */
export const sentences = (text) =>
  text
    .replace(END, (_, latin, asian) => `${latin ?? asian ?? ""}\0`)
    .split("\0")
    .map((part) => part.replace(AROUND, ""))
    .filter(Boolean);

const isText = (value) => value === undefined || value === null || typeof value === "string";
const isTexts = (value) => Array.isArray(value) && value.every((each) => typeof each === "string");

/** Read an answer; what no longer exists in the book is left out. */
export function read(item, answer) {
  const { text, picked, seat, option, matrix } = answer ?? {};
  if (![text, seat, option].every(isText)) throw new RangeError(say("memo.not-text"));
  if (!(picked === undefined || picked === null || isTexts(picked))) throw new RangeError(say("memo.not-marks"));
  const keys = (things) => things.map(({ key }) => key);
  return {
    seat: item.roles.find(({ key }) => key === seat) ?? null,
    option: item.options.find(({ key }) => key === option) ?? null,
    picked: item.evidence.map(({ mark }) => mark).filter((mark) => picked?.includes(mark)),
    text: text ?? "",
    made: readMatrix(matrix, keys(item.criteria), keys(item.options)),
  };
}

/** The pieces of evidence whose marks stand in the text. */
export const cited = (item, memo) => item.evidence.filter(({ mark }) => memo.text.includes(`[${mark}]`));

/** Whether a word stands in a text; a Latin one only as a whole word. @param {string} text @param {string} word */
function has(text, word) {
  const low = text.toLowerCase();
  if (word.charCodeAt(0) > 127) return low.includes(word);
  return new RegExp(`(?:^|[^a-z])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![a-z])`).test(low);
}

const hasAny = (text, table) => Object.values(table).some((word) => has(text, word));

/** The numbers of a sentence that need a source: no years, days, articles, and nothing inside brackets. @param {string} sentence */
export function figures(sentence) {
  const bare = sentence.replace(new RegExp(MARK, "g"), "");
  return [...bare.matchAll(NUMBER)]
    .map(({ 1: before, 2: number, index }) => ({ number, index: index + before.length }))
    .filter(({ number, index }) => {
      const end = index + number.length;
      const apart = BEFORE.test(bare.slice(0, index)) || AFTER.test(bare.slice(end));
      return !/^[12][0-9]{3}$/.test(number) && !apart && !(index === 0 && [".", ")"].includes(bare.slice(end, end + 1)));
    })
    .map(({ number }) => number);
}

/** Whether a text names a date after a month such as 2026-11; a year alone counts as its end. @param {string} text @param {string} asof */
export function later(text, asof) {
  const months = MONTH.split("|");
  const limit = Number(asof.slice(0, 4)) * 12 + Number(asof.slice(5, 7));
  return [...text.matchAll(DATE)].some(({ index, 1: year, 2: month, 3: name, 4: of, 5: asian, 6: asianMonth, 7: alone }) => {
    if (year) return Number(year) * 12 + Number(month) > limit;
    if (name) return Number(of) * 12 + months.indexOf(name) + 1 > limit;
    if (asian) return Number(asian) * 12 + Number(asianMonth) > limit;
    return !/[0-9]/.test(text.charAt(index - 1)) && Number(alone) * 12 + 12 > limit; // no end of a longer number
  });
}

/** What cannot be seen of a memo, point by point: a note on what to do, or null. */
export function checklist(item, memo) {
  const [said, used, count] = [sentences(memo.text), cited(item, memo), counted(memo.text)];
  const seen = {
    length: item.least <= count && count <= item.most,
    seat: Boolean(memo.seat?.named.some((name) => memo.text.toLowerCase().includes(name.toLowerCase()))),
    first: hasAny(said.slice(0, 2).join(" "), named("memo.advising")),
    pieces: used.length >= item.pieces,
    against: Boolean(memo.option) && used.some(({ side }) => side !== memo.option.side),
    figure: said.some((each) => figures(each).length && MARK.test(each)),
    change: hasAny(memo.text, named("memo.changing")),
    date: later(memo.text, item.asof),
  };
  return Object.entries(seen).map(([name, found]) => (found ? null : note("open", named("memo.unseen")[name])));
}

/** The questions that a memo meets. @returns {Asked[]} */
export const board = (item, memo) => [...ofTheSeat(memo), ...ofTheMatrix(item, memo), ...ofTheEvidence(item, memo), ...ofTheWords(memo)];

const look = (where) => say("memo.look", { where });

function ofTheSeat({ seat }) {
  if (!seat) return [];
  const { asks, name, look: where } = seat.opponent;
  return [
    { ask: asks, why: say("memo.opponent-why", { opponent: name }), look: look(where) },
    { ask: say("memo.divided", { seat: seat.name }), why: seat.divided, look: look(seat.dividing) },
  ];
}

function ofTheMatrix(item, { option, made }) {
  if (!option || made.missing) return [];
  const asked = [];
  const weak = made.weakest(option.key);
  const criterion = item.criteria.find(({ key }) => key === weak);
  if (criterion) {
    const score = String(made.scores[option.key][weak] ?? 0).replace("-", "−");
    const why = say("memo.weakest-why", { option: option.short, score, weight: made.weights[weak] ?? 0 });
    asked.push({ ask: say("memo.weakest", { criterion: criterion.text.replace(/\.+$/, "") }), why, look: look(criterion.look) });
  }
  const leaders = made.leaders();
  if (!leaders.includes(option.key)) {
    const first = item.options.filter(({ key }) => leaders.includes(key)).map(({ short }) => short).join(say("matrix.and"));
    asked.push({ ask: say("memo.differs", { first, option: option.short }), why: say("memo.differs-why"), look: say("memo.differs-look") });
  }
  return asked;
}

function ofTheEvidence(item, memo) {
  const used = cited(item, memo);
  const shaky = SHAKY.flatMap((verdict) => used.filter((piece) => piece.verdict === verdict));
  const asked = shaky.slice(0, PIECES).map((piece) => ({
    ask: named("memo.shaky")[piece.verdict].replace("{mark}", () => piece.mark),
    why: piece.note,
    look: look(piece.source),
  }));
  if (memo.option && !used.some(({ side }) => side !== memo.option.side)) {
    asked.push({ ask: say("memo.one-sided"), why: say("memo.one-sided-why"), look: say("memo.one-sided-look") });
  }
  for (const mark of memo.picked.filter((each) => !memo.text.includes(`[${each}]`)).slice(0, 1)) {
    asked.push({ ask: say("memo.unused", { mark }), why: say("memo.unused-why"), look: say("memo.unused-look") });
  }
  return asked;
}

function ofTheWords({ text }) {
  const words = Object.values(named("memo.universal")).filter((word) => has(text, word));
  const bare = sentences(text).filter((each) => figures(each).length && !MARK.test(each));
  return [
    ...words.slice(0, WORDS).map((word) => ({ ask: say("memo.universal-ask", { word }), why: say("memo.universal-why"), look: say("memo.universal-look") })),
    ...bare.slice(0, FIGURES).map((each) => ({ ask: say("memo.figure-ask", { figure: figures(each)[0] }), why: say("memo.figure-why"), look: say("memo.figure-look") })),
  ];
}
