// The number that one should say. A port of honest_number.py and of alliances/models/rewards.py; a test holds them together.
import { hundredths, plain } from "../kit.js";
import { say } from "../words.js";

const expectedOf = (said, believed) => believed * (1 - said) ** 2 + (1 - believed) * said ** 2;

export function outcome(inputs) {
  const [said, believed] = [inputs.said / 100, inputs.believed / 100];
  return { expected: expectedOf(said, believed), least: expectedOf(believed, believed), best: 100 * believed, loss: (said - believed) ** 2 };
}

export function sentence(inputs) {
  const [found, said] = [outcome(inputs), inputs.said / 100];
  const [came, failed, expected] = [(1 - said) ** 2, said ** 2, found.expected].map(hundredths);
  const told = say("honest-number.here", { said: plain(inputs.said), came, failed, believed: plain(inputs.believed), expected });
  return `${told} ${found.loss < 0.0001 ? say("honest-number.honest") : say("honest-number.other", { loss: hundredths(found.loss) })}`;
}
