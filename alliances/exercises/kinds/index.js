// The register of all kinds: those that most pages have, and those that only a page fetches on which one stands.
import { kinds as common } from "./common.js";
import * as forecast from "./forecast.js";
import * as matrix from "./matrix.js";
import * as memo from "./memo.js";

const rare = { forecast, matrix, memo };

export const kinds = Object.assign(common, rare);
