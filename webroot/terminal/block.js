// One command as a block: what it says, what passes its pipes, and what can be done with it.

import { html, nothing } from 'lit';
import { View } from '../view.js';
import { find } from './finder.js';
import { points } from './points.js';
import { Screen, ready, size } from './screen.js';
import { strip } from './strip.js';
import { copy, lasted, state } from './words.js';

const SIGNALS = [['TERM', 'Terminate'], ['KILL', 'Kill'], ['HUP', 'Hang up'], ['QUIT', 'Quit'], ['STOP', 'Stop'],
  ['CONT', 'Continue'], ['USR1', 'User 1'], ['USR2', 'User 2']];

// What small screens have no keys for, and what of it programs are sent.
const KEYS = [['Esc', '\x1b'], ['Tab', '\t'], ['^C', '\x03'], ['←', '\x1b[D'], ['↑', '\x1b[A'], ['↓', '\x1b[B'],
  ['→', '\x1b[C']];

class Block extends View {
  static properties = { command: { attribute: false }, settings: { attribute: false }, readOnly: { attribute: false },
    folded: { state: true }, searching: { state: true }, found: { state: true }, copied: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.left = new AbortController();
    this.command.addEventListener('change', () => this.requestUpdate(), { signal: this.left.signal });
    this.command.addEventListener('end', () => this.querySelector('.t-screen')?.contains(document.activeElement)
      && this.dispatchEvent(new Event('done', { bubbles: true })), { signal: this.left.signal });
    if (this.command.running) this.clock = setInterval(() => this.tick(), 1000);
  }

  tick() {
    if (!this.command.running) clearInterval(this.clock);
    this.requestUpdate();
  }

  disconnectedCallback() {
    clearInterval(this.clock);
    this.left.abort();
    super.disconnectedCallback();
  }

  updated(changes) {
    const { command, settings } = this;
    if (command.pty && !command.screen && !this.loading) this.furnish();
    else if (changes.has('settings')) command.screen?.font(settings.size, settings.reader);
  }

  /** Makes the screen; what was drawn meanwhile is drawn then. */
  async furnish() {
    this.loading = true;
    const { command, settings, readOnly } = this;
    try {
      await ready();
    } catch {
      command.out.mark('The screen could not be loaded.');
      return;
    }
    const place = this.querySelector('.t-screen');
    if (!place || command.screen) return;
    const { cols, rows } = command.pty;
    command.screen = new Screen(place, command, { settings, quiet: readOnly, keys: event => this.key(event),
      shape: cols ? { cols, rows } : size(place, settings.size) });
    if (!cols) command.screen.told();
    command.drawn.forEach(bytes => command.screen.write(bytes));
    command.drawn = [];
    if (!command.running) command.screen.end();
    command.screen.fit();
    if (command.mine && command.running) command.screen.terminal.focus();
    this.requestUpdate();
  }

  /** Keys that are for the page, not for the program. */
  key(event) {
    if (event.type !== 'keydown') return event.altKey && event.shiftKey;
    if (event.ctrlKey && event.shiftKey && event.code === 'KeyC') {
      event.preventDefault();
      this.copy(this.command.screen.terminal.getSelection());
      return true;
    }
    if (event.ctrlKey && event.shiftKey && event.code === 'KeyF') {
      event.preventDefault();
      this.search();
      return true;
    }
    if (event.altKey && event.shiftKey && event.code === 'ArrowUp') this.querySelector('.t-fold').focus();
    // Browsers paste by themselves what they are asked to with these.
    return event.altKey && event.shiftKey || event.ctrlKey && event.shiftKey && event.code === 'KeyV';
  }

  async copy(text) {
    const { screen } = this.command;
    this.copied = await copy(text) ? 'Copied' : 'Not copied';
    screen?.terminal.focus();
    setTimeout(() => { this.copied = ''; }, 2000);
  }

  async paste() {
    const text = await navigator.clipboard?.readText().catch(() => '');
    const { terminal } = this.command.screen;
    terminal.focus();
    if (text) terminal.paste(text);
    else this.copied = 'Please press Ctrl+Shift+V';
  }

  press(text) {
    this.command.type(new TextEncoder().encode(text));
    this.command.screen.terminal.focus();
  }

  async search() {
    this.searching = !this.searching;
    this.found = null;
    await this.updateComplete;
    (this.querySelector('.t-search input') ?? this.command.screen?.terminal)?.focus();
  }

  seek(event, back) {
    event.preventDefault();
    this.found = find(this.command.screen.terminal, this.querySelector('.t-search input').value, back);
  }

  searchKey(event) {
    if (event.key === 'Enter') this.seek(event, event.shiftKey);
    else if (event.key === 'Escape') this.search();
  }

  feedKey(event) {
    const { target, ctrlKey, key } = event;
    if (ctrlKey && key === 'c' && target.selectionStart === target.selectionEnd) this.command.signal('INT');
    else if (ctrlKey && key === 'd' && !target.value) this.command.tell({ type: 'stdin', input: '', end: true });
    else return;
    event.preventDefault();
  }

