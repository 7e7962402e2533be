// Build a coalition. A port of coalition.py and models/coalitions.py; a test holds them together.
import { plain } from "../kit.js";
import { named, say } from "../words.js";

const STATES = named("coalition.states");
const SHOWN = named("coalition.by");

export function outcome(inputs, data) {
  const members = Object.keys(STATES).filter((state) => inputs[state]);
  /** @type {Record<string, number>} */
  const parts = {};
  for (const [measure, values] of Object.entries(data[inputs.year])) {
    let [mine, total] = [0, 0];
    for (const [state, value] of Object.entries(values)) {
      total += value;
      if (inputs[state]) mine += value;
    }
    parts[measure] = Math.floor(100 * (mine / total) * 10 + 0.5) / 10;
  }
  const disputed = parts.cinc > 50 && parts.gdp < 50;
  return { ...parts, members: members.length, disputed: disputed ? members.length : 0 };
}

export function sentence(inputs, data) {
  const words = ["1970", "1990"].includes(inputs.year) ? { ...STATES, ...named("coalition.soviet") } : STATES;
  const names = Object.keys(STATES).filter((state) => inputs[state]).map((state) => words[state]);
  if (!names.length) return say("coalition.nobody");
  /** @type {Record<string, number>} */
  const parts = outcome(inputs, data);
  const who = names.length === 1 ? names[0] : say("coalition.and", { one: names.slice(0, -1).join(", "), other: names[names.length - 1] });
  const [cinc, gdp, stockpile] = ["cinc", "gdp", "stockpile"].map((measure) => plain(parts[measure]));
  return `${say("coalition.parts", { year: inputs.year, who, cinc, gdp, stockpile })} ${halves(parts)}`;
}

/** By which measures a coalition has more than half, in words. */
function halves(parts) {
  const words = (holds) => Object.keys(SHOWN).filter((measure) => holds(parts[measure])).map((measure) => SHOWN[measure]);
  const [ahead, behind] = [words((part) => part > 50), words((part) => part <= 50)];
  if (!behind.length) return say("coalition.more");
  if (!ahead.length) return say("coalition.less");
  const both = ahead.reduce((one, other) => say("coalition.and", { one, other }));
  return say("coalition.mixed", { ahead: both, behind: behind.reduce((one, other) => say("coalition.or", { one, other })) });
}
