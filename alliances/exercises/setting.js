// A setting of a model in the address of a page: its values are the query, the exercise is the fragment.

/** Say whether a control can take a value. */
export function fits(control, value) {
  if (control.kind === "toggle") return typeof value === "boolean";
  if (control.kind === "choice") return control.options.includes(value);
  return typeof value === "number" && Number.isFinite(value) && value >= control.least && value <= control.most;
}

/**
 * The address at which a page shows an exercise at a setting; what stands as at the start is left out.
 * @param {string} page the address of the page
 * @param {string} id the exercise
 * @param {any[]} controls
 * @param {Record<string, any>} inputs
 */
export function addressOf(page, id, controls, inputs) {
  const address = new URL(page);
  address.search = "";
  address.hash = id;
  for (const { name, start } of controls) if (inputs[name] !== start) address.searchParams.set(name, String(inputs[name]));
  return address.href;
}

/**
 * The setting that an address holds for an exercise, or null; what is unknown or broken in it is ignored.
 * @param {string} page
 * @param {string} id
 * @param {any[]} controls
 */
export function settingIn(page, id, controls) {
  const address = new URL(page);
  if (address.hash !== `#${id}`) return null;
  const found = controls.flatMap((control) => {
    const value = valueOf(control, address.searchParams.get(control.name) ?? "");
    return fits(control, value) ? [[control.name, value]] : [];
  });
  return found.length ? Object.fromEntries([...controls.map(({ name, start }) => [name, start]), ...found]) : null;
}

/** Read a value as its control writes it. @param {any} control @param {string} text */
function valueOf(control, text) {
  if (control.kind === "toggle") return text === "true" ? true : text === "false" ? false : null;
  if (control.kind === "choice") return text;
  return text.trim() === "" ? null : Number(text);
}
