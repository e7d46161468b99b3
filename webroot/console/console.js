// The place of the console: what it says, a line to type, files to edit or keep; for administrators, others' consoles.

import { html, nothing } from 'lit';
import { Place } from '../view.js';
import './files.js';
import { possible } from './hash.js';
import { History, complete } from './history.js';
import './screen.js';
import './search.js';
import { Seat } from './seat.js';
import './watch.js';

const LABELS = { name: 'Name', answer: 'Answer', password: 'Password', command: 'Command' };
const SIGNED_OUT = new Set([4104, 4105]);

class Console extends Place {
  static properties = { asked: { state: true }, hint: { state: true }, problem: { state: true }, open: { state: true },
    away: { state: true } };

  constructor() {
    super();
    Object.assign(this, { asked: 'name', hint: '', problem: '', open: 0 });
    this.past = new History();
  }

  get screen() { return this.querySelector('#console-log'); }

  get line() { return this.querySelector('#console-line'); }

  get watches() { return this.route[1] === 'watch' && this.account.roles.includes('admin'); }

  connectedCallback() {
    super.connectedCallback();
    this.seat = new Seat(this);
    this.tell('Connecting …');
  }

  disconnectedCallback() {
    this.seat.dispose();
    super.disconnectedCallback();
  }

  firstUpdated() {
    if (possible()) this.seat.open();
    else this.tell('Passwords can be hashed over HTTPS only: please use an address that begins with https.');
  }

  updated(changes) {
    const comes = changes.has('shown') || changes.has('route') || changes.has('asked');
    if (comes && this.shown && !this.watches && !document.querySelector('dialog[open]')) this.line.focus();
  }

  // --- what the seat tells

  ask(what) {
    this.asked = what;
    this.line.value = '';
  }

  hub(text) { this.screen.add(text, 'hub'); }

  said(text) { this.screen.add(text); }

  file(data) { this.querySelector('hub-files').take(data ?? {}); }

  words(list) { if (this.completing && Array.isArray(list)) this.goOn(list.map(String).sort()); }

  again() { this.screen.fold('Before the connection was lost'); }

  trouble(text) { this.problem = text; }

  connected(name) {
    this.tell(name ? `Signed in as ${name}` : 'Connected: please say who you are', { on: true });
    this.requestUpdate();
  }

  lost(reason, seconds) {
    this.tell(`${reason || 'The connection was lost.'} Trying again in ${Math.ceil(seconds)} s.`);
  }

  ended(code, reason) {
    if (SIGNED_OUT.has(code) && this.seat.name?.toLowerCase() === this.account.username.toLowerCase()) {
      this.over(reason);
      return;
    }
    this.screen.add(reason, 'hub');
    this.tell(reason, { again: () => { this.tell('Connecting …'); this.seat.open(); } });
    this.requestUpdate();
  }

  // --- what a person does

  submit(event) {
    event.preventDefault();
    const what = this.asked;
    const typed = event.submitter?.value || this.line.value;
    const line = what === 'name' && !typed.trim() ? this.account.username : typed;
    Object.assign(this, { problem: '', hint: '' });
    this.line.value = '';
    if (what !== 'password') this.screen.add(line, 'typed');
    if (what === 'command') this.past.add(line);
    this.screen.newest();
    this.seat.typed(what, line);
    this.line.focus();
  }

  bring(line) {
    if (line === undefined) return;
    this.line.value = line;
    this.line.setSelectionRange(line.length, line.length);
  }

  /** Completes the line as far as these words agree. */
  goOn(words) {
    this.completing = false;
    const { line, fitting } = complete(this.line.value, words);
    this.bring(line);
    this.hint = fitting.length > 1 ? fitting.join(', ') : '';
  }

  key(event) {
    if (this.asked !== 'command' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const line = this.line.value;
    if (event.key === 'ArrowUp') this.bring(this.past.step(-1, line));
    else if (event.key === 'ArrowDown') this.bring(this.past.step(1, line));
    else if (event.key === 'Tab' && line && !event.shiftKey) this.completing = this.seat.send('completion', line);
    else return;
    event.preventDefault();
  }

  // --- how it looks

  render() {
    const { watches } = this;
    const admin = this.account.roles.includes('admin');
    return html`
      <main class="console ${this.open ? 'with-files' : ''}" aria-label="Console">
        <div class="bar">
          ${admin ? html`<nav aria-label="Consoles">
            <a href="#/console" aria-current=${watches ? nothing : 'page'}>Your console</a>
            <a href="#/console/watch" aria-current=${watches ? 'page' : nothing}>Watch</a></nav>` : nothing}
          ${watches ? nothing : html`
            <hub-search .screen=${() => this.screen} @ended=${() => this.line.focus()}></hub-search>
            <button type="button" @click=${() => this.screen.clear()}>Clear</button>`}
        </div>
        <div class="own" ?hidden=${watches}>
          <hub-screen id="console-log" role="log" aria-live="polite" aria-label="What the console says" tabindex="0"
            @follow=${event => { this.away = !event.target.following; }}></hub-screen>
          ${this.away ? html`<button class="newest" type="button"
            @click=${() => this.screen.newest()}>↓ Newest</button>` : nothing}
          <hub-files .save=${(name, content) => this.seat.send('file', { action: 'save', name, content })}
            .tell=${(text, element) => this.screen.add(text, 'hub', element)}
            @files=${event => { this.open = event.detail; }}></hub-files>
        </div>
        ${this.prompt(watches)}
        ${admin ? html`<hub-watch .name=${this.account.username} .person=${this.route[2] ?? ''} .seat=${this.seat}
          .shown=${this.shown && watches} ?hidden=${!watches}></hub-watch>` : nothing}
      </main>`;
  }

  prompt(hidden) {
    const { asked } = this;
    return html`
      <form id="console-say" autocomplete="off" ?hidden=${hidden} @submit=${this.submit}>
        <label for="console-line" id="console-asks">${LABELS[asked]}</label>
        <input id="console-line" type=${asked === 'password' ? 'password' : 'text'} spellcheck="false"
          autocapitalize="off" autocomplete="off" aria-describedby="console-hint console-trouble"
          aria-invalid=${String(Boolean(this.problem))}
          placeholder=${asked === 'name' ? this.account.username : nothing} @keydown=${this.key}>
        <span class="sends">${asked === 'answer'
          ? html`<button type="submit" value="yes">Yes</button><button type="submit" value="no">No</button>`
          : html`<button class="first" type="submit">Send</button>`}</span>
        <p id="console-hint" aria-live="polite">${this.hint || (asked === 'name'
          ? `Press Enter to sign in as ${this.account.username}.` : '')}</p>
        <p id="console-trouble" class="error" role="alert">${this.problem}</p>
      </form>`;
  }
}

customElements.define('hub-console', Console);
