// The place of administrators: how the hub is, who and what is there, what they do about it, and what was done.

import { html, nothing } from 'lit';
import { Place } from '../view.js';
import './audit.js';
import './deed.js';
import { Desk } from './desk.js';
import './overview.js';
import './people.js';
import './rooms.js';
import './running.js';
import './services.js';

const PARTS = {
  overview: ['Overview', (desk, account) =>
    html`<hub-admin-overview .desk=${desk} .account=${account}></hub-admin-overview>`],
  people: ['People', (desk, account) => html`<hub-admin-people .desk=${desk} .account=${account}></hub-admin-people>`],
  rooms: ['Rooms', (desk, account) => html`<hub-admin-rooms .desk=${desk} .account=${account}></hub-admin-rooms>`],
  running: ['Running', (desk, account) =>
    html`<hub-admin-running .desk=${desk} .account=${account}></hub-admin-running>`],
  services: ['Services', (desk, account) =>
    html`<hub-admin-services .desk=${desk} .account=${account}></hub-admin-services>`],
  audit: ['Audit', (desk, account) => html`<hub-admin-audit .desk=${desk} .account=${account}></hub-admin-audit>`],
};

class Admin extends Place {
  get may() {
    return this.account.roles.includes('admin');
  }

  get part() {
    return Object.hasOwn(PARTS, this.route[1]) ? this.route[1] : 'overview';
  }

  connectedCallback() {
    super.connectedCallback();
    this.desk = new Desk(how => this.told(how));
    this.tell('Connecting …');
  }

  disconnectedCallback() {
    this.desk.dispose();
    super.disconnectedCallback();
  }

  willUpdate() {
    if (this.may) this.desk.look(this.shown ? this.part : '');
    else this.tell('This place is for administrators.');
  }

  told({ problem, seconds }) {
    if (!problem) this.tell(`Signed in as ${this.account.username}`, { on: true });
    else if (problem.status === 401) this.over('Your login is over.');
    else {
      const why = Object.values(problem.fields ?? {}).join(' ') || 'Something went wrong in this page.';
      this.tell(seconds === null ? why : `${why} Trying again in ${Math.ceil(seconds)} s.`,
        { again: seconds === null ? () => this.desk.again() : null });
    }
  }

  done(order) {
    this.talk.tell(order.done);
    this.desk.again();
  }

  render() {
    if (!this.may) return html`<main class="admin"><p class="none">This place is for administrators.</p></main>`;
    return html`
      <main class="admin" aria-labelledby="admin-heading"
          @order=${event => this.querySelector('hub-deed').show(event.detail)}
          @said=${event => this.talk.tell(event.detail)}>
        <nav aria-label="Administration">${Object.entries(PARTS).map(([part, [name]]) => html`
          <a href="#/admin/${part}" aria-current=${part === this.part ? 'page' : nothing}>${name}</a>`)}
          <a href="dashboard/">Dashboard</a></nav>
        <div class="part">${PARTS[this.part][1](this.desk, this.account)}</div>
        <hub-deed @done=${event => this.done(event.detail)}></hub-deed>
      </main>`;
  }
}

customElements.define('hub-admin', Admin);
