// Hosts anywidgets on a page without a kernel: implements the front-end model (get, set, on, off, save_changes, send),
// keeps answers in the browser, and lets the reader take them along as a file.
(() => {
  "use strict";
  const islands = [...document.querySelectorAll(".island")];
  if (!islands.length) return;
  const root = new URL(document.documentElement.dataset.content_root ?? "./", document.baseURI);
  const PREFIX = "drawing-the-bow:";
  const FORMAT = "drawing-the-bow answers";
  const models = new Map();

  /** The browser's storage, or the page's memory where storage is switched off. */
  const store = (() => {
    const memory = new Map();
    const attempt = (action, otherwise) => {
      try {
        return action(localStorage);
      } catch {
        return otherwise();
      }
    };
    return {
      read(key) {
        const text = attempt((s) => s.getItem(PREFIX + key), () => memory.get(key) ?? null);
        try {
          return text === null ? undefined : JSON.parse(text);
        } catch {
          return undefined; // damaged: as if nothing had been stored
        }
      },
      write(key, value) {
        const text = JSON.stringify(value);
        memory.set(key, text);
        attempt((s) => s.setItem(PREFIX + key, text), () => {});
      },
      remove(key) {
        memory.delete(key);
        attempt((s) => s.removeItem(PREFIX + key), () => {});
      },
      keys() {
        return attempt(
          (s) => Object.keys(s).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)),
          () => [...memory.keys()],
        );
      },
    };
  })();

  class Model {
    constructor(key, state, kept) {
      Object.assign(this, { key, state, kept, listeners: new Map(), changed: new Set() });
    }
    get(name) {
      return this.state[name];
    }
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
    on(names, listener) {
      for (const name of names.split(" ")) this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
    }
    off(name, listener) {
      if (name == null) this.listeners.clear();
      else if (!listener) this.listeners.delete(name);
      else this.listeners.set(name, (this.listeners.get(name) ?? []).filter((each) => each !== listener));
    }
    emit(name, value) {
      for (const listener of this.listeners.get(name) ?? []) listener({ changed: { [name]: value } }, value);
    }
    save_changes() {
      if (![...this.changed].some((name) => this.kept.includes(name))) return;
      const kept = Object.fromEntries(this.kept.map((name) => [name, this.state[name]]));
      if (Object.values(kept).every((value) => value === null)) store.remove(this.key);
      else store.write(this.key, kept);
      this.changed.clear();
    }
    /** Take over kept values from storage or a file; whatever does not fit is left to the widget, which ignores it. */
    adopt(kept) {
      for (const name of this.kept) this.set(name, kept?.[name] ?? null);
      this.changed.clear();
    }
    send() {} // there is no kernel to send to
  }

  let registry;
  /** Load an ES module: by address over http, out of a classic script from an unzipped folder. */
  async function load(hash) {
    if (location.protocol !== "file:") return import(new URL(`_static/widgets/${hash}.js`, root));
    registry ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("_static/widgets/registry.js", root);
      script.onload = () => resolve(globalThis.islandModules);
      script.onerror = reject;
      document.head.append(script);
    });
    const source = (await registry)[hash];
    return import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  }

  async function start(island) {
    const live = island.querySelector(".island-live");
    try {
      const { default: widget } = await load(island.dataset.module);
      const { widget: key } = island.dataset;
      let model = models.get(key);
      if (!model) {
        const state = JSON.parse(island.querySelector(".island-state").textContent);
        model = new Model(key, state, island.dataset.kept.split(" "));
        const kept = store.read(key);
        if (kept !== null && typeof kept === "object") model.adopt(kept);
        models.set(key, model);
        const definition = typeof widget === "function" ? await widget() : widget;
        model.definition = definition;
        await definition.initialize?.({ model });
      }
      await model.definition.render({ model, el: live });
      island.dataset.live = "";
    } catch (error) {
      live.replaceChildren(); // the still version stays on show
      console.warn(error);
    }
  }

  // --- the reader's own answers: take along, bring back, clear -------------------------------------------
  function collected() {
    const answers = {};
    for (const key of store.keys()) {
      const kept = store.read(key);
      if (kept !== undefined) answers[key] = kept;
    }
    return { format: FORMAT, version: 1, saved: new Date().toISOString(), answers };
  }

  function download() {
    const blob = new Blob([JSON.stringify(collected(), null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "my-answers.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    const count = store.keys().length;
    return count === 1 ? "One answer downloaded." : `${count} answers downloaded.`;
  }

  async function upload(file) {
    let content;
    try {
      content = JSON.parse(await file.text());
    } catch {
      return `${file.name} is not an answer file: it is damaged, or was not downloaded from this book.`;
    }
    const answers = content?.answers;
    if (content?.format !== FORMAT || answers === null || typeof answers !== "object" || Array.isArray(answers)) {
      return `${file.name} is not an answer file of this book: download one here and compare.`;
    }
    const fit = Object.entries(answers).filter(([, kept]) => kept !== null && typeof kept === "object");
    for (const [key, kept] of fit) {
      store.write(key, kept);
      models.get(key)?.adopt(kept);
    }
    return fit.length === 1 ? "One answer loaded." : `${fit.length} answers loaded.`;
  }

  function clear() {
    for (const key of store.keys()) store.remove(key);
    for (const model of models.values()) model.adopt(null);
    return "All answers on this device are cleared.";
  }

  function toolbar() {
    const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
    const section = make("section", { className: "answers" });
    section.setAttribute("aria-label", "Your answers");
    const said = make("p", { className: "answers-said" });
    said.setAttribute("role", "status");
    const say = async (words) => (said.textContent = await words);
    const input = make("input", { type: "file", accept: "application/json,.json", hidden: true });
    input.setAttribute("aria-label", "Answer file");
    input.addEventListener("change", async () => {
      if (input.files.length) await say(upload(input.files[0]));
      input.value = "";
    });
    const button = (text, action) => {
      const element = make("button", { type: "button", textContent: text });
      element.addEventListener("click", action);
      return element;
    };
    section.append(
      make("p", { textContent: "Your answers stay in this browser. Nobody else sees them." }),
      button("Download my answers", () => say(download())),
      button("Load answers", () => input.click()),
      button("Clear", () => say(clear())),
      input,
      said,
    );
    (document.querySelector("article.bd-article") ?? document.body).append(section);
  }

  // Words and drawings come first: islands start one by one once the page has been painted.
  const pause = () => new Promise((done) => setTimeout(done));
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  (async () => {
    if (!document.hidden) await painted();
    for (const island of islands) {
      await start(island);
      await pause();
    }
    toolbar();
  })();
})();
