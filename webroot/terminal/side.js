// What is beside the commands: sessions and who may watch them, notes, preferences.

import { html, nothing } from 'lit';
import { View } from '../view.js';
import { copy } from './words.js';

const QUIET_MILLIS = 700;
const LOOK_MILLIS = 3_000;

/** Sends `open` with the id of a session, and `setting` with what was changed. */
class Side extends View {
  static properties = { tab: { attribute: false, hasChanged: () => true }, person: { attribute: false },
    settings: { attribute: false }, notes: { attribute: false }, kept: { attribute: false }, shown: { attribute: false },
    opened: { attribute: false, hasChanged: () => true }, copied: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.clock = setInterval(() => this.shown === 'Sessions' && this.checkVisibility() && this.tab.list(), LOOK_MILLIS);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
    super.disconnectedCallback();
  }

  emit(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  render() {
    return html`<aside class="t-side" id="terminal-side" aria-label=${this.shown}>
      <div class="t-side-head"><h3>${this.shown}</h3>
        <button type="button" aria-label="Close" @click=${() => this.emit('hide')}>×</button></div>
      ${this.shown === 'Sessions' ? this.sessions() : this.shown === 'Notes' ? this.note() : this.preferences()}
    </aside>`;
  }

  sessions() {
    const { tab, person } = this;
    const mine = tab.sessions.filter(one => one.person === person);
    const others = tab.sessions.filter(one => one.person !== person);
    return html`
      ${tab.readOnly || !tab.here ? nothing : this.share()}
      <h4>Your sessions</h4>
      <ul id="terminal-sessions">${mine.map(one => this.row(one))}</ul>
      <h4>Shared with you</h4>
      ${others.length ? html`<ul id="terminal-shared">${others.map(one => this.row(one))}</ul>`
        : html`<p class="hint">Nobody shares a session with you right now.</p>`}`;
  }

  share() {
    const { tab, copied } = this;
    const link = `${location.origin}${location.pathname}#/terminal/${encodeURIComponent(tab.here.session)}`;
    return html`
      <h4>Let somebody watch this tab</h4>
      <form id="terminal-share" autocomplete="off" @submit=${event => {
        event.preventDefault();
        const [name] = event.target.elements;
        if (name.value.trim()) tab.ask('session', { type: 'share', with: name.value.trim(), on: true });
        name.value = '';
      }}>
        <label for="terminal-share-with">Name of the account</label>
        <div class="t-row"><input id="terminal-share-with" autocapitalize="off" spellcheck="false">
          <button type="submit">Share</button></div>
      </form>
      <ul id="terminal-watchers">${tab.here.sharedWith.map(name => html`<li><span>${name} may watch</span>
        <button type="button" @click=${() => tab.ask('session', { type: 'share', with: name, on: false })}
          >End</button></li>`)}</ul>
      ${tab.here.sharedWith.length ? html`<p class="t-row"><a id="terminal-link" href=${link}>Link for who may watch</a>
        <button type="button" @click=${async () => { this.copied = await copy(link); }}>${
          copied ? 'Copied' : 'Copy link'}</button></p>` : nothing}`;
  }

  row(one) {
    const { tab, person, opened } = this;
    const own = one.person === person;
    return html`<li><span>${one.current ? html`<b>This tab</b> in ` : own ? '' : `${one.person} in `}<code>${
      one.directory}</code><small>${one.running} running, ${one.viewers} watching</small></span>
      ${opened.includes(one.session) || one.current ? nothing : html`<button type="button"
        @click=${() => this.emit('open', one.session)}>${own ? 'Open' : 'Watch'}</button>`}
      ${own ? html`<button type="button" @click=${() => tab.ask('session', { type: 'end', session: one.session })}
        >End</button>` : nothing}</li>`;
  }

  note() {
    return html`
      <label for="terminal-note">Kept for you, on every device</label>
      <textarea id="terminal-note" .value=${this.notes} @input=${event => {
        const text = event.target.value;
        this.emit('writing', text);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.emit('note', text), QUIET_MILLIS);
      }}></textarea>
      <p id="terminal-note-state" role="status">${this.kept}</p>`;
  }

  preferences() {
    const { settings } = this;
    const box = (name, text) => html`<label class="t-choice"><input type="checkbox" name=${name}
      .checked=${settings[name]} @change=${event => this.emit('setting', { [name]: event.target.checked })}> ${text}</label>`;
    return html`
      <div class="t-prefs" id="terminal-prefs">
        <label for="terminal-size">Size of the letters</label>
        <div class="t-row"><input id="terminal-size" type="range" min="10" max="24" step="1" .value=${String(settings.size)}
          @change=${event => this.emit('setting', { size: Number(event.target.value) })}>
          <output for="terminal-size">${settings.size}</output></div>
        ${box('wrap', 'wrap long lines')}
        ${box('screen', 'run everything in full screen')}
        ${box('reader', 'full screen programs for screen readers')}
      </div>
      <h4>Keys</h4>
      <dl class="t-keys">
        <dt>↑ ↓</dt><dd>what was run before</dd>
        <dt>Ctrl+C</dt><dd>interrupts what runs</dd>
        <dt>Ctrl+D</dt><dd>ends the input</dd>
        <dt>Ctrl+L</dt><dd>clears what has ended</dd>
        <dt>Alt+Shift+T, W</dt><dd>opens a tab, closes it</dd>
        <dt>Alt+Shift+← →</dt><dd>goes to the next tab</dd>
        <dt>Ctrl+Shift+C, V, F</dt><dd>copies, pastes, searches on a screen</dd>
        <dt>Alt+Shift+↑</dt><dd>leaves a screen</dd>
      </dl>`;
  }
}

customElements.define('hub-terminal-side', Side);
