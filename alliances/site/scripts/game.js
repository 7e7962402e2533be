// The alliance game on a page: one screen after another, from what is kept of the play. Nothing leaves the device.
import { h, part } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { combine } from "./game-class.js";
import { debrief } from "./game-debrief.js";
import { allowed, lesson, said as taught } from "./game-learn.js";
import { tableSum } from "./game-measures.js";
import { board, button, heading, paragraph, seatName, seatTag } from "./game-parts.js";
import { offers } from "./game-players.js";
import { legal } from "./game-rules.js";
import { fromHash, isChanged, rulebook } from "./game-rulebook.js";
import { begin, choose, goOn, isOver, keep, load, stateOf, undo } from "./game-session.js";
import { sandbox, soloSetup, start as firstScreen, tableSetup } from "./game-setup.js";
import { card, told } from "./game-told.js";
import { cover, planForm, postureForm, typed } from "./game-turn.js";
import { Store } from "./store.js";

/** @typedef {import("./game-session.js").Session} Session */

const TALK = [60, 30]; // seconds for talk before the first round, and before each later one

class Game {
  /** @param {HTMLElement} root @param {import("./store.js").Store} store */
  constructor(root, store) {
    this.store = store;
    this.rates = JSON.parse(root.dataset.rates ?? "[]");
    this.link = fromHash(location.hash);
    this.asked = this.link && "changes" in this.link ? this.link : { changes: {}, seed: "" };
    /** @type {Session | undefined} */
    this.session = undefined;
    this.view = "start";
    this.open = false; // whether the choices of the seat whose turn it is are shown
    this.stage = h("div", { class: "game-stage" });
    this.live = h("p", { class: "unseen", role: "status", "aria-live": "polite" });
    this.tools = h("div", { class: "game-tools" });
    this.fold = h("div", {});
    this.clock = 0;
    this.lack = h("p", { class: "game-warning", role: "status", hidden: true });
    this.lacked = "";
    root.replaceChildren(this.tools, this.live, this.lack, this.stage, h("details", { class: "game-fold" }, h("summary", {}, say("game.rules.here")), this.fold));
    this.show(false);
  }

  /** Say so where the browser does not keep the game. */
  tell() {
    const { refused, left, until } = this.store.state();
    this.lack.hidden = !refused && !left.some((name) => name.startsWith(".game"));
    const told = this.lack.hidden ? "" : say("game.not-kept", { end: named("answers.until")[until] });
    if (this.lacked !== told) this.lack.textContent = this.lacked = told; // what stands there, a browser may have translated
  }

  /** Show what another tab played, or another page while this one lay in the browser's cache. */
  news() {
    if (this.view === "start") this.show(false);
    this.stage.querySelector(".game-tables")?.dispatchEvent(new Event("news"));
    const kept = load(this.store);
    const same = JSON.stringify(kept) === JSON.stringify(this.session);
    if (this.view !== "play" || !kept || same || (this.session?.mode === "learn" && kept.mode !== "learn")) return;
    this.session = kept;
    this.open = false;
    this.show(false);
    this.tools.append(h("p", { class: "game-warning", role: "status" }, say("game.elsewhere")));
  }

  /** Go to another screen. @param {string} view */
  go(view) {
    this.view = view;
    this.show();
  }

  /** Play on with a changed session. @param {Session} session @param {string} [words] for those who listen */
  play(session, words = "") {
    this.session = session;
    this.view = "play";
    this.open = false;
    this.save(session);
    this.show();
    if (words) this.live.textContent = words;
  }

  /** Keep a session, or that there is none; a lesson leaves another game that is kept alone. @param {Session | null} session */
  save(session) {
    const kept = this.session?.mode === "learn" ? load(this.store) : undefined;
    if (!kept || kept.mode === "learn") keep(this.store, session);
  }

  /** Draw the screen that is due. @param {boolean} [focus] whether it takes the focus: not when the page opens */
  show(focus = true) {
    clearInterval(this.clock);
    this.live.textContent = "";
    const state = this.view === "play" && this.session ? stateOf(this.session) : null;
    const settings = state?.settings ?? this.normal();
    this.fold.replaceChildren(...rulebook(settings));
    this.tools.replaceChildren(...(state ? this.toolbar(state) : []));
    this.stage.replaceChildren(...(state ? this.screen(state) : this.before()));
    this.tell();
    if (!focus) return;
    const first = part(this.stage, ".game-heading");
    const turning = state && (state.step === "cards" || state.step === "reveal") && !isOver(/** @type {Session} */ (this.session), state);
    (turning ? part(this.stage, ".game-button.main") : first).focus({ preventScroll: !turning });
    const { top } = first.getBoundingClientRect();
    if (!turning && (top < 0 || top > innerHeight * 0.7)) first.scrollIntoView({ block: "start" });
  }

