// The explorers that most pages have: name -> {outcome(inputs, data), sentence(inputs, data)}.
import * as coalition from "./coalition.js";
import * as credit from "./credit.js";
import * as drawnBow from "./drawn_bow.js";
import * as selection from "./selection.js";
import * as triangle from "./triangle.js";
import * as twoFears from "./two_fears.js";

export const explorers = { coalition, credit, "drawn-bow": drawnBow, selection, triangle, "two-fears": twoFears };
