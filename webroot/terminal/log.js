// What ran in a tab, one block below the other, the newest at the end.

import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../view.js';
import './block.js';

const WELCOME = 'Commands run side by side, each in a block of its own. Choose pipes below the command to see what passes '
  + 'them; tick “full screen” for programs such as vim or top.';

class Log extends View {
  static properties = { tab: { attribute: false, hasChanged: () => true }, settings: { attribute: false } };

  constructor() {
    super();
    this.following = true;
    this.onscroll = () => {
      this.following = this.scrollTop + this.clientHeight > this.scrollHeight - 40;
    };
  }

  firstUpdated() {
    this.watch = new ResizeObserver(() => this.follow());
    this.watch.observe(this.querySelector('.t-blocks'));
    this.watch.observe(this);
  }

  disconnectedCallback() {
    this.watch?.disconnect();
    super.disconnectedCallback();
  }

  updated() {
    const count = this.tab.blocks.length;
    if (count > (this.count ?? 0)) this.following = true;
    this.count = count;
    this.follow();
  }

  follow() {
    if (this.following) this.scrollTop = this.scrollHeight;
  }

  render() {
    const { tab, settings } = this;
    return html`<div class="t-blocks">
      ${tab.blocks.length === 0 ? html`<p class="t-empty">${tab.readOnly ? 'Nothing has run here yet.' : WELCOME}</p>` : ''}
      ${repeat(tab.blocks, one => one.key, one => one.out ? html`<hub-terminal-block .command=${one}
        .settings=${settings} .readOnly=${tab.readOnly}></hub-terminal-block>`
        : html`<p class="t-word" role="status">${one.text}</p>`)}</div>`;
  }
}

customElements.define('hub-terminal-log', Log);
