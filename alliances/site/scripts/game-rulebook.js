// The rules on one page, written from the settings of the game that is played: the twin of alliances/exercises/rulebook.py.
import { h } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { defaults, limits, settings as whole } from "./game-rules.js";

/** @type {Record<string, string[]>} a rule holds only where none of these settings is 0 … */
const NEEDS = {
  length: ["again"],
  upkeep: ["ally_upkeep"],
  trade: ["partner_trade"],
  exit: ["exit_cost"],
  deterrence: ["deterrence"],
  weakening: ["deterrence", "weakening"],
  "partner-deterrence": ["partner_deterrence"],
  divert: ["diversion"],
  tokens: ["spend", "absorbed"],
};
/** @type {Record<string, string>} … and these only where this one is */
const INSTEAD = { fixed: "again", vanish: "diversion" };

/** Fill the places of a text with settings; nothing has no sign. @param {string} text @param {Record<string, number>} settings */
const filled = (text, settings) => text.replace(/\{(\w+)\}/g, (_, name) => String(settings[name])).replace(/[−+](?=0\b)/g, "");

/** @param {string} rule @param {Record<string, number>} settings */
const holds = (rule, settings) => (NEEDS[rule] ?? []).every((name) => settings[name]) && !settings[INSTEAD[rule]];

/** Settings, and what follows from them. @param {Record<string, number>} settings */
const extended = (settings) => ({ ...settings, minor_left: settings.minor_loss + settings.surprise, major_left: settings.major_loss + settings.surprise });

/** The rules that hold with these settings. @param {Record<string, number>} settings */
export const rules = (settings) => Object.entries(named("game.rules")).flatMap(([name, text]) => (holds(name, settings) ? [filled(text, extended(settings))] : []));

/** What each event costs or brings, and why. @param {Record<string, number>} settings */
export const payoffs = (settings) =>
  Object.entries(named("game.payoffs")).map(([name, text]) => [named("game.payoff-names")[name], filled(text, extended(settings)), named("game.reasons")[name]]);

/** The page of rules. @param {Record<string, number>} settings */
export function rulebook(settings) {
  const heads = [say("game.rules.event"), say("game.rules.points"), say("game.rules.why")];
  const rows = payoffs(settings).map(([name, text, why]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", { "data-head": heads[1] }, text), h("td", { "data-head": heads[2] }, why)));
  return [
    h("ul", { class: "game-rules" }, ...rules(settings).map((rule) => h("li", {}, rule))),
    h("table", { class: "game-payoffs" }, h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...rows)),
  ];
}

const HASH = "#game="; // before the settings of a link
const FIXED = ["seats", "start", "start_tokens", "most_tokens"]; // chosen elsewhere, or of no use to change

/** The settings that an instructor may change. */
export const open = Object.keys(limits).filter((name) => !FIXED.includes(name));

const OF_TABLES = ["seats", "rounds", "most"]; // what a table chooses when it sits down: its size and how long it plays

/** Whether the rules are others than the normal ones. @param {Record<string, number>} changes */
export const isChanged = (changes) => Object.keys(changes).some((name) => !OF_TABLES.includes(name));

/** Settings that differ from the normal ones, told one by one. @param {Record<string, number>} changes */
export const differences = (changes) => Object.entries(changes).map(([name, value]) => say("game.sandbox.differs", { name: named("game.settings")[name], value, normal: defaults[name] }));

/** The part of an address that carries settings and a seed. @param {Record<string, number>} changes @param {string} seed */
export const toHash = (changes, seed) => `${HASH}${Object.entries(changes).map(([name, value]) => `${name}.${value}`).join(",")}${seed ? `;${encodeURIComponent(seed)}` : ""}`;

/**
 * What a link asks for: settings and a seed, or what is wrong with it; null if it is another link.
 * @param {string} hash
 * @returns {{changes: Record<string, number>, seed: string} | {problem: string} | null}
 */
export function fromHash(hash) {
  if (!hash.startsWith(HASH)) return null;
  const [given, seed = ""] = hash.slice(HASH.length).split(";");
  try {
    const pairs = given.split(",").filter(Boolean).map((pair) => pair.split("."));
    const changes = Object.fromEntries(pairs.map(([name, value]) => [name, Number(value)]));
    const fixed = FIXED.find((name) => name in changes);
    if (fixed) throw new RangeError(`no link changes ${fixed}`);
    whole(changes);
    const kept = Object.entries(changes).filter(([name, value]) => value !== defaults[name]);
    return { changes: Object.fromEntries(kept), seed: decodeURIComponent(seed).slice(0, 40) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "" };
  }
}
