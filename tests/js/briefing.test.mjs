// Memos under Node: words, sentences, figures, dates and boards as in the shared vectors, and the archive that a document is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { board, checklist, counted, figures, later, read, sentences } from "../../alliances/exercises/briefing.js";
import { languageOf } from "../../alliances/site/scripts/memo-content.js";
import { docx } from "../../alliances/site/scripts/memo-docx.js";
import { crc32 } from "../../alliances/site/scripts/zip.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/briefing.json", import.meta.url), "utf8"));
const { item } = vectors;

test("a memo meets the questions of the vectors", () => {
  for (const { answer, lacking, board: asked } of vectors.cases) {
    const memo = read(item, answer);
    assert.deepEqual(checklist(item, memo).flatMap((point, place) => (point ? [place] : [])), lacking);
    assert.deepEqual(board(item, memo).map(({ ask, why, look }) => [ask, why, look]), asked);
  }
});

test("an answer of another form is refused", () => {
  for (const answer of vectors.refused) assert.throws(() => read(item, answer), RangeError, JSON.stringify(answer));
});

test("words, sentences, figures and dates are found as in Python", () => {
  for (const [text, count] of vectors.counted) assert.equal(counted(text), count, text);
  for (const [text, found] of vectors.sentences) assert.deepEqual(sentences(text), found);
  for (const [text, found] of vectors.figures) assert.deepEqual(figures(text), found);
  for (const [text, ahead] of vectors.later) assert.equal(later(text, item.asof), ahead, text);
});

test("a script tells the language of a text, as far as it does", () => {
  const told = { "The bow and the arrow": "en-GB", "中国和俄罗斯": "zh-CN", "日本はどうする": "ja", "Россия и Китай": "ru", "روسیه و چین": "fa", "הקשת": "he", "Türkiye ne ister": null };
  for (const [text, lang] of Object.entries(told)) assert.equal(languageOf(text).lang, lang, text);
  assert.equal(languageOf("روسیه و چین").rtl, true);
});

test("a document is an archive with the sums of its parts, and the same bytes each time", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926); // the known check value of this sum
  const content = { title: "A & <b>", seat: "", lang: "en-GB", blocks: [{ kind: "title", text: "A & <b>" }] };
  const bytes = docx(content);
  assert.deepEqual([...bytes.slice(0, 4)], [0x50, 0x4b, 3, 4]);
  assert.deepEqual(docx(content), bytes);
});
