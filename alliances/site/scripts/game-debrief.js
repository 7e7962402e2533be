// What happened at the table: charts, the table of all seats, the code, the log, and what one would do again.
import { h } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { copy } from "./copying.js";
import { bars, shown } from "./game-chart.js";
import { encode } from "./game-codes.js";
import { allFree, byPosture, bySeat, csv, divertedLosses, forecasts, honour, planned, played, tableSum } from "./game-measures.js";
import { board, button, fresh, heading, paragraph, seatName } from "./game-parts.js";

/** @typedef {import("./game-session.js").Session} Session */
/** @typedef {{label: string, rate: number}} Rate a published rate of honoured promises */

/** @param {number | null} value */
const perCent = (value) => (value === null ? say("game.chart.none") : say("game.per-cent", { value: Math.round(value) }));

/** The rates of people and of strategies, beside those of published studies. @param {{label: string, called: number, honoured: number, rate: number | null}[]} own @param {Rate[]} rates */
export function honourChart(own, rates) {
  const mine = own[0];
  const title = mine.rate === null ? say("game.debrief.no-call") : say("game.debrief.honour", { who: mine.label, honoured: mine.honoured, called: mine.called });
  const ours = own.map(({ label, rate, called, honoured }) => ({ label, value: rate, tone: "for", told: rate === null ? say("game.chart.none") : say("game.debrief.of", { rate: Math.round(rate), honoured, called }) }));
  return bars({ title, note: say("game.debrief.honour-note"), unit: say("game.unit.per-cent"), bars: [...ours, ...rates.map(({ label, rate }) => ({ label, value: rate, tone: "base", told: perCent(rate) }))], least: 0, most: 100 });
}

/** @param {any[]} rows @param {Session} session @param {Rate[]} rates */
function honours(rows, session, rates) {
  const of = (/** @type {boolean} */ people) => honour(rows.filter((row) => (session.seats[row.seat] === null) === people));
  const own = [{ label: session.mode === "table" ? say("game.people") : say("seat.yours"), ...of(true) }, ...(session.seats.some(Boolean) ? [{ label: say("game.strategies"), ...of(false) }] : [])];
  return honourChart(own, rates);
}

/** Promises as planned beside promises as tested. @param {any[]} rows */
function plans(rows) {
  const [plan, deed] = [planned(rows), honour(rows)];
  if (plan.rate === null) return [];
  const bar = [
    { label: say("game.debrief.planned", { count: plan.count }), value: plan.rate, tone: "focus", told: perCent(plan.rate) },
    { label: say("game.debrief.tested", { count: deed.called }), value: deed.rate, tone: "for", told: perCent(deed.rate) },
  ];
  const title = say("game.debrief.plan-title", { plan: Math.round(plan.rate), tested: deed.called, all: plan.count });
  return [bars({ title, note: say("game.debrief.plan-note"), unit: say("game.unit.per-cent"), bars: bar, least: 0, most: 100 })];
}

/** @param {any[]} rows @param {any} state */
function alone(rows, state) {
  const losses = divertedLosses(state);
  const all = bySeat(rows, state.points.length);
  const left = all.reduce((sum, each) => sum + each.abandoned, 0);
  const dragged = all.reduce((sum, each) => sum + each.dragged, 0);
  const diverted = losses.reduce((sum, each) => sum + each, 0);
  const chart = (title, unit, note, tone, value) => bars({ title, unit, note, bars: all.map((each) => ({ label: seatName(each.seat), value: value(each), tone })) });
  return [
    chart(left ? say("game.debrief.left", { count: left }) : say("game.debrief.none-left"), say("game.unit.times"), say("game.debrief.left-note"), "against", (each) => each.abandoned),
    chart(say("game.debrief.dragged", { points: shown(dragged) }), say("game.unit.points"), say("game.debrief.dragged-note"), "focus", (each) => each.dragged),
    chart(say("game.debrief.diverted", { points: shown(diverted) }), say("game.unit.points"), say("game.debrief.diverted-note"), "against", (each) => losses[each.seat]),
  ];
}

/** @param {any[]} rows */
function postures(rows) {
  const found = byPosture(rows);
  const label = ({ level, rounds }) => say("game.debrief.posture", { level: named("game.levels")[level], count: rounds });
  const best = found.filter(({ points }) => points !== null).sort((one, other) => (other.points ?? 0) - (one.points ?? 0))[0];
  const door = found.map((each) => ({ label: label(each), value: each.openings, tone: "for" }));
  return [
    bars({ title: say("game.debrief.points", { level: named("game.levels")[best.level] }), note: say("game.debrief.points-note"), unit: say("game.unit.a-round"), bars: found.map((each) => ({ label: label(each), value: each.points, tone: "focus" })) }),
    bars({ title: say("game.debrief.door"), note: say("game.debrief.door-note"), unit: say("game.unit.a-round"), bars: door, least: 0 }),
  ];
}

