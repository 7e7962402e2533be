// The class: the codes of all tables, typed or pasted, and what they say together.
import { h } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { bars, shown } from "./game-chart.js";
import { decode, encode, isCut, LETTERS } from "./game-codes.js";
import { honourChart } from "./game-debrief.js";
import { button, fresh, heading, paragraph, sender } from "./game-parts.js";
import { version } from "./game-rules.js";

/** @typedef {import("./game-codes.js").TableSum} TableSum */
/** @typedef {import("./game-codes.js").Slip} Slip */

const NAME = "game-class"; // under which the codes are remembered
let put = ""; // the code of this screen's own game that was put in last, so that it does not come back where it was taken out or replaced

/** What is wrong with a code, and what to do. @param {Slip} slip */
export function slipInWords({ code, group, text }) {
  if (code === "sign") return say("game.code.sign", { group, text });
  if (code === "length") return say("game.code.length", { group, text, signs: text.length });
  if (code === "check") return say("game.code.check", { group, text });
  if (code === "groups") return say("game.code.groups", { groups: text, wanted: group });
  if (code === "rules") return say("game.code.rules", { version: text, own: version });
  return say("game.code.empty");
}

/** Codes typed on lines of their own, or pasted all together. @param {string} text */
const linesOf = (text) => text.split(/\r?\n/).map((line) => line.replace(/^\s*table\s+[a-p]\s*:/i, "").trim()).filter(Boolean);

/** @param {TableSum} sum */
const total = (sum) => sum.seats.reduce((points, seat) => points + seat.points, 0);

/** @param {TableSum[]} sums @param {import("./game-debrief.js").Rate[]} rates */
function charts(sums, rates) {
  const seats = sums.flatMap((sum) => sum.seats);
  const honour = (own) => {
    const [called, honoured] = [own.reduce((sum, each) => sum + each.called, 0), own.reduce((sum, each) => sum + each.honoured, 0)];
    return { called, honoured, rate: called ? (100 * honoured) / called : null };
  };
  const people = seats.filter((seat) => !seat.written);
  const table = (sum) => say("game.at-table", { table: sum.table });
  const better = sums.filter((sum) => total(sum) > sum.free).length;
  const main = (sum, seat) => [seat.free, seat.partner, sum.rounds - seat.free - seat.partner].reduce((best, count, level, all) => (count > all[best] ? level : best), 0);
  const grouped = [0, 1, 2].map((level) => sums.flatMap((sum) => sum.seats.filter((seat) => !seat.written && main(sum, seat) === level).map((seat) => seat.points)));
  const mean = (values) => (values.length ? values.reduce((sum, each) => sum + each, 0) / values.length : null);
  const scored = people.flatMap(({ brier }) => (brier === null ? [] : [brier]));
  const written = seats.filter((seat) => seat.written);
  return [
    honourChart([{ label: say("game.class.people"), ...honour(people) }, ...(written.length ? [{ label: say("game.strategies"), ...honour(written) }] : [])], rates),
    bars({ title: say("game.class.better", { better, tables: sums.length }), note: say("game.debrief.whole-note"), unit: say("game.unit.points"), bars: sums.map((sum) => ({ label: table(sum), value: total(sum) - sum.free, tone: "focus" })) }),
    bars({ title: say("game.class.posture"), note: say("game.class.posture-note"), unit: say("game.unit.points"), bars: grouped.map((points, level) => ({ label: say("game.class.mostly", { level: named("game.levels")[level], count: points.length }), value: mean(points), tone: "focus" })) }),
    bars({ title: say("game.class.left"), unit: say("game.unit.times"), bars: sums.map((sum) => ({ label: table(sum), value: sum.seats.reduce((count, seat) => count + seat.left, 0), tone: "against" })) }),
    ...(scored.length ? [bars({ title: say("game.class.brier", { brier: (mean(scored) ?? 0).toFixed(2) }), note: say("game.class.brier-note"), unit: say("game.unit.brier"), bars: sums.map((sum) => ({ label: table(sum), value: mean(sum.seats.flatMap(({ brier, written: by }) => (brier === null || by ? [] : [brier]))), tone: "base", told: brierOf(sum) })), least: 0, most: 1 })] : []),
  ];
}

