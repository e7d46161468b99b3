// What one changes of one's own account: the password, which also ends every other login.

import { html } from 'lit';
import * as api from '../api.js';
import { View } from '../view.js';
import { field, fieldsOf, focusProblem } from './fields.js';

class Account extends View {
  static properties = { name: {}, problems: { state: true } };

  constructor() {
    super();
    this.problems = {};
  }

  show() {
    this.problems = {};
    this.querySelector('form').reset();
    this.querySelector('dialog').showModal();
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

  over(why) {
    this.querySelector('dialog').close();
    this.dispatchEvent(new CustomEvent('over', { detail: why }));
  }

  render() {
    const { problems } = this;
    return html`
      <dialog aria-labelledby="account-title">
        <h2 id="account-title">${this.name}</h2>
        <form id="password-form" novalidate @submit=${this.submit}>
          <h3>Change the password</h3>
          <p class="hint">This signs you out everywhere, also here.</p>
          <input hidden name="username" autocomplete="username" .value=${this.name}>
          ${field('old', 'Password now', problems, { autocomplete: 'current-password' })}
          ${field('new', 'New password', problems, { autocomplete: 'new-password' })}
          <p class="error" role="alert">${problems.form ?? ''}</p>
          <div class="deeds">
            <button class="first" type="submit">Change it</button>
            <button type="button" @click=${() => this.querySelector('dialog').close()}>Close</button>
          </div>
        </form>
      </dialog>`;
  }
}

customElements.define('hub-account', Account);
