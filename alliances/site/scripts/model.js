// The front-end model of a widget (get, set, on, off, save_changes, send) on a page without a kernel.

/** @typedef {(event: {changed: object}, value: any) => void} Listener */

/** A widget's state, of which the named parts are kept in a store. */
export class Model {
  /**
   * @param {string} key
   * @param {Record<string, any>} state
   * @param {string[]} kept
   * @param {import("./store.js").Store} store
   */
  constructor(key, state, kept, store) {
    this.key = key;
    this.state = state;
    this.kept = kept;
    this.store = store;
    /** @type {Map<string, Listener[]>} */
    this.listeners = new Map();
    /** @type {Set<string>} */
    this.changed = new Set();
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /** @param {string | Record<string, any>} name @param {any} [value] */
  set(name, value) {
    const values = typeof name === "object" ? name : { [name]: value };
    const changed = Object.keys(values).filter((each) => this.state[each] !== values[each]);
    Object.assign(this.state, values);
    for (const each of changed) {
      this.changed.add(each);
      this.emit(`change:${each}`, values[each]);
    }
    if (changed.length) this.emit("change");
  }

  /** @param {string} names @param {Listener} listener */
  on(names, listener) {
    for (const name of names.split(" ")) this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  /** @param {string | null} [name] @param {Listener} [listener] */
  off(name, listener) {
    if (name == null) this.listeners.clear();
    else if (!listener) this.listeners.delete(name);
    else this.listeners.set(name, (this.listeners.get(name) ?? []).filter((each) => each !== listener));
  }

  /** @param {string} name @param {any} [value] */
  emit(name, value) {
    for (const listener of this.listeners.get(name) ?? []) listener({ changed: { [name]: value } }, value);
  }

  save_changes() {
    if (![...this.changed].some((name) => this.kept.includes(name))) return;
    const kept = Object.fromEntries(this.kept.map((name) => [name, this.state[name]]));
    if (Object.values(kept).every((value) => value === null)) this.store.remove(this.key);
    else this.store.write(this.key, kept);
    this.changed.clear();
  }

  /**
   * Take over kept values from the store, and say so; whatever does not fit is left to the widget, which ignores it.
   * @param {Record<string, any> | null | undefined} kept
   */
  adopt(kept) {
    for (const name of this.kept) this.set(name, kept?.[name] ?? null);
    this.changed.clear();
    this.emit("adopted");
  }

  send() {} // there is no kernel to send to
}
