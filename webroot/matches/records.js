// The leaderboard and the newest results. Results are asked for from the newest known one on, and the leaderboard only
// when there is a new one.

import * as api from '../api.js';
import { $, make } from './dom.js';
import { game, time } from './words.js';

const SHOWN = 10;
const EVERY_MILLIS = 10000;

export class Records {
  constructor(self) {
    this.self = self;
    this.results = [];
    this.known = false;
    this.askedAt = -Infinity;
  }

  /** Asks at the next chance. */
  stale() {
    this.askedAt = -Infinity;
  }

  async refresh() {
    if (performance.now() - this.askedAt < EVERY_MILLIS) return;
    this.askedAt = performance.now();
    const since = this.results[0]?.completion_timestamp ?? '';
    const fresh = (await api.results(since)).filter(one => this.results.every(other => other.id !== one.id));
    if (this.known && fresh.length === 0) return;
    const players = await api.players();
    this.known = true;
    this.results = [...fresh, ...this.results].slice(0, SHOWN);
    this.show(players);
  }

  show(players) {
    $('best').replaceChildren(...players.slice(0, SHOWN).map((player, place) => this.player(player, place + 1)));
    const own = players.findIndex(player => player.username === this.self);
    if (own >= SHOWN) $('best').append(this.player(players[own], own + 1));
    $('no-results').hidden = this.results.length > 0;
    $('newest').replaceChildren(...this.results.map(result => make('li', {},
      make('time', { dateTime: result.completion_timestamp, textContent: time(result.completion_timestamp) }),
      ` ${game(result.game)}: ${result.winner} won against ${result.loser} `
        + `${result.winner_score}\u00a0:\u00a0${result.loser_score}`)));
  }

  player(player, place) {
    const cell = content => make('td', {}, String(content));
    return make('tr', { className: player.username === this.self ? 'self' : '' },
      cell(place), make('th', { scope: 'row' }, player.username), cell(player.elo));
  }
}
