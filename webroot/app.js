// The page: who one is, where one can go, how the connection is, and the part that is shown.

import { html, nothing } from 'lit';
import './account/account.js';
import './account/entry.js';
import * as api from './api.js';
import './chat/chat.js';
import { Talk } from './chat/talk.js';
import { forget } from './remember.js';
import { View } from './view.js';

class App extends View {
  static properties = { talk: { state: true }, why: { state: true }, ready: { state: true } };

  constructor() {
    super();
    this.why = '';
    this.ready = false;
    addEventListener('hashchange', () => this.talk?.route());
    document.addEventListener('visibilitychange', () => { this.talk?.seen(); this.talk?.changed(); });
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
      this.leave(code || problem.status !== 401 ? problem.fields?.form : '');
    }
    this.ready = true;
  }

  enter(account) {
    const link = sessionStorage.getItem('match');
    if (link !== null) {
      // Came from the page of matches to sign in.
      sessionStorage.removeItem('match');
      location.replace(`matches.html${link}`);
      return;
    }
    this.talk = new Talk(account, why => this.leave(why));
    this.talk.addEventListener('change', () => this.requestUpdate());
    this.talk.open();
  }

  leave(why = '') {
    this.talk?.dispose();
    if (this.talk) forget(this.talk.self);
    this.talk = undefined;
    this.why = why;
    document.title = 'Hubbub';
    history.replaceState(null, '', location.pathname + location.search);
  }

  async signOut() {
    this.talk.dispose();
    await api.signOut().catch(() => {});
    this.leave();
  }

  render() {
    const { talk } = this;
    return html`
      <header>
        <h1>Hubbub</h1>
        <nav aria-label="Main">
          <a href="./" aria-current="page">Chat</a>
          <a href="matches.html">Play</a>
          <a href="terminal.html">Terminal</a>
          <a href="console.html">Console</a>
        </nav>
        <p id="status" role="status" class=${talk?.connected ? 'on' : ''}>${talk?.status ?? ''}</p>
        ${talk?.stuck ? html`<button id="again" type="button" @click=${() => { talk.refusals = 0; talk.open(); }}>
          Connect again</button>` : nothing}
        ${talk ? html`
          <button id="account" type="button" @click=${() => this.querySelector('hub-account').show()}>Account</button>
          <button id="leave" type="button" @click=${() => this.signOut()}>Sign out</button>` : nothing}
      </header>
      ${!this.ready ? nothing : talk ? html`
        <hub-chat .talk=${talk}></hub-chat>
        <hub-account .name=${talk.self} @over=${event => this.leave(event.detail)}></hub-account>`
        : html`<hub-entry .why=${this.why} @entered=${event => this.enter(event.detail)}></hub-entry>`}`;
  }
}

customElements.define('hub-app', App);
