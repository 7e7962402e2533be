// What the browser keeps: the store, also where the browser refuses one; the answer file; clearing, loading, and undoing both.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accepted, Changes, collected, question } from "../../alliances/site/scripts/answers.js";
import { progress } from "../../alliances/site/scripts/progress.js";
import { reading } from "../../alliances/site/scripts/reading.js";
import { Store } from "../../alliances/site/scripts/store.js";

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
  get length() {
    return Object.keys(this).length;
  }
}

const NAMED = { format: "a book's answers", version: 1, book: "2.0" };
const NINE = { value: 9 };
const TWO = { picked: [2] };
const EARLY = "2020-01-01T10:00:00.000Z";
const LATE = "2096-01-01T10:00:00.000Z";
const denied = () => {
  throw new Error("SecurityError");
};
const holding = (entries) => Object.assign(new Storage(), entries);

for (const [where, storage] of [["in the browser's storage", () => shared], ["in memory, where storage is denied", denied]]) {
  test(`answers are kept ${where}, with the time`, () => {
    const store = new Store("book:", storage);
    assert.equal(store.read("one"), undefined);
    const before = new Date().toISOString();
    store.write("one", { answer: NINE, draft: null });
    store.write("two", { answer: null, draft: TWO });
    const { at, ...kept } = store.read("one");
    assert.deepEqual(kept, { answer: NINE, draft: null });
    assert.ok(at >= before && at <= new Date().toISOString());
    assert.deepEqual(store.read("two").draft, TWO);
    assert.deepEqual(store.keys(), ["one", "two"]);
    store.remove("one");
    assert.equal(store.read("one"), undefined);
    assert.deepEqual(store.keys(), ["two"]);
    store.write("two", { answer: null, draft: null });
    assert.deepEqual(store.keys(), [], "an entry with nothing in it is none");
    assert.deepEqual(store.state(), storage === denied ? { refused: true, left: ["one", "two"], until: "page" } : { refused: false, left: [], until: "page" });
  });
}
const shared = holding({ theme: "dark", "other:one": "{}" });

test("what others keep in the same storage is left alone", () => {
  assert.deepEqual(Object.entries(shared), [["theme", "dark"], ["other:one", "{}"]]);
});

test("a full storage loses no answer while the page is open, shows the newest, and is told", () => {
  const full = holding({ "book:one": JSON.stringify({ answer: NINE }), full: "" });
  const store = new Store("book:", () => full);
  assert.deepEqual(store.state().left, []);
  store.write("one", { answer: TWO });
  store.write("two", { answer: TWO });
  assert.deepEqual([store.read("one").answer, store.read("two").answer], [TWO, TWO]);
  assert.deepEqual(store.keys(), ["one", "two"]);
  assert.deepEqual(store.state().left, ["one", "two"]);
  delete full.full;
  assert.deepEqual(store.state().left, [], "what was not taken is tried again");
  assert.deepEqual(JSON.parse(full["book:two"]).answer, TWO);
});

test("a storage that takes a text and does not have it afterwards has not kept it", () => {
  const sham = Object.assign(Object.create({ getItem: () => null, setItem: () => {}, removeItem: () => {} }), {});
  Object.defineProperty(sham, "length", { value: 0 });
  const store = new Store("book:", () => sham);
  store.write("one", { answer: NINE });
  assert.deepEqual([store.state().left, store.read("one").answer], [["one"], NINE]);
});

test("a storage that is refused or damaged half-way takes nothing from the page, and gets it back", () => {
  const storage = new Storage();
  let refused = false;
  const store = new Store("book:", () => (refused ? denied() : storage));
  store.write("one", { answer: NINE });
  storage["book:one"] = "{";
  assert.deepEqual([store.read("one").answer, store.keys()], [NINE, ["one"]]);
  assert.deepEqual([store.state().left, JSON.parse(storage["book:one"]).answer], [[], NINE]);
  refused = true;
  assert.deepEqual([store.read("one").answer, store.state()], [NINE, { refused: true, left: ["one"], until: "page" }]);
  store.remove("one");
  refused = false;
  assert.equal(store.read("one"), undefined, "what was cleared in the meantime does not come back");
  assert.deepEqual([store.state().left, Object.keys(storage)], [[], []]);
});

test("an answer that found no room stands before the one that it replaces, whatever the clocks said", () => {
  const full = holding({ "book:one": JSON.stringify({ answer: NINE, at: LATE }), full: "" });
  const store = new Store("book:", () => full);
  store.write("one", { answer: TWO });
  assert.deepEqual(store.read("one").answer, TWO);
});

test("what another tab clears is cleared here, too, also where this page could not keep it", () => {
  const storage = holding({ "book:one": JSON.stringify({ answer: NINE, at: EARLY }), full: "" });
  const hub = new EventTarget();
  const store = new Store("book:", () => storage, hub);
  store.write("one", { answer: TWO });
  delete storage["book:one"];
  hub.dispatchEvent(Object.assign(new Event("storage"), { key: "book:one", newValue: null }));
  assert.deepEqual([store.read("one"), store.state().left], [undefined, []]);
});

