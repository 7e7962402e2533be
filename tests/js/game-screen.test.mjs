// What the screens of the game compute: codes of tables, what is kept of a play, typed choices, links, and the lesson.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode, isCut } from "../../alliances/site/scripts/game-codes.js";
import { lesson, allowed } from "../../alliances/site/scripts/game-learn.js";
import { csv, tableSum } from "../../alliances/site/scripts/game-measures.js";
import { defaults, version } from "../../alliances/site/scripts/game-rules.js";
import { fromHash, rules, toHash } from "../../alliances/site/scripts/game-rulebook.js";
import { begin, choose, goOn, isOver, restored, seedOf, stateOf, undo } from "../../alliances/site/scripts/game-session.js";
import { typedPlan, typedPosture } from "../../alliances/site/scripts/game-turn.js";

const SEAT = { points: 14.3, free: 3, partner: 2, called: 3, honoured: 2, pressed: 1, left: 1, brier: 0.5, written: false };
const SUM = { rules: version, table: "B", rounds: 8, changed: false, seed: 777, free: 57.2, seats: [SEAT, { ...SEAT, points: -7.1, brier: null, written: true }, SEAT, SEAT] };
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PLAN = { minor: true, major: false, back: false, press: true, spend: 1, forecast_minor: 80, forecast_major: 30 };

/** Play a session on with the same choices in each round until a test is content. */
function played(session, posture, until) {
  let now = session;
  for (let state = stateOf(now); !isOver(now, state) && !until(state); state = stateOf(now)) {
    const seat = now.pending.findIndex((each, place) => each === null && now.seats[place] === null);
    if (state.step === "postures") now = choose(now, state, seat, posture(seat));
    else if (state.step === "plans") now = choose(now, state, seat, PLAN);
    else now = goOn(now);
  }
  return now;
}
const pairs = (seat) => ({ level: 2, with: seat ^ 1 });
const table = () => begin({ mode: "table", table: "C", seed: "blue door 7", changes: { rounds: 3, most: 3 }, seats: [null, null, null, null], concealed: false });

test("a code says what it was made of, however it is typed", () => {
  const code = encode(SUM);
  assert.match(code, /^[0-9A-Z]{5}(-[0-9A-Z]{5}){9}$/);
  for (const typed of [code, code.toLowerCase().replaceAll("-", " "), code.replaceAll("-", ""), code.replaceAll("0", "o").replaceAll("1", "l")]) {
    const { sum } = decode(typed, version);
    assert.deepEqual({ ...sum, seats: sum.seats.map(({ points }) => points) }, { ...SUM, seats: [14.3, -7.1, 14.3, 14.3] });
    assert.deepEqual(sum.seats[0], SEAT);
    assert.equal(sum.seats[1].brier, null);
  }
});

test("a number of points at the limit of a code is known as such", () => {
  assert.ok(!isCut(SUM));
  for (const points of [-60, -99, 150]) assert.ok(isCut(decode(encode({ ...SUM, seats: [...SUM.seats.slice(1), { ...SEAT, points }] }), version).sum));
  assert.ok(isCut(decode(encode({ ...SUM, free: -80 }), version).sum));
});

test("every wrong sign and every swap of neighbours is found, in its group", () => {
  const code = encode(SUM);
  for (const [at, sign] of [...code].entries()) {
    if (sign === "-") continue;
    const group = Math.floor(at / 6) + 1;
    for (const other of SIGNS.replace(sign, "")) assert.deepEqual(decode(code.slice(0, at) + other + code.slice(at + 1), version).slip?.group, group);
    const next = code[at + 1];
    if (next && next !== "-" && next !== sign) assert.equal(decode(code.slice(0, at) + next + sign + code.slice(at + 2), version).slip?.group, group);
  }
  const groups = code.split("-");
  assert.equal(decode([groups[1], groups[0], ...groups.slice(2)].join("-"), version).slip?.code, "check");
  assert.deepEqual(decode(code.replace("-", "!-"), version).slip, { code: "sign", group: 1, text: `${groups[0]}!` });
  assert.equal(decode([groups[0].slice(1), ...groups.slice(1)].join("-"), version).slip?.code, "length");
  assert.deepEqual(decode(groups.slice(0, -1).join("-"), version).slip, { code: "groups", group: 10, text: "9" });
  assert.equal(decode(code, version + 1).slip?.code, "rules");
  assert.equal(decode("  ", version).slip?.code, "empty");
});

test("a play that was kept is the same again, at every step", () => {
  const steps = [];
  played(table(), pairs, (state) => (steps.push(state.step), false));
  for (const [place] of steps.entries()) {
    let left = place;
    const now = played(table(), pairs, () => left-- === 0);
    const again = restored(JSON.parse(JSON.stringify(now)));
    assert.deepEqual(stateOf(again), stateOf(now));
  }
  assert.equal(restored({ ...table(), rules: version + 1 }), undefined);
  assert.equal(restored({ ...table(), moves: [{ postures: [] }] }), undefined);
  assert.equal(restored("x"), undefined);
});

