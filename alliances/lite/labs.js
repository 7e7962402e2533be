// What stands below a lab in the browser: how long Python has been starting, where answers are kept, how to take them along or begin anew.
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
 * Say how long Python has been starting, until it has started.
 * @param {HTMLElement} place
 * @param {any} panel
 */
async function start(place, panel) {
  const began = performance.now();
  const tell = () => {
    const seconds = Math.round((performance.now() - began) / 1000);
    place.textContent = seconds < LONG ? say("lab.starting", { seconds }) : say("lab.slow");
  };
  tell();
  const timer = setInterval(tell, 1000);
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  clearInterval(timer);
  place.textContent = say("lab.kept");
}

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
  const download = async () => {
    await panel.context.save();
    await app.commands.execute("docmanager:download");
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
  const status = h("span", { role: "status" });
  document.body.append(h("footer", { class: "lab-foot" }, status, buttons(app, panel)));
  document.body.classList.add("lab-has-foot");
  window.dispatchEvent(new Event("resize")); // JupyterLab fits itself into what is left
  await start(status, panel);
}

main();
