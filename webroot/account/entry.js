// Signing in, and signing up.

import { html } from 'lit';
import * as api from '../api.js';
import { View } from '../view.js';
import { field, fieldsOf, focusProblem } from './fields.js';

class Entry extends View {
  static properties = { why: {}, problems: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.problems = {};
  }

  willUpdate(changes) {
    if (changes.has('why')) this.problems = { form: this.why };
  }

  firstUpdated() {
    this.querySelector('#username').focus();
  }

  async submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target;
    const { username, password } = form.elements;
    this.problems = {};
    this.busy = true;
    try {
      if (event.submitter?.value === 'up') await api.signUp(username.value, password.value);
      const account = await api.signIn(username.value, password.value);
      this.dispatchEvent(new CustomEvent('entered', { detail: account }));
    } catch (problem) {
      const { form: whole, ...fields } = fieldsOf(problem);
      // Which of the two is wrong is never told; the password is what one types again.
      this.problems = problem.status === 400 && whole ? { ...fields, password: whole } : { ...fields, form: whole };
      await this.updateComplete;
      focusProblem(form, this.problems);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { problems } = this;
    return html`
      <main class="entry">
        <form id="login" novalidate @submit=${this.submit}>
          <h2>Come in</h2>
          <p class="hint">One account for chat, matches, terminals and consoles.</p>
          ${field('username', 'Name', problems, { type: 'text', autocomplete: 'username' })}
          ${field('password', 'Password', problems, { autocomplete: 'current-password' })}
          <p id="form-error" class="error" role="alert">${problems.form ?? ''}</p>
          <div class="deeds">
            <button class="first" type="submit" value="in" aria-disabled=${String(Boolean(this.busy))}>Sign in</button>
            <button type="submit" value="up" aria-disabled=${String(Boolean(this.busy))}>Sign up</button>
          </div>
        </form>
      </main>`;
  }
}

customElements.define('hub-entry', Entry);
