// What one has chosen for oneself: notifications, in this browser, and what others see, everywhere.

import { html } from 'lit';
import { possible, want, wanted } from '../chat/notify.js';
import { View } from '../view.js';

const KINDS = {
  match: 'That I am in a match', terminal: 'That I am at a terminal', console: 'That I am at a console',
};

class Choices extends View {
  static properties = {
    name: {}, talk: { attribute: false }, shown: { state: true }, problem: { state: true }, trouble: { state: true },
  };

  constructor() {
    super();
    this.problem = this.trouble = '';
  }

  /** Asks the hub what others see; until it has answered that cannot be changed. */
  load() {
    this.shown = undefined;
    return this.ask();
  }

  async ask(what) {
    this.trouble = '';
    try {
      this.shown = (await this.talk.rwci.shown(what)).what;
    } catch (failure) {
      this.trouble = failure.message;
      this.requestUpdate();
    }
  }

  show(kind, on) {
    return this.ask([...this.shown.filter(one => one !== kind), ...on ? [kind] : []]);
  }

  async notify({ target }) {
    this.problem = await want(this.name, target.checked);
    this.requestUpdate();
  }

  render() {
    return html`
      <section aria-labelledby="choices-title">
        <h3 id="choices-title">What you are told</h3>
        <label class="choice"><input id="notify" type="checkbox" .checked=${wanted(this.name)} ?disabled=${!possible()}
          aria-describedby="notify-hint" @change=${this.notify}> Tell me on the desktop</label>
        <p id="notify-hint" class="hint">Of mentions and direct messages, in this browser, while you do not look at the
          page.</p>
        <p class="error" role="alert">${this.problem}</p>
      </section>
      <section aria-labelledby="shown-title">
        <h3 id="shown-title">What others see</h3>
        ${Object.entries(KINDS).map(([kind, words]) => html`
          <label class="choice"><input id="show-${kind}" type="checkbox" .checked=${Boolean(this.shown?.includes(kind))}
            ?disabled=${!this.shown} aria-describedby="shown-hint"
            @change=${({ target }) => this.show(kind, target.checked)}> ${words}</label>`)}
        <p id="shown-hint" class="hint">Beside your name in the chat. The list of matches has matches anyway.</p>
        <p class="error" role="alert">${this.trouble}</p>
      </section>`;
  }
}

customElements.define('hub-choices', Choices);
