// What does not fit on a page as wide as the window now is: parts beyond its edges, words cut off or out of their box, lines over lines, triangles left alone.
() => {
  const SCROLLS = ["auto", "scroll"], CUTS = ["hidden", "clip"];
  const room = document.documentElement.clientWidth, faults = [], lines = [], range = document.createRange();
  const told = (part) => part.outerHTML.slice(0, 100);
  const wide = (part) => part.clientWidth && part.scrollWidth > part.clientWidth + 1;

  /** Look at a part and all in it; `view` is what of the page can be seen there. */
  const look = (part, view, boxed) => {
    const style = getComputedStyle(part);
    if (style.display === "none" || style.clipPath !== "none" || !part.checkVisibility({ visibilityProperty: true })) return false;
    const box = part.getBoundingClientRect(), before = faults.length;
    const scrolls = SCROLLS.includes(style.overflowX) || SCROLLS.includes(style.overflowY);
    const seen = scrolls ? { left: Math.max(view.left, box.left), right: Math.min(view.right, box.right), top: Math.max(view.top, box.top), bottom: Math.min(view.bottom, box.bottom) } : view;
    for (const child of part.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE && !child.matches("svg, option, .skip, .site-navs")) look(child, seen, boxed || scrolls);
      else if (child.nodeType === Node.TEXT_NODE && child.data.trim()) {
        range.selectNode(child);
        for (const { left, top, right, bottom } of range.getClientRects()) {
          const line = { left: Math.max(left, seen.left), top: Math.max(top, seen.top), right: Math.min(right, seen.right), bottom: Math.min(bottom, seen.bottom), part };
          if (line.right > line.left + 1 && line.bottom > line.top + 1) lines.push(line);
        }
      }
    }
    if (boxed || box.width <= 1 || faults.length > before) return; // one box tells it, or a part inside has told it
    if (box.right > room + 1 || box.left < -1) faults.push(`beyond the edge: ${told(part)}`);
    else if (style.display !== "inline" && style.overflowX === "visible" && wide(part)) faults.push(`wider than its box: ${told(part)}`);
    else if ((CUTS.includes(style.overflowX) && wide(part)) || (CUTS.includes(style.overflowY) && part.scrollHeight > part.clientHeight + 1)) faults.push(`cut off: ${told(part)}`);
  };

  look(document.body, { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity }, false);
  if (document.documentElement.scrollWidth > room) faults.push("the page is wider than the screen");
  for (const summary of document.querySelectorAll("summary")) {
    range.selectNodeContents(summary);
    const first = [...range.getClientRects()].find((line) => line.width > 1);
    const top = summary.getBoundingClientRect().top + parseFloat(getComputedStyle(summary).paddingTop);
    if (first && summary.checkVisibility() && first.top - top > 0.9 * first.height) faults.push(`broken behind its triangle: ${told(summary)}`);
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, place) => {
    for (let next = place + 1; next < lines.length && lines[next].top < one.bottom - 4; next += 1) {
      const other = lines[next], least = Math.min(one.bottom - one.top, other.bottom - other.top);
      const high = Math.min(one.bottom, other.bottom) - other.top, long = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (one.part !== other.part && high > 0.4 * least && long > 3) faults.push(`over each other: ${told(one.part)} and ${told(other.part)}`);
    }
  });
  return faults.slice(0, 5);
}
