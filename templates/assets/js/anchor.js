// Gives each heading of a text a link to itself, to be copied with the mouse. The
// outline has the same links for everybody else.
for (const heading of document.querySelectorAll(".prose h2[id], .prose h3[id], .prose h4[id]")) {
  const link = document.createElement("a");
  link.className = "anchor";
  link.href = "#" + heading.id;
  link.textContent = "#";
  link.tabIndex = -1;
  link.setAttribute("aria-hidden", "true");
  heading.append(link);
}
