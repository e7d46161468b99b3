// The terminal: tabs, each with a session of its own, and below them what runs there.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Place } from '../view.js';
import { Desk } from './desk.js';
import './log.js';
import './prompt.js';
import './side.js';

const SIDES = ['Sessions', 'Notes', 'Preferences'];

class Terminals extends Place {
  static properties = { side: { state: true }, closing: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.desk = new Desk(this.account.username, this.route?.[1]);
    const { signal } = this.left;
    this.desk.addEventListener('change', () => this.requestUpdate(), { signal });
    this.desk.addEventListener('over', ({ detail }) => this.over(detail), { signal });
    this.addEventListener('done', () => {
      this.requestUpdate();
      this.updateComplete.then(() => this.prompt?.focus());
    });
    this.addEventListener('keydown', event => this.key(event), { capture: true, signal });
  }

  disconnectedCallback() {
    this.desk.dispose();
    super.disconnectedCallback();
  }

  get prompt() { return this.querySelector('hub-terminal-prompt'); }

  willUpdate(changes) {
    const id = this.route?.[1];
    if (changes.has('route') && id && this.shown) {
      this.desk.open(id);
      // The tab is there now; to load the page again must not open it again once it was closed.
      history.replaceState(null, '', '#/terminal');
    }
  }

  updated(changes) {
    const { active } = this.desk;
    const status = active.how || `Signed in as ${this.account.username}`;
    if (status !== this.told) {
      this.told = status;
      this.tell(status, { on: active.inside, again: active.stuck || active.refusal ? () => active.again() : null });
    }
    const came = active.inside && (this.seen !== active || changes.get('shown') === false);
    if (active.inside) this.seen = active;
    if (came && this.shown && !document.querySelector('dialog[open]') && !this.querySelector('aside:focus-within')) {
      this.front();
    }
    const question = this.querySelector('#terminal-closing');
    if (question && !question.open) question.showModal();
  }

  /** Gives the focus to what one would type into. */
  front() {
    const large = this.desk.active.blocks.find(one => one.large);
    if (large) large.screen?.terminal.focus();
    else this.prompt?.focus();
  }

