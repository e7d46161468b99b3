// How the hub is: what there is now, how that went in the last minutes; and a word to everybody.

import { html, nothing } from 'lit';
import './chart.js';
import { Part, chip } from './part.js';
import * as rest from './rest.js';
import { below, mebibytes, number, percent, since } from './words.js';

const CHARTS = [
  ['Connections', [{ of: 'connections' }], number],
  ['Messages a second', [{ of: 'said', name: 'out' }, { of: 'heard', name: 'in' }], number],
  ['Latency of requests, 99 %', [{ of: 'latency' }], below],
  ['Memory (heap)', [{ of: 'heap' }], mebibytes],
  ['Processor', [{ of: 'cpu' }], percent],
  ['Lag of the event loops, 99 %', [{ of: 'lag' }], below],
];
const TILES = [['people', 'online', 'people'], ['rooms', 'rooms', 'rooms'], ['matches', 'matches', 'running'],
  ['terminals', 'terminals', 'running'], ['consoles', 'consoles', 'running']];

class Overview extends Part {
  static properties = { node: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.node = '';
    this.problem = '';
  }

  async broadcast(event) {
    event.preventDefault();
    const { text } = event.target.elements;
    this.problem = '';
    try {
      await rest.broadcast(text.value.trim());
      text.value = '';
      this.dispatchEvent(new CustomEvent('said', { detail: 'It is said to everybody.', bubbles: true }));
    } catch (refusal) {
      this.problem = refusal.fields?.text ?? refusal.fields?.form ?? 'Something went wrong in this page.';
      text.focus();
    }
  }

  nodes() {
    const { nodes } = this.desk;
    if (nodes.length < 2) return nothing;
    return html`<label for="admin-node">Node</label>
      <select id="admin-node" @change=${event => { this.node = event.target.value; }}>
        <option value="">all ${nodes.length}</option>
        ${nodes.map(node => html`<option ?selected=${node === this.node}>${node}</option>`)}</select>`;
  }

  render() {
    const { desk } = this;
    const series = desk.series.get(this.node) ?? desk.series.get('');
    return html`
      <h2 id="admin-heading">Overview</h2>
      <ul class="tiles">${TILES.map(([what, name, part]) => html`
        <li><a class="tile" href="#/admin/${part}"><b>${desk[what]?.length ?? '–'}</b> ${name}</a></li>`)}</ul>
      <div class="facts">${series.last ? html`<span>Up for ${since(Date.now() - 1000 * series.last.up)}</span>
        ${series.last.protocols.map(([protocol, count]) => chip(`${protocol} ${count}`, 'on'))}` : nothing}${
        this.nodes()}</div>
      <div class="charts">${CHARTS.map(([name, lines, show]) => html`<hub-chart .name=${name} .lines=${lines}
        .show=${show} .points=${series.points}></hub-chart>`)}</div>
      <form id="admin-broadcast" autocomplete="off" novalidate @submit=${this.broadcast}>
        <label for="admin-text">Say something to everybody, as the hub</label>
        <div><input id="admin-text" name="text" maxlength="1000" aria-describedby="admin-text-error"
          aria-invalid=${String(Boolean(this.problem))}><button class="first" type="submit">Say it</button></div>
        <p id="admin-text-error" class="error" role="alert">${this.problem}</p>
      </form>`;
  }
}

customElements.define('hub-admin-overview', Overview);
