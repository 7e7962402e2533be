// Words as search compares them: without case, accents, hyphens and a plural's s. The twin of alliances/site/search/words.py.
const PLAIN = { ı: "i", ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", "’": "'", ʼ: "'" };
const HAN = "\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af"; // kana, Chinese characters, Hangul: written without spaces
const LETTER = `(?:(?![${HAN}])[\\p{L}\\p{N}])`;
const RUN = new RegExp(`[${HAN}]+|${LETTER}+(?:[-‐‑–./'’ʼ]${LETTER}+)*`, "gu");
const SHORT = 3; // letters below which a part of a word is looked for together with the others
const BEGINS_HAN = new RegExp(`^[${HAN}]`);

/** A text in lower case and without the marks above and below its letters. @param {string} text */
export const fold = (text) =>
  text
    .toLowerCase()
    .replace(/[ıøłđßæœ’ʼ]/g, (letter) => PLAIN[letter])
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");

/** An English word without the ending of its plural. @param {string} word */
export function stem(word) {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !"sui".includes(word.at(-2) ?? "") ? word.slice(0, -1) : word;
}

/**
 * What stands between two spaces: where it begins, its letters, and its words; a letter or a number that a hyphen joins to others comes joined too.
 * @param {string} text
 * @returns {{at: number, run: string, words: string[]}[]}
 */
export const runs = (text) => [...text.normalize("NFC").matchAll(RUN)].map((match) => ({ at: match.index, run: match[0], words: ofRun(match[0]) }));

/** @param {string} run */
function ofRun(run) {
  const plain = fold(run);
  if (BEGINS_HAN.test(plain)) return Array.from({ length: Math.max(plain.length - 1, 1) }, (_, at) => plain.slice(at, at + 2));
  const parts = plain
    .replace(/'s$/u, "")
    .replace(/([\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu, "$1")
    .replace(/(\p{Nd})\.(?=\p{Nd})/gu, "$1\0") // the point of 14.7 stays; nothing here looks behind: Safari before 16.4 cannot
    .split(/[-‐‑–/'.]/u)
    .map((part) => part.replace(/\0/g, "."))
    .filter(Boolean)
    .map(stem);
  const joined = parts.length > 1 && parts.some((part) => part.length < SHORT || /^\p{Nd}+$/u.test(part));
  return joined ? [parts.join(""), ...parts] : parts;
}

/** The words of a text in their order. @param {string} text */
export const words = (text) => runs(text).flatMap((each) => each.words);
