// All matches: what goes on, looked at every two seconds while somebody looks at this, and the way into them.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as api from '../api.js';
import { backOff } from '../connection.js';
import { View } from '../view.js';
import './records.js';
import { AS, GAMES, ROLES, game, playerHref, time } from './words.js';

const EVERY_MILLIS = 2000;
const STATES = {
  all: ['All', {}], open: ['Open seats', { is_full: 'false' }], running: ['Running', { is_started: 'true' }],
};

class Lobby extends View {
  static properties = {
    self: {}, shown: { attribute: false }, found: { state: true }, me: { state: true }, error: { state: true },
    state: { state: true }, game: { state: true }, games: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { error: '', state: 'all', game: 'all', me: {}, turns: 0, failures: 0 });
  }

  connectedCallback() {
    super.connectedCallback();
    this.end = new AbortController();
    document.addEventListener('visibilitychange', () => this.refresh(), { signal: this.end.signal });
    addEventListener('online', () => this.refresh(), { signal: this.end.signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end.abort();
    clearTimeout(this.timer);
  }

  willUpdate(changes) {
    if (changes.has('shown') || changes.has('state') || changes.has('game')) this.refresh();
  }

  async refresh() {
    clearTimeout(this.timer);
    const turn = ++this.turns;
    if (!this.shown || document.hidden || !this.isConnected) return;
    let wait = EVERY_MILLIS;
    try {
      // Which games there are changes with a start of the hub at the most.
      const [found, me, games] = await Promise.all([api.matches({ ...STATES[this.state][1], game: this.game }),
        api.player(this.self), this.games && this.failures === 0 ? this.games : api.games()]);
      if (turn !== this.turns) return;
      Object.assign(this, { found, me, games });
      if (this.failures > 0) this.error = '';
      this.failures = 0;
    } catch (problem) {
      if (turn !== this.turns) return;
      if (problem.status === 401) return this.ended();
      wait = backOff(this.failures++);
      this.complain(problem);
    }
    if (this.isConnected) this.timer = setTimeout(() => this.refresh(), wait);
  }

  ended() {
    this.dispatchEvent(new CustomEvent('ended', { detail: 'You are not signed in any more.' }));
  }

  complain(problem) {
    this.error = problem.fields?.form ?? 'Something went wrong in this page.';
  }

  async create(name) {
    this.error = '';
    try {
      location.hash = `#/play/${(await api.createMatch(name)).id}/host`;
    } catch (problem) {
      this.complain(problem);
    }
  }

  async delete() {
    this.error = '';
    await api.deleteMatch(this.me.ongoing_match).catch(problem => this.complain(problem));
    this.refresh();
  }

  /** The games that both the hub and this page have. */
  get known() {
    return (this.games ?? []).filter(name => GAMES[name]).map(name => [name, GAMES[name]]);
  }

  render() {
    const { found, error } = this;
    return html`
      <main class="lobby">
        <section class="all" aria-labelledby="lobby-title">
          <div class="bar">
            <h2 id="lobby-title">Matches</h2>
            <div class="make" role="group" aria-label="New match">${this.known.map(([name, title]) => html`
              <button type="button" class="first" value=${name} @click=${() => this.create(name)}>New ${
                title}</button>`)}</div>
          </div>
          ${this.mine()}
          <div class="bar">${this.states()}
            <label for="lobby-game" class="unseen">Game</label>
            <select id="lobby-game" @change=${event => { this.game = event.target.value; }}>
              <option value="all">All games</option>
              ${this.known.map(([name, title]) => html`<option value=${name}>${title}</option>`)}
            </select>
          </div>
          <p id="lobby-error" class="error" role="alert">${error}</p>
          ${found?.length === 0 ? html`
            <p class="none">There is no such match right now. Make one, and somebody will come.</p>` : nothing}
          <ul id="lobby-matches">${repeat(found ?? [], match => match.id, match => this.row(match))}</ul>
        </section>
        <hub-records .self=${this.self} .shown=${this.shown}></hub-records>
      </main>`;
  }

  states() {
    return html`<fieldset class="states"><legend class="unseen">Show</legend>${
      Object.entries(STATES).map(([name, [title]]) => html`<label><input type="radio" name="lobby-state" value=${name}
        .checked=${name === this.state} @change=${() => { this.state = name; }}><span>${title}</span></label>`)}
      </fieldset>`;
  }

  /** Somebody is in one match at the most; from here the way leads back to it. */
  mine() {
    const { me, found } = this;
    if (!me.ongoing_match) return nothing;
    const role = ROLES[me.role];
    const match = found?.find(one => one.id === me.ongoing_match);
    const isKept = match?.is_started && role !== 'spectator';
    return html`<div id="lobby-mine">
      <p>You are in match ${me.ongoing_match} ${AS[role]}.${isKept ? ' It waits for you, but not for long.' : ''}</p>
      <a class="button" href="#/play/${me.ongoing_match}/${role}">Back to it</a>
      ${role === 'host' && match && !match.is_started
        ? html`<button type="button" @click=${this.delete}>Delete it</button>` : nothing}</div>`;
  }

  row(match) {
    const { me } = this;
    const title = `${game(match.game)} ${match.id}`;
    const way = (role, text) => html`<a class="button" href="#/play/${match.id}/${role}"
      aria-label="${text}: ${title}">${text}</a>`;
    const watching = match.spectators.length;
    const state = match.is_started ? 'running' : match.challenger ? 'about to start' : 'open';
    return html`<li class=${match.is_started ? 'running' : match.challenger ? 'full' : 'free'}>
      <span class="what"><span class="title">${title}</span>
        <span class="who">${this.person(match.host)}${match.challenger
          ? html` <span class="quiet">against</span> ${this.person(match.challenger)}` : nothing}</span></span>
      <span class="how"><span class="state">${state}</span>${match.is_started ? ` since ${time(match.start_timestamp)}`
        : ''}${watching ? `, ${watching} watching` : ''}</span>
      <span class="ways">${me.ongoing_match === match.id ? way(ROLES[me.role], 'Back')
        : me.ongoing_match ? nothing
          : [match.challenger ? nothing : way('challenger', 'Join'), way('spectator', 'Watch')]}</span></li>`;
  }

  person(person) {
    if (!person) return 'somebody';
    return html`<a class="person" href=${playerHref(person.username)}>${person.username}</a>
      <span class="quiet">${person.elo}</span>`;
  }
}

customElements.define('hub-lobby', Lobby);
