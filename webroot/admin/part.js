// What the parts of the place have in common: they show what the desk knows, and open the one dialogue for deeds.

import { html, nothing } from 'lit';
import { View } from '../view.js';

export class Part extends View {
  static properties = { desk: { attribute: false }, account: { attribute: false } };

  connectedCallback() {
    super.connectedCallback();
    this.left = new AbortController();
    this.desk.addEventListener('change', () => this.requestUpdate(), { signal: this.left.signal });
  }

  disconnectedCallback() {
    this.left.abort();
    super.disconnectedCallback();
  }

  /** Asks a person before it does a deed; see deed.js for what an order is. */
  order(order) {
    this.dispatchEvent(new CustomEvent('order', { detail: order, bubbles: true }));
  }

  button(text, label, onclick, harms = false) {
    return html`<button type="button" class=${harms ? 'harms' : ''} aria-label=${label}
      @click=${onclick}>${text}</button>`;
  }
}

/** One line of a list: what it is, what is to be known of it, and what can be done about it. */
export const row = ({ id, title, facts, deeds = nothing }) => html`
  <li class="row" data-id=${id}>
    <div class="what">${title}</div>
    <div class="facts">${facts}</div>
    <div class="deeds">${deeds}</div>
  </li>`;

export const chip = (text, kind = '') => html`<span class="chip ${kind}">${text}</span>`;

/** A list of rows, or a word that there are none; "…" as long as nobody knows. */
export const rows = (id, list, none, show) => !list ? html`<p class="none">…</p>`
  : list.length === 0 ? html`<p class="none">${none}</p>` : html`<ul id=${id} class="rows">${list.map(show)}</ul>`;
