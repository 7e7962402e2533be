// Scores of forecasts in the browser are those of Python, on the vectors that tests/unit/test_scoring.py writes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as scoring from "../../alliances/exercises/scoring.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/scoring.json", import.meta.url), "utf8"));

/** Numbers may differ in their last digits, all else may not. */
function close(found, expected) {
  if (typeof expected === "number") return assert.ok(Math.abs(found - expected) < 1e-12, `${found} is not ${expected}`);
  if (expected === null || typeof expected !== "object") return assert.equal(found, expected);
  assert.deepEqual(Object.keys(found), Object.keys(expected));
  Object.keys(expected).forEach((key) => close(found[key], expected[key]));
}

for (const { call, answer } of vectors) {
  const [name, ...given] = call;
  test(`${name}(${JSON.stringify(given).slice(1, 60)})`, () => {
    if (answer === "error") assert.throws(() => scoring[name](...given), RangeError);
    else close(scoring[name](...given), answer);
  });
}
