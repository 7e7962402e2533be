// What the browser keeps: the store, also where the browser refuses one; the answer file; clearing, and undoing it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accepted, Clearing, collected, question } from "../../alliances/site/scripts/answers.js";
import { makeStore } from "../../alliances/site/scripts/store.js";

/** As much of a browser's storage as is used; it can be full. */
class Storage {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, text) {
    if (Object.hasOwn(this, "full")) throw new Error("QuotaExceededError");
    this[key] = text;
  }
  removeItem(key) {
    delete this[key];
  }
}

const NAMED = { format: "a book's answers", version: 1 };
const ONE = { answer: { value: 9 } };
const TWO = { answer: { picked: [2] } };
const denied = () => {
  throw new Error("SecurityError");
};

for (const [where, storage] of [["in the browser's storage", () => shared], ["in memory, where storage is denied", denied]]) {
  test(`answers are kept ${where}`, () => {
    const store = makeStore("book:", storage);
    assert.equal(store.read("one"), undefined);
    store.write("one", ONE);
    store.write("two", TWO);
    assert.deepEqual(store.read("one"), ONE);
    assert.deepEqual(store.keys().sort(), ["one", "two"]);
    store.remove("one");
    assert.equal(store.read("one"), undefined);
    assert.deepEqual(store.keys(), ["two"]);
  });
}
const shared = Object.assign(new Storage(), { "theme": "dark", "other:one": "{}" });

test("what others keep in the same storage is left alone", () => {
  assert.deepEqual(Object.entries(shared), [["theme", "dark"], ["other:one", "{}"], ["book:two", JSON.stringify(TWO)]]);
});

test("a full storage loses no answer while the page is open, and shows the newest", () => {
  const full = Object.assign(new Storage(), { "book:one": JSON.stringify(ONE), full: "" });
  const store = makeStore("book:", () => full);
  store.write("one", TWO);
  store.write("two", TWO);
  assert.deepEqual([store.read("one"), store.read("two")], [TWO, TWO]);
  assert.deepEqual(store.keys().sort(), ["one", "two"]);
});

for (const text of ["{", "", "null", "7", '"text"', "true"]) {
  test(`what is damaged counts as not kept: ${text}`, () => {
    const store = makeStore("book:", () => Object.assign(new Storage(), { "book:one": text }));
    assert.equal(store.read("one"), undefined);
    assert.deepEqual(store.keys(), []);
  });
}

const filled = (...keys) => {
  const store = makeStore("book:", denied);
  for (const key of keys) store.write(key, ONE);
  return store;
};

test("an answer file carries all answers to another browser", () => {
  const content = JSON.parse(JSON.stringify(collected(filled("one", "two"), NAMED)));
  assert.deepEqual([content.format, content.version], [NAMED.format, 1]);
  assert.ok(!Number.isNaN(Date.parse(content.saved)));
  assert.deepEqual(accepted(content, NAMED.format), [["one", ONE], ["two", ONE]]);
});

for (const content of [null, 7, [], {}, { format: "other", answers: {} }, { format: NAMED.format }, { format: NAMED.format, answers: [1] }, { format: NAMED.format, answers: null }]) {
  test(`no answer file: ${JSON.stringify(content)}`, () => assert.equal(accepted(content, NAMED.format), null));
}

test("entries that cannot be an answer are passed over", () => {
  assert.deepEqual(accepted({ format: NAMED.format, answers: { a: null, b: 1, c: ONE } }, NAMED.format), [["c", ONE]]);
});

test("the question says how many answers of how many chapters", () => {
  const chapters = { a: "x", b: "x", c: "y" };
  assert.equal(question(["a", "b", "c"], chapters), "Clear 3 answers of 2 chapters on this device?");
  assert.equal(question(["a"], chapters), "Clear one answer of one chapter on this device?");
  assert.equal(question(["gone", "a"], chapters), "Clear 2 answers of one chapter on this device?");
  assert.equal(question(["gone"], chapters), "Clear one answer on this device?");
});

test("what was cleared can be brought back, all of it, once", () => {
  const store = filled("one", "two");
  const clearing = new Clearing(store);
  assert.equal(clearing.clear(), 2);
  assert.deepEqual(store.keys(), []);
  assert.deepEqual(clearing.undo(), [["one", ONE], ["two", ONE]]);
  assert.deepEqual(store.keys().sort(), ["one", "two"]);
  assert.deepEqual(clearing.undo(), []);
});

test("undoing overwrites no answer that was given since, and reaches back over two clearings", () => {
  const store = filled("one", "two");
  const clearing = new Clearing(store);
  clearing.clear();
  store.write("three", ONE);
  clearing.clear();
  store.write("one", TWO);
  assert.deepEqual(clearing.undo().map(([key]) => key), ["two", "three"]);
  assert.deepEqual(store.read("one"), TWO);
});
