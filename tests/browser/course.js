// What a learning management system says to a page by SCORM 1.2, for machines that cannot fetch a whole runtime: it keeps values in its
// memory, and refuses what the standard forbids.
"use strict";

class Scorm12API {
  values = { "cmi.core.lesson_status": "not attempted", "cmi.core.lesson_mode": "normal", "cmi.suspend_data": "" };
  watchers = {};
  running = false;
  error = "0";

  static RULES = {
    "cmi.suspend_data": /^[\u0000-\u007f]{0,4096}$/,
    "cmi.core.lesson_status": /^(passed|completed|failed|incomplete|browsed)$/,
    "cmi.core.exit": /^(time-out|suspend|logout|)$/,
    "cmi.core.session_time": /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/,
    "cmi.core.score.raw": /^(100|\d?\d)(\.\d+)?$/,
    "cmi.core.score.min": /^(100|\d?\d)(\.\d+)?$/,
    "cmi.core.score.max": /^(100|\d?\d)(\.\d+)?$/,
  };

  on(name, watcher) {
    this.watchers[name] = watcher;
  }

  /** Answer as the standard wants: a word, and a number for what went wrong. */
  #answer(good, error = "101") {
    this.error = good ? "0" : error;
    return String(good);
  }

  LMSInitialize(word) {
    return this.#answer(word === "" && !this.running && (this.running = true));
  }

  LMSFinish(word) {
    const good = word === "" && this.running;
    this.running = false;
    if (good) this.watchers.LMSFinish?.();
    return this.#answer(good);
  }

  LMSCommit(word) {
    const good = word === "" && this.running;
    if (good) this.watchers.LMSCommit?.();
    return this.#answer(good);
  }

  LMSGetValue(name) {
    this.#answer(this.running);
    return this.running ? (this.values[name] ?? "") : "";
  }

  LMSSetValue(name, value) {
    const good = this.running && Boolean(Scorm12API.RULES[name]?.test(value));
    if (good) this.values[name] = value;
    return this.#answer(good, "405");
  }

  LMSGetLastError() {
    return this.error;
  }

  /** The values as one object in another, as the runtime has them too. */
  renderCMIToJSONObject() {
    const told = {};
    for (const [name, value] of Object.entries(this.values)) {
      const steps = name.split(".");
      const last = steps.pop();
      steps.reduce((inside, step) => (inside[step] ??= {}), told)[last] = value;
    }
    return told;
  }

  loadFromJSON(told) {
    const read = (inside, name) => {
      for (const [step, value] of Object.entries(inside)) {
        if (typeof value === "object") read(value, `${name}${step}.`);
        else if (value !== "") this.values[name + step] = value;
      }
    };
    read(told, "");
  }
}
globalThis.Scorm12API = Scorm12API;
