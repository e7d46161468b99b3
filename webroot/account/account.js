// One's own account: what one is told and what others are, the password, and the end of all logins.

import { html } from 'lit';
import * as api from '../api.js';
import { View } from '../view.js';
import './choices.js';
import { field, fieldsOf, focusProblem } from './fields.js';

class Account extends View {
  static properties = { name: {}, talk: { attribute: false }, problems: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.problems = {};
    this.problem = '';
  }

  show() {
    this.problems = {};
    this.problem = '';
    this.querySelector('form').reset();
    this.querySelector('dialog').showModal();
    this.querySelector('hub-choices').load();
  }

  async submit(event) {
    event.preventDefault();
    const form = event.target;
    const fresh = form.elements.new.value;
    this.problems = {};
    try {
      await api.changePassword(form.elements.old.value, fresh);
      this.over('Your password is changed, and you are signed out everywhere. Please sign in with the new one.');
    } catch (problem) {
      this.problems = fieldsOf(problem);
      await this.updateComplete;
      focusProblem(form, this.problems);
    }
  }

  async leaveEverywhere() {
    this.problem = '';
    try {
      await api.signOutEverywhere();
      this.over('You are signed out everywhere.');
    } catch (problem) {
      this.problem = Object.values(fieldsOf(problem)).join(' ');
    }
  }

  over(why) {
    this.querySelector('dialog').close();
    this.dispatchEvent(new CustomEvent('over', { detail: why }));
  }

  render() {
    const { problems } = this;
    return html`
      <dialog aria-labelledby="account-title">
        <div class="title-bar">
          <h2 id="account-title">${this.name}</h2>
          <button type="button" id="account-close" @click=${() => this.querySelector('dialog').close()}>Close</button>
        </div>
        <hub-choices .name=${this.name} .talk=${this.talk}></hub-choices>
        <form id="password-form" novalidate @submit=${this.submit}>
          <h3>Change the password</h3>
          <p class="hint">This signs you out everywhere, also here.</p>
          <input hidden name="username" autocomplete="username" .value=${this.name}>
          ${field('old', 'Password now', problems, { autocomplete: 'current-password' })}
          ${field('new', 'New password', problems, { autocomplete: 'new-password' })}
          <p class="error" role="alert">${problems.form ?? ''}</p>
          <div class="deeds"><button class="first" type="submit">Change it</button></div>
        </form>
        <section aria-labelledby="everywhere-title">
          <h3 id="everywhere-title">Sign out everywhere</h3>
          <p class="hint">Ends this login and all others: browsers, chat programs, terminals and consoles.</p>
          <div class="deeds"><button id="everywhere" type="button" @click=${this.leaveEverywhere}>Sign out
            everywhere</button></div>
          <p class="error" role="alert">${this.problem}</p>
        </section>
      </dialog>`;
  }
}

customElements.define('hub-account', Account);
