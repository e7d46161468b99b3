// How a rating went, as a line. Whoever does not see it hears what it comes to, and finds each match in the table.

import { html, nothing, svg } from 'lit';

const WIDE = 640;
const HIGH = 220;
const LEFT = 58;
const EDGE = 14;
const LINES = 4;
const STEPS = [10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000];

/** Round values from below the least to above the greatest. */
function marks(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = STEPS.find(one => (most - least) / one <= LINES) ?? STEPS.at(-1);
  const from = Math.floor(least / step) * step;
  const to = Math.max(Math.ceil(most / step) * step, from + step);
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (none, at) => from + at * step);
}

/** `values` are the ratings from before the first match to after the last; `at` is the one that is pointed at. */
export function chart(values, label, at, point) {
  const lines = marks(values);
  const [low, high] = [lines[0], lines.at(-1)];
  const x = one => LEFT + one * (WIDE - LEFT - EDGE) / Math.max(1, values.length - 1);
  const y = value => HIGH - EDGE - (value - low) * (HIGH - 2 * EDGE) / (high - low);
  const way = values.map((value, one) => `${x(one).toFixed(1)},${y(value).toFixed(1)}`);
  const seen = at ?? values.length - 1;
  const find = event => {
    const box = event.currentTarget.getBoundingClientRect();
    const part = ((event.clientX - box.left) / box.width * WIDE - LEFT) / (WIDE - LEFT - EDGE);
    point(Math.min(values.length - 1, Math.max(0, Math.round(part * (values.length - 1)))));
  };
  return html`<svg class="chart" viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label=${label}
      @pointermove=${find} @pointerdown=${find} @pointerleave=${() => point(null)}>
    ${lines.map(line => svg`<line class="rule" x1=${LEFT} x2=${WIDE - EDGE} y1=${y(line)} y2=${y(line)} />
      <text x=${LEFT - 8} y=${y(line) + 4} text-anchor="end">${line}</text>`)}
    <polygon class="under" points="${x(0)},${y(low)} ${way.join(' ')} ${x(values.length - 1)},${y(low)}" />
    <polyline class="way" points=${way.join(' ')} />
    ${at === null ? nothing : svg`<line class="here" x1=${x(at)} x2=${x(at)} y1=${EDGE} y2=${HIGH - EDGE} />`}
    <circle cx=${x(seen)} cy=${y(values[seen])} r="5" />
  </svg>`;
}
