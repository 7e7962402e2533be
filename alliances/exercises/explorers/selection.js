// The tested and the untested. A port of selection.py; a test holds them together.
import { plain } from "../kit.js";
import { say } from "../words.js";

export function outcome({ aim, likeness, due }) {
  const tested = 100 * ((0.75 * likeness) / (likeness + aim));
  return { all: 75, tested, wars: (tested * due) / 100, gap: 75 - tested };
}

export function sentence(inputs) {
  const found = outcome(inputs);
  const told = [say("selection.rates", { all: plain(found.all), tested: plain(found.tested) })];
  if (found.gap < 1) told.push(say("selection.alike"));
  else if (inputs.likeness > 4 * inputs.aim) told.push(say("selection.blind"));
  else if (found.gap < 35) told.push(say("selection.weak"));
  else told.push(say("selection.hollow"));
  if (inputs.due < 99.5) told.push(say("selection.wars", { wars: plain(found.wars) }));
  return told.join(" ");
}
