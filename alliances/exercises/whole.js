// The exercises of every kind: for notebooks, and for pages on which a kind stands that few pages have.
import { explorers } from "./explorers/index.js";
import { kinds } from "./kinds/index.js";
import { grade, told, confidence, forecasts, verdictOn, marksOf, default as widget } from "./widget.js";

export { grade, told, confidence, forecasts, verdictOn, marksOf, explorers, kinds, widget as default };
