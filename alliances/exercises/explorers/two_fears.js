// The two fears. A port of two_fears.py and of alliances/models/abandonment.py; a test holds them together.
import { plain } from "../kit.js";

function costs(commitment, alone, war, boldness, restraint) {
  const abandonment = alone * ((1 - commitment) * (1 - commitment));
  const entrapment = war * (boldness * (commitment * commitment) * (1 - restraint * commitment));
  return { abandonment, entrapment, total: abandonment + entrapment };
}

function leastCostly(alone, fear, restraint) {
  const both = alone + fear;
  const inside = both * both - 6 * alone * fear * restraint;
  if (inside < 0) return 1;
  const root = (2 * alone) / (both + Math.sqrt(inside));
  if (root >= 1) return 1;
  const there = alone * (1 - root) * (1 - root) + fear * root * root * (1 - restraint * root);
  return there < fear * (1 - restraint) ? root : 1;
}

export function outcome({ commitment, alone, war, boldness, restraint }) {
  const best = leastCostly(alone, war * boldness, restraint);
  return {
    ...costs(commitment, alone, war, boldness, restraint),
    best,
    least: costs(best, alone, war, boldness, restraint).total,
    loose: leastCostly(alone, war * boldness, 0),
  };
}

export function sentence(inputs) {
  const found = outcome(inputs);
  const away = inputs.commitment - found.best;
  const here = `Here the two fears cost ${plain(found.abandonment)} and ${plain(found.entrapment)}, together ${plain(found.total)}. `;
  const advice =
    -0.03 < away && away < 0.03
      ? `That is about the least: the best commitment is ${plain(found.best)}. `
      : `With ${away > 0 ? "less" : "more"} commitment it would be less: the best is ${plain(found.best)}, where both cost ${plain(found.least)}. `;
  if (found.best === 1) return `${here}${advice}You can hold the partner back so well that you need not choose: the dilemma is gone.`;
  if (found.best - found.loose > 0.01) return `${here}${advice}If you could not hold the partner back, the best would be ${plain(found.loose)}.`;
  if (found.best > 0.55) return `${here}${advice}Being left alone is the greater fear, so it pays to stand close.`;
  if (found.best < 0.45) return `${here}${advice}The partner's war is the greater fear, so it pays to keep away.`;
  return `${here}${advice}The two fears weigh about the same.`;
}