test("undo goes back step by step to the beginning, and what is chosen again leads on", () => {
  const end = played(table(), pairs, () => false);
  let now = end;
  const seen = [];
  for (let before = null; now !== before && seen.length < 200; ) {
    before = now;
    seen.push(JSON.stringify(now));
    now = undo(now);
    assert.ok(restored(JSON.parse(JSON.stringify(now))));
    if (seen.length % 5 === 0) assert.deepEqual(stateOf(played(now, pairs, () => false)).points, stateOf(end).points);
  }
  assert.deepEqual([now.moves, now.beyond, now.pending], [[], 0, [null, null, null, null]]);
});

test("stopped in the middle of a round, a play ends with the last whole one", () => {
  const middle = played(table(), pairs, (state) => state.round === 2 && state.step === "cards");
  const state = stateOf({ ...middle, stopped: true });
  assert.deepEqual([state.step, state.round, state.rows.length], ["reveal", 1, 4]);
  const sum = tableSum(state, middle);
  assert.deepEqual([sum.table, sum.rounds, sum.changed, sum.seats.map(({ points }) => points)], ["C", 1, false, state.points]);
  assert.deepEqual(csv(state, middle).trim().split("\r\n").length, 5);
});

test("the same words are the same seed, and a number is itself", () => {
  assert.equal(seedOf(" Blue-Door 7"), seedOf("blue door 7"));
  assert.notEqual(seedOf("blue door 7"), seedOf("blue door 8"));
  assert.deepEqual([seedOf("1896"), seedOf("4294967295"), seedOf("0")], [1896, 4294967295, 0]);
});

test("typed signs are choices, and slips are none", () => {
  const may = { levels: [0, 1, 2], with: [1, 2, 3] };
  assert.deepEqual([typedPosture("f", may), typedPosture("A3", may), typedPosture(" p2 ", may)], [{ level: 0, with: null }, { level: 2, with: 2 }, { level: 1, with: 1 }]);
  assert.deepEqual(["A", "A1", "F2", "A7", "", "AA"].map((text) => typedPosture(text, may)), Array(6).fill(null));
  const asked = ["minor", "major", "back", "press", "forecast_minor", "forecast_major"];
  assert.deepEqual(typedPlan("ynny 8x", { asked, spend: 0 }), { minor: true, major: false, back: false, press: true, forecast_minor: 80, forecast_major: 100 });
  assert.deepEqual(typedPlan("2", { asked: ["spend"], spend: 1 }), null);
  assert.deepEqual(typedPlan("0", { asked: ["spend"], spend: 0 }), { spend: 0 });
  assert.equal(typedPlan("yn", { asked, spend: 0 }), null);
});

test("a link carries changed rules and a seed, and only what can be played", () => {
  const hash = toHash({ deterrence: 1, pot: 0 }, "blue door 7");
  assert.deepEqual(fromHash(hash), { changes: { deterrence: 1, pot: 0 }, seed: "blue door 7" });
  assert.deepEqual(fromHash(toHash({ deterrence: defaults.deterrence }, "")), { changes: {}, seed: "" });
  assert.equal(fromHash("#play"), null);
  for (const bad of ["#game=deterrence.99", "#game=nothing.1", "#game=deterrence.x", "#game=;%E0%A4%A", "#game=start.0", "#game=seats.6"]) assert.ok("problem" in fromHash(bad), bad);
  const told = rules({ ...defaults, diversion: 0 });
  assert.equal(told.length, rules(defaults).length);
  assert.notDeepEqual(told, rules(defaults));
  assert.ok(!rules(defaults).join().includes("undefined"));
  const bare = rules({ ...defaults, again: 0, ally_upkeep: 0, deterrence: 0, partner_deterrence: 0, diversion: 0, spend: 0, exit_cost: 0 });
  assert.ok(bare.some((rule) => rule === "The game ends after round 8."), bare.join());
  assert.ok(!/[−+]0\b|shows 0|at 0|most 0|costs 0|lose 0/.test([...bare, ...rules(defaults)].join()));
});

test("the lesson shows what it says: a loss alone, a call, an attack that moves on, help after a major one", () => {
  let now = begin(lesson);
  const told = [];
  for (let state = stateOf(now); !isOver(now, state); state = stateOf(now)) {
    if (state.step === "postures") now = choose(now, state, 0, { level: 2, with: 1, ...allowed(state), ...(state.round === 1 ? { with: null } : {}) });
    else if (state.step === "plans") now = choose(now, state, 0, { ...PLAN, major: true });
    else now = goOn(now);
    if (state.step === "reveal") told.push(state.events);
  }
  const [alone, called, helped] = told;
  assert.ok(alone.some(({ card, target, helper }) => card === "minor" && target === 0 && helper === null));
  assert.ok(alone.some(({ card }) => card === "opening"));
  assert.ok(called.some(({ target, helper, helped: kept }) => target === 1 && helper === 0 && kept));
  assert.ok(called.some(({ seat, deterred, target }) => seat === 0 && deterred && target > 1));
  assert.ok(helped.some(({ card, target, helper, helped: kept }) => card === "major" && target === 0 && helper === 1 && kept));
});
