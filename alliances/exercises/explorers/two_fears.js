// The two fears. A port of two_fears.py and of alliances/models/abandonment.py; a test holds them together.
import { plain } from "../kit.js";
import { say } from "../words.js";

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
  const [abandonment, entrapment, total] = [plain(found.abandonment), plain(found.entrapment), plain(found.total)];
  return `${say("two-fears.here", { abandonment, entrapment, total })} ${advice(found, inputs.commitment)} ${reason(found)}`;
}

/** Which way the best commitment lies. */
function advice(found, commitment) {
  const [best, least] = [plain(found.best), plain(found.least)];
  const away = commitment - found.best;
  if (-0.03 < away && away < 0.03) return say("two-fears.least", { best });
  return away > 0 ? say("two-fears.too-much", { best, least }) : say("two-fears.too-little", { best, least });
}

/** What tips the balance. */
function reason({ best, loose }) {
  if (best === 1) return say("two-fears.free");
  if (best - loose > 0.01) return say("two-fears.loose", { loose: plain(loose) });
  if (best > 0.55) return say("two-fears.close");
  return best < 0.45 ? say("two-fears.away") : say("two-fears.same");
}
