// Makes a drawn chart live when a reader turns to it. Until then nothing is loaded; without this file the page is complete.
(() => {
  "use strict";
  const root = document.documentElement.dataset.content_root ?? "./";
  let vega;

  /** Load Vega once: one classic script, so that it also loads from an unzipped folder. */
  function loadVega() {
    vega ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}_static/vega.js`;
      script.onload = () => resolve(globalThis.vegaEmbed);
      script.onerror = () => reject(new Error("the chart library did not load"));
      document.head.append(script);
    });
    return vega;
  }

  /** The specification at the width of the drawing that is on show, so that nothing moves. */
  function fitted(figure) {
    const spec = JSON.parse(figure.querySelector(".chart-spec").textContent);
    const shown = [...figure.querySelectorAll(".chart-wide, .chart-narrow")].find((part) => part.offsetParent);
    const share = shown.matches(".chart-narrow") ? 300 / 640 : 1;
    const resize = (part) => {
      if (typeof part.width === "number") part.width = Math.round(part.width * share);
      for (const key of ["layer", "concat", "hconcat", "vconcat"]) (part[key] ?? []).forEach(resize);
    };
    resize(spec);
    return { spec, shown };
  }

  async function enliven(figure) {
    if (figure.dataset.state) return;
    figure.dataset.state = "loading";
    try {
      const embed = await loadVega();
      const { spec, shown } = fitted(figure);
      const stage = document.createElement("div");
      stage.className = "chart-stage";
      const controls = figure.querySelector(".chart-controls");
      const bind = document.createElement("div");
      bind.className = "chart-bind";
      // ast: expressions are interpreted, not compiled, so the page needs no eval
      const { view } = await embed(stage, spec, {
        mode: "vega-lite",
        renderer: "svg",
        actions: false,
        ast: true,
        defaultStyle: false,
        bind,
        tooltip: { disableDefaultStyle: true, id: "chart-tooltip" },
      });
      await view.runAsync();
      const { width, height } = shown.querySelector("svg").getBoundingClientRect();
      const live = stage.querySelector("svg");
      live.setAttribute("aria-hidden", "true");
      Object.assign(live.style, { width: `${width}px`, aspectRatio: `${width} / ${height}` }); // the very box of the drawing
      shown.replaceChildren(stage);
      controls?.replaceChildren(bind);
      figure.dataset.state = "live";
    } catch (error) {
      figure.dataset.state = "drawn"; // the drawing stays; say why it does not answer
      console.warn(error);
    }
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((each) => each.isIntersecting)) {
        near.unobserve(entry.target);
        enliven(entry.target);
      }
    },
    { rootMargin: "200px" },
  );
  for (const figure of document.querySelectorAll("figure.chart")) {
    const drawing = figure.querySelector(".chart-drawing");
    for (const sign of ["pointerenter", "focusin", "touchstart"]) {
      drawing.addEventListener(sign, () => enliven(figure), { once: true, passive: true });
    }
    if (figure.dataset.live === "near") near.observe(figure);
  }
})();
