// A talk with a learning management system in the words of SCORM 1.2. Whatever the system answers or throws, the page goes on.

/** @typedef {Record<"LMSInitialize" | "LMSGetValue" | "LMSSetValue" | "LMSCommit" | "LMSFinish" | "LMSGetLastError", (...words: string[]) => any>} Api */

const DEEPEST = 50; // windows in windows that are looked through

/** What a window has under the name that the standard gives; nothing where another site's window keeps it to itself. @param {Window} view @returns {Api | null} */
function apiIn(view) {
  try {
    const { API } = /** @type {any} */ (view);
    return API?.LMSInitialize ? API : null;
  } catch {
    return null;
  }
}

/**
 * The system's interface: in this window, in those around it, or in those around the one that opened it; null if there is none.
 * @param {Window} view
 */
export function find(view) {
  for (const start of [view, view.opener]) {
    let here = start;
    for (let depth = 0; here && depth < DEEPEST; depth += 1) {
      const api = apiIn(here);
      if (api) return api;
      if (here.parent === here) break;
      here = here.parent;
    }
  }
  return null;
}

/** How long something took, as the standard writes it. @param {number} milliseconds */
export function timespan(milliseconds) {
  const whole = Math.floor(milliseconds / 1000);
  const two = (number) => String(number).padStart(2, "0");
  return `${String(Math.min(Math.floor(whole / 3600), 9999)).padStart(4, "0")}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** One visit of a student, from its beginning to its end. */
export class Session {
  /** @param {Api} api @param {() => number} [now] */
  constructor(api, now = () => performance.now()) {
    this.api = api;
    this.now = now;
    this.begun = now();
    this.open = this.ask("LMSInitialize", "");
  }

  /** Whether the system says yes. @param {keyof Api} name @param {...string} words */
  ask(name, ...words) {
    try {
      return String(this.api[name](...words)) === "true";
    } catch {
      return false;
    }
  }

  /** @param {string} name */
  get(name) {
    try {
      return String(this.api.LMSGetValue(name) ?? "");
    } catch {
      return "";
    }
  }

  /** @param {string} name @param {string | number} value */
  set(name, value) {
    return this.open && this.ask("LMSSetValue", name, String(value));
  }

  /** Have all that was set kept. */
  commit() {
    return this.open && this.ask("LMSCommit", "");
  }

  /** Leave, to come back later. */
  finish() {
    if (!this.open) return;
    this.set("cmi.core.session_time", timespan(this.now() - this.begun));
    this.set("cmi.core.exit", "suspend");
    this.commit();
    this.ask("LMSFinish", "");
    this.open = false;
  }
}
