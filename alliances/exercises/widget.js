// Exercises on native controls: one renderer and one set of grading rules per type.
// Runs unchanged in Jupyter (anywidget) and on the static page (islands.js).
// The rules are those of grade.py; tests run shared vectors through both.

const EMPTY = (text) => ({ outcome: "empty", score: 0, feedback: [text] });

function result(score, feedback) {
  const outcome = score === 1 ? "right" : score > 0 ? "partial" : "wrong";
  return { outcome, score: Math.round(score * 1e4) / 1e4, feedback };
}

function indices(answer, field, size) {
  const places = (answer ?? {})[field] ?? [];
  if (!Array.isArray(places) || !places.every((p) => Number.isInteger(p) && p >= 0 && p < size)) {
    throw new RangeError(`${field} must list numbers from 0 to ${size - 1}`);
  }
  if (new Set(places).size !== places.length) throw new RangeError(`${field} lists a number twice`);
  return places;
}

const rules = {
  choice(item, answer) {
    const picked = indices(answer, "picked", item.options.length);
    if (!picked.length) return EMPTY("Choose an answer first.");
    if (!item.several && picked.length > 1) throw new RangeError("one option can be picked, not several");
    const right = item.options.filter((option) => option.correct).length;
    const hits = picked.filter((index) => item.options[index].correct).length;
    const chosen = [...picked].sort((a, b) => a - b).map((index) => item.options[index]);
    const feedback = chosen.map((option) => (item.several ? `“${option.text}” ${option.feedback}` : option.feedback));
    const missing = right - hits;
    if (item.several && missing) {
      feedback.push(missing === 1 ? "One correct option is missing." : `${missing} correct options are missing.`);
    }
    return result(Math.max(0, (hits - (picked.length - hits)) / right), feedback);
  },

  order(item, answer) {
    const size = item.steps.length;
    const order = indices(answer, "order", size);
    if (!order.length) return EMPTY("Put the list in order first.");
    if (order.length !== size) throw new RangeError("every step must be placed once");
    const pairs = order.flatMap((a, place) => order.slice(place + 1).map((b) => [a, b]));
    const kept = pairs.filter(([a, b]) => a < b).length;
    if (kept === pairs.length) return result(1, item.steps.map((step) => `${step.text}: ${step.fact}`));
    if (kept === 0) return result(0, [`This is the right order upside down: ${item.first} comes first.`]);
    const place = order.findIndex((a, index) => a > order[index + 1]);
    const late = item.steps[order[place]];
    const early = item.steps[order[place + 1]];
    const share = kept / pairs.length;
    const feedback = `“${early.text}” belongs before “${late.text}”: ${early.fact}; ${late.fact}.`;
    return result(share >= 0.5 ? share : 0, [feedback]);
  },

  estimate(item, answer) {
    const value = answer?.value ?? null;
    if (value === null) return EMPTY("Enter a number first.");
    if (typeof value !== "number" || !Number.isFinite(value)) throw new RangeError("the answer must be a number");
    if (value < item.least || value > item.most) return EMPTY(`Enter a number from ${item.least} to ${item.most}.`);
    const miss = Math.round(Math.abs(value - item.value) * 1e9) / 1e9;
    if (miss <= item.right_within) return result(1, [item.feedback.right]);
    if (miss <= item.close_within) return result(0.5, [item.feedback.close]);
    return result(0, [value < item.value ? item.feedback.low : item.feedback.high]);
  },
};

/** Grade an answer: {outcome, score, feedback}. Throws RangeError if the answer is malformed. */
export function grade(item, answer) {
  return rules[item.type](item, answer);
}

/** Make an element: h("p", {class: "x"}, "text", child). */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

let counter = 0;

// Each control returns {element, read, write}: what to show, the answer in it, and how to put one back.
const controls = {
  choice(item, name, changed) {
    const inputs = item.options.map((_, index) =>
      h("input", { type: item.several ? "checkbox" : "radio", name, value: index, id: `${name}-${index}`, onchange: changed }),
    );
    const rows = item.options.map((option, index) =>
      h("div", { class: "exercise-option" }, inputs[index], h("label", { for: `${name}-${index}` }, option.text)),
    );
    return {
      element: h("div", {}, ...rows),
      read: () => ({ picked: inputs.flatMap((input, index) => (input.checked ? [index] : [])) }),
      write: (answer) => inputs.forEach((input, index) => (input.checked = answer?.picked.includes(index) ?? false)),
    };
  },

  order(item, name, changed) {
    let order = [...item.start];
    const list = h("ol", { class: "exercise-order" });
    const said = h("p", { class: "exercise-said", role: "status" });
    const move = (place, by, focus) => {
      const [index] = order.splice(place, 1);
      order.splice(place + by, 0, index);
      draw();
      const button = list.children[place + by].querySelector(`[data-move="${focus}"]`);
      (button.disabled ? list.children[place + by].querySelector("button:not([disabled])") : button).focus();
      said.textContent = `${item.steps[index].text}: now number ${place + by + 1} of ${order.length}.`;
      changed();
    };
    const button = (place, by, word, sign) =>
      h(
        "button",
        {
          type: "button",
          "data-move": word,
          disabled: place + by < 0 || place + by >= order.length,
          "aria-label": `Move ${word}: ${item.steps[order[place]].text}`,
          onclick: () => move(place, by, word),
        },
        sign,
      );
    function draw() {
      list.replaceChildren(
        ...order.map((index, place) =>
          h("li", {}, h("div", {}, h("span", {}, item.steps[index].text), button(place, -1, "up", "↑"), button(place, 1, "down", "↓"))),
        ),
      );
    }
    draw();
    return {
      element: h(
        "div",
        {},
        h("p", { class: "exercise-end" }, `First: ${item.first}`),
        list,
        h("p", { class: "exercise-end" }, `Last: ${item.last}`),
        said,
      ),
      read: () => ({ order: [...order] }),
      write: (answer) => {
        order = [...(answer?.order ?? item.start)];
        said.textContent = "";
        draw();
      },
    };
  },

  estimate(item, name, changed) {
    const limits = { min: item.least, max: item.most, step: item.step };
    const number = h("input", { type: "number", id: `${name}-number`, inputmode: "decimal", ...limits });
    const slider = h("input", { type: "range", "aria-label": `Slider: ${item.unit}`, ...limits, value: (item.least + item.most) / 2 });
    number.addEventListener("input", () => {
      if (number.value !== "") slider.value = number.value;
      changed();
    });
    slider.addEventListener("input", () => {
      number.value = slider.value;
      changed();
    });
    return {
      element: h(
        "div",
        { class: "exercise-estimate" },
        h("label", { for: `${name}-number` }, `Your estimate, in ${item.unit}`),
        number,
        h("span", { class: "exercise-scale" }, String(item.least), slider, String(item.most)),
      ),
      read: () => ({ value: number.value === "" ? null : Number(number.value) }),
      write: (answer) => {
        number.value = answer?.value ?? "";
        slider.value = answer?.value ?? (item.least + item.most) / 2;
      },
    };
  },
};

