// A mark opens its sheet by touch alone; the link of the sheet says where it leads.
import assert from "node:assert/strict";
import { test } from "node:test";
import { leading, opens } from "../../alliances/site/scripts/marks.js";

const plain = { button: 0, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

test("finger and pen open the sheet; mouse and keyboard follow the link", () => {
  for (const pointerType of ["touch", "pen"]) assert.equal(opens({ ...plain, pointerType }, "keyboard", true), true);
  assert.equal(opens({ ...plain, pointerType: "mouse" }, "mouse", true), false);
  assert.equal(opens({ ...plain, pointerType: "" }, "keyboard", true), false);
});

test("where clicks do not tell what made them, the last sign does", () => {
  assert.equal(opens(plain, "touch", true), true);
  assert.equal(opens(plain, "mouse", true), false);
});

test("where nothing can hover, only a key follows the link", () => {
  assert.equal(opens({ ...plain, pointerType: "mouse" }, "mouse", false), true);
  assert.equal(opens(plain, "", false), true); // a screen reader's
  assert.equal(opens(plain, "keyboard", false), false);
});

test("clicks with a modifier and of other buttons stay the browser's", () => {
  for (const key of ["altKey", "ctrlKey", "metaKey", "shiftKey"]) assert.equal(opens({ ...plain, pointerType: "touch", [key]: true }, "touch", false), false);
  assert.equal(opens({ ...plain, pointerType: "pen", button: 1 }, "pen", true), false);
});

test("the link of the sheet says where it leads", () => {
  const to = (page) => leading(`file:///book/${page}`);
  assert.equal(to("reference/claims.html#a1-46"), "Open in the ledger");
  assert.equal(to("reference/models.html"), "Open in the list of models");
  assert.equal(to("alliances/pattern.html#pattern-median"), "Go to the exercise");
});
