// Build a coalition. A port of coalition.py and models/coalitions.py; a test holds them together.
import { plain } from "../kit.js";

const STATES = {
  CHN: "China",
  RUS: "Russia",
  USA: "the United States",
  JPN: "Japan",
  DEU: "Germany",
  GBR: "the United Kingdom",
  FRA: "France",
  TUR: "Türkiye",
  IRN: "Iran",
  ISR: "Israel",
  PRK: "North Korea",
};
const SHOWN = { cinc: "by CINC", gdp: "by product", stockpile: "by warheads" };

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
  const soviet = ["1970", "1990"].includes(inputs.year);
  const names = Object.keys(STATES)
    .filter((state) => inputs[state])
    .map((state) => (state === "RUS" && soviet ? "the Soviet Union" : STATES[state]));
  if (!names.length) return "Nobody stands together yet.";
  /** @type {Record<string, number>} */
  const parts = outcome(inputs, data);
  const who = names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
  const told = `In ${inputs.year}, ${who} had ${plain(parts.cinc)} per cent by CINC, ${plain(parts.gdp)} by product and ${plain(parts.stockpile)} by warheads. `;
  const words = (holds) => Object.keys(SHOWN).filter((measure) => holds(parts[measure])).map((measure) => SHOWN[measure]);
  const ahead = words((part) => part > 50);
  if (ahead.length === 3) return `${told}More than half by every measure.`;
  if (!ahead.length) return `${told}Less than half by every measure.`;
  return `${told}More than half ${ahead.join(" and ")}, but not ${words((part) => part <= 50).join(" or ")}.`;
}
