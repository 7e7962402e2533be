// China, the Soviet Union and the United States, year by year. A port of triangle.py and models/triangle.py; a test holds them together.

function signsOf(inputs, data) {
  const year = Math.floor(inputs.year + 0.5);
  if (inputs.coding.startsWith("the record")) return Object.values(data.record).map((signs) => signs[year - 1950]);
  const window = Math.floor(inputs.window + 0.5);
  return Object.values(data.ties).map((tie) => {
    const late = tie.disputed.some((dispute) => dispute <= year && dispute > year - window);
    if (late || (inputs.rivalries && tie.rival.includes(year))) return -1;
    return tie.bound.includes(year) ? 1 : 0;
  });
}

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
  const words = { 1: "friendly", "-1": "hostile", 0: "without a sign" };
  const signs = signsOf(inputs, data);
  const [one, two, three] = signs;
  const told =
    `In ${Math.floor(inputs.year + 0.5)} the tie China–Soviet Union is ${words[one]}, China–United States ${words[two]}, ` +
    `Soviet Union–United States ${words[three]}. `;
  if (signs.includes(0)) return `${told}Where a tie has no sign, the triangle has no name, and balance is undefined.`;
  const corners = { China: [one, two], "the Soviet Union": [one, three], "the United States": [two, three] };
  const corner = (wanted) => Object.keys(corners).find((name) => corners[name].every((sign) => sign === wanted));
  const kind = {
    3: () => "ménage à trois; it is balanced",
    1: () => `romantic triangle with its pivot in ${corner(1)}; it is not balanced`,
    "-1": () => `stable marriage that leaves out ${corner(-1)}; it is balanced`,
    "-3": () => "unit veto; it is not balanced",
  }[one + two + three];
  return `${told}This is a ${kind()}.`;
}
