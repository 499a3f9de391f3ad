// Prepares a page for a walk with the Tab key: stops are what the key should
// reach, in the order of the page; walk is what it did reach. Tells how often the
// key is to be pressed: dates take it four times.
window.audit = {
  walk: [],
  stops: [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(e =>
    e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}) &&
    (e.tagName !== "SUMMARY" || e === e.parentElement.querySelector("summary"))),
  name: e => e.tagName.toLowerCase() + [...e.classList].map(c => "." + c).join("") + " “" + (e.textContent || e.name || "").replace(/\s+/g, " ").trim().slice(0, 20) + "”",
};
document.addEventListener("focusin", e => audit.walk.push(e.target));
audit.stops.length + 3 * audit.stops.filter(e => e.type === "date").length
