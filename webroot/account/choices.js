// What one has chosen for oneself: notifications, in this browser.

import { html } from 'lit';
import { possible, want, wanted } from '../chat/notify.js';
import { View } from '../view.js';

class Choices extends View {
  static properties = { name: {}, problem: { state: true } };

  constructor() {
    super();
    this.problem = '';
  }

  async notify({ target }) {
    this.problem = await want(this.name, target.checked);
    this.requestUpdate();
  }

  render() {
    return html`
      <section aria-labelledby="choices-title">
        <h3 id="choices-title">Notifications</h3>
        <label class="choice"><input id="notify" type="checkbox" .checked=${wanted(this.name)} ?disabled=${!possible()}
          aria-describedby="notify-hint" @change=${this.notify}> Tell me on the desktop</label>
        <p id="notify-hint" class="hint">Of mentions and direct messages, in this browser, while you do not look at the
          page.</p>
        <p class="error" role="alert">${this.problem}</p>
      </section>`;
  }
}

customElements.define('hub-choices', Choices);