/** @param {TableSum} sum */
function brierOf(sum) {
  const own = sum.seats.flatMap(({ brier, written }) => (brier === null || written ? [] : [brier]));
  return own.length ? (own.reduce((all, each) => all + each, 0) / own.length).toFixed(2) : say("game.chart.none");
}

/**
 * The screen on which tables are put together.
 * @param {{store: import("./store.js").Store, rates: import("./game-debrief.js").Rate[], own: TableSum | null, back: () => void}} given own: what this screen has played
 */
export function combine({ store, rates, own, back }) {
  const mine = own ? encode(own) : "";
  const before = own && mine !== put ? codesIn(store).get(own.table) : undefined;
  if (own && mine !== put) keep(store, codesIn(store).set(own.table, (put = mine)));
  const id = fresh();
  const area = h("textarea", { id, rows: 4, spellcheck: "false", autocapitalize: "characters", autocomplete: "off" });
  const said = h("div", { role: "status", class: "game-slip" }, ...(own && before && before !== mine ? [paragraph(say("game.class.replaced", { table: own.table }))] : []));
  const list = h("ul", { class: "game-tables" });
  const results = h("div", { class: "game-charts" });
  const show = () => {
    const sums = [...codesIn(store).values()].flatMap((code) => read(code) ?? []);
    const without = (table) => {
      const codes = codesIn(store);
      codes.delete(table);
      keep(store, codes);
      show();
    };
    list.replaceChildren(...sums.map((sum) => h("li", {}, say("game.class.row", { table: sum.table, seats: sum.seats.length, count: sum.rounds, points: shown(total(sum)) }), " ", ...(isCut(sum) ? [say("game.class.cut"), " "] : []), button(say("game.class.remove", { table: sum.table }), () => without(sum.table), "quiet"))));
    const mixed = new Set(sums.map((sum) => `${sum.seed} ${sum.changed} ${sum.seats.length}`)).size > 1;
    results.replaceChildren(...(sums.length ? [...(mixed ? [h("p", { class: "game-warning" }, say("game.class.mixed"))] : []), ...charts(sums, rates)] : []));
  };
  const add = () => {
    const told = [];
    const left = [];
    const codes = codesIn(store); // with what another tab has put there
    for (const line of linesOf(area.value)) {
      const found = decode(line, version);
      if ("slip" in found) {
        told.push(slipInWords(found.slip));
        left.push(line);
      } else {
        told.push(codes.has(found.sum.table) ? say("game.class.replaced", { table: found.sum.table }) : say("game.class.added", { table: found.sum.table }));
        codes.set(found.sum.table, encode(found.sum));
      }
    }
    said.replaceChildren(...(told.length ? told : [say("game.code.empty")]).map((text) => paragraph(text)));
    area.value = left.join("\n");
    keep(store, codes);
    show();
  };
  list.addEventListener("news", show);
  show();
  return [
    heading(say("game.class.title")),
    paragraph(say("game.class.note")),
    h("form", { class: "game-form" }, h("p", { class: "game-field" }, h("label", { for: id }, say("game.class.codes")), area), sender(say("game.class.add"), add), button(say("game.back"), back, "quiet"), said),
    list,
    results,
  ];
}

/** The code of each table, by its letter, in their order. @param {import("./store.js").Store} store @returns {Map<string, string>} */
function codesIn(store) {
  const kept = store.recall(NAME);
  const codes = (Array.isArray(kept) ? kept : []).filter((code) => typeof code === "string");
  const found = codes.flatMap((code) => {
    const sum = read(code);
    return sum ? [/** @type {[string, string]} */ ([sum.table, code])] : [];
  });
  return new Map(found.sort(([one], [other]) => LETTERS.indexOf(one) - LETTERS.indexOf(other)));
}

/** @param {import("./store.js").Store} store @param {Map<string, string>} codes */
const keep = (store, codes) => store.remember(NAME, codes.size ? [...codes.values()] : null);

/** @param {string} code @returns {TableSum | null} */
function read(code) {
  const found = decode(code, version);
  return "sum" in found ? found.sum : null;
}
