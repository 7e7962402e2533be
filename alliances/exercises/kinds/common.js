// The kinds that most pages have: type -> {rule(item, answer), control(item, name, changed), told(item, answer)}.
import * as choice from "./choice.js";
import * as classify from "./classify.js";
import * as estimate from "./estimate.js";
import * as evidence from "./evidence.js";
import * as explore from "./explore.js";
import * as match from "./match.js";
import * as order from "./order.js";
import * as sketch from "./sketch.js";
import * as tag from "./tag.js";
import * as triad from "./triad.js";
import * as weigh from "./weigh.js";
import * as write from "./write.js";

export const kinds = { choice, classify, estimate, evidence, explore, match, order, sketch, tag, triad, weigh, write };
