// The drawn bow. A port of drawn_bow.py and of the model in option.py; a test holds them together.
import { plain } from "../kit.js";
import { named, say } from "../words.js";

const POSTURES = ["none", "partnership", "open door", "alliance"];
const NAMES = named("drawn-bow.postures");

function lines(posture, inputs, data) {
  const { belief, first, spread, pact } = inputs;
  const support = data.support;
  const share = { none: 0, partnership: support, "open door": support + belief * (1 - first) * (pact - support), alliance: pact }[posture];
  if (posture !== "open door") {
    const cost = { none: 0, partnership: data.partnership_cost, alliance: inputs.cost }[posture];
    return [[-cost, share]];
  }
  const cost = data.partnership_cost + data.door_cost;
  const found = [];
  for (const signIfWorse of [false, true]) {
    for (const signIfBetter of [false, true]) {
      let level = -0.5 * cost;
      let slope = 0.5 * share;
      for (const [signed, threat] of [[signIfWorse, 1 + spread], [signIfBetter, 1 - spread]]) {
        level -= 0.25 * (first * cost + (1 - first) * (signed ? inputs.cost : cost));
        slope += 0.25 * threat * (first * support + (1 - first) * (signed ? pact : share));
      }
      found.push([level, slope]);
    }
  }
  return found;
}

function payoff(posture, threat, inputs, data) {
  return Math.max(...lines(posture, inputs, data).map(([level, slope]) => level + slope * threat));
}

function best(threat, inputs, data) {
  return POSTURES.slice(1).reduce(
    (choice, posture) => (payoff(posture, threat, inputs, data) > payoff(choice, threat, inputs, data) + 1e-9 ? posture : choice),
    POSTURES[0],
  );
}

function critical(inputs, data) {
  const [[level, slope]] = lines("alliance", inputs, data);
  let point = 0;
  for (const posture of POSTURES.slice(0, 3)) {
    for (const [otherLevel, otherSlope] of lines(posture, inputs, data)) {
      if (slope - otherSlope > 1e-9) point = Math.max(point, (otherLevel - level) / (slope - otherSlope));
      else if (otherLevel > level + 1e-9) return Infinity;
    }
  }
  return point;
}

function changes(inputs, data) {
  const every = POSTURES.flatMap((posture) => lines(posture, inputs, data));
  const crossings = new Set([0, data.most]);
  every.forEach(([level, slope], place) => {
    for (const [otherLevel, otherSlope] of every.slice(0, place)) {
      if (Math.abs(slope - otherSlope) > 1e-9) {
        const crossing = (otherLevel - level) / (slope - otherSlope);
        if (crossing > 0 && crossing < data.most) crossings.add(crossing);
      }
    }
  });
  const ends = [...crossings].sort((one, other) => one - other);
  const found = [];
  for (let place = 0; place + 1 < ends.length; place += 1) {
    const posture = best((ends[place] + ends[place + 1]) / 2, inputs, data);
    if (!found.length || found[found.length - 1][1] !== posture) found.push([ends[place], posture]);
  }
  return found;
}

export function outcome(inputs, data) {
  return {
    none: payoff("none", inputs.threat, inputs, data),
    partnership: payoff("partnership", inputs.threat, inputs, data),
    door: payoff("open door", inputs.threat, inputs, data),
    alliance: payoff("alliance", inputs.threat, inputs, data),
    critical: Math.min(critical(inputs, data), data.far),
  };
}

export function sentence(inputs, data) {
  const steps = changes(inputs, data);
  let place = 0;
  steps.forEach(([start], index) => {
    if (start <= inputs.threat) place = index;
  });
  const said = [say("drawn-bow.best", { threat: plain(inputs.threat), posture: NAMES[steps[place][1]] })];
  if (place + 1 < steps.length) {
    const [start, posture] = steps[place + 1];
    said.push(say("drawn-bow.next", { threat: plain(start), posture: NAMES[posture] }));
  } else {
    said.push(say("drawn-bow.last"));
  }
  if (steps.every(([, posture]) => posture !== "open door")) said.push(say("drawn-bow.never"));
  else if (critical(inputs, data) > data.most) said.push(say("drawn-bow.beyond"));
  return said.join(" ");
}
