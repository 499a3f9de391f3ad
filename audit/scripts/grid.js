// How a paper is laid out at the width of its text: the characters of each line
// of a long paragraph, the pitch of its lines in points, the weights of its type,
// and how high the foot is beside the room left for it.
(() => {
  document.documentElement.style.width = "156mm";
  const prose = document.querySelector(".official .prose");
  const long = document.createElement("p");
  long.textContent = "走".repeat(26 + 28 * 5);
  prose.append(long);
  const lines = new Map();
  const range = document.createRange();
  for (let i = 0; i < long.textContent.length; i++) {
    range.setStart(long.firstChild, i);
    range.setEnd(long.firstChild, i + 1);
    const top = range.getClientRects()[0].top;
    lines.set(top, (lines.get(top) || 0) + 1);
  }
  const tops = [...lines.keys()];
  const height = e => e ? e.getBoundingClientRect().height : 0;
  const weights = [...prose.querySelectorAll("p, h2, h3, h4, strong, li")].map(e => getComputedStyle(e).fontWeight);
  return {
    lines: [...lines.values()],
    pitch: (tops[tops.length - 1] - tops[0]) / (tops.length - 1) * 0.75,
    weights: [...new Set(weights)],
    foot: height(document.querySelector(".official-foot")),
    room: parseFloat(getComputedStyle(document.querySelector(".official-sheet"), "::after").height),
  };
})()