/** As much of a window as is used. */
const tab = (sessionStorage) => Object.defineProperties(new EventTarget(), { name: { value: "", writable: true }, sessionStorage: { get: sessionStorage }, top: { get() { return this; } } });

for (const [where, session] of [["the tab's own storage", () => carried], ["the name of the window, where that is refused, too", denied]]) {
  test(`what the browser does not keep goes to the next page of the tab by ${where}, and back out of its cache`, () => {
    const first = tab(session);
    const store = new Store("book:", denied, first);
    store.write("one", { answer: NINE });
    assert.equal(new Store("book:", denied, first).read("one").answer, NINE, "all stores of a page hold the same");
    assert.equal(store.state().until, "tab");
    const second = Object.assign(tab(session), { name: first.name });
    const next = new Store("book:", denied, second);
    assert.deepEqual(next.read("one").answer, NINE);
    next.remove("one");
    next.write("two", { answer: TWO });
    first.name = second.name;
    first.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    assert.deepEqual(store.keys(), ["two"]);
    first.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    const room = new Storage();
    const end = new Store("book:", () => room, Object.assign(tab(session), { name: second.name }));
    assert.deepEqual([end.state().left, Object.keys(room)], [[], ["book:two"]]);
  });
}
const carried = new Storage();

test("a page in a frame leaves the frame its name", () => {
  const frame = Object.assign(new EventTarget(), { name: "lesson", top: {} });
  const store = new Store("book:", denied, frame);
  store.write("one", { answer: NINE });
  assert.deepEqual([frame.name, store.state().until], ["lesson", "page"]);
});

// [what the storage holds, what is read]: broken, and of books that kept less
const STATES = [
  ["{", undefined],
  ["", undefined],
  ["null", undefined],
  ["7", undefined],
  ["[]", undefined],
  ['{"answer": 7}', undefined],
  ['{"answer": [1], "draft": "x"}', undefined],
  ['{"answer": null, "draft": null, "at": "2020-01-01T10:00:00.000Z"}', undefined],
  ['{"picked": [2]}', undefined],
  ['{"answer": {"value": 9}}', { answer: NINE, draft: null, at: "" }],
  ['{"answer": {"value": 9}, "draft": 3, "at": "yesterday"}', { answer: NINE, draft: null, at: "" }],
  ['{"answer": {"value": 9}, "at": {"now": 1}, "more": "x"}', { answer: NINE, draft: null, at: "" }],
  ['{"draft": {"value": 9}, "at": "2020-01-01T10:00:00.000Z"}', { answer: null, draft: NINE, at: EARLY }],
];

test("of a saved state that is damaged or of an older book only what is whole is read", () => {
  const store = new Store("book:", () => holding(Object.fromEntries(STATES.map(([text], place) => [`book:n-${place}`, text]))));
  STATES.forEach(([text, read], place) => assert.deepEqual(store.read(`n-${place}`), read, text));
  const whole = STATES.flatMap(([, read], place) => (read ? [`n-${place}`] : []));
  assert.deepEqual(store.keys(), whole.sort());
});

test("keys that can be no exercise are none", () => {
  const kept = JSON.stringify({ answer: NINE });
  const store = new Store("book:", () => holding({ "book:.reading": kept, "book:__proto__": kept, "book:": kept, "book:a b": kept, "book:gone": kept }));
  assert.deepEqual(store.keys(), ["gone"]);
});

test("what another tab keeps counts if it is later, and whoever watches is told of it", () => {
  const storage = holding({ full: "" });
  const hub = new EventTarget();
  const store = new Store("book:", () => storage, hub);
  const told = [];
  store.watch((key, here) => told.push([key, here]));
  store.write("one", { answer: NINE }, EARLY);
  storage["book:one"] = JSON.stringify({ answer: TWO, at: LATE });
  for (const key of ["book:one", "other:one", null]) hub.dispatchEvent(Object.assign(new Event("storage"), { key }));
  hub.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  hub.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  assert.deepEqual(store.read("one").answer, TWO);
  assert.deepEqual(told, [["one", true], ["one", false], [null, false], [null, false]]);
});

test("when whoever asks finds other than before what the storage takes, all who watch are told, once", () => {
  let refused = true;
  const storage = new Storage();
  const store = new Store("book:", () => (refused ? denied() : storage));
  const told = [];
  store.watch((key, here) => told.push([key, here, store.state().left.length]));
  store.state();
  store.write("one", { answer: NINE });
  assert.deepEqual(told.splice(0), [[null, true, 1], ["one", true, 1]]);
  refused = false;
  for (let times = 0; times < 2; times += 1) store.state();
  assert.deepEqual(told, [[null, true, 0]]);
});

test("what the book remembers is no answer, and can be forgotten", () => {
  const storage = new Storage();
  const store = new Store("book:", () => storage);
  store.remember("student", "Maria");
  assert.deepEqual([store.recall("student"), store.keys()], ["Maria", []]);
  store.remember("student", null);
  assert.deepEqual([store.recall("student"), Object.keys(storage)], [undefined, []]);
});

