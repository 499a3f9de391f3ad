// Texts that their box cuts off: it clips, and they are higher or wider than it.
// Boxes that are there for screen readers only are cut on purpose.
(() => {
  const flaws = [];
  for (const e of document.body.querySelectorAll("*:not(svg, svg *)")) {
    const style = getComputedStyle(e);
    const clips = way => /hidden|clip/.test(style["overflow" + way]);
    const text = e.textContent.replace(/\s+/g, " ").trim();
    if (!text || !e.checkVisibility() || style.clip !== "auto" || style.clipPath !== "none") continue;
    if (clips("Y") && e.scrollHeight > e.clientHeight + 2 || clips("X") && e.scrollWidth > e.clientWidth + 2) {
      flaws.push(`${e.tagName.toLowerCase()}.${[...e.classList].join(".")} cuts off “${text.slice(0, 20)}”`);
    }
  }
  return flaws.slice(0, 5);
})()
