// What is wrong with the stops of a page but for the walk: stops that styles have
// moved above those before them, regions that scroll and cannot be reached or have
// no name, and stops that do not show that they have the focus. Somebody has just
// pressed a key, so that the focus shows as for a keyboard.
(() => {
  const flaws = [];
  for (const e of document.querySelectorAll("[tabindex]")) {
    if (e.tabIndex > 0) flaws.push(`${audit.name(e)} has a place of its own in the order`);
  }
  const moved = new Set();
  for (const e of document.body.querySelectorAll("*")) {
    if (!e.checkVisibility()) continue;
    const style = getComputedStyle(e);
    if (style.order !== "0") moved.add(e.parentElement);
    if (style.flexDirection === "column-reverse") moved.add(e);
    const scrolls = way => /auto|scroll/.test(style["overflow" + way]);
    const hides = scrolls("X") && e.scrollWidth > e.clientWidth + 1 || scrolls("Y") && e.scrollHeight > e.clientHeight + 1;
    if (hides && !audit.stops.includes(e)) flaws.push(`${audit.name(e)} scrolls, but not by keyboard`);
    if (hides && !e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby")) flaws.push(`${audit.name(e)} scrolls, but has no name`);
  }
  for (const e of moved) {
    const boxes = audit.stops.filter(stop => e.contains(stop)).map(stop => stop.getBoundingClientRect());
    if (boxes.some((box, i) => i > 0 && box.bottom <= boxes[i - 1].top)) flaws.push(`${audit.name(e)} is shown in another order than it is read`);
  }
  const shown = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "borderColor", "textDecorationLine"];
  const appearance = e => {
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    return [...shown.map(key => style[key]), box.left, box.top].join(" ");
  };
  const blind = new Set();
  document.activeElement.blur();
  for (const e of audit.stops) {
    const before = appearance(e);
    e.focus({preventScroll: true});
    if (document.activeElement === e && appearance(e) === before) blind.add(audit.name(e));
    e.blur();
  }
  for (const name of [...blind].slice(0, 3)) flaws.push(`${name} does not show that it has the focus`);
  return [...new Set(flaws)].slice(0, 8);
})()
