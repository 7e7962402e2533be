// Charts tell of the mark that is meant; loading that failed is tried again; copying that is refused is said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { copy } from "../../alliances/site/scripts/copying.js";
import { address } from "../../alliances/site/scripts/lists.js";
import { once } from "../../alliances/site/scripts/loading.js";
import { say } from "../../alliances/exercises/words.js";
import { extreme, nearest, sentence, stepped } from "../../alliances/site/scripts/pointing.js";

test("the nearest mark is meant, and of those below the place the smallest, a dot before the line that it stands on", () => {
  /** @type {import("../../alliances/site/scripts/pointing.js").Box[]} */
  const boxes = [
    [0, 0, 0, 100, 100],
    [1, 40, 40, 10, 10],
    [2, 200, 0, 1, 1],
    [3, 45, 45, 1, 1],
    [4, 0, 90, 100, 0],
  ];
  for (const [x, y, meant] of [[45, 45, 1], [5, 5, 0], [190, 3, 2], [120, 50, 0], [30, 92, 4]]) assert.equal(nearest(boxes, x, y)?.[0], meant);
  assert.equal(nearest([], 1, 1), undefined);
});

test("arrow keys step through a series and over to what stands above or below, and stop at its ends", () => {
  const series = [[0, 1, 2], [3, 4]];
  /** @type {import("../../alliances/site/scripts/pointing.js").Box[]} */
  const boxes = [[0, 0, 0, 9, 9], [1, 20, 0, 9, 9], [2, 40, 0, 9, 9], [3, 0, 30, 9, 9], [4, 40, 30, 9, 9]];
  const way = ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowUp", "End", "Home", "ArrowUp"];
  const came = [];
  /** @type {number | undefined} */
  let now = undefined;
  for (const key of way) came.push((now = stepped(series, boxes, now, key)));
  assert.deepEqual(came, [0, 1, 2, 2, 4, 3, 3, 0, 2, 0, 0]);
  assert.equal(stepped(series, boxes, 1, "x"), undefined);
  assert.equal(stepped([], [], undefined, "ArrowRight"), undefined);
});

test("the extreme points of a line are its highest and lowest, those of rows the longest and shortest", () => {
  assert.equal(extreme([0, 1, 2], [[0, 0, 9, 1, 1], [1, 5, 2, 1, 1], [2, 9, 7, 1, 1]], true), 1);
  assert.equal(extreme([0, 1, 2], [[0, 0, 9, 1, 1], [1, 5, 2, 1, 1], [2, 9, 7, 1, 1]], false), 0);
  assert.equal(extreme([0, 1], [[0, 0, 0, 90, 5], [1, 0, 10, 40, 5]], true), 0);
});

test("a tip is read as one sentence", () => {
  assert.equal(sentence(["Year", "1950", "Count", "3"], "1 of 2"), "Year: 1950; Count: 3 (1 of 2)");
});

test("a success is remembered and shared", async () => {
  let tries = 0;
  const load = once(async () => (tries += 1));
  assert.deepEqual(await Promise.all([load(), load()]), [1, 1]);
  assert.equal(await load(), 1);
});

test("a failure is told to all who wait and then forgotten", async () => {
  let tries = 0;
  const load = once(async () => {
    tries += 1;
    if (tries < 3) throw new Error(`try ${tries}`);
    return tries;
  });
  const first = await Promise.allSettled([load(), load()]);
  assert.deepEqual(first.map((each) => each.reason?.message), ["try 1", "try 1"]);
  await assert.rejects(load(), /try 2/);
  assert.equal(await load(), 3);
});

for (const [case_, writes, older, said] of /** @type {[string, boolean, boolean, string][]} */ ([
  ["takes it", true, false, "copy.done"],
  ["refuses, and takes it in the older way", false, true, "copy.done"],
  ["refuses both ways", false, false, "copy.selected"],
])) {
  test(`a browser that ${case_}: what is copied is said to be so, and else left selected`, async () => {
    const [element, selected] = [/** @type {any} */ ({ textContent: "a citation" }), /** @type {any[]} */ ([])];
    const refuse = () => Promise.reject(new Error("NotAllowedError"));
    for (const [name, value] of Object.entries({
      navigator: { clipboard: { writeText: (text) => (writes && text === "a citation" ? Promise.resolve() : refuse()) } },
      getSelection: () => ({ selectAllChildren: (part) => selected.push(part) }),
      document: { execCommand: (word) => older && word === "copy" },
    })) Object.defineProperty(globalThis, name, { value, configurable: true });
    assert.equal(await copy(element), say(said));
    assert.deepEqual(selected, writes ? [] : [element]);
    for (const name of ["navigator", "getSelection", "document"]) Reflect.deleteProperty(globalThis, name);
  });
}

test("what a reader chose goes into the address in browsers whose queries have no size, and what was taken back leaves it", () => {
  const size = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(URLSearchParams.prototype, "size"));
  Reflect.deleteProperty(URLSearchParams.prototype, "size");
  assert.equal(address("?of=China", { q: "Port Arthur", kind: "" }), "?of=China&q=Port+Arthur");
  assert.equal(address("?q=railway", { q: "", kind: "" }), "");
  Object.defineProperty(URLSearchParams.prototype, "size", size);
});
