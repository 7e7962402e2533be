// How much may an opinion count? A port of credit.py and models/weighing.py; a test holds them together.
import { plain } from "../kit.js";
import { say } from "../words.js";

export function outcome(inputs, data) {
  const strength = (verdicts) => {
    const total = verdicts.reduce((sum, verdict) => sum + (inputs[verdict] ?? 1), 0);
    return inputs.average ? (10 * total) / verdicts.length : total;
  };
  const [pro, con] = [strength(data.for), strength(data.against)];
  return { pro, con, lead: pro - con };
}

export function sentence(inputs, data) {
  const found = outcome(inputs, data);
  const [pro, con] = [plain(found.pro), plain(found.con)];
  const told = inputs.average ? say("credit.average", { pro, con }) : say("credit.added", { pro, con });
  return `${told} ${ahead(found.lead, inputs.average, data)}`;
}

function ahead(lead, average, data) {
  if (Math.abs(lead) < 0.05) return say("credit.level");
  if (lead > 0) return say("credit.pro");
  return average ? say("credit.con-average") : say("credit.con-added", { against: data.against.length, pro: data.for.length });
}
