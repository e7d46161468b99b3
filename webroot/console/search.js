// The search in what was said: Enter goes to the place before, Shift and Enter to the next, Escape ends it.

import { html } from 'lit';
import { View } from '../view.js';

class Search extends View {
  static properties = { screen: { attribute: false }, found: { state: true } };

  constructor() {
    super();
    this.found = '';
  }

  find(input, by) {
    const [place, count] = this.screen().find(input.value, by);
    this.found = !input.value ? '' : count ? `${place} of ${count}` : 'nothing found';
  }

  key(event) {
    const { target } = event;
    if (event.key === 'Enter') this.find(target, event.shiftKey ? 1 : -1);
    else if (event.key === 'Escape') {
      target.value = '';
      this.find(target, 0);
      this.dispatchEvent(new Event('ended'));
    } else return;
    event.preventDefault();
  }

  render() {
    return html`
      <label for="console-find" class="unseen">Search in what was said</label>
      <input id="console-find" type="search" placeholder="Search" autocomplete="off" spellcheck="false"
        aria-describedby="console-found" @input=${event => this.find(event.target, 0)} @keydown=${this.key}>
      <span id="console-found" class="quiet" role="status">${this.found}</span>`;
  }
}

customElements.define('hub-search', Search);
