// What becomes of a forecast when the reader changes it, and what an older book's answer keeps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, standing } from "../../alliances/exercises/forecasting.js";
import { forecasts, told } from "../../alliances/exercises/widget.js";

const [JANUARY, FEBRUARY, MARCH] = ["2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z", "2027-03-01T00:00:00Z"];
const row = { id: "Q01", edition: 1, text: "Will it rain?", base: 30, base_note: "", facts: [], outcome: "", until: "2027-06-30T20:59:59Z", locks: "30 June 2027" };

test("the first number stays, what lies between is logged, and a return to the last one is no change", () => {
  const first = changed(undefined, 40, "May.", 1, JANUARY);
  assert.deepEqual(first, { p: 40, edition: 1, why: "May.", at: JANUARY });
  const second = changed(first, 30, "June.", 1, FEBRUARY);
  assert.deepEqual(second, { p: 30, edition: 1, why: "June.", at: FEBRUARY, first: { p: 40, at: JANUARY } });
  const third = changed(second, 20, "", 1, MARCH);
  assert.deepEqual(third.first, { p: 40, at: JANUARY });
  assert.deepEqual(third.log, [{ p: 30, edition: 1, at: FEBRUARY }]);
  assert.deepEqual(changed(second, 30, "Better words.", 1, MARCH), { ...second, why: "Better words." });
  assert.deepEqual(standing(row, third), [40, 20]);
});

test("a number on an older edition is logged and never scored, the new one begins anew", () => {
  const old = changed(changed(undefined, 40, "", 1, JANUARY), 30, "", 1, FEBRUARY);
  const renewed = changed(old, 60, "", 2, MARCH);
  assert.equal(renewed.first, undefined);
  assert.deepEqual(renewed.log.map(({ p, edition }) => [p, edition]), [[40, 1], [30, 1]]);
  assert.deepEqual(standing({ ...row, edition: 2 }, renewed), [60, 60]);
  assert.equal(standing({ ...row, edition: 2 }, old), null);
});

test("what a reader said of a question that is gone is told and counted apart", () => {
  const item = { type: "forecast", mode: "open", rows: [row] };
  const answer = { chances: { Q77: { p: 5, why: "Old." }, Q01: { p: 35, edition: 1, why: "Clouds.", at: JANUARY } } };
  const found = forecasts(item, answer);
  assert.deepEqual([found.lines.length, found.gone.map(([id]) => id), found.score], [1, ["Q77"], null]);
  assert.deepEqual(told(item, answer).map(([, said]) => said), ["35 %. Reason: Clouds.", "5 %. Reason: Old."]);
  assert.equal(forecasts({ type: "forecast", mode: "known", rows: [] }, answer), null);
});
