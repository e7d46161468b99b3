// Another's console, as an administrator sees it.

import { html, nothing } from 'lit';
import { list } from '../admin/rest.js';
import { View } from '../view.js';
import { hash } from './hash.js';
import './screen.js';
import { Spy } from './spy.js';

class Watch extends View {
  static properties = { name: {}, person: {}, seat: { attribute: false }, shown: { attribute: false },
    state: { state: true }, watching: { state: true }, people: { state: true }, problem: { state: true } };

  constructor() {
    super();
    Object.assign(this, { state: '', watching: false, people: [], problem: '' });
  }

  connectedCallback() {
    super.connectedCallback();
    this.spy = new Spy({
      said: text => this.screen.add(text),
      again: () => this.screen.clear(),
      state: (state, watching) => Object.assign(this, { state, watching }),
    });
  }

  disconnectedCallback() {
    this.spy.dispose();
    super.disconnectedCallback();
  }

  get screen() {
    return this.querySelector('hub-screen');
  }

  updated(changes) {
    if (!changes.has('shown') && !changes.has('person') || !this.shown) return;
    this.look();
    if (!this.person || this.person === this.spied) return;
    this.querySelector('#watch-person').value = this.person;
    if (this.seat.hash) this.watch(this.person, this.seat.hash);
    else this.querySelector('#watch-password').focus();
  }

  async look() {
    const consoles = await list('consoles').catch(() => []);
    this.people = consoles.map(({ person }) => person);
  }

  async submit(event) {
    event.preventDefault();
    const { person, password } = event.target.elements;
    if (!person.value.trim() || password && !password.value) {
      this.problem = password?.value === '' ? 'Say whose, and your own password.' : 'Say whose.';
      return;
    }
    this.watch(person.value.trim(), this.seat.hash ?? await hash(password.value));
    if (password) password.value = '';
  }

  watch(person, secret) {
    this.spied = person;
    this.problem = '';
    this.spy.watch(person, this.seat.hash ? this.seat.name : this.name, secret);
  }

  stop() {
    this.spied = '';
    this.spy.stop();
  }

  render() {
    return html`
      <form id="watch-form" autocomplete="off" novalidate @submit=${this.submit}>
        <div><label for="watch-person">Whose console</label>
          <input id="watch-person" name="person" autocapitalize="off" spellcheck="false" list="watch-people"
            aria-describedby="watch-error"></div>
        ${this.seat.hash ? nothing : html`<div><label for="watch-password">Your password</label>
          <input id="watch-password" name="password" type="password" autocomplete="off" aria-describedby="watch-error">
        </div>`}
        <button class="first" type="submit">Watch</button>
        ${this.watching ? html`<button id="watch-stop" type="button" @click=${this.stop}>Stop</button>` : nothing}
        <datalist id="watch-people">${this.people.map(one => html`<option value=${one}></option>`)}</datalist>
        <p id="watch-error" class="error" role="alert">${this.problem}</p>
      </form>
      <p id="watch-state" role="status">${this.state}</p>
      <hub-screen id="watch-log" role="log" aria-label="What that console says" tabindex="0"></hub-screen>`;
  }
}

customElements.define('hub-watch', Watch);
