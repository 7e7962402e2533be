// What forecasts were worth, as a drawing and two tables: calibration, with the number of forecasts in each dot, and scores side by side.
import { h, s } from "./elements.js";
import { against, total } from "./forecasting.js";
import { hundredths } from "./kit.js";
import { calibration } from "./scoring.js";
import { named, say } from "./words.js";

/** @param {any[]} counted rows that came true or did not @param {Record<string, [number, number]>} stands */
export function picture(counted, stands) {
  const bins = calibration(counted.map(({ id }) => stands[id][1] / 100), counted.map(({ outcome }) => (outcome === "yes" ? 1 : 0)));
  return [h("figure", { class: "forecast-calibration" }, drawing(bins), h("figcaption", {}, say("forecast.dots"))), shares(bins), scores(counted, stands)];
}

const whole = (share) => String(Math.round(share * 100));

/** A dot for each bin against the line on which said and happened are the same. */
function drawing(bins) {
  const [width, height] = [340, 250];
  const edge = { left: 36, right: 16, top: 30, bottom: 48 };
  const x = (said) => edge.left + (width - edge.left - edge.right) * said;
  const y = (came) => height - edge.bottom - (height - edge.top - edge.bottom) * came;
  const text = (words, at, anchor = "middle") => s("text", { class: "explore-words", ...at, "text-anchor": anchor }, words);
  const size = (n) => 8 + 2 * Math.sqrt(n);
  return s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say("forecast.drawing") },
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      s("line", { class: "sketch-grid", x1: edge.left, x2: width - edge.right, y1: y(share), y2: y(share) }),
      text(whole(share), { x: edge.left - 6, y: y(share) + 4 }, "end"),
      text(whole(share), { x: x(share), y: height - edge.bottom + 22 }),
    ]),
    text(say("work.stated-axis"), { x: (edge.left + width - edge.right) / 2, y: height - 6 }),
    text(say("forecast.came-axis"), { x: 0, y: 14 }, "start"),
    s("line", { class: "explore-here", x1: x(0), y1: y(0), x2: x(1), y2: y(1) }),
    ...bins.flatMap(({ said, came, n }) => [
      s("circle", { class: "forecast-dot", cx: x(said), cy: y(came), r: size(n).toFixed(1) }),
      text(String(n), { x: x(said), y: y(came) + 4 }),
    ]),
  );
}

function table(heads, rows, attributes = {}) {
  const head = h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text))));
  return h("table", attributes, head, h("tbody", {}, ...rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((text) => h("td", {}, text))))));
}

function shares(bins) {
  const heads = named("forecast.heads");
  return table(
    [heads.stated, heads.times, heads.share],
    bins.map(({ said, came, n }) => [`${whole(said)} %`, String(n), `${whole(came)} %`]),
    { class: "forecast-shares" },
  );
}

/** The reader beside 50 per cent, the base rates and the sources, each with a bar. */
function scores(counted, stands) {
  const [base, source] = [against(counted, stands, "base"), against(counted, stands, "source")];
  const rows = [
    [say("forecast.you"), counted.length, total(counted, stands)],
    [say("forecast.half"), counted.length, 0.25],
    ...(base ? [[say("forecast.bases"), base.count, base.theirs]] : []),
    ...(source ? [[say("forecast.sources"), source.count, source.theirs]] : []),
  ];
  const heads = named("forecast.heads");
  const bar = (score) => s("svg", { class: "forecast-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, s("rect", { width: score * 100, height: 10 }));
  return h(
    "figure",
    { class: "forecast-scores" },
    table([heads.who, heads.times, heads.score], rows.map(([who, count, score]) => [who, String(count), h("span", {}, bar(score), " ", hundredths(score))])),
    h("figcaption", {}, say("forecast.scores")),
  );
}
