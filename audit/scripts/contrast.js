// Texts that stand out too little from what lies behind them: less than 4.5 to 1,
// or 3 to 1 where they are large. Texts on pictures are left out, as are those of
// controls that cannot be used.
(() => {
  const pixel = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
  const colours = new Map();
  const parse = text => {
    if (!colours.has(text)) {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = text;
      pixel.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
      colours.set(text, [r, g, b, a / 255]);
    }
    return colours.get(text);
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
  const light = colour => colour
    .map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  // What lies behind an element: null where it is a picture.
  const behind = e => {
    if (!e) return over(parse(getComputedStyle(document.documentElement).backgroundColor), parse("Canvas"));
    const style = getComputedStyle(e);
    if (style.backgroundImage !== "none") return null;
    const own = parse(style.backgroundColor);
    if (own[3] === 1) return own.slice(0, 3);
    const under = behind(e.parentElement);
    return under && over(own, under);
  };
  const flaws = new Set();
  for (const e of document.body.querySelectorAll("*:not(svg *):not(:disabled)")) {
    const text = [...e.childNodes].find(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
    const box = e.getBoundingClientRect();
    if (!text || box.width < 2 || box.height < 2) continue;
    const style = getComputedStyle(e);
    const under = behind(e);
    if (style.visibility !== "visible" || !under) continue;
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || size >= 18.66 && style.fontWeight >= 700 ? 3 : 4.5;
    const got = ratio(over(parse(style.color), under), under);
    if (got < least) {
      flaws.add(`contrast ${got.toFixed(2)} of ${e.tagName.toLowerCase()}.${[...e.classList].join(".")} “${text.data.trim().slice(0, 20)}”`);
    }
  }
  return [...flaws].slice(0, 5);
})()
