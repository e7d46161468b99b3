// What a person has played: the rating, how it went, and each match.

import { html, nothing } from 'lit';
import * as api from '../api.js';
import { backOff } from '../connection.js';
import { View } from '../view.js';
import { chart } from './chart.js';
import { date, game, playerHref, signed, time } from './words.js';

const PAGE = 20;
const EVERY_MILLIS = 15000;

/** From when to when these were played. */
function days(matches) {
  const [first, last] = [matches[0], matches.at(-1)].map(one => date(one.result.completion_timestamp));
  return first === last ? first : `${first} to ${last}`;
}

class Player extends View {
  static properties = {
    name: {}, self: {}, shown: { attribute: false }, player: { state: true }, results: { state: true },
    error: { state: true }, length: { state: true }, at: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { error: '', length: PAGE, at: null, failures: 0, turns: 0 });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  willUpdate(changes) {
    if (changes.has('shown')) this.refresh();
  }

  async refresh() {
    clearTimeout(this.timer);
    const turn = ++this.turns;
    if (!this.shown) return;
    let wait = EVERY_MILLIS;
    try {
      const [player, results] = await Promise.all([api.player(this.name), api.resultsOf(this.name)]);
      if (turn !== this.turns) return;
      Object.assign(this, { player, results, error: '', failures: 0 });
    } catch (problem) {
      if (turn !== this.turns) return;
      if (problem.status === 401) {
        this.dispatchEvent(new CustomEvent('ended', { detail: 'You are not signed in any more.' }));
        return;
      }
      const isNobody = problem.status === 404;
      this.error = isNobody ? `There is nobody called ${this.name}.` : problem.fields?.form ?? 'Something went wrong.';
      if (isNobody) return;
      wait = backOff(this.failures++);
    }
    if (this.isConnected) this.timer = setTimeout(() => this.refresh(), wait);
  }

  /** A match as this person saw it. */
  own(result) {
    const isWon = result.winner === this.player.username;
    const [me, other] = isWon ? ['winner', 'loser'] : ['loser', 'winner'];
    return {
      result, isWon, other: result[other], score: `${result[`${me}_score`]}\u00a0:\u00a0${result[`${other}_score`]}`,
      before: result[`${me}_elo_before_match`], after: result[`${me}_elo_after_match`],
    };
  }

  render() {
    const { player, error } = this;
    return html`
      <main class="player">
        <p><a class="button" href="#/play">All matches</a></p>
        <h2 id="player-name">${player?.username ?? this.name}</h2>
        ${player ? html`<p class="hint">Here since ${date(player.date_joined)}</p>` : nothing}
        <p id="player-error" class="error" role="alert">${error}</p>
        ${player ? this.known(this.results.map(one => this.own(one))) : nothing}
      </main>`;
  }

  known(matches) {
    const { player } = this;
    const won = matches.filter(one => one.isWon).length;
    const best = Math.max(player.elo, ...matches.flatMap(one => [one.before, one.after]));
    const figure = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
    return html`
      <dl id="player-figures">
        ${figure('Rating', player.elo)}${figure('Highest', best)}${figure('Won', won)}
        ${figure('Lost', matches.length - won)}
      </dl>
      ${player.ongoing_match && player.username !== this.self ? html`<p>Is in match ${player.ongoing_match} now.
        <a class="button" href="#/play/${player.ongoing_match}/spectator">Watch it</a></p>` : nothing}
      ${matches.length ? [this.history(matches), this.table(matches)]
        : html`<p class="none">Nothing has been played to its end yet.</p>`}`;
  }

  history(newest) {
    const matches = newest.toReversed();
    const values = [matches[0].before, ...matches.map(one => one.after)];
    const label = `Rating over ${matches.length} ${matches.length === 1 ? 'match' : 'matches'}: from ${values[0]} to ${
      values.at(-1)}, lowest ${Math.min(...values)}, highest ${Math.max(...values)}. Each match stands in the table.`;
    const seen = this.at > 0 ? matches[this.at - 1] : null;
    return html`<figure id="player-chart">
      ${chart(values, label, this.at, at => { this.at = at; })}
      <figcaption>${seen ? html`${time(seen.result.completion_timestamp)}: ${seen.isWon ? 'won' : 'lost'} against ${
        seen.other}, ${seen.after} (${signed(seen.after - seen.before)})`
        : `Rating after each match, ${days(matches)}`}</figcaption>
    </figure>`;
  }

  table(matches) {
    return html`<div class="wide"><table id="player-matches">
      <caption class="unseen">Matches, the newest first</caption>
      <thead><tr>${['When', 'Game', 'Against', 'Result', 'Score', 'Rating'].map(name =>
        html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${matches.slice(0, this.length).map(one => html`<tr>
        <td><time datetime=${one.result.completion_timestamp}>${time(one.result.completion_timestamp)}</time></td>
        <td>${game(one.result.game)}</td>
        <th scope="row"><a class="person" href=${playerHref(one.other)}>${one.other}</a></th>
        <td class=${one.isWon ? 'better' : 'worse'}>${one.isWon ? 'won' : 'lost'}</td><td>${one.score}</td>
        <td>${one.after} <span class="quiet">${signed(one.after - one.before)}</span></td></tr>`)}</tbody>
      </table></div>
      ${matches.length > this.length ? html`<button id="player-more" type="button"
        @click=${() => { this.length += PAGE * 5; }}>Show more</button>` : nothing}`;
  }
}

customElements.define('hub-player', Player);
