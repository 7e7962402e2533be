// China, the Soviet Union and the United States, year by year. A port of triangle.py and models/triangle.py; a test holds them together.
import { named, say } from "../words.js";

function signsOf(inputs, data) {
  const year = Math.floor(inputs.year + 0.5);
  if (inputs.coding === named("triangle.codings").record) return Object.values(data.record).map((signs) => signs[year - 1950]);
  const window = Math.floor(inputs.window + 0.5);
  return Object.values(data.ties).map((tie) => {
    const late = tie.disputed.some((dispute) => dispute <= year && dispute > year - window);
    if (late || (inputs.rivalries && tie.rival.includes(year))) return -1;
    return tie.bound.includes(year) ? 1 : 0;
  });
}

export const corners = Object.values(named("triangle.states"));

/** The signs that are drawn as a triangle, besides the lines. */
export const ties = signsOf;

export function outcome(inputs, data) {
  const signs = signsOf(inputs, data);
  const [one, two, three] = signs;
  return {
    friendly: signs.filter((sign) => sign === 1).length,
    hostile: signs.filter((sign) => sign === -1).length,
    balance: one * two * three,
    romantic: Number(!signs.includes(0) && one + two + three === 1),
  };
}

export function sentence(inputs, data) {
  const signs = signsOf(inputs, data);
  const [one, two, three] = inWords(signs);
  return `${say("triangle.ties", { year: Math.floor(inputs.year + 0.5), one, two, three })} ${called(signs)}`;
}

/** What follows if a reader turns ties by hand: the twin of Triangle.trial. */
export function trial(signs) {
  const [one, two, three] = inWords(signs);
  return `${say("triangle.trial", { one, two, three })} ${called(signs)} ${say("triangle.trial-end")}`;
}

/** The words for the signs of the three ties. */
function inWords(signs) {
  const words = named("triangle.signs");
  return signs.map((sign) => words[sign > 0 ? "plus" : sign < 0 ? "minus" : "zero"]);
}

/** Name a triangle, and say whether it is balanced. */
function called(signs) {
  if (signs.includes(0)) return say("triangle.nameless");
  const [one, two, three] = signs;
  const meeting = [[one, two], [one, three], [two, three]]; // the ties at each corner
  const corner = (wanted) => Object.values(named("triangle.corners"))[meeting.findIndex((ties) => ties.every((sign) => sign === wanted))];
  const sum = one + two + three;
  if (sum === 3) return say("triangle.menage");
  if (sum === 1) return say("triangle.romantic", { corner: corner(1) });
  return sum === -1 ? say("triangle.marriage", { corner: corner(-1) }) : say("triangle.veto");
}
