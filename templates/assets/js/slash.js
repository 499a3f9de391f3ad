// The / key leads to the search box.
document.addEventListener("keydown", (e) => {
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea")) return;
  const box = document.querySelector("main [type=search]") || document.querySelector("[type=search]");
  if (!box) return;
  e.preventDefault();
  box.focus();
});
