// Lets the reader choose the size of the text, and keeps the choice for the next page.
(() => {
  const key = "text-size";
  const control = document.querySelector(".textsize");
  if (!control) return;
  const kept = () => { try { return localStorage.getItem(key); } catch (e) { return null; } };
  const keep = (size) => { try { localStorage.setItem(key, size); } catch (e) { /* a browser that keeps nothing */ } };
  const set = (size) => {
    document.documentElement.dataset.textSize = size;
    for (const b of control.querySelectorAll("button")) b.setAttribute("aria-pressed", b.value === size);
  };
  control.addEventListener("click", (e) => {
    if (!e.target.value) return;
    set(e.target.value);
    keep(e.target.value);
  });
  set(kept() || "1");
  control.hidden = false;
})();
