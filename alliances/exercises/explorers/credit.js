// How much may an opinion count? A port of credit.py and models/weighing.py; a test holds them together.
import { plain } from "../kit.js";

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
  const way = inputs.average ? "On average, on a scale of ten" : "Added up";
  const told = `${way}, the case for an alliance reaches ${plain(found.pro)} and the case against ${plain(found.con)}. `;
  if (Math.abs(found.lead) < 0.05) return `${told}They are level.`;
  if (found.lead > 0) return `${told}The case for is ahead: its premises are fewer, but a smaller part of them is mere opinion.`;
  if (inputs.average) return `${told}The case against is ahead, premise for premise.`;
  return `${told}The case against is ahead, and it lists ${data.against.length} premises to ${data.for.length}.`;
}
