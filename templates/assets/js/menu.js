// Folds the navigation when a click, the focus or the Escape key leaves it.
(() => {
  const menus = Array.from(document.querySelectorAll(".sitenav details"));
  const close = (except) => menus.forEach((m) => { if (m !== except) m.open = false; });
  const leave = (e) => close(menus.find((m) => m.contains(e.target)));
  document.addEventListener("click", leave);
  document.addEventListener("focusin", leave);
  document.addEventListener("keydown", (e) => {
    const open = menus.find((m) => m.open);
    if (e.key !== "Escape" || !open) return;
    close();
    open.querySelector("summary").focus();
  });
})();
