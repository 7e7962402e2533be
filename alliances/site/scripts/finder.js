// Finds entries of the book by words: reads the index that alliances/site/search/index.py packs, and puts what it finds in order.
import { runs, words } from "./folding.js";

const DIGITS = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at)).filter((sign) => !"=\\`|$'".includes(sign));
const VALUE = new Map(DIGITS.map((sign, at) => [sign, at]));
const ENDING = 60; // so many digits end a number
const WAYS = [4, 1.8, 1]; // what a word counts in the title, where it is what the entry is about, and in passing
const TYPED = 4; // letters from which on a word may be mistyped

/**
 * What is packed: `what` and `lengths` have a sign for each entry, its kind and the number of words in its title.
 * @typedef {{kinds: [string, number][], what: string, lengths: string, words: string, lists: string, silent: string, names: string[][]}} Packed
 */
/** @typedef {{entries: number[], words: Set<string>, loose: boolean, near: string, names: string[]}} Found */
/** What a word of a query finds: entry -> what it counts there, and whether in the title. @typedef {Map<number, {counts: number, title: boolean}>} Hits */

/** The numbers of entries, each of which was written as its distance from the one before. @param {string} text */
export function numbers(text) {
  const found = [];
  for (let at = 0, next = 0; at < text.length; at += 1, next += 1) {
    let scale = 1;
    let digit = VALUE.get(text[at]) ?? 0;
    for (; digit >= ENDING; digit = VALUE.get(text[(at += 1)]) ?? 0) {
      next += scale * digit;
      scale *= DIGITS.length - ENDING;
    }
    next += scale * digit;
    found.push(next);
  }
  return found;
}

/** The number of slips that turn one word into another, a swap of neighbours being one; more than `most` are not counted on. */
export function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      now[at] = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
      if (!same && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) now[at] = Math.min(now[at], before[at - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length];
}

export class Finder {
  /** @param {Packed} packed */
  constructor(packed) {
    this.packed = packed;
    this.silent = new Set(packed.silent.split(" "));
    this.lists = packed.lists.split(" ");
    /** @type {string[]} */
    this.known = [];
    for (const told of packed.words.split(" ")) {
      this.known.push((this.known.at(-1) ?? "").slice(0, parseInt(told[0], 36)) + told.slice(1));
    }
    this.places = new Map(this.known.map((word, at) => [word, at]));
    this.groups = packed.names.map((names) => names.map((name) => words(name)));
  }

  /** What a known word finds. @param {string} word @param {number} share of a full match @param {Hits} hits @param {Set<string>} matched */
  add(word, share, hits, matched) {
    matched.add(word);
    let list = this.lists[this.places.get(word) ?? 0];
    if (list.startsWith("=")) list = this.lists[numbers(list.slice(1))[0]];
    list.split("|").forEach((part, way) => {
      for (const entry of numbers(part)) {
        const had = hits.get(entry);
        const counts = share * WAYS[way];
        if (!had || had.counts < counts) hits.set(entry, { counts, title: way === 0 || Boolean(had?.title) });
      }
    });
  }

