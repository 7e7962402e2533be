// All answers of a chapter in the one short text that SCORM 1.2 lets a system keep: ASCII, at most 4,096 characters.
//
// The text is a version, how it was packed, a name for the attempt, a full stop, and the rest: JSON, pressed together where the browser can.
// What does not fit is left out piece by piece, the longest first and unchecked changes before answers; of each answer left out its
// score stays, and when it was given.

export const LIMIT = 4096;
const FORM = /^1([dp])([a-z0-9]+)\.(.*)$/s;

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {{outcome: string, score: number}} Mark */
/** @typedef {{at: string, mark: Mark | null}} Left what stays of an answer that did not fit */
/** @typedef {{attempt: string, saved: string, entries: Map<string, Entry>, left: Map<string, Left>}} Kept */

const ascii = (text) => text.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @param {Uint8Array} bytes */
const letters = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** @param {string} text */
const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} stream */
const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/** @param {Kept} kept */
const written = ({ saved, entries, left }) =>
  JSON.stringify({
    s: saved,
    e: Object.fromEntries([...entries].map(([key, { answer, draft, at }]) => [key, draft ? [at, answer, draft] : [at, answer]])),
    ...(left.size ? { l: Object.fromEntries([...left].map(([key, { at, mark }]) => [key, mark ? [at, mark.outcome, mark.score] : [at]])) } : {}),
  });

/** The text at once and not pressed: for the moment in which a page closes. @param {Kept} kept */
export const plain = (kept) => `1p${kept.attempt}.${ascii(written(kept))}`;

/** @param {Kept} kept */
async function pressed(kept) {
  const bytes = new TextEncoder().encode(written(kept));
  const short = `1d${kept.attempt}.${letters(await through(bytes, new CompressionStream("deflate-raw")))}`;
  return short.length < plain(kept).length ? short : plain(kept);
}

/** The text, as short as this browser can make it. @param {Kept} kept */
const shortest = (kept) => (typeof CompressionStream === "undefined" ? Promise.resolve(plain(kept)) : pressed(kept));

/**
 * What could be left out next: the longest unchecked change of an answer, or else the longest answer.
 * @param {Map<string, Entry>} entries
 * @returns {[string, boolean] | undefined} its key, and whether only the change goes
 */
function longest(entries) {
  const by = (part) => ([, one], [, other]) => JSON.stringify(other[part]).length - JSON.stringify(one[part]).length;
  const [changed] = [...entries].filter(([, { answer, draft }]) => answer && draft).sort(by("draft"));
  if (changed) return [changed[0], true];
  const [whole] = [...entries].sort(([, one], [, other]) => JSON.stringify(other).length - JSON.stringify(one).length);
  return whole && [whole[0], false];
}

/**
 * The text that fits, and what was left out of it.
 * @param {Kept} kept
 * @param {(key: string) => Mark | null} markOf the mark of an answer
 * @param {number} [limit]
 * @returns {Promise<{text: string, cut: string[]}>}
 */
export async function pack(kept, markOf, limit = LIMIT) {
  const [entries, left, cut] = [new Map(kept.entries), new Map(kept.left), new Set()];
  for (;;) {
    const text = await shortest({ ...kept, entries, left });
    const next = text.length > limit ? longest(entries) : undefined;
    if (!next) return { text, cut: [...cut] };
    const [key, change] = next;
    const entry = /** @type {Entry} */ (entries.get(key));
    cut.add(key);
    if (change) entries.set(key, { ...entry, draft: null });
    else {
      entries.delete(key);
      left.set(key, { at: entry.at, mark: markOf(key) });
    }
  }
}

/**
 * What a text holds; null for none of ours.
 * @param {string} text
 * @returns {Promise<Kept | null>}
 */
export async function unpack(text) {
  const [, how, attempt, rest] = FORM.exec(text) ?? [];
  try {
    const plainly = how === "p" ? rest : new TextDecoder().decode(await through(bytesOf(rest), new DecompressionStream("deflate-raw")));
    const { s, e, l = {} } = JSON.parse(plainly);
    const entries = Object.entries(e).map(([key, [at, answer, draft = null]]) => /** @type {[string, Entry]} */ ([key, { answer, draft, at }]));
    const left = Object.entries(l).map(
      ([key, [at, outcome, score]]) => /** @type {[string, Left]} */ ([key, { at, mark: outcome ? { outcome, score } : null }]),
    );
    return { attempt, saved: s, entries: new Map(entries), left: new Map(left) };
  } catch {
    return null;
  }
}
