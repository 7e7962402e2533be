// The alliance game gives the states that Python gives: on the shared vectors, and on games that Python has just played.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { csv } from "../../alliances/site/scripts/game-measures.js";
import { draw } from "../../alliances/site/scripts/game-random.js";
import { cards, legal, limits, log, newGame, nextRound, plans, postures, replay, settings, step, summary } from "../../alliances/site/scripts/game-rules.js";
import { play, strategies, talk } from "../../alliances/site/scripts/game-strategies.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/game.json", import.meta.url), "utf8"));
const { games, saved } = JSON.parse(readFileSync(process.env.EXPECTED, "utf8")); // written by tests/unit/test_javascript.py
const free = { level: 0, with: null };

test("the generator gives the numbers of the vectors", () => {
  for (const [seed, number, value] of vectors.draws) assert.equal(draw(seed, number), value);
});

for (const [name, kept] of Object.entries(vectors.games)) {
  test(`a kept game is played again: ${name}`, () => {
    let state = replay(kept.settings, kept.seed, kept.moves);
    assert.deepEqual(state.moves, kept.moves);
    while (state.step !== "over") state = step(state);
    assert.deepEqual(log(state).map((row) => vectors.columns.map((column) => row[column])), kept.rows);
    assert.deepEqual(Object.keys(log(state)[0]), vectors.columns);
    assert.deepEqual(summary(state), kept.summary);
  });
}

test("strategies play as in the vectors", () => {
  assert.ok(vectors.played.length >= 20);
  for (const { settings: changes, seed, players, summary: told } of vectors.played) assert.deepEqual(summary(play(changes, seed, players)), told);
});

test("every state of the games that Python played is the same here", () => {
  assert.ok(games.length >= 8);
  for (const { changes, seed, states, choices, may } of games) {
    let state = newGame(changes, seed);
    states.forEach((wanted, place) => {
      assert.deepEqual(JSON.parse(JSON.stringify(state)), wanted);
      assert.deepEqual(legal(state), may[place]);
      const before = JSON.stringify(state);
      if (state.step !== "over") {
        const next = step(state, choices[place]);
        assert.equal(JSON.stringify(state), before, "a state is never changed");
        state = next;
      }
    });
    assert.equal(state.step, "over");
  }
});

test("what cannot be is refused, with the seat", () => {
  assert.throws(() => newGame({ seats: 2 }, 1), RangeError);
  assert.throws(() => newGame(null, -1), RangeError);
  assert.throws(() => settings({ luck: 1 }), /no setting luck/);
  const state = newGame({ seats: 3 }, 1);
  assert.throws(() => postures(state, [free, { level: 2, with: 1 }, free]), /seat 1: name another seat/);
  assert.throws(() => postures(state, [free, free]), /2 choices for 3 seats/);
  assert.throws(() => cards(state), /the step now is postures, not cards/);
  assert.throws(() => nextRound(state), RangeError);
  assert.throws(() => plans(postures(state, [free, free, free]), [{}, { spend: 0 }, { spend: 0 }]), /seat 0: spend is missing/);
  assert.deepEqual(limits.seats, [3, 6]);
});

test("a person is answered by the strategies, and what was said binds nobody", () => {
  const state = newGame({ seats: 3 }, 1);
  const answers = talk(state, [null, strategies.Partner, strategies.Free], [{ level: 2, with: 1 }, null, null]);
  assert.deepEqual(answers, [{ level: 1, with: 1 }, { level: 1, with: 0 }, free]);
  assert.equal(postures(state, [free, ...answers.slice(1)]).ties[1].level, 0);
});

test("the log that the page saves is the one that Lab 9 reads", () => {
  assert.equal(csv(saved.state, { table: "Red", seats: saved.seats }), saved.text);
});
