// What sticks out of the page: the outermost elements that reach beyond its
// sides. Left out are those in a region which scrolls or clips, and those wholly
// to the left, where nobody can scroll to: texts for screen readers.
(() => {
  const width = document.documentElement.clientWidth;
  const flaws = [];
  const name = e => e.tagName.toLowerCase() + [...e.classList].map(c => "." + c).join("");
  const held = e => {
    for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") return true;
    }
    return false;
  };
  if (document.documentElement.scrollWidth > width) {
    flaws.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  }
  const out = [];
  for (const e of document.body.querySelectorAll("*")) {
    const box = e.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.left >= -1 && box.right <= width + 1) continue;
    if (box.right <= 0 || !e.checkVisibility()) continue;
    if (out.some(o => o.contains(e)) || held(e)) continue;
    out.push(e);
    flaws.push(`${name(e)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)} px: “${e.textContent.replace(/\s+/g, " ").trim().slice(0, 20)}”`);
  }
  return flaws.slice(0, 5);
})()
