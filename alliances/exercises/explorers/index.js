// The register of all explorers: name -> {outcome(inputs, data), sentence(inputs, data)}.
import { explorers as common } from "./common.js";
import * as honestNumber from "./honest_number.js";

export const explorers = Object.assign(common, { "honest-number": honestNumber });
