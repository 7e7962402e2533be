// The front-end model on a page without a kernel keeps what anywidget promises to widgets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../../alliances/site/scripts/model.js";
import { Store } from "../../alliances/site/scripts/store.js";

const make = (state = { item: { id: "one" }, answer: null }) => {
  const store = new Store("", () => {
    throw new Error("no storage");
  });
  return { store, model: new Model("one", state, ["answer"], store) };
};

test("set tells those who listen, once for each change", () => {
  const { model } = make();
  const told = [];
  model.on("change:answer change", (event, value) => told.push(value));
  model.set("answer", 1);
  model.set({ answer: 1, item: 2 });
  assert.deepEqual(told, [1, undefined, undefined]);
  assert.deepEqual([model.get("answer"), model.get("item")], [1, 2]);
});

test("off takes away one listener, those of a name, or all", () => {
  const { model } = make();
  const told = [];
  const [one, two] = ["one", "two"].map((name) => () => told.push(name));
  model.on("change:answer", one);
  model.on("change:answer", two);
  model.off("change:answer", one);
  model.set("answer", 1);
  assert.deepEqual(told, ["two"]);
  model.off("change:answer");
  model.set("answer", 2);
  model.on("change", one);
  model.off();
  model.set("answer", 3);
  assert.deepEqual(told, ["two"]);
});

test("only what is to be kept is kept, and only when it changed", () => {
  const { model, store } = make();
  model.set("item", {});
  model.save_changes();
  assert.deepEqual(store.keys(), []);
  model.set("answer", { value: 9 });
  model.save_changes();
  assert.deepEqual(store.read("one").answer, { value: 9 });
  store.write("one", { answer: { value: 1 } });
  model.save_changes(); // nothing changed since
  assert.deepEqual(store.read("one").answer, { value: 1 });
});

test("no answer is kept as none", () => {
  const { model, store } = make();
  model.set("answer", { value: 9 });
  model.save_changes();
  model.set("answer", null);
  model.save_changes();
  assert.deepEqual(store.keys(), []);
});

test("what is adopted is shown and not kept a second time", () => {
  const { model, store } = make();
  const told = [];
  model.on("change:answer", (event, value) => told.push(value));
  for (const kept of [{ answer: { value: 9 } }, { other: 1 }, null, undefined]) model.adopt(kept);
  model.save_changes();
  assert.deepEqual(told, [{ value: 9 }, null]);
  assert.deepEqual(store.keys(), []);
});
