// Marks in the outline what is being read, and folds it where it stands over the text.
(() => {
  const outline = document.querySelector(".outline");
  if (!outline) return;
  const links = new Map();
  for (const link of outline.querySelectorAll("a")) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part) links.set(part, link);
  }
  const parts = Array.from(links.keys());
  const mark = () => {
    const read = parts.filter((p) => p.getBoundingClientRect().top < innerHeight / 3).pop();
    for (const [part, link] of links) {
      if (part !== read) link.removeAttribute("aria-current");
      else link.setAttribute("aria-current", "true");
    }
    if (read) outline.scrollTop = links.get(read).offsetTop - outline.clientHeight / 2;
  };
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  parts.forEach((part) => watch.observe(part));
  if (outline.offsetWidth > document.body.clientWidth / 2) outline.open = false;
})();
