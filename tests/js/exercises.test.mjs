// The rules of all kinds and the explorers give what Python gives: on the shared vectors, and on what EXPECTED holds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { explorers } from "../../alliances/exercises/explorers/index.js";
import { kinds } from "../../alliances/exercises/kinds/index.js";
import { numberIn, stepped } from "../../alliances/exercises/kit.js";
import { addressOf, settingIn } from "../../alliances/exercises/setting.js";
import { say } from "../../alliances/exercises/words.js";
import widget, { confidence, grade, told, explorers as exported } from "../../alliances/exercises/whole.js";

const { items, vectors } = JSON.parse(readFileSync(new URL("../vectors/grading.json", import.meta.url), "utf8"));
const expected = JSON.parse(readFileSync(process.env.EXPECTED, "utf8")); // written by tests/unit/test_javascript.py

const close = (one, other, tolerance) => Math.abs(one - other) <= tolerance;

function same(graded, outcome, score, feedback, rows) {
  assert.equal(graded.outcome, outcome);
  assert.deepEqual(graded.feedback, feedback);
  assert.deepEqual(graded.rows, rows);
  assert.ok(close(graded.score, score, 1e-4), `${graded.score} is not ${score}`);
}

test("the shared vectors speak of every kind but models, which the bank's own answers hold, and memos, which have vectors of their own", () => {
  assert.deepEqual(new Set([...Object.values(items).map((item) => item.type), "explore", "memo"]), new Set(Object.keys(kinds)));
});

for (const [name, answer, outcome, score, feedback, rows] of vectors) {
  test(`${name} ${JSON.stringify(answer)}: ${outcome}`, () => {
    if (outcome === "error") assert.throws(() => grade(items[name], answer), RangeError);
    else same(grade(items[name], answer), outcome, score, feedback, rows.map((row) => row && { outcome: row[0], text: row[1] }));
  });
}

test("the bank's own solutions, and models as they start, are graded as in Python", () => {
  assert.ok(expected.bank.length > 80);
  for (const { item, answer, graded } of expected.bank) same(grade(item, answer), graded.outcome, graded.score, graded.feedback, graded.rows);
});

test("an answer of every kind is told in words line by line, and an empty draft is told as nothing", () => {
  for (const { item, answer, graded } of expected.bank.filter((each) => each.answer)) {
    const lines = told(item, answer);
    assert.ok(lines.length && lines.every(([asked, said]) => typeof asked === "string" && said), `${item.id}: ${JSON.stringify(lines)}`);
    const spoken = graded.rows.flatMap((row, place) => (row ? [place] : []));
    const places = lines.map(([, , row], place) => row ?? place);
    assert.deepEqual(spoken.filter((place) => !places.includes(place)), [], `${item.id}: a note of the book has no line`);
    assert.ok(told(item, {}).every((line) => line.slice(0, 2).every((text) => typeof text === "string")), item.id);
  }
});

test("confidence is told of every case of an answer that has one, and of no other", () => {
  const { item, answer } = expected.bank.find((each) => each.item.type === "classify");
  const statements = confidence(item, answer);
  assert.equal(statements.length, item.cases.length);
  assert.ok(statements.every(({ level, hit, brier, guess }) => level === 100 && hit && brier === 0 && guess >= 0.5));
  const other = expected.bank.find((each) => each.item.type === "choice");
  assert.deepEqual(confidence(other.item, other.answer), []);
});

test("what follows from a triangle that is tried by hand is said as in Python", () => {
  assert.equal(expected.trials.length, 27);
  for (const [signs, text] of expected.trials) assert.equal(explorers.triangle.trial(signs), text);
});

test("an address keeps a setting of every model, and what is unknown or broken in it is ignored", () => {
  const page = "https://a.example/book/bow.html?old=1#top";
  for (const { item, answer } of expected.bank.filter((each) => each.item.type === "explore" && each.answer)) {
    const { controls } = item.model;
    const start = Object.fromEntries(controls.map((each) => [each.name, each.start]));
    const address = addressOf(page, item.id, controls, answer.inputs);
    const moved = controls.some((each) => answer.inputs[each.name] !== each.start);
    assert.deepEqual(settingIn(address, item.id, controls), moved ? answer.inputs : null);
    assert.equal(settingIn(address, "another", controls), null);
    const broken = new URL(address);
    broken.search = new URLSearchParams([["nobody", "1"], ...controls.map((each) => [each.name, "many"])]).toString();
    assert.equal(settingIn(broken.href, item.id, controls), null);
    broken.searchParams.set(controls[0].name, String(start[controls[0].name]));
    assert.deepEqual(settingIn(broken.href, item.id, controls), start);
  }
});

test("every text of the catalogue is said as in Python", () => {
  assert.ok(expected.said.length > 300);
  for (const [key, places, text] of expected.said) assert.equal(say(key, places), text);
});

test("the registers are those of Python", () => {
  assert.deepEqual(Object.keys(explorers).sort(), Object.keys(expected.explorers).sort());
  assert.deepEqual(Object.keys(kinds).sort(), expected.kinds);
});

for (const [name, { data, settings }] of Object.entries(expected.explorers)) {
  test(`the explorer ${name} computes and says what Python does`, () => {
    for (const { inputs, outcome, sentence } of settings) {
      const found = explorers[name].outcome(inputs, data);
      assert.deepEqual(Object.keys(found).sort(), Object.keys(outcome).sort());
      for (const [output, number] of Object.entries(outcome)) {
        assert.ok(close(found[output], number, Math.max(1e-9, 0.01 * Math.abs(number))), `${output}: ${found[output]} is not ${number}`);
      }
      assert.equal(explorers[name].sentence(inputs, data), sentence);
    }
  });
}

test("the widget's module exports what anywidget and the page need", () => {
  assert.equal(typeof widget.render, "function");
  assert.equal(exported, explorers);
});

test("a number is read as people type it, in their digits and with their decimals", () => {
  const typed = {
    22.5: ["22.5", "22,5", " 22,5 ", "٢٢٫٥", "۲۲٫۵", "２２．５", "２２，５"],
    1500: ["1500", "1,500", "1 500", "1\u202f500", "1'500", "١٬٥٠٠", "1,500.0"],
    0.125: ["0.125", "0,125", ".125"],
    "-3": ["-3", "−3", "－３"],
    22: ["22", "22.", "22,"],
  };
  for (const [number, texts] of Object.entries(typed)) for (const text of texts) assert.equal(numberIn(text), Number(number), text);
  for (const text of ["", " ", "abc", "5-", "1.500,25", "1.2.3", "1,2,3", "Infinity", "1e3"]) assert.equal(numberIn(text), null, text);
});

test("an arrow key leads to the next step within the limits, from wherever a number stands, and never the other way", () => {
  const led = (value, up, least, most, step) => stepped(value, up, { least, most, step });
  for (const [value, up, down] of [[null, 0, 60], [0, 1, 0], [7, 8, 6], [2.5, 3, 2], [60, 60, 59], [99, 99, 60], [-4, 0, -4]]) {
    assert.deepEqual([led(value, true, 0, 60), led(value, false, 0, 60)], [up, down], `${value}`);
  }
  assert.ok(close(led(0.3, true, 0, 2, 0.1), 0.4, 1e-9) && close(led(0.3, false, 0, 2, 0.1), 0.2, 1e-9));
  assert.deepEqual([led(-1, true, -3, 8, 5), led(7, true, -3, 8, 5), led(8, true, -3, 8, 5), led(8, false, -3, 8, 5)], [2, 8, 8, 7]);
});
