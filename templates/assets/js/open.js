// Opens the folded list that the address leads to.
(() => {
  const open = () => {
    const list = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (list instanceof HTMLDetailsElement) list.open = true;
  };
  addEventListener("hashchange", open);
  open();
})();