  /** The first known word that does not come before this one. @param {string} word */
  from(word) {
    let [low, high] = [0, this.known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.known[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What the longer words find that begin so. @param {string} start @param {Hits} hits @param {Set<string>} matched */
  begun(start, hits, matched) {
    for (let at = this.from(start); this.known[at]?.startsWith(start); at += 1) {
      if (this.known[at] !== start) this.add(this.known[at], (0.9 * start.length) / this.known[at].length, hits, matched);
    }
  }

  /** What a word of a query finds: exactly, as the beginning of words, else mistyped. @param {string} word @param {Set<string>} matched */
  hits(word, matched) {
    /** @type {Hits} */
    const hits = new Map();
    if (this.places.has(word)) this.add(word, 1, hits, matched);
    if (word.length > 1 || word > "\u3000") this.begun(word, hits, matched);
    const root = word.replace(/(?:ing|ed)$/, "");
    if (!hits.size && root !== word && root.length >= TYPED) this.begun(root, hits, matched); // grading: grade, graded
    if (!hits.size && word.length >= TYPED && !/\d/.test(word)) {
      const near = this.known.filter((known) => slips(word, known, 1) === 1);
      const begun = near.length || word.length === TYPED ? [] : this.known.filter((known) => slips(word, known.slice(0, word.length), 1) === 1);
      for (const known of [...near, ...begun]) this.add(known, (0.6 * word.length) / Math.max(word.length, known.length), hits, matched);
    }
    return hits;
  }

  /** The known word that is nearest to one that finds nothing. @param {string} word */
  nearest(word) {
    let [best, least] = ["", 3];
    for (const known of word.length >= TYPED ? this.known : []) {
      const many = /\d/.test(known) ? least : slips(word, known, 2);
      if (many < least) [best, least] = [known, many];
    }
    return best;
  }

  /**
   * Find the entries that have all words of a query, the best first; if there is none, those that have most of them (`loose`).
   * @param {string} query
   * @returns {Found} also the words that were found, a query that is `near` where a word finds nothing, and other `names` of what was asked for
   */
  find(query) {
    /** @type {Set<string>} */
    const matched = new Set();
    const asked = runs(query).flatMap(({ words: [first, ...parts] }) => (parts.length && first === parts.join("") ? parts : [first, ...parts]));
    const sought = asked.filter((word) => !this.silent.has(word));
    const hits = sought.map((word) => this.hits(word, matched));
    for (let at = 0; at + 1 < sought.length; at += 1) this.join(sought[at] + sought[at + 1], hits.slice(at, at + 2), matched);
    const nothing = sought.findIndex((_, at) => !hits[at].size);
    const near = nothing < 0 ? "" : this.nearest(sought[nothing]);
    const told = near && sought.map((word, at) => (at === nothing ? near : word)).join(" ");
    return { ...this.ordered(hits), words: matched, near: told, names: this.others(asked, matched) };
  }

  /** Take what two neighbours find as one word, such as S 400, for found by both. @param {string} word @param {Hits[]} both @param {Set<string>} matched */
  join(word, both, matched) {
    if (this.places.has(word)) for (const hits of both) this.add(word, 1.2, hits, matched);
  }

  /** Put what the words find in order. @param {Hits[]} hits */
  ordered(hits) {
    const { what, kinds, lengths } = this.packed;
    /** @type {Map<number, {found: number, titles: number, score: number}>} */
    const all = new Map();
    for (const one of hits) {
      const rare = Math.log(1 + what.length / one.size);
      for (const [entry, { counts, title }] of one) {
        const had = all.get(entry) ?? { found: 0, titles: 0, score: 0 };
        all.set(entry, { found: had.found + 1, titles: had.titles + Number(title), score: had.score + counts * rare });
      }
    }
    const most = Math.max(0, ...[...all.values()].map((one) => one.found));
    const score = ([entry, { score, titles }]) => {
      const length = parseInt(lengths[entry], 36);
      const covered = titles === hits.length ? titles / Math.max(length, titles) : 0;
      return score * (1 + covered) * kinds[parseInt(what[entry], 36)][1];
    };
    const kept = [...all].filter(([, one]) => one.found === most).map((one) => ({ entry: one[0], score: score(one) }));
    kept.sort((one, other) => other.score - one.score || one.entry - other.entry);
    return { entries: kept.map((one) => one.entry), loose: most < hits.length };
  }

  /** The names of what a query names, if it does; the words of all of them are words to mark. @param {string[]} asked @param {Set<string>} matched */
  others(asked, matched) {
    let called = /** @type {string[]} */ ([]);
    this.groups.forEach((group, at) => {
      if (!group.some((name) => name.every((word) => matched.has(word)))) return;
      for (const word of group.flat()) matched.add(word);
      const own = group.findIndex((name) => name.join(" ") === asked.join(" "));
      if (own >= 0) called = this.packed.names[at].filter((_, place) => place !== own);
    });
    return called;
  }
}
