// A small chart: what one or two figures were in the last minutes, and are now.

import { svg, html, nothing } from 'lit';
import { View } from '../view.js';
import { clock } from './words.js';

const WIDTH = 300;
const HEIGHT = 72;
const TOP = 6;
// A chart that has just begun is not a speck at the edge.
const LEAST = 30;

class Chart extends View {
  static properties = { name: {}, lines: { attribute: false }, show: { attribute: false }, points: { attribute: false },
    at: { state: true } };

  get most() {
    return Math.max(...this.points.flatMap(point => this.lines.map(line => point[line.of])), 0);
  }

  get step() {
    return WIDTH / (Math.max(LEAST, this.points.length) - 1);
  }

  x(place) {
    return WIDTH - (this.points.length - 1 - place) * this.step;
  }

  path({ of }, most) {
    return this.points.map((point, place) => `${place ? 'L' : 'M'}${this.x(place).toFixed(1)} ${
      (HEIGHT - point[of] / (most || 1) * (HEIGHT - TOP)).toFixed(1)}`).join('');
  }

  line(line, number, most) {
    const path = this.path(line, most);
    return svg`${number === 0 && path
      ? svg`<path class="area" d="${path}L${WIDTH} ${HEIGHT}L${this.x(0).toFixed(1)} ${HEIGHT}Z"></path>` : nothing}
      <path class="line line-${number}" d=${path}></path>`;
  }

  look(event) {
    const box = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * WIDTH;
    const place = this.points.length - 1 - Math.round((WIDTH - x) / this.step);
    this.at = this.points[place] ? place : undefined;
  }

  render() {
    const { points, lines, show } = this;
    const most = this.most;
    const point = points[this.at] ?? points.at(-1);
    const value = line => point ? show(point[line.of]) : '–';
    return html`
      <figure>
        <figcaption>${this.name}<span class="when">${points[this.at] ? clock(point.time) : ''}</span></figcaption>
        <p class="values">${lines.map((line, number) => html`<span class="value value-${number}">${
          line.name ? html`<small>${line.name}</small>` : nothing} ${value(line)}</span>`)}</p>
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
          aria-label="${this.name} in the last minutes, at most ${most ? show(most) : 'nothing'}"
          @pointermove=${this.look} @pointerleave=${() => { this.at = undefined; }}>
          ${lines.map((line, number) => this.line(line, number, most))}
          ${points[this.at] ? svg`<path class="cross" d="M${this.x(this.at)} 0V${HEIGHT}"></path>` : nothing}
        </svg>
        <p class="most" aria-hidden="true">${most ? show(most) : ''}</p>
      </figure>`;
  }
}

customElements.define('hub-chart', Chart);