  key(event) {
    if (!event.altKey || !event.shiftKey || event.ctrlKey) return;
    const { desk } = this;
    switch (event.code) {
      case 'KeyT': desk.open(); break;
      case 'KeyW': this.close(desk.active); break;
      case 'ArrowLeft': desk.step(-1); break;
      case 'ArrowRight': desk.step(1); break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  tabKey(event) {
    const { desk } = this;
    switch (event.key) {
      case 'ArrowLeft': desk.step(-1); break;
      case 'ArrowRight': desk.step(1); break;
      case 'Home': desk.show(desk.tabs[0]); break;
      case 'End': desk.show(desk.tabs.at(-1)); break;
      case 'Delete': this.close(desk.active); break;
      default: return;
    }
    event.preventDefault();
    this.seen = desk.active;
    this.updateComplete.then(() => this.querySelector('[role=tab][aria-selected=true]')?.focus());
  }

  /** Closes a tab; where something runs, the person says what is to become of it. */
  close(tab) {
    if (tab.running.length && !tab.readOnly && tab.inside) this.closing = tab;
    else this.desk.close(tab);
  }

  closed(stay) {
    this.desk.close(this.closing, stay);
    this.closing = null;
  }

  turn(side) {
    this.side = this.side === side ? '' : side;
    this.desk.active.list();
  }

  render() {
    const { desk, side, account } = this;
    const { active } = desk;
    const large = active.blocks.some(one => one.large);
    this.style.setProperty('--terminal-size', `${desk.settings.size}px`);
    return html`<main class="terminal ${desk.settings.wrap ? '' : 't-long'} ${side ? 't-with-side' : ''}">
      <h2 class="unseen">Terminal</h2>
      <div class="t-bar">
        <div class="t-tabs" role="tablist" aria-label="Tabs" @keydown=${this.tabKey}>
          ${repeat(desk.tabs, tab => tab.key, tab => this.tab(tab))}</div>
        <button type="button" id="terminal-new" title="New tab (Alt+Shift+T)" aria-label="New tab"
          @click=${() => desk.open()}>+</button>
        <span class="t-sides">${SIDES.map(one => html`<button type="button" id=${`terminal-${one.toLowerCase()}-open`}
          aria-expanded=${String(side === one)} aria-controls=${side === one ? 'terminal-side' : nothing}
          @click=${() => this.turn(one)}>${one}</button>`)}</span>
      </div>
      <div class="t-body" role="tabpanel" id="terminal-panel" aria-label=${active.name}>
        ${active.readOnly ? html`<p class="t-watch">You watch a session of ${active.person || '…'}; only they can type.</p>`
          : nothing}
        ${repeat(desk.tabs, tab => tab.key, tab => html`<hub-terminal-log .tab=${tab} .settings=${desk.settings}
          ?hidden=${tab !== active}></hub-terminal-log>`)}
        ${active.refusal ? this.refusal(active) : nothing}
        ${active.readOnly ? nothing : html`<hub-terminal-prompt .tab=${active} .settings=${desk.settings}
          .person=${account.username} ?hidden=${large}></hub-terminal-prompt>`}
      </div>
      ${side ? html`<hub-terminal-side .tab=${active} .shown=${side} .person=${account.username}
        .settings=${desk.settings} .notes=${desk.notes} .kept=${desk.kept}
        .opened=${desk.tabs.map(tab => tab.here?.session)} @hide=${() => this.turn(side)}
        @open=${event => desk.open(event.detail)} @setting=${event => desk.set(event.detail)}
        @writing=${event => { desk.notes = event.detail; desk.kept = ''; desk.changed(); }}
        @note=${event => desk.note(event.detail)}></hub-terminal-side>` : nothing}
      ${this.toasts()}
      <p class="unseen" role="status">${desk.word}</p>
      ${this.closing ? this.question() : nothing}
    </main>`;
  }

  tab(tab) {
    const { desk } = this;
    const shown = tab === desk.active;
    return html`<button type="button" role="tab" aria-selected=${String(shown)} tabindex=${shown ? 0 : -1}
      aria-controls="terminal-panel" title=${`${tab.name} (Delete closes it)`}
      class=${tab.running.length ? 't-busy' : nothing} @click=${() => desk.show(tab)}
      @auxclick=${event => event.button === 1 && this.close(tab)}><span class="t-name">${tab.name}</span><span
      class="t-close" aria-hidden="true" @click=${event => {
        event.stopPropagation();
        this.close(tab);
      }}>×</span></button>`;
  }

  refusal(tab) {
    return html`<div class="t-refusal" role="alert">
      <p>${tab.refusal}</p>
      ${tab.refusal.includes('allowed') ? html`<p class="hint">Terminals are for wizards and administrators. What
        somebody shares with you, you may watch by the link that they give you.</p>` : nothing}
      <p class="t-row"><button type="button" @click=${() => tab.again()}>${tab.session.token || tab.session.id
        ? 'Try again' : 'Begin a new session'}</button>
        ${this.desk.tabs.length > 1 ? html`<button type="button" @click=${() => this.desk.close(tab)}>Close the tab</button>`
          : nothing}</p></div>`;
  }

  toasts() {
    const { desk } = this;
    return html`<ul class="t-toasts" aria-live="polite" aria-label="Notices">${repeat(desk.toasts, one => one.key,
      one => html`<li><span>${one.message}</span>
        ${one.watch ? html`<button type="button" @click=${() => { desk.hide(one); desk.open(one.watch); }}>Watch</button>`
          : nothing}
        <button type="button" aria-label="Dismiss" @click=${() => desk.hide(one)}>×</button></li>`)}</ul>`;
  }

  question() {
    return html`<dialog id="terminal-closing" aria-labelledby="terminal-closing-title"
        @close=${() => { this.closing = null; }}>
      <h2 id="terminal-closing-title">Something is still running</h2>
      <p>${this.closing.running.map(one => one.text).join(', ')}</p>
      <p class="hint">What is left running ends 15 minutes after everybody has gone, unless you open it again under
        “Sessions”.</p>
      <p class="t-row"><button type="button" class="first" @click=${() => this.closed(false)}>End it</button>
        <button type="button" @click=${() => this.closed(true)}>Leave it running</button>
        <button type="button" @click=${() => { this.closing = null; }}>Keep the tab</button></p></dialog>`;
  }
}

customElements.define('hub-terminal', Terminals);
