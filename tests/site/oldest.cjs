// Read every script that is named, as the oldest browsers would: with the parser that Node itself carries.
const { readFileSync } = require("node:fs");
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");

const [version, ...paths] = process.argv.slice(2);
const faults = paths.flatMap((path) => {
  const text = readFileSync(path, "utf8");
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