const KINDS = {
  choice: (item) => (item.several ? "Choose all that apply" : "Choose one"),
  order: () => "Put in order",
  estimate: () => "Predict, then see",
};
const OUTCOMES = { right: "Right.", partial: "Partly right.", wrong: "Not yet.", empty: "" };

function render({ model, el }) {
  const item = model.get("item");
  const name = `exercise-${item.id}-${(counter += 1)}`;
  const verdict = h("div", { class: "exercise-verdict", role: "status", "aria-live": "polite" });
  const hints = h("ol", { class: "exercise-hints", "aria-live": "polite" });
  const explanation = h("p", { class: "exercise-explanation", tabindex: "-1", hidden: true }, item.explanation);
  const control = controls[item.type](item, name, () => clearVerdict());

  const check = h("button", { type: "submit", class: "exercise-check" }, "Check");
  const hint = h("button", { type: "button", hidden: !item.hints.length, onclick: showHint }, "Hint");
  const explain = h("button", { type: "button", hidden: true, onclick: showExplanation }, "Explain");
  const again = h("button", { type: "button", hidden: true, onclick: startAgain }, "Start again");
  const minutes = item.minutes === 1 ? "1 minute" : `${item.minutes} minutes`;

  const form = h(
    "form",
    { class: "exercise", novalidate: true, "aria-labelledby": `${name}-title`, onsubmit: submit },
    h("p", { class: "exercise-kind" }, `${KINDS[item.type](item)} · about ${minutes}`),
    h("p", { class: "exercise-title", id: `${name}-title` }, item.title),
    h("fieldset", {}, h("legend", {}, item.prompt), control.element),
    h("div", { class: "exercise-buttons" }, check, hint, explain, again),
    hints,
    verdict,
    explanation,
  );

  function clearVerdict() {
    verdict.replaceChildren();
    verdict.removeAttribute("data-outcome");
  }

  function show(graded) {
    verdict.dataset.outcome = graded.outcome;
    const score = graded.outcome === "partial" ? ` (${Math.round(graded.score * 100)} %)` : "";
    const word = OUTCOMES[graded.outcome];
    verdict.replaceChildren(
      ...(word ? [h("strong", {}, word.replace(".", `${score}.`))] : []),
      ...graded.feedback.map((text) => h("p", {}, text)),
    );
    if (graded.outcome === "empty") return;
    explain.hidden = !explanation.hidden;
    again.hidden = false;
  }

  function submit(event) {
    event.preventDefault();
    const answer = control.read();
    const graded = grade(item, answer);
    show(graded);
    if (graded.outcome === "empty") return;
    model.set("answer", answer);
    model.save_changes();
  }

  function showHint() {
    hints.append(h("li", {}, item.hints[hints.children.length]));
    hint.hidden = hints.children.length === item.hints.length;
    if (hint.hidden) check.focus();
  }

  function showExplanation() {
    explanation.hidden = false;
    explain.hidden = true;
    explanation.focus();
  }

  function startAgain() {
    model.set("answer", null);
    model.save_changes();
    restore();
    form.querySelector("input, button").focus();
  }

  // Put the stored answer back; one that does not fit (an older book, a damaged file) counts as none.
  function restore() {
    const answer = model.get("answer");
    hints.replaceChildren();
    hint.hidden = !item.hints.length;
    explanation.hidden = explain.hidden = again.hidden = true;
    clearVerdict();
    try {
      const graded = answer ? grade(item, answer) : EMPTY("");
      control.write(graded.outcome === "empty" ? null : answer);
      if (graded.outcome !== "empty") show(graded);
    } catch {
      control.write(null);
    }
  }

  restore();
  const reload = () => {
    if (JSON.stringify(model.get("answer")) !== JSON.stringify(control.read())) restore();
  };
  model.on("change:answer", reload);
  el.append(form);
  return () => model.off("change:answer", reload);
}

export default { render };
