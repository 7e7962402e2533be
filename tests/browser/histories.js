// Plays a history of a reader: two tabs of the built book, what is done in them and to their storage, and what can be seen after each step.
// Runs in a third window of the same origin, which opened the two.
globalThis.histories = (() => {
  const PREFIX = "drawing-the-bow:";
  const PATIENCE = 30_000;
  const own = { mode: "ok", play, fill };
  /** @type {Window[]} */
  let tabs = [];
  let pings = 0;
  let given; // what the test knows: keys, pages, words

  const breath = () => new Promise((done) => setTimeout(done, 1));
  async function until(test, said) {
    for (const end = performance.now() + PATIENCE; !test(); await breath()) if (performance.now() > end) throw new Error(`waited in vain: ${said}`);
  }

  // ── the storage ──
  const MOST = 2 ** 22; // characters of an item
  const ROOM = 2 ** 11; // left where it is not full

  /** Add items until the storage has no room for one of so many characters. @param {string} name @param {number} more @param {number} least */
  function stuff(name, more, least) {
    for (let number = 0; more >= least; number += 1) {
      try {
        localStorage.setItem(`${name}-${number}-`, "x".repeat(more));
      } catch {
        more /= 2;
      }
    }
  }

  function empty(name) {
    for (const key of Object.keys(localStorage)) if (key.startsWith(name)) localStorage.removeItem(key);
  }

  /** Fill the storage but for some room, once. */
  function fill() {
    localStorage.setItem("ping", "000000");
    stuff("base", MOST, ROOM);
  }

  // ── tabs ──
  const part = (tab, selector) => tab.document.querySelector(selector);
  const alive = (tab) => tab.waiting && (part(tab, ".work-chapters") ? part(tab, "[data-work=live]") : part(tab, ".answers") && tab.document.readyState === "complete");
  const settled = (tab) => until(() => !tab.waiting.size, "timers");

  async function go(tab, address) {
    tab.old = true;
    if (address) tab.location.replace(address);
    else tab.location.reload();
    await until(() => !tab.old && alive(tab), address ?? "reload");
    await settled(tab);
  }

  /** Wait until all tabs have heard of all that was stored, and of what they then stored themselves. */
  async function heard() {
    for (let before = ""; before !== String(stored()); ) {
      before = String(stored());
      const told = String((pings += 1)).padStart(6, "0");
      localStorage.setItem("ping", told);
      await until(() => tabs.every((tab) => tab.ping === told), "news");
      for (const tab of tabs) await settled(tab);
    }
  }

  async function begin() {
    own.mode = "ok";
    if (!tabs.length) {
      tabs = given.tabs.map(() => open(given.none));
      // what is written into the window before its page is there, Firefox hands on to the page
      for (const tab of tabs) await until(() => tab.location.href !== "about:blank" && tab.document.readyState === "complete", "a tab");
    }
    for (const tab of tabs) {
      tab.old = true;
      tab.location.replace(given.none);
      await until(() => !tab.old && tab.document.readyState === "complete", "an empty page");
      tab.name = "";
      tab.sessionStorage.clear();
    }
    empty(PREFIX);
    empty("more");
    for (const tab of tabs) await go(tab, given.chapter);
  }

  // ── what a reader does ──
  const island = (tab, key) => part(tab, `[data-widget="${key}"] .island-live`);
  const press = (within, text) => {
    const button = [...within.querySelectorAll("button")].find((each) => each.textContent === text && each.checkVisibility());
    button?.click();
    return Boolean(button);
  };
  const enter = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const foot = (tab) => part(tab, ".work-files") ?? part(tab, ".answers");

  const acts = {
    type(tab, place, value) {
      const key = given.keys[place];
      const live = island(tab, key);
      if (!live) return;
      const [radio] = live.querySelectorAll("[type=radio]");
      if (radio) live.querySelectorAll("[type=radio]")[value].click();
      else enter(live.querySelector("textarea, input[inputmode]"), given.texts[place][value]);
    },
    check: (tab, place) => island(tab, given.keys[place])?.querySelector(".exercise-check").click(),
    again(tab, place) {
      const live = island(tab, given.keys[place]);
      if (live && press(live, given.words.again)) press(live, given.words.yes);
    },
    clear(tab) {
      press(foot(tab), given.words[part(tab, ".work-files") ? "all" : "chapter"]);
      const group = foot(tab).querySelector(".answers-question");
      if (!group.hidden) group.querySelector("button").click();
    },
    undo: (tab) => press(foot(tab), given.words.undo),
    async load(tab, place) {
      if (!part(tab, ".work-files")) return;
      const said = foot(tab).querySelector("[role=status]");
      const files = new tab.DataTransfer();
      files.items.add(new tab.File([given.files[place]], "answers.json"));
      said.textContent = "";
      const input = foot(tab).querySelector("[type=file]");
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
      await until(() => said.textContent, "the file");
    },
    async download(tab) {
      tab.given = undefined;
      if (press(foot(tab), given.words.download)) tab.got = JSON.parse(await tab.given.text()).answers;
    },
    reload: (tab) => go(tab),
    turn: (tab) => go(tab, part(tab, ".work-files") ? given.chapter : given.work),
    cache(tab) {
      tab.dispatchEvent(new tab.PageTransitionEvent("pagehide", { persisted: true }));
      tab.cached = true;
    },
    back(tab) {
      tab.cached = false;
      tab.dispatchEvent(new tab.PageTransitionEvent("pageshow", { persisted: true }));
    },
  };

  const things = {
    mode: (mode) => (own.mode = mode),
    full: (so) => (so ? stuff("more", ROOM, 1) : empty("more")),
    damage(place, text) {
      const full = Object.keys(localStorage).some((name) => name.startsWith("more"));
      empty("more");
      localStorage.setItem(PREFIX + given.keys[place], text);
      if (full) stuff("more", ROOM, 1);
    },
  };

  // ── what can be seen ──
  function seen(tab) {
    const got = tab.got;
    delete tab.got;
    if (part(tab, ".work-files")) {
      const states = given.keys.map((key) => part(tab, `[data-exercise="${key}"]`).dataset.state);
      return { page: "work", states, stay: foot(tab).querySelector("p").textContent, said: foot(tab).querySelector("[role=status]").textContent, got };
    }
    const shown = given.keys.map((key) => {
      const live = island(tab, key);
      const field = live.querySelector("textarea, input[inputmode]");
      const radio = [...live.querySelectorAll("[type=radio]")].findIndex(({ checked }) => checked);
      const { outcome } = live.querySelector(".exercise-verdict").dataset;
      return [field ? field.value : radio, live.querySelector(".exercise-draft").checkVisibility(), outcome !== undefined && outcome !== "empty"];
    });
    const [done, stay] = [...part(tab, ".answers").querySelectorAll("p")].map((each) => each.textContent);
    return { page: "chapter", shown, done, stay, got };
  }

  const stored = () => given.keys.map((key) => localStorage.getItem(PREFIX + key));
  const reading = () => localStorage.getItem(`${PREFIX}.reading`);

  /** @param {any[]} history its steps: [who, what, ...]; who is the number of a tab, or null @param {any} told */
  async function play(history, told) {
    given = told;
    await begin();
    const found = [];
    for (const [who, what, ...how] of history) {
      const [now, stopped] = [Date.now(), reading()];
      await until(() => Date.now() > now, "the clock"); // no two steps at one time
      // an exercise is on its chapter's page only, and nothing is done to a page in the cache
      if (who === null) things[what](...how);
      else if (what === "back" ? tabs[who].cached : !tabs[who].cached) await acts[what](tabs[who], ...how);
      await heard();
      found.push({ tabs: tabs.map((tab) => (tab.cached ? null : seen(tab))), stored: stored(), told: reading() !== stopped });
    }
    return found;
  }

  return own;
})();
