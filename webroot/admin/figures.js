// From the figures of the nodes, asked for again and again, to what charts show: levels as they are, counts as how many
// there were in a second since the last time, durations as what nearly all of them stayed below since then.

const MOST = 150;
const NEARLY_ALL = 0.99;

const total = (meters, name) => meters.filter(meter => meter.name === name)
  .reduce((sum, meter) => sum + (meter.value ?? 0), 0);

const classes = (meters, name) => meters.filter(meter => meter.name === name && meter.classes)
  .reduce((sum, { classes: counts }) => counts.map((count, place) => count + (sum[place] ?? 0)), []);

/** Sums up one answer of the hub, of all nodes or of one. */
function summed({ nodes }, only) {
  const of = nodes.filter(({ node }) => !only || node === only).map(({ figures }) => figures);
  const meters = of.flatMap(figures => figures.meters);
  const process = name => of.reduce((sum, figures) => sum + (figures.process[name] ?? 0), 0);
  return {
    at: performance.now(),
    nodes: of.length,
    up: Math.max(0, ...of.map(figures => figures.process.up_seconds)),
    bounds: of[0]?.bounds_seconds ?? [],
    connections: total(meters, 'hub_connections'),
    protocols: meters.filter(meter => meter.name === 'hub_connections' && meter.value)
      .map(meter => [meter.labels.protocol, meter.value]),
    heard: total(meters, 'hub_messages_in'),
    said: total(meters, 'hub_messages_out'),
    requests: classes(meters, 'hub_request_seconds'),
    lag: classes(meters, 'hub_loop_lag_seconds'),
    heap: process('heap_bytes'),
    heapMost: process('heap_most_bytes'),
    cpu: process('cpu_seconds'),
  };
}

/** The bound below which nearly all lay that came between two answers; 0 where none came. */
function nearlyAll(before, now, bounds) {
  const counts = now.map((count, place) => Math.max(0, count - (before[place] ?? 0)));
  const wanted = Math.ceil(NEARLY_ALL * counts.reduce((sum, count) => sum + count, 0));
  let seen = 0;
  const place = wanted ? counts.findIndex(count => (seen += count) >= wanted) : -1;
  return place < 0 ? 0 : bounds[place] ?? 2 * bounds.at(-1);
}

const point = (before, now) => {
  const seconds = (now.at - before.at) / 1000;
  const rate = name => Math.max(0, now[name] - before[name]) / seconds;
  return {
    time: Date.now(),
    connections: now.connections,
    heard: rate('heard'),
    said: rate('said'),
    latency: nearlyAll(before.requests, now.requests, now.bounds),
    lag: nearlyAll(before.lag, now.lag, now.bounds),
    heap: now.heap,
    cpu: rate('cpu'),
  };
};

/** The last minutes of a hub. */
export class Series {
  constructor(node = '') {
    this.node = node;
    this.points = [];
  }

  /** Takes an answer of the hub. */
  take(answer) {
    const now = summed(answer, this.node);
    // A node that was started again, or one that has come or gone: what was counted before says nothing.
    const goesOn = this.last && this.last.nodes === now.nodes && this.last.up <= now.up;
    if (goesOn) this.points = [...this.points, point(this.last, now)].slice(-MOST);
    this.last = now;
  }
}
