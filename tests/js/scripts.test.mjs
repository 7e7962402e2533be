// Charts fit the drawing that is on show; loading that failed is tried again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted } from "../../alliances/site/scripts/charts.js";
import { once } from "../../alliances/site/scripts/loading.js";

test("every part of a chart keeps its share of the width", () => {
  const spec = { width: 640, height: 200, layer: [{ mark: "bar" }, { width: 320 }], vconcat: [{ hconcat: [{ width: 101 }] }, { width: "container" }] };
  const before = structuredClone(spec);
  const narrow = { width: 300, height: 200, layer: [{ mark: "bar" }, { width: 150 }], vconcat: [{ hconcat: [{ width: 47 }] }, { width: "container" }] };
  assert.deepEqual(fitted(spec, 300 / 640), narrow);
  assert.deepEqual(fitted(spec, 1), before);
  assert.deepEqual(spec, before, "the specification of the page is left alone");
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
