// The leaderboard and the newest results. Results are asked for from the newest known one on, and the leaderboard only
// when there is a new one.

import { html, nothing } from 'lit';
import * as api from '../api.js';
import { backOff } from '../connection.js';
import { View } from '../view.js';
import { game, playerHref, signed, time } from './words.js';

const SHOWN = 10;
const EVERY_MILLIS = 10000;

class Records extends View {
  static properties = {
    self: {}, shown: { attribute: false }, results: { state: true }, players: { state: true },
  };

  constructor() {
    super();
    this.results = [];
    this.failures = this.turns = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.end = new AbortController();
    document.addEventListener('visibilitychange', () => this.refresh(), { signal: this.end.signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end.abort();
    clearTimeout(this.timer);
  }

  willUpdate(changes) {
    if (changes.has('shown')) this.refresh();
  }

  async refresh() {
    clearTimeout(this.timer);
    const turn = ++this.turns;
    if (!this.shown || document.hidden || !this.isConnected) return;
    let wait = EVERY_MILLIS;
    try {
      const since = this.results[0]?.completion_timestamp ?? '';
      const fresh = (await api.results(since)).filter(one => this.results.every(other => other.id !== one.id));
      const players = this.players && fresh.length === 0 ? this.players : await api.players();
      if (turn !== this.turns) return;
      Object.assign(this, { players, results: [...fresh, ...this.results].slice(0, SHOWN), failures: 0 });
    } catch {
      wait = backOff(this.failures++); // what is wrong is said where the matches are
    }
    if (turn === this.turns && this.isConnected) this.timer = setTimeout(() => this.refresh(), wait);
  }

  render() {
    const { players = [], results, self } = this;
    const own = players.findIndex(player => player.username === self);
    return html`
      <section aria-labelledby="best-title">
        <h2 id="best-title">Leaderboard</h2>
        <table>
          <thead><tr><th scope="col">Rank</th><th scope="col">Name</th><th scope="col">Rating</th></tr></thead>
          <tbody id="best">${players.slice(0, SHOWN).map((player, at) => this.player(player, at + 1))}${
            own >= SHOWN ? this.player(players[own], own + 1) : nothing}</tbody>
        </table>
      </section>
      <section aria-labelledby="newest-title">
        <h2 id="newest-title">Newest results</h2>
        ${results.length ? nothing : html`<p class="hint">Nothing has been played to its end yet.</p>`}
        <ol id="newest">${results.map(one => html`<li>
          <time datetime=${one.completion_timestamp}>${time(one.completion_timestamp)}</time>
          <span>${game(one.game)}: ${this.name(one.winner)} won against ${this.name(one.loser)} ${
            one.winner_score}\u00a0:\u00a0${one.loser_score}</span>
          <span class="better">${signed(one.winner_elo_after_match - one.winner_elo_before_match)}</span></li>`)}</ol>
      </section>`;
  }

  name(name) {
    return html`<a class="person" href=${playerHref(name)}>${name}</a>`;
  }

  player(player, place) {
    return html`<tr class=${player.username === this.self ? 'self' : ''}><td>${place}</td>
      <th scope="row">${this.name(player.username)}</th><td>${player.elo}</td></tr>`;
  }
}

customElements.define('hub-records', Records);