  /** The settings of the next game. */
  normal() {
    return stateOf(begin({ ...lesson, changes: this.asked.changes, seats: Array(5).fill(null) })).settings;
  }

  /** The screens before a game. */
  before() {
    const back = () => this.go("start");
    const play = (chosen) => this.play(begin(chosen));
    const kept = load(this.store);
    const replaced = () => {
      const game = load(this.store);
      return game && game.mode !== "learn" && (game.moves.length || game.pending.some((each) => each !== null)) ? game : undefined;
    };
    if (this.view === "table") return tableSetup({ asked: this.asked, kept: replaced, play, back });
    if (this.view === "solo") return soloSetup({ asked: this.asked, kept: replaced, play, back });
    if (this.view === "sandbox") return sandbox({ asked: this.asked, use: (asked) => ((this.asked = asked), back()), back });
    if (this.view === "class") return combine({ store: this.store, rates: this.rates, own: this.own(), back: () => this.go(this.session ? "play" : "start") });
    const problem = this.link && "problem" in this.link ? [h("p", { class: "game-warning" }, say("game.sandbox.bad-link", { problem: this.link.problem }))] : [];
    const ways = { learn: () => play(lesson), table: () => this.go("table"), solo: () => this.go("solo"), sandbox: () => this.go("sandbox"), combine: () => this.go("class") };
    return [...problem, ...firstScreen({ kept, asked: this.asked, resume: () => kept && this.play(kept), ...ways })];
  }

  /** What this screen has played, for the class. */
  own() {
    const session = this.session?.mode === "learn" ? load(this.store) : (this.session ?? load(this.store));
    if (!session || session.mode !== "table") return null;
    const state = stateOf(session);
    return isOver(session, state) && state.rows.length ? tableSum(state, session) : null;
  }

  /** What stands above every screen of a game. @param {any} state */
  toolbar(state) {
    const session = /** @type {Session} */ (this.session);
    const over = isOver(session, state);
    const where = over ? say("game.over") : say("game.round", { round: state.round, step: named("game.steps")[state.step] });
    const changed = isChanged(session.changes) ? say("game.changed") : "";
    const facts = [session.mode === "table" ? say("game.at-table", { table: session.table }) : "", session.mode === "learn" ? "" : say("game.seed", { seed: session.seed }), changed];
    const stop = () => this.play({ ...session, stopped: true });
    return [
      h("p", { class: "game-where" }, h("strong", {}, where), " ", h("span", {}, facts.filter(Boolean).join(" · "))),
      ...(over ? [] : [h("p", { class: "game-others" }, ...(undo(session) === session ? [] : [button(say("game.undo"), () => this.play(undo(session), say("game.undone")), "quiet")]), button(say("game.stop"), stop, "quiet"))]),
    ];
  }

  /** The screen of a game that is due. @param {any} state */
  screen(state) {
    const session = /** @type {Session} */ (this.session);
    if (isOver(session, state)) {
      const restart = () => {
        if (session.mode === "learn") this.save(null); // another game stays until the next one begins
        this.session = undefined;
        this.go("start");
      };
      const changed = (text) => {
        this.session = { ...session, again: text };
        this.save(this.session);
      };
      const after = session.mode === "learn" && state.rows.length ? [h("p", { class: "game-lesson" }, named("game.lessons").end)] : [];
      const [title, ...rest] = debrief({ state, session, rates: this.rates, changed, restart, undo: () => this.play(undo(session)), combine: () => this.go("class") });
      return [title, ...after, ...rest];
    }
    const words = session.mode === "learn" ? taught(state) : "";
    const lessonBox = words ? [h("p", { class: "game-lesson" }, words)] : [];
    if (state.step === "cards") return [heading(say("game.cards.title")), ...lessonBox, ...this.ties(state), button(say("game.cards.turn"), () => this.turn(), "main"), board(state, session)];
    if (state.step === "reveal") return this.reveal(state, lessonBox);
    return this.choices(state, lessonBox);
  }

  /** @param {any} state */
  ties(state) {
    const pairs = state.ties.flatMap(({ level, with: other }, seat) => (level && seat < other ? [h("li", {}, seatTag(seat), ` ${named("game.pairs")[level]} `, seatTag(other))] : []));
    return [pairs.length ? h("ul", { class: "game-ties" }, ...pairs) : paragraph(say("game.no-ties"))];
  }

  turn() {
    const next = goOn(/** @type {Session} */ (this.session));
    this.play({ ...next, shown: 1 }, told(stateOf(next).events[0], stateOf(next)).join(" "));
  }

