// What the page of the reader's own work computes, and the data in the file that is handed in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { grade, verdictOn } from "../../alliances/exercises/whole.js";
import { Store } from "../../alliances/site/scripts/store.js";
import { slug } from "../../alliances/site/scripts/work-files.js";
import { compared } from "../../alliances/site/scripts/work-record.js";
import { asData } from "../../alliances/site/scripts/work-sheet.js";
import { countOf, judged } from "../../alliances/site/scripts/work-states.js";
import { calibration } from "../../alliances/site/scripts/work-sure.js";

test("no text of a student ends the data, and the data are the same again", () => {
  const content = { text: "</script><!-- & <script> \u2028 \ud83d\ude00 漢字", list: [null, 1.5] };
  const data = asData(content);
  assert.ok(!/[<>&\u2028\u2029]/.test(data));
  assert.deepEqual(JSON.parse(data), content);
});

test("the name of a file keeps letters of any script and nothing that a file system minds", () => {
  assert.equal(slug("María  López-Ruiz"), "maría-lópez-ruiz");
  assert.equal(slug("李明"), "李明");
  assert.equal(slug("../../etc/passwd\0"), "etc-passwd");
  assert.equal(slug("x".repeat(200)).length, 40);
});

test("a guess is compared with the record, also where there is no ratio", () => {
  const told = [[9, 9], [60, 22], [11, 22], [22.5, 22], [5, 0], [0, 5], [-1, 0]].map(([guess, record]) => compared(guess, record));
  assert.deepEqual(told, ["the same", "2.7 times the record", "50 % of the record", "nearly the same", "higher", "lower", "lower"]);
});

test("calibration counts by stated confidence, over all", () => {
  const said = (level, hit, brier) => ({ level, hit, brier, guess: 0.5 });
  const found = calibration([said(80, true, 0.1), said(60, false, 0.7), said(80, true, 0.1), said(80, false, 1.3)]);
  assert.deepEqual(found.rows, [
    { level: 60, count: 1, right: 0, share: 0 },
    { level: 80, count: 3, right: 2, share: 2 / 3 },
  ]);
  assert.deepEqual([found.count, found.stated, found.share, found.guess], [4, 75, 50, 0.5]);
  assert.ok(Math.abs(found.brier - 0.55) < 1e-12);
});

test("done is counted apart from right: what came out wrong or right in part is to be looked at again, and no prediction is", () => {
  const { items } = JSON.parse(readFileSync(new URL("../vectors/grading.json", import.meta.url), "utf8"));
  const store = new Store("book:", () => { throw new DOMException("denied"); });
  const given = { one: { picked: [0] }, many: { picked: [2, 0] }, order: { order: [0, 1, 2, 3] }, guess: { value: 30 } };
  for (const [key, answer] of Object.entries(given)) store.write(key, { answer });
  const own = Object.fromEntries([...Object.keys(given), "match"].map((key) => [key, items[key]]));
  const known = judged({ grade, verdictOn }, { items: own }, store, {}, { one: "Exercise 1.1" });
  assert.deepEqual(countOf(known), { done: 4, again: 2, of: 5 });
  assert.deepEqual(known.map(({ word }) => word), ["Not yet.", "Partly right.", "Right.", "Predicted.", ""]);
  assert.equal(known[0].number, "Exercise 1.1");
});
