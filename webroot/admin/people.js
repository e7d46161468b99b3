// Who is here, over which protocols, and everybody with an account.

import { html, nothing } from 'lit';
import * as orders from './orders.js';
import { Part, chip, row, rows } from './part.js';
import { when } from './words.js';

const MOST = 100;
const KINDS = [['online', 'Online'], ['all', 'All accounts'], ['banned', 'Banned'], ['staff', 'Wizards and admins']];
const FITS = {
  online: person => person.protocols.length > 0,
  all: person => !person.guest,
  banned: person => person.is_banned,
  staff: person => person.roles.length > 1,
};

class People extends Part {
  static properties = { wanted: { state: true }, kind: { state: true } };

  constructor() {
    super();
    this.wanted = '';
    this.kind = 'online';
  }

  /** Everybody who is online or has an account. */
  get everybody() {
    const { people = [], accounts = [] } = this.desk;
    const all = new Map(accounts.map(account => [account.username, { ...account, protocols: [] }]));
    for (const { name, guest, protocols } of people) {
      all.set(name, { username: name, roles: [], ...all.get(name), guest, protocols });
    }
    return [...all.values()].sort((a, b) => a.username.localeCompare(b.username));
  }

  state(person) {
    if (!person.is_banned) return nothing;
    return chip(person.banned_until ? `banned until ${when(person.banned_until)}` : 'banned for good', 'bad');
  }

  show(person) {
    const { username: name, roles, protocols, guest } = person;
    return row({
      id: name,
      title: html`<b>${name}</b>${guest ? chip('guest') : nothing}${roles.filter(role => role !== 'user')
        .map(role => chip(role, 'role'))}`,
      facts: html`${protocols.map(protocol => chip(protocol, 'on'))}${this.state(person)}`,
      deeds: html`
        ${this.button('In a room …', `${name} in a room`, () => this.order(orders.person(name,
          (this.desk.rooms ?? []).map(one => one.name))))}
        ${guest ? nothing : html`
          ${this.button('Roles', `Roles of ${name}`, () => this.order(orders.roles(name, roles)))}
          ${this.button('Sign out', `Sign ${name} out`, () => this.order(orders.revoke(name)), true)}
          ${person.is_banned ? this.button('Unban', `Let ${name} in again`, () => this.order(orders.unban(name)))
            : this.button('Ban', `Ban ${name}`, () => this.order(orders.ban(name)), true)}`}`,
    });
  }

  protocols() {
    const counts = new Map();
    for (const { protocols } of this.desk.people ?? []) {
      for (const protocol of protocols) counts.set(protocol, (counts.get(protocol) ?? 0) + 1);
    }
    return [...counts].sort().map(([protocol, count]) => chip(`${protocol} ${count}`, 'on'));
  }

  render() {
    const wanted = this.wanted.trim().toLocaleLowerCase();
    const known = this.desk.people && this.desk.accounts;
    const fitting = this.everybody.filter(person => FITS[this.kind](person)
      && person.username.toLocaleLowerCase().includes(wanted));
    return html`
      <h2 id="admin-heading">People</h2>
      <p class="facts by-protocol">${this.desk.people
        ? html`${this.desk.people.length} online ${this.protocols()}` : '…'}</p>
      <form class="filter" role="search" @submit=${event => event.preventDefault()}>
        <label for="admin-find">Name</label>
        <input id="admin-find" type="search" autocomplete="off" autocapitalize="off" spellcheck="false"
          @input=${event => { this.wanted = event.target.value; }}>
        <label for="admin-kind">Show</label>
        <select id="admin-kind" @change=${event => { this.kind = event.target.value; }}>${KINDS.map(([kind, name]) =>
          html`<option value=${kind} ?selected=${kind === this.kind}>${name}</option>`)}</select>
      </form>
      ${rows('admin-people', known && fitting.slice(0, MOST), 'Nobody.', person => this.show(person))}
      ${fitting.length > MOST
        ? html`<p class="none">And ${fitting.length - MOST} more: say more of the name.</p>` : nothing}`;
  }
}

customElements.define('hub-admin-people', People);