  /** The cards that lie open, and the next one. @param {any} state @param {HTMLElement[]} lessonBox */
  reveal(state, lessonBox) {
    const session = /** @type {Session} */ (this.session);
    const lies = state.events.slice(0, session.shown ?? Infinity);
    const more = lies.length < state.events.length;
    const next = () => this.play({ ...session, shown: lies.length + 1 }, told(state.events[lies.length], state).join(" "));
    const done = () => this.play(goOn(session), say("game.cards.done"));
    return [
      heading(say("game.cards.open")),
      ...(more ? [] : lessonBox),
      h("ol", { class: "game-cards" }, ...lies.map((event, place) => card(event, state, place))),
      more ? button(say("game.cards.next", { place: lies.length + 1, of: state.events.length }), next, "main") : button(say("game.cards.round-done"), done, "main"),
      board(state, session),
    ];
  }

  /** Postures and plans, seat by seat. @param {any} state @param {HTMLElement[]} lessonBox */
  choices(state, lessonBox) {
    const session = /** @type {Session} */ (this.session);
    const may = legal(state);
    const people = session.seats.flatMap((each, seat) => (each === null ? [seat] : []));
    const seat = people.find((each) => session.pending[each] === null) ?? people[0];
    const lock = (at, choice) => this.play(choose(session, state, at, choice), session.mode === "table" ? say("game.locked", { seat: seatName(at) }) : "");
    const first = people.every((each) => session.pending[each] === null);
    if (session.concealed) return [heading(state.step === "postures" ? say("game.typed.postures") : say("game.typed.plans")), ...(first ? this.opening(state) : []), ...typed({ people, may, step: state.step, pending: session.pending, lock }), board(state, session)];
    if (session.mode === "table" && !this.open) {
      const open = () => {
        this.open = true;
        this.show();
      };
      return [...(first ? this.opening(state) : []), ...cover(seat, open), board(state, session)];
    }
    const only = session.mode === "learn" ? allowed(state) : undefined;
    const given = { seat, may: may[seat], state, only, before: this.lastPlan(state, seat), lock: (choice) => lock(seat, choice) };
    const title = state.step === "postures" ? say("game.posture.title", { seat: seatName(seat) }) : say("game.plan.title", { seat: seatName(seat) });
    return [heading(title), ...lessonBox, ...(state.step === "plans" && session.mode !== "table" ? this.ties(state) : []), ...this.heard(state, seat), state.step === "postures" ? postureForm(given) : planForm(given), board(state, session)];
  }

  /** What stands before the first hand-over of a step: talk, or the ties that came of the postures. @param {any} state */
  opening(state) {
    if (state.step === "plans") return [paragraph(say("game.ties")), ...this.ties(state)];
    const clock = h("span", { class: "game-clock", role: "timer" });
    let left = TALK[state.round > 1 ? 1 : 0];
    const tick = () => {
      clock.textContent = left > 0 ? say("game.talk.left", { seconds: left }) : say("game.talk.over");
      left -= 1;
    };
    tick();
    this.clock = window.setInterval(() => (tick(), left < -1 && clearInterval(this.clock)), 1000);
    const swap = state.round === Math.ceil(state.settings.rounds / 2) + 1 ? [paragraph(say("game.swap"))] : [];
    return [h("p", { class: "game-talk" }, say("game.talk.note"), " ", clock), ...swap];
  }

  /** What written strategies say to a seat before the postures; it binds them as little as anybody. @param {any} state @param {number} seat */
  heard(state, seat) {
    const session = /** @type {Session} */ (this.session);
    const all = state.step === "postures" ? offers(state, session.seats, seat) : [];
    return all.length ? [h("div", { class: "game-heard" }, paragraph(say("game.heard")), h("ul", {}, ...all.map((each) => h("li", {}, seatTag(each.seat), ": ", named("game.offers")[each.level]))))] : [];
  }

  /** The plan of a seat in the last round, if its tie is the same. @param {any} state @param {number} seat */
  lastPlan(state, seat) {
    const before = state.rows.find((row) => row.seat === seat && row.round === state.round - 1);
    const tie = state.ties[seat];
    if (state.step !== "plans" || !before || before.level !== tie.level || before.with !== tie.with || tie.level === 0) return null;
    return state.moves.at(-2)?.plans?.[seat] ?? null;
  }
}

/** @param {{prefix: string}} settings what the names in the browser's storage begin with */
export function start({ prefix }) {
  const root = /** @type {HTMLElement | null} */ (document.querySelector(".game"));
  if (!root) return;
  const store = new Store(prefix, () => localStorage, window);
  const game = new Game(root, store);
  store.watch((key, here) => {
    game.tell();
    if (!here && (key === null || key.startsWith(".game"))) game.news();
  });
  addEventListener("hashchange", () => {
    const link = fromHash(location.hash);
    if (!link) return;
    game.link = link;
    if ("changes" in link) game.asked = link;
    if (game.view !== "play") game.go("start");
    else game.tools.append(h("p", { class: "game-warning", role: "status" }, "problem" in link ? say("game.sandbox.bad-link", { problem: link.problem }) : say("game.sandbox.later")));
  });
  root.dataset.live = "";
}
