// What stands below a lab in the browser: how long Python has been starting, what is kept, how to take answers along or begin anew.
import { h } from "../exercises/elements.js";
import { say } from "../exercises/words.js";

const LONG = 150; // seconds: then something is wrong, or the line is very slow

/** @param {number} milliseconds */
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** JupyterLite and the notebook in it, once both are there. */
async function opened() {
  for (;;) {
    const app = /** @type {any} */ (window).jupyterapp;
    const panel = app?.shell?.currentWidget;
    if (panel?.sessionContext) return { app, panel };
    await wait(100);
  }
}

/**
 * When the lab that the browser has was saved, asked of the browser's own storage: that JupyterLite ended a saving is no proof of it.
 * @param {string} name of JupyterLite's storage
 * @param {string} path of the lab in it
 * @returns {Promise<string | undefined>} undefined if the storage has none, or cannot be asked
 */
async function stored(name, path) {
  try {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.transaction?.abort(); // there is none yet, and JupyterLite makes it
    const storage = await result(opening);
    try {
      return (await result(storage.transaction("files").objectStore("files").get(path)))?.last_modified;
    } finally {
      storage.close();
    }
  } catch {
    return undefined;
  }
}

/**
 * What the storage answers.
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const result = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/**
 * Say how long Python has been starting, and what is kept of the lab.
 * @param {HTMLElement} place
 * @param {any} panel
 */
async function status(place, panel) {
  const began = performance.now();
  const { context } = panel;
  const name = JSON.parse(/** @type {Element} */ (document.getElementById("jupyter-config-data")).textContent ?? "").contentsStorageName;
  let started = false;
  let saving = ""; // how the last one ended
  let keeping = "";
  const tell = () => {
    const seconds = Math.round((performance.now() - began) / 1000);
    const python = started ? say("lab.ready") : seconds < LONG ? say("lab.starting", { seconds }) : say("lab.slow");
    const text = `${python} ${keeping}`.trim();
    if (place.textContent !== text) place.textContent = text;
  };
  const look = async () => {
    const at = context.model.dirty ? undefined : await stored(name, context.localPath);
    if (context.model.dirty) keeping = saving === "failed" ? say("lab.not-kept") : say("lab.unsaved");
    else if (at && at === context.contentsModel.last_modified) keeping = say("lab.kept");
    else keeping = saving ? say("lab.not-kept") : "";
    tell();
  };
  context.model.stateChanged.connect(look);
  context.saveState.connect((/** @type {any} */ _, /** @type {string} */ state) => {
    if (state !== "started") saving = state;
    look();
  });
  await look();
  const timer = setInterval(tell, 1000);
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  clearInterval(timer);
  started = true;
  await save(panel); // the notebook has noted its Python; and who has a browser that keeps nothing knows it now
  await look();
}

/**
 * Save; what goes wrong, JupyterLab says, and the line below the lab.
 * @param {any} panel
 */
const save = (panel) => panel.context.save().catch(() => {});

/**
 * Delete what was written in a lab, and open it as it was published.
 * @param {any} app
 * @param {any} panel
 */
async function beginAnew(app, panel) {
  await app.serviceManager.contents.delete(panel.context.path);
  panel.context.model.dirty = false; // nothing is left to save
  window.location.reload();
}

/**
 * The buttons: download, and begin anew, which asks first.
 * @param {any} app
 * @param {any} panel
 */
function buttons(app, panel) {
  const place = h("span", {});
  const download = () => {
    const content = JSON.stringify(panel.context.model.toJSON(), null, 1); // as it is here, whether or not the browser takes it
    const href = URL.createObjectURL(new Blob([content], { type: "application/x-ipynb+json" }));
    h("a", { href, download: panel.context.localPath.split("/").pop() }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
    save(panel);
  };
  const usual = () =>
    place.replaceChildren(
      h("button", { type: "button", onclick: download }, say("lab.download")),
      h("button", { type: "button", onclick: ask }, say("lab.anew")),
    );
  const ask = () => {
    const no = h("button", { type: "button", onclick: usual }, say("exercise.delete-no"));
    place.replaceChildren(
      h("span", { role: "alert" }, say("lab.anew-sure")),
      h("button", { type: "button", onclick: () => beginAnew(app, panel) }, say("exercise.delete-yes")),
      no,
    );
    no.focus();
  };
  usual();
  return place;
}

async function main() {
  const { app, panel } = await opened();
  document.querySelector(".lab-wait")?.remove();
  const place = h("span", { role: "status" });
  document.body.append(h("footer", { class: "lab-foot" }, place, buttons(app, panel)));
  document.body.classList.add("lab-has-foot");
  window.dispatchEvent(new Event("resize")); // JupyterLab fits itself into what is left
  await status(place, panel);
}

main();
