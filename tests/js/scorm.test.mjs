// What a course keeps: short enough, readable again, and cut in an order that costs least; how its interface is found.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMIT, pack, plain, unpack } from "../../alliances/site/scripts/scorm-packing.js";
import { find, Session, timespan } from "../../alliances/site/scripts/scorm-session.js";

const AT = "2026-11-27T11:00:00.000Z";
const mark = { outcome: "noted", score: 0 };

/** Words that no program can press together. @param {number} size @param {number} [seed] */
function noise(size, seed = 7) {
  const next = () => {
    for (const shift of [13, -17, 5]) seed ^= shift > 0 ? seed << shift : seed >>> -shift;
    return (seed >>> 0) % 26;
  };
  return Array.from({ length: size }, () => String.fromCharCode(97 + next())).join("");
}

/** @param {Record<string, [object | null, object | null]>} given */
const kept = (given, left = new Map()) => ({
  attempt: "abc1",
  saved: AT,
  entries: new Map(Object.entries(given).map(([key, [answer, draft]]) => [key, { answer, draft, at: AT }])),
  left,
});

test("all that is kept comes back, in ASCII, pressed and plain", async () => {
  const all = kept({ one: [{ picked: [1, 2] }, null], two: [null, { text: "同盟 – “yes”\n\u{1f3f9}" }], three: [{ value: 9 }, { value: 8.5 }] }, new Map([["four", { at: AT, mark }], ["five", { at: AT, mark: null }]]));
  const { text, cut } = await pack(all, () => null);
  assert.deepEqual(cut, []);
  for (const each of [text, plain(all)]) {
    assert.match(each, /^[\x20-\x7e]+$/);
    assert.deepEqual(await unpack(each), all);
  }
});

test("what is too long goes: changes before answers, the longest first, with the mark of what went", async () => {
  const long = { text: noise(4000, 11) };
  const both = await pack(kept({ short: [{ picked: [0] }, null], essay: [{ text: noise(1500) }, long] }), () => mark);
  assert.ok(both.text.length <= LIMIT);
  assert.deepEqual(both.cut, ["essay"]);
  const back = await unpack(both.text);
  assert.equal(back?.entries.get("essay")?.draft, null);
  assert.equal(back?.entries.get("essay")?.answer?.text.length, 1500);

  const whole = await pack(kept({ short: [{ picked: [0] }, null], essay: [{ text: noise(9000) }, null], other: [{ text: noise(2000, 13) }, null] }), () => mark);
  const rest = await unpack(whole.text);
  assert.deepEqual(whole.cut, ["essay"]);
  assert.deepEqual([...(rest?.entries.keys() ?? [])], ["short", "other"]);
  assert.deepEqual(rest?.left.get("essay"), { at: AT, mark });
  assert.ok(whole.text.length <= LIMIT);
});

test("texts of another form, damaged or cut off, are none of ours", async () => {
  const { text } = await pack(kept({ one: [{ text: "word ".repeat(300) }, null] }), () => null);
  assert.match(text, /^1d/);
  for (const each of ["", "x", "2dabc.xyz", "1dabc.!!!", "1pabc.{", "1pabc.null", text.slice(0, -20)]) assert.equal(await unpack(each), null, each);
});

test("the interface is found in this window, around it, and around its opener; a window of another site is passed by", () => {
  const API = { LMSInitialize: () => "true" };
  const top = { API };
  Object.assign(top, { parent: top });
  const closed = { parent: top, get API() { throw new Error("another site"); } };
  const alone = {};
  Object.assign(alone, { parent: alone });
  const view = (window) => find(/** @type {any} */ (window));
  assert.equal(view(top), API);
  assert.equal(view({ parent: closed }), API);
  assert.equal(view({ parent: null, opener: { parent: top } }), API);
  assert.equal(view(alone), null);
  assert.equal(view({ parent: alone, API: {} }), null);
});

test("a system that refuses or throws ends nothing, and a closed session says nothing more", () => {
  const said = [];
  const api = { LMSInitialize: () => true, LMSGetValue: () => null, LMSSetValue: (...words) => { said.push(words); throw new Error("broken"); }, LMSCommit: () => "false", LMSFinish: () => "true", LMSGetLastError: () => "0" };
  let now = 0;
  const session = new Session(api, () => now);
  assert.ok(session.open);
  assert.equal(session.get("cmi.suspend_data"), "");
  assert.equal(session.set("cmi.core.score.raw", 12.5), false);
  assert.equal(session.commit(), false);
  now = 3_723_500;
  session.finish();
  session.finish();
  assert.deepEqual(said, [["cmi.core.score.raw", "12.5"], ["cmi.core.session_time", "0001:02:03"], ["cmi.core.exit", "suspend"]]);
  assert.equal(session.set("cmi.core.score.raw", 1), false);
  assert.equal(timespan(0), "0000:00:00");
});
