// The search of the book, in a dialog over any page and on a page of its own. It is loaded when a reader first searches.
import { h } from "../../exercises/elements.js";
import { named, say } from "../../exercises/words.js";
import { Finder } from "./finder.js";
import { once, run } from "./loading.js";
import { marked, passage } from "./excerpt.js";

const FIRST = 8; // results that are shown before a reader asks for more
const MORE = 16; // that are shown then

/** @typedef {import("./finder.js").Packed & {version: string, part: number, pages: [string, string][], queries: string[]}} Index */
/** Number of the page, anchor, title, text, what is said beside the kind. @typedef {[number, string, string, string, string]} Told */

/** @type {any} */
const given = globalThis; // what the scripts of the index leave there: searchIndex, searchParts

const KEPT = "search"; // what the session calls the words that were last searched for

/** Keep the words of a search for this session, or recall them; storage may be switched off. @param {string} [words] */
function lastWords(words) {
  try {
    if (words !== undefined) sessionStorage.setItem(KEPT, words);
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

class Book {
  /** @param {Index} index @param {string} folder where the index and its parts are */
  constructor(index, folder) {
    this.index = index;
    this.folder = folder;
    this.finder = new Finder(index);
    /** @type {Map<number, () => Promise<void>>} */
    this.loads = new Map();
  }

  /** What the index says of some entries, from the parts that have them. @param {number[]} entries @returns {Promise<{kind: string, told: Told}[]>} */
  async told(entries) {
    const { part, version, what, kinds } = this.index;
    await Promise.all([...new Set(entries.map((entry) => Math.floor(entry / part)))].map((number) => this.load(number)()));
    return entries.map((entry) => ({
      kind: kinds[parseInt(what[entry], 36)][0],
      told: given.searchParts[`${version}/${Math.floor(entry / part)}`][entry % part],
    }));
  }

  /** @param {number} part */
  load(part) {
    const known = this.loads.get(part) ?? once(() => run(`${this.folder}${part}.js?${this.index.version}`));
    this.loads.set(part, known);
    return known;
  }
}

/** Load the index. @param {URL} root of the site */
const loader = (root) =>
  once(async () => {
    const folder = new URL("_static/search/", root).href;
    given.searchParts = {};
    await run(`${folder}index.js`);
    return new Book(given.searchIndex, folder);
  });

/**
 * What stands above a result: the number or the kind of what is found, and its page; of a record its kind and a note.
 * @param {string} kind
 * @param {string} note
 * @param {string} page the title of the page
 */
function beside(kind, note, page) {
  const name = named("search.kinds")[kind];
  return (["section", "chart", "exercise"].includes(kind) ? [note || name, page] : [name, note]).filter(Boolean).join(" · ");
}

/** A field with the results below it. */
class Box {
  /** @param {URL} root @param {() => Promise<Book>} load @param {"dialog" | "page"} place */
  constructor(root, load, place) {
    this.root = root;
    this.load = load;
    this.place = place;
    this.shown = FIRST;
    this.asked = 0;
    this.input = h("input", {
      type: "search", name: "q", autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "search",
      "aria-label": say("search.label"), placeholder: say("search.label"), oninput: () => this.type(), 
    });
    this.said = h("p", { class: "search-said", role: "status" });
    this.help = h("p", { class: "search-help" });
    this.list = h("ol", { class: "search-found", "aria-label": say("search.results") });
    this.more = h("p", { class: "search-more" });
    this.head = h("div", { class: "search-head" }, this.input);
    this.element = h(
      "form",
      { class: "search-box", role: "search", action: new URL("search.html", root).href, onsubmit: (event) => this.follow(event), onkeydown: (event) => this.walk(event) },
      this.head, this.said, this.help, this.list, this.more,
    );
  }

  /** Search as the field says now. */
  async type() {
    this.shown = FIRST;
    lastWords(this.input.value.trim());
    await this.show();
  }

  async show() {
    const query = this.input.value.trim();
    const asked = (this.asked += 1);
    try {
      const book = await this.load();
      if (asked !== this.asked) return;
      const found = book.finder.find(query);
      const told = await book.told(found.entries.slice(0, this.shown));
      if (asked === this.asked) this.tell(book, query, found, told);
    } catch (error) {
      console.warn(error);
      if (asked === this.asked) this.said.textContent = say("search.failed");
    }
  }

  /** @param {Book} book @param {string} query @param {import("./finder.js").Found} found @param {{kind: string, told: Told}[]} told */
  tell(book, query, found, told) {
    this.element.dataset.query = query; // what is shown answers it
    const count = found.entries.length;
    const sentence = count ? say("search.count", { count }) : say("search.nothing", { query });
    this.said.textContent = query ? [sentence, found.loose && count ? say("search.loose") : ""].join(" ").trim() : "";
    this.list.replaceChildren(...told.map((one) => this.result(book, one, found.words)));
    const others = found.names.length ? [say("search.also", { names: found.names.join(", ") })] : [];
    const near = found.near ? [say("search.near"), " ", this.suggestion(found.near)] : others;
    this.help.replaceChildren(...(query ? near : [say("search.try"), ...book.index.queries.flatMap((each) => [" ", this.suggestion(each)])]));
    this.more.replaceChildren(...(count > this.shown ? [this.rest(query, count)] : []));
  }

  /** A query that is searched for when it is pressed. @param {string} query */
  suggestion(query) {
    const take = () => {
      this.input.value = query;
      this.input.focus();
      this.type();
    };
    return h("button", { type: "button", onclick: take }, query);
  }

  /** What leads to the other results. @param {string} query @param {number} count */
  rest(query, count) {
    const all = say("search.all", { count });
    if (this.place === "dialog") return h("a", { href: new URL(`search.html?q=${encodeURIComponent(query)}`, this.root).href }, all);
    const more = () => {
      const last = this.shown;
      this.shown += MORE;
      this.show().then(() => this.links()[last]?.focus());
    };
    return h("button", { type: "button", onclick: more }, say("search.more"));
  }

  /** @param {Book} book @param {{kind: string, told: Told}} one @param {Set<string>} words */
  result(book, { kind, told: [page, anchor, title, text, note] }, words) {
    const [address, name] = book.index.pages[page];
    return h(
      "li",
      {},
      h(
        "a",
        { href: new URL(anchor ? `${address}#${anchor}` : address, this.root).href },
        h("span", { class: "search-kind" }, beside(kind, note, name)),
        " ",
        h("strong", {}, ...marked(title, words)),
        " ",
        h("span", { class: "search-passage" }, ...marked(passage(text, words), words)),
      ),
    );
  }

  /** @returns {HTMLAnchorElement[]} */
  links() {
    return [...this.list.querySelectorAll("a")];
  }

  /** Enter in the field goes to the first result, once it is there. @param {Event} event */
  async follow(event) {
    event.preventDefault();
    await this.show();
    this.links()[0]?.click();
  }

  /** The arrow keys go from the field through the results and back; Enter in the field does what sending the form does, which a frame may forbid. @param {KeyboardEvent} event */
  walk(event) {
    if (event.key === "Enter" && event.target === this.input && !event.isComposing) return this.follow(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = [this.input, ...this.links()];
    const at = all.indexOf(/** @type {any} */ (document.activeElement));
    if (!step || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    all[Math.min(Math.max(at + step, 0), all.length - 1)].focus();
  }
}

/** @type {{dialog: HTMLDialogElement, box: Box} | null} */
let over = null;
/** @type {(() => Promise<Book>) | null} */
let load = null;

/** Open the dialog over the page. @param {URL} root */
export function open(root) {
  load ??= loader(root);
  over ??= dialog(root, load);
  if (over.dialog.open) return;
  over.box.input.value = lastWords() || over.box.input.value; // back from what was found, the search goes on
  over.dialog.showModal();
  over.box.input.select();
  over.box.show();
}

/** @param {URL} root @param {() => Promise<Book>} load */
function dialog(root, load) {
  const box = new Box(root, load, "dialog");
  const close = () => element.close();
  box.head.append(h("button", { type: "button", onclick: close }, say("mark.close")));
  const element = /** @type {HTMLDialogElement} */ (h("dialog", { class: "search-dialog", "aria-label": say("search.title") }, box.element));
  element.addEventListener("click", (event) => {
    const inside = event.target instanceof Element && event.target;
    if (inside === element || (inside && inside.closest("a"))) close(); // beside it, or to a place that may be on this very page
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // which would empty the field first
    close();
  });
  document.body.append(element);
  return { dialog: element, box };
}

/** Put the search into the page of its own, and begin with the query of its address. @param {URL} root @param {Element} place */
export function mount(root, place) {
  load ??= loader(root);
  const box = new Box(root, load, "page");
  box.input.value = new URLSearchParams(location.search).get("q") ?? "";
  box.input.addEventListener("input", () => {
    const address = new URL(location.href);
    address.search = box.input.value.trim() ? `?q=${encodeURIComponent(box.input.value.trim())}` : "";
    history.replaceState(null, "", address);
  });
  place.replaceChildren(box.element);
  box.input.focus();
  box.show();
}