test("the place where the reader stopped has its form whatever the storage holds", () => {
  const stop = { page: "part/page", title: "T", anchor: "a", passage: "A", at: EARLY };
  const none = { stop: null, seen: [] };
  for (const [kept, read] of [
    [undefined, none],
    [7, none],
    [{ stop: { page: "https://elsewhere" }, seen: "x" }, none],
    [{ stop: { page: "part/page", anchor: 7 }, seen: ["a", 7, "a"] }, { stop: { page: "part/page", title: "", anchor: "", passage: "", at: "" }, seen: ["a"] }],
    [{ stop, seen: [] }, { stop, seen: [] }],
  ]) {
    const store = new Store("book:", () => holding({ "book:.reading": JSON.stringify(kept) ?? "{" }));
    assert.deepEqual(reading(store), read);
  }
});

/** A store with an early answer under each key. */
const filled = (...keys) => {
  const store = new Store("book:", denied);
  for (const key of keys) store.write(key, { answer: NINE }, EARLY);
  return store;
};

test("progress counts by chapter what is done and what is begun, and passes over exercises that have left the book", () => {
  const store = filled("a", "c", "gone");
  store.write("b", { answer: null, draft: NINE });
  assert.deepEqual([...progress(store, { a: "x", b: "x", c: "y", d: "y" })], [
    ["x", { done: 1, drafts: 1, of: 2 }],
    ["y", { done: 1, drafts: 0, of: 2 }],
  ]);
});

test("an answer file carries all answers to another browser", () => {
  const content = JSON.parse(JSON.stringify(collected(filled("one", "two"), NAMED)));
  assert.deepEqual(Object.keys(content), ["format", "version", "book", "saved", "answers"]);
  const kept = { answer: NINE, draft: null, at: EARLY };
  assert.deepEqual(accepted(content, NAMED), { entries: [["one", kept], ["two", kept]], damaged: 0 });
});

for (const content of [null, 7, [], {}, { format: "other", answers: {} }, { format: NAMED.format }, { format: NAMED.format, version: 1, answers: [1] }, { format: NAMED.format, version: 1, answers: null }]) {
  test(`no answer file: ${JSON.stringify(content)}`, () => assert.equal(accepted(content, NAMED), "foreign"));
}

test("a file of a later form says so, and damaged entries are counted and left out", () => {
  assert.equal(accepted({ format: NAMED.format, version: 2, answers: {} }, NAMED), "later");
  const { entries, damaged } = accepted({ ...NAMED, answers: { a: null, b: 1, c: { answer: NINE } } }, NAMED);
  assert.deepEqual([entries, damaged], [[["c", { answer: NINE, draft: null, at: "" }]], 2]);
});

test("names that no exercise can have are left out: a file writes over nothing else that the book remembers", () => {
  const answers = JSON.parse('{"__proto__": {"answer": {}}, ".game": {"answer": {}}, "a b": {"answer": {}}, "one": {"answer": {}}}');
  const { entries, damaged } = accepted({ ...NAMED, answers }, NAMED);
  assert.deepEqual([entries.map(([key]) => key), damaged], [["one"], 3]);
});

test("the question says how many answers, and whose", () => {
  assert.equal(question(["a", "b"], "The war"), "Clear your answers to 2 exercises, all in “The war”, on this device?");
  assert.equal(question(["a"], "The war"), "Clear your answer to one exercise, in “The war”, on this device?");
  assert.equal(question(["a", "b"], ""), "Clear all your answers, to 2 exercises of the whole book, on this device?");
});

test("what was cleared can be brought back, all of it, with its time, once", () => {
  const store = filled("one", "two", "three");
  const changes = new Changes(store);
  changes.clear(["one", "two"]);
  assert.deepEqual(store.keys(), ["three"]);
  assert.deepEqual(changes.undo(), ["one", "two"]);
  assert.deepEqual(store.keys(), ["one", "three", "two"]);
  assert.equal(store.read("one").at, EARLY);
  assert.deepEqual(changes.undo(), []);
});

test("undoing overwrites no answer that was given since, and reaches back over two clearings", () => {
  const store = filled("one", "two");
  const changes = new Changes(store);
  changes.clear(["one", "two"]);
  store.write("three", { answer: NINE });
  changes.clear(["three"]);
  store.write("one", { answer: TWO });
  assert.deepEqual(changes.undo(), ["two", "three"]);
  assert.deepEqual(store.read("one").answer, TWO);
});

test("a file that is loaded overwrites no later answer, and loading can be undone", () => {
  const store = filled("one", "two");
  store.write("one", { answer: TWO }, LATE);
  const changes = new Changes(store);
  const kept = (answer) => ({ answer, draft: null, at: "2030-01-01T10:00:00.000Z" });
  assert.deepEqual(changes.load([["one", kept(NINE)], ["two", kept(TWO)], ["new", kept(TWO)]]), ["two", "new"]);
  assert.deepEqual([store.read("one").answer, store.read("two")], [TWO, kept(TWO)]);
  assert.deepEqual(changes.undo(), ["two", "new"]);
  assert.deepEqual([store.read("two").answer, store.read("new")], [NINE, undefined]);
});