/** @param {any} state @param {number} rounds */
function whole(state, rounds) {
  const [mine, free] = [state.points.reduce((sum, each) => sum + each, 0), allFree(state.settings, state.seed, rounds)];
  const title = mine > free ? say("game.debrief.more", { points: shown(mine - free) }) : mine < free ? say("game.debrief.less", { points: shown(free - mine) }) : say("game.debrief.same");
  return bars({ title, note: say("game.debrief.whole-note"), unit: say("game.unit.points"), bars: [{ label: say("game.debrief.yours"), value: mine, tone: "focus" }, { label: say("game.debrief.all-free"), value: free, tone: "base" }] });
}

/** @param {any[]} rows */
function foresight(rows) {
  const found = forecasts(rows);
  if (found.brier === null) return [];
  const drawn = found.bins.filter(({ count }) => count).flatMap(({ least, most, count, said, came }) => {
    const range = least === most ? say("game.per-cent", { value: least }) : say("game.range", { least, most });
    return [{ label: say("game.debrief.said", { range, count }), value: said, tone: "base", told: perCent(said) }, { label: say("game.debrief.came"), value: came, tone: "for", told: perCent(came) }];
  });
  return [bars({ title: say("game.debrief.brier", { brier: found.brier.toFixed(2), forecasts: found.count }), note: say("game.debrief.brier-note"), unit: say("game.unit.per-cent"), bars: drawn, least: 0, most: 100 })];
}

/** Give the reader a file. @param {string} name @param {string} text */
function give(name, text) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** What each seat would do again, in the words of the table. @param {Session} session @param {(text: string) => void} changed */
function again(session, changed) {
  const id = fresh();
  const area = h("textarea", { id, rows: 3, maxlength: 2000 });
  area.value = session.again;
  area.addEventListener("input", () => changed(area.value));
  return h("p", { class: "game-field" }, h("label", { for: id }, say("game.debrief.again")), area);
}

/** The code of the table, to be read out or copied. @param {any} state @param {Session} session */
function codeOf(state, session) {
  const id = fresh();
  const code = h("output", { class: "game-code", translate: "no", id }, encode(tableSum(state, session)));
  const said = h("span", { role: "status" });
  const take = button(say("game.debrief.copy"), async () => (said.textContent = await copy(code)));
  return h("div", { class: "game-codes" }, paragraph(say("game.debrief.code", { table: session.table })), code, take, said);
}

/**
 * The debrief of one table.
 * @param {{state: any, session: Session, rates: Rate[], changed: (text: string) => void, restart: () => void, undo: () => void, combine: () => void}} given
 */
export function debrief({ state, session, rates, changed, restart, undo, combine }) {
  const rows = played(state);
  const rounds = Math.max(0, ...rows.map((row) => row.round));
  if (!rounds) return [heading(say("game.debrief.title")), paragraph(say("game.debrief.nothing")), button(say("game.start.again"), restart, "main"), button(say("game.undo"), undo, "quiet")];
  const written = session.seats.flatMap((name, seat) => (name ? [h("li", {}, say("game.debrief.was", { seat: seatName(seat), name: name.replace(/([a-z])([A-Z])/g, "$1 $2") }), " ", named("game.strategy-notes")[name] ?? "")] : []));
  return [
    heading(say("game.debrief.title")),
    paragraph(say("game.debrief.summary", { count: rounds }), ...(session.undone ? [" ", say("game.debrief.undone", { count: session.undone })] : [])),
    board(state, session, true),
    ...(written.length ? [h("div", { class: "game-written" }, paragraph(say("game.debrief.written")), h("ul", {}, ...written))] : []),
    h("div", { class: "game-charts" }, honours(rows, session, rates), ...plans(rows), whole(state, rounds), ...postures(rows), ...alone(rows, state), ...foresight(rows)),
    again(session, changed),
    codeOf(state, session),
    h(
      "p",
      { class: "game-others" },
      button(say("game.debrief.log"), () => give(`game-${session.table}-${state.seed}.csv`, csv(state, session)), "main"),
      button(say("game.start.combine"), combine),
      button(say("game.start.again"), restart),
      button(say("game.undo"), undo, "quiet"),
    ),
  ];
}
