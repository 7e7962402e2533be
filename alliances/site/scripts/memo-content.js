// What a file of a memo holds, in whatever form it is written: blocks in order.
import { board, checklist, cited, counted, read } from "../../exercises/briefing.js";
import { decisionOf, firstOf, hangsOn, signed } from "../../exercises/kinds/matrix.js";
import { named, say } from "../../exercises/words.js";

/**
 * @typedef {{kind: "title", text: string}
 *   | {kind: "heading", text: string}
 *   | {kind: "text", text: string, lang: string | null, rtl: boolean}
 *   | {kind: "list", items: string[]}
 *   | {kind: "facts", rows: [string, string][]}
 *   | {kind: "table", head: string[], rows: string[][]}} Block
 * @typedef {{title: string, seat: string, lang: string | null, blocks: Block[]}} Content
 */

const SCRIPTS = [
  { lang: "ja", sign: /[\u3041-\u30ff]/g },
  { lang: "zh-CN", sign: /[\u3400-\u9fff]/g },
  { lang: "ko", sign: /[\uac00-\ud7af]/g },
  { lang: "ru", sign: /[\u0400-\u04ff]/g },
  { lang: "fa", sign: /[\u067e\u0686\u0698\u06a9\u06af\u06cc]/g, rtl: true },
  { lang: "ar", sign: /[\u0600-\u06ff]/g, rtl: true },
  { lang: "he", sign: /[\u0590-\u05ff]/g, rtl: true },
];
const PART = 0.03; // of all letters, from which on a script names the language
const ENGLISH = /\b(the|and|of|should)\b/i;

/** The language of a text by its script, as far as that tells it. @param {string} text @returns {{lang: string | null, rtl: boolean}} */
export function languageOf(text) {
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  const found = SCRIPTS.find(({ sign }) => (text.match(sign) ?? []).length > PART * letters);
  return { lang: found?.lang ?? (ENGLISH.test(text) ? "en-GB" : null), rtl: Boolean(found?.rtl) };
}

/** Whether a document may hold a sign: no control characters, no halves of signs. @param {string} sign */
function isText(sign) {
  const code = sign.codePointAt(0) ?? 0;
  return "\t\n\r".includes(sign) || (code >= 0x20 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff);
}

/**
 * The content of a file.
 * @param {any} item the exercise
 * @param {any} answer
 * @param {string} book its title
 * @param {Date} now
 * @returns {Content}
 */
export function contentOf(item, answer, book, now) {
  const memo = read(item, { ...answer, text: [...answer.text].filter(isText).join("") });
  const title = say("memo.file-title", { issue: item.issue });
  const { lang, rtl } = languageOf(memo.text);
  const paragraphs = memo.text.split(/\n+/).filter((part) => part.trim());
  /** @type {Block[]} */
  const blocks = [
    { kind: "title", text: title },
    {
      kind: "facts",
      rows: [
        [say("sheet.student"), ""],
        [say("seat.yours"), memo.seat ? `${memo.seat.name} (${memo.seat.government})` : "–"],
        [say("memo.file-advice"), memo.option ? `${memo.option.short}: ${memo.option.text}` : "–"],
        [say("memo.file-day"), now.toISOString().slice(0, 10)],
        [say("memo.file-words"), String(counted(memo.text))],
      ],
    },
    ...paragraphs.map((text) => /** @type {Block} */ ({ kind: "text", text: text.trim(), lang, rtl })),
    ...evidenceOf(item, memo),
    ...seatOf(memo),
    ...matrixOf(item, memo),
    { kind: "heading", text: say("memo.look-for").replace(/:$/, "") },
    { kind: "list", items: checklist(item, memo).map((lacking, place) => `${Object.values(named("memo.points"))[place]} ${named("memo.states")[lacking ? "open" : "noted"]}`) },
    { kind: "heading", text: say("memo.board") },
    { kind: "list", items: board(item, memo).map(({ ask, why, look }) => `${ask} ${why} ${look}`) },
    { kind: "heading", text: say("memo.rubric") },
    { kind: "table", head: Object.values(named("memo.file-rubric")), rows: rubricOf(item) },
    { kind: "text", text: say("memo.file-foot", { book }), lang: "en-GB", rtl: false },
  ];
  return { title, seat: memo.seat?.key ?? "", lang, blocks };
}

/** @returns {Block[]} */
function evidenceOf(item, memo) {
  const used = cited(item, memo);
  const pieces = item.evidence.filter((piece) => used.includes(piece) || memo.picked.includes(piece.mark));
  const items = pieces.map(({ mark, text, verdict, source }) => say("memo.piece", { mark, text, verdict, source }));
  return pieces.length ? [{ kind: "heading", text: say("memo.evidence") }, { kind: "list", items }] : [];
}

/** What the seat wants, for a reader who marks the memo and has no other page. @returns {Block[]} */
function seatOf({ seat }) {
  if (!seat) return [];
  const items = [...seat.interests.map(({ text }) => text), `${say("memo.wants")} ${seat.wants}`, `${say("memo.is-divided")} ${seat.divided}`];
  return [{ kind: "heading", text: say("memo.file-seat") }, { kind: "list", items }];
}

/** A line for each standard, and one for the sum. */
function rubricOf({ rubric, points }) {
  const sum = say("memo.file-sum", { points: points * rubric.length });
  return [...rubric.map(({ name, text }) => ["", `${name}. ${text}`, "", ""]), ["", sum, "", ""]];
}

/** @returns {Block[]} */
function matrixOf(item, { made }) {
  if (made.missing) return [];
  const cell = (value) => signed(value ?? 0);
  const rows = item.criteria.map(({ key, text }) => [text, cell(made.weights[key]), ...item.options.map((option) => cell(made.scores[option.key][key]))]);
  const points = made.points().map(([, found]) => signed(found));
  const same = decisionOf(item, { weights: made.weights, scores: made.scores });
  return [
    { kind: "heading", text: say("memo.file-matrix") },
    { kind: "table", head: [say("matrix.criterion"), say("matrix.weight"), ...item.options.map(({ short }) => short)], rows: [...rows, [say("table.points"), "", ...points]] },
    { kind: "text", text: `${firstOf(item, same)} ${hangsOn(item, same)}`, lang: "en-GB", rtl: false },
  ];
}
