// The page: who one is, where one can go, how the connection is, and the place that is shown.

import { html, nothing } from 'lit';
import './account/account.js';
import './account/entry.js';
import * as api from './api.js';
import { Talk } from './chat/talk.js';
import { PLACES, furnish, whereabouts } from './places.js';
import { forget } from './remember.js';
import { View } from './view.js';

class App extends View {
  static properties = {
    account: { state: true }, why: { state: true }, ready: { state: true }, place: { state: true },
  };

  constructor() {
    super();
    this.why = '';
    this.ready = false;
    this.places = new Map();
    this.ways = new Map(); // where one was in each, or wants to be
    this.others = new BroadcastChannel('hubbub');
    this.others.onmessage = ({ data }) => data.name === this.account?.username && this.leave(data.why);
    addEventListener('hashchange', () => this.account && this.go());
    document.addEventListener('visibilitychange', () => { this.talk?.seen(); this.talk?.changed(); });
    this.addEventListener('over', event => this.over(event.detail));
    this.addEventListener('status', event => {
      event.target.status = event.detail;
      this.requestUpdate();
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.start();
  }

  async start() {
    const code = new URLSearchParams(location.hash.slice(1)).get('login');
    if (code) history.replaceState(null, '', location.pathname);
    try {
      this.enter(await (code ? api.redeem(code) : api.me()));
    } catch (problem) {
      this.why = code || problem.status !== 401 ? problem.fields?.form : '';
    }
    this.ready = true;
  }

  enter(account) {
    this.account = account;
    this.talk = new Talk(account, why => this.over(why));
    this.talk.addEventListener('change', () => this.requestUpdate());
    this.talk.open();
    this.go();
  }

  /** Shows the place that the address names. */
  async go() {
    const { name, route } = whereabouts();
    this.place = name;
    this.ways.set(name, { route, address: location.hash });
    if (!this.places.has(name)) {
      this.places.set(name, null);
      const element = await furnish(PLACES[name]).catch(() => null);
      if (!this.places.has(name)) return; // left meanwhile
      if (element) this.places.set(name, element);
      else this.places.delete(name);
      this.missing = element ? '' : 'This part of the page could not be loaded. Please try again.';
      this.requestUpdate();
    }
    const { account, talk } = this;
    const element = this.places.get(name);
    // While it was fetched one may have gone elsewhere, or on within it.
    if (element) Object.assign(element, { account, talk, ...this.ways.get(name) });
  }

  /** The login is over, in all windows of this browser. */
  over(why) {
    if (this.account) this.others.postMessage({ name: this.account.username, why });
    this.leave(why);
  }

  leave(why = '') {
    this.talk?.dispose();
    if (this.account) forget(this.account.username);
    this.talk = this.account = undefined;
    this.places.clear();
    this.ways.clear();
    this.why = why;
    document.title = 'Hubbub';
    history.replaceState(null, '', location.pathname + location.search);
  }

  async signOut() {
    this.talk.dispose();
    await api.signOut().catch(() => {});
    this.over('');
  }

  /** How the place that is shown is, or else the chat, which is there everywhere. */
  get status() {
    const { talk } = this;
    return this.places.get(this.place)?.status
      ?? { text: talk.status, on: talk.connected, again: talk.stuck ? () => talk.again() : null };
  }

  render() {
    const { account, talk } = this;
    const status = account ? this.status : { text: '' };
    for (const [name, element] of this.places) {
      if (element) element.hidden = !(element.shown = name === this.place);
    }
    return html`
      <header>
        <h1>Hubbub</h1>
        <nav aria-label="Main">${Object.entries(PLACES).map(([name, place]) => this.link(name, place))}</nav>
        <p id="status" role="status" class=${status.on ? 'on' : ''}>${status.text}</p>
        ${status.again ? html`<button id="again" type="button" @click=${status.again}>Connect again</button>` : nothing}
        ${account ? html`
          <button id="account" type="button" @click=${() => this.querySelector('hub-account').show()}>Account</button>
          <button id="leave" type="button" @click=${() => this.signOut()}>Sign out</button>` : nothing}
      </header>
      ${!this.ready ? nothing : account ? html`
        ${[...this.places.values()]}
        ${this.missing ? html`<p class="error" role="alert">${this.missing}</p>` : nothing}
        <p class="notice" role="status">${talk.notice}</p>
        <hub-account .name=${account.username} .talk=${talk} @over=${event => this.over(event.detail)}></hub-account>`
        : html`<hub-entry .why=${this.why} @entered=${event => this.enter(event.detail)}></hub-entry>`}`;
  }

  link(name, { title, href, role }) {
    if (role && !this.account?.roles.includes(role)) return nothing;
    const back = name !== this.place && this.ways.get(name)?.address; // to where one was there
    const unread = name === 'chat' && this.place !== 'chat' && this.talk ? this.talk.unread : 0;
    const isHere = name === this.place && this.account;
    return html`<a href=${back || href} aria-current=${isHere ? 'page' : nothing}>${title}${
      unread ? html` <span class="count">${unread}<span class="unseen"> unread</span></span>` : nothing}</a>`;
  }
}

customElements.define('hub-app', App);
