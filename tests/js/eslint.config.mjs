// Names that are not defined are found by tsc, which knows the browser's.
import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-implicit-globals": "error",
      "no-undef": "off",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
