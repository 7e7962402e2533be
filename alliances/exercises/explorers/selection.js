// The tested and the untested. A port of selection.py; a test holds them together.
import { plain } from "../kit.js";

export function outcome({ aim, likeness, due }) {
  const tested = 100 * ((0.75 * likeness) / (likeness + aim));
  return { all: 75, tested, wars: (tested * due) / 100, gap: 75 - tested };
}

export function sentence(inputs) {
  const found = outcome(inputs);
  let text = `Of all promises ${plain(found.all)} per cent would be kept; of those tested in war ${plain(found.tested)} per cent are. `;
  if (found.gap < 1) text += "The tested alliances are nearly like the rest, so wars show the truth.";
  else if (inputs.likeness > 4 * inputs.aim) text += "Alliances are so much alike that attackers find few weak ones to pick.";
  else if (found.gap < 35) text += "Nobody is less faithful than before: attackers have picked the weaker alliances.";
  else text += "Attackers find almost only hollow alliances, and the firm ones are never seen in war.";
  if (inputs.due < 99.5) text += ` Who counts every war of an ally reports ${plain(found.wars)} per cent.`;
  return text;
}
