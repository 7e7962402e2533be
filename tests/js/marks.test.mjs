// A card opens beside its mark by mouse and key, and as a sheet by touch; it never covers the line being read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { spot } from "../../alliances/site/scripts/cards.js";
import { opens, touches } from "../../alliances/site/scripts/marks.js";

const plain = { button: 0, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

test("finger and pen open a sheet; mouse and keyboard a card beside the mark", () => {
  for (const pointerType of ["touch", "pen"]) assert.equal(touches({ pointerType }, "keyboard", true), true);
  assert.equal(touches({ pointerType: "mouse" }, "mouse", true), false);
  assert.equal(touches({ pointerType: "" }, "keyboard", true), false);
});

test("where clicks do not tell what made them, the last sign does", () => {
  assert.equal(touches({}, "touch", true), true);
  assert.equal(touches({}, "mouse", true), false);
});

test("where nothing can hover, all but a key open a sheet", () => {
  assert.equal(touches({ pointerType: "mouse" }, "mouse", false), true);
  assert.equal(touches({}, "", false), true); // a screen reader's
  assert.equal(touches({}, "keyboard", false), false);
});

test("clicks with a modifier and of other buttons stay the browser's", () => {
  assert.equal(opens(plain), true);
  for (const key of ["altKey", "ctrlKey", "metaKey", "shiftKey"]) assert.equal(opens({ ...plain, [key]: true }), false);
  assert.equal(opens({ ...plain, button: 1 }), false);
});

const view = { width: 1000, height: 800 };
const card = { width: 400, height: 200 };

test("a card stands below its line, above it where there is hardly room below, and within the window", () => {
  assert.deepEqual(spot({ left: 100, top: 300, bottom: 320 }, card, view), { left: 100, top: 326, room: 468 });
  assert.deepEqual(spot({ left: 900, top: 700, bottom: 720 }, card, view), { left: 594, top: 494, room: 688 });
  assert.deepEqual(spot({ left: -20, top: 10, bottom: 30 }, card, view), { left: 6, top: 36, room: 758 });
  const long = { width: 400, height: 500 }; // above it would cover what it is about: it scrolls
  assert.deepEqual(spot({ left: 100, top: 500, bottom: 520 }, long, view), { left: 100, top: 526, room: 268 });
});

test("a card never covers its line", () => {
  for (let top = 0; top < view.height - 20; top += 20) {
    for (const height of [200, 500, 900]) {
      const at = spot({ left: 0, top, bottom: top + 20 }, { width: 400, height }, view);
      const bottom = at.top + Math.min(height, at.room);
      assert.ok(at.top >= top + 20 || bottom <= top, `line at ${top}, card at ${at.top}`);
      assert.ok(at.top >= 0 && bottom <= view.height, `line at ${top}, card from ${at.top} to ${bottom}`);
    }
  }
});
