// Read every script that is named, as the oldest browsers would: with the parser that Node itself carries.
const { readFileSync } = require("node:fs");
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");

const [version, ...paths] = process.argv.slice(2);
// what is younger than they are, as far as it can be known by its name; a pattern that looks behind itself ends the whole script
const YOUNGER = /\(\?<[=!]|\.(?:findLast|findLastIndex|toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|checkVisibility|isSubsetOf)\(|\b(?:Object|Map)\.groupBy|Array\.fromAsync|Promise\.(?:withResolvers|try)|URL\.(?:canParse|parse)\(|Iterator\.from|Intl\.Segmenter|AbortSignal\.(?:any|timeout)|query\.size/;
const faults = paths.flatMap((path) => {
  const text = readFileSync(path, "utf8");
  const younger = YOUNGER.exec(text)?.[0];
  if (younger) return [`${path}: ${younger} is younger`];
  const refused = (sourceType) => {
    try {
      parse(text, { ecmaVersion: Number(version), sourceType });
      return "";
    } catch (error) {
      return `${path}: ${error.message}`;
    }
  };
  const told = refused("script"); // what is no classic script may be a module
  return told && refused("module") ? [told] : [];
});
console.log(JSON.stringify(faults));