  feed(event) {
    event.preventDefault();
    const [line] = event.target.elements;
    if (this.command.tell({ type: 'stdin', input: `${line.value}\n` })) line.value = '';
  }

  toggle(location) {
    const { chosen } = this.command;
    chosen.has(location) ? chosen.delete(location) : chosen.add(location);
    this.requestUpdate();
  }

  enlarge() {
    this.command.large = !this.command.large;
    this.command.tab.changed();
    this.requestUpdate();
  }

  again() {
    const { command, settings } = this;
    const body = this.closest('.t-body');
    command.again(command.pty && size(body, settings.size));
  }

  render() {
    const { command, folded, readOnly } = this;
    const how = command.running ? 'runs' : command.exitCode === 0 ? 'good' : 'bad';
    return html`
      <article class="t-block ${how} ${command.large ? 't-large' : ''}" aria-label=${command.text}
          data-id=${command.id}>
        <div class="t-head">
          <button type="button" class="t-fold" aria-expanded=${String(!folded)} aria-label="Output"
            @click=${() => { this.folded = !folded; }}>${folded ? '▸' : '▾'}</button>
          <code class="t-what">${command.text}</code>
          <span class="t-how">${state(command)}</span>
          <span class="t-time">${lasted(command.begin, command.ended)}</span>
          <span class="t-deeds">${this.deeds()}</span>
        </div>
        ${folded || command.pty ? nothing : strip(command.text, command.chosen, at => this.toggle(at), command.points)}
        <div class="t-rest" ?hidden=${Boolean(folded)}>
          ${points(command, () => this.requestUpdate(), readOnly)}
          ${command.out.element}
          ${command.pty ? html`${this.tools()}<div class="t-screen"></div>` : nothing}
          ${command.running && !command.pty && !readOnly ? this.line() : nothing}
        </div>
      </article>`;
  }

  deeds() {
    const { command, readOnly, copied } = this;
    return html`
      ${copied ? html`<span role="status">${copied}</span>` : nothing}
      ${command.running && !readOnly ? html`
        <button type="button" class="t-int" title="Ctrl+C" @click=${() => command.signal('INT')}>Interrupt</button>
        <details class="t-menu" @focusout=${event => event.currentTarget.contains(event.relatedTarget)
            || event.currentTarget.removeAttribute('open')}
            @keydown=${event => event.key === 'Escape' && event.currentTarget.removeAttribute('open')}>
          <summary>Signal</summary>
          <div>${SIGNALS.map(([name, what]) => html`<button type="button" data-signal=${name} @click=${event => {
            command.signal(name);
            event.target.closest('details').removeAttribute('open');
          }}>${what} <small>${name}</small></button>`)}</div>
        </details>` : nothing}
      ${command.running || readOnly ? nothing : html`
        <button type="button" class="t-again" @click=${this.again}>Run again</button>`}
      <button type="button" class="t-copy" @click=${() => this.copy(command.screen?.terminal.getSelection()
        || command.said)}>Copy</button>`;
  }

  tools() {
    const { command, searching, found, readOnly } = this;
    return html`<div class="t-tools">
      <button type="button" class="t-find" aria-expanded=${String(Boolean(searching))} title="Ctrl+Shift+F"
        @click=${this.search}>Search</button>
      ${command.running && !readOnly ? html`
        <button type="button" class="t-paste" title="Ctrl+Shift+V" @click=${this.paste}>Paste</button>
        <button type="button" class="t-size" aria-pressed=${String(command.large)} @click=${this.enlarge}>Large</button>
        <span class="t-touch" role="group" aria-label="Keys">${KEYS.map(([name, text]) => html`<button type="button"
          @click=${() => this.press(text)}>${name}</button>`)}</span>` : nothing}
      ${searching ? html`<span class="t-search" role="search">
        <input aria-label="Search on the screen" @keydown=${this.searchKey} autocomplete="off" spellcheck="false">
        <button type="button" aria-label="Before" @click=${event => this.seek(event, true)}>↑</button>
        <button type="button" aria-label="Next" @click=${event => this.seek(event, false)}>↓</button>
        <span role="status">${found ? found.of ? `${found.at} of ${found.of}` : 'Not found' : ''}</span></span>`
        : nothing}
      ${command.running ? html`<span class="t-hint">Alt+Shift+↑ leaves the screen</span>` : nothing}</div>`;
  }

  line() {
    const { command } = this;
    return html`<form class="t-feed" @submit=${this.feed}>
      <input aria-label="Input" placeholder="Input, Ctrl+D ends it" autocomplete="off" spellcheck="false"
        autocapitalize="off" @keydown=${this.feedKey}>
      <button type="submit">Send</button>
      <button type="button" class="t-eof" @click=${() => command.tell({ type: 'stdin', input: '', end: true })}
        >End input</button></form>`;
  }
}

customElements.define('hub-terminal-block', Block);
