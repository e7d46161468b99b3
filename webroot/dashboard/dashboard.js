// The page: who one is decides whether there is anything to see, and what there is moves.

import { html, nothing } from 'lit';
import '../admin/chart.js';
import { chip, row, rows } from '../admin/part.js';
import { number, since } from '../admin/words.js';
import * as api from '../api.js';
import { View } from '../view.js';
import { Live } from './live.js';
import { statistics } from './statistics.js';

const VALUE = [{ of: 'value' }];
const MOST_NAMES = 30;

const chart = (of, name, points) => html`<hub-chart data-of=${of} .name=${name} .lines=${VALUE} .show=${number}
  .points=${points}></hub-chart>`;

class Dashboard extends View {
  static properties = { account: { state: true }, problem: { state: true }, ready: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.find();
  }

  disconnectedCallback() {
    this.live?.dispose();
    super.disconnectedCallback();
  }

  /** Finds out who looks at this, and shows what there is for them. */
  async find() {
    this.live?.dispose();
    this.live = undefined;
    try {
      this.account = await api.me();
      this.problem = '';
      if (this.may) this.follow();
    } catch (refusal) {
      this.account = undefined;
      this.problem = refusal.status === 401 ? '' : refusal.fields?.form ?? 'Something went wrong in this page.';
    }
    this.ready = true;
  }

  get may() {
    return this.account?.roles.includes('admin');
  }

  follow() {
    this.live = new Live();
    this.live.addEventListener('change', () => this.requestUpdate());
    this.live.addEventListener('over', () => this.find(), { once: true });
    this.live.open();
  }

  render() {
    const { state } = this.live ?? { state: { text: '' } };
    return html`
      <header><h1>Dashboard</h1><nav aria-label="Main"><a href="../">Hub</a>${
        this.may ? html`<a href="../#/admin">Admin</a>` : nothing}</nav>
        <p id="status" role="status" class=${state.on ? 'on' : ''}>${state.text}</p></header>
      <main class="admin dashboard">${!this.ready ? nothing : this.live ? this.all() : this.gate()}</main>`;
  }

  gate() {
    if (this.account) return html`<p id="gate">You are not an administrator, ${this.account.username}.</p>`;
    if (!this.problem) return html`<p id="gate">Please <a href="../">sign in</a> as an administrator first.</p>`;
    return html`<p id="gate" role="alert">${this.problem}</p>
      <button type="button" @click=${() => this.find()}>Try again</button>`;
  }

  all() {
    const { people, matches, rooms, refused, modules, services } = this.live;
    const heard = [...rooms].filter(([room]) => !refused.has(`rooms.event.room.${room}`));
    return html`
      <h2>Now</h2>
      <div class="charts">
        ${chart('people', 'People', people.points)}
        ${heard.map(([room, { points }]) => chart(room, `Messages a minute in ${room}`, points))}
        ${chart('matches', 'Matches', matches.points)}
      </div>
      <p id="people" class="facts">${people.problem ?? people.names?.slice(0, MOST_NAMES).map(name => chip(name))}
        ${people.names?.length > MOST_NAMES ? `and ${people.names.length - MOST_NAMES} more` : nothing}</p>
      <h2>Matches</h2>
      ${matches.problem ? html`<p class="none">${matches.problem}</p>`
        : rows('matches', matches.list, 'Nobody plays.', one => this.match(one))}
      <h2>Modules and services</h2>
      ${rows('modules', modules && services && [...modules.map(this.module), ...services.map(this.service)],
        'There are none.', one => one)}
      ${statistics(this.live.statistics)}`;
  }

  match({ id, game, host, challenger, paused, started_at: started, created_at: created, spectators }) {
    const state = paused ? ['paused', 'bad'] : started ? ['playing', 'on'] : ['waiting', ''];
    return row({
      id,
      title: html`<b>${challenger ? `${host} and ${challenger}` : host}</b> ${chip(game)}`,
      facts: html`${chip(...state)}<span>for ${since(started || created)}</span>
        <span>${spectators.length} watching</span>`,
    });
  }

  module({ name, node, running }) {
    return row({
      id: name,
      title: html`<b>${name}</b> ${chip('module')}`,
      facts: html`${chip(...running ? ['runs', 'on'] : ['does not run', 'bad'])}<span>${node}</span>`,
    });
  }

  service({ name, used_at: used }) {
    return row({
      id: name,
      title: html`<b>${name}</b> ${chip('service')}`,
      facts: used ? `came last ${since(Date.parse(used))} ago` : 'has never come',
    });
  }
}

customElements.define('hub-dashboard', Dashboard);
