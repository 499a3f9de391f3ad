// What the walk with the Tab key missed, or came by in another order.
(() => {
  const {stops, walk, name} = audit;
  const first = [...new Set(walk.filter(e => stops.includes(e)))];
  const missed = stops.filter(e => !first.includes(e)).map(e => `Tab does not reach ${name(e)}`);
  const at = first.findIndex((e, i) => i > 0 && stops.indexOf(e) < stops.indexOf(first[i - 1]));
  const jumped = at < 0 ? [] : [`Tab comes from ${name(first[at - 1])} back to ${name(first[at])}`];
  return [...missed.slice(0, 3), ...jumped];
})()
