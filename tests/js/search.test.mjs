// The matcher reads the index that Python packs, and finds what readers mean: mistyped, begun, joined by hyphens, in other alphabets.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Finder, numbers, slips } from "../../alliances/site/scripts/finder.js";
import { words } from "../../alliances/site/scripts/folding.js";

const { sought } = JSON.parse(readFileSync(process.env.EXPECTED, "utf8"));
const finder = new Finder(sought.packed);
const first = (query) => finder.find(query).entries[0];
const [FEARS, ENTRAPMENT, MISSILES, CLAIM] = [0, 1, 2, 3];

test("a text has the same words here and in Python", () => {
  for (const [text, expected] of sought.words) assert.deepEqual(words(text), expected, text);
  assert.ok(sought.words.length > 500);
});

test("every word finds the entries that have it", () => {
  assert.deepEqual([...finder.known].sort(), Object.keys(sought.places).sort());
  for (const word of finder.known) {
    const hits = new Map();
    finder.add(word, 1, hits, new Set());
    assert.deepEqual([...hits.keys()].sort((a, b) => a - b), sought.places[word], word);
  }
});

test("numbers of one digit and of several are read", () => {
  assert.deepEqual(numbers("##&"), [0, 1, 4]);
  assert.ok(Object.values(sought.places).some((places) => places[0] > 2000));
});

test("slips are counted: a letter too many, missing, another, or two swapped", () => {
  for (const other of ["kurrsk", "kusk", "kirsk", "krusk", "kursks"]) assert.equal(slips("kursk", other, 1), 1, other);
  assert.equal(slips("kursk", "kursk", 1), 0);
  assert.ok(slips("kursk", "minsk", 1) > 1);
});

test("what is asked for comes first", () => {
  for (const query of ["entrapment", "Entrapmnt", "entrapmetn", "entr", "what is entrapment?"]) assert.equal(first(query), ENTRAPMENT, query);
  for (const query of ["S-400", "s400", "S 400", "s-400s", "旅顺", "旅", "lushun", "Порт-Артур", "port artur"]) assert.equal(first(query), MISSILES, query);
  for (const query of ["A1-46", "a1-46", "a146"]) assert.equal(first(query), CLAIM, query);
  assert.equal(first("fear"), FEARS);
  assert.equal(first("Card 2019"), 4 + 2019);
});

test("all words must be there; else those that have most of them are told apart", () => {
  assert.deepEqual(finder.find("drawn war").entries, [ENTRAPMENT]);
  const found = finder.find("drawn missile zzyzx");
  assert.equal(found.loose, true);
  assert.ok(found.entries.length > 1);
});

test("a number is never taken for a mistyped one", () => assert.deepEqual(finder.find("20199").entries, []));

test("a word that is nowhere has a nearest one", () => {
  const found = finder.find("entrpmnt");
  assert.deepEqual([found.entries, found.near], [[], "entrapment"]);
});

test("the other names of a thing are told, and marked", () => {
  const found = finder.find("Порт-Артур");
  assert.deepEqual(found.names, ["Port Arthur", "Lüshun", "旅顺"]);
  for (const word of ["port", "arthur", "lushun"]) assert.ok(found.words.has(word), word);
  assert.deepEqual(finder.find("port").names, []);
});

test("nothing asked is nothing found", () => {
  for (const query of ["", " ", "the", "–"]) assert.deepEqual(finder.find(query).entries, [], query);
});
